"""Who reads personal data leaves a row in the ledger, with the purpose of the page; without that row no page leaves."""

from collections.abc import Iterator

import pytest

from core.access import ledger
from core.access.gate import RouteRule
from tests.house.addresses import Address, Addresses, gentle_first, school_rules
from tests.house.people import richest
from tests.house.town import Actor, Row, Town
from tests.papers import said_by
from tests.world import SCHOOLS


def reading_pages(town: Town, school_id: str) -> Iterator[tuple[RouteRule, Address, Actor]]:
    """Every page that says what it reads, with somebody who may."""
    addresses = Addresses(town, school_id)
    for rule in gentle_first(school_rules(town.app)):
        if rule.reads is not None and "GET" in rule.methods:
            actor = richest(town, school_id, rule)
            yield from ((rule, address, actor) for address in addresses.of(rule, 1))


def new_rows(town: Town, school_id: str, seen: set[object]) -> list[Row]:
    return [row for row in town.rows(school_id, "ledger_entry") if row["id"] not in seen]


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_each_reading_page_leaves_a_row_with_its_purpose(town: Town, school_id: str) -> None:
    asked = 0
    for rule, address, actor in reading_pages(town, school_id):
        seen = {row["id"] for row in town.rows(school_id, "ledger_entry")}
        answer = actor.client.get(address.path)
        if answer.status_code != 200:
            continue
        rows = new_rows(town, school_id, seen)
        assert rows, address.path
        for row in rows:
            assert row["purpose"] == rule.purpose, address.path
            assert row["person_id"] == actor.member.person_id, address.path  # type: ignore[union-attr]
            assert row["roles"] == sorted(actor.member.roles), address.path  # type: ignore[union-attr]
            assert row["outcome"] == "done", address.path
            assert "kanarie" not in str(row["detail"]), address.path
        if address.case_id is not None:
            assert address.case_id in {row["case_id"] or row["object_id"] for row in rows}, address.path
        asked += 1
    assert asked > 15


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_without_a_ledger_nothing_is_shown(town: Town, school_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**_about: object) -> None:
        raise OSError("the ledger cannot be written")

    monkeypatch.setattr(ledger, "record", fails)
    asked = 0
    for _rule, address, actor in reading_pages(town, school_id):
        answer = actor.client.get(address.path)
        assert answer.status_code in (500, 404, 422), (address.path, town.why(answer))
        assert f"kanarie-{school_id}-zaak" not in said_by(answer), address.path
        asked += answer.status_code == 500
    assert asked > 15


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_a_page_that_forgets_its_row_is_not_served(town: Town, school_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tripwire of the gate: nothing recorded is a fault, never a page."""
    monkeypatch.setattr(ledger, "record", lambda **_about: None)
    stopped = 0
    for _rule, address, actor in reading_pages(town, school_id):
        answer = actor.client.get(address.path)
        assert answer.status_code != 200, address.path
        stopped += "NothingRecorded" in town.why(answer)
    assert stopped > 15


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_a_refusal_leaves_a_row_that_says_so(town: Town, school_id: str) -> None:
    case = town.cases[school_id].hidden
    stranger = town.actor(school_id, "jos" if school_id == "loep" else "bpo")
    seen = {row["id"] for row in town.rows(school_id, "ledger_entry")}
    assert stranger.client.get(f"/{school_id}/dossiers/{case.id}").status_code == 404
    assert stranger.client.get(f"/{school_id}/leerlingen").status_code == 403
    rows = new_rows(town, school_id, seen)
    assert {(row["action"], row["outcome"]) for row in rows} == {("read", "not_found"), ("entrance", "refused")}
    assert {row["person_id"] for row in rows} == {stranger.member.person_id}  # type: ignore[union-attr]


@pytest.mark.planted
def test_a_page_that_reads_without_a_row_is_found(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A view that shows pupils and writes nothing, behind the gate of a page that says that it reads."""
    from core.access import gate

    rule = next(rule for rule in school_rules(town.app) if rule.endpoint == "pupils.index")
    forgetful = gate.guard(rule, lambda: "alle leerlingen")
    monkeypatch.setitem(town.app.view_functions, "pupils.index", forgetful)
    answer = town.actor("loket", "coach").client.get("/loket/leerlingen")
    assert answer.status_code == 500
    assert "alle leerlingen" not in answer.text
    assert "NothingRecorded" in town.faults[-1]
