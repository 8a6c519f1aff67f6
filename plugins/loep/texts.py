"""The document itself, paragraph by paragraph, from `chapters.toml` beside this module."""

import tomllib
from importlib.resources import files

from core.contract.school import Chapter
from plugins.loep.source import sop


def chapters() -> tuple[Chapter, ...]:
    """Every paragraph in the order of the document. A line of a text is one paragraph or one item of a list."""
    rows = tomllib.loads(files("plugins.loep").joinpath("chapters.toml").read_text(encoding="utf-8"))["chapters"]
    return tuple(
        Chapter(
            code="p_" + row["section"].replace(".", "_"),
            label=row["heading"],
            order=row["order"],
            text=row.get("text", ""),
            missing=row.get("missing", False),
            source=sop(row["section"], reading=row.get("reading", "")),
        )
        for row in rows
    )
