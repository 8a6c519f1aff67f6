"""What other pages show of the library: the guides that go with the characteristics of a pupil."""

from collections.abc import Iterator
from uuid import UUID

from flask import url_for

from core.access.school import profile
from core.features.cases.facts import CaseFile
from core.features.library.rules import FlagSupport, helpful, words_of
from core.features.publication import sentences
from core.features.pupils import service
from core.features.pupils.flags import flag_words
from core.features.pupils.models import flags_of
from core.features.pupils.panels import PanelLine, PupilPanel
from core.features.pupils.rules import Sight
from core.web.language import _
from core.web.problems import Way


def way_from_dossier(file: CaseFile) -> Way | None:
    """A link to what goes with the characteristics of this pupil; it asks the database nothing."""
    found = helpful(profile(), file.facts.pupil.flags)
    if not found:
        return None
    asked = found[0].flag if len(found) == 1 else None
    words = ", ".join(words_of(one.flag) for one in found)
    return Way(label=_("In de bibliotheek: %(kenmerk)s", kenmerk=words), href=url_for("library.index", kenmerk=asked))


def of_pupil(pupil_id: UUID) -> PupilPanel | None:
    """Guides and help that go with the characteristics of a pupil; nothing for who does not see those."""
    pupil = service.pupil_of(pupil_id)
    found = helpful(profile(), flags_of(pupil))
    if not found or service.sight_of(pupil_id) is not Sight.FACTS:
        return None
    lines = tuple(line for one in found for line in _lines(one, flag_words(profile(), one.flag, pupil.first_name)))
    return PupilPanel(key="bibliotheek", title=_("In de bibliotheek"), lines=lines)


def _lines(one: FlagSupport, because: str) -> Iterator[PanelLine]:
    for guide in one.guides:
        href = url_for("library.show", guide_code=guide.code)
        yield PanelLine(words=sentences.about_anyone(guide.label), href=href, meta=f"{guide.kind} · {because}")
    for given in one.provisions:
        yield PanelLine(words=sentences.about_anyone(given.label), meta=f"{given.kind} · {because}")
