"""The paper of a real school holds what its trace points at: levels, teams, offers, partners, terms, numbers."""

from dataclasses import is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from core.contract.limits import Amount, Limits
from core.contract.requirements import Requirement
from core.contract.teams import Rhythm
from core.features.publication import amounts, paper, sentences, words
from core.schools.discover import discover
from core.schools.profile import SchoolProfile
from core.schools.registry import Registry
from core.schools.trace import pointed, read_trace, trace_files
from tests.features.publication.papers import words_on

pytestmark = pytest.mark.world  # making papers takes seconds

CONFIG = Path(__file__).parents[3] / "config"
SAID = ("care_levels", "team_compositions", "provisions", "partners", "deadlines", "thresholds", "obligations")
"""Kinds of value that are told in full; of the others the name is enough."""
ASKING = ("provisions", "partners", "admission_rules", "placement_rules", "trainings", "facilities", "systems")
"""Kinds of value whose conditions stand on the paper; those of a step stand in the picture of a case."""


def bare(text: str) -> str:
    """Letters and digits only: a line may break anywhere."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def wanted(profile: SchoolProfile, name: str) -> list[str]:
    """What has to stand on the paper for what the trace points at."""
    found = pointed(profile, name)
    hook = name.partition(".")[0]
    if hook in ("about", "wording", "remarks", "chapters", "retention_periods"):
        return []
    if isinstance(found, Requirement) and (
        hook not in ASKING or not asked(pointed(profile, name.partition("#")[0]), found)
    ):
        return []
    texts = [sentences.about_anyone(part) for part in told(profile, found)]
    if hook in SAID and "#" not in name and hook not in ("care_levels", "team_compositions"):
        texts.append(sentences.of_anyone(words.in_words(found)))
    return texts


def asked(value: Any, found: Requirement) -> bool:
    """Whether a condition is one of the value itself; one inside another is told by the sentence of that one."""
    return found is getattr(value, "requirement", None) or found in getattr(value, "before", ())


def told(profile: SchoolProfile, found: Any) -> list[str]:
    """The words of a value or a part."""
    if isinstance(found, Amount):
        return [amounts.amount(found, profile)]
    if isinstance(found, Limits):
        return [amounts.limits(found, profile)]
    if isinstance(found, Rhythm):
        return [sentences.rhythm(found)]
    if isinstance(found, Requirement):
        return [sentences.condition(found)]
    if not is_dataclass(found):
        return [str(found)] if isinstance(found, int | Decimal) and not isinstance(found, bool) else []
    text = getattr(found, "label", "") or getattr(found, "text", "")
    return [text] if text else []


@pytest.mark.parametrize("slug", ["loep", "loket"])
def test_the_paper_holds_what_the_trace_points_at(app: Flask, slug: str) -> None:
    registry = Registry.load(CONFIG)
    profile = registry.profile(slug)
    with app.test_request_context():
        held = bare(words_on(paper.pdf(profile)))
    names = {name for line in read_trace(trace_files([slug], discover())) for name in line.carried}
    assert len(names) > 100
    missing = {name: text for name in names for text in wanted(profile, name) if bare(text) not in held}
    assert missing == {}
    for chapter in profile.chapters:
        lines = (line.strip().lstrip("-• ") for line in chapter.text.splitlines())
        assert [line for line in lines if bare(line) not in held] == [], chapter.label
