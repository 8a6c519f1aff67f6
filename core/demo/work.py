"""The worker of the demonstration: does jobs until it is asked to stop."""

import signal
import threading

from core.access.admission import admit_job
from core.db.worker import Worker
from core.demo.setting import demo_app
from core.features.meetings.rhythm_duty import watch_every_night
from core.web.forgetting import forget_every_night


def work() -> None:
    """Work until SIGTERM or Ctrl+C."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    app = demo_app()
    forget_every_night(app)
    watch_every_night(app)
    Worker(app, admit_job).run_forever(stop)


if __name__ == "__main__":
    work()
