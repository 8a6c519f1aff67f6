"""The worker of the demonstration: does jobs until it is asked to stop."""

import signal
import threading

from core.access.admission import admit_job
from core.db.worker import Worker
from core.demo.setting import demo_app
from core.web import night


def work() -> None:
    """Work until SIGTERM or Ctrl+C."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    app = demo_app()
    night.begin(app)
    Worker(app, admit_job).run_forever(stop)


if __name__ == "__main__":
    work()
