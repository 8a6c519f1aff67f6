"""Every own value of both schools: in one list, by form and by file the same, refused with bound and paragraph."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from marshmallow import fields

from core.schools.files import read
from core.schools.overlay import DUTCH_KEYS, OwnValues, read_own_values
from core.schools.own_bounds import LABELS
from core.schools.own_fields import CORE_WORDS, OwnField
from core.schools.own_paths import HOOKS, FieldKind, flattened, kept, keys_of, nested, restored, tables_of
from core.schools.own_refusals import refusals
from core.schools.registry import Registry
from core.schools.revising import Revising
from core.schools.school_file import school_of
from core.schools.strict import merged
from core.schools.toml_text import toml_text

pytestmark = pytest.mark.pure

CONFIG = Path(__file__).parents[2] / "config"
SCHOOLS = tuple(read([CONFIG]).tables)
TABLES = [pytest.param(slug, hook, id=f"{slug}-{table}") for slug in SCHOOLS for table, hook in HOOKS.items()]


@cache
def platform() -> Registry:
    return Registry.load(CONFIG)


def school(slug: str) -> Revising:
    return platform().revising(slug)


@cache
def fields_of(slug: str) -> tuple[OwnField, ...]:
    return school(slug).fields({})


def another(field: OwnField) -> Any:
    """Another value that is allowed there, as TOML holds it; None where there is nothing to choose."""
    bounds = field.bounds
    if field.fixed:
        return None
    if bounds.choices:
        return next(one for one in bounds.choices if one != field.under)
    if field.key == "eigenaar":
        return "beheerder"
    least = int(bounds.least or 1)
    others: dict[FieldKind, Any] = {
        FieldKind.NUMBER: next((n for n in range(least, (bounds.most or least + 3) + 1) if n != field.under), None),
        FieldKind.DECIMAL: Decimal("1.5") if field.under != Decimal("1.5") else Decimal(2),
        FieldKind.DAY: date(2027, 8, 1),
        FieldKind.SWITCH: not field.under,
        FieldKind.TEXTS: ["Eerst dit", "dan «dat»"],
        FieldKind.CONTACTS: [{"naam": "Pim Papaver", "gepubliceerd": True}],
    }
    return others.get(field.kind, "Anders gezegd \\ “zo”"[: bounds.longest])


@pytest.mark.parametrize(("slug", "hook"), TABLES)
def test_any_value_by_form_and_by_file_is_the_same_own_value(slug: str, hook: str) -> None:
    of_school = school(slug)
    tried = 0
    for field in (one for one in fields_of(slug) if one.hook == hook):
        wanted = another(field)
        if wanted is None:
            continue
        file = merged(dict(of_school.file.told), nested({field.path: wanted}))
        by_file = {key: table for key, table in tomllib.loads(toml_text(file)).items() if key in HOOKS}
        own_of_file = read_own_values("x", by_file)
        told = {key: table for key, table in of_school.file.told.items() if key in HOOKS}
        own_of_form = read_own_values("x", merged(told, tables_of({field.path: kept(wanted)})))
        assert own_of_form == own_of_file, field.path
        assert not own_of_file[1], field.path
        tried += 1
    assert tried or not any(one.hook == hook and not one.fixed for one in fields_of(slug))


@pytest.mark.parametrize(("slug", "hook"), TABLES)
def test_a_whole_table_by_form_and_by_file_is_one_profile(slug: str, hook: str, tmp_path: Path) -> None:
    """Together with the test above: the profile is a function of the own values, and of nothing else."""
    of_school = school(slug)
    told = [one for one in fields_of(slug) if one.hook == hook and one.kind is not FieldKind.SWITCH]
    state = {one.path: kept(value) for one in told if (value := another(one)) is not None}
    if not state:
        return
    tried = of_school.tried(state)
    assert tried.profile is not None
    assert not tried.errors, [str(one) for one in tried.errors]
    (tmp_path / "schools").mkdir()
    file = merged(dict(of_school.file.told), tables_of(state))
    (tmp_path / "schools" / f"{slug}.toml").write_text(toml_text(file), encoding="utf-8")
    by_file = school_of(slug, *read([CONFIG, tmp_path]).tables[slug], [])
    assert by_file is not None
    again = Revising(by_file, of_school.alliance, of_school.stack, of_school.base).tried({})
    assert again.profile is not None
    assert again.profile.digest == tried.profile.digest
    only_names = {one.key for one in told} == {"contactpersonen"}
    assert only_names or tried.profile.digest != of_school.base.digest


@pytest.mark.parametrize("slug", SCHOOLS)
def test_each_field_says_what_holds(slug: str) -> None:
    profile = platform().profile(slug)
    told = {field.path: field for field in fields_of(slug)}
    for term in profile.deadlines:
        assert told[f"termijnen.{term.code}.lengte"].in_force == term.length
    for signal in profile.thresholds:
        assert told[f"signalen.{signal.code}.getal"].in_force == signal.number
    for partner in profile.partners:
        assert told[f"partners.{partner.code}.naam"].in_force == partner.label
        assert bool(told[f"partners.{partner.code}.contactpersonen"].in_force) == bool(partner.contacts)
    for path in flattened({key: table for key, table in school(slug).file.told.items() if key in HOOKS}):
        assert told[path].file is not None


def test_the_list_follows_the_schema() -> None:
    """A key that is added to the schema has a name on the form, and is in the list of some value."""
    named = {name for hook in OwnValues().fields for name in keys_of(hook)} - {"new"}
    assert named <= set(LABELS)
    listed = {(one.hook, one.key) for slug in SCHOOLS for one in fields_of(slug)}
    own_only = {"new", "kind", "about"}  # of a guide or partner that only the school has
    missing = {
        (hook, key) for hook in OwnValues().fields for name, key in keys_of(hook).items() if name not in own_only
    } - listed
    assert missing == set()


def test_the_words_of_the_pages_are_known() -> None:
    """Every `profile().word("…", …)` of a page can be set, also where no plugin says it."""
    import re

    asked = {
        code
        for file in (CONFIG.parent / "core").rglob("*.py")
        for code in re.findall(r"profile\(\)\.word\(\s*\"(\w+)\"", file.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked <= set(CORE_WORDS)


@pytest.mark.parametrize(
    ("slug", "path", "value", "said"),
    [
        pytest.param("loket", "termijnen.zorgmelding_op_agenda.lengte", 15, ["1 tot en met 14", "§ 3.2"], id="langer"),
        pytest.param("loket", "termijnen.opp_zes_weken.lengte", 7, ["1 tot en met 6", "WVO 2020 2.44"], id="de wet"),
        pytest.param("loket", "termijnen.opp_zes_weken.uit", True, ["Dit staat in de wet", "WVO 2020"], id="wet uit"),
        pytest.param("loket", "overleg.breed_ot.dagen", 43, ["42 dagen", "§ 2.7"], id="ritme"),
        pytest.param("loket", "signalen.oa_3.getal", "-1", ["niet onder 0", "0 of meer", "§ 2.3"], id="signaal"),
        pytest.param("loket", "signalen.oa_3.uit", True, ["harde regel", "§ 2.3"], id="hard signaal uit"),
        pytest.param("loep", "overleg.vot.minimum", 5, ["6 keer", "§ 3.2.4"], id="minder vaak"),
        pytest.param("loep", "rollen.kc.kort", "k" * 21, ["1 tot 20", "§"], id="te lang"),
        pytest.param("loep", "doelen.{first}.begint", "morgen", ["2026-08-01", "§"], id="geen dag"),
    ],
)
def test_an_invalid_value_is_refused_with_bound_and_paragraph(
    slug: str, path: str, value: Any, said: list[str]
) -> None:
    of_school = school(slug)
    path = path.format(first=next((goal.code for goal in platform().profile(slug).goals), ""))
    tried = of_school.tried({path: value})
    assert tried.errors
    (refused,) = refusals(tried.errors, of_school.fields({path: value}))
    assert refused.field is not None
    assert refused.field.path == path
    assert all(part in refused.says for part in said), refused.says
    assert refused.field.label.lower() in refused.in_full


def test_what_is_kept_comes_back() -> None:
    values: Mapping[str, Any] = {
        "doelen.a.begint": date(2027, 8, 1),
        "signalen.b.getal": Decimal("1.50"),
        "wijzers.c.teksten.eerst": "Kijk.",
        "woorden.pupil": "kind",
        "partners.d.contactpersonen": [{"naam": "Pim", "gepubliceerd": False}],
        "termijnen.e.lengte": 3,
        "voorzieningen.f.uit": True,
    }
    assert {path: restored(path, kept(value)) for path, value in values.items()} == dict(values)
    assert flattened(nested(values)) == dict(values)
    assert all(not isinstance(kept(value), date | Decimal) for value in values.values())


def test_words_hold_text_only() -> None:
    assert isinstance(OwnValues().fields["wording"], fields.Dict)
    assert DUTCH_KEYS["wording"] == "woorden"
