"""Requirements about people: who agreed, who spoke, who was asked, who was told, who judged."""

from dataclasses import dataclass
from typing import ClassVar

from core.contract.dates import in_words
from core.contract.facts import ConsentFact, ConsentStatus, Facts
from core.contract.findings import Finding, State
from core.contract.parties import Party
from core.contract.requirements.base import NOTHING_RECORDED, Requirement, capital, enumerated

_CONSENT_STATES = {
    ConsentStatus.NOT_ASKED: State.UNMET,
    ConsentStatus.WAITING: State.UNMET,
    ConsentStatus.GIVEN: State.MET,
    ConsentStatus.REFUSED: State.UNMET,
    ConsentStatus.CONFLICT: State.UNMET,
    ConsentStatus.WITHDRAWN: State.UNMET,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFor(Requirement):
    """Consent for a purpose lives today. Who must give it, and how, stands in the consent rule of that purpose."""

    purpose: str
    label: str

    def sentence(self) -> str:
        return f"Er is toestemming voor: {self.label}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        consent = facts.consent(self.purpose)
        return self.found(facts, _CONSENT_STATES[consent.status], _consent_reason(consent), ("consent", self.purpose))


def _consent_reason(consent: ConsentFact) -> str:
    if consent.explanation:
        return consent.explanation
    if consent.status is ConsentStatus.GIVEN:
        return f"Gegeven op {in_words(consent.since)}." if consent.since else "Gegeven."
    return {
        ConsentStatus.NOT_ASKED: "De toestemming is nog niet gevraagd.",
        ConsentStatus.WAITING: f"Wacht op {enumerated(consent.missing)}.",
        ConsentStatus.REFUSED: f"Geweigerd door {enumerated(consent.refused_by)}.",
        ConsentStatus.CONFLICT: f"De ouders zijn het niet eens: {enumerated(consent.refused_by)} gaf geen toestemming.",
        ConsentStatus.WITHDRAWN: f"Ingetrokken door {enumerated(consent.refused_by)}.",
    }[consent.status]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationWith(Requirement):
    """One conversation in which all parties took part, of a kind (`about`) where one is given.

    The newest conversation that lacks somebody is named, with who was missing.
    """

    parties: tuple[Party, ...]
    about: str = ""

    def sentence(self) -> str:
        return f"Er is een gesprek gevoerd met {enumerated(party.label for party in self.parties)}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        held = facts.of_kind("conversation", self.about)
        wanted = {party.role for party in self.parties}
        for talk in held:
            if wanted <= talk.roles:
                return self.found(facts, State.MET, f"Gesprek van {in_words(talk.on)}.")
        act = ("conversation", self.about)
        if not held:
            return self.found(facts, State.UNMET, "Er staat nog geen gesprek vast.", act)
        missing = enumerated(party.label for party in self.parties if party.role not in held[0].roles)
        return self.found(facts, State.UNMET, f"Bij het gesprek van {in_words(held[0].on)} ontbraken: {missing}.", act)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consulted(Requirement):
    """Each party was consulted, apart or together; those not consulted are each a finding of their own."""

    parties: tuple[Party, ...]
    about: str = ""

    def sentence(self) -> str:
        return f"Er is overlegd met {enumerated(party.label for party in self.parties)}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        return tuple(finding for party in self.parties for finding in self._one(facts, party))

    def _one(self, facts: Facts, party: Party) -> tuple[Finding, ...]:
        alone = Consulted(
            source=self.source, says=self.says, severity=self.severity, override=self.override, parties=(party,)
        )
        for kind in ("consultation", "conversation"):
            for talk in facts.of_kind(kind, self.about):
                if party.role in talk.roles:
                    return alone.found(facts, State.MET, f"Overleg op {in_words(talk.on)}.")
        reason = f"Overleg eerst met {party.label}."
        return alone.found(
            facts, State.UNMET, reason.replace("{leerling}", facts.call_name), ("consultation", party.role)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Informed(Requirement):
    """The party was told. Without a record it is unknown, not undone."""

    party: Party
    about: str = ""

    def sentence(self) -> str:
        return f"{capital(self.party.label)} is op de hoogte."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        for told in facts.of_kind("information", self.about):
            if self.party.role in told.roles:
                return self.found(facts, State.MET, f"Verteld op {in_words(told.on)}.")
        return self.found(facts, State.UNKNOWN, NOTHING_RECORDED, ("information", self.about))


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationBy(Requirement):
    """Somebody of this role observed the pupil."""

    party: Party

    def sentence(self) -> str:
        return f"{capital(self.party.label)} heeft geobserveerd."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        for seen in facts.of_kind("observation"):
            if self.party.role in seen.roles:
                return self.found(facts, State.MET, f"Observatie van {in_words(seen.on)}.")
        return self.found(facts, State.UNMET, "Er staat nog geen observatie vast.", ("observation", self.party.role))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedBy(Requirement):
    """Each party approved `about`, every one a different person; the order is free."""

    parties: tuple[Party, ...]
    about: str

    def sentence(self) -> str:
        return f"Akkoord van {enumerated(party.label for party in self.parties)}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        given = facts.of_kind("approval", self.about)
        by_role = {role: h.by for h in given if h.outcome != "refused" for role in h.roles}
        missing = [party.label for party in self.parties if party.role not in by_role]
        act = ("approval", self.about)
        if missing:
            return self.found(facts, State.UNMET, f"Wacht op akkoord van {enumerated(missing)}.", act)
        people = {by_role[party.role] for party in self.parties}
        if len(people) < len(self.parties):
            return self.found(facts, State.UNMET, "Dit vraagt akkoord van twee verschillende personen.", act)
        return self.found(facts, State.MET, "Alle akkoorden zijn binnen.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanVerdict(Requirement):
    """A question that only a person can answer, yes or no, with a reason. `by` are the roles that may answer."""

    needs_reason: ClassVar[bool] = True

    code: str
    question: str
    by: tuple[str, ...]
    subjective: bool = False

    def sentence(self) -> str:
        return self.question

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        verdict = facts.latest("verdict", self.code)
        if verdict is None:
            return (self._asked(facts),)
        state = State.MET if verdict.outcome == "yes" else State.UNMET
        answer = "Ja" if verdict.outcome == "yes" else "Nee"
        return self.found(facts, state, f"{answer}, {in_words(verdict.on)}: {verdict.reason}", ("verdict", self.code))

    def _asked(self, facts: Facts) -> Finding:
        return Finding(
            state=State.UNKNOWN,
            condition=self.condition(facts),
            reason="Dit kan geen computer beantwoorden. Hier geeft een mens een oordeel, met een reden."
            + (" Het antwoord kan per persoon verschillen." if self.subjective else ""),
            source=self.source,
            severity=self.severity,
            asks=self.code,
            subjective=self.subjective,
            override=self.override,
            act="verdict",
            act_about=self.code,
        )
