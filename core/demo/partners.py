"""What a school of the demonstration keeps of its partners: some looked at lately, some long ago, some notes.

And pupils with a characteristic for which the library has something.
"""

from datetime import timedelta

from core.access.school import profile
from core.demo.stage import Stage
from core.features.directory import checks, contacts, notes
from core.features.directory.contacts import ContactWords
from core.features.library.rules import helpful
from core.features.pupils import records, service
from core.features.pupils.flags import flags_in

LONG_AGO, LATELY = timedelta(days=400), timedelta(days=60)
NOTES = (
    "Het beste te bereiken op dinsdag en donderdag, voor tien uur.",
    "De wachttijd was dit najaar ongeveer zes weken.",
    "Wil eerst telefonisch overleg, daarna pas een aanmelding.",
)


def keep(stage: Stage) -> None:
    """Each third partner was never looked at, each third long ago; the first contact person has another number."""
    keeper = stage.first(*stage.profile.care_owner_roles)
    partners = stage.profile.partners
    for days, first in ((LONG_AGO, 1), (LATELY, 2)):
        with stage.acting(keeper, stage.today - days):
            for partner in partners[first::3]:
                checks.confirm(partner)
    with stage.acting(keeper, stage.today - LATELY):
        for partner, words in zip(partners[::2], NOTES, strict=False):
            notes.add(partner, words)
        _correct()
        _mark(stage)


def _correct() -> None:
    partner = next((one for one in profile().partners if one.contacts), None)
    if partner is not None:
        person = partner.contacts[0]
        new = ContactWords(replaces=person.name, name=person.name, phone="06 00 00 00 12", mail="nieuw@partner.example")
        contacts.add(partner, new)


def _mark(stage: Stage) -> None:
    """The characteristics that the library knows, each for one pupil; the first ones have the oldest cases."""
    for child, found in zip(stage.children[::3], helpful(profile(), flags_in(profile())), strict=False):
        pupil = service.pupil_of(child.id)
        records.set_flags(child.id, [found.flag], pupil.version)
