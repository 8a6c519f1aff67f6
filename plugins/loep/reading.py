"""The form of a reading: the matter, the school's words, what they leave open, and how the program reads them."""

from core.contract.remarks import Remark, RemarkKind
from core.contract.source import Source


def reading(mark: str, label: str, source: Source, says: str, chosen: str) -> Remark:
    """A choice that the school may confirm or change. `mark` is its name in the catalogue: "A-16"."""
    return Remark(
        code=mark.lower().replace("-", "_"),
        label=label,
        source=source,
        kind=RemarkKind.READING,
        says=says,
        chosen=chosen,
        mark=mark,
    )
