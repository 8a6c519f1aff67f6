"""What the fields of a declared value are called, and what their codes mean, for a reader of two versions."""

from collections.abc import Mapping
from enum import Enum

from core.contract.admission_outcomes import AdmissionOutcome
from core.contract.consents import ConsentForm, Giver
from core.contract.deadlines import Unit
from core.contract.decisions import DecisionSubject
from core.contract.documents import DocumentOf, FieldKind
from core.contract.findings import Severity
from core.contract.offers import Standing
from core.contract.permissions import Permission
from core.contract.remarks import RemarkKind
from core.contract.requirements import CountPeriod
from core.contract.school import RoleKind
from core.contract.teams import DirectorRule, RhythmUnit

_NAMES = """
leads: wat een open punt meebrengt; settled_first: eerst afgerond; sole_ground: genoeg voor een afwijzing
subject: waar het over gaat
about: waarover; alternatives: andere lezingen; choice: gekozen lezing; own: eigen waarden; hook: soort waarde
key: sleutel; value: waarde
action: wat er dan gebeurt; actors: wie hier werken; actors_source: waar dat staat
administers: beheert accounts; advices: adviezen; against: strijdig met; aliases: andere namen
all_parties: allemaal nodig; amounts: hoeveel; approvers: akkoord van; aside: toelichting; asked_by: op verzoek van
asks: wat de rol vraagt; audience: voor wie; authors: gemaakt door; automatic: voor elke leerling; available: is er
before: voorwaarden vooraf; below: jonger dan; below_age: jonger dan; board: bestuur; by: wie dat beoordeelt
by_range: per deel van de school; capacity: ten hoogste; chair: voorzitter; choices: keuzes; chosen: zo gelezen
code: code; confirmed: nagekeken; consent: toestemming nodig voor; contacts: contactpersonen
conversation: soort gesprek; counter: wat geteld wordt; counts: waarvoor het geld telt; data: gegevens
decided_by: besluit dat hierheen leidt; decides_route: kiest de route; decision: soort besluit
description: omschrijving; director: regiehouder nodig; director_source: waar dat staat
discusses: bespreekt leerlingen; document: document; domain: gebied; domains: gebied; dose: hoeveel
drawn_from: is ook; duties: wat erbij hoort; elsewhere: wie anders besluit; ends: eindigt; enters_after: volgt op
every: steeds na; every_holder: iedereen met de rol; exception: uitzondering; excluded: juist niet; executors: door
explains: waarom; extends: breidt uit; extra: extra ondersteuning; facility: waar; fields: onderdelen; first: begin
first_contact: eerste aanspreekpunt; first_day: eerste dag; first_month: eerste maand; first_year: vanaf leerjaar
flag: kenmerk; floor: hoogste van de wet; floor_source: artikel van de wet; for_item: alleen bij de eigen leerling
forms: vorm; from_age: vanaf leeftijd; funding: betaald uit; gathers: verzamelt; giver: wie toestemming geeft
givers: wie toestemming geven; grounds: op grond van; group: groep; group_word: woord voor een groep
guards: voorwaarden; help: uitleg; holds_reference: bewaart een kenmerk; indications: wanneer
intake: hiermee begint een zorgmelding; intro: inleiding; kind: soort; label: naam; last: einde; last_day: laatste dag
last_month: laatste maand; last_year: tot en met leerjaar; law: uit de wet; leaders: geleid door; least: ten minste
legal_reading: wet waaronder de school valt; length: lengte; level: niveau; limit: ten hoogste; limits: voor wie
link: adres; mail: mailadres; mark: lezing; means: middelen; mentors: begeleidt leerlingen persoonlijk
missing: ontbreekt; most: ten hoogste; name: naam; named: naam bekend; next: mogelijk vervolg
non_duties: wat er niet bij hoort; notifies: krijgt meteen bericht; number: getal; of: over wie; offers: diensten
on_reason: alleen als dat iets toevoegt; opens_for: wie mag meekijken; optional: mag worden overgeslagen
order: plaats in het document; organisation: organisatie; outcome: wat er dan gebeurt; outcomes: uitkomsten
override: wie mag doorgaan; owner: door; owners: door; owns_care: beheert de zorgstructuur; page: pagina
part: voorwaarde; part_of: hoort bij; parties: met wie; partners: samen met; parts: delen; party: met wie
passes: pas bij meer; period: per; permissions: rechten; phase: moment; phone: telefoon; place: plaats
published: gepubliceerd; purpose: doel; question: vraag; questions: vragen; quorum: moet erbij zijn
quote: aangehaalde tekst; ranges: delen van de school; rank: rang; reach: zo gaat het; reading: lezing
records: soort gesprek; reference_to: kenmerk in; refers_to: verwijst naar; registrars: aanmelden door
reporters: wie het mag sturen; required: verplicht; requirement: voorwaarde; retired: niet meer in gebruik
rhythm: hoe vaak; role: rol; roles: rollen; routes: routes; rows: regels; rules: wat er verder geldt
safety: bij onveiligheid; says: in woorden; scope: hoe dichtbij; seat: plaats in overleg; seats: wie erin zitten
section: paragraaf; sections: onderdelen; sector: sector; sent: na het versturen; services: diensten
severity: hoe streng; short: korte naam; soft: een streven; source: herkomst; specialisms: kent zich uit in
standing: stand; starts: begint; starts_at: eerste stap; states: stand van het document; status: stand
statutory: moet van de wet; step: stap; steps: stappen; subjective: een oordeel; supplied: tekst aanwezig
tasks: wat het overleg doet; team: overleg; teams: overleg; text: tekst; themes: onderwerpen; then: dan
threshold: signaal; times: aantal keren; title: titel; topics: onderwerpen; tracks: soorten onderwijs; unit: eenheid
valid_from: geldt vanaf; valid_to: geldt tot en met; verb: opdracht; verdict: vraag die dit beantwoordt
wanted: moet er zijn als; when: wanneer; window: deel van het jaar; works_with: samen met; yearly: elk jaar
years: leerjaren
"""


def _read(table: str) -> dict[str, str]:
    cells = (cell.strip() for line in table.strip().splitlines() for cell in line.split(";"))
    return dict(cell.split(": ", 1) for cell in cells)


NAMES: Mapping[str, str] = _read(_NAMES)
"""The Dutch term of each field of a declared value; a test holds the keys to the classes of the contract."""

OF_CLASS: Mapping[tuple[str, str], str] = {
    ("Goal", "years"): "aantal jaren",
    ("Goal", "starts"): "begint op",
    ("DocumentTemplate", "wanted"): "moet er zijn als",
    ("OutcomeIs", "wanted"): "gewenste uitkomst",
    ("Threshold", "number"): "vanaf",
    ("Deadline", "least"): "te kiezen vanaf",
    ("Deadline", "most"): "te kiezen tot en met",
    ("Field", "purpose"): "toestemming voor",
    ("ConsentFor", "purpose"): "toestemming voor",
}
"""Fields whose term depends on the class."""

ENUMS: Mapping[Enum, str] = {
    Unit.DAYS: "dagen",
    Unit.WEEKS: "weken",
    Unit.MONTHS: "maanden",
    Unit.YEARS: "jaar",
    Unit.SCHOOL_WEEKS: "schoolweken",
    Unit.SCHOOL_YEAR_END: "voor het einde van het schooljaar",
    CountPeriod.SCHOOL_YEAR: "schooljaar",
    CountPeriod.ISO_WEEK: "week",
    CountPeriod.TRAJECTORY: "traject",
    RhythmUnit.PER_SCHOOL_YEAR: "keer per schooljaar",
    RhythmUnit.EVERY_WEEK: "elke week",
    RhythmUnit.EVERY_DAYS: "dagen ertussen",
    RhythmUnit.PER_CASE: "als het nodig is",
    RhythmUnit.UNSTATED: "niet vastgelegd",
    DirectorRule.NONE: "nee",
    DirectorRule.EXACTLY_ONE: "ja, precies één",
    FieldKind.PUPIL: "leerling",
    FieldKind.TEXT: "tekst",
    FieldKind.CHOICE: "keuze",
    FieldKind.PARTIES: "met wie",
    FieldKind.CONSENT: "toestemming",
    DocumentOf.PUPIL: "een leerling",
    DocumentOf.GROUP: "een groep",
    DocumentOf.SCHOOL: "de school",
    DocumentOf.APPLICATION: "een aanmelding",
    Giver.EVERY_HOLDER: "iedereen met gezag",
    Giver.PUPIL: "de leerling",
    ConsentForm.WRITTEN: "op papier",
    ConsentForm.ORAL: "mondeling",
    Standing.ACTIVE: "werkt mee",
    Standing.INVESTIGATED: "wordt onderzocht",
    Standing.TEMPORARY: "tijdelijk",
    Standing.ENDED: "gestopt",
    RoleKind.STAFF: "werkt bij de school",
    RoleKind.PARTNER: "komt van buiten",
    RoleKind.FAMILY: "leerling of ouders",
    RemarkKind.READING: "lezing",
    RemarkKind.DEFECT: "fout in het document",
    RemarkKind.LAW: "botst met de wet",
    Severity.BLOCKS: "moet",
    Severity.WARNS: "streven",
    AdmissionOutcome.INCOMPLETE: "de aanmelding is nog niet compleet",
    AdmissionOutcome.REFER: "een andere plek zoeken",
    AdmissionOutcome.NOT_ADMISSIBLE: "hier niet toelaatbaar",
    AdmissionOutcome.LOOK: "nader bekijken",
    AdmissionOutcome.REMARK: "een opmerking",
    DecisionSubject.CASE: "een dossier",
    DecisionSubject.APPLICATION: "een aanmelding",
    DecisionSubject.PLACEMENT: "een plaatsing",
    Permission.ADMISSIONS_WORK: "aanmeldingen en plaatsingen behandelen",
    Permission.ADMISSIONS_ANSWER: "een vraag over één aanmelding beantwoorden",
    Permission.HOME: "aanmelden en het eigen overzicht zien",
    Permission.PUPILS_READ: "leerlingen opzoeken",
    Permission.PUPILS_EDIT: "gegevens van leerlingen wijzigen",
    Permission.CONCERNS_REPORT: "zorg melden",
    Permission.CASES_READ_OWN: "dossiers van eigen leerlingen lezen",
    Permission.CASES_READ_ALL: "alle dossiers lezen",
    Permission.CASES_READ_DISCLOSED: "dossiers lezen die zijn gedeeld",
    Permission.CASES_WORK: "in een dossier werken",
    Permission.CASES_SEAL: "verzegelde notities en geheime adressen lezen",
    Permission.CONSENTS_RECORD: "toestemming vastleggen",
    Permission.MEETINGS_READ: "overleg en agenda zien",
    Permission.MEETINGS_PLAN: "overleg plannen en mensen uitnodigen",
    Permission.MEETINGS_MINUTE: "verslag maken van overleg",
    Permission.DECISIONS_TAKE: "besluiten nemen",
    Permission.STAFF_MANAGE: "accounts en rollen beheren",
    Permission.SETUP_READ: "instellingen van de school lezen",
    Permission.LEDGER_READ: "zien wie waar keek",
}
"""What a member of an enumeration means; PO and VO say it themselves."""

MOMENTS: Mapping[str, str] = {
    "absence": "afwezigheid",
    "agenda": "een plaats op de agenda",
    "application": "een aanmelding",
    "concern": "een zorgmelding",
    "consent": "toestemming",
    "conversation": "een gesprek",
    "decision": "een besluit",
    "departure": "vertrek van school",
    "document": "een document",
    "inspection": "inzage",
    "level": "een niveau",
    "meeting": "een overleg",
    "objection": "bezwaar",
    "period": "een periode",
    "placement": "plaatsing",
    "request": "een verzoek",
    "step": "een stap",
    "suspension": "schorsing",
    "system_reference": "een kenmerk in een systeem",
    "tlv": "een toelaatbaarheidsverklaring",
}
"""What a happening of each kind is called in a sentence."""


def term(owner: str, name: str) -> str:
    """What a field of a class is called, with a small letter."""
    return OF_CLASS.get((owner, name)) or NAMES.get(name, name)


def meaning(member: Enum) -> str:
    """What a member of an enumeration means."""
    return ENUMS.get(member, str(member.value))
