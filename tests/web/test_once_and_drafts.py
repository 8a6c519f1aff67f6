"""A form sent twice is done once; what is being typed is kept for its writer alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Response, redirect
from sqlalchemy import func, select
from werkzeug.exceptions import RequestEntityTooLarge

from core.access.scope import Scope, enter
from core.db.engine import session
from core.web import draft_room, drafts
from core.web.drafts import Current, Draft, SavedElsewhere
from core.web.idempotency import IdempotentAnswer, forget_answers, once
from core.web.problems import Conflict, Invalid, TooMany
from tests.web.conftest import NOW, Desk

KEY = str(uuid4())


class Counter:
    """A view that counts how often it was really done."""

    def __init__(self, status: int = 303) -> None:
        self.times = 0
        self.status = status

    def __call__(self) -> Response:
        self.times += 1
        if self.status == 303:
            return redirect(f"/loket/gedaan/{self.times}", 303)  # type: ignore[return-value]
        return Response(f"keer {self.times}", self.status, mimetype="text/plain")


@contextmanager
def request_of(desk: Desk, who: Scope, **request: Any) -> Iterator[None]:
    """One request of this person in one transaction, as behind the gate."""
    with desk.app.test_request_context(**{"method": "POST", "path": "/loket/concept/zorgmelding/nieuw", **request}):
        enter(who)
        try:
            yield
            session().commit()
        except BaseException:
            session().rollback()
            raise


def send(desk: Desk, view: Counter, who: Scope, **request: Any) -> Any:
    with request_of(desk, who, **request):
        return once(view)()


def test_a_form_sent_twice_is_done_once_and_answered_twice(desk: Desk) -> None:
    view = Counter()
    first = send(desk, view, desk.ans, data={"key": KEY, "tekst": "a"})
    second = send(desk, view, desk.ans, data={"key": KEY, "tekst": "a", "csrf_token": "een nieuw"})
    assert view.times == 1
    assert (second.status_code, second.headers["Location"]) == (303, first.headers["Location"])


def test_an_answer_with_a_body_is_given_again_whole(desk: Desk) -> None:
    view = Counter(201)
    send(desk, view, desk.ans, headers={"Idempotency-Key": KEY}, json={"a": 1})
    second = send(desk, view, desk.ans, headers={"Idempotency-Key": KEY}, json={"a": 1})
    assert (view.times, second.status_code, second.get_data(as_text=True), second.mimetype) == (
        1,
        201,
        "keer 1",
        "text/plain",
    )


def test_the_same_key_with_another_text_is_a_conflict_and_leads_to_what_was_kept(desk: Desk) -> None:
    view = Counter()
    send(desk, view, desk.ans, data={"key": KEY, "tekst": "a"})
    with pytest.raises(Conflict, match="Wat je daarna veranderde, is niet bewaard") as caught:
        send(desk, view, desk.ans, data={"key": KEY, "tekst": "b"})
    assert caught.value.link
    assert caught.value.link.href == "/loket/gedaan/1"


def test_a_key_is_of_one_person_at_one_school(desk: Desk) -> None:
    view = Counter()
    for who in (desk.ans, desk.ruud, desk.elsewhere):
        send(desk, view, who, data={"key": KEY})
    assert view.times == 3


@pytest.mark.parametrize(
    "sent", [{"data": {"tekst": "a"}}, {"data": {"key": "geen uuid"}}, {"method": "GET", "query_string": {"key": KEY}}]
)
def test_without_a_key_every_post_counts(desk: Desk, sent: dict[str, Any]) -> None:
    view = Counter()
    send(desk, view, desk.ans, **sent)
    send(desk, view, desk.ans, **sent)
    assert view.times == 2


def test_a_form_that_was_refused_may_be_tried_again_with_the_same_key(desk: Desk) -> None:
    view = Counter(422)
    send(desk, view, desk.ans, data={"key": KEY})
    view.status = 303
    assert send(desk, view, desk.ans, data={"key": KEY}).status_code == 303
    assert view.times == 2


def test_answers_are_forgotten_after_their_time(desk: Desk) -> None:
    send(desk, Counter(), desk.ans, data={"key": KEY})
    with desk.at(desk.ans):
        assert forget_answers(NOW) == 0
        assert forget_answers(NOW + timedelta(seconds=1)) == 1
        assert session().scalar(select(func.count(IdempotentAnswer.id))) == 0


def keep(desk: Desk, who: Scope, body: Any, form: str = "zorgmelding", subject: str = "nieuw") -> Any:
    with request_of(desk, who, json=body):
        return draft_room.keep(form, subject)


def test_a_draft_is_kept_and_said(desk: Desk) -> None:
    response = keep(desk, desk.ans, {"fields": {"gezien": ["Milan is stil."], "csrf_token": ["x"], "key": ["x"]}})
    assert response.json["line"] == "Concept bewaard om 10.42, alleen voor jou zichtbaar."
    with request_of(desk, desk.ans):
        opened = drafts.opened("zorgmelding")
        assert opened.fields == {"gezien": ["Milan is stil."]}
        assert opened.basis == response.json["basis"]
        assert opened.saved_line.startswith("Concept bewaard om 10.42")


def test_only_the_writer_sees_a_draft(desk: Desk) -> None:
    keep(desk, desk.ans, {"fields": {"gezien": ["geheim"]}})
    for other in (desk.ruud, desk.elsewhere):
        with request_of(desk, other):
            assert drafts.opened("zorgmelding").fields == {}
            drafts.discard("zorgmelding")
    with request_of(desk, desk.ans):
        assert drafts.opened("zorgmelding").fields == {"gezien": ["geheim"]}


def test_drafts_of_other_subjects_stand_apart(desk: Desk) -> None:
    keep(desk, desk.ans, {"fields": {"a": ["1"]}})
    keep(desk, desk.ans, {"fields": {"a": ["2"]}}, subject="01999999-0000-7000-8000-000000000000")
    with request_of(desk, desk.ans):
        assert drafts.opened("zorgmelding").fields == {"a": ["1"]}


def test_a_second_tab_does_not_overwrite_the_first(desk: Desk) -> None:
    first = keep(desk, desk.ans, {"fields": {"a": ["1"]}}).json["basis"]
    later = desk.later(desk.ans, 1)
    second = keep(desk, later, {"fields": {"a": ["2"]}, "basis": first}).json["basis"]
    assert second != first
    with pytest.raises(SavedElsewhere, match="ander tabblad"):
        keep(desk, desk.later(desk.ans, 2), {"fields": {"a": ["3"]}, "basis": first})
    with request_of(desk, desk.ans):
        assert drafts.opened("zorgmelding").fields == {"a": ["2"]}


def test_a_save_that_comes_after_the_form_was_sent_brings_nothing_back(desk: Desk) -> None:
    basis = keep(desk, desk.ans, {"fields": {"a": ["1"]}}).json["basis"]
    with request_of(desk, desk.ans):
        drafts.discard("zorgmelding")
    with pytest.raises(SavedElsewhere, match="al verstuurd"):
        keep(desk, desk.ans, {"fields": {"a": ["2"]}, "basis": basis})
    with request_of(desk, desk.ans):
        assert drafts.opened("zorgmelding").fields == {}


def test_a_writer_hears_at_once_who_saved_first_and_the_draft_is_kept(desk: Desk) -> None:
    drafts.guard("verslag", lambda subject: Current(version=5, who="Ruud", at=NOW))
    response = keep(desk, desk.ans, {"fields": {"a": ["1"]}, "version": 4}, form="verslag")
    assert response.status_code == 409
    assert (
        response.json["line"] == "Ruud bewaarde dit om 10.42, terwijl jij schreef. Jouw tekst is bewaard als concept."
    )
    with request_of(desk, desk.ans):
        assert drafts.opened("verslag").fields == {"a": ["1"]}
    same = keep(desk, desk.ans, {"fields": {"a": ["1"]}, "version": 5, "basis": response.json["basis"]}, form="verslag")
    assert same.status_code == 200


def test_a_draft_goes_when_the_form_is_handled_or_too_old(desk: Desk) -> None:
    keep(desk, desk.ans, {"fields": {"a": ["1"]}})
    keep(desk, desk.ans, {"fields": {"a": ["1"]}}, subject="ander")
    with request_of(desk, desk.ans):
        drafts.discard("zorgmelding")
    with desk.at(desk.ans):
        assert session().scalar(select(func.count(Draft.id))) == 1
        assert drafts.forget_drafts(NOW + timedelta(days=30)) == 1


@pytest.mark.parametrize("body", [None, [], {"fields": "x"}, {"fields": {"a": "x"}}, {"fields": {}, "rol": "x"}])
def test_nonsense_is_refused(desk: Desk, body: Any) -> None:
    with pytest.raises(Invalid):
        keep(desk, desk.ans, body)


def test_a_draft_is_not_lost_over_one_character(desk: Desk) -> None:
    keep(desk, desk.ans, {"fields": {"a": ["voor\x00\ud800na"]}})
    with request_of(desk, desk.ans):
        assert drafts.opened("zorgmelding").fields == {"a": ["voorna"]}


def test_a_draft_has_a_bound_in_size_and_in_number(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RequestEntityTooLarge):
        keep(desk, desk.ans, {"fields": {"a": ["x" * draft_room.LARGEST]}})
    monkeypatch.setattr(drafts, "MOST_PER_PERSON", 1)
    keep(desk, desk.ans, {"fields": {}})
    with pytest.raises(TooMany):
        keep(desk, desk.ans, {"fields": {}}, subject="ander")
