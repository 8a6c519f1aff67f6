"""Where the values of this plugin come from: the school's own document."""

from core.contract.source import Source

DOCUMENT = "SOP Loep"


def sop(section: str, quote: str = "", *, reading: str = "") -> Source:
    """A paragraph of the document.

    `quote` is the school's own sentence, or a part of it, letter for letter; empty where the document has none.
    `reading` names the choice made where the text leaves room: "A-18" of the requirements catalogue, or a sentence.
    """
    return Source(document=DOCUMENT, section=section, quote=quote, reading=reading)
