"""How teachers at Loket work: by what a pupil needs (HGW, § 2.1) and with one model for a lesson (DAIM, § 2.2)."""

from core.contract.offers import GuideSection
from core.contract.partners import Guide
from plugins.loket.source import said, sop

_PRINCIPLES = (
    (
        "verkennen",
        "Onderwijsbehoeften verkennen",
        (
            "Onze docenten verkennen en benoemen concreet de onderwijsbehoeften van leerlingen (o.a. door observatie, "
            "gesprekken en het analyseren van toetsen)"
        ),
    ),
    (
        "samenhang",
        "Letten op de samenhang",
        (
            "Onze docenten reflecteren op de samenhang tussen leerling, docent, groep en stof om de onderwijsbehoeften "
            "te begrijpen en daarop af te stemmen"
        ),
    ),
    (
        "invloed",
        "Weten dat je invloed hebt",
        "Onze docenten zijn zich bewust van de grote invloed die zij hebben op de ontwikkeling van hun leerlingen",
    ),
    (
        "keuzes",
        "Zelf kiezen in aanbod en aanpak",
        "Onze docenten maken (eigen) keuzes in aanbod en aanpak om passend te arrangeren op onderwijsbehoeften",
    ),
    (
        "wat_wel_kan",
        "Uitgaan van wat wel kan",
        "Onze docenten gaan in hun houding en gedrag nadrukkelijk uit van wat wel kan (ondanks belemmeringen)",
    ),
    (
        "eigenaarschap",
        "Leerlingen een eigen rol geven",
        (
            "Onze docenten creëren eigenaarschap van het leerproces bij hun leerlingen. Ze geven hen een eigen rol en "
            "verantwoordelijkheid in het vaststellen van onderwijsbehoeften, leerdoelen, aanpak en het leren"
        ),
    ),
    (
        "ouders",
        "Samenwerken met ouders",
        (
            "Onze docenten werken samen met ouders. Ze betrekken hen als ervaringsdeskundige en partner bij de analyse "
            "en het bedenken en uitvoeren van de aanpak"
        ),
    ),
    (
        "duidelijk",
        "Duidelijke afspraken",
        (
            "Onze onderwijs- en begeleidingsstructuur is voor iedereen duidelijk. Er zijn heldere afspraken over wie "
            "wat doet, waarom, waar, hoe en wanneer"
        ),
    ),
    (
        "reflectie",
        "Samen terugkijken",
        (
            "Onze docenten doen actief aan collectieve reflectie op de keuzes en het eigen handelen en dat van "
            "collega’s (denk aan intervisie, gezamenlijke vakwerkplannen en lesvoorbereidingen, collegiale "
            "consultaties, etc)"
        ),
    ),
)

NEEDS_BASED = Guide(
    code="hgw",
    label="Handelingsgericht werken (HGW)",
    kind="werkwijze",
    roles=("vakdocent", "coach"),
    sections=tuple(
        GuideSection(code=code, label=label, text=text, source=sop("2.1", text)) for code, label, text in _PRINCIPLES
    ),
    rules=(
        said(
            "2.1",
            "Vanuit passend onderwijs en het samenwerkingsverband is er afgesproken dat het onderwijs onder andere "
            "wordt vormgegeven middels de visie van handelingsgericht werken (HGW).",
            code="afgesproken",
        ),
    ),
    source=sop("2.1", "de visie van handelingsgericht werken (HGW)"),
)

INSTRUCTION = Guide(
    code="daim",
    label="Direct activerend instructiemodel (DAIM)",
    kind="werkwijze",
    roles=("vakdocent",),
    supplied=False,
    source=sop("2.2", "werken zij middels DAIM (direct activerend instructiemodel)"),
)

WAYS_OF_WORKING = (NEEDS_BASED, INSTRUCTION)
