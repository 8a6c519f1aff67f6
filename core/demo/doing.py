"""What people do in a case because a finding asks for it."""

from itertools import cycle

from core.contract.findings import Finding
from core.contract.requirements import Informed, OutcomeIs
from core.contract.routes import RouteStep
from core.demo import names
from core.demo.traveller import Traveller
from core.features.cases import documents, verdicts
from core.features.cases.concern_answers import PUPIL
from core.features.cases.record import NewNote, add_note
from core.features.cases.verdicts import NewFact
from core.features.consents import service as consents
from core.features.consents.rules import Answer
from core.features.consents.service import NewAnswer

_talks = cycle(names.TALKS)
FAMILY = frozenset({"leerling", "ouders"})


class Doing(Traveller):
    """A traveller who does what is asked."""

    __slots__ = ()

    def mend(self, step: RouteStep, finding: Finding) -> None:
        """Do what the finding asks for."""
        self.next_day(1)
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
        with self.stage.acting(self.owner(), self.day, 13, 20):
            text = f"{next(_talks)}"
            verdicts.note_fact(self.file(), NewFact(kind=kind, about=about, on=self.day, roles=roles, text=text))

    def consent(self, purpose: str, answer: Answer = Answer.GIVEN, only: int | None = None) -> None:
        """Everybody who is asked answers, or only the giver at one place."""
        with self.stage.acting(self.owner(), self.day, 14, 10):
            file = self.file()
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
        actor = self.one_of(kind.leaders) if kind and kind.leaders else self.owner()
        with self.stage.acting(actor, self.day, 10, 30):
            note = NewNote(
                kind="conversation", on=self.day, body=next(_talks), about=about, roles=roles | FAMILY, outcome=outcome
            )
            add_note(self.file(), note)

    def write(self, template_code: str) -> None:
        """Make a document with every part."""
        with self.stage.acting(self.owner(), self.day, 15):
            file = self.file()
            document = documents.start(file, template_code)
            template = self.stage.profile.template(template_code)
            documents.write(
                file, document, {f.code: t for f, t in zip(template.fields, cycle(names.PARTS), strict=False)}
            )
            documents.make(file, document)

    def judge(self, code: str) -> None:
        """Somebody who may answers a question with yes."""
        with self.stage.acting(self.owner(), self.day, 16):
            question = verdicts.questions(self.file())[code]
        with self.stage.acting(self.one_of(question.by), self.day, 16, 20):
            verdicts.answer(self.file(), code, True, "Dat blijkt uit wat de leerkrachten zien en uit het gesprek.")
