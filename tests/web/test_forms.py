"""A form keeps what was typed, says what is wrong with it in the order of the page, and draws itself."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from marshmallow import fields
from werkzeug.datastructures import MultiDict

from core.web.conflicts import settled
from core.web.forms import Form
from core.web.payload import payload
from core.web.problems import Problem
from core.web.schema import DutchDate, DutchSchema, Line, Paragraphs
from core.web.widgets import Option
from tests.web.gallery_data import sop
from tests.web.gallery_forms import ConcernSchema, EverySchema

pytestmark = pytest.mark.pure
GOOD = {"naam": "Yara", "geboren": "3-12-2012", "niveau": "2", "version": "3"}


class RowSchema(DutchSchema):
    what = Line(required=True, data_key="wat", metadata={"label": "Wat"})
    done = fields.Boolean(data_key="klaar")


class TaskListSchema(DutchSchema):
    title = Line(data_key="titel")
    tasks = fields.Nested(RowSchema, many=True, data_key="taken")


class Draft:
    url = "/loket/concept/zorgmelding/nieuw"
    fields = {"naam": ["Uit het concept"]}
    basis = "b"
    saved_line = "Concept bewaard om 10.42."


def every(**typed: str) -> Form:
    return Form(EverySchema(), MultiDict({**GOOD, **typed}))


def test_a_form_that_was_not_sent_is_neither_valid_nor_wrong() -> None:
    form = Form(EverySchema())
    assert not form.valid
    assert form.errors == {}
    assert form.data == {}
    assert UUID(form.key)


def test_a_good_form_gives_values_by_their_english_names() -> None:
    form = every(akkoord="ja", dagen="3", tijd="14.30")
    assert form.valid
    assert form.data["name"] == "Yara"
    assert form.data["born"] == date(2012, 12, 3)
    assert form.data["agree"] is True
    assert form.data["days"] == 3


def test_a_box_that_was_not_ticked_is_a_no_and_an_empty_field_is_nothing() -> None:
    form = every(mail="", dagen="")
    assert form.data["agree"] is False
    assert "mail" not in form.data
    assert "days" not in form.data


def test_what_was_typed_stays_also_when_it_is_wrong() -> None:
    form = every(naam="x", geboren="ergens in mei")
    assert not form.valid
    assert form.data == {}
    assert form.field("naam").value == "x"
    assert form.field("born").value == "ergens in mei"
    assert form.field("name").errors == ("Gebruik 2 tot en met 20 tekens.",)


def test_the_summary_has_the_sentences_of_the_fields_in_the_order_of_the_page() -> None:
    form = Form(EverySchema(), MultiDict({"niveau": "9", "naam": ""}))
    form.add_error("", "Dit kan zo niet.")
    assert form.summary == [
        ("v-naam", "Vul nog in: naam."),
        ("v-geboren", "Vul nog in: geboortedatum."),
        ("v-niveau", "Kies een van de mogelijkheden."),
        ("", "Dit kan zo niet."),
    ]
    assert form.heading == "Nog niet bewaard: 4 dingen kloppen nog niet"


def test_a_field_that_is_not_in_the_schema_is_refused() -> None:
    assert every(rol="beheerder").errors == {"rol": ["Dit veld hoort niet in dit formulier."]}


def test_token_and_key_are_no_fields_and_the_key_comes_back() -> None:
    key = str(uuid4())
    form = every(csrf_token="x", key=key)
    assert form.valid
    assert form.key == key
    assert every(key="geen uuid").key != "geen uuid"


def test_choices_offered_by_the_view_are_the_only_ones() -> None:
    form = Form(
        ConcernSchema(), MultiDict({"leerling": "vreemd", "gezien": "x", "overlegd": "ouders", "toestemming": "ouders"})
    )
    form.offer("pupil", [("milan", "Milan"), Option(value="yara", label="Yara", note="klas 2B")])
    assert form.errors == {"leerling": ["Kies een van de mogelijkheden."]}
    assert [option.label for option in form.field("pupil").options] == ["Milan", "Yara"]


def test_a_choice_that_ceased_to_exist_is_offered_no_more() -> None:
    form = Form(
        ConcernSchema(), MultiDict({"leerling": "milan", "gezien": "x", "overlegd": "ouders", "toestemming": "ouders"})
    )
    form.offer("pupil", [])
    assert form.errors == {"leerling": ["Kies een van de mogelijkheden."]}


def test_the_sentence_for_what_is_missing_is_the_schools() -> None:
    form = Form(ConcernSchema(), MultiDict({"leerling": "milan", "gezien": "x", "toestemming": "ouders"}))
    assert form.errors == {"overlegd": ["Overleg eerst met de leerlingcoördinator. Vink het daarna aan."]}


def test_widgets_follow_from_the_fields() -> None:
    widgets = {view.name: view.widget for view in Form(EverySchema()).fields}
    assert widgets == {
        "naam": "text",
        "geboren": "date",
        "tijd": "time",
        "dagen": "number",
        "mail": "email",
        "niveau": "radio",
        "akkoord": "check",
        "wachtwoord": "password",
        "version": "hidden",
        "lijst": "hidden",
    }


def test_values_of_the_program_are_shown_until_something_is_typed() -> None:
    initial = {"name": "Yara", "born": date(2012, 12, 3), "agree": True, "days": None}
    form = Form(EverySchema(), initial=initial)
    assert form.field("naam").value == "Yara"
    assert form.field("geboren").value == "2012-12-03"
    assert form.field("akkoord").typed == ("ja",)
    assert form.field("dagen").value == ""
    assert Form(EverySchema(), MultiDict({"naam": ""}), initial=initial).field("naam").value == ""


def test_a_draft_goes_before_the_values_of_the_program() -> None:
    form = Form(EverySchema(), initial={"name": "Yara"}, draft=Draft())
    assert form.field("naam").value == "Uit het concept"
    assert Form(EverySchema(), MultiDict({"naam": "Zelf"}), draft=Draft()).field("naam").value == "Zelf"


def test_a_paragraph_can_be_cited_beside_a_label() -> None:
    form = Form(ConcernSchema())
    form.cite("consulted", sop("2.7"))
    assert form.field("overlegd").source == sop("2.7")


def test_a_problem_of_a_service_can_be_shown_in_the_form() -> None:
    form = every()
    form.take(Problem("Nee.", errors={"name": ["Deze naam bestaat al."]}))
    assert form.errors == {"naam": ["Deze naam bestaat al."]}
    other = every()
    other.take(Problem("Dit kan zo niet."))
    assert other.errors == {"_schema": ["Dit kan zo niet."]}


def test_an_unknown_field_is_a_mistake_of_the_template() -> None:
    with pytest.raises(LookupError, match="no field 'weg'"):
        Form(EverySchema()).field("weg")


def test_rows_come_in_by_their_number_and_empty_ones_are_left_out() -> None:
    sent = MultiDict({"taken-10-wat": "bellen", "taken-2-wat": "mailen", "taken-2-klaar": "ja", "taken-3-wat": ""})
    rows = payload(TaskListSchema(), sent)["taken"]
    assert rows == [{"wat": "mailen", "klaar": True}, {"wat": "bellen", "klaar": False}]


def test_a_row_of_a_list_that_does_not_exist_is_refused() -> None:
    assert "weg-0-wat" in Form(TaskListSchema(), MultiDict({"weg-0-wat": "x"})).errors


def test_the_choice_of_a_conflict_page_is_an_ordinary_form_again() -> None:
    sent = MultiDict(
        {
            "keuze~nodig": "hun",
            "mijn~nodig": "mijn",
            "hun~nodig": "hun",
            "keuze~bieden": "beide",
            "mijn~bieden": "b",
            "hun~bieden": "a",
            "keuze~rest": "onzin",
            "mijn~rest": "m",
            "hun~rest": "h",
            "version": "4",
        }
    )
    assert settled(sent).to_dict() == {"nodig": "hun", "bieden": "a\n\nb", "rest": "m", "version": "4"}
    assert settled(MultiDict({"a": "b"})).to_dict() == {"a": "b"}


def test_one_schema_for_the_page_and_for_json() -> None:
    class BothSchema(DutchSchema):
        day = DutchDate(required=True, data_key="dag")
        text = Paragraphs(data_key="tekst")

    page = Form(BothSchema(), MultiDict({"dag": "3 december 2026", "tekst": " a\r\nb "})).data
    assert page == BothSchema().load({"dag": "2026-12-03", "tekst": "a\nb"})
