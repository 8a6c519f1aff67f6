"""Where a value comes from: every rule can be traced to a paragraph or to an article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The place a value was read.

    `document` is the school's document ("SOP Haven") or a law ("WPO"); `section` the paragraph or article ("3.2.4",
    "40 lid 6"); `quote` the school's own sentence; `reading` names the choice that was made where the text leaves
    room ("A-16" of the requirements catalogue); `confirmed` is False for a term of law that nobody has checked yet.
    """

    document: str
    section: str
    quote: str = ""
    reading: str = ""
    law: bool = False
    confirmed: bool = True

    @property
    def mark(self) -> str:
        """What a reader sees behind a claim: `§ 3.2.4`, or `wet: WPO 40 lid 6`."""
        return f"wet: {self.document} {self.section}".rstrip() if self.law else f"§ {self.section}"

    @property
    def anchor(self) -> str:
        """The fragment of the published profile that holds this paragraph: `p-3-2-4`; `wet` for a law."""
        return "wet" if self.law else "p-" + self.section.replace(".", "-").replace(" ", "-").lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A value that a school declares: a code that never changes, a label, a source.

    A code is lower case ASCII with underscores. A value that is no longer used is retired, never deleted, because
    decisions of the past point to it.
    """

    code: str
    label: str
    source: Source
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of the school with its source: a duty, a denied action, a rule of use. `code` where something points
    to it."""

    text: str
    source: Source
    code: str = ""
