"""Making the papers of the profile in force: a job, never while somebody waits for a page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.access import school as here
from core.contract.dates import school_year
from core.db.clock import AMSTERDAM, now
from core.db.jobs import job_kind
from core.features.publication import guide_paper, history, paper

PAPER_JOB = "publication.paper"


@job_kind(PAPER_JOB)
def make_papers(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Make the papers of the profile in force of the scope's school, and the chapter for the school guide of this
    school year and the next; what was made of older versions goes."""
    found, today = here.profile(), now().astimezone(AMSTERDAM).date()
    place = paper.place_of(found)
    if not place.is_file():
        paper.keep(place, paper.pdf(found))
    for on in (today, date(school_year(today)[1].year, 9, 1)):
        chapter = guide_paper.place_of(found, on)
        if not chapter.is_file():
            paper.keep(chapter, guide_paper.pdf(found, on))
    history.keep_for_anybody()
    for old in place.parent.glob(f"{found.school.id}@*"):
        if not old.name.startswith(place.stem):
            old.unlink(missing_ok=True)
    return {"digest": found.digest}
