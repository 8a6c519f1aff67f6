"""The lists of Vandaag. Pure."""

from enum import StrEnum


class View(StrEnum):
    """Which list of Vandaag, as it stands in the address."""

    MINE = "mij"
    WAITING = "wachten"
    LATER = "later"
    COLLEAGUES = "collegas"


def view_named(text: str) -> View:
    """The list with this name; "Voor mij" for any other name."""
    return View(text) if text in {view.value for view in View} else View.MINE
