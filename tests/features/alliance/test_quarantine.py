"""What is set apart, on screen: for the alliance with plugin and reason, for who works there with what it means."""

from datetime import date, timedelta

import structlog.testing
from sqlalchemy import select

from core.access.alliance_scope import working_for
from core.access.incidents import PluginIncident
from core.access.people import Membership
from core.access.scope import working_at
from core.db.clock import now
from core.db.engine import session
from core.db.platform_version import publish_version, read_version
from core.schools.kept_schools import KeptSchool
from core.schools.problems import SetupProblem
from tests.features.alliance.conftest import PO, VO, Alliances
from tests.features.alliance.test_school_pages import make_schools

SLUG = "school-00-no"
PROBLEM = SetupProblem(
    where="plugin loket", key="judge_requirement", says="De plugin hangt: geen antwoord.", school_id="loket"
)


def close(alliances: Alliances) -> None:
    """Break the settings of the school that was made."""
    with working_for(alliances.world.app, VO, "test"):
        row = session().scalars(select(KeptSchool).where(KeptSchool.slug == SLUG)).one()
        row.body = {**row.body, "brin": "fout"}
        publish_version()


def test_who_works_at_a_closed_school_reads_what_happened_and_a_stranger_reads_nothing(alliances: Alliances) -> None:
    world = alliances.world
    make_schools(alliances, 1)
    member = world.loket.person("zorgcoordinator")
    with world.app.app_context():
        world.app.extensions["registry"].keep_up(read_version())
    with working_at(world.app, SLUG, "test"):
        session().add(Membership(person_id=member.id, kind="staff", starts_on=date(2024, 8, 1)))
    close(alliances)
    client = world.sign_in(world.app.test_client(), member)
    page = client.get(f"/{SLUG}/overleg")
    assert page.status_code == 503
    for text in ("Deze school is nu even dicht", "Alles wat bewaard is, is er nog", "Naar je andere scholen"):
        assert text in page.text
    assert page.headers["Retry-After"] == "600"
    assert "kan nu niet open" in client.get("/scholen").text
    assert client.get("/loket/overleg").status_code == 200
    stranger = world.sign_in(world.app.test_client(), world.loep.person("kc"))
    assert stranger.get(f"/{SLUG}/overleg").status_code == 404
    quarantine = alliances.first[VO].client.get(f"/swv/{VO}/quarantaine").text
    for text in ("School 00", "Een BRIN is bijvoorbeeld", "in de browser gemaakt, brin", "sinds"):
        assert text in quarantine
    assert "School 00" not in alliances.first[PO].client.get(f"/swv/{PO}/quarantaine").text


def test_a_silenced_plugin_is_kept_after_the_request_and_shown_to_its_own_alliance(alliances: Alliances) -> None:
    app, client = alliances.world.app, alliances.first[VO].client
    registry = app.extensions["registry"]
    with structlog.testing.capture_logs():
        registry.quarantine.silence(PROBLEM, "loket")
    try:
        client.get(f"/swv/{VO}")
        with working_for(app, VO, "test"):
            (row,) = session().scalars(select(PluginIncident)).all()
            assert (row.school_id, row.plugin, row.hook) == ("loket", "loket", "judge_requirement")
        home, page = client.get(f"/swv/{VO}").text, client.get(f"/swv/{VO}/quarantaine").text
        assert "plugin stilgezet" in home
        for text in ("Loket Zwijndrechtse Waard", "De plugin hangt", "judge_requirement", "herstart van het platform"):
            assert text in page
        assert "stilgezet" in client.get(f"/swv/{VO}/scholen/loket").text
        assert "De plugin hangt" not in alliances.first[PO].client.get(f"/swv/{PO}/quarantaine").text
    finally:
        registry.quarantine.problems = {}


def test_what_happened_before_the_platform_began_is_over(alliances: Alliances) -> None:
    app = alliances.world.app
    registry = app.extensions["registry"]
    with app.app_context():
        moment = now()
    earlier, registry.began_at = registry.began_at, moment
    try:
        with working_for(app, VO, "test"):
            session().add(
                PluginIncident(
                    at=moment - timedelta(minutes=1), school_id="loket", plugin="loket", hook="x", says="Vroeger stuk."
                )
            )
        client = alliances.first[VO].client
        page = client.get(f"/swv/{VO}/quarantaine").text
        assert "Eerder, en nu voorbij" in page
        assert "Vroeger stuk." in page
        assert "plugin stilgezet" not in client.get(f"/swv/{VO}").text
    finally:
        registry.began_at = earlier
