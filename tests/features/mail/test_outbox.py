"""Mail says that something is waiting, and nothing else; one at a time, by the worker, in a file that only we read."""

import stat
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from ssl import SSLContext

import pytest
from flask import Flask
from sqlalchemy import select

from core.access.admission import admit_job
from core.access.people import Membership, Person
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import Job
from core.db.worker import Worker
from core.features.mail import post
from core.features.mail.service import NewNotice, tell
from tests.factories_duties import make_case
from tests.world import World

SECRET = "Zorg over Yara Zonnebloem kanarie-loep: ze eet niet."


@pytest.fixture
def folder(app: Flask) -> Iterator[Path]:
    place = Path(app.config["VAR"]) / "mail"
    yield place
    for file in place.glob("*.eml"):
        file.unlink()


@pytest.fixture
def servant(app: Flask) -> Worker:
    return Worker(app, admit_job)


def _tell(world: World, *keys: str, text: str = SECRET) -> None:
    with world.acting("loep", "leerkracht"):
        case_id = make_case(world.loep.pupils[0], world.loep.membership("leerkracht").id)
        tell([world.loep.membership(key).id for key in keys], NewNotice(kind="concern", text=text, case_id=case_id))


def _again(world: World, key: str) -> None:
    with world.acting("loep", "leerkracht"):
        tell([world.loep.membership(key).id], NewNotice(kind="task", text=SECRET))


def _jobs(world: World) -> list[str]:
    with world.as_system("loep"):
        return list(session().scalars(select(Job.state).order_by(Job.id)))


def _messages(folder: Path) -> list[EmailMessage]:
    found = []
    for file in sorted(folder.glob("*.eml")):
        with file.open("rb") as opened:
            found.append(BytesParser(policy=policy.default).parse(opened))
    return found


def test_de_werker_maakt_een_brief_die_alleen_wij_lezen(world: World, servant: Worker, folder: Path) -> None:
    _tell(world, "kc")
    assert servant.run_once()
    assert _jobs(world) == ["done"]
    (file,) = folder.glob("*.eml")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (message,) = _messages(folder)
    assert message["To"] == world.loep.person("kc").email
    assert message["Subject"] == "Er staat iets voor je klaar in Dekkend"
    assert message["Date"].datetime.isoformat() == "2026-11-26T09:00:00+01:00"


def test_in_de_brief_staat_geen_naam_en_geen_reden(world: World, servant: Worker, folder: Path) -> None:
    _tell(world, "kc", "schoolleider")
    while servant.run_once():
        pass
    assert len(_messages(folder)) == 2
    names = {word for pupil in world.loep.pupils for word in pupil.full_name.split() if len(word) > 3}
    for file in folder.glob("*.eml"):
        whole = file.read_text(encoding="utf-8")
        assert not [word for word in names | {"eet niet", "Zorg", "kanarie"} if word in whole]


def test_een_brief_zolang_er_een_wacht(world: World, servant: Worker, folder: Path) -> None:
    _tell(world, "kc")
    _again(world, "kc")
    assert _jobs(world) == ["waiting"]
    assert servant.run_once()
    _again(world, "kc")
    assert _jobs(world) == ["done", "waiting"]


def test_wie_het_zelf_deed_hoort_niets(world: World) -> None:
    _tell(world, "leerkracht")
    assert _jobs(world) == []


def _end(membership: Membership, person: Person) -> None:
    membership.ends_on = membership.starts_on


def _close(membership: Membership, person: Person) -> None:
    person.closed_at = now()


@pytest.mark.parametrize("leave", [_end, _close], ids=["weg bij de school", "account dicht"])
def test_wie_weg_is_krijgt_geen_brief(world: World, servant: Worker, folder: Path, leave: object) -> None:
    _tell(world, "kc")
    own = world.loep.membership("kc")
    with world.as_system("loep"):
        leave(session().get_one(Membership, ("loep", own.id)), session().get_one(Person, own.person_id))  # type: ignore[operator]
    assert servant.run_once()
    assert _jobs(world) == ["done"]
    assert _messages(folder) == []


def test_het_adres_van_de_school_staat_erin_als_dat_bekend_is(
    world: World, servant: Worker, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(world.app.config, "PUBLIC_ADDRESS", "https://dekkend.example/")
    _tell(world, "kc")
    servant.run_once()
    assert "https://dekkend.example/loep/" in _messages(folder)[0].get_content()


@pytest.mark.parametrize("offered", [{"starttls"}, set()])
def test_met_een_mailserver_komt_er_geen_bestand_en_gaat_het_in_tls_als_dat_kan(
    world: World, servant: Worker, folder: Path, monkeypatch: pytest.MonkeyPatch, offered: set[str]
) -> None:
    sent: list[tuple[str, int, str]] = []
    checked: list[bool] = []

    class Server:
        def __init__(self, host: str, port: int, timeout: int) -> None:
            self.where = (host, port)

        def __enter__(self) -> "Server":
            return self

        def __exit__(self, *exc: object) -> None:
            pass

        def ehlo(self) -> None:
            pass

        def has_extn(self, name: str) -> bool:
            return name in offered

        def starttls(self, context: SSLContext) -> None:
            checked.append(context.check_hostname)

        def send_message(self, message: EmailMessage) -> None:
            sent.append((*self.where, message["To"]))

    monkeypatch.setattr("core.features.mail.outbox.smtplib.SMTP", Server)
    monkeypatch.setitem(world.app.config, "MAIL_SERVER", "mail.example:2525")
    _tell(world, "kc")
    servant.run_once()
    assert sent == [("mail.example", 2525, world.loep.person("kc").email)]
    assert checked == ([True] if offered else [])
    assert _messages(folder) == []


def test_de_post_van_een_demonstratie_leest_de_brieven_terug(world: World, servant: Worker, folder: Path) -> None:
    with world.app.app_context():
        assert post.letters() == ()
    _tell(world, "kc")
    servant.run_once()
    with world.app.app_context():
        (letter,) = post.letters()
    assert letter.to == world.loep.person("kc").email
    assert "Er staat iets voor je klaar" in letter.body
