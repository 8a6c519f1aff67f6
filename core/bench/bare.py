"""The bare views to compare with: no scope, wall, ledger or layout; a Core select of the same rows, a plain table.

Nothing can show these rows much faster with Flask and SQLAlchemy. What a page of the platform takes more than this is
the price of everything that it does besides.
"""

from typing import Any
from uuid import UUID

from flask import Flask, render_template_string
from sqlalchemy import Select, create_engine, func, select

from core.access.people import Membership, Person
from core.db.engine import prepare
from core.features.cases.models import CaseEvent, SupportCase
from core.features.consents.models import ConsentAnswer
from core.features.duties.models import Duty
from core.features.mail.models import Notice
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.pupils.models import Pupil, PupilGroup, PupilMentor

TABLE = """<!doctype html><html lang="nl"><head><title>Kaal</title></head><body><h1>Kaal</h1><table>
{% for row in rows %}<tr>{% for value in row %}<td>{{ value }}</td>{% endfor %}</tr>
{% endfor %}</table></body></html>"""


def bare_app(url: str) -> Flask:
    """Five addresses: `/pupils/<school>`, `/meetings/<school>`, `/agenda/<school>/<meeting>`,
    `/today/<school>/<member>`, `/case/<school>/<case>`."""
    app = Flask("bare")
    engine = create_engine(url)
    prepare(engine)

    def shown(*statements: Select[*tuple[Any, ...]]) -> str:
        with engine.begin() as connection:
            rows = [row for statement in statements for row in connection.execute(statement)]
            return render_template_string(TABLE, rows=rows)

    app.add_url_rule("/pupils/<school>", "pupils", lambda school: shown(pupils(school), mentors(school)))
    app.add_url_rule("/meetings/<school>", "meetings", lambda school: shown(*overview(school)))
    app.add_url_rule(
        "/agenda/<school>/<uuid:meeting>", "agenda", lambda school, meeting: shown(agenda(school, meeting))
    )
    app.add_url_rule("/today/<school>/<uuid:member>", "today", lambda school, member: shown(*today(school, member)))
    app.add_url_rule("/case/<school>/<uuid:case>", "case", lambda school, case: shown(happenings(school, case)))
    return app


def pupils(school: str) -> Select[*tuple[Any, ...]]:
    """The first fifty pupils by name, with their group: the rows of the list of pupils."""
    pupil, group = Pupil.__table__, PupilGroup.__table__
    same = (group.c.school_id == pupil.c.school_id) & (group.c.id == pupil.c.group_id)
    columns = (pupil.c.first_name, pupil.c.family_name, pupil.c.birth_date, pupil.c.number, group.c.label)
    return _first_fifty(select(*columns).select_from(pupil.outerjoin(group, same)), school)


def mentors(school: str) -> Select[*tuple[Any, ...]]:
    """Who guides these fifty: the column of mentors."""
    mentor, member, person = PupilMentor.__table__, Membership.__table__, Person.__table__
    same = (member.c.school_id == mentor.c.school_id) & (member.c.id == mentor.c.membership_id)
    names = mentor.join(member, same).join(person, person.c.id == member.c.person_id)
    shown = _first_fifty(select(Pupil.__table__.c.id), school).subquery()
    statement = select(mentor.c.pupil_id, person.c.name).select_from(names)
    return statement.where(mentor.c.school_id == school, mentor.c.pupil_id.in_(select(shown.c.id)))


def _first_fifty(statement: Select[*tuple[Any, ...]], school: str) -> Select[*tuple[Any, ...]]:
    pupil = Pupil.__table__
    here = statement.where(pupil.c.school_id == school, pupil.c.left_on.is_(None))
    return here.order_by(pupil.c.sort_name, pupil.c.id).limit(50)


def overview(school: str) -> tuple[Select[*tuple[Any, ...]], ...]:
    """What the list of meetings shows: the meetings, who was not there, and which cases wait."""
    return meetings(school), missing(school), waiting(school)


def missing(school: str) -> Select[*tuple[Any, ...]]:
    """How often each chair was taken or not."""
    meeting, seat = Meeting.__table__, MeetingSeat.__table__
    same = (meeting.c.school_id == seat.c.school_id) & (meeting.c.id == seat.c.meeting_id)
    columns = (meeting.c.team_code, seat.c.role_code, seat.c.label, seat.c.attendance)
    statement = select(*columns, func.count(seat.c.id)).select_from(seat.join(meeting, same)).group_by(*columns)
    return statement.where(seat.c.school_id == school, meeting.c.state == "held")


def waiting(school: str) -> Select[*tuple[Any, ...]]:
    """The open cases that are on no agenda."""
    case, item = SupportCase.__table__, AgendaItem.__table__
    taken = select(item.c.case_id).where(item.c.school_id == school, item.c.state == "open")
    statement = select(case.c.id, case.c.route_code, case.c.step_code)
    return statement.where(case.c.school_id == school, case.c.closed_on.is_(None), case.c.id.not_in(taken))


def meetings(school: str) -> Select[*tuple[Any, ...]]:
    """Every meeting with the number of its items: the rows of the list of meetings."""
    meeting, item = Meeting.__table__, AgendaItem.__table__
    same = (item.c.school_id == meeting.c.school_id) & (item.c.meeting_id == meeting.c.id)
    items = select(func.count(item.c.id)).where(same).correlate(meeting).scalar_subquery()
    columns = (meeting.c.team_code, meeting.c.starts_at, meeting.c.ends_at, meeting.c.place, meeting.c.state, items)
    return select(*columns).where(meeting.c.school_id == school).order_by(meeting.c.starts_at)


def agenda(school: str, meeting: UUID) -> Select[*tuple[Any, ...]]:
    """The items of one meeting with the pupil of each: the rows of an agenda."""
    item, case, pupil = AgendaItem.__table__, SupportCase.__table__, Pupil.__table__
    of_case = (case.c.school_id == item.c.school_id) & (case.c.id == item.c.case_id)
    of_pupil = (pupil.c.school_id == case.c.school_id) & (pupil.c.id == case.c.pupil_id)
    tables = item.join(case, of_case).join(pupil, of_pupil)
    statement = select(item.c.state, case.c.step_code, pupil.c.first_name, pupil.c.family_name).select_from(tables)
    return statement.where(item.c.school_id == school, item.c.meeting_id == meeting).order_by(item.c.id)


def today(school: str, member: UUID) -> tuple[Select[*tuple[Any, ...]], ...]:
    """What Vandaag shows: own duties, the next meetings, consent that was asked, and what was told."""
    return duties(school, member), coming(school, member), asked(school), told(school, member)


def coming(school: str, member: UUID) -> Select[*tuple[Any, ...]]:
    """The next three meetings in which a member has a chair."""
    meeting, seat = Meeting.__table__, MeetingSeat.__table__
    mine = select(seat.c.meeting_id).where(seat.c.school_id == school, seat.c.membership_id == member)
    statement = select(meeting.c.team_code, meeting.c.starts_at).where(meeting.c.school_id == school)
    planned = statement.where(meeting.c.state == "planned", meeting.c.id.in_(mine))
    return planned.order_by(meeting.c.starts_at).limit(3)


def asked(school: str) -> Select[*tuple[Any, ...]]:
    """The last consents that were asked, with the pupil."""
    answer, case, pupil = ConsentAnswer.__table__, SupportCase.__table__, Pupil.__table__
    of_case = (case.c.school_id == answer.c.school_id) & (case.c.id == answer.c.case_id)
    of_pupil = (pupil.c.school_id == case.c.school_id) & (pupil.c.id == case.c.pupil_id)
    tables = answer.join(case, of_case).join(pupil, of_pupil)
    statement = select(answer.c.purpose, answer.c.on, pupil.c.first_name, pupil.c.family_name).select_from(tables)
    return statement.where(answer.c.school_id == school, answer.c.answer == "asked").order_by(answer.c.on).limit(200)


def told(school: str, member: UUID) -> Select[*tuple[Any, ...]]:
    """What a member was told last."""
    notice = Notice.__table__
    statement = select(notice.c.text, notice.c.at).where(notice.c.school_id == school)
    return statement.where(notice.c.membership_id == member).order_by(notice.c.at.desc()).limit(6)


def duties(school: str, owner: UUID) -> Select[*tuple[Any, ...]]:
    """The open duties of one person, with the pupil: the rows of Vandaag."""
    duty, pupil = Duty.__table__, Pupil.__table__
    same = (pupil.c.school_id == duty.c.school_id) & (pupil.c.id == duty.c.pupil_id)
    columns = (duty.c.label, duty.c.due_on, duty.c.explains, pupil.c.first_name, pupil.c.family_name)
    statement = select(*columns).select_from(duty.outerjoin(pupil, same))
    statement = statement.where(duty.c.school_id == school, duty.c.owner_id == owner, duty.c.closed_on.is_(None))
    return statement.order_by(duty.c.due_on).limit(200)


def happenings(school: str, case: UUID) -> Select[*tuple[Any, ...]]:
    """What happened in a case: the rows of its timeline."""
    event = CaseEvent.__table__
    statement = select(event.c.on, event.c.kind, event.c.summary, event.c.reason)
    return statement.where(event.c.school_id == school, event.c.case_id == case).order_by(event.c.on)
