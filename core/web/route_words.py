"""A route said in sentences: the `desc` of the picture, for who hears the page."""

from collections.abc import Sequence

from core.web.language import _, ngettext
from core.web.route_picture import Stop, StopState


def in_words(stops: Sequence[Stop], here: str = "") -> str:
    """How many steps are done, where the pupil is ("Hier is Yara"), what comes."""
    done = sum(stop.state is StopState.DONE for stop in stops)
    at = next((place for place, stop in enumerate(stops) if stop.state is StopState.HERE), None)
    said = []
    if done:
        said.append(ngettext("1 stap is klaar.", "%(num)d stappen zijn klaar.", done))
    if at is None:
        said.append(_("De stappen: %(stappen)s.", stappen=", ".join(stop.label for stop in stops)))
        return " ".join(said)
    said.append(_("%(hier)s: stap %(nummer)s, %(stap)s.", hier=here or _("Hier"), nummer=at + 1, stap=stops[at].label))
    if rest := [stop.label for stop in stops[at + 1 :]]:
        said.append(_("Daarna: %(stappen)s.", stappen=", ".join(rest)))
    return " ".join(said)
