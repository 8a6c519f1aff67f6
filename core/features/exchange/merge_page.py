"""Two records side by side, with what a person chooses between, and the records that may be the same child."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.consents.models import ConsentAnswer
from core.features.exchange import merges
from core.features.exchange.merges import GONE, KEPT
from core.features.pupils import guardians, search
from core.features.pupils.guardians import Contact
from core.features.pupils.models import Pupil
from core.features.pupils.names import folded
from core.features.pupils.records import PupilInput, doubles_of
from core.features.pupils.service import MentorView, group_label, mentors_of_all, year_label
from core.web.language import _, day_long
from core.web.widgets import Option


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyPupil:
    """A record that may be of the same child, with one quiet line about it."""

    id: UUID
    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePage:
    """What the page shows: `rows` are label, kept, gone; `options` and `initial` the choices of the form; `stopped` why
    merging cannot be done now."""

    rows: tuple[tuple[str, str, str], ...]
    options: Mapping[str, list[Option]]
    initial: Mapping[str, object]
    stopped: str
    cases: int


def others(pupil: Pupil, query: str) -> tuple[LikelyPupil, ...]:
    """Who may be the same child: what looks alike, then what was searched for."""
    wanted = PupilInput(
        first_name=pupil.first_name,
        infix=pupil.infix,
        family_name=pupil.family_name,
        birth_date=pupil.birth_date,
        enrolled_on=pupil.enrolled_on,
    )
    alike = [
        LikelyPupil(id=double.id, name=double.name, about=_born(double.birth_date)) for double in doubles_of(wanted)
    ]
    found = [LikelyPupil(id=one.id, name=one.name, about=one.group) for one in search.find(query)] if query else []
    return tuple({one.id: one for one in (*found, *alike) if one.id != pupil.id}.values())


def side_by_side(kept: Pupil, gone: Pupil) -> MergePage:
    """Both records, what can be chosen, and what is chosen beforehand: the record that is kept."""
    contacts = {KEPT: _live(kept.id), GONE: _live(gone.id)}
    mentors = mentors_of_all([kept.id, gone.id])
    rows = tuple((label, says(kept), says(gone)) for label, says in _LABELS)
    options = {
        part: [Option(value=KEPT, label=says(kept)), Option(value=GONE, label=says(gone))]
        for part, (_label, says) in zip(("name", "birth_date", "place", "dates"), _LABELS, strict=True)
    }
    options["mentors"] = _mentor_options(mentors.get(kept.id, ()), mentors.get(gone.id, ()))
    options["guardians"] = _guardian_options(contacts)
    known = {folded(contact.name) for contact in contacts[KEPT]}
    staying = [c.id for c in contacts[KEPT]] + [c.id for c in contacts[GONE] if folded(c.name) not in known]
    initial = dict.fromkeys(("name", "birth_date", "place", "dates", "mentors"), KEPT)
    return MergePage(
        rows=rows,
        options=options,
        initial={**_best(kept, gone, initial), "guardians": [str(tie) for tie in staying]},
        stopped=merges.stopped_by(kept.id, gone.id),
        cases=_visible_cases(gone.id),
    )


def _best(kept: Pupil, gone: Pupil, initial: dict[str, str]) -> dict[str, str]:
    """Where the kept record says nothing and the other does, the other is chosen beforehand."""
    for part, column in (("birth_date", "birth_date"), ("place", "group_id")):
        if getattr(kept, column) is None and getattr(gone, column) is not None:
            initial[part] = GONE
    return initial


def _name(pupil: Pupil) -> str:
    return pupil.full_name


def _birthday(pupil: Pupil) -> str:
    return _born(pupil.birth_date)


def _born(day: date | None) -> str:
    return _("geboren op %(dag)s", dag=day_long(day)) if day else _("geboortedatum niet bekend")


def _place(pupil: Pupil) -> str:
    parts = dict.fromkeys(part for part in (year_label(pupil.year_rank), group_label(pupil)) if part)
    return ", ".join(parts) or _("geen leerjaar en geen groep")


def _dates(pupil: Pupil) -> str:
    since = _("sinds %(dag)s", dag=day_long(pupil.enrolled_on))
    return f"{since}, {_('laatste dag %(dag)s', dag=day_long(pupil.left_on))}" if pupil.left_on else since


_LABELS = ((_("Naam"), _name), (_("Geboren"), _birthday), (_("Leerjaar en groep"), _place), (_("Op school"), _dates))


def _live(pupil_id: UUID) -> list[Contact]:
    return [contact for contact in guardians.contacts_of(pupil_id) if contact.ended_on is None]


def _mentor_options(kept: tuple[MentorView, ...], gone: tuple[MentorView, ...]) -> list[Option]:
    nobody = _("niemand")
    return [
        Option(value=side, label=", ".join(view.name for view in views) or nobody)
        for side, views in ((KEPT, kept), (GONE, gone))
    ]


def _guardian_options(contacts: Mapping[str, list[Contact]]) -> list[Option]:
    gave = _givers([contact.guardian_id for side in contacts.values() for contact in side])
    return [
        Option(
            value=str(contact.id),
            label=f"{contact.name}, {contact.relation}",
            note=_("antwoordde over toestemming") if contact.guardian_id in gave else "",
        )
        for side in contacts.values()
        for contact in side
    ]


def _givers(ids: list[UUID]) -> frozenset[UUID | None]:
    """Which of these guardians answered a question for consent, in cases that the reader may see."""
    statement = select(ConsentAnswer.guardian_id).where(ConsentAnswer.guardian_id.in_(ids)).distinct()
    return frozenset(session().scalars(statement)) if ids else frozenset()


def _visible_cases(pupil_id: UUID) -> int:
    return len(session().scalars(select(SupportCase.id).where(SupportCase.pupil_id == pupil_id)).all())
