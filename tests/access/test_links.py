"""The way back after signing in: only to our own pages."""

import pytest
from flask import Flask

from core.access.links import safe_next

OWN = ["/", "/scholen", "/loep/thuis", "/loep/thuis?tab=2", "/loep/thuis#kop"]
FOREIGN = [
    None,
    "",
    "//evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "https://evil.example/scholen",
    "https:evil.example",
    "javascript:alert(1)",
    "/bestaat/niet/echt",
    "/loep//thuis",
    "scholen",
    "/afmelden",
    "/static/x.js",
    "http://[",
    "/loep/thuis\x00",
]


@pytest.mark.parametrize("value", OWN)
def test_own_pages_are_a_way_back(app: Flask, value: str) -> None:
    with app.test_request_context():
        assert safe_next(value) == value


@pytest.mark.parametrize("value", FOREIGN)
def test_everything_else_ends_at_the_front_page(app: Flask, value: str | None) -> None:
    with app.test_request_context():
        assert safe_next(value) == "/"
