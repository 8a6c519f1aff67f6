"""The list of partners for one reader: what was asked, what was found, and per partner what one line says."""

from dataclasses import dataclass
from uuid import UUID

from core.access import ledger
from core.access.school import judge, profile
from core.contract.offers import Standing
from core.contract.partners import Partner
from core.features.cases.access import verdict_on
from core.features.cases.facts import CaseFile, load
from core.features.directory import choices, judging
from core.features.directory.choices import Choice, Listed, Wanted
from core.features.directory.judging import Fit, PartnerFindings
from core.features.directory.kept import Kept, kept
from core.features.directory.rules import ContactLine, Freshness
from core.features.publication import amounts, sentences
from core.web.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRow:
    """One line of the list; `own` where the school added the partner itself, `judged` where a case was asked about."""

    partner: Partner
    said: str
    limits: str
    scope: str
    level: str
    domains: str
    registrars: str
    standing: str
    own: bool
    freshness: Freshness
    contacts: tuple[ContactLine, ...]
    checked: str
    judged: PartnerFindings | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerList:
    """What was found of `total` partners, with the choices of each filter and how many data have to be looked at."""

    rows: tuple[PartnerRow, ...]
    total: int
    choices: dict[str, list[Choice]]
    unchecked: int


def partner_list(wanted: Wanted, file: CaseFile | None = None) -> PartnerList:
    """The partners that answer, in order; with a case those that can be called in now come first.

    Three statements, and the ones of the case. Who comes from outside sees what the profile says.
    """
    own = kept()
    everything = [_listed(own, one) for one in profile().partners]
    found = choices.in_order((one for one in everything if choices.holds(wanted, one)), wanted.order)
    rows = tuple(row_of(own, one.partner, file) for one in found)
    return PartnerList(
        rows=tuple(sorted(rows, key=_by_fit)) if file else rows,
        total=len(everything),
        choices=choices.choices(profile(), everything, wanted),
        unchecked=sum(one.freshness.asks for one in everything),
    )


def _by_fit(row: PartnerRow) -> tuple[int, int]:
    return (list(Fit).index(row.judged.fit), row.judged.cautions) if row.judged else (0, 0)


def _listed(own: Kept, partner: Partner) -> Listed:
    names = [text for line in own.contacts(partner) for text in (line.name, line.phone, line.mail)]
    notes = [note.words for note in own.notes.get(partner.code, ())]
    return Listed(partner=partner, freshness=own.freshness(partner), texts=(*names, *notes))


def row_of(own: Kept, partner: Partner, file: CaseFile | None = None) -> PartnerRow:
    """The line of one partner."""
    check = own.check(partner)
    return PartnerRow(
        partner=partner,
        said=sentences.about_anyone(", ".join(partner.services) or partner.description),
        limits=limits_in_words(partner),
        scope=_(choices.SCOPES.get(partner.scope, partner.scope)),
        level=level_of(partner),
        domains=", ".join(domain.replace("_", " ") for domain in partner.domains),
        registrars=registrars_of(partner),
        standing="" if partner.standing is Standing.ACTIVE else _(choices.STANDINGS[partner.standing]),
        own=partner.source.section == f"partners.{partner.code}",
        freshness=own.freshness(partner),
        contacts=own.contacts(partner),
        checked=f"{check.on.isoformat()} {check.by}" if check else "",
        judged=judged_for(partner, file) if file else None,
    )


def judged_for(partner: Partner, file: CaseFile) -> PartnerFindings:
    """Everything that is asked before this partner, on the facts of this case."""
    asked = judging.conditions(profile(), partner)
    return judging.judged(asked, file.facts, judge, judging.closed(partner))


def limits_in_words(partner: Partner) -> str:
    """For whom the partner is, once: `tot en met 7 jaar`."""
    said = (amounts.limits(one, profile()) for one in choices.limits_of(partner))
    return "; ".join(dict.fromkeys(text for text in said if text))


def level_of(partner: Partner) -> str:
    """The level from which the partner comes in."""
    return next((judging.level_words(one) for one in profile().care_levels if one.code == partner.level), "")


def registrars_of(partner: Partner) -> str:
    """Who registers a pupil there, in words; empty where the document does not say."""
    labels = {one.code: one.label for one in (*profile().staff_roles, *profile().partners)}
    return _(" of ").join(labels.get(code, code) for code in partner.registrars)


def looked_up(case_id: UUID) -> CaseFile:
    """The case for which somebody looks for a partner, with a row in the ledger. NotFound where it is not theirs."""
    file = load(case_id)
    verdict = verdict_on(file.case)
    ledger.record(
        action="partner.look_up",
        object_type="support_case",
        object_id=file.case.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
        rule=ledger.Basis(rule=verdict.rule, disclosure_id=verdict.disclosure_id),
    )
    return file
