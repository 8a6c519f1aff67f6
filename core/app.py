"""The composition root: `create_app` reads as a list of what the house is made of."""

import os
import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from core import access
from core.db import engine
from core.db.clock import ShiftedClock, now, set_clock
from core.features.alliance import views as alliance
from core.features.cases import views as cases
from core.features.duties import views as duties
from core.features.enquiries import views as enquiries
from core.features.exchange import views as exchange
from core.features.handovers import views as handovers
from core.features.insight import views as insight
from core.features.mail import views as mail
from core.features.meetings import views as meetings
from core.features.publication import views as publication
from core.features.pupils import views as pupils
from core.features.receipts import views as receipts
from core.features.setup import views as setup
from core.features.staff import views as staff
from core.features.worklist import views as worklist
from core.schools.platform import Platform
from core.schools.registry import Registry
from core.web.install import install_web

ROOT = Path(__file__).resolve().parent.parent
FEATURES = (
    worklist, alliance, setup, enquiries, publication, insight, handovers, exchange, meetings, receipts, cases, duties,
    pupils, mail, staff,
)  # fmt: skip


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The whole application. `settings` go before the environment, the environment before the defaults."""
    app = Flask("core", static_folder=None)
    configure(app, settings or {})
    tell_the_time(app)
    engine.init_app(app)
    app.extensions["registry"] = registry = app.config.get("REGISTRY") or Registry.load(*app.config["SCHOOLS"])
    keep_to(app, registry.platform)
    access.init_app(app)
    with app.app_context():
        registry.began_at = registry.began_at or now()
    install_web(app)
    for feature in FEATURES:
        feature.register(app)
    return app


def configure(app: Flask, settings: Mapping[str, Any]) -> None:
    """Settings of one installation. Secrets come from the environment, or from a file that only this user can read."""
    var = Path(settings.get("VAR") or os.environ.get("DEKKEND_VAR") or ROOT / "var")
    var.mkdir(parents=True, exist_ok=True)
    folders = os.environ.get("DEKKEND_CONFIG", str(ROOT / "config"))
    app.config.update(
        VAR=str(var),
        DATABASE_URL=os.environ.get("DATABASE_URL", f"sqlite:///{var / 'dekkend.sqlite'}"),
        SCHOOLS=[Path(folder) for folder in folders.split(os.pathsep)],
        TODAY=os.environ.get("DEKKEND_TODAY", ""),
        SECURE_COOKIES=os.environ.get("DEKKEND_HTTPS", "") == "1",
        TRUSTED_HOSTS=[host for host in os.environ.get("DEKKEND_HOSTS", "").split(",") if host] or None,
        MAIL_SERVER=os.environ.get("DEKKEND_MAIL_SERVER", ""),
        MAIL_FROM=os.environ.get("DEKKEND_MAIL_FROM", "dekkend@localhost"),
        PUBLIC_ADDRESS=os.environ.get("DEKKEND_ADDRESS", ""),
        HELP_LINE=os.environ.get("DEKKEND_HELP_LINE", ""),
    )
    app.config.update(settings)
    if not app.config.get("SECRET_KEY"):
        app.config["SECRET_KEY"] = os.environ.get("SECRET_KEY") or kept_secret(var / "secret_key")


def keep_to(app: Flask, platform: Platform) -> None:
    """The limits of `platform.toml`, where `settings` did not name others."""
    app.config.setdefault("SESSION_IDLE", platform.idle)
    app.config.setdefault("SESSION_LONGEST", platform.longest)
    app.config.setdefault("LARGEST_FILE_MB", platform.file_megabytes)


def kept_secret(place: Path) -> str:
    """The secret of this installation, made at first use: for one machine without an environment of its own."""
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return place.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return place.read_text(encoding="ascii")


def tell_the_time(app: Flask) -> None:
    """The clock of the machine, or of another day for a demonstration (`DEKKEND_TODAY=2026-11-26`)."""
    if app.config["TODAY"]:
        set_clock(app, ShiftedClock(date.fromisoformat(app.config["TODAY"])))
