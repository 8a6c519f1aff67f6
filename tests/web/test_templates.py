"""What no template may do, and what every script and template must."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from core.web.language import FOLDER

pytestmark = pytest.mark.pure

CORE = Path(__file__).parents[2] / "core"
TEMPLATES = sorted(CORE.rglob("templates/**/*.html"))
SCRIPTS = sorted((CORE / "web" / "static" / "js").glob("*.js"))


def shown(path: Path) -> str:
    return str(path.relative_to(CORE))


@pytest.mark.parametrize("template", TEMPLATES, ids=shown)
def test_a_template_trusts_no_text_and_carries_no_style_or_script(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert "|safe" not in text.replace(" ", "")
    assert "autoescape false" not in text
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("script", SCRIPTS, ids=shown)
def test_a_script_writes_text_never_html(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)


def test_every_macro_has_a_line_in_the_docs() -> None:
    docs = (CORE.parent / "docs" / "pages.md").read_text(encoding="utf-8")
    parts = (CORE / "web" / "templates" / "dk" / "parts.html").read_text(encoding="utf-8")
    macros = re.findall(r"set (\w+) = _\1", parts)
    assert len(macros) > 20
    assert [macro for macro in macros if f"dk.{macro}" not in docs] == []


def test_marked_texts_are_written_out_so_that_they_can_be_translated() -> None:
    """`_(f"...")` and `_(variable)` are found by no extractor; drawing a label again is the one exception."""
    wrong = []
    for source in sorted(CORE.rglob("*.py")):
        for call in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if _marks_something_made(call):
                wrong.append(f"{shown(source)}:{getattr(call, 'lineno', 0)}")
    assert wrong == []


def _marks_something_made(node: ast.AST) -> bool:
    marks = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")
    return marks and bool(node.args) and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)  # type: ignore[attr-defined]


def test_the_catalogue_can_be_read_and_knows_the_pages() -> None:
    with (FOLDER / "dekkend.pot").open("rb") as file:
        kept = {message.id for message in read_po(file)}
    assert {"Naar de inhoud", "Niet voldaan", "Wat al in orde is (%(aantal)s)"} <= kept
