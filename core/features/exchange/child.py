"""Starts the reading child, listens to it for a bounded time, and makes values of what it says."""

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from time import monotonic
from typing import Any

from core.features.exchange.records import (
    FileHead,
    FileRecords,
    PupilRecord,
    RefusedRecord,
    WholeFileRefused,
    WholeReason,
    head_of,
    pupil_of,
    refused_of,
)

LIMIT_SECONDS = 60.0
MOST_BYTES_SAID = 64 * 1024 * 1024
EVERY = 100
Progress = Callable[[int], None]
"""Told how many records were read so far."""


def read_file(
    kind: str, data: bytes, most: int, *, mapping: Mapping[str, str] | None = None, progress: Progress | None = None
) -> FileRecords:
    """What a file says. Raises `WholeFileRefused` when it cannot be taken; `most` is the largest size in bytes."""
    if len(data) > most:
        raise WholeFileRefused(WholeReason.TOO_LARGE, detail=str(most // (1024 * 1024)))
    gathered = _Collected(progress or (lambda _number: None))
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        child = _start(kind, mapping or {}, most, file.fileno())
        try:
            for line in _lines(child):
                gathered.take(*json.loads(line))
        except TimeoutError:
            raise WholeFileRefused(WholeReason.TOO_SLOW) from None
        except (ValueError, TypeError, KeyError) as error:
            raise WholeFileRefused(WholeReason.STOPPED) from error
        finally:
            _end(child)
    return gathered.whole(child.returncode)


class _Collected:
    """The messages so far."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._head = FileHead()
        self._pupils: list[PupilRecord] = []
        self._refused: list[RefusedRecord] = []
        self._rest: dict[str, Any] = {}

    def take(self, name: str, value: Any) -> None:
        if name == "pupil":
            self._pupils.append(pupil_of(value))
        elif name == "refused":
            self._refused.append(refused_of(value))
        elif name == "head":
            self._head = head_of(value)
        else:
            self._rest[name] = value
        number = len(self._pupils) + len(self._refused)
        if number and number % EVERY == 0 and name in ("pupil", "refused"):
            self._progress(number)

    def whole(self, status: int | None) -> FileRecords:
        stopped = self._rest.get("stopped")
        if stopped is not None:
            reason = WholeReason(stopped["reason"])
            raise WholeFileRefused(reason, line=int(stopped["line"]), detail=str(stopped["detail"]))
        if "done" not in self._rest:
            slow = status in (-signal.SIGXCPU, -signal.SIGKILL)
            raise WholeFileRefused(WholeReason.TOO_SLOW if slow else WholeReason.STOPPED)
        version = str(self._rest.get("version", "")) or self._head.version
        return FileRecords(
            head=FileHead(
                version=version, school_year=self._head.school_year, brin=self._head.brin, day=self._head.day
            ),
            pupils=tuple(self._pupils),
            refused=tuple(self._refused),
            staff=int(self._rest.get("staff", 0)),
            dropped={str(kind): int(number) for kind, number in self._rest.get("dropped", {}).items() if number},
        )


def _start(kind: str, mapping: Mapping[str, str], most: int, handle: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "core.features.exchange.collect", kind, json.dumps(dict(mapping))]
    return subprocess.Popen(  # noqa: S603  # our own module; the file itself goes in over standard input
        command,
        stdin=handle,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_bare_environment(most),
        start_new_session=True,
    )


def _lines(child: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    """Whole lines of the child's output. TimeoutError when it is not ready within the limit."""
    assert child.stdout is not None  # noqa: S101  # opened as a pipe above
    waiting, total, until = b"", 0, monotonic() + LIMIT_SECONDS
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(max(0.0, until - monotonic())):
                raise TimeoutError
            part = os.read(child.stdout.fileno(), 1 << 16)
            total += len(part)
            if not part:
                return
            if total > MOST_BYTES_SAID:
                raise ValueError("more than a school can be")
            *whole, waiting = (waiting + part).split(b"\n")
            yield from whole


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        try:
            child.wait(0.5)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout:
        child.stdout.close()


def _bare_environment(most: int) -> dict[str, str]:
    """No secrets for the reader: only what Python needs to find the same packages, and the largest size."""
    path = os.pathsep.join(part or os.getcwd() for part in sys.path)  # noqa: PTH109
    return {
        "PYTHONPATH": path,
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATH": os.environ.get("PATH", ""),
        "DEKKEND_MOST_BYTES": str(most),
    }
