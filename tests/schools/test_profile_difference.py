"""Two versions of a profile: what came, went and changed, in words."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest

from core.contract.hooks import DECLARING
from core.contract.partners import Partner
from core.contract.requirements import REQUIREMENTS, AgeBetween, Requirement
from core.contract.source import Statement
from core.features.staff.permission_words import WORDS
from core.schools.answers import kind_of
from core.schools.field_words import ENUMS, NAMES, OF_CLASS
from core.schools.profile import SchoolProfile
from core.schools.profile_difference import ChangeKind, ValueDifference, differences
from core.schools.profile_wire import without_contacts
from tests.schools.harbour import Quay, changed
from tests.third_school import STEPS, Haven, at

pytestmark = pytest.mark.pure


def only(found: tuple[ValueDifference, ...]) -> ValueDifference:
    (one,) = found
    return one


def said(found: tuple[ValueDifference, ...]) -> list[tuple[str, str, str]]:
    return [(one.term, one.old, one.new) for one in only(found).fields]


def test_twee_keer_dezelfde_versie(quay: Quay) -> None:
    assert differences(quay.profile(), quay.profile()) == ()


RHYTHM = ("Hoe vaak", "als het nodig is", "6 keer per schooljaar")


@pytest.mark.parametrize(
    ("own", "hook", "told"),
    [
        ("[termijnen.sein_beantwoorden]\nlengte = 5\n", "deadlines", [("Lengte", "3 dagen", "5 dagen")]),
        ('[signalen.zeeziek]\ngetal = "3.5"\n', "thresholds", [("Vanaf", "2,5", "3,5")]),
        ('[niveaus.bries]\nnaam = "Windkracht 4"\n', "care_levels", [("Naam", "Bries", "Windkracht 4")]),
        ("[overleg.bemanning]\nminimum = 6\n", "team_compositions", [RHYTHM]),
        ('[hoofdstukken.p1]\ntekst = "Anders."\n', "chapters", None),
    ],
)  # fmt: skip
def test_een_eigen_waarde(quay: Quay, own: str, hook: str, told: list[tuple[str, str, str]] | None) -> None:
    before = quay.profile()
    if told is None:
        code = before.chapters[0].code
        own, told = own.replace("p1", code), [("Tekst", before.chapters[0].text, "Anders.")]
    found = differences(before, quay.profile(own))
    assert said(found) == told
    assert (only(found).hook, only(found).kind, only(found).origin) == (hook, ChangeKind.CHANGED, "eigen waarde")


def test_wat_erbij_kwam_en_wat_wegging(quay: Quay) -> None:
    more = '[partners.wal]\nnieuw = true\nnaam = "De Wal"\n[trainingen.knopen]\nuit = true\n'
    before, after = quay.profile(), quay.profile(more)
    came, went = sorted(differences(before, after), key=lambda one: one.hook)
    assert (came.hook, came.code, came.label, came.kind) == ("partners", "wal", "De Wal", ChangeKind.ADDED)
    assert (came.before, came.origin, came.fields) == (None, "eigen waarde", ())
    assert (went.hook, went.code, went.kind, went.after) == ("trainings", "knopen", ChangeKind.REMOVED, None)
    back = differences(after, before)
    assert {one.kind for one in back} == {ChangeKind.ADDED, ChangeKind.REMOVED}


def test_een_stap_van_een_route(quay: Quay) -> None:
    steps = (STEPS[0], replace(STEPS[1], owners=("maat",), guards=(), next=("ligplaats",)), *STEPS[2:])
    routes = [replace(one, steps=steps) for one in Haven().support_routes()]
    found = differences(quay.profile(), quay.profile(plugin=changed(support_routes=routes)))
    terms = {one.term: (one.old, one.new) for one in only(found).fields}
    assert terms["Overleg: door"] == ("Kapitein", "Maat")
    assert terms["Overleg: mogelijk vervolg"] == ("Nieuwe koers, Ligplaats", "Ligplaats")
    old, new = terms["Overleg: voorwaarden"]
    assert "toestemming" in old.casefold()
    assert new == ""


def with_duties(quay: Quay, *texts: str) -> SchoolProfile:
    roles = [
        replace(role, duties=tuple(Statement(text=text, source=at("2.1")) for text in texts)) if n == 0 else role
        for n, role in enumerate(Haven().staff_roles())
    ]
    return quay.profile(plugin=changed(staff_roles=roles))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (("Een", "Twee"), ("Nul", "Een", "Twee"), [("", "Nul")]),
        (("Een", "Twee"), ("Twee",), [("Een", "")]),
        (("Een", "Twee"), ("Een", "Drie"), [("Twee", "Drie")]),
        (("Een", "Twee"), ("Twee", "Een"), []),
    ],
)
def test_zinnen_zonder_naam(
    quay: Quay, old: tuple[str, ...], new: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    found = differences(with_duties(quay, *old), with_duties(quay, *new))
    assert [(one.old, one.new) for one in only(found).fields] == told
    assert {one.term for one in only(found).fields} <= {"Wat erbij hoort"}


def test_namen_van_contactpersonen_tellen_alleen_mee_als_ze_er_zijn(quay: Quay) -> None:
    own = '[partners.loodswezen]\ncontactpersonen = [{ naam = "Anker Open" }]\n'
    before, after = quay.profile(), quay.profile(own)
    assert said(differences(before, after)) == [("Contactpersonen", "", "Anker Open")]
    assert differences(before, without_contacts(after)) == ()
    assert isinstance(only(differences(before, after)).after, Partner)


def test_een_getal_in_een_voorwaarde(quay: Quay) -> None:
    rules = [
        replace(one, requirement=AgeBetween(source=at("5"), least=12)) if one.code == "elf_jaar" else one
        for one in Haven().admission_rules()
    ]
    ((term, old, new),) = said(differences(quay.profile(), quay.profile(plugin=changed(admission_rules=rules))))
    assert (term, old != new, "12" in new) == ("Voorwaarde", True, True)


def classes(kind: Any, seen: set[type]) -> Iterator[type]:
    """Every class of the contract that a declared value can hold."""
    for part in get_args(kind):
        yield from classes(part, seen)
    if kind is Requirement:
        for one in REQUIREMENTS:
            yield from classes(one, seen)
    elif isinstance(kind, type) and kind not in seen and (is_dataclass(kind) or issubclass(kind, Enum)):
        seen.add(kind)
        yield kind
        for hint in get_type_hints(kind).values() if is_dataclass(kind) else ():
            yield from classes(hint, seen)


HELD = {kind for hook in DECLARING for kind in classes(kind_of(hook), set())}
SELF_SAYING = {"Sector"}


def test_elk_veld_heeft_een_naam() -> None:
    held = {one.name for kind in HELD if is_dataclass(kind) for one in fields(kind)}
    assert held - set(NAMES) == set()
    for owner, name in OF_CLASS:
        assert name in {one.name for kind in HELD if kind.__name__ == owner for one in fields(kind)}, (owner, name)


def test_elk_lid_van_een_opsomming_heeft_een_betekenis() -> None:
    members = {one for kind in HELD if issubclass(kind, Enum) and kind.__name__ not in SELF_SAYING for one in kind}
    assert members - set(ENUMS) == set()
    assert all(words and not re.search("[_{]", words) for words in ENUMS.values())


def test_rechten_heten_overal_hetzelfde() -> None:
    assert {one: str(words) for one, words in WORDS.items()} == {one: ENUMS[one] for one in WORDS}
