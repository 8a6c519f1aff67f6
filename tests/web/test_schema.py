"""One schema for page, JSON and import: it cleans, bounds and answers in Dutch."""

from datetime import date, time
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import fields, validate

from core.web import sentences
from core.web.problems import Invalid
from core.web.schema import LINE, PARAGRAPHS, ClockTime, DutchDate, DutchSchema, Line, Paragraphs, checked, flat

pytestmark = pytest.mark.pure


class Kind(Enum):
    A = "a"


class TaskSchema(DutchSchema):
    what = Line(required=True, data_key="wat", metadata={"label": "Wat"})


class WideSchema(DutchSchema):
    name = Line(required=True, data_key="naam", metadata={"label": "Naam"})
    text = Paragraphs()
    born = DutchDate()
    at = ClockTime()
    number = fields.Integer(validate=validate.Range(1, 14))
    most = fields.Integer(validate=validate.Range(max=3))
    least = fields.Decimal(validate=validate.Range(min=2))
    mail = fields.Email()
    site = fields.Url()
    choice = Line(validate=validate.OneOf(["x"]))
    several = fields.List(Line(validate=validate.OneOf(["x", "y"])))
    only = fields.List(Line(), validate=validate.ContainsOnly(["x"]))
    key = fields.UUID()
    kind = fields.Enum(Kind, by_value=True)
    yes = fields.Boolean()
    code = Line(validate=validate.Regexp(r"\d+"))
    exact = Line(validate=validate.Length(equal=4))
    longer = Line(validate=validate.Length(min=3))
    between = Line(validate=validate.Length(2, 4))
    own = Line(validate=validate.Length(max=2, error="Twee letters, meer niet."))
    tasks = fields.List(fields.Nested(TaskSchema))


def wrong(**sent: Any) -> dict[str, Any]:
    with pytest.raises(Invalid) as caught:
        checked(WideSchema(), {"naam": "Yara", **sent})
    return {name: list(said) for name, said in caught.value.errors.items()}


@pytest.mark.parametrize(
    "written", ["2026-12-03", "3-12-2026", "03/12/2026", "3 december 2026", "3 dec 2026", "3 Dec 2026", "3.12.2026"]
)
def test_a_date_may_be_written_in_any_usual_way(written: str) -> None:
    assert checked(WideSchema(), {"naam": "Yara", "born": written})["born"] == date(2026, 12, 3)


@pytest.mark.parametrize(
    "written", ["31-2-2026", "3-12-26", "12/2026", "morgen", "3-13-2026", "1-1-1899", "1-1-2101", 5]
)
def test_a_date_that_is_none_gets_an_example(written: object) -> None:
    assert wrong(born=written) == {"born": ["Schrijf een datum als 3-12-2026."]}


@pytest.mark.parametrize(
    ("written", "meant"), [("14.30", time(14, 30)), ("9:05", time(9, 5)), ("14:30:00", time(14, 30))]
)
def test_a_time_with_a_dot_or_a_colon(written: str, meant: time) -> None:
    assert checked(WideSchema(), {"naam": "Yara", "at": written})["at"] == meant


@pytest.mark.parametrize("written", ["25.00", "14", "14.60", "half drie", "٣.٣٠"])
def test_a_time_that_is_none(written: str) -> None:
    assert wrong(at=written) == {"at": ["Schrijf een tijd als 14.30."]}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"number": "15"}, "Dit moet van 1 tot en met 14 zijn."),
        ({"number": "x"}, "Schrijf een heel getal, in cijfers."),
        ({"most": 4}, "Dit mag ten hoogste 3 zijn."),
        ({"least": 1}, "Dit moet 2 of meer zijn."),
        ({"mail": "x"}, "Schrijf een e-mailadres als naam@school.nl."),
        ({"site": "x"}, "Schrijf een webadres dat met https:// begint."),
        ({"choice": "q"}, "Kies een van de mogelijkheden."),
        ({"several": ["x", "q"]}, "Kies een van de mogelijkheden."),
        ({"only": ["q"]}, "Kies alleen uit de mogelijkheden."),
        ({"several": "x"}, "Kies uit de lijst."),
        ({"key": "x"}, "Kies iets uit de lijst."),
        ({"kind": "q"}, "Kies een van de mogelijkheden."),
        ({"yes": "misschien"}, "Kies ja of nee."),
        ({"code": "abc"}, "Dit heeft niet de vorm die hier hoort."),
        ({"exact": "abc"}, "Gebruik precies 4 tekens."),
        ({"longer": "ab"}, "Gebruik ten minste 3 tekens."),
        ({"between": "a"}, "Gebruik 2 tot en met 4 tekens."),
        ({"own": "abc"}, "Twee letters, meer niet."),
        ({"text": 5}, "Hier hoort tekst."),
        ({"text": None}, "Dit mag niet leeg zijn."),
        ({"vreemd": "x"}, "Dit veld hoort niet in dit formulier."),
        ({"text": "a\x00"}, "Deze tekst bevat een teken dat niet bewaard kan worden. Typ de tekst opnieuw."),
        ({"several": ["\ud800"]}, "Deze tekst bevat een teken dat niet bewaard kan worden. Typ de tekst opnieuw."),
    ],
)
def test_every_message_is_a_dutch_sentence(sent: dict[str, Any], sentence: str) -> None:
    assert wrong(**sent) == {next(iter(sent)): [sentence]}


def test_what_is_missing_is_asked_by_its_name() -> None:
    with pytest.raises(Invalid) as caught:
        checked(WideSchema(), {})
    assert caught.value.errors == {"naam": ["Vul nog in: naam."]}
    assert sentences.missing("Wat zie je?") == "Beantwoord nog deze vraag: Wat zie je?"
    assert sentences.missing("OPP") == "Vul nog in: OPP."
    assert sentences.missing("") == "Dit is nog niet ingevuld."


def test_rows_name_their_fields_as_on_the_page() -> None:
    assert wrong(tasks=[{"wat": "bellen"}, {}]) == {"tasks-1-wat": ["Vul nog in: wat."]}


@pytest.mark.parametrize("payload", [[], "tekst", None, 5])
def test_something_that_is_no_form_at_all(payload: object) -> None:
    with pytest.raises(Invalid) as caught:
        checked(WideSchema(), payload)
    assert caught.value.errors == {"_schema": [sentences.TYPE]}


def test_every_text_is_bounded() -> None:
    assert wrong(naam="x" * (LINE + 1)) == {"naam": [f"Gebruik ten hoogste {LINE} tekens."]}
    assert wrong(text="x" * (PARAGRAPHS + 1)) == {"text": [f"Gebruik ten hoogste {PARAGRAPHS} tekens."]}


@given(
    st.dictionaries(
        st.text(max_size=8), st.one_of(st.text(), st.none(), st.integers(), st.lists(st.text())), max_size=5
    )
)
def test_whatever_comes_in_is_answered_never_a_crash(sent: dict[str, Any]) -> None:
    errors = WideSchema().validate(sent)
    assert all(name and said for name, said in flat(errors).items())
    assert errors or "\x00" not in str(checked(WideSchema(), sent)["name"])
