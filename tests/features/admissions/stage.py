"""What the tests of admission share: a child who applies, and answers to what the school asks."""

from datetime import date
from typing import Any
from uuid import UUID

from core.features.admissions import acts, applications, decisions, notes
from core.features.admissions.application_facts import ApplicationFile, load
from core.features.admissions.applications import Answers, NewApplication, Parent
from core.features.admissions.decisions import ADMITTED, REFUSED, Venue, Wanted
from core.features.admissions.questions import YES_OR_NO

TODAY = date(2026, 11, 26)
RECEIVED = date(2026, 11, 20)
MOTHER = Parent(name="Mare Zonnebloem", relation="moeder")


def a_child(**other: Any) -> NewApplication:
    """A child for whom the parents ask a place; recognisably invented."""
    values: dict[str, Any] = {
        "first_name": "Wolkje",
        "family_name": "Zonnebloem",
        "received_on": RECEIVED,
        "parents": (MOTHER,),
        "birth_date": date(2022, 11, 25),
        "first_day": date(2027, 1, 4),
        "year_rank": 1,
        "address": "Regenboogpad 1, Nergens",
    }
    return NewApplication(**{**values, **other})


def apply(new: NewApplication, answers: dict[str, str] | None = None, **other: Any) -> ApplicationFile:
    """Receive an application; every yes-or-no question is answered with no, but for `answers`."""
    file = load(applications.receive(new).id)
    given = {fact.key: "no" for fact in file.asked if fact.kind in YES_OR_NO} | (answers or {})
    applications.answer(file, Answers(yes_no=given, **other), file.application.version)
    return load(file.application.id)


def say(application_id: UUID, **answers: bool) -> None:
    """Answer questions of the school, each with a reason."""
    for code, yes in answers.items():
        acts.judge_question(load(application_id), code, yes, "Dat bleek uit het gesprek.")


def note(application_id: UUID, *keys: str, on: date = TODAY, **other: Any) -> None:
    """Write down that what rules ask is there or happened."""
    for key in keys:
        file = load(application_id)
        notes.note(file, file.fact(key), notes.Noted(on=on, text="Dat is zo.", **other))


def admit(application_id: UUID, venue: Venue | None = None, **other: Any) -> None:
    """Decide that the child may come."""
    wanted = Wanted(outcome=ADMITTED, reason="Het kan.", venue=venue or Venue(), **other)
    decisions.take(load(application_id), wanted)


def decline(
    application_id: UUID, *grounds: str, reason: str = "De school kan de hulp niet bieden.", **other: Any
) -> None:
    """Decide that the child cannot come here."""
    decisions.take(load(application_id), Wanted(outcome=REFUSED, reason=reason, grounds=grounds, **other))


COMMITTEE = Venue(team="plaatsingscommissie", on=TODAY, present="Ans Akelei, Otto Olm")
