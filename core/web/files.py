"""A table as a file that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response

STARTS_A_FORMULA = frozenset("=+-@|%\t\r\n＝＋－＠")
"""With these a spreadsheet begins a formula or a command; the wide forms count in some of them too."""


def harmless(cell: str) -> str:
    """The cell as text: an apostrophe before whatever a spreadsheet would run (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip(" \u00a0\ufeff")[:1] in STARTS_A_FORMULA and cell.strip() else cell


def as_csv(table: Iterable[Sequence[str]]) -> str:
    """Semicolons and quotes around everything, as Dutch spreadsheets expect."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in table)
    return text.getvalue()


def as_file(table: Iterable[Sequence[str]], name: str) -> Response:
    """The answer that a browser keeps as a file; `name` without its ending, in ASCII."""
    # the mark at the start tells a spreadsheet that this is UTF-8
    answer = Response("\ufeff" + as_csv(table), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
