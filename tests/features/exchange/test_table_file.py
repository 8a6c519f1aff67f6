"""Reading a table: comma, encoding, dates, and what cannot be taken."""

from datetime import date

import pytest

from core.features.exchange.child import read_file
from core.features.exchange.records import FileRecords, Reason, WholeFileRefused, WholeReason
from core.features.exchange.table_file import table_head

pytestmark = pytest.mark.pure
COLUMNS = {"key": "Nr", "first_name": "Voornaam", "family_name": "Achternaam", "birth_date": "Geboren", "year": "Jaar"}
HEAD = "Nr;Voornaam;Achternaam;Geboren;Jaar;BSN\n"


def read(text: str, encoding: str = "utf-8", columns: dict[str, str] = COLUMNS) -> FileRecords:
    return read_file("csv", text.encode(encoding), 1_000_000, mapping=columns)


@pytest.mark.parametrize("comma", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_comma_and_encoding_are_found_out(comma: str, encoding: str) -> None:
    text = (HEAD + "12;Zoë;Bräm;4-3-2014;groep 4;999999990\n").replace(";", comma)
    said = read(text, encoding)
    assert [(pupil.key, pupil.name, pupil.birth_date, pupil.year, pupil.line) for pupil in said.pupils] == [
        ("12", "Zoë Bräm", date(2014, 3, 4), "groep 4", 2)
    ]
    assert said.dropped == {"columns": 1}
    assert "999999990" not in repr(said)


@pytest.mark.parametrize("text", ["2014-03-04", "4-3-2014", "04/03/2014", "4.3.2014", "2014-03-04 00:00:00"])
def test_dates_as_people_and_programs_write_them(text: str) -> None:
    assert read(HEAD + f"1;Bes;Braam;{text};4;\n").pupils[0].birth_date == date(2014, 3, 4)


@pytest.mark.parametrize("text", ["30-2-2014", "4-3-14", "gisteren", "2014"])
def test_an_odd_date_is_a_remark(text: str) -> None:
    pupil = read(HEAD + f"1;Bes;Braam;{text};4;\n").pupils[0]
    assert pupil.birth_date is None
    assert [remark.reason for remark in pupil.remarks] == [Reason.WRONG_DATE]


def test_refused_rows_are_named_with_line_and_reason() -> None:
    said = read(HEAD + "1;Bes;Braam;;;\n\n;Den;Beuk;;;\n1;Els;Iep;;;\n#4;Eik;Es;;;\n5;;Wilg;;;\n")
    assert [(one.line, one.reason) for one in said.refused] == [
        (4, Reason.NO_KEY),
        (5, Reason.SAME_KEY),
        (6, Reason.DUMMY_KEY),
        (7, Reason.NO_FIRST_NAME),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", WholeReason.EMPTY),
        (b"\xef\xbb\xbf", WholeReason.NO_HEADERS),
        (b"alleen een naam\n", WholeReason.NO_HEADERS),
        (b"a;a\n1;2\n", WholeReason.NO_HEADERS),
        (b"a;b\x00\n", WholeReason.WRONG_ENCODING),
        ("a;b\n".encode("utf-16"), WholeReason.WRONG_ENCODING),
    ],
    ids=["leeg", "alleen een merk", "één kolom", "dubbele kolom", "NUL", "utf-16"],
)
def test_a_table_without_heads_is_refused(data: bytes, reason: WholeReason) -> None:
    with pytest.raises(WholeFileRefused) as caught:
        table_head(data)
    assert caught.value.reason is reason


def test_a_column_that_is_gone_and_a_table_without_rows_are_refused() -> None:
    for text, reason in (("Nr;Voornaam\n1;2\n", WholeReason.LOST_COLUMN), (HEAD, WholeReason.NO_PUPILS)):
        with pytest.raises(WholeFileRefused) as caught:
            read(text)
        assert caught.value.reason is reason
