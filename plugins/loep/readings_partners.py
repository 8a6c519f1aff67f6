"""Readings about people and organisations (§ 3.2.4, § 4.2, § 6)."""

from core.contract.remarks import Alternative, OwnValue
from plugins.loep.source import reading, sop

PARTNERS = (
    reading(
        "A-04",
        "De SMW’er",
        sop("3.2.4", "SMW (samenwerkingsverband)"),
        "SMW is meestal schoolmaatschappelijk werk. Hier staat er “samenwerkingsverband” achter.",
        "De SMW’er komt van het samenwerkingsverband. De school kan dit veranderen.",
        Alternative(
            code="maatschappelijk_werk",
            label="SMW is schoolmaatschappelijk werk.",
            own=(OwnValue(hook="staff_roles", code="smw", key="naam", value='"schoolmaatschappelijk werker"'),),
        ),
    ),
    reading(
        "A-05",
        "De contactpersoon SW",
        sop("3.2.4", "contactpersoon SW"),
        "SW is niet uitgelegd.",
        "Een tikfout voor SWV: de contactpersoon van het samenwerkingsverband uit § 6.3.",
    ),
    reading(
        "A-06",
        "Intern begeleider en KC",
        sop("2", "neemt de directeur of intern begeleider contact op"),
        "Soms staat er intern begeleider (IB), meestal KC. In hoofdstuk 6 staat geen IB.",
        "Eén rol: de KC, ook IB genoemd.",
    ),
    reading(
        "A-07",
        "Directeur en schoolleider",
        sop("2", "neemt de directeur of intern begeleider contact op"),
        "Soms staat er directeur, meestal schoolleider.",
        "Eén rol: de schoolleider, ook directeur genoemd.",
    ),
    reading(
        "A-09",
        "Groenoord en Noord",
        sop("4.2", "binnen de wijk Groenoord."),
        "De wijk heeft twee namen.",
        "Eén wijk. De naam is steeds die van de zin zelf.",
    ),
    reading(
        "A-11",
        "Een arrangement van Auris",
        sop("6.3", "Dit arrangement gaat buiten het ondersteuningsteam (OT) om"),
        "§ 3.2.4 zegt dat alleen het OT toestemming geeft voor een arrangement.",
        "Dat gaat over arrangementen van het samenwerkingsverband. Een arrangement van Auris is iets anders: geen OT, "
        "geen akkoord van directeur en bestuur, wel eerst de SMW’er informeren.",
    ),
    reading(
        "A-21",
        "Namen van deskundigen",
        sop("4.4", "Indien nodig wordt ook bekeken of een traject bij de JOS of kindcoach een optie is."),
        "Gezinsspecialist, JOS en Jos’er; kindcoach en kindercoach; gedragsspecialist en specialist gedrag.",
        "De gezinsspecialist is de JOS. Kindcoach is kindercoach. De gedragsspecialist is een van de specialisten.",
    ),
    reading(
        "A-22",
        "Vier tot vijf gesprekken",
        sop("6.3", "wanneer een hulpvraag niet binnen 4 tot 5 gesprekken opgelost kan worden."),
        "Wie zijn “zij”, is het na 4 of na 5 gesprekken, en naar wie wordt verwezen?",
        "Het gaat om het traject bij de JOS van Mevis. Na 4 gesprekken een signaal, na 5 een besluit. Doorverwijzen "
        "kan binnen en buiten Mevis.",
        Alternative(
            code="alleen_na_vijf",
            label="Alleen na 5 gesprekken. Na 4 gesprekken komt er geen signaal.",
            own=(OwnValue(hook="thresholds", code="mevis_vier_gesprekken", key="uit", value="true"),),
        ),
        Alternative(
            code="besluit_na_vier",
            label="Al na 4 gesprekken valt het besluit over doorverwijzen.",
            own=(OwnValue(hook="thresholds", code="mevis_vijf_gesprekken", key="getal", value="4"),),
        ),
    ),
    reading(
        "A-23",
        "Partners zonder tekst",
        sop("6.3", "Veilig thuis / Steunpunt huiselijk geweld / Crisisinterventieteam / Jeugdbeschermingsplein"),
        "Van acht partners staat alleen de naam er. Hoe Leerrecht en de leerrechtambtenaar samenhangen, staat er niet.",
        "Zij staan in de lijst, zonder taak. De leerrechtambtenaar komt van Leerrecht.",
    ),
    reading(
        "A-50",
        "Onderwijs Transparant Loket PO",
        sop("3.2.3", "Onderwijs Transparant Loket PO is een online platform"),
        "In de naam staat Loket.",
        "Het is een systeem. Het heeft niets te maken met een school die Loket heet.",
    ),
)
