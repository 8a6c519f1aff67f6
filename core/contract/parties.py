"""Somebody a rule or a form speaks of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The code of a role and the words for it in a sentence ("de ouders"); `{leerling}` stands for the pupil."""

    role: str
    label: str
