"""The lists of Vandaag. Pure."""

from enum import StrEnum


class View(StrEnum):
    """Which list of Vandaag, as it stands in the address; `ALL`, on the home of a partner, has none."""

    MINE = "mij"
    WAITING = "wachten"
    LATER = "later"
    COLLEAGUES = "collegas"
    ALL = "alles"


def view_named(text: str) -> View:
    """The list with this name; "Voor mij" for any other name."""
    choices = {view.value for view in View} - {View.ALL.value}
    return View(text) if text in choices else View.MINE
