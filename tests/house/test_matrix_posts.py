"""The part of the access matrix that changes things: whoever may post is let in."""

import pytest

from tests.house.cells import ENTERS, cells_of_school, faults
from tests.house.town import Town
from tests.world import SCHOOLS


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_who_may_post_is_let_in(own_town: Town, school_id: str) -> None:
    """Empty forms, which the pages refuse in their own words; the gate does not."""
    asked = [cell for cell in cells_of_school(own_town, school_id) if cell.expected == ENTERS and cell.method == "POST"]
    found = faults(own_town, asked)
    assert not found, "\n".join(found)
    assert len(asked) > 100
