"""Attachments of a case: what comes in, who finds it, how it leaves, and what a seal does to it."""

from io import BytesIO
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, stream_encode_multipart

from core.access.ledger import LedgerEntry
from core.db.engine import session
from core.features.cases import attachments, notes, record
from core.features.cases.attachments import NewAttachment
from core.features.cases.facts import load
from core.features.cases.models import CaseAttachment, CaseEvent
from core.features.files import service as files
from core.features.files.models import FileBlob
from core.web.problems import Invalid, NotFound, Problem
from tests.factories_cases import DAY, a_pdf, open_case
from tests.photos import TRACES, jpeg, opened, png
from tests.world import World

CARE, COACH = "zorgcoordinator", "coach"
PDF = a_pdf("verslag van de logopedist")


class Shelf:
    """A case of Loket and the browsers of its people."""

    def __init__(self, world: World, client: FlaskClient) -> None:
        self.world, self.client = world, client
        self.case_id = open_case(world, world.loket, world.loket.pupils[0], "x")
        self.path = f"/loket/dossiers/{self.case_id}/bijlagen"
        world.sign_in(client, world.loket.person(CARE))

    def send(self, name: str = "verslag.pdf", content: bytes = PDF, **more: str) -> TestResponse:
        typed = {"omschrijving": "Verslag van de logopedist", **more}
        sent = {**typed, "bestand": FileStorage(BytesIO(content), name)} if name or content else typed
        body, _length, boundary = stream_encode_multipart(sent, use_tempfile=False)
        head = f"multipart/form-data; boundary={boundary}"
        return self.client.post(f"{self.path}/nieuw", data=body.read(), content_type=head)

    def rows(self) -> list[CaseAttachment]:
        with self.world.as_system("loket"):
            return list(session().scalars(select(CaseAttachment).order_by(CaseAttachment.id)))

    def actions(self) -> list[str]:
        with self.world.as_system("loket"):
            found = select(LedgerEntry).where(LedgerEntry.object_type == "case_attachment")
            rows = session().scalars(found.order_by(LedgerEntry.id)).all()
        assert {row.case_id for row in rows} == {self.case_id}
        return [row.action for row in rows]

    def note(self, sealed: bool) -> UUID:
        with self.world.acting("loket", CARE):
            new = record.NewNote(kind="note", on=DAY, body="Alleen voor mij.", sealed=sealed)
            return record.add_note(load(self.case_id), new).id


@pytest.fixture
def shelf(world: World, client: FlaskClient) -> Shelf:
    return Shelf(world, client)


def test_a_file_comes_in_and_leaves_as_it_was(shelf: Shelf) -> None:
    page = shelf.client.get(f"{shelf.path}/nieuw").text
    assert 'enctype="multipart/form-data"' in page
    assert 'type="file"' in page
    assert "Ten hoogste 10 MB." in page
    assert shelf.send("Zoë's verslag.pdf").status_code == 303
    (row,) = shelf.rows()
    assert (row.name, row.size, row.media_type) == ("Zoë's verslag.pdf", len(PDF), "application/pdf")
    assert row.sha256 == files.digest_of(PDF)
    answer = shelf.client.get(f"{shelf.path}/{row.id}")
    assert answer.data == PDF
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"].endswith("filename*=UTF-8''Zo%C3%AB%27s%20verslag.pdf")
    assert shelf.actions() == ["attachment.add", "attachment.read"]
    assert "Bijlage toegevoegd: Zoë" in shelf.client.get(f"/loket/dossiers/{shelf.case_id}?soort=plannen").text
    listed = shelf.client.get(shelf.path).text
    assert "Verslag van de logopedist" in listed
    assert shelf.world.loket.person(CARE).name in listed


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("", b"", "Kies een bestand."),
        ("leeg.pdf", b"", "Dit bestand is leeg."),
        ("spel.exe", b"MZ" + b"\0" * 80, "Dit soort bestand bewaren wij niet."),
        ("verslag.pdf", b"MZ" + b"\0" * 80, "maar is iets anders."),
        ("\u202efdp.pdf", PDF, "vreemde tekens"),
        ("groot.pdf", b"%PDF-1.4" + b"\0" * (10 * 1024 * 1024), "Dit bestand is 10,1 MB."),
    ],
    ids=["none", "empty", "kind", "content", "name", "large"],
)
def test_a_refusal_is_clear_and_keeps_what_was_typed(shelf: Shelf, name: str, content: bytes, said: str) -> None:
    answer = shelf.send(name, content, omschrijving="Brief van oma Populier")
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Brief van oma Populier"' in answer.text
    assert shelf.rows() == []
    with shelf.world.as_system("loket"):
        assert session().scalars(select(FileBlob).where(FileBlob.case_id == shelf.case_id)).all() == []


def test_without_a_description_the_file_is_asked_again(shelf: Shelf) -> None:
    answer = shelf.send(omschrijving="")
    assert answer.status_code == 422
    assert "Schrijf in een paar woorden op wat dit is." in answer.text
    assert "Kies het bestand opnieuw" in answer.text
    assert shelf.rows() == []


def test_much_too_large_is_answered_with_a_page(shelf: Shelf) -> None:
    answer = shelf.send("groot.pdf", b"%PDF-1.4" + b"\0" * (13 * 1024 * 1024))
    assert answer.status_code == 413
    assert "Een bestand mag ten hoogste 10 MB zijn." in answer.text
    assert shelf.rows() == []


def test_the_same_content_twice_is_said_first(shelf: Shelf) -> None:
    shelf.send("verslag.pdf")
    again = shelf.send("anders.pdf")
    assert again.status_code == 422
    assert "Dit bestand staat al in dit dossier: verslag.pdf" in again.text
    assert 'name="toch"' in again.text
    assert shelf.send("anders.pdf", toch="ja").status_code == 303
    assert [row.name for row in shelf.rows()] == ["verslag.pdf", "anders.pdf"]


def test_withdrawn_it_is_no_longer_given_out_and_may_come_back(shelf: Shelf) -> None:
    shelf.send()
    (row,) = shelf.rows()
    path = f"{shelf.path}/{row.id}"
    assert shelf.client.post(f"{path}/intrekken", data={}).status_code == 422
    assert shelf.client.post(f"{path}/intrekken", data={"reden": "Verkeerd kind"}).status_code == 303
    assert shelf.client.get(path).status_code == 404
    assert shelf.client.get(f"{path}/intrekken").status_code == 404
    assert "Verkeerd kind" in shelf.client.get(shelf.path).text
    assert path not in shelf.client.get(f"/loket/dossiers/{shelf.case_id}").text
    with shelf.world.as_system("loket"):
        assert files.content_of(row.blob_id) == PDF, "the content stays until retention"
    assert shelf.send().status_code == 303


def test_what_hangs_on_a_sealed_note_is_sealed_with_it(shelf: Shelf, world: World) -> None:
    note_id = shelf.note(sealed=True)
    shelf.send("geheim verslag.pdf", hoort_bij=f"notitie:{note_id}")
    (row,) = shelf.rows()
    assert row.sealed_for == world.loket.membership(CARE).id
    with world.acting("loket", COACH):
        assert attachments.attachments_of(shelf.case_id) == []
        with pytest.raises(NotFound):
            attachments.fetch(load(shelf.case_id), row.id)
        with pytest.raises(NotFound):
            files.content_of(row.blob_id)
        said = session().scalars(select(CaseEvent).where(CaseEvent.kind == "attachment")).all()
        assert not [event for event in said if "geheim" in event.summary + event.reason]
    coach = world.sign_in(shelf.client, world.loket.person(COACH))
    assert "geheim verslag" not in coach.get(f"/loket/dossiers/{shelf.case_id}").text


def test_a_seal_that_is_set_or_broken_later_takes_the_attachment_along(shelf: Shelf, world: World) -> None:
    note_id = shelf.note(sealed=False)
    shelf.send(hoort_bij=f"notitie:{note_id}")
    (row,) = shelf.rows()
    for sealed in (True, False):
        with world.acting("loket", CARE):
            note = notes.note_of(shelf.case_id, note_id)
            notes.correct(load(shelf.case_id), note, version=note.version, body="Beter.", sealed=sealed)
        with world.acting("loket", COACH):
            assert len(attachments.attachments_of(shelf.case_id)) == (0 if sealed else 1)
            if sealed:
                with pytest.raises(NotFound):
                    files.content_of(row.blob_id)
            else:
                assert files.content_of(row.blob_id) == PDF


def test_the_timeline_says_nothing_of_an_attachment_that_is_sealed_later(shelf: Shelf, world: World) -> None:
    note_id = shelf.note(sealed=False)
    shelf.send("brief psychiater.pdf", hoort_bij=f"notitie:{note_id}")
    coach = world.sign_in(world.app.test_client(), world.loket.person(COACH))
    path = f"/loket/dossiers/{shelf.case_id}?soort=plannen"
    for sealed, shown in ((False, True), (True, False)):
        with world.acting("loket", CARE):
            note = notes.note_of(shelf.case_id, note_id)
            notes.correct(load(shelf.case_id), note, version=note.version, body=f"Beter {sealed}.", sealed=sealed)
        text = coach.get(path).text
        assert ("brief psychiater" in text, "Verslag van de logopedist" in text) == (shown, shown)


def test_a_closed_case_takes_no_files(shelf: Shelf, world: World) -> None:
    with world.acting("loket", CARE):
        load(shelf.case_id).case.closed_on = DAY
        session().flush()
        with pytest.raises(Problem, match="gesloten"):
            attachments.add(load(shelf.case_id), NewAttachment(name="a.pdf", content=PDF))


def test_a_note_of_another_case_is_no_place_for_it(shelf: Shelf, world: World) -> None:
    other = open_case(world, world.loket, world.loket.pupils[1], "y")
    note_id = shelf.note(sealed=False)
    with world.acting("loket", CARE), pytest.raises(NotFound):
        attachments.add(load(other), NewAttachment(name="a.pdf", content=PDF, note_id=note_id))


def test_content_that_was_erased_is_not_found(shelf: Shelf, world: World) -> None:
    with world.acting("loket", CARE):
        blob = files.keep(b"x", "text/plain")
        assert files.content_of(blob.id) == b"x"
        assert files.erase([blob.id, None, blob.id]) == 1
        assert files.erase([blob.id]) == 0
        assert (blob.size, len(blob.sha256)) == (1, 64)
        with pytest.raises(NotFound):
            files.content_of(blob.id)
        with pytest.raises(Invalid):
            files.brought("a.exe", b"x")


def test_a_form_sent_twice_is_done_once_and_with_another_file_it_is_told(shelf: Shelf) -> None:
    key = "01a20097-2c53-7000-9c9f-58efa3ba10a9"
    for _time in range(2):
        assert shelf.send(key=key).status_code == 303
    assert len(shelf.rows()) == 1
    assert shelf.send(key=key, content=a_pdf("een ander verslag")).status_code == 409
    assert len(shelf.rows()) == 1


@pytest.mark.parametrize(("name", "content"), [("foto.jpg", jpeg()), ("foto.png", png())])
def test_a_photo_comes_in_without_where_and_with_what_it_was_made(shelf: Shelf, name: str, content: bytes) -> None:
    assert shelf.send(name, content).status_code == 303
    (row,) = shelf.rows()
    with shelf.world.as_system("loket"):
        kept = files.content_of(row.blob_id)
    assert shelf.client.get(f"{shelf.path}/{row.id}").data == kept
    assert not [trace for trace in TRACES if trace in kept]
    assert opened(kept).tobytes() == opened(content).tobytes()
    assert (row.size, row.sha256) == (len(kept), files.digest_of(kept))
    assert "staat al in dit dossier" in shelf.send("nog eens.jpg", content).text or name == "foto.png"


def test_a_photo_that_is_broken_says_so_and_keeps_what_was_typed(shelf: Shelf) -> None:
    answer = shelf.send("foto.jpg", jpeg()[:300], omschrijving="Werk van woensdag")
    assert answer.status_code == 422
    assert "Deze foto is beschadigd." in answer.text
    assert "Werk van woensdag" in answer.text
    assert shelf.rows() == []
