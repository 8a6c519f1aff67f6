"""Adding people, giving and ending roles, at real schools: the services, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import select

from core.access import members as gate
from core.access.ledger import LedgerEntry
from core.access.people import Membership, MembershipRole, Person
from core.access.sessions import Invitation
from core.db.clock import now
from core.db.engine import session
from core.features.staff import links, roles, service
from core.features.staff.member_page import Time, member_page
from core.features.staff.members import Wanted, members
from core.features.staff.rules import Period
from core.features.staff.service import NewMember, RoleWish
from core.features.staff.terms import Terms, change_terms, member
from core.web.paging import Asked
from core.web.problems import Conflict, Invalid, NotFound, Problem, Refused, StaleVersion
from tests.world import World

TODAY = date(2026, 11, 26)


def _new(email: str = "nieuw@loep.example", **other: object) -> NewMember:
    values = {"name": "Nienke Nieuwland", "email": email, "kind": "staff", "starts_on": TODAY, **other}
    return NewMember(**values)  # type: ignore[arg-type]


def _role_of(membership_id: UUID, code: str) -> MembershipRole:
    statement = select(MembershipRole).where(
        MembershipRole.membership_id == membership_id, MembershipRole.role_code == code
    )
    return session().scalars(statement).one()


def test_sc_loep_08_een_derde_kc_kan_niet_worden_aangesteld(world: World) -> None:
    with pytest.raises(Refused) as refused, world.acting("loep", "beheerder"):
        service.add_member(_new(roles=(RoleWish("kc", "groep_1_4"),)))
    assert "§ 3.2" in refused.value.message
    assert world.loep.membership("kc").name in refused.value.message
    with world.as_system("loep"):
        assert session().scalar(select(Person).where(Person.email == "nieuw@loep.example")) is None


def test_sc_loep_08_na_het_einde_van_een_kc_kan_het_wel(world: World) -> None:
    old = world.loep.membership("kc2")
    with world.acting("loep", "beheerder"):
        role = _role_of(old.id, "kc")
        roles.end(role.id, role.version, None)
        added = service.add_member(_new(roles=(RoleWish("kc", "groep_5_8"),)))
    assert added.token
    assert added.warnings == ()


def test_sc_loep_08_twee_beheerders_tegelijk_stellen_samen_een_kc_aan(world: World) -> None:
    with world.acting("loep", "beheerder"):
        role = _role_of(world.loep.membership("kc2").id, "kc")
        roles.end(role.id, role.version, None)
    together = Barrier(2)

    def appoint(email: str) -> str:
        together.wait(timeout=10)
        try:
            with world.as_system("loep"):
                service.add_member(_new(email, roles=(RoleWish("kc", "groep_5_8"),)))
        except Refused:
            return "geweigerd"
        return "aangesteld"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(appoint, ("een@loep.example", "twee@loep.example")))
    assert answers == ["aangesteld", "geweigerd"]


def test_een_deel_dubbel_geeft_een_waarschuwing_en_gaat_door(world: World) -> None:
    with world.acting("loep", "beheerder"):
        role = _role_of(world.loep.membership("kc2").id, "kc")
        roles.end(role.id, role.version, None)
        added = service.add_member(_new(roles=(RoleWish("kc", "groep_1_4"),)))
        (warning,) = added.warnings
        assert world.loep.membership("kc").name in warning.reason
        assert [found.reason for found in member_page(added.membership.id).warnings] == [warning.reason]


def test_wie_er_nieuw_is_krijgt_een_link_en_een_regel_in_het_logboek(world: World) -> None:
    with world.acting("loep", "beheerder"):
        added = service.add_member(_new(roles=(RoleWish("leerkracht"),), days_per_week=2.5))
        assert added.person.password_hash is None
    with world.as_system("loep"):
        actions = set(session().scalars(select(LedgerEntry.action)))
        assert {"membership.add", "role.give", "link.make"} <= actions
        kept = session().scalars(select(Invitation)).one()
        assert added.token not in (kept.token_hash, kept.made_by)


def test_wie_bij_een_andere_school_hoort_krijgt_hier_geen_link(world: World) -> None:
    """A link opens the whole account: the administrator of one school could use it to enter another."""
    colleague = world.loket.person("coach")
    with world.acting("loep", "beheerder"):
        added = service.add_member(_new(colleague.email, roles=(RoleWish("leerkracht"),)))
        assert added.token is None
        assert added.person.name == colleague.name
        with pytest.raises(Problem, match="andere school"):
            links.make(added.membership, added.person)
    with world.as_system("loep"):
        assert links.make(*member(added.membership.id))


def test_wie_er_al_is_kan_er_niet_nog_een_keer_bij(world: World) -> None:
    with world.acting("loep", "beheerder"), pytest.raises(Invalid) as wrong:
        service.add_member(_new(world.loep.person("kc").email.upper()))
    assert "hoort al bij deze school" in wrong.value.errors["email"][0]


def test_wie_vertrok_kan_terugkomen_ook_op_dezelfde_dag(world: World) -> None:
    with world.acting("loep", "beheerder"):
        added = service.add_member(_new())
        service.end_membership(added.membership.id, added.membership.version, None)
        again = service.add_member(_new(roles=(RoleWish("leerkracht"),)))
        assert again.membership.id == added.membership.id
        assert again.membership.ends_on is None


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (RoleWish("tovenaar"), "staat niet in het profiel"),
        (RoleWish("ouders"), "geen rol van een medewerker"),
        (RoleWish("smw"), "rol voor een partner"),
        (RoleWish("kc"), "Kies voor welk deel"),
        (RoleWish("leerkracht", "groep_1_4"), "geen deel van de school"),
    ],
    ids=["onbekend", "familie", "partner", "zonder deel", "deel te veel"],
)
def test_een_rol_die_niet_past(world: World, wish: RoleWish, said: str) -> None:
    with world.acting("loep", "beheerder"), pytest.raises(Invalid) as wrong:
        service.add_member(_new(roles=(wish,)))
    assert said in wrong.value.errors["roles"][0]


def test_een_rol_geldt_meteen_en_eindigt_meteen(world: World) -> None:
    person = world.loep.person("leerkracht")
    own = world.loep.membership("leerkracht")
    with world.acting("loep", "beheerder"):
        given = service.give_role(member(own.id)[0], RoleWish("schoolleider"), Period(starts_on=TODAY)).role
    with world.app.app_context():
        assert "schoolleider" in gate.find("loep", person.id, now()).roles  # type: ignore[union-attr]
    with world.acting("loep", "beheerder"):
        role = roles.held_role(given.id)[0]
        roles.end(given.id, role.version, None)
    with world.app.app_context():
        assert gate.find("loep", person.id, now()).roles == {"leerkracht"}  # type: ignore[union-attr]


def test_een_laatste_dag_telt_nog_mee(world: World) -> None:
    own = world.loep.membership("leerkracht")
    with world.acting("loep", "beheerder"):
        service.end_membership(own.id, member(own.id)[0].version, TODAY)
        assert member_page(own.id).time is Time.NOW
    with world.app.app_context():
        assert gate.find("loep", own.person_id, now()) is not None


def test_een_dag_die_voorbij_is_wordt_geweigerd(world: World) -> None:
    own = world.loep.membership("leerkracht")
    with world.acting("loep", "beheerder"), pytest.raises(Invalid) as wrong:
        service.end_membership(own.id, member(own.id)[0].version, date(2026, 11, 25))
    assert "voorbij" in wrong.value.errors["last_day"][0]


def test_wie_vertrekt_verliest_alle_rollen_en_de_toegang(world: World) -> None:
    own = world.loep.membership("schoolleider")
    with world.acting("loep", "beheerder"):
        service.end_membership(own.id, member(own.id)[0].version, None)
        page = member_page(own.id)
        assert {role.time for role in page.roles} == {Time.ENDED}
    with world.app.app_context():
        assert gate.find("loep", own.person_id, now()) is None


def test_de_laatste_beheerder_kan_niet_weg(world: World) -> None:
    last = world.loep.membership("beheerder")
    with world.as_system("loep"):
        version = member(last.id)[0].version
        with pytest.raises(Problem, match="geen beheerder meer"):
            service.end_membership(last.id, version, None)
        role = _role_of(last.id, "beheerder")
        with pytest.raises(Problem, match="geen beheerder meer"):
            roles.end(role.id, role.version, None)


def test_een_beheerder_die_nooit_aanmeldde_telt_niet_als_opvolger(world: World) -> None:
    last = world.loep.membership("beheerder")
    with world.as_system("loep"):
        added = service.add_member(_new(roles=(RoleWish("beheerder"),)))
        with pytest.raises(Problem, match="geen beheerder meer"):
            service.end_membership(last.id, member(last.id)[0].version, None)
        added.person.password_hash = "een wachtwoord"
        session().flush()
        assert service.end_membership(last.id, member(last.id)[0].version, None).ends_on == date(2026, 11, 25)


def test_niemand_beeindigt_zijn_eigen_beheer_of_toegang(world: World) -> None:
    own = world.loep.membership("beheerder")
    with world.as_system("loep"):
        service.give_role(member(world.loep.membership("kc").id)[0], RoleWish("beheerder"), Period(starts_on=TODAY))
    with world.acting("loep", "beheerder"):
        role = _role_of(own.id, "beheerder")
        with pytest.raises(Problem, match="eigen beheer"):
            roles.end(role.id, role.version, None)
        with pytest.raises(Problem, match="eigen toegang"):
            service.end_membership(own.id, member(own.id)[0].version, None)
    with world.acting("loep", "kc"):
        assert roles.end(role.id, role.version, None).ends_on == date(2026, 11, 25)


def test_twee_mensen_wijzigen_tegelijk(world: World) -> None:
    own = world.loep.membership("leerkracht")
    with world.acting("loep", "beheerder"):
        seen = member(own.id)[0].version
        change_terms(own.id, Terms(organisation="", days_per_week=3, version=seen))
    with world.as_system("loep"), pytest.raises(StaleVersion) as stale:
        change_terms(own.id, Terms(organisation="", days_per_week=2.5, version=seen))
    assert stale.value.who == world.loep.membership("beheerder").name
    assert [(d.mine, d.theirs) for d in stale.value.differences] == [("2,5", "3")]
    with world.as_system("loep"), pytest.raises(Conflict):
        service.end_membership(own.id, seen, None)


def test_een_andere_school_bestaat_hier_niet(world: World) -> None:
    with world.acting("loket", "beheerder"):
        with pytest.raises(NotFound):
            member(world.loep.membership("kc").id)
        assert world.loep.canary not in str(members(Wanted(), Asked(size=200)))


def test_de_geschiedenis_vertelt_wie_wat_deed(world: World) -> None:
    own = world.loep.membership("leerkracht")
    boss = world.loep.membership("beheerder").name
    with world.acting("loep", "beheerder"):
        service.give_role(member(own.id)[0], RoleWish("kindercoach"), Period(starts_on=TODAY))
    with world.acting("loep", "beheerder"):
        change_terms(own.id, Terms(organisation="", days_per_week=3, version=member(own.id)[0].version))
        role = _role_of(own.id, "kindercoach")
        roles.end(role.id, role.version, TODAY)
    with world.acting("loep", "beheerder"):
        lines = member_page(own.id).history
    said = [f"{line.kind}: {line.words}" for line in lines]
    assert "Rol gegeven: kindercoach, vanaf 26 november 2026." in said
    assert "Toegang: dagen per week was 4, werd 3." in said
    assert "kindercoach: laatste dag was leeg, werd 26 november 2026." in said
    assert {line.by for line in lines} == {boss}


def test_een_lidmaatschap_zonder_rol_mag_niets(world: World) -> None:
    with world.acting("loep", "beheerder"):
        added = service.add_member(_new())
    with world.app.app_context():
        found = gate.find("loep", added.person.id, now())
    assert found is not None
    assert found.permissions == frozenset()
    with world.as_system("loep"):
        assert session().scalars(select(Membership).where(Membership.person_id == added.person.id)).one()
