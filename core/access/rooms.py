"""Rooms: the only way to register a page. Every route says who may enter; a route that does not is a TypeError.

`SchoolRoom` for pages of one school, `AllianceRoom` for those of an alliance's administrators, `AccountRoom` for
signed-in people outside a school, `PublicRoom` for anyone.
"""

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar, cast

from flask import Blueprint, Flask, abort, current_app, request
from flask.blueprints import BlueprintSetupState

from core.access import gate
from core.access.alliance_permissions import AlliancePermission
from core.access.gate import ACCOUNT, ALLIANCE, PUBLIC, SCHOOL, RouteRule
from core.contract.permissions import Permission

View = TypeVar("View", bound=Callable[..., Any])
ROOMS = "dekkend_rooms"


class Room(Blueprint):
    """A blueprint whose pages can only be registered with a rule for entering."""

    kind = ""

    def route(self, rule: str, **options: Any) -> NoReturn:
        """Refused: use `get`, `post` or `form`."""
        raise TypeError(f"{self.name}: {rule} zegt niet wie binnen mag; gebruik get, post of form.")

    def add_url_rule(self, rule: str, *args: Any, **options: Any) -> NoReturn:
        """Refused: use `get`, `post` or `form`."""
        self.route(rule)

    def get(self, rule: str, **terms: Any) -> Callable[[View], View]:
        """A page to look at."""
        return self._page(rule, ("GET",), terms)

    def post(self, rule: str, **terms: Any) -> Callable[[View], View]:
        """An address that only takes a form or JSON."""
        return self._page(rule, ("POST",), terms)

    def form(self, rule: str, **terms: Any) -> Callable[[View], View]:
        """A page with a form that posts to itself."""
        return self._page(rule, ("GET", "POST"), terms)

    def judge(self, rule: str, terms: Mapping[str, Any]) -> None:
        """Raise `TypeError` when the terms do not say who may enter."""
        raise TypeError(f"{self.name}: {rule} staat in een kamer zonder soort.")

    def _page(self, rule: str, methods: tuple[str, ...], terms: dict[str, Any]) -> Callable[[View], View]:
        self.judge(rule, terms)
        name = terms.pop("endpoint", None)

        def register(view: View) -> View:
            endpoint = name or view.__name__
            full = RouteRule(
                endpoint=f"{self.name}.{endpoint}",
                rule=f"{self.url_prefix or ''}{rule}",
                methods=methods,
                room=self.kind,
                **terms,
            )
            super(Room, self).add_url_rule(rule, endpoint, gate.guard(full, view), methods=list(methods))
            self.record(lambda state: _note(state, full))
            return view

        return register


class SchoolRoom(Room):
    """Pages of one school, below `/<school>`. Terms: `permission`, `purpose`; may have `reads`, `keep`, `endpoint`."""

    kind = SCHOOL

    def __init__(self, name: str, import_name: str, **options: Any) -> None:
        super().__init__(name, import_name, url_prefix="/<school>", **options)

    def judge(self, rule: str, terms: Mapping[str, Any]) -> None:
        """A permission and a purpose, always."""
        _want_permission(self.name, rule, terms, Permission)


class AllianceRoom(Room):
    """Pages of one alliance, below `/swv/<alliance>`. Terms as those of `SchoolRoom`, with an `AlliancePermission`."""

    kind = ALLIANCE

    def __init__(self, name: str, import_name: str, **options: Any) -> None:
        super().__init__(name, import_name, url_prefix="/swv/<alliance>", **options)

    def judge(self, rule: str, terms: Mapping[str, Any]) -> None:
        """A permission of an alliance and a purpose, always."""
        _want_permission(self.name, rule, terms, AlliancePermission)


class AccountRoom(Room):
    """Pages for whoever is signed in, outside any school. May have `keep`, `endpoint`."""

    kind = ACCOUNT

    def judge(self, rule: str, terms: Mapping[str, Any]) -> None:
        """Being signed in is the whole rule."""
        _refuse_others(self.name, rule, terms, {"keep", "endpoint"})


class PublicRoom(Room):
    """Pages for anyone. Terms: `public` = why. May have `keep`, `endpoint`."""

    kind = PUBLIC

    def judge(self, rule: str, terms: Mapping[str, Any]) -> None:
        """The reason why anyone may see it, always."""
        if not str(terms.get("public") or "").strip():
            raise TypeError(f"{self.name}: {rule} zegt niet waarom iedereen binnen mag (public).")
        _refuse_others(self.name, rule, terms, {"public", "keep", "endpoint"})


def rules(app: Flask) -> Mapping[str, RouteRule]:
    """Every endpoint with its rule; the access matrix is made from this."""
    return cast("Mapping[str, RouteRule]", app.extensions.setdefault(ROOMS, {}))


def endpoints_without_rule(app: Flask) -> tuple[str, ...]:
    """Endpoints that came in some other way than through a room; there should be none."""
    served = {rule.endpoint for rule in app.url_map.iter_rules() if not _is_static(rule.endpoint)}
    return tuple(sorted(served - set(rules(app))))


def refuse_without_rule() -> None:
    """Before each request: an endpoint that no room registered does not exist."""
    endpoint = request.endpoint
    if endpoint is not None and not _is_static(endpoint) and endpoint not in rules(current_app):
        abort(404)


def _is_static(endpoint: str) -> bool:
    """Files that Flask and its extensions serve from a folder: no personal data."""
    return endpoint == "static" or endpoint.endswith(".static")


def _note(state: BlueprintSetupState, rule: RouteRule) -> None:
    app = cast("Flask", state.app)
    cast("dict[str, RouteRule]", app.extensions.setdefault(ROOMS, {}))[rule.endpoint] = rule


def _want_permission(name: str, rule: str, terms: Mapping[str, Any], kind: type[Any]) -> None:
    if not isinstance(terms.get("permission"), kind):
        raise TypeError(f"{name}: {rule} noemt geen recht (permission).")
    if not terms.get("purpose"):
        raise TypeError(f"{name}: {rule} noemt geen doel (purpose).")
    _refuse_others(name, rule, terms, {"permission", "purpose", "reads", "keep", "endpoint"})


def _refuse_others(name: str, rule: str, terms: Mapping[str, Any], known: set[str]) -> None:
    others = set(terms) - known
    if others:
        raise TypeError(f"{name}: {rule} heeft onbekende voorwaarden: {', '.join(sorted(others))}.")
