"""Column types: what cannot be kept is refused when it is assigned, and again when it is sent."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from core.db import raw
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.db.types import JsonDocument, PlainText, Unstorable, UtcDateTime, WholeNumber, storable_text
from tests.access.trial import Pupil, Trial

NOW = datetime(2026, 11, 26, 9, tzinfo=AMSTERDAM)
REFUSED = {
    "NUL": (PlainText(), "a\x00b"),
    "half teken": (PlainText(), "\ud800"),
    "te lang": (PlainText(3), "vier"),
    "geen tekst": (PlainText(), 4),
    "64 bits": (WholeNumber(), 2**63),
    "64 bits onder nul": (WholeNumber(), -(2**63) - 1),
    "geen getal": (WholeNumber(), "4"),
    "gebroken": (WholeNumber(), 1.5),
    "zonder zone": (UtcDateTime(), datetime(2026, 1, 1)),
    "geen tijdstip": (UtcDateTime(), "2026-01-01"),
    "NUL diep": (JsonDocument(), {"a": [{"b": "\x00"}]}),
    "half teken als sleutel": (JsonDocument(), {"\udfff": 1}),
    "geen getal in JSON": (JsonDocument(), {"a": float("nan")}),
    "object in JSON": (JsonDocument(), {"a": object()}),
}
KEPT = {
    "samengesteld": (PlainText(), "e\u0301", "é"),
    "juist lang": (PlainText(4), "vier", "vier"),
    "63 bits": (WholeNumber(), 2**63 - 1, 2**63 - 1),
    "leeg": (PlainText(), None, None),
    "zomertijd": (UtcDateTime(), datetime(2026, 7, 1, 12, tzinfo=AMSTERDAM), datetime(2026, 7, 1, 10, tzinfo=UTC)),
    "rij": (JsonDocument(), {"a": ("e\u0301",)}, {"a": ["é"]}),
}


@pytest.mark.pure
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_kept_is_refused(name: str) -> None:
    kind, value = REFUSED[name]
    with pytest.raises(Unstorable):
        kind.refuse_or_mend(value)


@pytest.mark.pure
@pytest.mark.parametrize("name", KEPT)
def test_what_can_be_kept_is_kept(name: str) -> None:
    kind, value, kept = KEPT[name]
    assert kind.refuse_or_mend(value) == kept


@pytest.mark.pure
@given(st.text(alphabet=st.characters()))
def test_every_text_is_refused_or_comes_out_as_valid_utf8(text: str) -> None:
    try:
        kept = storable_text(text)
    except Unstorable:
        assert "\x00" in text or any(0xD800 <= ord(letter) <= 0xDFFF for letter in text)
    else:
        assert kept.encode("utf-8").decode("utf-8") == storable_text(kept)


@pytest.mark.parametrize(("column", "value"), [("name", "a\x00"), ("name", "x" * 81), ("number", 2**70)])
def test_a_bad_value_is_refused_at_the_assignment(trial: Trial, column: str, value: object) -> None:
    with pytest.raises(Unstorable):
        Pupil(**{column: value})
    pupil = Pupil(name="goed")
    with pytest.raises(Unstorable):
        setattr(pupil, column, value)


@pytest.mark.parametrize("value", ["a\x00", "\ud800"])
def test_a_bad_value_in_a_search_is_refused_too(trial: Trial, value: str) -> None:
    with trial.acting(trial.scope()):
        with pytest.raises(Unstorable):
            session().scalars(select(Pupil).where(Pupil.name.contains(value))).all()
        with pytest.raises(Unstorable):
            session().scalars(select(Pupil).where(Pupil.number == 2**70)).all()


def test_values_come_back_as_they_went_in(trial: Trial) -> None:
    person = trial.person(name="Zoe\u0308")
    with trial.app.app_context():
        row = raw.execute(select(type(person)), because="een test").scalar_one()
        assert row.name == "Zoë"
        assert row.created_at == trial.scope().now
        assert row.created_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize("zone", [UTC, AMSTERDAM, timezone(timedelta(hours=-9))])
def test_a_moment_is_the_same_in_every_zone(trial: Trial, zone: timezone) -> None:
    person = trial.person(closed_at=NOW.astimezone(zone))
    with trial.app.app_context():
        found = session().get(type(person), person.id)
        assert (found.closed_at, found.closed_at.tzinfo) == (NOW, UTC)
