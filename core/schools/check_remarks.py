"""What the document leaves open or says against the law, told as notes; and readings that nobody explained."""

from collections.abc import Iterator

from core.contract.remarks import Remark, RemarkKind
from core.schools.alternatives import in_force, wrong_with
from core.schools.faults import Fault, fault, note, remark
from core.schools.profile import SchoolProfile
from core.schools.readings import marks_in, matter_of


def remark_checks(profile: SchoolProfile) -> Iterator[Fault]:
    """Each remark of the school's plugins with its paragraph; each reading without a word of explanation."""
    for one in profile.remarks:
        if one.kind is not RemarkKind.READING:
            yield note(f"remarks/{one.code}", _told(one))
        yield from _alternatives(profile, one)
    if any(one.kind is RemarkKind.READING for one in profile.remarks):
        for mark in marks_in(profile):
            if matter_of(profile, mark) is None:
                yield remark("remarks", f"De lezing {mark} wordt gebruikt, maar nergens uitgelegd.")


def _alternatives(profile: SchoolProfile, one: Remark) -> Iterator[Fault]:
    """An alternative that the school's file could never carry; a chosen one that another own value overrules."""
    for alternative in one.alternatives:
        for problem in wrong_with(profile, alternative):
            yield fault(f"remarks/{one.code}/{alternative.code}", f"Deze keuze kan niet: {problem.key}: {problem.says}")
        if alternative.code == one.choice and not in_force(profile, alternative):
            says = f"De keuze “{alternative.label}” is niet van kracht: een eigen waarde zegt iets anders."
            yield remark(f"remarks/{one.code}", says)


def _told(one: Remark) -> str:
    against = f" Dat botst met {one.against.document} {one.against.section}." if one.against else ""
    return f"{one.label} ({one.source.mark}): {one.says}{against}"
