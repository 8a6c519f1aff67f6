"""What would mend an open finding, and on which page."""

from collections.abc import Callable, Mapping
from uuid import UUID

from flask import url_for

from core.contract.findings import Finding
from core.web.language import _

Way = tuple[str, str]


def way_for(case_id: UUID, finding: Finding) -> Way | None:
    """Words and address of the page where this finding can be mended; None where no page of a case can."""
    make = _WAYS.get(finding.act)
    return make(case_id, finding.act_about) if make else None


def _consent(case_id: UUID, purpose: str) -> Way:
    return _("Vraag of leg toestemming vast"), url_for("cases.consents", case_id=case_id, _anchor=f"doel-{purpose}")


def _conversation(case_id: UUID, about: str) -> Way:
    return _("Leg dit gesprek vast"), url_for("cases.talk", case_id=case_id, soort=about or None)


def _document(case_id: UUID, about: str) -> Way:
    return _("Ga naar het document"), url_for("cases.start_document", case_id=case_id, template_code=about)


def _verdict(case_id: UUID, code: str) -> Way:
    return _("Geef een oordeel, met een reden"), url_for("cases.judge_question", case_id=case_id, code=code)


def _fact(kind: str) -> Callable[[UUID, str], Way]:
    def make(case_id: UUID, about: str) -> Way:
        return _("Leg vast dat dit gebeurd is"), url_for(
            "cases.note_fact", case_id=case_id, kind=kind, over=about or None
        )

    return make


_WAYS: Mapping[str, Callable[[UUID, str], Way]] = {
    "consent": _consent,
    "consultation": _fact("consultation"),
    "conversation": _conversation,
    "document": _document,
    "hearing": _fact("hearing"),
    "information": _fact("information"),
    "observation": _fact("observation"),
    "report": _fact("report"),
    "verdict": _verdict,
}
