"""Serving the demonstration: granian with two processes, and a worker beside them in the parent."""

import threading
from pathlib import Path

from flask import Flask
from granian.constants import Interfaces
from granian.server import Server

from core.access.admission import admit_job
from core.db.worker import Worker


def serve(app: Flask, port: int) -> None:
    """Serve on this machine only until Ctrl+C; jobs are done meanwhile."""
    stop = threading.Event()
    worker = threading.Thread(target=Worker(app, admit_job).run_forever, args=(stop,), daemon=True)
    worker.start()
    try:
        Server(
            "core.demo.wsgi:app",
            address="127.0.0.1",
            port=port,
            interface=Interfaces.WSGI,
            workers=2,
            blocking_threads=1,
            log_access=False,
            working_dir=Path.cwd(),
        ).serve()
    finally:
        stop.set()
