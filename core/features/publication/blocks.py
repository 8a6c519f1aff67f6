"""A text of the profile as paragraphs and lists. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

BULLETS = ("- ", "• ")
NUMBERED = re.compile(r"\d+\. ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph (one line), a list of items, or with `is_term` the name of what the next paragraph is about.

    The items of a list with `is_numbered` carry their own numbers.
    """

    lines: tuple[str, ...]
    is_list: bool = False
    is_numbered: bool = False
    is_term: bool = False


def blocks(text: str) -> Iterator[Block]:
    """The lines of a text as paragraphs and lists: lines that begin with a bullet or a number belong together.

    A list of one item with a paragraph below it is the name of what that paragraph tells.
    """
    found = [Block(lines=tuple(lines), is_list=bool(kind), is_numbered=kind == "1") for kind, lines in _runs(text)]
    for block, after in zip_longest(found, found[1:]):
        alone = block.is_list and not block.is_numbered and len(block.lines) == 1
        told = after is not None and not after.is_list
        yield replace(block, is_list=False, is_term=True) if alone and told else block


def _runs(text: str) -> Iterator[tuple[str, list[str]]]:
    """Lines that belong together, with "-" for a list, "1" for a numbered list, nothing for a paragraph."""
    lines = [line.strip() for line in text.splitlines()]
    for (kind, _place), run in groupby(enumerate(lines), lambda one: (_kind(one[1]), _kind(one[1]) or one[0])):
        said = [line[2:].strip() if kind == "-" else line for _number, line in run if line]
        if said:
            yield kind, said


def _kind(line: str) -> str:
    if line.startswith(BULLETS):
        return "-"
    return "1" if NUMBERED.match(line) else ""
