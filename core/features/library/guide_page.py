"""One guide as people read it: its sections with whose text they are, who keeps it, and what belongs with it."""

from dataclasses import dataclass

from core.access.school import profile
from core.contract.offers import GuideSection
from core.contract.partners import Guide, Provision
from core.contract.source import Source
from core.features.library import rules
from core.features.publication import sentences
from core.features.publication.blocks import Block, blocks
from core.web.problems import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """A section with its text in paragraphs and lists; `own` where the text is from the school's file."""

    code: str
    label: str
    source: Source
    blocks: tuple[Block, ...]
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideRow:
    """A guide in the list: its kind and subject in words, who keeps it, and whether its text can be read here."""

    guide: Guide
    about: str
    owner: str
    roles: str
    has_text: bool
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePage:
    """All of one guide. `empty` sections wait for a text of the school; `key` is its place in the school's file."""

    row: GuideRow
    sections: tuple[SectionLine, ...]
    related: tuple[Guide, ...]
    provisions: tuple[Provision, ...]

    @property
    def guide(self) -> Guide:
        """The guide as declared, with the school's own values."""
        return self.row.guide

    @property
    def empty(self) -> bool:
        """Whether a section still waits for its text, or there is nothing to read at all."""
        return not self.row.has_text or any(not section.blocks for section in self.sections)

    @property
    def place(self) -> str:
        """The table of the school's file in which texts are filled in."""
        return f"wijzers.{self.guide.code}.teksten"

    @property
    def codes(self) -> tuple[str, ...]:
        """The keys of the texts that are still missing."""
        return tuple(section.code for section in self.sections if not section.blocks) or ("tekst",)


def guide_row(guide: Guide) -> GuideRow:
    """The line of one guide."""
    labels = {one.code: one.label for one in profile().staff_roles}
    return GuideRow(
        guide=guide,
        about=rules.words_of(guide.about),
        owner=labels.get(guide.owner, ""),
        roles=", ".join(labels[code] for code in guide.roles if code in labels),
        has_text=rules.has_text(guide),
        own=rules.is_own(guide),
    )


def guide_page(code: str) -> GuidePage:
    """The page of a guide; NotFound where the school has none with this code."""
    guide = next((one for one in profile().guides if one.code == code), None)
    if guide is None:
        raise NotFound()
    helpful = rules.helpful(profile(), [guide.about] if guide.about else [])
    return GuidePage(
        row=guide_row(guide),
        sections=tuple(_section(guide, one) for one in guide.sections),
        related=tuple(rules.related(profile(), guide)),
        provisions=helpful[0].provisions if helpful else (),
    )


def _section(guide: Guide, section: GuideSection) -> SectionLine:
    return SectionLine(
        code=section.code,
        label=sentences.about_anyone(section.label),
        source=section.source,
        blocks=tuple(blocks(sentences.about_anyone(section.text))) if section.text else (),
        own=rules.is_own_text(profile(), guide, section),
    )
