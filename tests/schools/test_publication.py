"""The open data of a profile: one list per hook, as the published schema says."""

import re
from pathlib import Path
from typing import Any

import pytest

from core.contract.hooks import DECLARING
from core.schools.publication import SCHEMA_PATH, published, schema
from core.schools.registry import Registry
from tests.schools.harbour import Quay

pytestmark = pytest.mark.pure

CONFIG = Path(__file__).parents[2] / "config"
KINDS = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}


def misfits(data: Any, shape: dict[str, Any], whole: dict[str, Any], at: str = "") -> list[str]:
    """Where the data is not as the schema says; the part of JSON Schema that `schema()` uses."""
    if "$ref" in shape:
        shape = whole["$defs"][shape["$ref"].rpartition("/")[2]]
    found = [one for part in shape.get("allOf", ()) for one in misfits(data, part, whole, at)]
    if "anyOf" in shape and all(misfits(data, part, whole, at) for part in shape["anyOf"]):
        found.append(f"{at}: past nergens bij")
    kind = shape.get("type")
    if kind and (not isinstance(data, KINDS[kind]) or (kind == "integer" and isinstance(data, bool))):
        return [*found, f"{at}: geen {kind}"]
    if "const" in shape and data != shape["const"]:
        found.append(f"{at}: niet {shape['const']}")
    if "enum" in shape and data not in shape["enum"]:
        found.append(f"{at}: {data} staat er niet bij")
    if "pattern" in shape and not re.search(shape["pattern"], data):
        found.append(f"{at}: {data} heeft een andere vorm")
    if isinstance(data, dict):
        found += [f"{at}/{key}: ontbreekt" for key in shape.get("required", ()) if key not in data]
        known = shape.get("properties", {})
        found += [one for key in data if key in known for one in misfits(data[key], known[key], whole, f"{at}/{key}")]
        if shape.get("additionalProperties") is False:
            found += [f"{at}/{key}: onbekend" for key in data if key not in known]
    if isinstance(data, list) and "items" in shape:
        found += [
            one for place, item in enumerate(data) for one in misfits(item, shape["items"], whole, f"{at}/{place}")
        ]
    return found


@pytest.mark.parametrize("slug", ["loep", "loket"])
def test_a_real_profile_is_as_the_schema_says(slug: str) -> None:
    assert misfits(published(Registry.load(CONFIG).profile(slug)), schema(), schema()) == []


def test_the_third_school_is_as_the_schema_says(quay: Quay) -> None:
    data = published(quay.profile())
    assert misfits(data, schema(), schema()) == []
    assert data["$schema"] == schema()["$id"] == SCHEMA_PATH
    assert [key for key in data if key not in ("$schema", "school", "version")] == list(DECLARING)


def test_every_value_has_a_code_a_label_and_a_source(quay: Quay) -> None:
    data = published(quay.profile())
    values = [value for hook in DECLARING for value in data[hook]]
    assert len(values) > 40
    assert all(value["code"] and value["label"] and value["source"]["section"] for value in values)


@pytest.mark.planted
@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["care_levels"][0].pop("source"),
        lambda data: data["care_levels"][0].update(rank="een"),
        lambda data: data["partners"][0].update(standing="dronken"),
        lambda data: data.update(planeten=[]),
    ],
)
def test_data_that_is_otherwise_does_not_fit(quay: Quay, spoil: Any) -> None:
    data = published(quay.profile())
    spoil(data)
    assert misfits(data, schema(), schema())


def test_only_published_people_are_in_the_open_data(quay: Quay) -> None:
    own = (
        "[partners.loodswezen]\n"
        'contactpersonen = [{ naam = "Anker Open", gepubliceerd = true }, { naam = "Anker Dicht" }]\n'
        '[rollen.maat]\ntelefoon = "010 000 00 09"\n'
    )
    text = str(published(quay.profile(own)))
    assert "Anker Open" in text
    assert "Anker Dicht" not in text
    assert "010 000 00 09" not in text
