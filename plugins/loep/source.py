"""Where the values of this plugin come from: the school's own document, and how it is read where it leaves room."""

from core.contract.remarks import Alternative, Remark, RemarkKind
from core.contract.source import Source

DOCUMENT = "SOP Loep"


def sop(section: str, quote: str = "", *, reading: str = "") -> Source:
    """A paragraph of the document.

    `quote` is the school's own sentence, or a part of it, letter for letter; empty where the document has none.
    `reading` names the choice made where the text leaves room: "A-18" of the requirements catalogue, or a sentence.
    """
    return Source(document=DOCUMENT, section=section, quote=quote, reading=reading)


def reading(mark: str, label: str, source: Source, says: str, chosen: str, *alternatives: Alternative) -> Remark:
    """A choice that the school may confirm or change. `mark` is its name in the catalogue: "A-16"."""
    return Remark(
        code=mark.lower().replace("-", "_"),
        label=label,
        source=source,
        kind=RemarkKind.READING,
        says=says,
        chosen=chosen,
        mark=mark,
        alternatives=alternatives,
    )
