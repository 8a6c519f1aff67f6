"""The menu: every feature adds its own items; who may not open a page does not see its link."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from flask import Flask

from core.access.alliance_permissions import AlliancePermission
from core.contract.permissions import Permission

AnyPermission = Permission | AlliancePermission
ROOM, ALLIANCE_ROOM = "dekkend-navigation", "dekkend-alliance-navigation"
PHONE_LINKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """One link of the menu.

    `label` is marked with `_()`; `endpoint` a route of a school room, or of an alliance room in the menu of
    alliances; `order` its place (steps of ten); `permission`
    what the reader needs (None: every member). `page` sets the item under the rule, with the profile and the settings.
    `count` gives the number behind the label, asked once per page; None or 0 shows nothing. `phone_for` decides from
    the reader's permissions whether the item deserves the third place, which a phone shows.
    """

    label: str
    endpoint: str
    order: int
    permission: AnyPermission | None = None
    page: bool = False
    count: Callable[[], int | None] | None = None
    phone_for: Callable[[Collection[AnyPermission]], bool] | None = None
    shown: Callable[[], bool] | None = None

    def opens_for(self, permissions: Collection[AnyPermission]) -> bool:
        """Whether a reader with these permissions can open the page."""
        allowed = self.permission is None or self.permission in permissions
        return allowed and (self.shown is None or self.shown())


def reports_but_does_not_plan(permissions: Collection[AnyPermission]) -> bool:
    """The reader who uses "Zorg melden" most: may report a concern and plans no meetings."""
    return Permission.CONCERNS_REPORT in permissions and Permission.MEETINGS_PLAN not in permissions


def arranged(items: Iterable[NavItem], permissions: Collection[AnyPermission]) -> list[NavItem]:
    """The items this reader may open, in order; one that deserves it moves to the third place."""
    open_items = [item for item in items if item.opens_for(permissions)]
    ordered = sorted(open_items, key=lambda item: (item.page, item.order, item.endpoint))
    for item in ordered:
        if item.phone_for and item.phone_for(permissions) and ordered.index(item) >= PHONE_LINKS:
            ordered.remove(item)
            ordered.insert(PHONE_LINKS - 1, item)
            break
    return ordered


def add_to_menu(app: Flask, *items: NavItem) -> None:
    """Put items in the menu; called where the feature's routes are registered."""
    app.extensions.setdefault(ROOM, []).extend(items)


def add_to_alliance_menu(app: Flask, *items: NavItem) -> None:
    """Put items in the menu of alliances."""
    app.extensions.setdefault(ALLIANCE_ROOM, []).extend(items)


def alliance_menu_items(app: Flask) -> list[NavItem]:
    """All items of the menu of alliances."""
    found: list[NavItem] = app.extensions.get(ALLIANCE_ROOM, [])
    return found


def menu_items(app: Flask) -> list[NavItem]:
    """All items of the application."""
    found: list[NavItem] = app.extensions.get(ROOM, [])
    return found
