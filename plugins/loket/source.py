"""Where Loket's values come from: its support plan, or a law."""

from core.contract.source import Source, Statement

DOCUMENT = "SOP Loket"


def sop(section: str, quote: str = "", *, reading: str = "") -> Source:
    """A paragraph of the support plan; `quote` is literal, `reading` names the choice where the text leaves room."""
    return Source(document=DOCUMENT, section=section, quote=quote, reading=reading)


def law(document: str, section: str, *, reading: str = "") -> Source:
    """An article of a law. Nobody at the school has checked it yet, so it is not confirmed."""
    return Source(document=document, section=section, reading=reading, law=True, confirmed=False)


def said(section: str, quote: str, *, code: str = "", reading: str = "") -> Statement:
    """A sentence of the plan that speaks for itself; `code` where something points to it."""
    return Statement(text=quote, source=sop(section, quote, reading=reading), code=code)
