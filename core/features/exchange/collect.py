"""The child process that reads a file: `python -m core.features.exchange.collect edexml|csv [MAPPING]` with the file on
standard input. It prints JSON, one message per line, and ends with `done` or with `stopped` and the reason.

Memory and time are bounded by the kernel; it can open nothing for writing and has no secret in its environment.
"""

import io
import json
import os
import resource
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from core.features.exchange.records import WholeFileRefused, WholeReason, as_json

MEMORY = 512 * 1024 * 1024
SECONDS = 30


def said(kind: str, data: io.BytesIO, mapping: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """The messages of the reader of this kind of file. Imported here: each needs only its own library."""
    if kind == "csv":
        from core.features.exchange import table_file

        return table_file.messages(data, mapping)
    from core.features.exchange import edexml

    return edexml.messages(data)


def main(kind: str, mapping: str, channel: TextIO) -> None:
    """Read, and print what was read."""
    most = int(os.environ.get("DEKKEND_MOST_BYTES", "0"))
    try:
        data = sys.stdin.buffer.read(most + 1)
        if len(data) > most:
            raise WholeFileRefused(WholeReason.TOO_LARGE)
        for name, value in said(kind, io.BytesIO(data), json.loads(mapping)):
            _tell(channel, name, as_json(value) if hasattr(value, "__dataclass_fields__") else value)
        _tell(channel, "done", True)
    except WholeFileRefused as refused:
        _tell(channel, "stopped", {"reason": refused.reason.value, "line": refused.line, "detail": refused.detail})
    except MemoryError:
        _tell(channel, "stopped", {"reason": WholeReason.TOO_MUCH_MEMORY.value, "line": 0, "detail": ""})


def _tell(channel: TextIO, name: str, value: Any) -> None:
    channel.write(json.dumps([name, value]) + "\n")


def bound() -> None:
    """Limits that this process cannot lift again."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    own = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    bound()
    with own:
        main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "{}", own)
