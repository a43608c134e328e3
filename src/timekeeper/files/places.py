"""Where things lie: what ships with the program, and the user's own data."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import platformdirs

PORTABLE_MARK = "portable.txt"


def resources() -> Path:
    """Return the folder of fonts, translations and themes: in the wheel, else in the checkout."""
    packaged = Path(str(files("timekeeper"))) / "resources"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "resources"


def sample_agendas() -> Path:
    """Return the folder of the sample agendas."""
    packaged = resources() / "agendas"
    return packaged if packaged.is_dir() else resources().parent / "agendas"


def guide(language: str) -> Path:
    """Return the folder of the operator's guide in a language."""
    packaged = resources() / "guide"
    folder = packaged if packaged.is_dir() else resources().parent / "docs" / "guide"
    return folder / language


def data_folder() -> Path:
    """Return the folder of the journal and the settings.

    TIMEKEEPER_HOME names it; else it lies beside a program that carries the portable mark, such
    as one on a stick; else it is the user's own.
    """
    chosen = os.environ.get("TIMEKEEPER_HOME")
    if chosen:
        return Path(chosen)
    program = Path(sys.executable).parent
    if (program / PORTABLE_MARK).is_file():
        return program / "data"
    return platformdirs.user_data_path("timekeeper", appauthor=False)


def make_data_folder() -> Path:
    """Make the data folder if need be, for its user's eyes only, and return it.

    On Windows the folder lies in the user's profile, which others cannot read.
    """
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):  # of another user: whoever opens a file in it will say so
        if "TIMEKEEPER_HOME" not in os.environ:
            folder.chmod(0o700)
        for file in folder.iterdir():
            if file.is_file():
                file.chmod(0o600)
    return folder


def is_another_users(folder: Path) -> bool:
    """Return whether a folder is there and not this user's; Windows does not tell."""
    if not hasattr(os, "getuid"):
        return False
    try:
        return folder.stat().st_uid != os.getuid()
    except PermissionError:
        return True  # it lies where only another may look
    except OSError:
        return False


def journal_path() -> Path:
    """Return the place of the journal of all conferences."""
    return data_folder() / "journal.db"


def settings_path() -> Path:
    """Return the place of the settings file."""
    return data_folder() / "settings.yaml"
