"""Names are made of the words of GLOSSARY.md: what is called so in the code is called so in conversation."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"^\| ([A-Z][a-z]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
PIECE = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")

INSTRUMENTS = {"opp", "tlv", "sop"}
"""Instruments of Dutch law keep their abbreviation."""


def listed(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(re.findall(r"[a-z]+", words))


CRAFT = listed(
    """
    action app append assemble base bench block bound branch broken build calendar candidate cast cell cli collect
    colour combine comma command completeness converter cost date db decimal dekkend discover dose edit effective
    env error format head header id import input install json key length limit list listing meta migrate
    model nav navigation node number option order paging paragraph people picture plain plural point presentation
    print public query raw row schema section sentence sequence serve service set short side silence slice
    slug sql stack state static strict switch text time toml type unit utc view web whole wsgi
    """
)
"""Words of every program, and of text and numbers."""

GRAMMAR = listed(
    """
    about add aftermath again all any apart approve ask at bare because between beyond built busy by close come
    consult cover current day decide differing disclose do double due dutch elsewhere end enter entry extend fail
    fill find finish first for found from give given hand held hold holds house human idempotent if in incomplete
    inform invalid invite involve is judge judged kept known likely look lost many measure measured mine mistype
    most named netherlands new next no not nothing of off once only open out over own ownership past plan possible
    present published publishing reach ready refuse resume revised revising said save seen shift shifted sign
    signed sit softened sought stale start suspend take taken the today too touch traveller tried typed unanswered
    unfit unknown unreadable unstorable visit wait want when with within written wrong your
    """
)
"""Small words and verbs that join concepts into a name: `MeetingHeld`, `PastTheWall`, `TooMany`."""

NEVER = {"student", "client", "customer", "manager", "handler", "util", "utils", "helper", "helpers", "misc", "common"}


def glossary() -> dict[str, tuple[str, str]]:
    """The Dutch word and the meaning of each concept."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    lines = LINE.findall(text.split("|---|---|---|")[1])
    return {word: (dutch.strip(), meaning.strip()) for word, dutch, meaning in lines}


def pieces(name: str) -> list[str]:
    """`ConsentRule`, `consent_rule` and `consent-rule` are consent and rule."""
    return [piece.lower() for piece in PIECE.findall(name)]


def roots(word: str) -> set[str]:
    """The word and what it may be a form of: agendas, duties, sealed, judging, holder."""
    found = {word, word.removesuffix("s"), word.removesuffix("es")}
    found |= {word[: -len(end)] + new for end, new in _ENDINGS if word.endswith(end)}
    return found | {stem[:-1] for stem in found if len(stem) > 3 and stem[-1:] == stem[-2:-1]}


_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"),
    ("able", ""), ("ted", ""), ("ation", "e"),
)  # fmt: skip


def names(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Where, and which name: every module, class and table."""
    for place, text in files:
        for part in Path(place).with_suffix("").parts[1:]:
            if part != "__init__":
                yield place, part
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                yield place, node.name
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__tablename__":
                yield place, str(ast.literal_eval(node.value))


def core_files() -> list[tuple[str, str]]:
    found = (path for path in sorted((ROOT / "core").rglob("*.py")) if "versions" not in path.parts)
    return [(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in found]


def strange(files: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Words in names that no list knows, with the names in which they stand."""
    known = {word.lower() for word in glossary()} | INSTRUMENTS | CRAFT | GRAMMAR
    found: dict[str, set[str]] = {}
    for place, name in names(files):
        for word in pieces(name):
            if word in NEVER or not roots(word) & known:
                found.setdefault(word, set()).add(f"{name} ({place})")
    return found


def test_every_name_is_made_of_known_words() -> None:
    assert not strange(core_files())


def test_the_tables_are_named_after_concepts_only() -> None:
    concepts = {word.lower() for word in glossary()} | {"sign", "in", "entry", "idempotent"}
    tables = [name for place, name in names(core_files()) if "_" in name and place.endswith("models.py")]
    assert not {name: word for name in tables for word in pieces(name) if not roots(word) & concepts}


def test_the_glossary_is_in_order_and_whole() -> None:
    words = list(glossary())
    assert words == sorted(words)
    assert len(words) > 150
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    assert text.count("\n| ") - 1 == len(words), "een regel heeft niet drie vakken, of een woord staat er twee keer"
    assert not [word for word, (dutch, meaning) in glossary().items() if len(dutch) < 2 or len(meaning) < 8]


def test_the_glossary_holds_nothing_that_the_code_does_not_speak_of() -> None:
    words = {word.lower() for _place, text in core_files() for word in re.findall(r"[A-Za-z]+", text)}
    spoken = {root for word in words for root in roots(word)}
    assert not [word for word in glossary() if word.lower() not in spoken]


def test_a_listed_word_is_used_and_is_no_concept() -> None:
    used = {root for _place, name in names(core_files()) for word in pieces(name) for root in roots(word)}
    assert not (CRAFT | GRAMMAR) - used
    assert not {word.lower() for word in glossary()} & (CRAFT | GRAMMAR)


@pytest.mark.planted
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("class StudentCase: pass", "student"),
        ("class ConsentManager: pass", "manager"),
        ("class Frobnicator: pass", "frobnicator"),
        ("class X:\n    __tablename__ = 'zorg_melding'", "zorg"),
    ],
)
def test_a_strange_name_is_found(text: str, word: str) -> None:
    assert word in strange([("core/db/planted.py", text)])


@pytest.mark.planted
def test_a_module_with_a_strange_name_is_found() -> None:
    assert set(strange([("core/features/pupils/aanmeldingen.py", "")])) == {"aanmeldingen"}
