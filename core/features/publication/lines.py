"""What the fields of a value say besides its label, each as a term with its words."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from core.contract.consents import Giver, GiverRule
from core.contract.offers import Standing
from core.features.publication import amounts, sentences
from core.schools.profile import SchoolProfile
from core.web.language import _

Say = Callable[[Any, SchoolProfile], str]


def _labels(hook: str) -> Say:
    """Codes of a hook as its labels."""

    def say(codes: Any, profile: SchoolProfile) -> str:
        known = {one.code: one.label for one in profile.declared(hook)}
        wanted = (codes,) if isinstance(codes, str) else codes
        return ", ".join(known.get(code, "") for code in wanted if known.get(code))

    return say


def _either(codes: Any, profile: SchoolProfile) -> str:
    known = {one.code: one.label for one in (*profile.staff_roles, *profile.partners)}
    return ", ".join(known[code] for code in codes if code in known)


def _text(value: Any, profile: SchoolProfile) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _each(say: Callable[[Any, SchoolProfile], str]) -> Say:
    return lambda values, profile: "; ".join(say(one, profile) for one in values)


def _standing(value: Any, profile: SchoolProfile) -> str:
    said = {
        Standing.INVESTIGATED: _("wordt onderzocht"),
        Standing.TEMPORARY: _("tijdelijk"),
        Standing.ENDED: _("gestopt"),
    }
    return said.get(value, "")


def given_by(givers: Iterable[GiverRule], profile: SchoolProfile) -> str:
    """Who give consent: `iedereen met gezag, onder de 16 jaar; de leerling zelf, vanaf 16 jaar`."""
    return sentences.joined(map(_giver, givers))


def _giver(value: GiverRule) -> str:
    until = _("als de leerling jonger is dan %(oud)s jaar", oud=value.below_age) if value.below_age is not None else ""
    since = _("vanaf %(oud)s jaar", oud=value.from_age) if value.from_age is not None else ""
    who = {Giver.EVERY_HOLDER: _("iedereen met gezag"), Giver.PUPIL: _("de leerling zelf")}[value.giver]
    return " ".join(part for part in (who, since, until) if part)


def _part_of(code: Any, profile: SchoolProfile) -> str:
    known = (*profile.partners, *profile.systems, *profile.document_templates)
    return next((one.label for one in known if one.code == code), "")


_ROLES, _TEAMS = _labels("staff_roles"), _labels("team_compositions")
LINES: tuple[tuple[str, str, Say], ...] = (
    ("aliases", _("Ook bekend als"), _text),
    ("actors", _("Wie hier werken"), _ROLES),
    ("specialisms", _("Kent zich uit in"), _text),
    ("drawn_from", _("Is ook"), _ROLES),
    ("indications", _("Wanneer"), _text),
    ("limits", _("Voor"), amounts.limits),
    ("audience", _("Voor wie"), _text),
    ("means", _("Middelen"), _text),
    ("amounts", _("Hoeveel"), _each(amounts.amount)),
    ("themes", _("Onderwerpen"), _text),
    ("topics", _("Onderwerpen"), _text),
    ("grounds", _("Op grond van"), _text),
    ("executors", _("Door"), _ROLES),
    ("partners", _("Samen met"), _labels("partners")),
    ("works_with", _("Samen met"), _labels("partners")),
    ("registrars", _("Aanmelden door"), _either),
    ("reach", _("Zo gaat het"), _text),
    ("status", _("Stand"), _text),
    ("standing", _("Stand"), _standing),
    ("facility", _("Waar"), _labels("facilities")),
    ("place", _("Waar"), _text),
    ("when", _("Moment"), _text),
    ("window", _("Moment"), lambda value, profile: amounts.window(value)),
    ("rhythm", _("Hoe vaak"), lambda value, profile: sentences.rhythm(value)),
    ("funding", _("Betaald uit"), _each(lambda value, profile: amounts.funding(value))),
    ("teams", _("Besproken in"), _TEAMS),
    ("owner", _("Door"), _ROLES),
    ("owners", _("Door"), _ROLES),
    ("authors", _("Gemaakt door"), _ROLES),
    ("leaders", _("Geleid door"), _ROLES),
    ("roles", _("Gebruikt door"), _ROLES),
    ("reporters", _("Door"), _ROLES),
    ("asked_by", _("Op verzoek van"), _ROLES),
    ("parties", _("Met"), lambda value, profile: sentences.of_anyone(", ".join(one.label for one in value))),
    ("givers", _("Wie toestemming geven"), given_by),
    ("approvers", _("Akkoord van"), lambda value, profile: ", ".join(one.label for one in value)),
    ("refers_to", _("Verwijst naar"), _labels("partners")),
    ("outcome", _("Zo niet"), _text),
    ("explains", _("Waarom"), lambda value, profile: sentences.about_anyone(value)),
    ("level", _("Niveau"), _labels("care_levels")),
    ("domains", _("Gebied"), lambda value, profile: ", ".join(one.replace("_", " ") for one in value)),
    ("routes", _("Route"), _labels("support_routes")),
    ("part_of", _("Hoort bij"), _part_of),
)
"""Fields that are said in a line: name of the field, the term, and how it is said."""


def lines(profile: SchoolProfile, value: Any, only: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """What the fields of a value say, as pairs of term and words; of `only` these fields, where any are named."""
    for name, term, say in LINES:
        if only and name not in only:
            continue
        held = getattr(value, name, None)
        said = say(held, profile) if held and not _told_elsewhere(name, value) else ""
        if said:
            yield _(term), said


def _told_elsewhere(name: str, value: Any) -> bool:
    """The rhythm of a team stands in its table; the words of the school say more than the standing of a partner."""
    if name == "standing":
        return bool(getattr(value, "status", ""))
    return (name == "rhythm" and hasattr(value, "seats")) or (name == "status" and hasattr(value, "supplied"))
