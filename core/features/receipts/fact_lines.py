"""Facts in words: what was known on the day of a decision, with the labels of the profile of that day."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from core.contract.dates import completed_years
from core.contract.facts import ConsentFact, ConsentStatus, Facts, Happening
from core.contract.source import Declared
from core.contract.teams import ConversationKind, TeamComposition
from core.features.cases.timeline import KINDS
from core.features.cases.words import DOCUMENT_STATES
from core.features.receipts.questions import questions_of
from core.schools.profile import SchoolProfile
from core.web.dates import day_long
from core.web.language import _

NOTED = frozenset({"conversation", "observation", "note"})
"""What stands in a note. Its text is left out: the note itself says who may read it, also when it was sealed later."""
_ANSWERS = {"yes": _("ja"), "no": _("nee"), "approved": _("akkoord"), "refused": _("geen akkoord"), **DOCUMENT_STATES}
_CONSENT = {
    ConsentStatus.NOT_ASKED: _("nog niet gevraagd"),
    ConsentStatus.WAITING: _("wachtte op antwoord"),
    ConsentStatus.GIVEN: _("gegeven"),
    ConsentStatus.REFUSED: _("geweigerd"),
    ConsentStatus.CONFLICT: _("ouders waren het niet eens"),
    ConsentStatus.WITHDRAWN: _("ingetrokken"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """Facts under one heading, as pairs of a term and what was known of it."""

    title: str
    lines: tuple[tuple[str, str], ...]


def fact_groups(facts: Facts, rules: SchoolProfile) -> tuple[FactGroup, ...]:
    """Every fact that the rules could look at; headings without facts are left out."""
    words = FactWords(rules, facts.call_name)
    groups = (
        FactGroup(title=_("Over de leerling"), lines=tuple(words.of_pupil(facts))),
        FactGroup(title=_("Waar het dossier stond"), lines=tuple(words.of_case(facts))),
        FactGroup(title=_("Toestemming"), lines=tuple(words.of_consent(one) for one in facts.consents)),
        FactGroup(title=_("Documenten"), lines=tuple(words.of_documents(facts))),
        FactGroup(title=_("Wat er gebeurd was"), lines=tuple(words.of_happenings(facts.happenings))),
    )
    return tuple(group for group in groups if group.lines)


class FactWords:
    """The words of one version of a profile for what stands in facts as codes."""

    def __init__(self, rules: SchoolProfile, call_name: str) -> None:
        self._rules = rules
        self._questions = {one.code: one.question.replace("{leerling}", call_name) for one in questions_of(rules)}

    def of_pupil(self, facts: Facts) -> Iterator[tuple[str, str]]:
        """Age, year, arrival, characteristics and advice, where known."""
        pupil = facts.pupil
        if pupil.born is not None:
            yield _("Leeftijd"), _("%(jaren)d jaar", jaren=completed_years(pupil.born, facts.today))
        if pupil.year is not None:
            yield _("Leerjaar"), self._year(pupil.year)
        if pupil.in_netherlands_since is not None:
            yield _("In Nederland sinds"), day_long(pupil.in_netherlands_since)
        if pupil.flags:
            yield _("Kenmerken"), ", ".join(sorted(flag.replace("_", " ") for flag in pupil.flags))
        if pupil.advice:
            doubt = _(" (over het advies was twijfel)") if pupil.advice_in_doubt else ""
            yield _("Advies van de vorige school"), f"{pupil.advice}{doubt}"

    def of_case(self, facts: Facts) -> Iterator[tuple[str, str]]:
        """Route, step, level, and whether there was a director."""
        if not facts.route:
            return
        yield _("Route"), self._label(self._rules.route, facts.route)
        yield _("Stap"), self._label(lambda code: self._rules.route(facts.route).step(code), facts.step)
        yield _("Niveau"), self._label(self._rules.level, facts.level)
        word = self._rules.word("director", _("regiehouder"))
        yield word[:1].upper() + word[1:], _("gekozen") if facts.director else _("nog niet gekozen")

    def of_consent(self, fact: ConsentFact) -> tuple[str, str]:
        """A purpose, how it stood and what was said about it."""
        label = self._label(self._rules.consent_rule, fact.purpose)
        said = _(_CONSENT[fact.status])
        return label[:1].upper() + label[1:], f"{said}. {fact.explanation}" if fact.explanation else said

    def of_documents(self, facts: Facts) -> Iterator[tuple[str, str]]:
        """Each document with its state."""
        for code, state in facts.documents:
            label = self._label(self._rules.template, code)
            yield label[:1].upper() + label[1:], _(_ANSWERS.get(state, state))

    def of_happenings(self, happenings: Iterable[Happening]) -> Iterator[tuple[str, str]]:
        """What happened, newest first: the kind, and about what, when, with whom and how it ended."""
        for one in sorted(happenings, key=lambda happening: happening.on, reverse=True):
            parts = [self._about(one), _("met %(wie)s", wie=self._roles(one)) if one.roles else "", self._outcome(one)]
            said = ", ".join(part for part in parts if part)
            reason = f": {one.reason}" if one.reason and one.kind not in NOTED else ""
            yield f"{_(KINDS.get(one.kind, 'Gebeurtenis'))}, {day_long(one.on)}", f"{said}{reason}".strip(": ")

    def _about(self, one: Happening) -> str:
        finders: dict[str, Callable[[str], Declared]] = {
            "agenda": self._rules.team,
            "agenda_off": self._rules.team,
            "approval": self._rules.decision,
            "consent": self._rules.consent_rule,
            "conversation": self._rules.conversation_kind,
            "decision": self._rules.decision,
            "document": self._rules.template,
            "hearing": self._rules.template,
            "level": self._rules.level,
            "meeting": self._rules.team,
            "system_reference": self._rules.system,
        }
        if one.kind == "verdict":
            return self._questions.get(one.about, one.about)
        if one.kind == "step":
            return next(
                (s.label for r in self._rules.support_routes for s in r.steps if s.code == one.about), one.about
            )
        finder = finders.get(one.kind)
        return self._label(finder, one.about) if finder else one.about.replace("_", " ")

    def _outcome(self, one: Happening) -> str:
        kinds: tuple[ConversationKind | TeamComposition, ...] = (
            *self._rules.conversation_kinds,
            *self._rules.team_compositions,
        )
        for asked in kinds:
            if asked.code == one.about:
                return next((known.label for known in asked.outcomes if known.code == one.outcome), one.outcome)
        return _(_ANSWERS[one.outcome]) if one.outcome in _ANSWERS else ""

    def _roles(self, one: Happening) -> str:
        return ", ".join(sorted(self._label(self._rules.role, code) for code in one.roles))

    def _year(self, rank: int) -> str:
        try:
            return self._rules.year(rank).label
        except LookupError:
            return str(rank)

    def _label(self, find: Callable[[str], Declared], code: str) -> str:
        """The label of then; the code where that version does not know it."""
        try:
            return find(code).label if code else ""
        except LookupError:
            return code
