"""The settings of the demonstration: its own folder, its own schools, its own day."""

import os
from pathlib import Path
from typing import Any

from flask import Flask

from core.app import ROOT, create_app

FOLDER = Path(os.environ.get("DEKKEND_VAR", ROOT / "var" / "demo"))


def settings(folder: Path = FOLDER) -> dict[str, Any]:
    """What differs from an ordinary installation. `DEKKEND_TODAY` chooses the day."""
    return {
        "VAR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'dekkend.sqlite'}",
        "SCHOOLS": [ROOT / "config", ROOT / "config" / "demo"],
        "TODAY": os.environ.get("DEKKEND_TODAY", ""),
        "DEMO": True,
    }


def demo_app(folder: Path = FOLDER) -> Flask:
    """The application of the demonstration."""
    return create_app(settings(folder))
