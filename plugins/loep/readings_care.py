"""Readings about care levels, teams, documents and consent (§ 3, § 4, § 5)."""

from core.contract.remarks import Alternative, OwnValue
from plugins.loep.source import reading, sop

CARE = (
    reading(
        "A-01",
        "Wie op welk zorgniveau werkt",
        sop("6", "In het overzicht zorgniveaus staat op welk niveau de deskundige ingezet kan worden."),
        "De bijlage met dat overzicht heeft alleen een titel.",
        "Voorlopig: § 6.1 op niveau 1 en 2, § 6.2 op niveau 3, § 6.3 op niveau 4 en 5. Eerder inzetten geeft een "
        "waarschuwing.",
    ),
    reading(
        "A-02",
        "VOT: een team en een route",
        sop("3.2.3", "VOT (Verontrustende Ontwikkeling en Traject)"),
        "VOT is in § 3.2.3 een route in OTr en in § 3.2.4 een team.",
        "Het zijn twee dingen, met elk een eigen naam in het systeem.",
    ),
    reading(
        "A-03",
        "OT: een team en een route",
        sop("3.2.3", "OT (OndersteuningsTraject)"),
        "OT is in § 3.2.3 een route in OTr en in § 3.2.4 een team.",
        "Het zijn twee dingen. In § 3.2.1 en § 3.2.4 is OT het team.",
    ),
    reading(
        "A-08",
        "Twee keer akkoord op een arrangement",
        sop("3.2.3", "goedkeuring van zowel de directeur van de school als die van het bestuur nodig."),
        "Is het de directeur van het bestuur, of het bestuur?",
        "Twee mensen: de schoolleider, en iemand namens het bestuur. De volgorde is vrij.",
    ),
    reading(
        "A-12",
        "Het zorgniveau van een arrangement",
        sop("3.2.1", "5. OT, aanvraag toelaatbaarheidsverklaring (TLV)"),
        "Niveau 4 noemt VOT en OT, niveau 5 noemt alleen de TLV.",
        "Een arrangement hoort bij niveau 4, een TLV bij niveau 5.",
    ),
    reading(
        "A-18",
        "Ten minste 6 keer per jaar",
        sop("3.2.4", "Tenminste 6 keer per jaar"),
        "Is dat per schooljaar, en telt een VOT waarbij iemand ontbreekt?",
        "Per schooljaar. Het VOT telt als de KC er was. Wie ontbrak, is te zien.",
        Alternative(code="kalenderjaar", label="Per kalenderjaar."),
        Alternative(code="iedereen", label="Het VOT telt alleen als iedereen er was."),
    ),
    reading(
        "A-19",
        "Groeidocument en OPP",
        sop("3.2.2", "Het groeidocument/OPP biedt een overzicht van de zorg en hulp"),
        "Het is soms één document en soms twee. § 5.3 zegt dat de leerlingen het zelf samenstellen.",
        "Het groeidocument is de basis. Het OPP hoort erbij, alleen bij een eigen leerlijn. De school stelt het samen.",
    ),
    reading(
        "A-20",
        "Hoe ouders akkoord geven",
        sop("3.2.4", "Nadat ouders akkoord hebben gegeven"),
        "Er staat niet of het akkoord op papier moet.",
        "Mondeling en schriftelijk tellen allebei. Wij leggen vast wie, wanneer, hoe en waarvoor.",
    ),
    reading(
        "A-24",
        "Woorden zonder getal, namen die ontbreken",
        sop("4.4", "Dit plan wordt meerder keren per jaar besproken met de KC’er en de leerkracht."),
        "“Regelmatig” en “meerdere keren” hebben geen getal. Een systeem, vragenlijsten, een protocol en een link "
        "ontbreken. Wat is “dit plan”?",
        "“Meerdere keren” is ten minste 2 keer per jaar. Verder geen zelfbedachte termijn. Wat ontbreekt, staat er als "
        "“nog aan te leveren”. “Dit plan” is het groepsoverzicht.",
        Alternative(
            code="drie_keer",
            label="“Meerdere keren” is ten minste 3 keer per jaar.",
            own=(OwnValue(hook="team_compositions", code="groepsbespreking", key="minimum", value="3"),),
        ),
    ),
    reading(
        "A-54",
        "Wie wat mag zien",
        sop("3.2.3", "om veilig informatie over leerlingen te delen zonder privacy te schenden."),
        "Het document zegt niet wie een dossier mag lezen.",
        "Alleen wie het nodig heeft: de leerkracht, de KC, de schoolleider en wie in een overleg over de leerling zit. "
        "Elke keer lezen wordt vastgelegd.",
    ),
    reading(
        "A-55",
        "Leerkracht en leerling bij VOT en OT",
        sop("3.2.4", "in wisselende bezetting"),
        "De lijsten noemen geen leerkracht en geen leerling, en één KC terwijl er twee zijn.",
        "De KC van de groep van de leerling zit erbij en leidt het overleg. De leerkracht en de leerling kunnen te "
        "gast zijn: een besluit hangt er niet van af.",
    ),
)
