"""What the page of an application shows: the rules with what they lead to, what is next, and what happened."""

from dataclasses import dataclass

from flask import url_for

from core.access.school import profile
from core.access.scope import scope
from core.contract.decisions import DecisionSubject
from core.contract.findings import Finding
from core.contract.partners import Provision
from core.features.admissions import rules, searches
from core.features.admissions.acts import question_of
from core.features.admissions.application_facts import ApplicationFile
from core.features.admissions.letters import decision_of, lacking, letters_of
from core.features.admissions.models import AdmissionDecision, AdmissionEvent, PlaceSearch, RefusalLetter
from core.features.admissions.questions import LATER
from core.features.admissions.rules import UNDECIDED, ApplicationState, JudgedRule
from core.features.staff.colleagues import names_of
from core.web.language import _

_WORDS = {
    "report": _("Leg vast of het er is"),
    "document": _("Leg vast dat het er is"),
    "consent": _("Leg de toestemming vast"),
    "consultation": _("Leg het overleg vast"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened, with who wrote it down."""

    event: AdmissionEvent
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationPage:
    """An application as its page shows it."""

    file: ApplicationFile
    findings: tuple[Finding, ...]
    suggestions: tuple[JudgedRule, ...]
    history: tuple[HistoryLine, ...]
    decision: AdmissionDecision | None
    decides: str
    search: PlaceSearch | None
    letters: tuple[RefusalLetter, ...]
    lacking: tuple[str, ...]
    provisions: tuple[Provision, ...]

    @property
    def is_undecided(self) -> bool:
        """Whether people still work on it."""
        return self.file.application.state in UNDECIDED

    @property
    def is_open(self) -> bool:
        """Whether its term runs."""
        return self.file.application.state == ApplicationState.OPEN


def page_of(file: ApplicationFile) -> ApplicationPage:
    """Everything for the page, in at most eight statements."""
    application = file.application
    names = names_of([event.by_id for event in file.events])
    found = searches.searches_of(application)
    declined = application.state == ApplicationState.DECLINED
    return ApplicationPage(
        file=file,
        findings=rules.all_findings(file.judged),
        suggestions=rules.suggestions(file.judged),
        history=tuple(
            HistoryLine(event=event, by=names.get(event.by_id, "") if event.by_id else "")
            for event in reversed(file.events)
        ),
        decision=decision_of(application.id),
        decides=decides(DecisionSubject.APPLICATION),
        search=found[0] if found else None,
        letters=letters_of(application.id),
        lacking=lacking(file) if declined else (),
        provisions=profile().provisions,
    )


def decides(subject: DecisionSubject) -> str:
    """Who decides, in the school's words; empty when it does not say so."""
    right = next((r for r in profile().decision_rights if r.subject is subject and not r.retired), None)
    if right is None:
        return ""
    names = [profile().team(code).label for code in right.teams]
    names += [profile().role(code).label for code in right.owners] if not right.teams else []
    return _(" of ").join(names)


def way_for(file: ApplicationFile, finding: Finding) -> tuple[str, str] | None:
    """What would mend a finding, as words and an address; None where nothing here does."""
    application = file.application
    if application.state not in UNDECIDED:
        return None
    if finding.act == "verdict" or finding.asks:
        return _question_way(file, finding.asks or finding.act_about)
    key = f"{finding.act}.{finding.act_about}"
    fact = next((one for one in file.asked if one.key == key and one.kind in LATER), None)
    if fact is not None:
        words = _WORDS.get(finding.act, _("Leg vast wat er gebeurde"))
        return words, url_for("admissions.note", application_id=application.id, need=fact.key)
    if finding.act in ("pupil", "application"):
        born = finding.act_about in ("born", "year")
        page = "admissions.data" if born else "admissions.questions"
        return _("Vul aan of verbeter"), url_for(page, application_id=application.id)
    return None


def _question_way(file: ApplicationFile, code: str) -> tuple[str, str]:
    question = question_of(file, code)
    mine = scope().roles & set(question.by)
    asked = profile().role(question.by[0]).label
    words = _("Beantwoord deze vraag") if mine else _("Vraag het de %(rol)s", rol=asked)
    return words, url_for("admissions.verdict", application_id=file.application.id, question=code)
