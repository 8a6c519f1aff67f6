"""SC-LOEP-08 and SC-LOEP-13 through the service: from a concern to level 3, and to the VOT."""

from datetime import date
from uuid import UUID

import pytest

from core.contract.facts import ConsentStatus
from core.features.cases import documents, verdicts, walk
from core.features.cases.concern_answers import Concern
from core.features.cases.concerns import report
from core.features.cases.facts import CaseFile, load
from core.features.cases.record import NewNote, add_note
from core.features.consents import service as consents
from core.features.consents.rules import Answer
from core.features.consents.service import NewAnswer
from core.features.duties import service as duties
from core.web.dates import day_long
from core.web.problems import Problem, Refused
from tests.world import World

GIVEN = {"texts": {"wat_zie_je": "Lezen blijft achter.", "wat_helpt": "Samen lezen, acht weken."}}


@pytest.fixture
def case_id(world: World) -> UUID:
    """A concern of the teacher about her first pupil, on the didactic route."""
    with world.acting("loep", "leerkracht"):
        pupil = world.loep.pupils[0]
        return report(Concern(form="zorg_delen", route="didactisch", pupil_id=pupil.id, **GIVEN)).case.id  # type: ignore[arg-type]


def talk(world: World, case_id: UUID, about: str, roles: set[str], outcome: str = "") -> None:
    with world.acting("loep", "kc") as scope:
        note = NewNote(
            kind="conversation", on=scope.today, body="Besproken.", about=about, roles=frozenset(roles), outcome=outcome
        )
        add_note(load(case_id), note)


def go(world: World, case_id: UUID, step: str, who: str = "kc") -> CaseFile:
    with world.acting("loep", who):
        walk.go_to(load(case_id), step)
    with world.acting("loep", who):
        return load(case_id)


def to_the_talk(world: World, case_id: UUID) -> None:
    go(world, case_id, "leerlingbespreking")
    talk(world, case_id, "leerlingbespreking", {"kc", "leerkracht"}, "zorgen")
    go(world, case_id, "leerteam")
    talk(world, case_id, "leerteam", {"leerkracht"}, "geen_oplossing")
    go(world, case_id, "gesprek_ouders")


def test_sc_loep_08_a_pupil_of_the_lower_groups_goes_to_the_kc_of_the_lower_groups(world: World, case_id: UUID) -> None:
    with world.acting("loep", "kc"):
        assert load(case_id).case.owner_id == world.loep.membership("kc").id


def test_sc_loep_08_level_3_is_refused_while_parents_are_missing(world: World, case_id: UUID) -> None:
    to_the_talk(world, case_id)
    talk(world, case_id, "gesprek_ouders", {"kc", "leerkracht"})
    with pytest.raises(Refused) as refused, world.acting("loep", "kc"):
        walk.go_to(load(case_id), "schoolniveau")
    assert any("ouders" in finding.reason for finding in refused.value.findings if finding.stops)
    talk(world, case_id, "gesprek_ouders", {"kc", "leerkracht", "ouders"})
    file = go(world, case_id, "schoolniveau")
    assert file.case.level_code == "niveau_3"


def test_sc_loep_08_when_the_learning_team_found_a_solution_the_move_is_refused(world: World, case_id: UUID) -> None:
    go(world, case_id, "leerlingbespreking")
    talk(world, case_id, "leerlingbespreking", {"kc", "leerkracht"}, "zorgen")
    go(world, case_id, "leerteam")
    talk(world, case_id, "leerteam", {"leerkracht"}, "oplossing")
    with pytest.raises(Refused), world.acting("loep", "kc"):
        walk.go_to(load(case_id), "gesprek_ouders")


def test_a_step_that_does_not_follow_is_refused_with_a_sentence(world: World, case_id: UUID) -> None:
    with pytest.raises(Problem, match="volgt niet"), world.acting("loep", "kc"):
        walk.go_to(load(case_id), "tlv")


def everyone_consents(file: CaseFile, on: date) -> None:
    for giver in consents.state(file.subject, "bespreken_vot", on).givers:
        who = giver.giver.guardian_id
        new = NewAnswer(purpose="bespreken_vot", guardian_id=who, answer=Answer.GIVEN, on=on, form="oral")
        consents.record(file.subject, new)


def test_sc_loep_13_the_vot_asks_a_groeidocument_and_consent(world: World, case_id: UUID) -> None:
    to_the_talk(world, case_id)
    talk(world, case_id, "gesprek_ouders", {"kc", "leerkracht", "ouders"})
    go(world, case_id, "schoolniveau")
    with pytest.raises(Refused) as refused, world.acting("loep", "kc"):
        walk.go_to(load(case_id), "vot")
    asked = {finding.act for finding in refused.value.findings if finding.stops}
    assert {"document", "consent", "verdict"} <= asked
    with world.acting("loep", "kc") as scope:
        file = load(case_id)
        walked = [f"{day_long(event.on)}: {event.summary}" for event in file.events if event.kind == "step"]
        assert len(walked) == 5
        document = documents.start(file, "groeidocument")
        with pytest.raises(Problem) as unfinished:
            documents.make(file, document)
        assert set(unfinished.value.errors) == {"stimulerend", "belemmerend", "behoeften"}
        assert document.parts == {"ingezet": "\n".join(walked)}
        documents.write(file, document, dict.fromkeys(("stimulerend", "belemmerend", "behoeften", "ingezet"), "Tekst."))
        documents.make(file, document)
        verdicts.answer(file, "externe_hulp", True, "De hulp op school is niet genoeg.")
        everyone_consents(file, scope.today)
    file = go(world, case_id, "vot")
    assert file.case.level_code == "niveau_4"
    assert file.facts.consent("bespreken_vot").status is ConsentStatus.GIVEN


def test_a_document_that_changes_after_it_was_made_has_to_be_made_again(world: World, case_id: UUID) -> None:
    parts = dict.fromkeys(("stimulerend", "belemmerend", "behoeften", "ingezet"), "Tekst.")
    with world.acting("loep", "kc"):
        document = documents.start(load(case_id), "groeidocument")
        documents.write(load(case_id), document, parts)
        documents.make(load(case_id), document)
        documents.agree(load(case_id), document, "Met de ouders.")
        documents.write(load(case_id), document, parts)
        assert (document.state, dict(load(case_id).facts.documents)["groeidocument"]) == ("agreed", "agreed")
        documents.write(load(case_id), document, {**parts, "behoeften": "Toch iets anders."})
        assert (document.state, document.agreed_on) == ("draft", None)
        assert dict(load(case_id).facts.documents)["groeidocument"] == "draft"


def test_entering_a_step_opens_its_duty_and_leaving_closes_it(world: World, case_id: UUID) -> None:
    go(world, case_id, "leerlingbespreking")
    with world.acting("loep", "kc"):
        assert "step:leerlingbespreking" in {duty.rule for duty in duties.open_duties(case_id)}
    talk(world, case_id, "leerlingbespreking", {"kc", "leerkracht"}, "zorgen")
    go(world, case_id, "leerteam")
    with world.acting("loep", "kc"):
        rules = {duty.rule for duty in duties.open_duties(case_id)}
    assert "step:leerteam" in rules
    assert "step:leerlingbespreking" not in rules


def test_closing_ends_every_duty_and_reopening_is_a_new_passage(world: World, case_id: UUID) -> None:
    go(world, case_id, "leerlingbespreking")
    with world.acting("loep", "kc"):
        walk.close(load(case_id), "Het gaat weer goed.")
    with world.acting("loep", "kc"):
        assert duties.open_duties(case_id) == []
        assert load(case_id).case.closed_on is not None
        with pytest.raises(Problem, match="Waarom"):
            walk.reopen(load(case_id), " ")
        walk.reopen(load(case_id), "De zorg is terug.")
    with world.acting("loep", "kc"):
        file = load(case_id)
        assert file.case.closed_on is None
        assert file.case.step_code == "leerlingbespreking"


def test_a_conversation_needs_the_outcome_and_the_leader_that_the_school_names(world: World, case_id: UUID) -> None:
    with pytest.raises(Problem) as unnamed:
        talk(world, case_id, "leerlingbespreking", {"kc", "leerkracht"})
    assert "outcome" in unnamed.value.errors
