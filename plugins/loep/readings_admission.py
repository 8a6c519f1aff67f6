"""Readings about admission, placement, groups and dates (§ 1, § 2)."""

from core.contract.remarks import Alternative
from plugins.loep.source import reading, sop

ADMISSION = (
    reading(
        "A-10",
        "Het zorgplan van WSNS 3801",
        sop("1.2", "Wij sluiten ons aan bij het zorgplan van WSNS 3801."),
        "Deze organisatie hoort bij een ouder stelsel en staat naast het samenwerkingsverband ODP.",
        "De zin wordt alleen afgedrukt. Er hoort geen regel bij.",
    ),
    reading(
        "A-13",
        "Drie tot zes maanden proefplaatsing",
        sop("2", "Een proefplaatsing is voor 3 tot 6 maanden"),
        "Tellen de grenzen mee? Mag de proef langer duren? Op welke dag valt het besluit?",
        "3 en 6 maanden tellen mee. Met verlenging samen nooit langer dan 6 maanden. Het besluit valt op de laatste "
        "dag van de proef.",
    ),
    reading(
        "A-14",
        "Wanneer de school handelingsverlegen is",
        sop("2", "Zodra één van deze criteria wegvalt, is de school handelingsverlegen"),
        "Om welke criteria gaat het, wie stelt het vast en kan het terug?",
        "Om de drie criteria voor definitieve plaatsing. De KC of de schoolleider stelt het vast, met een datum. Terug "
        "kan alleen met een nieuw besluit.",
    ),
    reading(
        "A-15",
        "Voorwaarden zonder maat",
        sop("2", "Zwaarte van de betreffende groep"),
        "Ruimte, zwaarte, zelfstandigheid en percentage hebben geen getal. Twee noemt de school subjectief.",
        "Een mens oordeelt, met een reden. Eén “nee” houdt de plaatsing tegen. Veiligheid is verplicht bij "
        "gedragsproblematiek. De lijst geldt met en zonder proef.",
    ),
    reading(
        "A-16",
        "Iedereen welkom, of verwijzen bij korter dan 2 jaar",
        sop("2", "Kinderen die korter dan 2 jaar in Nederland verblijven, worden direct verwezen"),
        "§ 1.2 zegt dat alle leerlingen in principe welkom zijn. Op welke dag wordt gemeten? Zijn er uitzonderingen?",
        "De bijzondere regel gaat voor. Gemeten op de dag van de intake. Alleen de schoolleider kan afwijken, met "
        "een reden. Wie hier geboren is, valt er niet onder.",
        Alternative(code="op_de_startdag", label="Gemeten op de eerste schooldag, niet op de dag van de intake."),
        Alternative(code="ander_getal", label="Een ander getal, of maanden in plaats van jaren."),
    ),
    reading(
        "A-17",
        "Als een voorwaarde bij de start mist",
        sop("2", "Het is voor de school van belang dat ouders achter onze visie staan."),
        "Er staat niet wat er gebeurt als ouders de visie niet delen, informatie mist of een kind niet zindelijk is.",
        "Zonder visie of informatie is de intake niet compleet. Niet zindelijk: niet toelaatbaar op deze startdag.",
    ),
    reading(
        "A-25",
        "Plan of profiel, en vanaf wanneer",
        sop("inleiding", "het schoolondersteuningsplan (SOP) van Loep"),
        "Het document heet plan en profiel. Het heeft geen datum, en “4 jaar” heeft geen begin.",
        "Wij lezen het als één schoolondersteuningsprofiel. De school vult in vanaf wanneer het geldt.",
    ),
    reading(
        "D-1",
        "Leeftijd",
        sop("2", "De leerlingen is minimaal 4 jaar oud."),
        "Er staat niet hoe een leeftijd wordt geteld.",
        "In hele jaren, op de verjaardag. “T/m 7 jaar” eindigt op de dag voor de 8e verjaardag.",
    ),
    reading(
        "D-2",
        "Maanden",
        sop("2", "Een proefplaatsing is voor 3 tot 6 maanden"),
        "Er staat niet hoe maanden worden geteld.",
        "Dezelfde dag van een latere maand, of de laatste dag als die dag er niet is.",
    ),
    reading(
        "D-5",
        "Per jaar en jaarlijks",
        sop("7.1", "monitort dit jaarlijks door middel van vragenlijsten."),
        "Is een jaar een kalenderjaar of een schooljaar?",
        "Een schooljaar: 1 augustus tot en met 31 juli. Jaarlijks betekent: een jaar na de vorige keer.",
    ),
    reading(
        "D-8",
        "Streven, in principe, in de basis, voornamelijk",
        sop("1.1", "Het streven is om maximaal per groep 25 leerlingen te hebben."),
        "Is dit een grens of een doel?",
        "Een doel: daarboven komt een waarschuwing, nooit een verbod.",
    ),
)
