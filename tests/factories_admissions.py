"""Applications in the world of the tests: one that is looked at, and one that was declined, with its search and letter.

Every text holds the canary of its school (`kanarie-loket-aanmelding...`).
"""

from datetime import date

from core.access.scope import scope
from core.contract.findings import State
from core.db.clock import now
from core.db.engine import session
from core.features.admissions import acts, applications, letters, placements, searches
from core.features.admissions.application_facts import load
from core.features.admissions.applications import Answers, NewApplication, Parent
from core.features.admissions.models import Application, RefusalLetter
from core.features.admissions.questions import YES_OR_NO
from core.features.admissions.rules import ApplicationState
from core.features.admissions.searches import READY, NewContact
from tests.factories_cases import a_pdf
from tests.world import SchoolInWorld

RECEIVED = date(2026, 11, 20)


def apply_in_town(school: SchoolInWorld) -> None:
    """Both applications and a placement, in the scope of whoever handles applications."""
    token = f"{school.canary}-aanmelding"
    looked_at = _application(school, f"{token}1")
    _answer(looked_at, token)
    declined = _application(school, f"{token}2")
    declined.state = ApplicationState.DECLINED
    search = searches.open_search(declined, scope().today)
    contact = NewContact(school=f"School {token}", on=scope().today, outcome=READY, note=f"Gebeld {token}.")
    searches.add_contact(search, declined, contact)
    letter = RefusalLetter(
        application_id=declined.id, text=_text(token), asked_at=now(), asked_by=scope().membership_id
    )
    session().add(letter)
    session().flush()
    letters.keep_made(letter.id, a_pdf(f"{token}-brief"))
    placements.begin_for(school.pupils[0].id)


def _application(school: SchoolInWorld, token: str) -> Application:
    born = date(2022, 5, 4) if school.id == "loep" else date(2012, 5, 4)
    new = NewApplication(
        first_name=f"Aanmelder-{token}",
        family_name="Luchtballon",
        received_on=RECEIVED,
        parents=(Parent(name=f"Ouder {token}", relation="moeder"),),
        birth_date=born,
        first_day=date(2027, 1, 11),
        year_rank=1 if school.id == "loep" else 3,
        address=f"Laan {token}",
    )
    file = load(applications.receive(new).id)
    yes = {"flag.zij_instroom", "flag.start_tijdens_schooljaar", "application.verhuizing"}
    said = {f.key: "yes" if f.key in yes else "no" for f in file.asked if f.kind in YES_OR_NO}
    applications.answer(file, Answers(yes_no=said, advice="vmbo kader"), file.application.version)
    return file.application


def _answer(application: Application, token: str) -> None:
    """The first question that the reader may answer."""
    file = load(application.id)
    open_ones = [f.asks for one in file.judged for f in one.findings if f.asks and f.state is State.UNKNOWN]
    code = next(code for code in open_ones if scope().roles & set(acts.question_of(file, code).by))
    acts.judge_question(file, code, True, f"Omdat {token}-oordeel.")


def _text(token: str) -> dict[str, object]:
    return {
        "to": [f"Ouder {token}"], "address": "", "child": f"Aanmelder {token}", "first_name": f"Aanmelder {token}",
        "received": "20 november 2026", "decided": "26 november 2026", "by": "", "reason": f"Omdat {token}.",
        "grounds": [], "ready": f"School {token}", "asked": [], "object_by": "7 januari 2027", "object_weeks": 6,
        "answer_weeks": 4, "law": "wet: WPO 40 lid 4", "date": "26 november 2026",
    }  # fmt: skip
