"""One partner with everything the school says of it and knows of it; for a case also whether it may be called in."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.access.school import judge, profile
from core.contract.offers import Service
from core.contract.partners import Partner
from core.contract.requirements import Requirement
from core.contract.source import Source
from core.features.cases.facts import CaseFile
from core.features.directory import judging
from core.features.directory.judging import PartnerFindings
from core.features.directory.kept import kept, may_keep
from core.features.directory.listing import PartnerRow, row_of
from core.features.directory.models import PartnerNote
from core.features.directory.rules import CheckLine, ContactLine, Freshness
from core.features.publication import lines, sentences
from core.web.problems import NotFound

_FACTS = frozenset(
    {"aliases", "indications", "limits", "works_with", "status", "standing", "place", "funding", "level", "domains"}
    | {"part_of"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A condition as a sentence about any pupil, with its paragraph."""

    says: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    """A service with limits or conditions of its own: its facts, what it asks, and how it is judged on a case."""

    label: str
    source: Source
    facts: tuple[tuple[str, str], ...]
    asks: tuple[Asked, ...]
    judged: PartnerFindings | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerPage:
    """All of it. `through` are labels of what the school gives with this partner, with their paragraph."""

    row: PartnerRow
    facts: tuple[tuple[str, str], ...]
    asks: tuple[Asked, ...]
    offers: tuple[OfferLine, ...]
    through: tuple[tuple[str, Source], ...]
    contacts: tuple[ContactLine, ...]
    check: CheckLine | None
    freshness: Freshness
    notes: tuple[PartnerNote, ...]
    file: CaseFile | None
    may_keep: bool

    @property
    def partner(self) -> Partner:
        """The partner as declared."""
        return self.row.partner

    @property
    def judged(self) -> PartnerFindings | None:
        """How everything that is asked stands for the case."""
        return self.row.judged


def partner_of(code: str) -> Partner:
    """The partner of this school that is in use; NotFound otherwise."""
    found = next((one for one in profile().partners if one.code == code), None)
    if found is None:
        raise NotFound()
    return found


def partner_page(code: str, file: CaseFile | None = None) -> PartnerPage:
    """The page of a partner for this reader."""
    partner, own = partner_of(code), kept(code)
    return PartnerPage(
        row=row_of(own, partner, file),
        facts=tuple(lines.lines(profile(), partner, _FACTS)),
        asks=tuple(_asked(judging.conditions(profile(), partner))),
        offers=tuple(_offer(one, file) for one in partner.offers),
        through=tuple(_through(partner)),
        contacts=own.contacts(partner),
        check=own.check(partner),
        freshness=own.freshness(partner),
        notes=tuple(reversed(own.notes.get(code, ()))),
        file=file,
        may_keep=may_keep(),
    )


def _asked(asked: tuple[Requirement, ...]) -> Iterator[Asked]:
    for one in asked:
        yield Asked(says=sentences.condition(one), source=one.source)


def _offer(offer: Service, file: CaseFile | None) -> OfferLine:
    asked = judging.offer_conditions(profile(), offer)
    return OfferLine(
        label=sentences.about_anyone(offer.label),
        source=offer.source,
        facts=tuple(lines.lines(profile(), offer, frozenset({"limits", "amounts"}))),
        asks=tuple(_asked(asked)),
        judged=judging.judged(asked, file.facts, judge) if file and asked else None,
    )


def _through(partner: Partner) -> Iterator[tuple[str, Source]]:
    """Provisions of the school in which this partner takes part."""
    for one in profile().provisions:
        if partner.code in (*one.partners, *one.registrars):
            yield sentences.about_anyone(one.label), one.source
