"""Whether minutes are complete: a sentence per field for everything that is still missing, all of it at once."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from core.access.scope import scope
from core.contract.findings import Finding
from core.contract.requirements.base import capital
from core.features.cases.facts import CaseFile
from core.features.meetings import directors, rules
from core.features.meetings.foresight import in_one_sentence
from core.features.meetings.items import consent_facts
from core.features.meetings.minutes import field_of, outcomes_of, questions_of
from core.features.meetings.models import Meeting
from core.features.meetings.written import Closing
from core.web.language import _
from core.web.problems import Problem, Refused


class NotClosed(Refused):
    """The item cannot be closed yet: `errors` holds a sentence per field, `findings` every condition of a decision."""

    def __init__(self, errors: Mapping[str, list[str]], findings: Sequence[Finding] = ()) -> None:
        super().__init__(_("Dit punt kan nog niet dicht."), findings=findings)
        self.errors = dict(errors)


def told(problem: Problem, call_name: str = "") -> str:
    """What a problem says in one line: its sentences per field, or its message with what is not so yet."""
    if problem.errors:
        return " ".join(sentence for said in problem.errors.values() for sentence in said)
    if isinstance(problem, Refused):
        return f"{problem.message} {in_one_sentence(problem.findings, call_name)}".strip()
    return problem.message


def check_complete(file: CaseFile, meeting: Meeting, written: Closing) -> None:
    """NotClosed with everything that is missing."""
    errors: dict[str, list[str]] = {}
    for question in rules.missing_answers(questions_of(meeting.team_code), written.minutes):
        errors[field_of(question.code)] = [_("Deze vraag is nog leeg.")]
    known = {outcome.code for outcome in outcomes_of(meeting.team_code)}
    if known and written.outcome not in known:
        errors["outcome"] = [_("Kies wat het opleverde.")]
    if said := _wrong_director(file, meeting, written.directors):
        errors["directors"] = [said]
    for number, task in enumerate(written.tasks):
        if not task.what.strip():
            errors[f"taken-{number}-wat"] = [_("Schrijf op wat er gedaan wordt.")]
        if task.due is not None and task.due < scope().today:
            errors[f"taken-{number}-voor"] = [_("Kies vandaag of een latere dag.")]
    if errors:
        raise NotClosed(errors)


def _wrong_director(file: CaseFile, meeting: Meeting, chosen: tuple[UUID, ...]) -> str:
    """What is wrong with who was chosen; empty when it is right."""
    word = directors.word()
    needed = directors.is_needed(meeting.team_code)
    if (needed and len(chosen) != 1) or len(chosen) > 1:
        return _("Kies precies één %(word)s.", word=word)
    possible = {seat.membership_id for seat in directors.candidates(meeting, consent_facts(file))}
    if any(person not in possible for person in chosen):
        return _("%(word)s is een vast lid van het team dat bij dit punt mag zijn.", word=capital(word))
    return ""
