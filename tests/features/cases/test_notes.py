"""Notes: sealed ones stay with their author and the care owner; corrections keep what stood there."""

from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.db.engine import session
from core.db.history import Change
from core.features.cases.facts import load
from core.features.cases.models import CaseNote
from core.features.cases.notes import correct, note_of
from core.features.cases.record import NewNote, add_note
from core.web.problems import NotFound, Problem, StaleVersion
from tests.features.cases.test_pages import case_id as case_id
from tests.world import World

SECRET = "Alleen voor de zorgleiding bestemd."


def sealed_note(world: World, case_id: UUID) -> UUID:
    with world.acting("loket", "zorgcoordinator") as scope:
        note = add_note(load(case_id), NewNote(kind="note", on=scope.today, body=SECRET, sealed=True))
        return note.id


def test_a_sealed_note_is_counted_for_the_coach_and_read_by_the_care_owner(
    world: World, client: FlaskClient, case_id: UUID
) -> None:
    note_id = sealed_note(world, case_id)
    world.sign_in(client, world.loket.person("coach"))
    page = client.get(f"/loket/dossiers/{case_id}")
    assert SECRET not in page.text
    assert "Afgeschermd" in page.text
    assert client.get(f"/loket/dossiers/{case_id}/notities/{note_id}").status_code == 404
    world.sign_in(client, world.loket.person("zorgcoordinator2"))
    assert SECRET in client.get(f"/loket/dossiers/{case_id}/notities/{note_id}").text


def test_a_correction_keeps_the_old_text_in_the_history(world: World, case_id: UUID) -> None:
    note_id = sealed_note(world, case_id)
    with world.acting("loket", "zorgcoordinator"):
        note = note_of(case_id, note_id)
        correct(load(case_id), note, version=note.version, body="Verbeterd.", sealed=True)
    with world.acting("loket", "zorgcoordinator"):
        before = session().scalars(select(Change).where(Change.object_id == note_id)).one().before
        assert before["body"] == SECRET


def test_a_correction_of_an_old_version_shows_both_texts(world: World, case_id: UUID) -> None:
    note_id = sealed_note(world, case_id)
    with pytest.raises(StaleVersion) as stale, world.acting("loket", "zorgcoordinator"):
        correct(load(case_id), note_of(case_id, note_id), version=0, body="Mijn tekst.", sealed=True)
    assert (stale.value.differences[0].mine, stale.value.differences[0].theirs) == ("Mijn tekst.", SECRET)


def test_nobody_corrects_what_another_wrote(world: World, case_id: UUID) -> None:
    note_id = sealed_note(world, case_id)
    with pytest.raises(Problem, match="Alleen wie dit schreef"), world.acting("loket", "zorgcoordinator2"):
        note = note_of(case_id, note_id)
        correct(load(case_id), note, version=note.version, body="Anders.", sealed=False)


def test_a_partner_never_finds_a_note(world: World, case_id: UUID) -> None:
    note_id = sealed_note(world, case_id)
    with pytest.raises(NotFound), world.acting("loket", "bpo"):
        note_of(case_id, note_id)
    with world.acting("loket", "bpo"):
        assert session().scalars(select(CaseNote)).all() == []
