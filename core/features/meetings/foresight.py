"""What will be so once an agenda item is closed: decisions are judged by that beforehand. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from core.contract.facts import Facts, Happening
from core.contract.findings import Finding, Kind
from core.web.language import _, ngettext

CHOSEN_HERE = "wordt hier gekozen"
"""Stands for the director until somebody is chosen in the minutes."""

DECIDED = "Besloten: "
"""How the condition reads that a decision was taken (core.contract.requirements.record)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """What closing the item brings: the meeting of `team` on a day, the step that follows by itself with its level,
    and whether a director is chosen in the same act."""

    team: str
    on: date
    meeting: str = ""
    step: str = ""
    level: str = ""
    level_rank: int = 0
    director: bool = False


def at_closing(facts: Facts, coming: Coming) -> Facts:
    """The facts as they will be judged at closing: the meeting held, the step entered, a director chosen."""
    happenings = [Happening(kind="meeting", about=coming.team, on=coming.on, reference=coming.meeting)]
    if coming.step:
        happenings.append(Happening(kind="step", about=coming.step, on=coming.on))
    if coming.level and coming.level != facts.level:
        happenings.append(Happening(kind="level", about=coming.level, on=coming.on))
    return replace(
        facts,
        today=max(facts.today, coming.on),
        happenings=(*facts.happenings, *happenings),
        step=coming.step or facts.step,
        level=coming.level or facts.level,
        level_rank=coming.level_rank if coming.level else facts.level_rank,
        director=facts.director or (CHOSEN_HERE if coming.director else ""),
    )


def answerable(finding: Finding, codes: Iterable[str]) -> bool:
    """Whether a finding only waits for a verdict that is asked in these minutes."""
    return finding.kind is Kind.ASK and finding.asks in set(codes)


def in_one_sentence(findings: Iterable[Finding], call_name: str) -> str:
    """Everything that stops, in at most three sentences: the decision that goes before, what is not so yet, how many
    questions are open."""
    stops = [finding for finding in findings if finding.stops]
    conditions = [finding.condition for finding in stops if finding.kind is Kind.UNMET]
    first = [one.removeprefix(DECIDED).rstrip(".") for one in conditions if one.startswith(DECIDED)]
    unmet = [_clause(one, call_name) for one in conditions if not one.startswith(DECIDED)]
    unknown = sum(1 for finding in stops if finding.kind is not Kind.UNMET)
    said = [_("Neem eerst het besluit “%(wat)s”.", wat="” en “".join(first))] if first else []
    if unmet:
        said.append(_("Nog niet zo: %(wat)s.", wat="; ".join(unmet)))
    if unknown and said:
        said.append(ngettext("Ook is 1 vraag nog open.", "Ook zijn %(num)d vragen nog open.", unknown))
    elif unknown:
        said.append(ngettext("Er is nog 1 vraag open.", "Er zijn nog %(num)d vragen open.", unknown))
    return " ".join(said)


def _clause(condition: str, call_name: str) -> str:
    """A condition inside a sentence: no full stop, no capital unless it begins with the name."""
    clause = condition.rstrip(".")
    if clause.startswith((call_name, "OPP", "OT")) or clause[1:2].isupper():
        return clause
    return clause[:1].lower() + clause[1:]
