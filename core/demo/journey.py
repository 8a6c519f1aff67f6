"""Walking a case along its school's own route, by doing what each finding asks. Knows no school.

The same services as people use; each act on a later day, by somebody whose role may do it.
"""

from datetime import date, timedelta
from itertools import cycle

from core.contract.documents import DocumentTemplate, FieldKind
from core.contract.permissions import Permission
from core.demo import names
from core.demo.doing import Doing
from core.demo.stage import Actor, Stage
from core.demo.table import AtTable
from core.demo.traveller import OutOfTime
from core.features.cases import concerns, documents, walk
from core.features.cases.concern_answers import PARENTS, PUPIL, Concern
from core.features.cases.rules import NextStep
from core.features.duties import acts
from core.features.duties import service as duties

ROUNDS = 4
"""How often what stands open is mended before the case is left where it stands."""
AT_THE_TABLE = frozenset({"director", "meeting", "level"})
"""What the meeting itself brings about."""
_concerns = cycle(names.CONCERNS)


class Journey(Doing, AtTable):
    """One case from the first worry to a step of its route."""

    __slots__ = ()

    def begin(self, form: DocumentTemplate, route: str) -> None:
        """Report the concern by the mentor, with everything the form asks."""
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

    def _ahead(self, target: str) -> tuple[str, NextStep | None]:
        """Where the case stands, and the next step that brings it nearer, passing by optional ones."""
        with self.stage.acting(self.owner(), self.day, 16):
            file = self.file()
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
                self.mend(following.step, finding)
            _here, again = self._ahead(target)
            if again is None or again.step.code != following.step.code:
                return
            following = again
        else:
            raise OutOfTime
        if following.decision is not None or following.step.enters_after:
            self.discuss((following.decision.code,) if following.decision else ())
            return
        self.next_day()
        with self.stage.acting(self.one_of(following.step.owners), self.day, 11):
            walk.go_to(self.file(), following.step.code)

    def tidy(self) -> None:
        """What people did meanwhile: tasks whose day has come are ticked off, asked documents are made and agreed."""
        with self.stage.acting(self.owner(), self.stage.today, 8, 30):
            open_now = [(d.id, d.kind, d.rule, d.due_on) for d in duties.open_duties(self.file().case.id)]
        for duty_id, kind, rule, due in open_now:
            if kind == "task" and due is not None and due < self.stage.today and rule.startswith("task:"):
                with self.stage.acting(self.child.mentor, due, 12):
                    acts.finish(duty_id, "Gedaan, thuis gebeld.")
            if kind == "deadline" and due is not None and due < self.stage.today:
                self._meet(rule, due)

    def _meet(self, rule: str, due: date) -> None:
        term = self.stage.profile.deadline(rule)
        if term.ends.kind != "document":
            return
        self.day = max(self.day, due - timedelta(days=4))
        self.write(term.ends.about)
        with self.stage.acting(self.owner(), self.day, 16, 40):
            made = [d for d in documents.documents_of(self.file().case.id) if d.template_code == term.ends.about]
            documents.agree(self.file(), made[-1], "Met ouders en leerling, op school besproken.")


def reporters(stage: Stage) -> list[DocumentTemplate]:
    """The concern forms of the school that somebody may send."""
    may = {role.code for role in stage.profile.staff_roles if Permission.CONCERNS_REPORT in role.permissions}
    return [form for form in stage.profile.intake_forms if may & set(form.reporters)]
