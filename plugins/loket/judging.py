"""Where Loket behaves instead of declares: a talk about the OPP counts only for the OPP that lay on the table."""

from dataclasses import replace

from core.contract.dates import in_words
from core.contract.facts import Facts, Happening
from core.contract.findings import Finding, State
from core.contract.requirements import ConversationWith, Requirement
from plugins.loket.source import sop
from plugins.loket.talks import OPP_TALK

SOURCE = sop(
    "3.3",
    "Deze worden onder andere door het OT opgesteld naar aanleiding van de effectieve leerlingbespreking en worden "
    "besproken met leerlingen en ouders.",
    reading="Eerst opgesteld, dan besproken. Bij een vervolg op het OPP hoort dus een nieuw gesprek.",
)


def judge(requirement: Requirement, facts: Facts) -> Finding | None:
    """Unmet where the talk about the OPP was held before the newest OPP was made; None leaves it to the core.

    The closed set of requirements knows that a talk took place, not that it came after the document it was about.
    """
    if not isinstance(requirement, ConversationWith) or requirement.about != OPP_TALK:
        return None
    made, talk = _newest_opp(facts), _newest_talk(requirement, facts)
    if made is None or talk is None or talk.on >= made.on:
        return None
    reason = (
        f"Het gesprek was op {in_words(talk.on)}. Het OPP is van {in_words(made.on)}. "
        "Over dit OPP staat nog geen gesprek vast."
    )
    (finding,) = requirement.found(facts, State.UNMET, reason, ("conversation", OPP_TALK))
    return replace(finding, source=SOURCE, judged_by="loket")


def _newest_opp(facts: Facts) -> Happening | None:
    return next((written for written in facts.of_kind("document", "opp") if written.outcome == "made"), None)


def _newest_talk(requirement: ConversationWith, facts: Facts) -> Happening | None:
    wanted = {party.role for party in requirement.parties}
    return next((talk for talk in facts.of_kind("conversation", OPP_TALK) if wanted <= talk.roles), None)
