"""Pages of pupils are looked at by the page checker, whatever their status."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.page_checker import CheckedClient
from tests.world import World

SignedIn = Callable[..., CheckedClient]


@pytest.fixture
def signed_in(app: Flask, world: World) -> SignedIn:
    """`signed_in("loep", "kc")`: a client of that person, whose pages are checked."""

    def open_client(school: str, key: str) -> CheckedClient:
        client = CheckedClient(app, app.response_class)
        world.sign_in(client, world.school(school).person(key))
        return client

    return open_client
