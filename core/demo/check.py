"""Checking the demonstration: every main page of both schools, opened signed in, with its status."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.alliance_permissions import AllianceRole
from core.access.scope import working_at
from core.db.engine import session
from core.demo.build import Built
from core.demo.casting import PASSWORD
from core.demo.stage import Actor, Stage
from core.features.cases.models import SupportCase
from core.features.meetings.models import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that was opened: address, status and how many characters came back."""

    address: str
    status: int
    length: int

    @property
    def fine(self) -> bool:
        """Whether the page came."""
        return self.status == 200


def pages(app: Flask, built: Built, tell: Callable[[str], None]) -> list[Page]:
    """Open at least ten pages at each of the two largest schools, through the sign-in page."""
    largest = sorted(built.stages, key=lambda stage: -len(stage.children))[:2]
    found = []
    for stage in largest:
        client = app.test_client()
        sign_in(client, _care_owner(stage).email)
        for address in _addresses(app, stage):
            answer = client.get(address)
            page = Page(address=address, status=answer.status_code, length=len(answer.get_data()))
            tell(f"{page.status}  {page.address}")
            found.append(page)
    return found + _pages_of_alliances(app, built, tell)


def _pages_of_alliances(app: Flask, built: Built, tell: Callable[[str], None]) -> list[Page]:
    """The main pages of each alliance, as its first administrator."""
    found = []
    for one in built.administrators:
        if one.role is not AllianceRole.ADMINISTRATOR:
            continue
        client = app.test_client()
        sign_in(client, one.email)
        for rest in ("", "/quarantaine", "/beheerders", "/logboek", "/scholen/nieuw"):
            answer = client.get(f"/swv/{one.alliance.id}{rest}")
            page = Page(
                address=f"/swv/{one.alliance.id}{rest}", status=answer.status_code, length=len(answer.get_data())
            )
            tell(f"{page.status}  {page.address}")
            found.append(page)
    return found


def sign_in(client: FlaskClient, email: str) -> None:
    """Sign in as a person does: by the form, with the token that stands in it."""
    page = client.get("/aanmelden").get_data(as_text=True)
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    sent = {"csrf_token": token, "mail": email, "wachtwoord": PASSWORD}
    answer = client.post("/aanmelden", data=sent)
    if answer.status_code not in (302, 303):
        raise RuntimeError(f"aanmelden van {email} gaf {answer.status_code}")


def _care_owner(stage: Stage) -> Actor:
    return stage.first(*stage.profile.care_owner_roles)


def _addresses(app: Flask, stage: Stage) -> Iterator[str]:
    """The main pages of a school for somebody who may open all of them."""
    school = stage.school_id
    with working_at(app, school, "controle"):
        case = session().scalars(select(SupportCase).order_by(SupportCase.opened_on).limit(1)).one()
        meeting = session().scalars(select(Meeting).order_by(Meeting.starts_at.desc()).limit(1)).one()
        case_id, meeting_id, pupil_id = case.id, meeting.id, case.pupil_id
    yield from (f"/{school}/", f"/{school}/leerlingen", f"/{school}/leerlingen/{pupil_id}", f"/{school}/groepen")
    if any(set(stage.profile.care_owner_roles) & set(form.reporters) for form in stage.profile.intake_forms):
        yield f"/{school}/zorg-melden"
    yield from (f"/{school}/dossiers/{case_id}{rest}" for rest in ("", "/toestemming", "/inzage", "/waarom"))
    yield from (f"/{school}/overleg", f"/{school}/overleg/{meeting_id}", f"/{school}/wie-doet-wat")
    yield from (f"/{school}/instellingen", f"/{school}/profiel", "/account", "/hulp", "/privacy")
