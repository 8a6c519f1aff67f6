"""How often somebody without an account may ask: counted in this process only, under a name that means nothing."""

import hmac
import secrets
from collections import defaultdict, deque
from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil

from core.web.language import _
from core.web.problems import TooMany

MOST = 60
WITHIN = timedelta(minutes=10)
MOST_ASKERS = 10_000
"""Addresses that are counted at once; when there are more, the count begins anew."""


class PublicLimit:
    """At most `MOST` questions from one address in `WITHIN`. Nothing of it is stored or can be read back."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._asked: dict[bytes, deque[datetime]] = defaultdict(deque)

    def ask(self, address: str, at: datetime) -> None:
        """Count a question. Raises `TooMany` with the seconds to wait."""
        if len(self._asked) > MOST_ASKERS:
            self._asked.clear()
        name = hmac.new(self._key, address.encode(), sha256).digest()
        recent = self._asked[name]
        while recent and recent[0] <= at - WITHIN:
            recent.popleft()
        if len(recent) >= MOST:
            wait = ceil((recent[0] + WITHIN - at).total_seconds())
            raise TooMany(
                _("Er is vanaf dit adres heel vaak gevraagd. Wacht even en probeer het dan opnieuw."), wait=wait
            )
        recent.append(at)
