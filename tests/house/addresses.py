"""Addresses from the URL map: every page of every school, with ids and words that exist, or odd ones.

A parameter that ends in `_id` names a table (`case_id` is of `support_case`), so a new page brings its own addresses.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote
from uuid import UUID

from flask import Flask

from core.access.gate import SCHOOL, RouteRule
from core.access.rooms import rules
from core.db.base import Base
from core.features.admissions.placement_rules import conditions
from core.features.admissions.questions import LATER, asked_facts, verdicts
from core.schools.profile import SchoolProfile
from core.schools.readings import readings
from tests.house.town import Row, Town
from tests.world import profile_of

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
ENDING = re.compile(r"sluit|einde|beeindig|haal-af|zeg-af|afvinken|afgerond|weggooien")
TABLES = {
    "item_id": "agenda_item",
    "letter_id": "refusal_letter",
    "note_id": "case_note",
    "other_id": "pupil",
    "proposal_id": "revision_draft",
    "role_id": "membership_role",
    "session_id": "sign_in_session",
    "subject_id": "meeting_subject",
    "tie_id": "guardianship",
}
"""What the name of a parameter does not say by itself."""


@dataclass(frozen=True, kw_only=True)
class Address:
    """A path with what stands in it. `ids` are the parameters that are ids, by name."""

    path: str
    rule: RouteRule
    ids: Mapping[str, UUID]

    @property
    def case_id(self) -> UUID | None:
        """The case that the page is about."""
        return self.ids.get("case_id")


def school_rules(app: Flask) -> list[RouteRule]:
    """Every page of a school."""
    return [rule for rule in rules(app).values() if rule.room == SCHOOL]


def gentle_first(found: list[RouteRule]) -> list[RouteRule]:
    """Pages that close or end something last, so that the others still find it open."""
    return sorted(found, key=lambda rule: bool(ENDING.search(rule.rule)))


def parameters(rule: RouteRule) -> list[tuple[str, str]]:
    """Pairs of converter and name, without the school."""
    return [(kind or "string", name) for kind, name in PARAMETER.findall(rule.rule) if name != "school"]


@cache
def table_of(name: str) -> str:
    """The table of which `name` is an id; LookupError where the name does not say so."""
    if name in TABLES:
        return TABLES[name]
    word = name.removesuffix("_id")
    found = [table for table in Base.metadata.tables if table == word or table.endswith(f"_{word}")]
    exact = [table for table in found if table == word] or found
    if len(exact) != 1:
        raise LookupError(f"Zeg in tests/house/addresses.py van welke tabel <{name}> is: {found}")
    return exact[0]


def words_of(profile: SchoolProfile, name: str) -> list[str]:
    """What may stand in an address for a parameter that is a word; LookupError where nobody said so."""
    codes: dict[str, list[str]] = {
        "code": [step.code for route in profile.support_routes for step in route.steps]
        + ["basis_niet_genoeg", "meerwaarde"],
        "template_code": [template.code for template in profile.document_templates],
        "kind": ["consultation", "information", "observation", "report", "hearing"],
        "system": [system.code for system in profile.systems],
        "purpose": [rule.code for rule in profile.consent_rules],
        "giver": ["leerling"],
        "form": ["zorg-delen"],
        "subject": ["nieuw"],
        "team": [team.code for team in profile.team_compositions],
        "mark": [one.mark.lower() for one in readings(profile)],
        "partner_code": [partner.code for partner in profile.partners],
        "guide_code": [guide.code for guide in profile.guides],
        "question": list(verdicts(profile.admission_rules)),
        "need": [fact.key for fact in asked_facts(profile.admission_rules, None) if fact.kind in LATER],
        "criterion": list(verdicts(conditions(profile.placement_rules, on_trial=True))),
        "agreement": [fact.key for fact in asked_facts(profile.placement_rules, None) if fact.kind in LATER],
        "table": ["niveaus"],
        "value_code": [level.code for level in profile.care_levels],
        "team_code": [team.code for team in profile.team_compositions],
    }
    if name not in codes:
        raise LookupError(f"Zeg in tests/house/addresses.py wat er voor <{name}> kan staan.")
    return list(dict.fromkeys(codes[name])) or ["onbekend"]


def fill(rule: RouteRule, school_id: str, values: Mapping[str, object]) -> str:
    """The path with these values, each as a browser would send it."""
    everything = {"school": school_id, **values}
    return PARAMETER.sub(lambda match: quote(str(everything[match[2]]), safe=""), rule.rule)


class Addresses:
    """The addresses of one school of a town, with rows that exist at the moment of making this."""

    def __init__(self, town: Town, school_id: str) -> None:
        self._town, self.school_id = town, school_id
        self._profile = profile_of(town.app, school_id)
        self._rows: dict[str, list[Row]] = {}
        cases = town.cases[school_id]
        self._first = {cases.shared.id: 0, cases.shared.pupil.id: 0, cases.hidden.id: 1, cases.hidden.pupil.id: 1}

    def of(self, rule: RouteRule, most: int = 2) -> Iterator[Address]:
        """At most `most` rows or words per parameter, in every combination that hangs together."""
        for values in self._values(parameters(rule), {}, most):
            ids = {name: value for name, value in values.items() if isinstance(value, UUID)}
            yield Address(path=fill(rule, self.school_id, values), rule=rule, ids=ids)

    def of_case(self, rule: RouteRule, case_id: UUID, most: int = 2) -> Iterator[Address]:
        """The addresses of a page about this case."""
        rest = [one for one in parameters(rule) if one[1] != "case_id"]
        for values in self._values(rest, {"case_id": case_id}, most):
            ids = {name: value for name, value in values.items() if isinstance(value, UUID)}
            yield Address(path=fill(rule, self.school_id, values), rule=rule, ids=ids)

    def ids(self, table: str) -> list[UUID]:
        """Every id in a table, of this school; the rows of the two cases first."""
        return [row["id"] for row in self._of_table(table)]

    def _values(self, left: list[tuple[str, str]], chosen: dict[str, Any], most: int) -> Iterator[dict[str, Any]]:
        if not left:
            yield chosen
            return
        (kind, name), rest = left[0], left[1:]
        options: list[Any] = self._ids_for(name, chosen) if kind == "uuid" else words_of(self._profile, name)
        if kind != "uuid" and name == "giver":
            options = [*options, *(str(row["guardian_id"]) for row in self._of_table("consent_answer"))]
        used = 0
        for option in options:
            # a meeting without subjects leads to no address of a subject: the next one may
            found = list(self._values(rest, {**chosen, name: option}, most))
            yield from found
            used += bool(found)
            if used == most:
                return

    def _ids_for(self, name: str, chosen: Mapping[str, Any]) -> list[UUID]:
        rows = self._of_table(table_of(name))
        return [
            row["id"] for row in rows if all(row[given] == value for given, value in chosen.items() if given in row)
        ]

    def _of_table(self, table: str) -> list[Row]:
        if table not in self._rows:
            owned = "school_id" in Base.metadata.tables[table].c
            rows = self._town.rows(self.school_id, table) if owned else self._town.shared_rows(table)
            self._rows[table] = sorted(rows, key=lambda row: self._first.get(row["id"], 9))
        return self._rows[table]
