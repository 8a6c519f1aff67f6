"""The two pages of the directory that are also read for a case: the list of partners, and one partner."""

from typing import Any

from flask import Response, request, url_for

from core.access.school import profile
from core.features.cases.facts import CaseFile
from core.features.directory.choices import Order, Wanted
from core.features.directory.kept import is_own, may_keep, months
from core.features.directory.listing import PartnerList, partner_list
from core.features.directory.partner_page import partner_page
from core.features.directory.rooms import HERE
from core.features.directory.schemas import WantedSchema
from core.web.forms import Form
from core.web.language import _
from core.web.pages import render
from core.web.schema import DutchSchema
from core.web.widgets import Option

ASKED = ("q", "hulpvraag", "gebied", "leeftijd", "leerjaar", "niveau", "bereik", "aanmelden", "stand", "volgorde")
SAID = {
    "nagekeken": _("Vastgelegd: de gegevens kloppen nog."),
    "teruggenomen": _("Teruggenomen. De keer daarvoor telt weer."),
    "contact": _("De contactpersoon is aangepast. Iedereen van school ziet het zo."),
    "contact-terug": _("De verbetering is ingetrokken. Wat in het bestand van de school staat, geldt weer."),
    "notitie": _("De notitie staat erbij. Iedereen van school kan haar lezen."),
    "notitie-weg": _("De notitie is ingetrokken. In de geschiedenis is zij nog te lezen."),
}


def show_page(partner_code: str, file: CaseFile | None = None, act_for: Any = None) -> Response:
    """The page of a partner, for a case where one is given."""
    return render(
        "directory/show.html",
        page=partner_page(partner_code, file),
        own=is_own(),
        months=months(),
        confirm_form=Form(DutchSchema()),
        undo_form=Form(DutchSchema()),
        done=_(SAID.get(request.args.get("klaar", ""), "")),
        act_for=act_for,
        links={one.code: url_for("directory.show", partner_code=one.code) for one in profile().partners},
        labels={one.code: one.label for one in profile().partners},
        here=HERE,
    )


def list_page(file: CaseFile | None = None) -> Response:
    """The list, for a case where one is given."""
    form, wanted, found = asked_list(file)
    kept = kept_words()
    return render(
        "directory/list.html",
        form=form,
        wanted=wanted,
        found=found,
        kept=kept,
        which=_which(wanted, kept, found) if file is None and may_keep() else (),
        own=is_own(),
        file=file,
        clear=url_for(HERE) if file is None else url_for("directory.for_case", case_id=file.case.id),
        here=HERE,
    )


def kept_words() -> dict[str, Any]:
    """What was asked, as it stands in the address."""
    kept: dict[str, Any] = {name: request.args[name] for name in ASKED if request.args.get(name)}
    return kept | ({"nakijken": "ja"} if request.args.get("nakijken") == "ja" else {})


def asked_list(file: CaseFile | None = None) -> tuple[Form, Wanted, PartnerList]:
    """The form with its choices and counts, what was asked, and what was found: everything where it cannot be read."""
    typed = {"volgorde": Order.NAME.value, **kept_words()}
    first = Form(WantedSchema(), typed)
    wanted = Wanted(**first.data) if first.valid else Wanted()
    found = partner_list(wanted, file)
    form = Form(WantedSchema(), typed)
    for name, values in found.choices.items():
        form.offer(name, [Option(value=str(value), label=label, note=str(count)) for value, label, count in values])
    form.offer("order", [(Order.NAME.value, _("op naam")), (Order.SCOPE.value, _("van dichtbij naar ver"))])
    if first.valid and not form.valid:
        wanted, found = Wanted(), partner_list(Wanted(), file)
    return form, wanted, found


def _which(wanted: Wanted, kept: dict[str, Any], found: PartnerList) -> list[tuple[str, str, bool, int]]:
    rest = {name: text for name, text in kept.items() if name != "nakijken"}
    return [
        (_("Alle partners"), url_for(HERE, **rest), not wanted.unchecked, found.total),
        (_("Gegevens nakijken"), url_for(HERE, **rest, nakijken="ja"), wanted.unchecked, found.unchecked),
    ]
