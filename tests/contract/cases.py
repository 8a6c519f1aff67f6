"""What the tests of requirements share: a source, a day, and facts in one line."""

from dataclasses import replace
from datetime import date
from typing import Any

from core.contract.facts import Facts, Happening, PupilFacts
from core.contract.findings import State
from core.contract.requirements import Party, Requirement
from core.contract.source import Source

SOURCE = Source(document="SOP", section="3.2")
TODAY = date(2026, 11, 26)
MET, UNMET, UNKNOWN = State.MET, State.UNMET, State.UNKNOWN
OUDERS = Party(role="ouders", label="de ouders")
LEERLING = Party(role="leerling", label="{leerling}")


def happening(kind: str, about: str = "", on: date = TODAY, **more: Any) -> Happening:
    """A happening, today unless told."""
    return Happening(kind=kind, about=about, on=on, **more)


def facts(*happenings: Happening, **more: Any) -> Facts:
    """Facts about Milan, born 1 September 2013."""
    pupil = PupilFacts(**{"born": date(2013, 9, 1), **more.pop("pupil", {})})
    return replace(Facts(today=TODAY, call_name="Milan", pupil=pupil, happenings=happenings), **more)


def states(requirement: Requirement, known: Facts) -> list[State]:
    """The states of the findings, in order."""
    return [finding.state for finding in requirement.judge(known)]


def reason(requirement: Requirement, known: Facts) -> str:
    """The reason of the only finding."""
    (finding,) = requirement.judge(known)
    return finding.reason
