"""Reading EDEXML in the child process: what a file says, and every file that is refused, in bounded memory and time."""

from datetime import date
from pathlib import Path
from time import monotonic

import pytest

from core.features.exchange.child import read_file
from core.features.exchange.records import FileRecords, Reason, WholeFileRefused, WholeReason
from core.features.exchange.words import whole
from tests.factories_exchange import edexml, group_xml, pupil_xml

pytestmark = pytest.mark.pure
MOST = 10 * 1024 * 1024
EXAMPLE = Path("shared/standards/edexml-2.1/EDEXML.Voorbeeld.2.1.xml")
"""The published example: not part of this repository, but beside it."""
PUPIL = pupil_xml("1", "Bes", "Braam")


def read(data: bytes) -> FileRecords:
    return read_file("edexml", data, MOST)


def refused(data: bytes) -> WholeFileRefused:
    started = monotonic()
    with pytest.raises(WholeFileRefused) as caught:
        read(data)
    assert monotonic() - started < 30
    sentence = whole(caught.value)
    assert sentence.endswith(".")
    assert "%(" not in sentence
    return caught.value


def test_the_published_example_is_read() -> None:
    there = next((place / EXAMPLE for place in Path(__file__).parents if (place / EXAMPLE).is_file()), None)
    assert there, f"Het voorbeeld van EDEXML 2.1 ontbreekt. Leg het naast deze repository: ../{EXAMPLE}"
    said = read(there.read_bytes())
    assert (said.head.version, said.head.school_year, said.head.brin) == ("2.1", "2014-2015", "99ZZ")
    assert said.head.day == date(2014, 10, 1)
    assert [pupil.name for pupil in said.pupils] == ["Wimpie imp ie", "Ismaël Hassan Assati", "Gradje van 't Hof"]
    wimpie, ismael, gradje = said.pupils
    assert (wimpie.group, wimpie.year, wimpie.birth_date) == ("4B", "4", date(2006, 6, 21))
    assert ismael.birth_date is None
    assert {remark.reason for remark in ismael.remarks} == {Reason.NO_BIRTH_DATE, Reason.WRONG_NUMBER}
    assert gradje.historic
    assert gradje.left_on == date(2014, 7, 18)
    assert (said.staff, said.refused) == (3, ())
    assert said.dropped["bsn"] == 2
    assert "133456785" not in repr(said)


@pytest.mark.parametrize("version", ["1.0.3", "2.0"])
def test_older_versions_are_read(version: str) -> None:
    data = edexml(pupil_xml("7", "Bes", "Braam", groep="a"), groups=group_xml("a", "Uilen", "5"))
    said = read(data.replace(b"<xsdversie>2.1</xsdversie>", f"<xsdversie>{version}</xsdversie>".encode()))
    assert said.head.version == version
    assert (said.pupils[0].group, said.pupils[0].year) == ("Uilen", "5")


def test_a_file_without_a_version_says_by_its_parts_which_it_is() -> None:
    data = edexml(PUPIL).replace(b"<xsdversie>2.1</xsdversie>", b"")
    assert read(data).head.version == "1.0.3"
    assert read(data.replace(b'key="1"', b'key="1" eckid="x"')).head.version == "2.1"


def test_a_year_that_the_published_list_does_not_know_is_fine() -> None:
    assert read(edexml(PUPIL, year="2031-2032")).head.school_year == "2031-2032"


def test_the_year_of_the_pupil_beats_that_of_a_combination_group() -> None:
    groups = group_xml("c", "Bijen", "C") + group_xml("4", "Vlinders", "4")
    own = pupil_xml("1", "Bes", "Braam", jaargroep="3", groep="c")
    without, plain = pupil_xml("2", "Den", "Beuk", groep="c"), pupil_xml("3", "Els", "Iep", groep="4")
    assert [pupil.year for pupil in read(edexml(own, without, plain, groups=groups)).pupils] == ["3", "", "4"]


@pytest.mark.parametrize(
    ("pupil", "reason"),
    [
        (pupil_xml("", "Bes", "Braam"), Reason.NO_KEY),
        (pupil_xml("#3", "Bes", "Braam"), Reason.DUMMY_KEY),
        (pupil_xml("x" * 257, "Bes", "Braam"), Reason.LONG_KEY),
        (pupil_xml("9", "Bes", ""), Reason.NO_FAMILY_NAME),
        (pupil_xml("9", "", "Braam"), Reason.NO_FIRST_NAME),
        (pupil_xml("9", "Bes", "B" * 81), Reason.LONG_NAME),
        (pupil_xml("1", "Twee", "Linde"), Reason.SAME_KEY),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_record_that_cannot_be_taken_is_named_with_its_line(pupil: str, reason: Reason) -> None:
    said = read(edexml(f"{PUPIL}\n", f"\n{pupil}"))
    assert [(one.line, one.reason) for one in said.refused] == [(4, reason)]
    assert [one.key for one in said.pupils] == ["1"]


def test_an_odd_date_and_an_unknown_group_are_remarks() -> None:
    odd = pupil_xml("1", "Bes", "Braam", geboortedatum="2014-02-30", groep="weg")
    assert [remark.reason for remark in read(edexml(odd)).pupils[0].remarks] == [
        Reason.UNKNOWN_GROUP,
        Reason.WRONG_DATE,
    ]


BOMB = b"""<?xml version="1.0"?><!DOCTYPE EDEX [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><EDEX>&c;</EDEX>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE EDEX SYSTEM "file:///etc/passwd"><EDEX/>"""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB, WholeReason.DTD),
        (OUTSIDE, WholeReason.DTD),
        (edexml(PUPIL).replace(b"Braam", b"&x;"), WholeReason.BROKEN),
        (b"", WholeReason.EMPTY),
        (b"naam;klas\n", WholeReason.NOT_XML),
        (b"%PDF-1.7", WholeReason.NOT_XML),
        (b"<html><body/></html>", WholeReason.WRONG_ROOT),
        (b"<EDEX><school>", WholeReason.BROKEN),
        (edexml(PUPIL)[:-9], WholeReason.BROKEN),
        (edexml(PUPIL).decode().encode("utf-16"), WholeReason.WRONG_ENCODING),
        (edexml(PUPIL).replace(b"UTF-8", b"UTF-7"), WholeReason.WRONG_ENCODING),
        (edexml(PUPIL).replace(b"Braam", b"Br\xe4\xe4m"), WholeReason.WRONG_ENCODING),
        (edexml(), WholeReason.NO_PUPILS),
        (edexml(PUPIL, year="2026"), WholeReason.WRONG_SCHOOL_YEAR),
        (edexml(PUPIL, year="2026-2028"), WholeReason.WRONG_SCHOOL_YEAR),
        (b"<EDEX><leerlingen>" + PUPIL.encode() + b"</leerlingen></EDEX>", WholeReason.NO_SCHOOL),
        (b"<EDEX>" + b"<a>" * 40 + b"</a>" * 40 + b"</EDEX>", WholeReason.TOO_DEEP),
        (b"<EDEX>" + b"<a>" * 100_000, WholeReason.TOO_DEEP),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_hostile_or_broken_file_is_refused_with_a_sentence(data: bytes, reason: WholeReason) -> None:
    assert refused(data).reason is reason


def test_two_hundred_megabytes_are_refused_before_they_are_read() -> None:
    assert refused(b" " * (200 * 1024 * 1024)).reason is WholeReason.TOO_LARGE


def test_more_pupils_than_a_school_can_have_are_refused() -> None:
    many = "".join(f'<leerling key="{n}"><achternaam>B</achternaam></leerling>' for n in range(20_001))
    assert refused(edexml(many)).reason is WholeReason.TOO_MANY


def test_one_enormous_text_is_refused() -> None:
    data = edexml(pupil_xml("1", "Bes", "B" * 9_900_000))
    said = read(data)
    assert [one.reason for one in said.refused] == [Reason.LONG_NAME]


def test_a_child_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.features.exchange.child.LIMIT_SECONDS", 0.0)
    assert refused(edexml(PUPIL)).reason is WholeReason.TOO_SLOW


def test_latin_letters_come_through() -> None:
    data = edexml(pupil_xml("1", "Zoë", "Bräm")).decode().replace("UTF-8", "ISO-8859-1").encode("iso-8859-1")
    assert read(data).pupils[0].name == "Zoë Bräm"
