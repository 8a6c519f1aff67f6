"""What the page of a pupil shows of admission: the placements, for who works on them."""

from uuid import UUID

from flask import url_for

from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.admissions.placement_rules import PlacementState
from core.features.admissions.placements import of_pupil
from core.features.pupils.panels import PanelLine, PupilPanel
from core.web.dates import day_long
from core.web.language import _


def placements(pupil_id: UUID) -> PupilPanel | None:
    """The placements of a pupil; nothing for who does not work on them, or where there are none."""
    found = of_pupil(pupil_id) if Permission.ADMISSIONS_WORK in scope().permissions else ()
    if not found:
        return None
    words = {
        PlacementState.OPEN: _("Voorwaarden worden bekeken"),
        PlacementState.TRIAL: _("Proefplaatsing"),
        PlacementState.FINAL: _("Definitief geplaatst"),
        PlacementState.UNABLE: _("Handelingsverlegen"),
        PlacementState.CLOSED: _("Niet geplaatst"),
    }
    lines = tuple(
        PanelLine(
            words=words[PlacementState(one.state)],
            href=url_for("admissions.placement", placement_id=one.id),
            meta=_("tot en met %(dag)s", dag=day_long(one.ends_on)) if one.ends_on else "",
        )
        for one in found
    )
    return PupilPanel(key="plaatsing", title=_("Plaatsing"), lines=lines)
