"""The route of a case as stops of the picture: what is done, where the case stands, what may follow."""

from collections.abc import Iterable

from core.contract.routes import SupportRoute
from core.features.cases.models import StepPassage
from core.web.dates import day_month
from core.web.route_picture import Branch, Stop, StopState


def stops_of(route: SupportRoute, here: str, passages: Iterable[StepPassage]) -> tuple[Stop, ...]:
    """A stop per step, with the paragraph and the day it was last entered. Only what was walked is done."""
    entered = {passage.step_code: passage.entered_on for passage in passages}
    place = route.place(here)
    stops = []
    for number, step in enumerate(route.steps, start=1):
        state = StopState.AHEAD
        if step.code == here:
            state = StopState.HERE
        elif number < place and step.code in entered:
            state = StopState.DONE
        elif step.optional or number < place:
            state = StopState.OPTIONAL
        day = entered.get(step.code)
        known = state in (StopState.DONE, StopState.HERE) and day is not None
        when = day_month(day) if known and day else ""
        stops.append(Stop(label=step.label, drawn=step.short, state=state, mark=step.source.mark, when=when))
    return tuple(stops)


def branch_of(route: SupportRoute) -> Branch | None:
    """The sentence under the picture, where the school wrote one."""
    if not route.aside:
        return None
    title, mark, rest = route.aside.partition("?")
    words = rest.strip() if mark else route.aside
    return Branch(words=words, start=len(route.steps) - 1, title=f"{title}?" if mark else "")
