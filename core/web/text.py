"""Text from outside, made safe to keep: one normal form, no character that a database or a reader cannot hold."""

import unicodedata

# C0 controls without tab and line feed, DEL, C1, and the marks that silently turn the direction of text around
_CONTROLS = {chr(code) for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))}
_TURNS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORBIDDEN = frozenset(_CONTROLS | _TURNS)


class UnfitText(ValueError):
    """The text holds a character that cannot be kept (NUL, another control, half a surrogate pair)."""


def clean(text: str) -> str:
    """Normal form C, line ends as LF, no white space around. Raises `UnfitText`."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if any(char in _FORBIDDEN or "\ud800" <= char <= "\udfff" for char in text):
        raise UnfitText("control character or lone surrogate")
    return text


def scrubbed(text: str) -> str:
    """The text without the characters that `clean` refuses: for a draft, which must never be lost over one of them."""
    return "".join(char for char in text if char not in _FORBIDDEN and not "\ud800" <= char <= "\udfff")


def one_line(text: str) -> str:
    """The text with every run of white space as a single space: for names and other single-line fields."""
    return " ".join(text.split())
