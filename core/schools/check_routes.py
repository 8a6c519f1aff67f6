"""Whether the routes can be walked, and whether decisions and forms fit them."""

from collections.abc import Iterator

from core.contract.routes import RouteStep, SupportRoute
from core.schools.faults import Fault, fault, remark
from core.schools.profile import SchoolProfile

FEWEST_STEPS, MOST_STEPS = 3, 9


def route_checks(profile: SchoolProfile) -> Iterator[Fault]:
    """Steps, decisions, forms and teams."""
    for route in profile.support_routes:
        yield from _length(route)
        yield from _steps(profile, route)
        yield from _unreachable(route)
    yield from _decisions(profile)
    yield from _starts(profile)
    yield from _circles(profile)
    yield from _venues(profile)


def _length(route: SupportRoute) -> Iterator[Fault]:
    key, number = f"support_routes/{route.code}", len(route.steps)
    if number < FEWEST_STEPS:
        yield fault(key, f"Een route heeft ten minste {FEWEST_STEPS} stappen, deze heeft er {number}.")
    if number > MOST_STEPS:
        yield remark(key, f"Deze route heeft {number} stappen; meer dan {MOST_STEPS} is moeilijk te overzien.")


def _steps(profile: SchoolProfile, route: SupportRoute) -> Iterator[Fault]:
    codes = {step.code for step in route.steps}
    rights = {right.code: right for right in profile.decision_rights}
    for step in route.steps:
        key = f"support_routes/{route.code}/steps/{step.code}"
        for code in step.next:
            if code not in codes:
                yield fault(f"{key}/next", f"De route heeft geen stap {code}.")
        if not step.owners and not step.decided_by and not step.enters_after and step is not route.steps[0]:
            yield fault(f"{key}/owners", "Niemand kan deze stap zetten: noem een eigenaar, een besluit of een overleg.")
        if step.ends and step.next and step is not route.steps[0]:
            # The first step may be both: where every pupil is, and where a case comes back to rest.
            yield fault(f"{key}/next", "Deze stap sluit het dossier af; er kan niets na komen.")
        right = rights.get(step.decided_by)
        if right is not None and right.step not in ("", step.code):
            yield remark(
                f"{key}/decided_by", f"Het besluit {right.code} brengt een dossier naar stap {right.step}, niet hier."
            )


def _unreachable(route: SupportRoute) -> Iterator[Fault]:
    steps = {step.code: step for step in route.steps}
    reached: set[str] = set()
    ahead = [route.steps[0].code] if route.steps else []
    while ahead:
        code = ahead.pop()
        if code not in reached and code in steps:
            reached.add(code)
            ahead += steps[code].next
    for step in route.steps:
        if step.code not in reached:
            yield remark(f"support_routes/{route.code}/steps/{step.code}", "Geen enkele stap leidt hierheen.")
    if not any(_is_end(step) for step in route.steps):
        yield remark(f"support_routes/{route.code}", "De route kent geen einde (ends=True).")


def _is_end(step: RouteStep) -> bool:
    return step.ends or not step.next


def _decisions(profile: SchoolProfile) -> Iterator[Fault]:
    for right in profile.decision_rights:
        key = f"decision_rights/{right.code}"
        routes = [route for route in profile.support_routes if not right.routes or route.code in right.routes]
        if right.step and not any(step.code == right.step for route in routes for step in route.steps):
            yield fault(f"{key}/step", f"Geen route van dit besluit heeft een stap {right.step}.")
        if not right.teams and not right.owners:
            yield fault(key, "Niemand mag dit besluit nemen: noem een overleg of een rol.")


def _starts(profile: SchoolProfile) -> Iterator[Fault]:
    for form in profile.document_templates:
        for route in profile.support_routes:
            if (
                form.starts_at
                and route.code in form.routes
                and all(step.code != form.starts_at for step in route.steps)
            ):
                key = f"document_templates/{form.code}/starts_at"
                yield fault(key, f"De route {route.code} heeft geen stap {form.starts_at}.")


def _circles(profile: SchoolProfile) -> Iterator[Fault]:
    extends = {team.code: team.extends for team in profile.team_compositions}
    for team in profile.team_compositions:
        seen, code = {team.code}, team.extends
        while code and code not in seen:
            seen.add(code)
            code = extends.get(code, "")
        if code == team.code:
            yield fault(f"team_compositions/{team.code}/extends", "Dit overleg breidt in een kring zichzelf uit.")


def _venues(profile: SchoolProfile) -> Iterator[Fault]:
    silent = {team.code for team in profile.team_compositions if not team.discusses}
    for right in profile.decision_rights:
        for code in right.teams:
            if code in silent and not right.elsewhere:
                says = f"Het overleg {code} heeft hier geen agenda. Zeg in `elsewhere` wie dit besluit neemt."
                yield remark(f"decision_rights/{right.code}/teams", says)
    for route in profile.support_routes:
        for step in route.steps:
            if step.team in silent:
                key = f"support_routes/{route.code}/steps/{step.code}/team"
                yield fault(key, f"Het overleg {step.team} bespreekt geen dossiers.")
