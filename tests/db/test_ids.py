"""UUIDv7: version, order, and no doubles."""

import threading

import pytest

from core.db import ids
from core.db.ids import new_id

pytestmark = pytest.mark.pure


def test_an_id_is_a_uuid_of_version_7() -> None:
    made = new_id()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_each_id_is_greater_than_the_one_before() -> None:
    made = [new_id() for _number in range(20_000)]
    assert made == sorted(set(made))
    assert [str(one) for one in made] == sorted(str(one) for one in made)


def test_the_order_holds_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = new_id()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 0)
    assert new_id() > first


def test_threads_share_one_order() -> None:
    made: list[list[object]] = []

    def work() -> None:
        made.append([new_id() for _number in range(2_000)])

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    everything = [one for part in made for one in part]
    assert len(set(everything)) == len(everything) == 8_000
    assert all(part == sorted(part) for part in made)
