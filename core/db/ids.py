"""UUIDv7 (RFC 9562, 5.7): ids made by the program, in the order of their making. An id is never a secret."""

import os
import threading
import time
from uuid import UUID

_MASK_62 = (1 << 62) - 1
_COUNTER_BITS = 12


class _Sequence:
    """The last tick given out. A tick is 48 bits of milliseconds and 12 bits of counter (RFC 9562, 6.2, method 1)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tick = 0

    def next(self, milliseconds: int) -> int:
        """A tick greater than every earlier one of this process, also when the clock stands still or goes back."""
        with self._lock:
            self._tick = max(milliseconds << _COUNTER_BITS, self._tick + 1)
            return self._tick


_sequence = _Sequence()


def new_id() -> UUID:
    """A new UUIDv7; within one process each is greater than the one before."""
    tick = _sequence.next(time.time_ns() // 1_000_000)
    milliseconds, counter = tick >> _COUNTER_BITS, tick & 0xFFF
    random = int.from_bytes(os.urandom(8), "big") & _MASK_62
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (counter << 64) | (0b10 << 62) | random)
