"""The access matrix: what each person must be answered at each address, from the rules alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from werkzeug.test import TestResponse

from core.access.gate import RouteRule
from core.contract.permissions import Permission
from tests.house.addresses import Address, Addresses, parameters, school_rules, table_of
from tests.house.town import Actor, Row, Town

ENTERS, REFUSED, HIDDEN, TO_SIGN_IN = "enters", "403", "404", "303"
NO_ANSWER = frozenset({200, 201, 303, 400, 404, 409, 422})
"""What a page may say to somebody whom the gate lets in: also that this form, word or step does not fit."""

NARROWER: Mapping[str, str] = {
    "cases.report": "which role sends which form is the school's own rule",
    "cases.judge_question": "which role answers a question is the school's own rule",
    "cases.correct_note": "only who wrote a note corrects it",
    "pupils.list_file": "a file with everybody in it is for who keeps the data of pupils",
    "duties.finish": "a duty is finished by who owes it",
    "duties.reopen": "a duty is put back by who owes it",
    "duties.hand_over": "a duty is handed over by who owes it",
}
"""Pages that refuse (403) some who hold the permission, and why. Everywhere else the permission is the whole rule."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One question to the house: may this person do this here?"""

    actor: Actor
    method: str
    address: Address
    expected: str

    def __str__(self) -> str:
        return f"{self.actor.name} {self.method} {self.address.path} -> {self.expected}"

    def ask(self) -> TestResponse:
        """The answer of the house."""
        return self.actor.client.open(self.address.path, method=self.method)


class Matrix:
    """The cells of a town, with what the rows at hand say about them."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._rows: dict[tuple[str, str], dict[UUID, Row]] = {}

    def cells(self, actor: Actor, rules: list[RouteRule], school_id: str, most: int = 2) -> Iterator[Cell]:
        """Every page with every method for one person, at one school. Where the gate decides, one address is enough."""
        addresses = Addresses(self._town, school_id)
        for rule in rules:
            inside = actor.school_id == school_id and rule.permission in actor.permissions
            wide = inside and "case_id" in rule.rule
            for address in addresses.of(rule, most if wide else 1):
                expected = self.expected(actor, address, school_id)
                for method in rule.methods:
                    yield Cell(actor=actor, method=method, address=address, expected=expected)

    def expected(self, actor: Actor, address: Address, school_id: str) -> str:
        """Sign in; then membership; then the permission of the route; then the policy of what the address names."""
        if actor.member is None:
            return TO_SIGN_IN
        if actor.school_id != school_id or not actor.permissions:
            return HIDDEN
        if address.rule.permission not in actor.permissions:
            return REFUSED
        rows = [self._row(school_id, name, value) for name, value in address.ids.items()]
        return ENTERS if all(_is_open(row, actor) for row in rows) else HIDDEN

    def _row(self, school_id: str, name: str, value: UUID) -> Row:
        table = table_of(name)
        if (school_id, table) not in self._rows:
            self._rows[school_id, table] = {row["id"]: row for row in self._town.rows(school_id, table)}
        row = self._rows[school_id, table][value]
        return {**row, OWN_ID.get(table, "id"): value}


OWN_ID = {"support_case": "case_id", "meeting": "meeting_id"}


def _is_open(row: Row, actor: Actor) -> bool:
    """The policy for cases and sealed texts; and somebody from outside finds the meetings where they have a seat."""
    if actor.kind == "partner" and row.get("meeting_id") is not None and not actor.seated:
        return False
    if row.get("case_id") is not None and row["case_id"] not in actor.sees:
        return False
    sealed_for = row.get("sealed_for")
    unseals = actor.kind == "staff" and Permission.CASES_SEAL in actor.permissions
    return sealed_for is None or unseals or (actor.member is not None and sealed_for == actor.member.id)


def is_right(cell: Cell, answer: TestResponse) -> bool:
    """Whether the answer is what the matrix expects."""
    if cell.expected != ENTERS:
        return answer.status_code == int(cell.expected)
    if answer.status_code == 403:
        return cell.address.rule.endpoint in NARROWER
    if answer.status_code == 404 and cell.method == "GET":
        return is_word(cell.address.rule) or cell.address.rule.endpoint in MAY_BE_ELSEWHERE or not cell.address.ids
    return answer.status_code in NO_ANSWER and "/aanmelden" not in (answer.location or "")


MAY_BE_ELSEWHERE: Mapping[str, str] = {
    "progress.show": "how far work is, is told to who asked for it only",
    "duties.show": "a duty of another, without a case, is not for every colleague",
    "duties.hand_over": "a duty of another, without a case, is not for every colleague",
    "receipts.paper": "a receipt on paper is given to who asked for it only",
    "handovers.back_again": "an absence is for who is away, who stands in, and who manages accounts",
}
"""Pages that hide (404) some rows from some who hold the permission, and why."""


def is_word(rule: RouteRule) -> bool:
    """Whether the address also holds a word of the school, which may not fit this case."""
    return any(kind != "uuid" for kind, _name in parameters(rule))


def cells_of_school(town: Town, school_id: str) -> Iterator[Cell]:
    """Everybody of one school at that school."""
    matrix = Matrix(town)
    for actor in [*town.kinds_of_people(school_id), town.former(school_id), anonymous(town)]:
        yield from matrix.cells(actor, school_rules(town.app), school_id)


def anonymous(town: Town) -> Actor:
    return Actor(name="anonymous", client=town.browser())


def faults(town: Town, asked: Iterable[Cell]) -> list[str]:
    """Every cell that is answered otherwise than the matrix says."""
    found = []
    for cell in asked:
        answer = cell.ask()
        if not is_right(cell, answer):
            found.append(f"{cell}, got {town.why(answer)}")
    return found
