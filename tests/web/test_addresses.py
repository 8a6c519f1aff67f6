"""Addresses in templates: the same as Flask's own, for any id, school and endpoint."""

from uuid import UUID, uuid4

import pytest
from flask import Flask, url_for

from core.web.addresses import PATTERNS, quick_url_for

ONE, OTHER = uuid4(), uuid4()
ASKED: tuple[tuple[str, dict[str, object]], ...] = (
    ("pupils.index", {}),
    ("pupils.index", {"q": "a&b"}),
    ("pupils.show", {"pupil_id": ONE}),
    ("pupils.show", {"pupil_id": OTHER}),
    ("pupils.show", {"pupil_id": ONE, "klaar": "ja"}),
    ("pupils.show", {"pupil_id": ONE, "_external": True}),
    ("pupils.show", {"pupil_id": ONE, "school": "loket"}),
)


@pytest.mark.parametrize(("endpoint", "values"), ASKED)
def test_it_is_the_address_of_flask(app: Flask, endpoint: str, values: dict[str, object]) -> None:
    for school in ("loep", "loket", "loep"):
        with app.test_request_context(f"/{school}/leerlingen/{OTHER}"):
            assert quick_url_for(endpoint, **values) == url_for(endpoint, **values)  # type: ignore[arg-type]


def test_below_a_prefix_the_prefix_stands_before_it(app: Flask) -> None:
    for prefix in ("", "/zorg"):
        with app.test_request_context("/loep/leerlingen", environ_overrides={"SCRIPT_NAME": prefix}):
            assert quick_url_for("pupils.show", pupil_id=ONE) == f"{prefix}/loep/leerlingen/{ONE}"


def test_two_ids_each_find_their_place(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if len(rule.arguments) == 3 and "school" in rule.arguments]
    assert rules
    with app.test_request_context("/loep/leerlingen"):
        for rule in rules:
            names = sorted(rule.arguments - {"school"})
            if all(type(rule._converters[name]).__name__ == "UUIDConverter" for name in names):
                values = {name: UUID(int=number + 7) for number, name in enumerate(names)}
                assert quick_url_for(rule.endpoint, **values) == url_for(rule.endpoint, **values)  # type: ignore[arg-type]


def test_the_kept_patterns_are_bounded(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.web.addresses.MOST", 2)
    for number in range(5):
        with app.test_request_context(f"/school-{number}/leerlingen"):
            quick_url_for("pupils.show", pupil_id=ONE)
    assert len(app.extensions[PATTERNS]) <= 2
