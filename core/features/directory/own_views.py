"""Keeping the data of a partner: that they hold, who the contact person is, what the school wants to remember."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.contract.partners import Partner
from core.features.directory import checks, contacts, history, notes
from core.features.directory.contacts import ContactWords
from core.features.directory.kept import kept
from core.features.directory.models import PartnerContact
from core.features.directory.partner_page import partner_of
from core.features.directory.rooms import HERE, KEEP, room
from core.features.directory.schemas import ContactSchema, NoteSchema, WithdrawalSchema
from core.features.pupils.versions import side_by_side
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem, StaleVersion

PARTNER = "/sociale-kaart/partners/<partner_code>"


def _back(partner_code: str, done: str, anchor: str = "") -> BaseResponse:
    where = url_for("directory.show", partner_code=partner_code, klaar=done, _anchor=anchor or None)
    return redirect(where, 303)


@room.post(f"{PARTNER}/klopt-nog", **KEEP)
@once
def confirm(partner_code: str) -> BaseResponse:
    checks.confirm(partner_of(partner_code))
    return _back(partner_code, "nagekeken", "contact")


@room.post(f"{PARTNER}/toch-niet", **KEEP)
@once
def take_back(partner_code: str) -> BaseResponse:
    checks.take_back(partner_of(partner_code))
    return _back(partner_code, "teruggenomen", "contact")


@room.form(f"{PARTNER}/contact", **KEEP)
@once
def new_contact(partner_code: str) -> BaseResponse:
    """A correction over a person of the file, or somebody new. `wie` is the place of the person in the file."""
    partner = partner_of(partner_code)
    taken = {one.replaces for one in kept(partner_code).corrections.get(partner_code, ())}
    names = [(one.name, one.name) for one in partner.contacts if one.name not in taken]
    schema = ContactSchema(exclude=() if names else ("replaces", "gone"))
    form = Form(schema, request.form, initial=_person(partner, request.args.get("wie", "")))
    if names:
        form.offer("replaces", names)
    if form.valid:
        try:
            contacts.add(partner, _said(form.data))
            return _kept(partner, form)
        except Problem as problem:
            form.take(problem)
    return render("directory/contact.html", form=form, partner=partner, row=None, here=HERE)


def _person(partner: Partner, place: str) -> dict[str, str]:
    if not place.isdecimal() or len(place) > 2 or int(place) >= len(partner.contacts):
        return {}
    one = partner.contacts[int(place)]
    return {"replaces": one.name, "name": one.name, "phone": one.phone, "mail": one.mail}


def _said(data: Mapping[str, Any]) -> ContactWords:
    return ContactWords(**{name: data[name] for name in ("replaces", "name", "phone", "mail", "gone") if name in data})


def _kept(partner: Partner, form: Form) -> BaseResponse:
    if form.data["checked"]:
        checks.confirm(partner)
    return _back(partner.code, "contact", "contact")


@room.form("/sociale-kaart/contact/<uuid:partner_contact_id>", **KEEP)
@once
def edit_contact(partner_contact_id: UUID) -> BaseResponse:
    row = contacts.contact_of(partner_contact_id)
    partner = partner_of(row.partner_code)
    left_out = ("replaces",) if row.replaces else ("replaces", "gone")
    form = Form(ContactSchema(exclude=left_out), request.form, initial={**_now(row), "version": row.version})
    if form.valid:
        try:
            contacts.change(row, _said(form.data), form.data["version"])
            return _kept(partner, form)
        except StaleVersion as problem:
            now = {name: value for name, value in _now(row).items() if name not in left_out}
            raise side_by_side(problem, form, now) from problem
        except Problem as problem:
            form.take(problem)
    return render("directory/contact.html", form=form, partner=partner, row=row, here=HERE)


def _now(row: PartnerContact) -> dict[str, object]:
    return {"name": row.name, "phone": row.phone, "mail": row.mail, "gone": row.gone}


@room.form("/sociale-kaart/contact/<uuid:partner_contact_id>/intrekken", **KEEP)
@once
def withdraw_contact(partner_contact_id: UUID) -> BaseResponse:
    row = contacts.contact_of(partner_contact_id)
    form = Form(WithdrawalSchema(), request.form, initial={"version": row.version})
    if form.valid:
        contacts.withdraw(row, form.data["version"], form.data["reason"])
        return _back(row.partner_code, "contact-terug", "contact")
    said = (_("Je trekt in wat hier over"), row.replaces or row.name, _(" is verbeterd."))
    consequence = _("Wat in het bestand van de school staat, geldt weer.")
    return _confirm(form, said, consequence, row.partner_code, _("Trek de verbetering in"))


@room.form(f"{PARTNER}/notitie", **KEEP)
@once
def new_note(partner_code: str) -> BaseResponse:
    partner = partner_of(partner_code)
    form = Form(NoteSchema(), request.form)
    if form.valid:
        notes.add(partner, form.data["words"])
        return _back(partner_code, "notitie", "notities")
    return render("directory/note.html", form=form, partner=partner, note=None, here=HERE)


@room.form("/sociale-kaart/notities/<uuid:partner_note_id>", **KEEP)
@once
def edit_note(partner_note_id: UUID) -> BaseResponse:
    note = notes.note_of(partner_note_id)
    form = Form(NoteSchema(), request.form, initial={"words": note.words, "version": note.version})
    if form.valid:
        try:
            notes.change(note, form.data["words"], form.data["version"])
            return _back(note.partner_code, "notitie", "notities")
        except StaleVersion as problem:
            raise side_by_side(problem, form, {"words": note.words}) from problem
    partner = partner_of(note.partner_code)
    return render("directory/note.html", form=form, partner=partner, note=note, here=HERE)


@room.form("/sociale-kaart/notities/<uuid:partner_note_id>/intrekken", **KEEP)
@once
def withdraw_note(partner_note_id: UUID) -> BaseResponse:
    note = notes.note_of(partner_note_id)
    form = Form(WithdrawalSchema(), request.form, initial={"version": note.version})
    if form.valid:
        notes.withdraw(note, form.data["version"], form.data["reason"])
        return _back(note.partner_code, "notitie-weg", "notities")
    said = (_("Je trekt een notitie in over"), partner_of(note.partner_code).label, ".")
    consequence = _("Niemand ziet haar dan nog op deze pagina. In de geschiedenis blijft zij staan.")
    return _confirm(form, said, consequence, note.partner_code, _("Trek de notitie in"))


def _confirm(form: Form, said: tuple[str, str, str], consequence: str, partner_code: str, verb: str) -> Response:
    back = url_for("directory.show", partner_code=partner_code)
    given = {"title": verb, "said": said, "consequence": consequence, "verb": verb, "back": back}
    return render("confirm.html", **given, form=form, here=HERE)


@room.get(f"{PARTNER}/geschiedenis", **KEEP, endpoint="history")
def past(partner_code: str) -> Response:
    partner = partner_of(partner_code)
    return render("directory/history.html", partner=partner, lines=history.lines(partner_code), here=HERE)
