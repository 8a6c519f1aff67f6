"""The search of the duty of care: opened by every no, logs which schools were asked, ends only with a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.features.admissions import placement_rules as rules
from core.features.admissions.application_facts import application_of, recorded_abouts
from core.features.admissions.models import Application, Placement, PlaceSearch, SearchContact
from core.features.admissions.placement_facts import file_of
from core.features.admissions.placement_rules import PlacementState
from core.features.admissions.record import Event, NewDuty, Subject, close_duties, happened, open_duty
from core.features.pupils.service import pupil_of
from core.web.dates import day_long
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound

SEARCH = "search"
ASKED, NO, READY = "asked", "no", "ready"
OUTCOMES = {
    ASKED: _("gevraagd, nog geen antwoord"),
    NO: _("kan het kind niet plaatsen"),
    READY: _("is bereid het kind toe te laten"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """A school that was asked, on which day, and what it said."""

    school: str
    on: date
    outcome: str
    note: str = ""


def name_of(subject: Subject) -> str:
    """The first name of the child."""
    return subject.first_name if isinstance(subject, Application) else pupil_of(subject.pupil_id).first_name


def open_search(subject: Subject, on: date) -> PlaceSearch:
    """Open the search; one that is open goes on, with the day on which it began."""
    known = open_search_of(subject)
    if known is not None:
        return known
    own = {"application_id": subject.id} if isinstance(subject, Application) else {"placement_id": subject.id}
    search = PlaceSearch(school_id=scope().school_id, opened_on=on, **own)
    session().add(search)
    session().flush()
    name = name_of(subject)
    said = _("De school zoekt een andere school (zorgplicht).")
    for about in recorded_abouts("search") or ("",):
        happened(subject, name, Event(kind="search", about=about, on=on, summary=said))
    open_duty(
        subject,
        NewDuty(
            code=SEARCH,
            label=_("Zoek een andere school voor %(kind)s", kind=name),
            owner_role=profile().care_owner_roles[0],
            started_on=on,
            explains=_("De school blijft zoeken tot er een plek is. Dat is de zorgplicht."),
        ),
    )
    ledger.record(action="search.open", object_type="place_search", object_id=search.id)
    return search


def open_search_of(subject: Subject) -> PlaceSearch | None:
    """The search about an application or a placement that still goes on."""
    return next((search for search in searches_of(subject) if search.closed_on is None), None)


def searches_of(subject: Subject) -> Sequence[PlaceSearch]:
    """Every search about this child, newest first."""
    own = PlaceSearch.application_id if isinstance(subject, Application) else PlaceSearch.placement_id
    statement = select(PlaceSearch).where(own == subject.id).order_by(PlaceSearch.opened_on.desc(), PlaceSearch.id)
    return session().scalars(statement).all()


def search_of(search_id: UUID) -> tuple[PlaceSearch, Subject]:
    """The search and what it is about; NotFound otherwise."""
    search = session().scalars(select(PlaceSearch).where(PlaceSearch.id == search_id)).one_or_none()
    if search is None:
        raise NotFound()
    if search.application_id is not None:
        return search, application_of(search.application_id)
    return search, session().scalars(select(Placement).where(Placement.id == search.placement_id)).one()


def contacts_of(search: PlaceSearch) -> Sequence[SearchContact]:
    """Every school that was asked, in order."""
    statement = select(SearchContact).where(SearchContact.search_id == search.id)
    return session().scalars(statement.order_by(SearchContact.on, SearchContact.recorded_at)).all()


def ready_school(search: PlaceSearch) -> str:
    """The school that said last that it will admit the child, and did not take that back; empty when there is none."""
    last = {contact.school: contact for contact in contacts_of(search)}
    ready = [contact for contact in last.values() if contact.outcome == READY]
    return ready[-1].school if ready else ""


def add_contact(search: PlaceSearch, subject: Subject, new: NewContact) -> SearchContact:
    """Write down what a school said. Invalid per field; Conflict when the search ended."""
    if search.closed_on is not None:
        raise Conflict(_("Deze zoektocht is afgerond."))
    errors: dict[str, list[str]] = {}
    if not new.school.strip():
        errors["school"] = [_("Schrijf op welke school het was.")]
    if new.outcome not in OUTCOMES:
        errors["outcome"] = [_("Kies wat de school zei.")]
    if not search.opened_on <= new.on <= scope().today:
        errors["on"] = [_("Kies een dag sinds de zoektocht begon, en niet later dan vandaag.")]
    if errors:
        raise Invalid(_("Niet alles klopt nog."), errors=errors)
    contact = SearchContact(
        school_id=scope().school_id,
        search_id=search.id,
        school=new.school,
        on=new.on,
        outcome=new.outcome,
        note=new.note,
        by_id=scope().membership_id,
        recorded_at=now(),
    )
    session().add(contact)
    session().flush()
    ledger.record(action="search.contact", object_type="place_search", object_id=search.id)
    return contact


def end_search(search: PlaceSearch, subject: Subject, place: str, on: date) -> None:
    """The search ends with a place, and with nothing else."""
    if search.closed_on is not None:
        raise Conflict(_("Deze zoektocht is afgerond."))
    errors: dict[str, list[str]] = {}
    if not place.strip():
        errors["place"] = [_("De zoektocht eindigt pas als er een plek is. Op welke school?")]
    if not search.opened_on <= on <= scope().today:
        errors["on"] = [_("Kies een dag sinds de zoektocht begon, en niet later dan vandaag.")]
    if errors:
        raise Invalid(_("Niet alles klopt nog."), errors=errors)
    if isinstance(subject, Placement):
        _check_together(subject)
        subject.state, subject.closed_on = PlacementState.CLOSED, on
    finish(search, subject, place, on)


def _check_together(placement: Placement) -> None:
    """The school says with whom is searched when a criterion fell away: nobody of them may be left out."""
    found = file_of(placement).judged(rules.parties_of_search(profile().placement_rules))
    left = [f.reason for f in rules.findings_of(found) if f.stops]
    if left:
        raise Invalid(" ".join(left), errors={"place": left})


def finish(search: PlaceSearch, subject: Subject, place: str, on: date) -> None:
    """The search is over: the child goes to that school, or stays where it is."""
    search.place, search.closed_on = place, on
    name = name_of(subject)
    said = _("Plek gevonden op %(dag)s: %(school)s.", dag=day_long(on), school=place)
    for about in recorded_abouts("placement") or ("",):
        happened(subject, name, Event(kind="placement", about=about, on=on, summary=said))
    close_duties(subject, _("Er is een plek."), frozenset({SEARCH}))
    ledger.record(action="search.end", object_type="place_search", object_id=search.id)
