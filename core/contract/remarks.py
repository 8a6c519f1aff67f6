"""What the document itself leaves open, says twice or says against the law: told to a person, never a block."""

from dataclasses import dataclass
from enum import StrEnum

from core.contract.source import Declared, Source


class RemarkKind(StrEnum):
    """A reading is a choice where the text leaves room; a defect is a fault of the document; law is a rule that
    collides with the law."""

    READING = "reading"
    DEFECT = "defect"
    LAW = "law"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnValue:
    """A value that a school may set in its own file: the hook and the code, the Dutch `key` ("getal") and the value as
    TOML ("4", "true", "\"dinsdag\"")."""

    hook: str
    code: str
    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another way to read the text, as a sentence. `own` are the own values it stands for; empty where no own value can
    carry it: then the plugin has to change."""

    code: str
    label: str
    own: tuple[OwnValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Declared):
    """One remark on the document. `label` is the matter in a few words; `source.quote` the school's own text.

    `says` tells what is unclear, wrong or against the law; `chosen` how the program reads it until the school says
    otherwise. `mark` is the name of the reading ("A-16") that values carry in `source.reading`; `against` the article
    that the rule collides with; `about` the values concerned, as "hook/code". `alternatives` are other ways to read;
    `choice` is the code of the one that the school's file chose: `chosen` then says that one.
    """

    kind: RemarkKind
    says: str
    chosen: str = ""
    mark: str = ""
    against: Source | None = None
    about: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    choice: str = ""
