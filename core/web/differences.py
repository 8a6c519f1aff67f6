"""Two texts compared word by word, for `dk.diff` and the conflict page. Pure."""

from difflib import SequenceMatcher

Piece = tuple[str, str]
"""Kind (same, gone, new) and words."""

MOST_WORDS = 2_000
"""Longer texts are compared as a whole: comparing them word by word would take seconds."""


def before(was: str, becomes: str) -> list[Piece]:
    """The first text in pieces: what stays (same) and what goes (gone)."""
    return [piece for piece in _pieces(was, becomes) if piece[0] != "new"]


def after(was: str, becomes: str) -> list[Piece]:
    """The second text in pieces: what stayed (same) and what came (new)."""
    return [piece for piece in _pieces(was, becomes) if piece[0] != "gone"]


def _pieces(was: str, becomes: str) -> list[Piece]:
    old, new = was.split(), becomes.split()
    if max(len(old), len(new)) > MOST_WORDS:
        return [("same", was)] if was == becomes else [("gone", was), ("new", becomes)]
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("same", " ".join(old[a:b])))
        else:
            pieces += [("gone", " ".join(old[a:b]))] * (b > a) + [("new", " ".join(new[c:d]))] * (d > c)
    return pieces
