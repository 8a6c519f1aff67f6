"""Every page a test sees is looked at: is it whole, can everybody use it, does it keep the strict policy.

`check_page(html)` returns complaints; `CheckedClient` raises them for each response of type text/html. In conftest:
`app.test_client_class = CheckedClient`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, cast
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Page = Element
Check = Callable[[Page], Iterator[str]]

TITLE = re.compile(r"(Fout: )?\S.* · \S.*")
LEFTOVERS = re.compile(
    r"\bNone\b|\bUndefined\b|\{\{|\}\}|\{%|<built-in|<bound method|<function |object at 0x|MultiDict\(|UUID\('"
)
SVG = "{http://www.w3.org/2000/svg}svg"
UNLABELLED = frozenset({"hidden", "submit", "button", "reset", "image"})
FIELDS = ("input", "select", "textarea")
OUTSIDE = re.compile(r"\s*(https?:|//|javascript:|data:)", re.IGNORECASE)
ADDRESSES = ("href", "src", "action", "formaction", "poster", "srcset")


class BadPage(AssertionError):
    """A page that breaks one or more of the rules."""


def words(element: Element) -> str:
    """All text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _all(page: Page, *names: str) -> list[Element]:
    return [element for element in page.iter() if element.tag in names]


def _head(page: Page) -> Iterator[str]:
    titles = [title for title in _all(page, "title") if title in list(page.find("head") or ())]
    if len(titles) != 1 or not TITLE.fullmatch(words(titles[0])):
        yield f"title is not 'onderwerp · plaats': {[words(title) for title in titles]}"
    if page.get("lang") != "nl":
        yield f"lang is {page.get('lang')!r}, not 'nl'"


def _headings(page: Page) -> Iterator[str]:
    found = _all(page, "h1", "h2", "h3", "h4", "h5", "h6")
    levels = [int(element.tag[1]) for element in found]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1 elements, not one"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"heading jumps from h{before} to h{after}"
    yield from (f"empty {element.tag}" for element in found if not words(element))


def _landmarks(page: Page) -> Iterator[str]:
    if len(_all(page, "main")) != 1:
        yield "not exactly one main"
    skips = [link for link in _all(page, "a") if "dk-skip" in link.get("class", "")]
    if not skips or skips[0].get("href") != f"#{(_all(page, 'main') or [Element('x')])[0].get('id')}":
        yield "no skip link to main"


def _labels(page: Page) -> Iterator[str]:
    labelled = {label.get("for") for label in _all(page, "label") if words(label)}
    wrapped = {id(field) for label in _all(page, "label") for field in label.iter()}
    for field in _all(page, *FIELDS):
        if field.get("type") in UNLABELLED or field.get("aria-label") or field.get("aria-labelledby"):
            continue
        if field.get("id") not in labelled and id(field) not in wrapped:
            yield f"{field.tag} {field.get('name')!r} has no label"
    for group in _all(page, "fieldset"):
        if not [legend for legend in group if legend.tag == "legend" and words(legend)]:
            yield "fieldset without a legend"


def _ids(page: Page) -> Iterator[str]:
    counted = Counter(element.get("id") for element in page.iter() if element.get("id") is not None)
    yield from (f"id {name!r} occurs {number} times" for name, number in counted.items() if number > 1)
    for element in page.iter():
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            missing = [name for name in element.get(attribute, "").split() if name not in counted]
            if missing:
                yield f"{attribute} points to {missing[0]!r}, which does not exist"
        target = element.get("href", "")
        if target.startswith("#") and len(target) > 1 and target[1:] not in counted:
            yield f"link to {target!r}, which does not exist"


def _policy(page: Page) -> Iterator[str]:
    for element in page.iter():
        if element.tag == "style" or (element.tag == "script" and (not element.get("src") or words(element))):
            yield f"inline {element.tag}"
        for name, value in element.attrib.items():
            if name == "style" or re.fullmatch(r"on[a-z]+", name):
                yield f"attribute {name} on {element.tag}"
            elif name in ADDRESSES and OUTSIDE.match(value) and not _is_way_out(element, value):
                yield f"address outside this site: {value[:60]}"


def _is_way_out(element: Element, address: str) -> bool:
    """A link that a person follows on purpose, and that tells the other site nothing."""
    return element.tag == "a" and element.get("rel") == "noreferrer" and address.startswith("https:")


def _forms(page: Page) -> Iterator[str]:
    for form in _all(page, "form"):
        names = [field.get("name") for field in form.iter() if field.tag in FIELDS]
        if form.get("method", "get").lower() == "post" and "csrf_token" not in names:
            yield f"post form without csrf_token: {form.get('action')!r}"
        if not [button for button in form.iter() if button.tag == "button" and words(button)]:
            yield "form without a button that says what it does"
        if [inner for inner in form.iter() if inner.tag == "form" and inner is not form]:
            yield "form inside a form"


def _tables(page: Page) -> Iterator[str]:
    for table in _all(page, "table"):
        heads = [cell for cell in table.iter() if cell.tag == "th"]
        if not heads or not [cell for cell in heads if cell.get("scope") == "col"]:
            yield "table without header cells of columns"
        if not [caption for caption in table if caption.tag == "caption" and words(caption)]:
            yield "table without a caption"
        if "is-stack" in table.get("class", ""):
            bare = [
                part.tag
                for part in table.iter()
                if part.tag in ("tr", "td", "th", "thead", "tbody") and not part.get("role")
            ]
            if bare or table.get("role") != "table":
                yield "stacking table without its ARIA roles"


def _names(page: Page) -> Iterator[str]:
    for link in _all(page, "a"):
        if not words(link) and not link.get("aria-label"):
            yield f"link without words: {link.get('href')!r}"
        elif words(link).lower() in ("klik hier", "hier", "lees meer"):
            yield f"link says nothing: {words(link)!r}"
    yield from (
        "button without words" for button in _all(page, "button") if not words(button) and not button.get("aria-label")
    )
    yield from (f"image without alt: {image.get('src')!r}" for image in _all(page, "img") if image.get("alt") is None)
    for picture in _all(page, SVG):
        if picture.get("aria-hidden") != "true" and not (
            picture.get("role") == "img" and picture.get("aria-labelledby")
        ):
            yield "svg that is neither hidden nor named"


def _leftovers(page: Page) -> Iterator[str]:
    for element in page.iter():
        texts = [element.text or "", element.tail or "", *map(str, element.attrib.values())]
        for text in texts if element.tag != "textarea" else [element.tail or ""]:
            if found := LEFTOVERS.search(text):
                yield f"left over in the page: {found[0]!r} in {text.strip()[:60]!r}"


CHECKS: tuple[Check, ...] = (_head, _headings, _landmarks, _labels, _ids, _policy, _forms, _tables, _names, _leftovers)


def check_page(html: str) -> list[str]:
    """Everything that is wrong with a page; empty when nothing is."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = cast(Page, parser.parse(html))
    complaints = [complaint for check in CHECKS for complaint in check(page)]
    if not html.lstrip().lower().startswith("<!doctype html>"):
        complaints.append("no doctype")
    return complaints


class CheckedClient(FlaskClient):
    """The test client that raises `BadPage` for a page that breaks a rule, whatever its status."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        html = response.get_data(as_text=True) if response.mimetype == "text/html" else ""
        if html and response.status_code not in (301, 302, 303, 307, 308):
            complaints = check_page(html)
            if complaints:
                raise BadPage(f"{response.request.path} ({response.status_code}): " + "; ".join(complaints))
        return response
