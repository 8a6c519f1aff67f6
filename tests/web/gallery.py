"""A small application that shows every macro in every state, with the data of the mock-ups. Only for tests and eyes.

`python -m tests.web.gallery 8765` serves it at that port, for screenshots.
"""

import sys
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Flask, Response, current_app, g, redirect, request, url_for

from core.db import engine
from core.db.base import Base
from core.db.platform_version import PlatformVersion
from core.web.drafts import Opened
from core.web.forms import Form
from core.web.install import install_web
from core.web.navigation import NavItem, add_to_menu
from core.web.pages import render, sheet
from core.web.problems import Conflict, Difference, Problem, Refused, StaleVersion, TooMany, Way
from core.web.shell import Shell, links_for, set_shell_source
from core.web.theme import digest_of_accent
from tests.web import gallery_data as data
from tests.web.gallery_forms import ConcernSchema, EverySchema, every_form

SCHOOLS = {"loep": ("Basisschool Loep", "#0b5a80"), "loket": ("Loket Zwijndrechtse Waard", "#7a2e5d")}
MENU = ("Vandaag", "Leerlingen", "Overleg", "Ondersteuning", "Verzuim", "Aanvragen", "Sociale kaart", "Bibliotheek")
PAGE = ("Profiel", "Instellingen")

room = Blueprint("gallery", __name__, template_folder="gallery_templates", url_prefix="/<school>")


class Colours:
    """Stands for the registry of schools: only the colour is asked."""

    def profile(self, school_id: str) -> Any:
        """A thing with a colour; LookupError for an unknown school."""
        if school_id not in SCHOOLS:
            raise LookupError(school_id)
        school = type("School", (), {"accent": SCHOOLS[school_id][1]})
        return type("Profile", (), {"school": school})

    def keep_up(self, number: int) -> None:
        """Nothing is ever published here."""


def gallery_shell() -> Shell | None:
    """The surroundings of the mock-ups."""
    school = (request.view_args or {}).get("school", "")
    if school not in SCHOOLS:
        return None
    name, accent = SCHOOLS[school]
    person = ("Hanna Lisdodde", "KC groep 5–8") if school == "loep" else ("Ans Akelei", "zorgcoördinator")
    return Shell(
        school=school,
        name=name,
        person=person[0],
        role=person[1],
        links=links_for(school, set()),
        profile="3f9a1c02",
        profile_page=f"/{school}/profiel",
        home=f"/{school}/vandaag",
        search=f"/{school}/leerlingen",
        account="/account",
        theme=url_for("web.theme", school=school, v=digest_of_accent(accent)),
    )


@room.route("/vandaag")
def today(school: str) -> Response:
    return render("gallery/today.html", groups=data.GROUPS, meetings=data.MEETINGS, news=data.NEWS)


@room.route("/leeg")
def empty(school: str) -> Response:
    return render("gallery/empty.html", here="gallery.today")


@room.route("/leerlingen")
def pupil(school: str) -> Response:
    g.here = "gallery.pupil"
    return render("gallery/pupil.html", data=data)


@room.route("/overleg")
def meeting(school: str) -> Response:
    return render("gallery/meeting.html", data=data)


@room.route("/melden", methods=["GET", "POST"])
def report(school: str) -> Response:
    initial = None if request.form else data.CONCERN
    form = Form(ConcernSchema(), request.form, initial=initial)
    form.offer("pupil", [("milan", "Milan Dauwdruppel, klas 1A")])
    form.cite("consulted", data.sop("2.7"))
    form.cite("agreed", data.sop("2.7"))
    return render("gallery/report.html", form=form, line="Concept bewaard om 10.42, alleen voor jou zichtbaar.")


@room.route("/concept", methods=["GET", "POST"])
def typing(school: str) -> Response:
    draft = Opened(url=url_for("gallery.saved", school=school), basis="0")
    form = Form(ConcernSchema(), request.form, draft=draft)
    form.offer("pupil", [("milan", "Milan Dauwdruppel, klas 1A")])
    return render("gallery/report.html", form=form, line="")


@room.route("/bewaar", methods=["POST"])
def saved(school: str) -> Any:
    """Stands for the room of drafts: keeps what came and answers what a test put ready."""
    saves: list[Any] = current_app.extensions["saves"]
    saves.append(request.get_json())
    answers: list[int] = current_app.extensions["answers"]
    status = answers.pop(0) if answers else 200
    if status == 303:
        return redirect("/hulp", 303)  # as the gate does with who is no longer signed in
    if status == 200:
        return {"basis": str(len(saves)), "line": f"Concept {len(saves)} bewaard."}, 200
    if status == 409:
        return {"basis": str(len(saves)), "line": "Ruud bewaarde dit om 14.31, terwijl jij schreef."}, 409
    return {"detail": "Dit lukte niet."}, status


@room.route("/alles", methods=["GET", "POST"])
def everything(school: str) -> Response:
    return render("gallery/everything.html", form=every_form(EverySchema(), request.form), data=data)


@room.route("/bevestig")
def confirm(school: str) -> Response:
    return render(
        "confirm.html",
        title="Toestemming intrekken",
        said=("Je trekt de toestemming van", "Yara Zonnebloem", " voor de schoolarts in."),
        consequence="2 agendapunten gaan dicht.",
        verb="Trek in",
        back=f"/{school}/leerlingen",
    )


@room.route("/afdruk")
def printed(school: str) -> Response:
    return sheet("gallery/printed.html")


@room.route("/fout/<slug:kind>", methods=["GET", "POST"])
def wrong(school: str, kind: str) -> Response:
    raise {
        "probleem": Problem(
            "Deze leerling is al uitgeschreven.", link=Way(label="Naar de leerling", href=f"/{school}/leerlingen")
        ),
        "geweigerd": Refused("Arrangement inzetten kan nog niet.", findings=data.FINDINGS),
        "botsing": StaleVersion(
            who="Ruud",
            at=datetime(2026, 11, 26, 13, 31, tzinfo=UTC),
            version=4,
            differences=[
                Difference(
                    field="nodig",
                    label="Wat heeft Yara nodig?",
                    mine="Hulp bij plannen.",
                    theirs="Een vaste plek om te starten.",
                ),
                Difference(field="bieden", label="Wat kan Loket bieden?", mine="Eén lesuur per week.", theirs=""),
            ],
            kept={"regie": ["marit"]},
        ),
        "verstuurd": Conflict("Dit formulier was al verstuurd."),
        "vaak": TooMany(wait=120),
    }[kind]


@room.route("/profiel")
@room.route("/instellingen")
@room.route("/overig/<slug:what>")
def other(school: str, what: str = "") -> Response:
    return render("gallery/empty.html")


def make_gallery(**settings: Any) -> Flask:
    """The application. CSRF is on, as in production."""
    app = Flask("gallery", static_folder=None)
    app.config.update(SECRET_KEY="only in tests", TESTING=True, DATABASE_URL="sqlite://", **settings)
    engine.init_app(app)
    with app.app_context():
        Base.metadata.create_all(engine.db.engine, tables=[Base.metadata.tables[PlatformVersion.__tablename__]])
    app.extensions |= {"registry": Colours(), "saves": [], "answers": []}
    install_web(app)
    app.register_blueprint(room)
    set_shell_source(app, gallery_shell)
    endpoints = {"Vandaag": "gallery.today", "Leerlingen": "gallery.pupil", "Overleg": "gallery.meeting"}
    for place, label in enumerate(MENU):
        count = {"Vandaag": lambda: 8}.get(label)
        add_to_menu(
            app, NavItem(label=label, endpoint=endpoints.get(label, "gallery.empty"), order=10 * place, count=count)
        )
    for place, label in enumerate(PAGE):
        add_to_menu(app, NavItem(label=label, endpoint="gallery.printed", order=10 * place, page=True))
    app.url_build_error_handlers.append(lambda error, endpoint, values: "/")
    return app


PAGES = {
    "vandaag": "/loep/vandaag",
    "leeg": "/loep/leeg",
    "dossier": "/loket/leerlingen",
    "agenda": "/loket/overleg",
    "zorgmelding": "/loket/melden",
    "alles": "/loket/alles",
    "bevestig": "/loket/bevestig",
    "afdruk": "/loket/afdruk",
    "botsing": "/loket/fout/botsing",
    "geweigerd": "/loket/fout/geweigerd",
    "hulp": "/hulp",
    "toegankelijkheid": "/toegankelijkheid",
    "privacy": "/privacy",
    "niets": "/niets-hier",
}


if __name__ == "__main__":
    make_gallery(TEMPLATES_AUTO_RELOAD=True).run(port=int(sys.argv[1]) if len(sys.argv) > 1 else 8765)
