"""What a person types: too much of it, or what cannot be kept, is refused in Dutch; the rest is shown as text."""

from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from tests.house.addresses import Addresses, gentle_first, school_rules
from tests.house.odd import LONG, encoded
from tests.house.people import posting_forms, richest
from tests.house.town import Town
from tests.page_checker import check_page
from tests.world import SCHOOLS

PAYLOADS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "javascript:alert(1)",
    "</textarea><script>alert(1)</script>", "</title><script>1</script>", "<svg/onload=alert(1)>", "&lt;b&gt; & <b>",
    "{{7*7}}", "{% raw %}", "]]><!--", "<a href=//kwaad.example>x</a>",
)  # fmt: skip
"""What breaks out of text, of an attribute, of a title, of a template."""


def refusals(town: Town, school_id: str, typed: str) -> Iterator[tuple[str, str, str, TestResponse]]:
    """Every text field of every form of a school with this in it: who, where, which field, and the answer."""
    for rule in gentle_first(school_rules(town.app)):
        if "POST" not in rule.methods or "GET" not in rule.methods:
            continue
        actor, good = richest(town, school_id, rule), next(Addresses(town, school_id).of(rule)).path
        for form in posting_forms(town, actor, rule):
            for name in form.texts if form.action in ("", good) else ():
                rest = [pair for pair in form.values if pair[0] != name]
                answer = actor.client.post(
                    good, data=encoded([*rest, (name, typed)]), content_type="application/x-www-form-urlencoded"
                )
                yield actor.name, good, name, answer


@pytest.mark.parametrize("school_id", SCHOOLS)
@pytest.mark.parametrize(
    ("typed", "sentences"),
    [(LONG, ("Gebruik ten hoogste", "Schrijf ", "Kies ")), ("ee\x00n", ("teken", "Schrijf ", "Kies "))],
    ids=["100 kB", "NUL"],
)
def test_a_text_that_cannot_be_kept_is_refused_in_dutch(
    town: Town, school_id: str, typed: str, sentences: tuple[str, ...]
) -> None:
    wrong, asked = [], 0
    for who, path, name, answer in refusals(town, school_id, typed):
        asked += 1
        if answer.status_code not in (400, 422) or not any(sentence in answer.text for sentence in sentences):
            wrong.append(f"{who} {path} {name}: {town.why(answer)}")
    assert not wrong, "\n".join(wrong)
    assert asked > 25
    assert town.faults == []


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_what_looks_like_markup_is_kept_and_shown_as_text(town: Town, school_id: str) -> None:
    """Typed in every text field of every form; then every page is looked over for scripts, handlers and addresses."""
    sent = 0
    for payload in (" ".join(PAYLOADS), *PAYLOADS[:2]):
        for _who, path, name, answer in refusals(town, school_id, f"kwaad {payload}"):
            sent += 1
            assert answer.status_code in (200, 303, 400, 403, 404, 409, 422), (path, name, town.why(answer))
    for rule in school_rules(town.app):
        actor = richest(town, school_id, rule)
        for address in Addresses(town, school_id).of(rule, 3) if "GET" in rule.methods else ():
            answer = actor.client.get(address.path)
            kept = answer.headers.get("Content-Disposition", "").startswith("attachment")
            if answer.mimetype == "text/html" and answer.status_code == 200 and not kept:
                wrong = [said for said in check_page(answer.text) if not said.startswith("left over")]
                assert not wrong, (address.path, wrong)
                assert "kwaad <" not in answer.text
    assert sent > 75
    assert town.faults == []


@pytest.mark.planted
def test_one_unescaped_text_is_found() -> None:
    page = f"<!doctype html><html lang=nl><title>a · b</title><main id=x><h1>x</h1>{PAYLOADS[1][2:]}</main></html>"
    assert [said for said in check_page(page) if "attribute onerror" in said]
