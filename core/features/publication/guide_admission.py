"""Admission and limits, in the chapter for the school guide. Pure."""

from collections.abc import Iterator

from core.features.publication import sentences, words
from core.features.publication.blocks import blocks
from core.features.publication.guide_line import GuideLine, plain
from core.schools.profile import SchoolProfile
from core.web.language import _

BOUNDS = "grenzen"
"""A paragraph of a school about its limits has this word in its heading."""


def admission(profile: SchoolProfile) -> Iterator[GuideLine]:
    """What the school looks at when a pupil applies."""
    for rule in profile.admission_rules:
        yield plain(sentences.about_anyone(rule.label), words.in_words(rule), rule.source)


def bounds(profile: SchoolProfile) -> Iterator[GuideLine]:
    """What the building does not have, what the document says of its limits, and what is asked at placement."""
    for chapter in profile.chapters:
        said = [block for block in blocks(chapter.text) if not block.is_list]
        if BOUNDS in chapter.label.casefold() and said:
            yield GuideLine(text=said[0].lines[0], source=chapter.source)
    for place in profile.facilities:
        if not place.available:
            yield GuideLine(term=place.label, text=_("Dit is er niet."), source=place.source)
    for rule in profile.placement_rules:
        if rule.group is None:
            yield plain(sentences.about_anyone(rule.label), words.in_words(rule), rule.source)
