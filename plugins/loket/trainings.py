"""Trainings: of the staff (§ 1, § 2.2, § 2.3) and of pupils (appendix 1)."""

from core.contract.partners import Training
from core.contract.requirements import HumanVerdict
from plugins.loket.source import said, sop

_FILE_OR_COACH = "gegeven op basis van dossier en/of op voordracht van de coach"
_GROUNDS = ("dossier", "voordracht van de coach")
_RESILIENCE = (
    "Rots en Water is een psycho-fysiek weerbaarheidsprogramma waarin jongeren leren op een goede manier voor zichzelf "
    "op te komen en waarbij gewerkt wordt aan het vergroten van hun zelfvertrouwen."
)
_BOTH = "Rots en Water richt zich zowel op de lichamelijke als mentale ontwikkeling."


def _against_fear(code: str, label: str, when: str, quote: str) -> Training:
    return Training(
        code=code,
        label=label,
        audience=("leerlingen",),
        when=when,
        description="Op basis van het dossier of op voordracht van de coach.",
        grounds=_GROUNDS,
        registrars=("coach",),
        before=(
            HumanVerdict(
                code=f"grond_{code}",
                question="Is er een reden in het dossier, of draagt de coach {leerling} voor?",
                by=("coach", "zorgcoordinator"),
                source=sop("bijlage 1", _FILE_OR_COACH),
            ),
        ),
        source=sop("bijlage 1", quote),
    )


STAFF = (
    Training(
        code="deskundigheid",
        label="Scholing en deskundigheidsbevordering",
        audience=("alle medewerkers",),
        when="regelmatig",
        source=sop(
            "1",
            "volgen alle medewerkers van Loket regelmatig vormen van scholing en deskundigheidsbevordering",
        ),
        rules=(said("1", "We werken hierbij nauw samen met het Samenwerkingsverband.", code="met_swv"),),
    ),
    Training(
        code="didactisch_pedagogisch",
        label="Scholing in didactisch en pedagogisch handelen",
        audience=("docenten", "coaches"),
        themes=("didactisch handelen", "pedagogisch handelen"),
        source=sop("2.2", "worden docenten en coaches geschoold in didactisch en pedagogisch handelen"),
    ),
    Training(
        code="zes_rollen",
        label="De zes rollen van de leraar",
        audience=("alle docenten",),
        source=sop("2.2", "Verder zijn alle docenten geschoold in de zes rollen van de leraar"),
    ),
    Training(
        code="coachen",
        label="Scholing voor coaches",
        audience=("docenten",),
        source=sop("2.3", "Daarvoor bieden we onder andere scholingsmogelijkheden en faciliteren we de coach."),
    ),
    Training(
        code="meelopen_coach",
        label="Meelopen met een coach",
        audience=("nieuwe docenten",),
        when="in het eerste jaar",
        source=sop(
            "2.3",
            "Nieuwe docenten lopen in het eerste jaar actief mee met een coach om zich op de rol van coach voor te "
            "bereiden.",
        ),
    ),
)  # fmt: skip

PUPILS = (
    Training(
        code="rots_en_water",
        label="Rots en Water",
        audience=("leerlingen",),
        description="Leerlingen leren op een goede manier voor zichzelf op te komen.",
        themes=(
            "weerbaarheid", "zelfvertrouwen", "lichaamshouding en lichaamstaal", "conflicten uit de weg gaan",
            "passend reageren",
        ),
        rules=(
            said("bijlage 1", _RESILIENCE, code="weerbaarheid"),
            said("bijlage 1", _BOTH, code="lichaam_en_geest"),
            said(
                "bijlage 1",
                "Ze leren conflictsituaties uit de weg te gaan en passend te reageren wanneer het toch zo ver komt.",
                code="conflicten",
            ),
        ),
        source=sop("bijlage 1", _RESILIENCE),
    ),
    _against_fear(
        "examenvrees", "Examenvreestraining", "onder schooltijd", "Training die onder schooltijd wordt gegeven"
    ),
    _against_fear(
        "faalangstreductie", "Faalangstreductietraining", "na schooltijd", "Training die na schooltijd wordt gegeven"
    ),
)  # fmt: skip

TRAININGS = (*STAFF, *PUPILS)
