"""What a school's file says about guides: the text of their sections, and guides that the plugin does not know."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from core.contract.offers import GuideSection
from core.contract.partners import Guide
from core.contract.source import Source

WHOLE = "tekst"
"""The section of a guide whose document names no sections."""
FIXED = {"kind": "soort", "about": "over"}
"""What a guide of the plugin keeps: a school names it for its own guides only. By field, the key in the file."""


def sections_of(guide: Guide) -> tuple[GuideSection, ...]:
    """The sections that can be filled in: those of the guide, or one for the whole text."""
    whole = GuideSection(code=WHOLE, label="Tekst", source=guide.source)
    return guide.sections or (whole,)


def filled(guide: Guide, texts: Mapping[str, str]) -> Guide:
    """The guide with the school's own texts. With any text it is supplied; unknown sections are left out."""
    if not any(texts.values()) and not guide.sections:
        return guide
    sections = tuple(replace(one, text=texts.get(one.code, one.text)) for one in sections_of(guide))
    return replace(guide, sections=sections, supplied=guide.supplied or any(one.text for one in sections))


def new_guide(code: str, label: str, kind: str, source: Source, known: Iterable[Guide]) -> Guide:
    """A guide of the school itself: without a text yet, and with the sections that others of its kind have."""
    like = next((one.sections for one in known if one.kind == kind and one.sections), ())
    sections = tuple(replace(one, source=source, text="") for one in like)
    return Guide(code=code, label=label, kind=kind, source=source, sections=sections, supplied=False)
