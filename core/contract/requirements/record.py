"""Requirements about what the case holds: documents, meetings, outcomes, decisions, levels."""

from dataclasses import dataclass

from core.contract.dates import in_words
from core.contract.facts import Facts
from core.contract.findings import Finding, State
from core.contract.requirements.base import NOTHING_RECORDED, Requirement


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentIn(Requirement):
    """A document of the case is in one of the states."""

    document: str
    label: str
    states: tuple[str, ...] = ("made",)

    def sentence(self) -> str:
        return f"Het {self.label} is gemaakt."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        state = facts.document_state(self.document)
        if state in self.states:
            return self.found(facts, State.MET, f"Het {self.label} is er.")
        reason = f"Het {self.label} is er nog niet." if not state else f"Het {self.label} is nog niet af."
        return self.found(facts, State.UNMET, reason, ("document", self.document))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHeld(Requirement):
    """The case was discussed in this team."""

    team: str
    label: str

    def sentence(self) -> str:
        return f"{{leerling}} is besproken in het {self.label}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        held = facts.latest("meeting", self.team)
        if held:
            return self.found(facts, State.MET, f"{self.label} van {in_words(held.on)}.")
        return self.found(facts, State.UNMET, f"Nog niet besproken in het {self.label}.", ("meeting", self.team))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeIs(Requirement):
    """The newest happening of a kind ended in one of the outcomes (a learning team without a solution)."""

    kind: str
    about: str
    label: str
    outcomes: tuple[str, ...]
    wanted: str

    def sentence(self) -> str:
        return f"{self.label}: {self.wanted}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        latest = facts.latest(self.kind, self.about)
        act = (self.kind, self.about)
        if latest is None:
            return self.found(facts, State.UNMET, f"{self.label} staat nog niet vast.", act)
        state = State.MET if latest.outcome in self.outcomes else State.UNMET
        reason = f"{self.label} van {in_words(latest.on)}" + (f": {latest.reason}" if latest.reason else "")
        if state is State.UNMET:
            reason += f" De uitkomst is niet: {self.wanted}."
        return self.found(facts, state, reason, act)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedIn(Requirement):
    """A decision of this kind was taken, in this team where one is named."""

    decision: str
    label: str
    team: str = ""

    def sentence(self) -> str:
        return f"Besloten: {self.label}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        taken = [h for h in facts.of_kind("decision", self.decision) if self.team in ("", h.reference)]
        if taken:
            return self.found(facts, State.MET, f"Besluit van {in_words(taken[0].on)}.")
        return self.found(facts, State.UNMET, "Dit besluit is nog niet genomen.", ("decision", self.decision))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPresent(Requirement):
    """A report of a kind is in the case; without one it is unmet."""

    kind: str
    label: str

    def sentence(self) -> str:
        return f"{self.label} ligt in het dossier."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        report = facts.latest("report", self.kind)
        if report:
            return self.found(facts, State.MET, f"Verslag van {in_words(report.on)}.")
        return self.found(facts, State.UNMET, f"{self.label} ontbreekt.", ("report", self.kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded(Requirement):
    """Something was noted at least once, or on `times` different days; without a record it is unknown, since it may
    have happened."""

    kind: str
    about: str
    label: str
    times: int = 1

    def sentence(self) -> str:
        return self.label

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        days = sorted({noted.on for noted in facts.of_kind(self.kind, self.about)})
        if len(days) >= max(self.times, 1):
            return self.found(facts, State.MET, f"Vastgelegd op {in_words(days[-1])}.")
        reason = f"Vastgelegd op {len(days)} van {self.times} dagen." if days else NOTHING_RECORDED
        return self.found(facts, State.UNKNOWN, reason, (self.kind, self.about))


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelReached(Requirement):
    """The case stands at this level or higher; `rank` is the rank of the level."""

    level: str
    rank: int
    label: str

    def sentence(self) -> str:
        return f"{{leerling}} krijgt {self.label}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        if facts.level_rank >= self.rank:
            return self.found(facts, State.MET, "Het dossier staat op dit niveau of hoger.")
        return self.found(facts, State.UNMET, "Het dossier staat nog op een lager niveau.", ("level", self.level))


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectorNamed(Requirement):
    """The case has a director."""

    label: str

    def sentence(self) -> str:
        return f"Er is een {self.label}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        if facts.director:
            return self.found(facts, State.MET, f"De {self.label} is gekozen.")
        return self.found(facts, State.UNMET, f"Er is nog geen {self.label}.", ("director", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagSet(Requirement):
    """A characteristic of the pupil is set ("own learning line")."""

    flag: str
    label: str

    def sentence(self) -> str:
        return self.label

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        if self.flag in facts.pupil.flags:
            return self.found(facts, State.MET, "Dit staat bij de leerling aangegeven.")
        return self.found(facts, State.UNMET, "Dit staat niet bij de leerling aangegeven.", ("pupil", self.flag))
