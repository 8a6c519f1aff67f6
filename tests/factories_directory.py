"""What a school keeps of its partners, made through the services."""

from core.access.school import profile
from core.features.directory import checks, contacts, notes
from core.features.directory.contacts import ContactWords


def keep_partners(token: str) -> None:
    """A note, somebody added as contact person, and a check at the first partner; every text holds the token."""
    partner = profile().partners[0]
    notes.add(partner, f"Belt liever dan mailt {token}-notitie")
    contacts.add(partner, ContactWords(name=f"Lot Lavendel {token}-contact", phone="010 000 00 09"))
    checks.confirm(partner)
