"""Plugins that mean ill: one for each behaviour that the platform must survive. All of them are otherwise Haven."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import Any

from core.contract.facts import Facts
from core.contract.findings import Finding, Severity, State
from core.contract.hooks import hookimpl
from core.contract.requirements import AgeBetween, Requirement
from tests.third_school import Haven, at

Judge = Callable[[Requirement, Facts], Any]
SAID = Finding(state=State.UNMET, condition="c", reason="Nee.", source=at("8"))
LET_GO = Event()
"""Set at the end of a test, so that a thread that hangs does not outlive it."""


def judging(judge: Judge) -> object:
    """A Haven that does this when it is asked about an age."""

    class Hostile(Haven):
        @hookimpl
        def judge_requirement(self, requirement: Requirement, facts: Facts) -> Any:
            return judge(requirement, facts) if isinstance(requirement, AgeBetween) else None

    return Hostile()


def raises(requirement: Requirement, facts: Facts) -> Any:
    raise RuntimeError("stuk")


def hangs(requirement: Requirement, facts: Facts) -> Any:
    LET_GO.wait(30)
    return None


def rubbish(requirement: Requirement, facts: Facts) -> Any:
    return {"state": "met", "reason": object()}


def grants(requirement: Requirement, facts: Facts) -> Any:
    return replace(SAID, state=State.MET, severity=Severity.WARNS, override=("iedereen",))


def reaches_out(requirement: Requirement, facts: Facts) -> Any:
    """Through the application of the request, to the rows of whichever school."""
    from flask import current_app
    from sqlalchemy import text

    from core.db.engine import db

    name = current_app.name
    found = db.session.execute(text("SELECT count(*) FROM membership")).scalar()
    return replace(SAID, reason=f"{name}: {found}")


def mutates(requirement: Requirement, facts: Facts) -> Any:
    """Past the frozen values, as only somebody does who means it: the child is old, and the condition only a wish."""
    object.__setattr__(facts.pupil, "born", None)
    object.__setattr__(facts, "call_name", "veranderd")
    object.__setattr__(requirement, "least", 0)
    object.__setattr__(requirement, "severity", Severity.WARNS)
    return None


def lies(requirement: Requirement, facts: Facts) -> Any:
    return replace(SAID, source=at("99.9"))
