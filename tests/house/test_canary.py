"""No answer to one school holds a token of the other: whatever page, whatever ids stand in path, query and body.

Every text of a world holds the token of its school. The walk looks at body and headers of every answer, at the logs,
and at the mail.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import unquote_plus, urlencode
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from core.access.admission import admit_job
from core.access.gate import RouteRule
from core.db.worker import Worker
from tests.house.addresses import Addresses, fill, parameters, school_rules, table_of
from tests.house.pages import asked_names, forms_on
from tests.house.town import Actor, Town
from tests.papers import said_by
from tests.world import SCHOOLS

OTHER = {"loep": "loket", "loket": "loep"}
UUID_TEXT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TABLES = (
    "support_case", "pupil", "membership", "case_note", "duty", "meeting", "agenda_item", "guardian", "pupil_group",
)  # fmt: skip


class Lines(logging.Handler):
    """Everything that is logged, with the text of exceptions."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(logging.Formatter().format(record))


@contextmanager
def logged() -> Iterator[list[str]]:
    """The lines of the log, at the most talkative level of our own loggers."""
    lines, root, ours = Lines(), logging.getLogger(), logging.getLogger("core")
    earlier = ours.level
    root.addHandler(lines)
    ours.setLevel(logging.DEBUG)
    yield lines.texts
    ours.setLevel(earlier)
    root.removeHandler(lines)


def whole(answer: TestResponse) -> str:
    """Everything that goes over the line, also what is encoded in an address."""
    head = "\n".join(f"{name}: {value}" for name, value in answer.headers)
    return f"{head}\n{unquote_plus(head)}\n{said_by(answer)}"


class Walk:
    """A person of one school who tries everything, with the ids of the other school too. `leaks` names each find."""

    def __init__(self, town: Town, actor: Actor) -> None:
        self._town, self._actor = town, actor
        self._foreign_token = f"kanarie-{OTHER[actor.school_id]}"
        self.own, self.foreign = Addresses(town, actor.school_id), Addresses(town, OTHER[actor.school_id])
        self.leaks: list[str] = []
        self.answers = 0

    def look(self, path: str, **sent: object) -> TestResponse:
        """Ask, and look the answer over."""
        answer = self._actor.client.open(path, **sent)  # type: ignore[arg-type]
        self.answers += 1
        if self._foreign_token in whole(answer):
            self.leaks.append(f"{self._actor.name} {sent.get('method', 'GET')} {path} {answer.status_code}")
        return answer

    def open_rules(self) -> list[RouteRule]:
        return [rule for rule in school_rules(self._town.app) if rule.permission in self._actor.permissions]

    def pages(self) -> None:
        """Every page, with own ids, with one foreign id at a time, with foreign ids in the query, and its forms."""
        query = urlencode(list(zip(asked_names(), cycle(self.foreign_ids()), strict=False)))
        for rule in self.open_rules():
            for place, address in enumerate(self.own.of(rule) if "GET" in rule.methods else ()):
                page = self.look(address.path)
                if place == 0:
                    self.look(f"{address.path}?{query}")
                    self._forms(address.path, page)
            for path in self._mixed(rule):
                for method in rule.methods:
                    assert self.look(path, method=method).status_code in (400, 403, 404, 409, 422), path

    def foreign_ids(self) -> list[UUID]:
        """The first two ids of the other school in each table that pages speak of."""
        return [value for table in TABLES for value in self.foreign.ids(table)[:2]]

    def _mixed(self, rule: RouteRule) -> Iterator[str]:
        """The address with one id of the other school in it, for each id; and with all of them."""
        ids = [name for kind, name in parameters(rule) if kind == "uuid"]
        mine = next(self.own.of(rule))
        words = dict(zip((name for _kind, name in parameters(rule)), _values_in(rule, mine.path), strict=True))
        for name in ids:
            theirs = self.foreign.ids(table_of(name))[0]
            yield fill(rule, self._actor.school_id, {**words, name: theirs})
        if len(ids) > 1:
            everything = {name: self.foreign.ids(table_of(name))[0] for name in ids}
            yield fill(rule, self._actor.school_id, {**words, **everything})

    def _forms(self, path: str, page: TestResponse) -> None:
        """Every form of the page, with each id in it replaced by ids of the other school."""
        for form in forms_on(said_by(page)):
            if form.method != "post" or not (form.action or path).startswith(f"/{self._actor.school_id}/"):
                continue
            ids = cycle(self.foreign_ids())
            typed = {name: str(next(ids)) for name in form.names}
            kept = dict(form.values)
            for body in (typed, {**typed, **{n: v for n, v in kept.items() if not UUID_TEXT.fullmatch(v)}}):
                self.look(form.action or path, method="POST", data=body)


def _values_in(rule: RouteRule, path: str) -> list[str]:
    pattern = re.sub(r"<[^>]+>", "([^/]+)", re.sub(r"[.]", r"\\.", rule.rule))
    found = re.fullmatch(pattern, path)
    assert found is not None
    return list(found.groups())[1:]


def foreign_references(town: Town, school_id: str) -> list[str]:
    """Cells of a school's rows that hold an id of the other school. A refusal in the ledger names what was asked."""
    theirs = {row["id"] for table in TABLES for row in town.rows(OTHER[school_id], table)}
    return [
        f"{table}.{name}"
        for table in town.owned_tables()
        for row in town.rows(school_id, table)
        for name, value in row.items()
        if isinstance(value, UUID) and value in theirs and (table, name) != ("ledger_entry", "object_id")
    ]


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_nobody_gets_a_token_of_the_other_school(town: Town, school_id: str) -> None:
    with logged() as lines:
        walks = [Walk(town, actor) for actor in town.kinds_of_people(school_id)]
        for walk in walks:
            walk.pages()
    assert [leak for walk in walks for leak in walk.leaks] == []
    assert sum(walk.answers for walk in walks) > 1500
    assert not [line for line in lines if "kanarie-" in line]
    assert foreign_references(town, school_id) == []
    assert town.faults == []


def test_mail_names_nobody_and_no_school(town: Town) -> None:
    worker = Worker(town.app, admit_job)
    with logged() as lines:
        sent = sum(1 for _job in islice(iter(worker.run_once, False), 200))
    letters = list(Path(town.app.config["VAR"], "mail").glob("*.eml"))
    assert sent >= 2
    assert letters
    texts = [letter.read_text("utf-8") for letter in letters] + lines
    names = {pupil.first_name for school in town.world.schools for pupil in school.pupils}
    for text in texts:
        assert "kanarie" not in text.replace("\n ", "")
        assert not {name for name in names if re.search(rf"\b{name}\b", text.split("\n\n", 1)[-1])}


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_exports_hold_their_own_school_and_no_formula(town: Town, school_id: str) -> None:
    owner = town.actor(school_id, "beheerder")
    answer = owner.client.get(f"/{school_id}/leerlingen/lijst.csv")
    assert answer.status_code == 200
    assert f"kanarie-{school_id}" in answer.text
    assert f"kanarie-{OTHER[school_id]}" not in whole(answer)
    cells = re.findall(r'(?:^|[;,])"?([^;,"\n]*)', answer.text.lstrip("\ufeff"), re.MULTILINE)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def leaking(view_token: str) -> Mapping[str, object]:
    """Views that leak: in the body, in a header, in an encoded address."""
    from flask import Response, redirect

    return {
        "body": lambda **_values: Response(f"<p>{view_token}</p>"),
        "header": lambda **_values: Response("", headers={"X-Name": view_token}),
        "address": lambda **_values: redirect(f"/?x={view_token.replace('-', '%2D')}"),
    }


@pytest.mark.planted
@pytest.mark.parametrize("place", ["body", "header", "address"])
def test_a_page_that_leaks_is_found(town: Town, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    view = leaking("kanarie-loket-00")[place]
    monkeypatch.setitem(town.app.view_functions, "roles.index", view)
    walk = Walk(town, town.actor("loep", "schoolvertrouwenspersoon"))
    walk.pages()
    assert walk.leaks
    assert all("/wie-doet-wat" in leak for leak in walk.leaks)


@pytest.mark.planted
def test_a_lookup_past_the_wall_is_found(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that takes an id from its query and asks the database itself, without the school."""
    from flask import Response, request
    from sqlalchemy import select

    from core.db import raw
    from core.features.pupils.models import Pupil

    def leak(**_values: object) -> Response:
        wanted = select(Pupil.family_name).where(Pupil.id == UUID(request.args["leerling"]))
        found = raw.execute(wanted, because="planted")
        return Response("".join(row.family_name for row in found))

    monkeypatch.setitem(town.app.view_functions, "roles.index", leak)
    walk = Walk(town, town.actor("loep", "schoolvertrouwenspersoon"))
    for pupil in walk.foreign.ids("pupil")[:1]:
        walk.look(f"/loep/wie-doet-wat?leerling={pupil}")
    assert walk.leaks


@pytest.mark.planted
def test_a_log_line_with_a_name_is_found() -> None:
    with logged() as lines:
        logging.getLogger("core.planted").info("opened %s", "kanarie-loep-00")
    assert [line for line in lines if "kanarie-" in line]
