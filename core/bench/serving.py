"""Serving the application and the bare view over HTTP, each by granian with one process, while pages are measured."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from core.bench.setting import Setting

GRANIAN = ("--interface", "wsgi", "--workers", "1", "--blocking-threads", "1", "--no-access-log", "--no-ws")
PATIENCE = 60
"""Seconds that a server may take to start."""


@contextmanager
def both(setting: Setting) -> Iterator[tuple[int, int]]:
    """The ports of the application and of the bare view; both stop at the end."""
    ports = (_free_port(), _free_port())
    told = os.environ | {"DEKKEND_BENCH": setting.written()}
    running = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "granian", *GRANIAN, "--port", str(port), f"core.bench.wsgi:{name}"],
            env=told,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for port, name in zip(ports, ("app", "bare"), strict=True)
    ]
    try:
        for port, process in zip(ports, running, strict=True):
            _wait(port, process)
        yield ports
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


def getter(port: int, cookie: str = "") -> Callable[[str], None]:
    """A function that gets an address over one connection that stays open; RuntimeError unless the page came."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": cookie} if cookie else {}

    def get(address: str) -> None:
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address} gaf {answer.status}")

    return get


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("De server voor de meting startte niet.")
