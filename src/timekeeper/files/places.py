"""Where things lie: what ships with the program, and the user's own data."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import platformdirs


def resources() -> Path:
    """Return the folder of fonts, translations and themes: in the wheel, else in the checkout."""
    packaged = Path(str(files("timekeeper"))) / "resources"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "resources"


def sample_agendas() -> Path:
    """Return the folder of the sample agendas."""
    packaged = resources() / "agendas"
    return packaged if packaged.is_dir() else resources().parent / "agendas"


def data_folder() -> Path:
    """Return the folder of the journal and the settings: TIMEKEEPER_HOME, else the user's own."""
    chosen = os.environ.get("TIMEKEEPER_HOME")
    return Path(chosen) if chosen else platformdirs.user_data_path("timekeeper", appauthor=False)


def journal_path() -> Path:
    """Return the place of the journal of all conferences."""
    return data_folder() / "journal.db"


def settings_path() -> Path:
    """Return the place of the settings file."""
    return data_folder() / "settings.yaml"
