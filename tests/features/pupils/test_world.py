"""The world itself: what every other test rests on."""

from sqlalchemy import select

from core.access.people import Membership
from core.access.scope import scope
from core.contract.permissions import Permission
from core.db.engine import session
from core.features.pupils.models import Guardian, Pupil
from tests.world import World


def test_everybody_has_a_role_of_the_profile(world: World) -> None:
    assert world.loep.membership("kc").range_code != world.loep.membership("kc2").range_code
    assert world.loket.person("zorgcoordinator").email == "zorgcoordinator@loket.example"
    assert world.loket.membership("zorgcoordinator2").roles == ("zorgcoordinator",)
    assert Permission.STAFF_MANAGE in world.scope(world.loep.membership("beheerder")).permissions
    assert world.loep.person("both") == world.loket.person("both")
    assert world.loep.membership("both").roles != world.loket.membership("both").roles
    assert world.loket.membership("partner_both").kind == "partner"


def test_acting_is_the_scope_of_that_member_at_that_school(world: World) -> None:
    with world.acting("loket", "coach") as entered:
        assert entered == scope()
        assert entered.school_id == "loket"
        assert entered.roles == {"coach"}
        names = [pupil.full_name for pupil in session().scalars(select(Pupil))]
    assert len(names) == 24 == len(world.loket.pupils)
    assert all("kanarie-loket" in name for name in names)


def test_ages_stand_at_the_birthday(world: World) -> None:
    assert (world.loket.pupil_18.birth_date.year, world.loket.pupil_18.birth_date.month) == (2008, 11)
    assert world.loket.pupil_almost_18.birth_date.month == 12
    with world.as_system("loep"):
        secret = session().get_one(Guardian, ("loep", world.loep.pupil_secret.guardian_ids[0]))
        assert secret.secret_address
        assert len(session().scalars(select(Membership)).all()) == len(world.loep.members)
