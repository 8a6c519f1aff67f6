"""A printed dossier for one person: for whom, what is on it and never is, why, and that it ends with its ground."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.contract.dates import add_years
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases import attachments, extract_work, extracts, notes, record
from core.features.cases import extract_rules as rules
from core.features.cases.attachments import NewAttachment
from core.features.cases.extract_recipients import recipients
from core.features.cases.extract_table import CaseExtract
from core.features.cases.extracts import NewExtract
from core.features.cases.facts import load
from core.features.consents.disclosures import Opening, disclose, end_for_person
from core.features.files.models import FileBlob
from core.features.pupils.models import Guardianship, Pupil
from core.web.problems import Problem
from tests.clock import FixedClock
from tests.factories_cases import DAY, CaseInWorld, a_pdf, build_case
from tests.papers import do_all, whole_of, words_of
from tests.world import World

CARE = "zorgcoordinator"
SECRET_MOTHER = 2
"""The number of the pupil whose parents live apart, and whose mother has a secret address."""


class Desk:
    """A whole case about a pupil whose mother lives at a secret address, and who prints it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.pupil = world.loket.pupils[SECRET_MOTHER]
        self.case: CaseInWorld = build_case(world, world.loket, self.pupil, "kanarie-loket-zaak5")
        self.mother, self.father = (f"ouder:{one}" for one in self.pupil.guardian_ids)

    def ask(self, recipient: str, parts: frozenset[str] = frozenset(rules.PARTS)) -> UUID:
        with self.world.acting("loket", CARE):
            new = NewExtract(recipient=recipient, reason="Inzageverzoek van 20 november", parts=parts)
            made = extracts.ask(load(self.case.id), new).id
        do_all(self.world.app)
        return made

    def row(self, extract_id: UUID) -> CaseExtract:
        with self.world.as_system("loket"):
            return session().scalars(select(CaseExtract).where(CaseExtract.id == extract_id)).one()

    def content(self, extract_id: UUID) -> bytes:
        row = self.row(extract_id)
        with self.world.as_system("loket"):
            found = session().scalars(select(FileBlob.content).where(FileBlob.id == row.blob_id)).one_or_none()
            return found or b""

    def words(self, recipient: str, parts: frozenset[str] = frozenset(rules.PARTS)) -> str:
        return " ".join(words_of(self.content(self.ask(recipient, parts))).split())


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


def test_the_head_says_for_whom_why_and_when(desk: Desk) -> None:
    words = desk.words(desk.father)
    assert f"Dossier van {desk.pupil.first_name}" in words
    assert "Voor vader Vader" in words
    assert "Inzageverzoek van 20 november" in words
    assert "gevraagd door" in words
    assert "bladzijde 1 van" in words
    for kept in ("gesprek", "besluit", "feit", "bijlage"):
        assert f"{desk.case.token}-{kept}" in words


def test_sealed_notes_and_drafts_are_never_on_it_and_that_is_said(desk: Desk) -> None:
    for recipient in (desk.father, "zelf"):
        made = desk.content(desk.ask(recipient))
        words = " ".join(words_of(made).split())
        assert "verzegeld" not in words
        assert b"verzegeld" not in whole_of(made)
        assert f"{desk.case.token}-deel" not in words
        assert "1 afgeschermde notitie: die komt nooit op papier." in words
        assert "1 document dat nog niet af is." in words


def test_a_parent_reads_nothing_of_the_other_parents_secret_address(desk: Desk, world: World) -> None:
    with world.acting("loket", CARE):
        body = "Moeder woont nu op GEHEIMPAD  1, dat mag vader niet weten."
        record.add_note(load(desk.case.id), record.NewNote(kind="note", on=DAY, body=body))
    father, mother = desk.words(desk.father), desk.words(desk.mother)
    assert "geheimpad" not in father.lower()
    assert "want daar staat een geheim adres in" in father
    assert "GEHEIMPAD" in mother


def test_a_parent_reads_the_own_answers_only(desk: Desk) -> None:
    words = desk.words(desk.father, frozenset({"consents", "timeline"}))
    assert "Toestemming gegeven op 26 november 2026." in words
    assert "Moeder" not in words.replace("Moedertaal", "")
    assert "Wat een ander antwoordde op een vraag om toestemming." in words


def test_what_was_not_chosen_is_not_on_it(desk: Desk) -> None:
    words = desk.words("zelf", frozenset({"decisions"}))
    assert f"{desk.case.token}-besluit" in words
    assert f"{desk.case.token}-gesprek" not in words
    assert "Tijdlijn" not in words


def test_to_whom_and_why_stands_in_timeline_ledger_and_who_looked(desk: Desk, client: FlaskClient) -> None:
    extract_id = desk.ask(desk.father)
    browser = desk.world.sign_in(client, desk.world.loket.person(CARE))
    path = f"/loket/dossiers/{desk.case.id}"
    answer = browser.get(f"{path}/afdrukken/{extract_id}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Afdruk van het dossier gemaakt voor vader" in browser.get(f"{path}?soort=plannen").text
    looks = browser.get(f"{path}/inzage").text
    assert "haalde een afdruk van het dossier op, voor vader" in looks
    assert "Inzageverzoek van 20 november" in looks
    with desk.world.as_system("loket"):
        found = session().scalars(select(LedgerEntry).where(LedgerEntry.object_id == extract_id))
        rows = {row.action: row for row in found}
    assert set(rows) == {"extract.ask", "extract.make", "extract.hand_out"}
    assert {row.detail["for"] for row in rows.values() if row.detail} == {str(desk.pupil.guardian_ids[1])}


def test_the_page_asks_for_a_reason_and_counts_first(desk: Desk, client: FlaskClient) -> None:
    browser = desk.world.sign_in(client, desk.world.loket.person(CARE))
    path = f"/loket/dossiers/{desk.case.id}/afdrukken"
    page = browser.get(path).text
    assert "1 afgeschermde notitie" in page
    assert "regels" in page
    refused = browser.post(path, data={"voor": desk.father, "delen": "notes"})
    assert refused.status_code == 422
    assert "Schrijf op waarom je deze afdruk maakt." in refused.text
    asked = {"voor": desk.father, "delen": ["notes", "decisions"], "reden": "Gevraagd op 20 november"}
    assert browser.post(path, data={**asked, "voor": "ouder:iemand"}).status_code == 422
    assert browser.post(path, data=asked).status_code == 303
    assert "wordt gemaakt" in browser.get(path).text
    do_all(desk.world.app)
    assert "Haal op (PDF)" in browser.get(path).text


def test_a_partner_gets_it_while_the_case_is_open_to_that_partner(desk: Desk, world: World) -> None:
    partner = world.loket.membership("bpo").id
    code = f"partner:{partner}"
    with world.acting("loket", CARE):
        assert code not in {one.code for one in recipients(load(desk.case.id))}
        disclose(Opening(case_id=desk.case.id, membership_id=partner, ground="consent", purpose="", from_date=DAY))
        session().flush()
    made = desk.ask(code)
    assert "Voor " in words_of(desk.content(made))
    with world.acting("loket", CARE):
        end_for_person(desk.case.id, partner, "De toestemming is ingetrokken.")
    with world.acting("loket", CARE):
        _row, content = extracts.fetch(load(desk.case.id), made)
        assert content is None
    assert desk.row(made).withdrawn_at is not None
    assert desk.content(made) == b""


def test_an_attachment_stands_under_the_day_in_the_netherlands(desk: Desk, world: World, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 27, 0, 30, tzinfo=AMSTERDAM))
    with world.acting("loket", CARE):
        attachments.add(load(desk.case.id), NewAttachment(name="laat.pdf", content=a_pdf("laat")))
    assert "27 november 2026 · laat.pdf" in desk.words("zelf", frozenset({"attachments"}))


@pytest.mark.parametrize("part", ["notes", "attachments"])
def test_a_note_that_is_sealed_later_withdraws_it(desk: Desk, world: World, client: FlaskClient, part: str) -> None:
    made = desk.ask("zelf", frozenset({part}))
    mentor = desk.pupil.mentor
    with world.acting("loket", mentor):
        note = notes.note_of(desk.case.id, desk.case.note_id)
        notes.correct(load(desk.case.id), note, version=note.version, body=note.body, sealed=True)
    browser = world.sign_in(client, world.loket.person(CARE))
    path = f"/loket/dossiers/{desk.case.id}/afdrukken"
    answer = browser.get(f"{path}/{made}")
    assert (answer.status_code, answer.location) == (303, f"{path}?klaar=ingetrokken")
    assert "Deze afdruk is ingetrokken." in browser.get(answer.location).text
    assert desk.content(made) == b""


def test_authority_that_ends_withdraws_it(desk: Desk, world: World) -> None:
    made = desk.ask(desk.father)
    with world.as_system("loket"):
        found = select(Guardianship).where(Guardianship.guardian_id == desk.pupil.guardian_ids[1])
        session().scalars(found).one().authority = False
    with world.acting("loket", CARE):
        extracts.extracts_of(load(desk.case.id))
    assert desk.row(made).withdrawn_at is not None


@pytest.mark.parametrize(
    ("years", "days", "parents", "pupil"),
    [
        (16, -1, True, False),
        (16, 0, True, True),
        (16, 1, True, True),
        (18, -1, True, True),
        (18, 0, False, True),
        (18, 1, False, True),
    ],
)
def test_who_may_have_it_by_age(desk: Desk, world: World, years: int, days: int, parents: bool, pupil: bool) -> None:
    today = date(2026, 11, 26)
    born = add_years(today, -years) - timedelta(days=days)
    assert (rules.parent_may(born, today), rules.pupil_may(born, today)) == (parents, pupil)
    with world.as_system("loket"):
        session().scalars(select(Pupil).where(Pupil.id == desk.pupil.id)).one().birth_date = born
    with world.acting("loket", CARE):
        kinds = {one.kind for one in recipients(load(desk.case.id))}
    assert (rules.GUARDIAN in kinds, rules.PUPIL in kinds) == (parents, pupil)


def test_an_unknown_age_counts_as_a_child() -> None:
    assert rules.parent_may(None, DAY)
    assert not rules.pupil_may(None, DAY)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Zij woont op Geheimpad 1 te Loket.", True),
        ("geheim  pad\n1", True),
        ("Geheimpad", False),
        ("Het adres is geheim.", False),
        ("", False),
    ],
)
def test_a_secret_address_is_known_again(text: str, tells: bool) -> None:
    assert rules.tells_a_secret(text, ["Geheimpad 1, 1234 AB Loket", ""]) is tells


@pytest.mark.parametrize(
    "wrong", [{"recipient": "ouder:x"}, {"reason": "  "}, {"parts": frozenset()}, {"parts": frozenset({"alles"})}]
)
def test_nothing_is_made_without_somebody_a_reason_and_a_part(desk: Desk, wrong: dict[str, str]) -> None:
    good = {"recipient": desk.father, "reason": "Gevraagd.", "parts": frozenset({"notes"})}
    with desk.world.acting("loket", CARE), pytest.raises(Problem):
        extracts.ask(load(desk.case.id), NewExtract(**{**good, **wrong}))


@pytest.mark.parametrize(("late", "left"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_it_is_erased_when_its_time_is_over(desk: Desk, clock: FixedClock, late: timedelta, left: bool) -> None:
    made = desk.ask("zelf", frozenset({"decisions"}))
    clock.set(clock.moment.astimezone(UTC) + extract_work.KEPT + late)
    with desk.world.as_system("loket"):
        extract_work.forget_extracts()
    assert (desk.content(made) != b"") is left
