"""Pages outside any school: sign in and out, the choice of school, the own account, one-time links."""

from math import ceil
from uuid import UUID

from flask import Flask, Response, current_app, make_response, redirect, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import attempts, invitations, passwords, signed_in
from core.access.links import safe_next
from core.access.rooms import AccountRoom, PublicRoom
from core.access.sign_in import NotSignedIn, sign_in
from core.features.staff import accounts
from core.features.staff.account_schemas import ChangePasswordSchema, NewPasswordSchema, SignInSchema
from core.web.forms import Form
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem, TooMany
from core.web.shell import address
from core.web.theme import chosen_scheme, keep_scheme

CLEAR = '"cache", "storage"'
"""On signing out the browser forgets every page it kept of this site."""

door = PublicRoom("door", __name__, template_folder="templates")
room = AccountRoom("staff", __name__, template_folder="templates")


def register(app: Flask) -> None:
    """Register both rooms."""
    app.register_blueprint(door)
    app.register_blueprint(room)


@door.get("/", public="wijst de weg: naar het aanmelden of naar de eigen scholen; toont zelf niets")
def front() -> BaseResponse:
    """To the own schools, or to the sign-in page."""
    return redirect(url_for("staff.schools" if signed_in.load_person(request) else "door.sign_in_page"), 303)


@door.form("/aanmelden", public="hier begint iedereen; het antwoord verraadt niet of een account bestaat", keep=True)
def sign_in_page() -> BaseResponse:
    """Mail address and password. `next` leads on, when it is a page of our own."""
    onward = safe_next(request.args.get("next"), url_for("staff.schools"))
    form = Form(SignInSchema(), request.form)
    wait = 0
    if form.valid:
        try:
            outcome = sign_in(form.data["email"], form.data["password"], request.remote_addr or "")
        except passwords.TooBusy as busy:
            outcome = NotSignedIn(message=str(busy))
            wait = 60
        if not isinstance(outcome, NotSignedIn):
            return signed_in.remember(redirect(onward, 303), outcome.token)
        wait = wait or int(outcome.wait.total_seconds())
        form.add_error("", outcome.message)
    elif request.method == "GET" and signed_in.load_person(request):
        return redirect(onward, 303)
    answer = render(
        "staff/sign_in.html", form=form, left="afgemeld" in request.args, onward=request.args.get("next", "")
    )
    if wait:
        answer.status_code = 429
        answer.headers["Retry-After"] = str(wait)
    return answer


@door.post("/afmelden", public="afmelden moet ook lukken als de sessie net is afgelopen")
def sign_out() -> BaseResponse:
    """End the session, take the cookie, and let the browser forget its pages."""
    signed_in.end_current()
    session.clear()
    answer = signed_in.forget(redirect(url_for("door.sign_in_page", afgemeld="ja"), 303))
    answer.headers["Clear-Site-Data"] = CLEAR
    return answer


@door.form(
    "/uitnodiging/<token>",
    public="de link zelf is het bewijs: 256 willekeurige bits, eenmalig, 7 dagen geldig",
    keep=True,
)
def accept_invitation(token: str) -> BaseResponse:
    """Choose a password with a one-time link; the first one, or a new one. Who keeps trying wrong links must wait."""
    network = request.remote_addr or ""
    if wait := attempts.link_wait(network):
        raise TooMany(_("Er zijn te veel links geprobeerd die niet werken."), wait=ceil(wait.total_seconds()))
    opened = invitations.open_link(token)
    if opened is None:
        attempts.note_wrong_link(network)
        return make_response(render("staff/link_gone.html"), 410)
    form = Form(NewPasswordSchema(), request.form)
    if form.valid:
        try:
            return signed_in.remember(
                redirect(url_for("staff.schools"), 303), accounts.accept_link(opened, form.data["password"])
            )
        except Problem as problem:
            form.take(problem)
        except passwords.TooBusy as busy:
            form.add_error("", str(busy))
    return render(
        "staff/invitation.html", form=form, person=opened.person, reset=opened.person.password_hash is not None
    )


@room.get("/scholen")
def schools() -> BaseResponse:
    """Which school or alliance? With only one straight on."""
    person = accounts.own_person()
    own, alliances = accounts.own_schools(person), accounts.own_alliances(person)
    if len(own) == 1 and own[0].opens and not alliances:
        return redirect(_home(own[0].id), 303)
    if len(alliances) == 1 and not own:
        return redirect(alliances[0].href, 303)
    return render("staff/schools.html", schools=own, alliances=alliances, home=_home)


def _home(school_id: str) -> str:
    """The first page of a school; the set-up decides which that is."""
    return address(current_app.config["HOME_ENDPOINT"], school=school_id) or url_for("roles.index", school=school_id)


@room.get("/account")
def account() -> Response:
    """Sessions, password, appearance."""
    person = accounts.own_person()
    return render(
        "staff/account.html",
        person=person,
        sessions=accounts.own_sessions(person),
        schools=accounts.own_schools(person),
        alliances=accounts.own_alliances(person),
        home=_home,
        scheme=chosen_scheme(request),
        done=request.args.get("gedaan", ""),
    )


@room.form("/account/wachtwoord")
def change_password() -> BaseResponse:
    """A new password, with the old one as proof."""
    form = Form(ChangePasswordSchema(), request.form)
    if form.valid:
        try:
            token = accounts.change_password(
                accounts.own_person(), form.data["current"], form.data["password"], request.remote_addr or ""
            )
            return signed_in.remember(redirect(url_for("staff.account", gedaan="wachtwoord"), 303), token)
        except Problem as problem:
            form.take(problem)
        except passwords.TooBusy as busy:
            form.add_error("", str(busy))
    return render("staff/password.html", form=form)


@room.post("/account/sessies/<uuid:session_id>/beeindig")
def end_session(session_id: UUID) -> BaseResponse:
    """End one of the own sessions."""
    if accounts.end_session(accounts.own_person(), session_id):
        return signed_in.forget(redirect(url_for("door.sign_in_page", afgemeld="ja"), 303))
    return redirect(url_for("staff.account", gedaan="sessie"), 303)


@room.post("/account/sessies/andere/beeindig")
def end_other_sessions() -> BaseResponse:
    """End every session but this one."""
    accounts.end_other_sessions(accounts.own_person())
    return redirect(url_for("staff.account", gedaan="andere"), 303)


@room.post("/account/weergave")
def choose_appearance() -> BaseResponse:
    """Light, dark, or as the system says; kept in this browser."""
    back = make_response(redirect(url_for("staff.account", gedaan="weergave"), 303))
    return keep_scheme(back, request.form.get("weergave", ""))
