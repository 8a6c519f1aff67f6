"""Protocols, guides and systems (§ 2.8, § 2.1): what staff look up, and where else something is written down."""

from core.contract.offers import GuideSection
from core.contract.partners import Guide, SchoolSystem
from core.contract.source import Source
from plugins.loket.source import said, sop
from plugins.loket.ways_of_working import WAYS_OF_WORKING

_FOLDER = "K-schijf, map personeelsplein/ondersteuningsteam"
_SECTIONS = tuple(
    GuideSection(code=code, label=label, source=sop("2.8", quote))
    for code, label, quote in (
        ("problematiek", "Over de problematiek", "meer informatie over bepaalde problematieken"),
        ("in_de_klas", "Wat zie je in de klas?", "wat er terug te zien is in de klas"),
        ("aanpak", "Wat is de beste aanpak?", "de beste aanpak"),
        ("niet_doen", "Wat kun je beter niet doen?", "wat juist beter niet gedaan kan worden"),
    )
)
"""The four sections of every handelingswijzer; the plan holds no text of them, the school fills in its own."""

_GUIDES = (
    ("adhd", "AD(H)D"), ("angststoornis", "Angststoornis"), ("dcd", "DCD"), ("depressie", "Depressie"),
    ("dyscalculie", "Dyscalculie"), ("dyslexie", "Dyslexie"), ("dysthyme_stoornis", "Dysthyme stoornis"),
    ("faalangst", "Faalangst"), ("hechtingsstoornis", "Hechtingsstoornis"), ("mcdd", "MCDD"), ("nld", "NLD"),
    ("odd", "ODD"), ("ass", "ASS"), ("schizofrenie", "Schizofrenie"), ("slechthorendheid", "Slechthorendheid"),
    ("stotteren", "Stotteren"), ("gilles_de_la_tourette", "Syndroom van Gilles de la Tourette"),
)  # fmt: skip
"""The seventeen that are named; the list is open (A-46)."""

_STEPS = said(
    "2.8",
    "Op Loket wordt gewerkt volgens protocollen, zodat de stappen voor iedereen duidelijk zijn en de route bekend is.",
    code="stappen_duidelijk",
)
_TWO = sop("2.8", "Er zijn protocollen voor leerlingen met dyslexie en dyscalculie")
"""The two protocols that lie in the folder."""


def _protocol(code: str, label: str, source: Source, about: str = "", owner: str = "") -> Guide:
    """A protocol that the plan names; the school keeps its text elsewhere."""
    return Guide(
        code=f"protocol_{code}",
        label=label,
        kind="protocol",
        source=source,
        about=about,
        place=_FOLDER if source is _TWO else "",
        owner=owner,
        supplied=False,
        rules=(_STEPS,),
    )


GUIDES = (
    *(
        Guide(
            code=f"wijzer_{about}",
            label=f"Handelingswijzer {name}",
            kind="handelingswijzer",
            about=about,
            sections=_SECTIONS,
            place=_FOLDER,
            supplied=False,
            source=sop("2.8", name, reading="A-46"),
        )
        for about, name in _GUIDES
    ),
    *WAYS_OF_WORKING,
    _protocol("dyslexie", "Protocol dyslexie", _TWO, "dyslexie"),
    _protocol("dyscalculie", "Protocol dyscalculie", _TWO, "dyscalculie"),
    _protocol(
        "pesten", "Pestprotocol", sop("bijlage 1", "zoals omschreven in het pest-protocol"), "pesten",
        owner="anti_pestcoordinator",
    ),
    _protocol(
        "meldcode", "Meldcode", sop("bijlage 1", "de stappen van de meldcode"), owner="aandachtsfunctionaris_meldcode"
    ),
    _protocol(
        "ziekteverzuim", "Ziekteverzuimprotocol Zuid-Holland Zuid",
        sop("bijlage 1", "We werken samen vanuit het Ziekteverzuimprotocol Zuid-Holland Zuid."), "ziekteverzuim",
    ),
)  # fmt: skip

SYSTEMS = (
    SchoolSystem(
        code="somtoday",
        label="SOM",
        aliases=("SOMtoday",),
        purpose="Leerlingvolgsysteem: gegevens over de ontwikkeling, zorgmeldingen, terugkoppeling, OPP en verzuim.",
        holds_reference=True,
        source=sop("2.1", "Deze gegevens staan vermeld in SOMtoday, het digitale leerlingvolgsysteem."),
    ),
    SchoolSystem(
        code="itslearning",
        label="itslearning",
        purpose="De coach legt aan coachleerlingen uit hoe het werkt.",
        source=sop("2.3", "(bijvoorbeeld: roosters, itslearning, activiteiten)"),
    ),
    SchoolSystem(
        code="textaid",
        label="Textaid",
        purpose="Hulp bij lezen voor leerlingen met dyslexie.",
        source=sop("2.2", "de inzet van Textaid voor leerlingen met dyslexie"),
    ),
    SchoolSystem(
        code="k_schijf",
        label="K-schijf",
        purpose="Hier staan de protocollen en de handelingswijzers.",
        source=sop("2.8", "de map personeelsplein/ondersteuningsteam op de K-schijf"),
    ),
)
