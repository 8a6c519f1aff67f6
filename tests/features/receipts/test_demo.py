"""The decisions of the demonstration: taken through the services, and every one comes out the same when replayed."""

from pathlib import Path

from sqlalchemy import select

from core.access.scope import working_at
from core.db.engine import session
from core.demo.decided import decide_alone, replayed
from core.features.cases.models import Decision
from tests.browser.stage import build


def test_elk_besluit_van_het_voorbeeld_komt_opnieuw_hetzelfde_uit(tmp_path: Path) -> None:
    theatre = build(tmp_path)
    stages = (theatre.loep, theatre.loket)
    alone = [decide_alone(stage, 1) for stage in stages]
    assert all(alone)
    seen, different = replayed(theatre.app, stages)
    assert different == 0
    assert seen > sum(alone)
    for stage in stages:
        with working_at(theatre.app, stage.school_id, "test"):
            assert any(decision.findings for decision in session().scalars(select(Decision)))
