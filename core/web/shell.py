"""What surrounds a page of a school: its name, the menu, who is signed in, the version of the profile."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, g, request, url_for
from werkzeug.routing import BuildError

from core.contract.permissions import Permission
from core.web.language import _
from core.web.navigation import NavItem, arranged, menu_items

ROOM = "dekkend-shell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of the menu as drawn."""

    label: str
    href: str
    here: bool = False
    count: int = 0
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What the layout needs. `school` is the slug in the address, `name` what people call the school.

    `profile` is the version of the profile as shown in the footer, `profile_page` where it can be read; every address
    may be empty: then the link is not drawn.
    """

    school: str
    name: str
    person: str
    role: str
    links: tuple[Link, ...] = ()
    profile: str = ""
    profile_page: str = ""
    home: str = ""
    search: str = ""
    account: str = ""
    theme: str = ""


ShellSource = Callable[[], Shell | None]


def set_shell_source(app: Flask, source: ShellSource) -> None:
    """Say where pages find their surroundings; the source answers None on a page without a school."""
    app.extensions[ROOM] = source


def the_shell() -> Shell | None:
    """The surroundings of this page, found once per request."""
    if "shell" not in g:
        source: ShellSource | None = current_app.extensions.get(ROOM)
        g.shell = source() if source else None
    found: Shell | None = g.shell
    return found


def address(endpoint: str, **values: Any) -> str:
    """The path of an endpoint, or an empty text when no such route exists: a link is drawn only where it leads."""
    try:
        return url_for(endpoint, **_fitting(endpoint, values))
    except BuildError:
        return ""


def _fitting(endpoint: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values without the school when this address has no place for it: it would end behind a question mark."""
    known = endpoint in current_app.view_functions
    if known and not current_app.url_map.is_endpoint_expecting(endpoint, "school"):
        values.pop("school", None)
    return values


def links_for(school: str, permissions: Collection[Permission], *, counting: bool = True) -> tuple[Link, ...]:
    """The menu of this reader. Counts are left out on an error page, where nothing may be asked any more."""
    return drawn(arranged(menu_items(current_app), permissions), {"school": school}, counting=counting)


def drawn(wanted: Sequence[NavItem], place: Mapping[str, str], *, counting: bool = True) -> tuple[Link, ...]:
    """The items of a menu as links at this school or alliance; `place` is what stands in their addresses."""
    items = [item for item in wanted if address(item.endpoint, **place)]
    here = _here(items)
    page = next((item for item in items if item.page), None)
    return tuple(
        Link(
            label=_(item.label),
            href=address(item.endpoint, **place),
            here=item is here,
            count=(item.count() or 0) if counting and item.count else 0,
            apart=item is page,
        )
        for item in items
    )


def _here(items: Sequence[NavItem]) -> NavItem | None:
    """The item of this very page, else the first one of the same blueprint."""
    endpoint = str(g.get("here", request.endpoint or ""))
    exact = [item for item in items if item.endpoint == endpoint]
    room = endpoint.rpartition(".")[0]
    near = [item for item in items if room and item.endpoint.rpartition(".")[0] == room]
    return next(iter(exact + near), None)
