"""The pages below `/swv`: the access matrix, the canary, odd questions and the ledger, from the URL map."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from core.access.alliance_ledger import AllianceLedgerEntry
from core.access.alliance_permissions import ROLE_PERMISSIONS, AllianceRole
from core.access.alliance_scope import working_for
from core.access.gate import ALLIANCE, RouteRule
from core.access.rooms import rules
from core.access.signed_in import cookie_name
from core.db.clock import now
from core.db.engine import session
from core.db.platform_version import publish_version
from core.features.revisions.models import RevisionDraft, RevisionTrial
from core.schools.kept_schools import KeptSchool
from core.schools.revision_table import SchoolRevision
from tests.features.alliance.conftest import PO, VO, Alliances
from tests.features.alliance.conftest import alliances as alliances
from tests.house.addresses import PARAMETER
from tests.house.odd import GIVEAWAYS, LONG, ODD, STATUSES, encoded, escaped
from tests.house.pages import asked_names, forms_on
from tests.house.test_texts import PAYLOADS
from tests.page_checker import check_page
from tests.world import World, profile_of

OWN_SCHOOL = {VO: "loket", PO: "loep"}
OTHER = {VO: PO, PO: VO}
PLUGIN = {VO: "loket", PO: "loep"}
SECTOR = {VO: "VO", PO: "PO"}


def alliance_rules(app: Flask) -> list[RouteRule]:
    """Every page of an alliance."""
    return [rule for rule in rules(app).values() if rule.room == ALLIANCE]


def canary(alliance_id: str) -> str:
    return f"kanarie-{alliance_id}"


@dataclass(frozen=True, kw_only=True)
class Region:
    """Both alliances, each with a school that it made; every text holds the canary of its alliance."""

    people: Alliances
    changing: dict[str, dict[str, UUID]]

    @property
    def app(self) -> Flask:
        return self.people.world.app

    def path(self, rule: RouteRule, alliance_id: str, of: str = "") -> str:
        """The address of a page at one alliance, with what belongs to `of` in it."""
        values: dict[str, object] = {
            "alliance": alliance_id,
            "slug": f"gemaakt-{SECTOR[of or alliance_id].lower()}",
            "membership_id": self.people.second[of or alliance_id].membership_id,
            "school": OWN_SCHOOL[of or alliance_id],
            "table": "niveaus",
            "code": profile_of(self.app, OWN_SCHOOL[of or alliance_id]).care_levels[0].code,
            "number": 1,
            **self.changing[of or alliance_id],
        }
        return PARAMETER.sub(lambda match: str(values[match[2]]), rule.rule)

    def clients(self, alliance_id: str) -> Iterator[tuple[str, FlaskClient, frozenset[object] | None]]:
        """Who asks, and what they may at this alliance; None for who is not of it."""
        world, other = self.people.world, OTHER[alliance_id]
        yield "first", self.people.first[alliance_id].client, ROLE_PERMISSIONS[AllianceRole.ADMINISTRATOR]
        yield "second", self.people.second[alliance_id].client, ROLE_PERMISSIONS[AllianceRole.SECOND]
        yield "first of the other", self.people.first[other].client, None
        yield "second of the other", self.people.second[other].client, None
        for school_id, key in (("loket", "beheerder"), ("loep", "beheerder"), ("loket", "bpo"), ("loep", "both")):
            client = self.app.test_client()
            yield f"{key} of {school_id}", world.sign_in(client, world.school(school_id).membership(key)), None


@pytest.fixture
def region(alliances: Alliances) -> Region:
    for one in (VO, PO):
        with working_for(alliances.world.app, one, "test"):
            body = {"naam": f"School {canary(one)}", "bestuur": f"Bestuur {canary(one)}", "sector": SECTOR[one],
                    "plugins": [PLUGIN[one]], "woorden": {"mentor": canary(one)}}  # fmt: skip
            slug = f"gemaakt-{SECTOR[one].lower()}"
            session().add(KeptSchool(slug=slug, body=body, made_at=now(), made_by=canary(one)))
            publish_version()
    return Region(people=alliances, changing={one: a_change(alliances.world, one) for one in (VO, PO)})


def a_change(world: World, alliance_id: str) -> dict[str, UUID]:
    """A published version, and a draft with a trial, at the school of an alliance."""
    with working_for(world.app, alliance_id, "test"):
        about: dict[str, Any] = {"school_id": OWN_SCHOOL[alliance_id], "reason": canary(alliance_id)}
        draft = RevisionDraft(**about, state="draft", changes={}, made_at=now(), author_name=canary(alliance_id))
        session().add(draft)
        session().flush()
        trial = RevisionTrial(
            school_id=OWN_SCHOOL[alliance_id], draft_id=draft.id, fingerprint="x", state="done",
            told={"decisions": 0, "rules": []}, asked_by=canary(alliance_id), asked_at=now(),
        )  # fmt: skip
        version = SchoolRevision(
            **about, number=1, effective_on=date(2026, 11, 1), changes={}, digest="x", basis="x",
            author_name=canary(alliance_id), publisher_name=canary(alliance_id), published_at=now(),
        )  # fmt: skip
        session().add_all([trial, version])
        session().flush()
        publish_version()
        return {"draft_id": draft.id, "trial_id": trial.id}


def test_every_parameter_is_known_and_every_page_says_who_may(house: Flask) -> None:
    found = alliance_rules(house)
    assert len(found) >= 12
    assert {name for rule in found for _kind, name in PARAMETER.findall(rule.rule)} == {
        "alliance",
        "slug",
        "membership_id",
        *("school", "table", "code", "number", "draft_id", "trial_id"),
    }
    assert all(rule.rule.startswith("/swv/<alliance>") for rule in found)


@pytest.mark.parametrize("alliance_id", [VO, PO])
def test_the_matrix_of_an_alliance(region: Region, alliance_id: str) -> None:
    asked = 0
    for rule in alliance_rules(region.app):
        path = region.path(rule, alliance_id)
        assert region.app.test_client().get(path).status_code in (303, 405), path
        for who, client, rights in region.clients(alliance_id):
            for method in rule.methods:
                status = client.open(path, method=method).status_code
                if rights is None:
                    assert status == 404, (who, method, path)
                elif rule.permission not in rights:
                    assert status == 403, (who, method, path)
                else:
                    assert status in (200, 303, 409, 422), (who, method, path, status)
                    assert method == "POST" or status in (200, 422), (who, path)
                asked += 1
    assert asked > 100


def test_another_alliance_and_no_alliance_get_the_same_bytes(region: Region) -> None:
    client = region.people.first[PO].client
    for rule in alliance_rules(region.app):
        there = region.path(rule, VO)
        for method in rule.methods:
            one, two = (client.open(p, method=method) for p in (there, there.replace(VO, "bestaatniet", 1)))
            assert one.status_code == two.status_code == 404
            assert (one.data, list(one.headers)) == (two.data, list(two.headers)), there


@pytest.mark.parametrize("alliance_id", [VO, PO])
def test_no_answer_holds_anything_of_the_other_alliance_nor_of_a_case(region: Region, alliance_id: str) -> None:
    """With own and with foreign names and ids in path and query, and with every form filled with foreign ids."""
    world, other = region.people.world, OTHER[alliance_id]
    foreign = (canary(other), world.loep.canary, world.loket.canary, "kanarie-loep", "kanarie-loket")
    children = {pupil.first_name for school in world.schools for pupil in school.pupils}
    client, asked = region.people.first[alliance_id].client, 0
    theirs = (f"gemaakt-{SECTOR[other].lower()}", str(region.people.second[other].membership_id), OWN_SCHOOL[other])
    query = encoded((name, value) for name in asked_names() for value in theirs[:1])
    for rule in alliance_rules(region.app):
        for path in (region.path(rule, alliance_id), region.path(rule, alliance_id, other)):
            answers = [client.open(path, method=method) for method in rule.methods]
            answers.append(client.get(f"{path}?{query}"))
            for form in forms_on(answers[0].text) if "POST" in rule.methods else ():
                for value in theirs:
                    answers.append(client.post(path, data=dict.fromkeys(form.names, value)))
            for answer in answers:
                whole = f"{answer.headers}\n{answer.text}"
                # what was asked comes back in the fields of the search; nothing else may
                assert not [word for word in foreign if word in whole], (path, foreign)
                assert not [name for name in children if re.search(rf"\b{name}\b", answer.text)], path
                asked += 1
    assert asked > 60
    page = client.get(f"/swv/{alliance_id}").text
    assert canary(alliance_id) in page


def test_odd_questions_are_never_a_fault_of_ours(region: Region) -> None:
    client, asked = unchecked(region, VO), 0
    for rule in alliance_rules(region.app):
        good = region.path(rule, VO)
        places = [n for n, part in enumerate(rule.rule.split("/")) if PARAMETER.search(part) and "alliance" not in part]
        paths = [
            "/".join([*good.split("/")[:place], escaped(value), *good.split("/")[place + 1 :]])
            for place in places
            for value in (*ODD.values(), LONG[:3000], str(uuid4()))
        ]
        paths += [f"{good}?{encoded((name, value) for name in asked_names())}" for value in ODD.values()]
        for path in paths:
            asked += 1
            _ask(client, "GET" if "GET" in rule.methods else "POST", path)
        if "POST" in rule.methods:
            names = [name for form in forms_on(client.get(good).text) for name in form.names] or ["reden"]
            for value in (*ODD.values(), LONG, *PAYLOADS[:3]):
                asked += 1
                _ask(client, "POST", good, data=encoded((name, value) for name in names))
    assert asked > 150


def unchecked(region: Region, alliance_id: str) -> FlaskClient:
    """The browser of the first administrator, without a look at each page: what was typed comes back in these."""
    with region.app.app_context():
        name = cookie_name()
    kept = region.people.first[alliance_id].client.get_cookie(name)
    client = FlaskClient(region.app, region.app.response_class, use_cookies=True)
    client.set_cookie(name, kept.value if kept else "")
    return client


def _ask(client: FlaskClient, method: str, path: str, **sent: object) -> None:
    began = time.process_time()
    kind = {"content_type": "application/x-www-form-urlencoded"} if sent else {}
    answer = client.open(path, method=method, **sent, **kind)  # type: ignore[arg-type]
    assert answer.status_code in STATUSES, (method, path[:120], answer.status_code)
    assert not [word for word in GIVEAWAYS if word in answer.text], path[:120]
    assert time.process_time() - began < 2
    if answer.mimetype == "text/html" and answer.status_code in (200, 422):
        assert not [said for said in check_page(answer.text) if not said.startswith("left over")], path[:120]


def test_reading_pages_leave_a_row_and_refusals_too(region: Region) -> None:
    def rows() -> set[UUID]:
        with working_for(region.app, VO, "test"):
            return {row.id for row in session().query(AllianceLedgerEntry)}

    reading = [rule for rule in alliance_rules(region.app) if rule.reads and "GET" in rule.methods]
    assert len(reading) >= 2
    for rule in reading:
        before = rows()
        assert region.people.first[VO].client.get(region.path(rule, VO)).status_code == 200
        assert len(rows() - before) == 1, rule.rule
    before = rows()
    assert region.people.second[VO].client.get(f"/swv/{VO}/beheerders").status_code == 403
    assert len(rows() - before) == 1


def test_the_canary_would_be_found(region: Region) -> None:
    """Planted: what an alliance made stands on its own pages, so a leak of it would be seen."""
    for one in (VO, PO):
        page = region.people.first[one].client.get(f"/swv/{one}/scholen/gemaakt-{SECTOR[one].lower()}")
        assert re.search(canary(one), page.text)
