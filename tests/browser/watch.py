"""Keeps an eye on a page: what its console complains of, and what it asks of other machines."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

HERE = {"127.0.0.1", "localhost"}


@dataclass
class Watch:
    """`troubles` holds one line per complaint, except those that match the pattern `forgive`."""

    troubles: list[str] = field(default_factory=list)

    def follow(self, page: Page, forgive: str = "") -> None:
        def note(text: str) -> None:
            if not (forgive and re.search(forgive, text)):
                self.troubles.append(f"{page.url}: {text}")

        def look(request: Request) -> None:
            address = urlsplit(request.url)
            if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in HERE:
                note(f"vraagt iets van een andere machine: {request.url}")

        page.on("console", lambda message: note(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: note(str(error)))
        page.on("request", look)
