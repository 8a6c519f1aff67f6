"""Loket in short: sector, board, years, and the school's words for words of the core."""

from datetime import date

from core.contract.school import About, Sector, Wording, Year
from plugins.loket.source import sop

_YEARS = tuple(
    Year(
        code=f"klas_{rank}",
        label=f"klas {rank}",
        rank=rank,
        source=sop("2.3", "aan het eind van klas 2") if rank == 2 else sop("4.1", "leerjaar 4"),
    )
    for rank in range(1, 5)
)

ABOUT = About(
    code="loket",
    label="Loket Zwijndrechtse Waard",
    source=sop("1", "ondersteuning op Loket Zwijndrechtse Waard", reading="A-49"),
    sector=Sector.VO,
    board="OZHW",
    years=_YEARS,
    group_word="klas",
    document="Schoolondersteuningsplan",
    tracks=("vmbo basisberoepsgerichte leerweg", "vmbo kaderberoepsgerichte leerweg"),
    valid_from=date(2022, 8, 1),
)

WORDING = (
    Wording(code="pupil_group", label="klas", source=sop("2.4", "een klas met circa 16 leerlingen")),
    Wording(code="director", label="regiehouder", source=sop("3.2", "wie binnen het OT de regiehouder is")),
    Wording(code="concern", label="zorgmelding", source=sop("3.2", "het invullen van een zorgmelding in SOM")),
    Wording(code="mentor", label="coach", source=sop("2.3", "Daarom krijgen onze leerlingen een eigen coach.")),
    Wording(code="care_owner", label="zorgcoördinator", source=sop("1", "dan komt de zorgcoördinator in beeld")),
    Wording(code="care_team", label="OT", source=sop("1", "bij het Ondersteuningsteam (OT)")),
    Wording(code="pupil", label="leerling", source=sop("2", "De ondersteuningsbehoefte van de leerling")),
    Wording(code="guardians", label="ouders", source=sop("1", "de ouders hun kind het beste kennen")),
)
