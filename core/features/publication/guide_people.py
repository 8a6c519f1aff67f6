"""Who listens, who consents and what is kept, in the chapter for the school guide. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from core.contract.requirements import Requirement
from core.contract.requirements.base import capital, enumerated
from core.contract.school import RoleKind, StaffRole
from core.contract.source import Declared, Source
from core.contract.teams import ConversationKind
from core.features.publication import sentences, words
from core.features.publication.guide_line import GuideLine
from core.features.publication.lines import given_by
from core.schools.field_words import MOMENTS
from core.schools.profile import SchoolProfile
from core.schools.walk import values
from core.web.language import _

HEARING = "hoorrecht"
COMPLAINT, TRUSTED = "klacht", "vertrouwens"
_PLACES = ("partners", "guides", "document_templates", "staff_roles", "conversation_kinds")


def people(profile: SchoolProfile) -> Iterator[GuideLine]:
    """Whom parents turn to first, and who owns the care of the school."""
    for role in (role for role in profile.staff_roles if role.first_contact):
        yield GuideLine(term=capital(role.label), text=_("Bij deze persoon begint u."), source=role.source)
    for role in (role for role in profile.staff_roles if role.owns_care and not role.first_contact):
        yield GuideLine(term=capital(role.label), text=_duty(role), source=role.source)


def _duty(role: StaffRole) -> str:
    """What somebody does for the whole school, in the words of the profile."""
    return capital(role.duties[0].text) if role.duties else _("Beheert de ondersteuning van de school.")


def talks(profile: SchoolProfile) -> Iterator[GuideLine]:
    """The conversations with parents and pupils, by who takes part; and what the law says of hearing the pupil."""
    family = {role.code for role in profile.staff_roles if role.kind is RoleKind.FAMILY}
    found: dict[str, list[ConversationKind]] = defaultdict(list)
    for talk in profile.conversation_kinds:
        who = enumerated(party.label for party in talk.parties if party.role in family)
        if who:
            found[who].append(talk)
    for who, kinds in found.items():
        term = _("Met %(wie)s", wie=sentences.of_anyone(who))
        yield GuideLine(term=term, text="; ".join(map(_talk, kinds)), source=kinds[0].source)
    yield from heard(profile)


def _talk(talk: ConversationKind) -> str:
    often = sentences.rhythm(talk.rhythm) if talk.rhythm else ""
    about = ", ".join(part for part in (often, talk.when) if part)
    label = sentences.about_anyone(talk.label)
    return f"{label} ({about})" if about else label


def heard(profile: SchoolProfile) -> Iterator[GuideLine]:
    """What rests on the right of the pupil to be heard, each sentence once."""
    told: dict[str, Source] = {}
    for _place, value in values(profile):
        source = getattr(value, "source", None)
        if isinstance(source, Source) and source.law and HEARING in source.section:
            text = sentences.condition(value) if isinstance(value, Requirement) else getattr(value, "label", "")
            told.setdefault(sentences.about_anyone(text), source)
    for text, source in told.items():
        yield GuideLine(text=text, source=source)


def consents(profile: SchoolProfile) -> Iterator[GuideLine]:
    """What is asked consent for, together where the same people give it in the same form."""
    found: dict[str, list[Any]] = defaultdict(list)
    for rule in profile.consent_rules:
        form = _("Dit %(vorm)s.", vorm=words.in_words(rule))
        found[f"{capital(given_by(rule.givers, profile))}. {form}"].append(rule)
    for said, rules in found.items():
        labels = "; ".join(sentences.of_anyone(rule.label) for rule in rules)
        yield GuideLine(term=capital(labels), text=said, source=rules[0].source)


def complaints(profile: SchoolProfile) -> Iterator[GuideLine]:
    """What the profile says of complaints and of somebody to trust."""
    for word in (COMPLAINT, TRUSTED):
        yield from speaking_of(profile, word)


def speaking_of(profile: SchoolProfile, word: str) -> Iterator[GuideLine]:
    """Values and sentences of paragraphs in which the word stands."""
    for hook in _PLACES:
        for value in profile.declared(hook):
            if word in _told(value).casefold():
                said = ", ".join(getattr(value, "services", ())) or words.in_words(value)
                yield GuideLine(term=capital(value.label), text=said, source=value.source)
    for chapter in profile.chapters:
        for sentence in chapter.text.replace("\n", ". ").split(". "):
            if word in sentence.casefold() and " " in sentence.removeprefix("- "):
                yield GuideLine(text=f"{sentence.strip().rstrip('.')}.", source=chapter.source)


def _told(value: Declared) -> str:
    more = (*getattr(value, "aliases", ()), *getattr(value, "services", ()), getattr(value, "description", ""))
    return " ".join((value.label, *more))


def data(profile: SchoolProfile) -> Iterator[GuideLine]:
    """How long data are kept, and how soon parents may see them."""
    for term in profile.deadlines:
        if term.starts.kind == "inspection" and term.source.law:
            text = _("Vraagt u het dossier op? U krijgt antwoord binnen %(lang)s.", lang=words.in_words(term))
            yield GuideLine(text=text, source=term.source)
    for one in profile.retention_periods:
        since = MOMENTS.get(one.starts.kind, "")
        text = _("%(lang)s na %(begin)s", lang=words.in_words(one), begin=since) if since else words.in_words(one)
        yield GuideLine(term=sentences.about_anyone(one.label), text=text, source=one.source)
