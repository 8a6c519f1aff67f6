"""Walking a case along its school's own route, by doing what each finding asks. Knows no school.

The same services as people use; each act on a later day, by somebody whose role may do it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from uuid import UUID

from core.contract.documents import DocumentTemplate, FieldKind
from core.contract.findings import Finding
from core.contract.permissions import Permission
from core.contract.requirements import Informed, OutcomeIs
from core.contract.routes import RouteStep
from core.demo import names
from core.demo.calendar import next_meeting, planner
from core.demo.stage import Actor, Child, Stage
from core.features.cases import concerns, documents, verdicts, walk
from core.features.cases.concern_answers import PARENTS, PUPIL, Concern
from core.features.cases.facts import CaseFile, load
from core.features.cases.record import NewNote, add_note
from core.features.cases.rules import NextStep
from core.features.cases.verdicts import NewFact
from core.features.consents import service as consents
from core.features.consents.rules import Answer
from core.features.consents.service import NewAnswer
from core.features.meetings import agenda, directors, minutes
from core.features.meetings.closing import close_item
from core.features.meetings.items import item_of
from core.features.meetings.planning import meeting_of
from core.features.meetings.written import Closing, Task

GAP = 3
"""Days between two acts."""
ROUNDS = 4
"""How often what stands open is mended before the case is left where it stands."""
AT_THE_TABLE = frozenset({"director", "meeting", "level"})
"""What the meeting itself brings about."""
_talks, _concerns = cycle(names.TALKS), cycle(names.CONCERNS)
FAMILY = frozenset({"leerling", "ouders"})


class OutOfTime(Exception):
    """The next act would lie after the day of the demonstration: the case stands where it stands."""


@dataclass(slots=True)
class Journey:
    """One case on its way: the day of the last act moves forward, never past today."""

    stage: Stage
    child: Child
    day: date
    case_id: UUID | None = None
    discussed: date | None = None
    withheld: frozenset[str] = field(default_factory=frozenset)

    def begin(self, form: DocumentTemplate, route: str) -> None:
        """Report the concern by the mentor, with everything the form asks."""
        self._prepare(form)
        seen, tried = next(_concerns)
        texts = [f.code for f in form.fields if f.kind is FieldKind.TEXT]
        concern = Concern(
            form=form.code,
            pupil_id=self.child.id,
            route=route,
            texts=dict(zip(texts, cycle((seen, tried)), strict=False)),
            parties={f.code: frozenset(p.role for p in f.parties) for f in form.fields if f.parties},
            consents={f.code: frozenset({PUPIL, PARENTS}) for f in form.fields if f.kind is FieldKind.CONSENT},
        )
        with self.stage.acting(self._reporter(form), self.day, 15, 40):
            self.case_id = concerns.report(concern).case.id

    def _reporter(self, form: DocumentTemplate) -> Actor:
        if self.child.mentor.role in form.reporters:
            return self.child.mentor
        return self.stage.first(*form.reporters)

    def _prepare(self, form: DocumentTemplate) -> None:
        """Nothing to prepare: the form itself records what the school asks."""

    def walk_to(self, target: str) -> str:
        """Go step by step to a step of the route; returns where the case came to stand."""
        here = ""
        try:
            while True:
                here, following = self._ahead(target)
                if following is None:
                    return here
                self._take(following, target)
        except OutOfTime:
            return here

    def _file(self) -> CaseFile:
        if self.case_id is None:
            raise LookupError("de reis is nog niet begonnen")
        return load(self.case_id)

    def _ahead(self, target: str) -> tuple[str, NextStep | None]:
        """Where the case stands, and the next step that brings it nearer, passing by optional ones."""
        with self.stage.acting(self._owner(), self.day, 16):
            file = self._file()
            route = self.stage.profile.route(file.case.route_code)
            here, aim = route.place(file.case.step_code), route.place(target)
            ahead = [f for f in walk.possible_steps(file) if here < route.place(f.step.code) <= aim]
            by_place = sorted(ahead, key=lambda f: (f.step.optional, route.place(f.step.code)))
            return file.case.step_code, by_place[0] if by_place else None

    def _take(self, following: NextStep, target: str) -> None:
        """Mend what stands open, some rounds at the most, and go."""
        for _round in range(ROUNDS):
            open_now = [f for f in following.stops if f.act not in AT_THE_TABLE]
            if not open_now:
                break
            for finding in open_now:
                self._mend(following.step, finding)
            _here, again = self._ahead(target)
            if again is None or again.step.code != following.step.code:
                return
            following = again
        else:
            raise OutOfTime
        if following.decision is not None or following.step.enters_after:
            self.discuss((following.decision.code,) if following.decision else ())
            return
        self._next_day()
        with self.stage.acting(self._one_of(following.step.owners), self.day, 11):
            walk.go_to(self._file(), following.step.code)

    def _one_of(self, roles: Sequence[str]) -> Actor:
        """Somebody with one of these roles who sees this case: the care owner or the mentor before anybody else."""
        if self._owner().role in roles:
            return self._owner()
        return self.child.mentor if self.child.mentor.role in roles else self.stage.first(*roles)

    def _owner(self) -> Actor:
        """A care owner of the child's year."""
        role = self.stage.profile.care_owner_roles[0]
        ranges = {part.code: part for part in self.stage.profile.role(role).ranges}
        for actor in self.stage.cast[role]:
            if actor.range_code is None or ranges[actor.range_code].holds(self.child.year):
                return actor
        return self.stage.first(role)

    def _next_day(self, days: int = GAP) -> None:
        day = self.day + timedelta(days=days)
        while day.weekday() > 4:
            day += timedelta(days=1)
        if day > self.stage.today:
            raise OutOfTime
        self.day = day

    def _mend(self, step: RouteStep, finding: Finding) -> None:
        """Do what the finding asks for."""
        self._next_day(1)
        mend = {
            "consent": self.consent,
            "conversation": lambda about: self.talk(about, step),
            "consultation": lambda about: self._note("consultation", "", frozenset({about})),
            "document": self.write,
            "verdict": self.judge,
        }.get(finding.act)
        if mend is not None:
            mend(finding.act_about)
        elif finding.act in verdicts.NOTABLE:
            self._note(finding.act, finding.act_about, self._told(step, finding.act_about))

    def _told(self, step: RouteStep, about: str) -> frozenset[str]:
        parties = {g.party.role for g in step.guards if isinstance(g, Informed) and g.about == about}
        return frozenset(parties) or frozenset({PUPIL})

    def _note(self, kind: str, about: str, roles: frozenset[str]) -> None:
        with self.stage.acting(self._owner(), self.day, 13, 20):
            text = f"{next(_talks)}"
            verdicts.note_fact(self._file(), NewFact(kind=kind, about=about, on=self.day, roles=roles, text=text))

    def consent(self, purpose: str, answer: Answer = Answer.GIVEN, only: int | None = None) -> None:
        """Everybody who is asked answers, or only the giver at one place."""
        with self.stage.acting(self._owner(), self.day, 14, 10):
            file = self._file()
            state = next(s for s in file.consents if s.rule.code == purpose)
            form = state.rule.forms[0].value if answer is Answer.GIVEN else ""
            reason = "Wil er eerst met de andere ouder over praten." if answer is Answer.WITHDRAWN else ""
            for place, giver in enumerate(state.givers):
                if only is None or place == only:
                    new = NewAnswer(
                        purpose=purpose,
                        guardian_id=giver.giver.guardian_id,
                        answer=answer,
                        on=self.day,
                        form=form,
                        evidence="Formulier in de dossiermap" if form else "",
                        reason=reason,
                    )
                    consents.record(file.subject, new)

    def talk(self, about: str, step: RouteStep | None = None) -> None:
        """A conversation of a kind, with everybody it asks for and the outcome that the step waits for."""
        kind = self.stage.profile.conversation_kind(about) if about else None
        guards = step.guards if step else ()
        wanted = next((g.outcomes[0] for g in guards if isinstance(g, OutcomeIs) and g.about == about), "")
        outcome = wanted or (kind.outcomes[0].code if kind and kind.outcomes else "")
        roles = frozenset(p.role for p in kind.parties) if kind else FAMILY
        actor = self._one_of(kind.leaders) if kind and kind.leaders else self._owner()
        with self.stage.acting(actor, self.day, 10, 30):
            note = NewNote(
                kind="conversation", on=self.day, body=next(_talks), about=about, roles=roles | FAMILY, outcome=outcome
            )
            add_note(self._file(), note)

    def write(self, template_code: str) -> None:
        """Make a document with every part."""
        with self.stage.acting(self._owner(), self.day, 15):
            file = self._file()
            document = documents.start(file, template_code)
            template = self.stage.profile.template(template_code)
            documents.write(
                file, document, {f.code: t for f, t in zip(template.fields, cycle(names.PARTS), strict=False)}
            )
            documents.make(file, document)

    def judge(self, code: str) -> None:
        """Somebody who may answers a question with yes."""
        with self.stage.acting(self._owner(), self.day, 16):
            question = verdicts.questions(self._file())[code]
        with self.stage.acting(self._one_of(question.by), self.day, 16, 20):
            verdicts.answer(self._file(), code, True, "Dat blijkt uit wat de leerkrachten zien en uit het gesprek.")

    def put_on_agenda(
        self, teams: frozenset[str] = frozenset(), after: date | None = None
    ) -> tuple[UUID, UUID, date] | None:
        """Put the case on the first meeting that waits for it: meeting, item and day."""
        with self.stage.acting(planner(self.stage), self.day, 9):
            file = self._file()
            step = self.stage.profile.route(file.case.route_code).step(file.case.step_code)
            found = next_meeting(teams or frozenset({step.team}), after or self.day)
            if found is None:
                return None
            item = agenda.put_on(meeting_of(found[0]), file.case.id, "")
            return found[0], item.id, found[1]

    def discuss(self, decisions: tuple[str, ...]) -> None:
        """The case is discussed in the team that waits for it, which decides; with a director and a task."""
        teams = frozenset(team for code in decisions for team in self.stage.profile.decision(code).teams[:1])
        after = max(self.day, self.discussed + timedelta(days=1)) if self.discussed else self.day
        placed = self.put_on_agenda(teams, after)
        if placed is None or placed[2] > self.stage.today:
            raise OutOfTime
        meeting_id, item_id, day = placed
        self.day = self.discussed = day
        with self.stage.acting(planner(self.stage), day, 17):
            item, meeting = item_of(meeting_id, item_id), meeting_of(meeting_id)
            file = self._file()
            chairs = directors.candidates(meeting, {fact.purpose: fact for fact in file.facts.consents})
            wanted = chairs and directors.is_needed(meeting.team_code)
            closing = Closing(
                minutes=dict(
                    zip((q.code for q in minutes.questions_of(meeting.team_code)), cycle(names.PARTS), strict=False)
                ),
                outcome=next((outcome.code for outcome in minutes.outcomes_of(meeting.team_code)), ""),
                directors=(chairs[self.child.year % len(chairs)].membership_id,) if wanted else (),
                decisions=decisions,
                reason="Zo helpt het de leerling het meest.",
                tasks=(
                    Task(
                        what="Vertel thuis wat er is afgesproken",
                        who=self.child.mentor.membership_id,
                        due=day + timedelta(days=7),
                    ),
                ),
            )
            close_item(item, meeting, closing)


def reporters(stage: Stage) -> list[DocumentTemplate]:
    """The concern forms of the school that somebody may send."""
    may = {role.code for role in stage.profile.staff_roles if Permission.CONCERNS_REPORT in role.permissions}
    return [form for form in stage.profile.intake_forms if may & set(form.reporters)]
