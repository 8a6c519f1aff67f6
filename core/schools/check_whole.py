"""What every profile needs as a whole."""

from collections.abc import Iterator

from core.contract.source import Statement
from core.schools.answers import CODE
from core.schools.colour import wrong_with
from core.schools.faults import Fault, fault, remark
from core.schools.profile import BY_LAW, SchoolProfile
from core.schools.walk import values

_NEEDED = ("care_levels", "staff_roles", "support_routes", "document_templates")
MOST_INTAKE_FIELDS = 5
_CODED = (
    *(
        "steps",
        "questions",
        "outcomes",
        "fields",
        "choices",
        "ranges",
        "years",
        "duties",
        "non_duties",
        "tasks",
        "asks",
    ),
    *("rules", "offers", "amounts", "funding", "sections"),
)
"""Parts with a code of their own, that may stand once in the value they belong to."""


def whole_checks(profile: SchoolProfile) -> Iterator[Fault]:
    """About, roles, levels, forms, colour, codes."""
    yield from (fault("accent", says) for says in wrong_with(profile.school.accent))
    yield from _about(profile)
    yield from _presence(profile)
    yield from _levels(profile)
    yield from _forms(profile)
    yield from _codes(profile)
    yield from _contacts(profile)


def _about(profile: SchoolProfile) -> Iterator[Fault]:
    if len(profile.about) != 1:
        yield fault("about", f"Een school beschrijft zichzelf precies één keer; hier {len(profile.about)} keer.")
        return
    about = profile.about[0]
    if about.sector is not profile.school.sector:
        says = f"De plugin is voor {about.sector}, de school is {profile.school.sector}."
        yield fault("sector", says)
    ranks = sorted(year.rank for year in about.years)
    if ranks != list(range(1, len(ranks) + 1)) or not ranks:
        yield fault(f"about/{about.code}/years", f"De leerjaren moeten genummerd zijn vanaf 1, hier: {ranks}.")


def _presence(profile: SchoolProfile) -> Iterator[Fault]:
    for hook in _NEEDED:
        if not any(profile.origin.get(f"{hook}/{value.code}") != BY_LAW for value in profile.declared(hook)):
            yield fault(hook, "Deze hook moet een antwoord geven; zonder kan de school niet werken.")
    if not profile.mentor_roles:
        yield fault("staff_roles", "Geen enkele rol begeleidt leerlingen persoonlijk (mentors=True).")
    if not profile.care_owner_roles:
        yield fault("staff_roles", "Geen enkele rol is eigenaar van de zorgstructuur (owns_care=True).")
    if not profile.intake_forms:
        yield fault("document_templates", "Er is geen formulier waarmee een zorg gemeld wordt (intake=True).")
    if not any(role.first_contact for role in profile.staff_roles):
        yield remark("staff_roles", "Geen enkele rol is het eerste aanspreekpunt (first_contact=True).")


def _levels(profile: SchoolProfile) -> Iterator[Fault]:
    ranks = sorted(level.rank for level in profile.care_levels)
    if ranks != list(range(1, len(ranks) + 1)):
        yield fault("care_levels", f"De rangen van de niveaus moeten 1 tot en met {len(ranks)} zijn, hier: {ranks}.")
    automatic = [level for level in profile.care_levels if level.automatic]
    if len(automatic) > 1 or any(level.rank != 1 for level in automatic):
        yield fault("care_levels", "Alleen het laagste niveau kan vanzelf gelden (automatic=True).")


def _forms(profile: SchoolProfile) -> Iterator[Fault]:
    for form in profile.intake_forms:
        key = f"document_templates/{form.code}"
        if len(form.fields) > MOST_INTAKE_FIELDS:
            says = f"Het formulier heeft {len(form.fields)} velden. Een zorg melden mag er {MOST_INTAKE_FIELDS} vragen."
            yield fault(f"{key}/fields", says)
        if not form.reporters:
            yield fault(f"{key}/reporters", "Niemand mag dit formulier versturen.")
        if not form.routes:
            yield fault(f"{key}/routes", "Het formulier begint geen enkele route.")


def _codes(profile: SchoolProfile) -> Iterator[Fault]:
    for place, value in values(profile):
        code = getattr(value, "code", None)
        if isinstance(code, str) and not CODE.match(code) and not (isinstance(value, Statement) and not code):
            yield fault(place, f"De code {code!r} mag alleen kleine letters, cijfers en _ bevatten.")
        for name in _CODED:
            inner = getattr(value, name, ())
            codes = [getattr(part, "code", None) for part in inner] if isinstance(inner, tuple) else []
            for double in sorted({code for code in codes if code and codes.count(code) > 1}):
                yield fault(f"{place}/{name}", f"De code {double} komt twee keer voor.")


def _contacts(profile: SchoolProfile) -> Iterator[Fault]:
    for partner in profile.partners:
        origin = profile.origin.get(f"partners/{partner.code}", "")
        if partner.contacts and origin != "eigen waarde":
            yield fault(
                f"partners/{partner.code}/contacts", "Namen van contactpersonen horen in het bestand van de school."
            )
