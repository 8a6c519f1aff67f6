"""The text of the support plan, paragraph by paragraph, from `chapters.toml` beside this file."""

import tomllib
from importlib.resources import files

from core.contract.school import Chapter
from plugins.loket.source import sop


def _code(section: str) -> str:
    """A code that never changes: "h2_7" for § 2.7, "bijlage_1" for appendix 1."""
    code = section.replace(".", "_").replace(" ", "_")
    return code if code[0].isalpha() else f"h{code}"


def _load() -> tuple[Chapter, ...]:
    read = tomllib.loads(files(__package__).joinpath("chapters.toml").read_text(encoding="utf-8"))
    return tuple(
        Chapter(
            code=_code(part["section"]),
            label=part["heading"],
            source=sop(part["section"], reading=_SHIFTED.get(part["section"], "")),
            order=order,
            text=part.get("text", ""),
            missing=part.get("missing", False),
        )
        for order, part in enumerate(read["chapter"], start=1)
    )


_SHIFTED = {"3.6": "A-30", "bijlage 1": "A-29", "bijlage 2": "A-29", "bijlage 3": "A-29"}
"""Where the numbers of the plan do not run on: there is no § 3.5, and two appendices have only a title."""

CHAPTERS = _load()
