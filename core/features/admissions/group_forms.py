"""How a group is made up, by the school's own kinds. What is an aim warns; what the school rules out is refused."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.partners import PlacementRule
from core.db.engine import session
from core.features.admissions import placement_rules as rules
from core.features.admissions.models import GroupForm
from core.features.pupils.groups import group_of
from core.web.language import _
from core.web.problems import Invalid


def kinds() -> tuple[PlacementRule, ...]:
    """The kinds of groups of this school."""
    return rules.kind_rules(profile().placement_rules)


def form_of(group_id: UUID) -> GroupForm | None:
    """How a group is made up, where somebody said so."""
    return session().scalars(select(GroupForm).where(GroupForm.group_id == group_id)).one_or_none()


def make_up(group_id: UUID, rule_code: str, years: Sequence[int], reason: str = "") -> GroupForm:
    """Say how a group is made up. Invalid with the school's own rule where it does not make such groups."""
    group = group_of(group_id)
    rule = next((one for one in kinds() if one.code == rule_code), None)
    if rule is None:
        raise Invalid(_("Niet alles klopt nog."), errors={"rule_code": [_("Kies een soort die de school kent.")]})
    if not years or not set(years) <= {year.rank for year in profile().years}:
        raise Invalid(_("Niet alles klopt nog."), errors={"years": [_("Kies een leerjaar.")]})
    if rules.wrong_kind(rule, years, profile().placement_rules):
        said = _("Zo’n groep maakt de school niet voor deze leerjaren.")
        raise Invalid(said, errors={"rule_code": [said]})
    if rules.needs_reason(rule, years) and not reason.strip():
        wanted = rule.group.exception if rule.group else ""
        said = _("Zo’n groep is een uitzondering (%(reden)s). Schrijf op waarom.", reden=wanted)
        raise Invalid(said, errors={"reason": [said]})
    form = form_of(group.id) or GroupForm(school_id=scope().school_id, group_id=group.id)
    form.rule_code, form.years, form.reason = rule.code, sorted(set(years)), reason
    session().add(form)
    session().flush()
    ledger.record(action="group.make_up", object_type="pupil_group", object_id=group.id, rule=rule.code[:40])
    return form
