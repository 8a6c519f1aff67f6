"""Other ways to read the document, as lines of the school's file and as own values."""

import tomllib
from typing import Any

from core.contract.remarks import Alternative, Remark
from core.schools.overlay import DUTCH_KEYS, read_own_values
from core.schools.problems import SetupProblem


def choice_lines(remark: Remark, alternative: Alternative) -> str:
    """The lines of the school's file that choose this alternative; its own values follow from it."""
    return f'[{DUTCH_KEYS["remarks"]}.{remark.code}]\nkeuze = "{alternative.code}"\n'


def own_lines(alternative: Alternative) -> str:
    """The own values that the alternative stands for, as lines of the school's file."""
    return "".join(f"[{DUTCH_KEYS[one.hook]}.{one.code}]\n{one.key} = {one.value}\n" for one in alternative.own)


def values_of(alternative: Alternative) -> tuple[dict[str, Any], tuple[SetupProblem, ...]]:
    """The own values of an alternative by hook and code, and what is wrong with them."""
    unknown = [one.hook for one in alternative.own if one.hook not in DUTCH_KEYS]
    if unknown:
        return {}, (SetupProblem(where="", key=alternative.code, says=f"Onbekend soort waarde: {unknown[0]}."),)
    data: dict[str, Any] = {}
    try:
        for one in alternative.own:
            value = tomllib.loads(f"x = {one.value}")["x"]
            data.setdefault(DUTCH_KEYS[one.hook], {}).setdefault(one.code, {})[one.key] = value
    except tomllib.TOMLDecodeError as error:
        return {}, (SetupProblem(where="", key=alternative.code, says=f"Geen TOML: {error}."),)
    return read_own_values("", data)
