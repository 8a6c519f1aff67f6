"""What the document leaves open or says against the law, told as notes; and readings that nobody explained."""

from collections.abc import Iterator

from core.contract.remarks import Remark, RemarkKind
from core.schools.faults import Fault, note, remark
from core.schools.profile import SchoolProfile
from core.schools.readings import marks_in, matter_of


def remark_checks(profile: SchoolProfile) -> Iterator[Fault]:
    """Each remark of the school's plugins with its paragraph; each reading without a word of explanation."""
    for one in profile.remarks:
        if one.kind is not RemarkKind.READING:
            yield note(f"remarks/{one.code}", _told(one))
    if any(one.kind is RemarkKind.READING for one in profile.remarks):
        for mark in marks_in(profile):
            if matter_of(profile, mark) is None:
                yield remark("remarks", f"De lezing {mark} wordt gebruikt, maar nergens uitgelegd.")


def _told(one: Remark) -> str:
    against = f" Dat botst met {one.against.document} {one.against.section}." if one.against else ""
    return f"{one.label} ({one.source.mark}): {one.says}{against}"
