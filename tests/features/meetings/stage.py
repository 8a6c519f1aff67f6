"""A breed OT of Loket of Thursday 26 November, begun at 14.00, with cases on its agenda."""

from datetime import date, datetime
from uuid import UUID

from core.db.clock import AMSTERDAM
from core.features.meetings import agenda, planning
from tests.clock import FixedClock
from tests.factories_meetings import plan_meeting, report_concern
from tests.world import World

THURSDAY = date(2026, 11, 26)
CARE = "zorgcoordinator"


class Stage:
    """`on` cases on the agenda, reported on Wednesday, and `ready` more that may be put on; their ids in `cases`."""

    def __init__(self, world: World, clock: FixedClock, on: int = 2, ready: int = 1) -> None:
        self.world = world
        clock.set(datetime(2026, 11, 25, 10, 0, tzinfo=AMSTERDAM))
        self.cases = self.reported(0, on + ready)
        clock.set(datetime(2026, 11, 26, 14, 10, tzinfo=AMSTERDAM))
        with world.acting("loket", CARE):
            meeting = plan_meeting("breed_ot", THURSDAY)
            self.meeting_id, self.path = meeting.id, f"/loket/overleg/{meeting.id}"
            self.item_ids = [agenda.put_on(meeting, case_id).id for case_id in self.cases[:on]]
        self.items = [f"{self.path}/punt/{item_id}" for item_id in self.item_ids]

    def reported(self, first: int, past: int) -> list[UUID]:
        """The ids of the cases of these pupils, whose concern is reported now."""
        with self.world.acting("loket", "coach"):
            return [report_concern(pupil).case.id for pupil in self.world.loket.pupils[first:past]]

    def put_on(self, cases: list[UUID]) -> None:
        """More cases on the agenda."""
        with self.world.acting("loket", CARE):
            for case_id in cases:
                agenda.put_on(planning.meeting_of(self.meeting_id), case_id)
