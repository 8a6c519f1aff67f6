"""The school in short: its years and its words."""

from core.contract.school import About, Sector, Wording, Year
from plugins.loep.source import sop

_YEARS = sop("9.1", "duidelijke doorgaande leerlijnen van groep 1 t/m 8 voor de basisvaardigheden.")

YEARS = tuple(Year(code=f"groep_{rank}", label=f"groep {rank}", rank=rank, source=_YEARS) for rank in range(1, 9))

ABOUT = (
    About(
        code="loep",
        label="Loep",
        sector=Sector.PO,
        board="Primo",
        years=YEARS,
        group_word="groep",
        document="Schoolondersteuningsprofiel",
        legal_reading="Het document noemt zich plan en profiel. Wij lezen het als één schoolondersteuningsprofiel.",
        source=sop("inleiding", "het schoolondersteuningsplan (SOP) van Loep", reading="A-25"),
    ),
)

WORDING = (
    Wording(
        code="pupil_group",
        label="groep",
        source=sop("1.1", "Het streven is om maximaal per groep 25 leerlingen te hebben."),
    ),
    Wording(code="year", label="groep", source=_YEARS),
    Wording(code="care_level", label="zorgniveau", source=sop("3.2.1", "We maken gebruik van 5 zorgniveaus.")),
    Wording(
        code="support_route",
        label="zorgroute",
        source=sop("3.2.1", "de mogelijke zorgroutes (didactisch en pedagogisch/sociaal-emotioneel)"),
    ),
    Wording(code="concern", label="zorg", source=sop("4.4", "de zorgen beter in kaart brengen")),
    Wording(code="mentor", label="leerkracht", source=sop("3.2.1", "Algemene zorg door de groepsleerkracht.")),
    Wording(
        code="care_owner",
        label="KC",
        source=sop("3.1", "De kwaliteitcoördinator (KC) is verantwoordelijk voor de zorgstructuur in de school."),
    ),
    Wording(
        code="care_team",
        label="VOT",
        source=sop("3.2.4", "Op Loep werken we met een vroegtijdig ondersteuningsteam (VOT)."),
    ),
    Wording(code="pupil", label="leerling", source=sop("4.2", "Leerlingen worden gestimuleerd")),
    Wording(
        code="parents", label="ouders", source=sop("8.1", "Een goede relatie tussen ouders en de school is essentieel.")
    ),
)
