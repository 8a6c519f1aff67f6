"""Serving the demonstration: granian with two processes, and a worker beside them.

Both are processes of their own: a server that forks must not hold an open database, and this one just built it.
"""

import signal
import subprocess
import sys
from types import FrameType

GRANIAN = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "1", "--no-access-log", "--no-ws")


def serve(port: int) -> int:
    """Serve on this machine only until Ctrl+C or a request to stop; jobs are done meanwhile."""
    address = ("--host", "127.0.0.1", "--port", str(port))
    running = [
        subprocess.Popen([sys.executable, "-m", "granian", *GRANIAN, *address, "core.demo.wsgi:app"]),  # noqa: S603
        subprocess.Popen([sys.executable, "-m", "core.demo.work"]),
    ]

    def stop(_number: int, _frame: FrameType | None) -> None:
        for process in running:
            process.terminate()

    signal.signal(signal.SIGTERM, stop)
    try:
        return running[0].wait()
    except KeyboardInterrupt:
        return 0
    finally:
        stop(0, None)
        for process in running:
            process.wait()
