"""Names of people: how they are sorted, and how a search forgives spelling. Pure: no database, no request.

A name is folded: small letters without accents, words parted by one space. A word that was typed fits a word of a
name when it is part of it, or when one slip of the finger lies between them: a letter too many, one missing, one
wrong, or two swapped. A slip leaves at least one third of the typed word intact, which is what the database looks for.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MOST_WORDS = 6
"""Words of a search that count; a name has no more."""
LEAST_FOR_A_SLIP = 3
"""Letters a typed word needs before a slip is forgiven: of shorter ones too little is left."""
LONGEST = 180
"""Characters of a folded name that are kept: one letter may unfold into many."""
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ĳ": "ij"}
)
_INFIXES = frozenset(
    ("van", "de", "den", "der", "het", "ten", "ter", "te", "in", "op", "d", "s", "t", "vd", "la", "le", "el", "al")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in its three parts; the infix may be empty."""

    first: str
    infix: str
    family: str


def full_name(first: str, infix: str, family: str) -> str:
    """As it is spoken: `Yara van den Berg`."""
    return " ".join(part for part in (first, infix, family) if part)


def folded(text: str) -> str:
    """Small letters without accents, words parted by one space: `Zoë d'Ávila-Ĳssel` becomes `zoe d avila ijssel`."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)).translate(_LETTERS)
    kept = (char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join("".join(kept).split())


def sort_name(name: Name) -> str:
    """By family name without infix, as Dutch lists do: `berg yara van den`. At most `LONGEST` characters."""
    return " ".join(part for part in map(folded, (name.family, name.first, name.infix)) if part)[:LONGEST]


def search_name(name: Name) -> str:
    """The folded name in spoken order: `yara van den berg`. At most `LONGEST` characters."""
    return " ".join(part for part in map(folded, (name.first, name.infix, name.family)) if part)[:LONGEST]


def words_of(query: str) -> tuple[str, ...]:
    """The folded words of a search; infixes only when nothing else was typed ("Berg, van den" asks for Berg)."""
    words = tuple(dict.fromkeys(folded(query).split()))[:MOST_WORDS]
    return tuple(word for word in words if word not in _INFIXES) or words


def spellings(word: str) -> tuple[str, ...]:
    """The word as typed, and with the other spelling of ij and y."""
    return tuple(dict.fromkeys((word, word.replace("ij", "y"), word.replace("y", "ij"))))


def pieces(word: str) -> tuple[str, ...]:
    """Three parts of a word of which one slip leaves at least one whole; the word itself when it is too short."""
    if len(word) < LEAST_FOR_A_SLIP:
        return (word,)
    third, rest = divmod(len(word), 3)
    first, second = third, 2 * third + (rest > 1)
    return tuple(dict.fromkeys((word[:first], word[first:second], word[second:])))


def fits(words: tuple[str, ...], name: str) -> bool:
    """Whether every typed word fits a word of the folded name, one slip per word forgiven."""
    there = _joined(name)
    return bool(words) and all(any(_word_fits(word, known) for known in there) for word in words)


def is_close(one: str, other: str) -> bool:
    """Whether two folded names may be of one child: the same words in any order, one slip per word forgiven."""
    mine, theirs = words_of(one), words_of(other)
    return fits(mine, other) or fits(theirs, one)


@lru_cache(maxsize=8192)
def _joined(name: str) -> tuple[str, ...]:
    """The words of a name, and neighbours written as one: `vandenberg`, `annemarie`."""
    words = name.split()
    runs = ("".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1))
    return tuple(dict.fromkeys(runs))


def _word_fits(word: str, known: str) -> bool:
    if any(spelling in known for spelling in spellings(word)):
        return True
    if len(word) < LEAST_FOR_A_SLIP:
        return False
    # Who types half a name may slip in that half: compare with beginnings of about the same length too.
    lengths = {len(word) - 1, len(word), len(word) + 1, len(known)}
    return any(one_slip(word, known[:length]) for length in lengths if abs(length - len(word)) <= 1)


def one_slip(one: str, other: str) -> bool:
    """Whether at most one letter was added, left out or changed, or two neighbours were swapped."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped
