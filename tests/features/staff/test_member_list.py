"""The list of staff: search, filter, order and pages, on both databases."""

from datetime import date

import pytest

from core.features.staff import service
from core.features.staff.members import Order, Standing, Wanted, members
from core.features.staff.service import NewMember, RoleWish
from core.web.paging import Asked
from tests.world import World

QUIRINE = NewMember(
    name="Quirine Quast_100%",
    email="quirine@loep.example",
    kind="staff",
    starts_on=date(2026, 11, 26),
    roles=(RoleWish("leerkracht"),),
)


def test_de_lijst_zoekt_filtert_sorteert_en_bladert(world: World) -> None:
    with world.acting("loep", "beheerder"):
        service.add_member(QUIRINE)
        everyone = members(Wanted(), Asked(size=200))
        assert [row.sort for row in everyone] == sorted(row.sort for row in everyone)
        assert [row.name for row in members(Wanted(text="quast_1"), Asked())] == ["Quirine Quast_100%"]
        assert members(Wanted(text="quast%"), Asked()) == ()
        teachers = members(Wanted(role_code="leerkracht"), Asked())
        assert {"leerkracht"} <= {label for row in teachers for label in row.roles}
        assert all("leerkracht" in row.roles for row in teachers)
        never = members(Wanted(standing=Standing.NEVER_SIGNED_IN), Asked(size=200))
        assert {row.id for row in never} == {row.id for row in everyone}
        newest = members(Wanted(order=Order.NEWEST), Asked(size=200))
        assert newest[0].name == "Quirine Quast_100%"
        assert members(Wanted(standing=Standing.ENDED), Asked()) == ()


@pytest.mark.parametrize("order", list(Order))
def test_bladeren_slaat_niemand_over(world: World, order: Order) -> None:
    with world.acting("loep", "beheerder"):
        everyone = members(Wanted(order=order), Asked(size=200))
        found, key = [], None
        while True:
            part = members(Wanted(order=order), Asked(size=4, after=key))
            found += part[:4]
            if len(part) <= 4:
                break
            key = (part[3].sort, str(part[3].id))
        assert found == list(everyone)
        before = members(Wanted(order=order), Asked(size=4, before=(everyone[6].sort, str(everyone[6].id))))
        assert list(before) == list(reversed(everyone[1:6]))
        assert members(Wanted(order=order), Asked(size=4, after=("x", "geen uuid"))) == everyone[:5]
