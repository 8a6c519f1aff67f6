"""Applications for the demonstration, in each stage, made through the services by the people whose work it is."""

from datetime import date, timedelta
from uuid import UUID

from core.contract.decisions import DecisionSubject
from core.contract.permissions import Permission
from core.contract.school import Sector
from core.demo.stage import Actor, Stage
from core.features.admissions import acts, application_terms, applications, decisions, letters, notes, rules, searches
from core.features.admissions.application_facts import ApplicationFile, load
from core.features.admissions.applications import Answers, NewApplication, Parent
from core.features.admissions.decisions import Venue, Wanted
from core.features.admissions.models import Application
from core.features.admissions.questions import LATER, YES_OR_NO, AskedKind
from core.features.admissions.searches import NO, READY, NewContact

CHILDREN = (
    ("Wolkje", "Donderwolk", "new"), ("Stip", "Punaise", "half"), ("Gijsbert", "Hagelslag", "suspended"),
    ("Muis", "Kaasschaaf", "extended"), ("Pluis", "Paardenbloem", "admitted"), ("Bolle", "Ballon", "declined"),
    ("Sok", "Wasmachine", "refused"),
)  # fmt: skip
"""Seven children who do not exist, and how far the school is with each."""


def applicants(stage: Stage) -> int:
    """An application in each stage; how many. None at a school that did not say who decides about one."""
    if not any(right.subject is DecisionSubject.APPLICATION for right in stage.profile.decision_rights):
        return 0
    for number, child in enumerate(CHILDREN):
        _Applicant(stage, number, child).come()
    return len(CHILDREN)


class _Applicant:
    """One child, and what is done for it."""

    def __init__(self, stage: Stage, number: int, child: tuple[str, str, str]) -> None:
        self.stage, self.number, (self.first, self.family, self.until) = stage, number, child
        self.received = _weekday(stage.today - timedelta(days=38 - 4 * number if child[2] != "new" else 2))
        self.worker = stage.first(*_who_work(stage))
        self.id = UUID(int=0)

    def come(self) -> None:
        """Up to the stage in which this child is."""
        self._receive()
        if self.until == "new":
            return
        if self.until == "suspended":
            with self.stage.acting(self.worker, self.stage.today, 10) as now:
                asked = now.today - timedelta(days=6)
                application_terms.suspend(
                    self._file(), "Het verslag van de vorige school.", asked, now.today + timedelta(days=8)
                )
            return
        self._judge(half=self.until == "half")
        if self.until == "extended":
            with self.stage.acting(self.worker, self.stage.today - timedelta(days=1), 15):
                due = self._file().application.due_on
                application_terms.extend(
                    self._file(), (due or self.stage.today) + timedelta(days=21), "Wij willen het kind eerst nog zien."
                )
        if self.until in ("admitted", "declined", "refused"):
            self._decide()

    def _receive(self) -> None:
        born = self._born()
        with self.stage.acting(self.worker, self.received, 9, 30):
            application = applications.receive(
                NewApplication(
                    first_name=self.first,
                    family_name=self.family,
                    received_on=self.received,
                    parents=(Parent(name=f"Ouder {self.family}", relation="ouder"),),
                    birth_date=born,
                    first_day=date(self.stage.today.year + 1, 1, 11),
                    year_rank=self.stage.profile.years[0].rank,
                    address=f"Fantasielaan {self.number + 1}, Nergenshuizen",
                )
            )
            self.id = application.id
        if self.until != "new":
            with self.stage.acting(self.worker, self.received, 9, 50):
                file = self._file()
                asked = {fact.key: "no" for fact in file.asked if fact.kind in YES_OR_NO}
                advice = "vmbo kader" if any(fact.kind is AskedKind.ADVICE for fact in file.asked) else ""
                applications.answer(file, Answers(yes_no=asked, advice=advice), file.application.version)

    def _born(self) -> date:
        age = 12 if self.stage.profile.school.sector is Sector.VO else 4
        return date(self.stage.today.year - age, 3, 3 + self.number)

    def _file(self) -> ApplicationFile:
        return load(self.id)

    def _judge(self, *, half: bool) -> None:
        """Everything that rules ask is there, and the people who may answer do; of one child only the first half."""
        with self.stage.acting(self.worker, self.stage.today - timedelta(days=3), 11):
            file = self._file()
            open_acts = {f"{f.act}.{f.act_about}" for one in file.judged for f in one.findings if f.stops}
            for fact in file.asked:
                if fact.kind in LATER and fact.kind is not AskedKind.CONSENT and fact.key in open_acts:
                    notes.note(
                        self._file(), fact, notes.Noted(on=self.stage.today - timedelta(days=4), text="Het is er.")
                    )
            codes = [f.asks for one in self._file().judged for f in one.findings if f.asks]
            questions = [(code, acts.question_of(self._file(), code).by) for code in dict.fromkeys(codes)]
        for code, by in questions[: len(questions) // 2] if half else questions:
            with self.stage.acting(self.stage.first(*by), self.stage.today - timedelta(days=2), 14):
                no = self.until in ("declined", "refused") and code == questions[-1][0]
                said = "Wat nodig is, kan de school niet bieden." if no else "Dat bleek uit het gesprek met de ouders."
                acts.judge_question(self._file(), code, not no, said)

    def _decide(self) -> None:
        actor = self.stage.first(*_who_decide(self.stage))
        with self.stage.acting(actor, self.stage.today - timedelta(days=1), 16):
            file, right = self._file(), decisions.right_for(DecisionSubject.APPLICATION)
            venue = Venue()
            if right.teams:
                venue = Venue(
                    team=right.teams[0],
                    on=self.stage.today - timedelta(days=1),
                    present="Een commissielid, nog een lid",
                )
            found = rules.grounds(file.judged)
            if self.until == "admitted" or not found:
                decisions.take(
                    file, Wanted(outcome=decisions.ADMITTED, reason="De school kan bieden wat nodig is.", venue=venue)
                )
                return
            wanted = Wanted(
                outcome=decisions.REFUSED,
                reason="De hulp die nodig is, kan de school niet bieden.",
                venue=venue,
                grounds=tuple(one.rule.code for one in found),
            )
            decisions.take(file, wanted)
        self._search(self.worker)

    def _search(self, actor: Actor) -> None:
        with self.stage.acting(actor, self.stage.today, 8, 30) as now:
            application: Application = self._file().application
            search = searches.open_search_of(application)
            if search is None:
                return
            searches.add_contact(search, application, NewContact(school="Het Luchtkasteel", on=now.today, outcome=NO))
            if self.until == "refused":
                searches.add_contact(
                    search, application, NewContact(school="De Droomschool", on=now.today, outcome=READY)
                )
                notes.talk_with_parents(
                    self._file(), now.today, "Besproken wat de school niet kan, en de andere school."
                )
                letters.ask(self._file())


def _who_work(stage: Stage) -> list[str]:
    """The roles that handle applications, the care owners first."""
    owners = set(stage.profile.care_owner_roles)
    found = [role.code for role in stage.profile.staff_roles if Permission.ADMISSIONS_WORK in role.permissions]
    return sorted(found, key=lambda code: code not in owners)


def _who_decide(stage: Stage) -> list[str]:
    right = next(r for r in stage.profile.decision_rights if r.subject is DecisionSubject.APPLICATION)
    return list(right.owners) if not right.teams and right.owners else _who_work(stage)


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
