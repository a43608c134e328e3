"""Which other program shows slides and films full screen on the hall's screen, and how it is asked.

LibreOffice, mpv and VLC are told the screen, and end when they are ended. PowerPoint is asked by
the file's own "show" verb, as Windows' right mouse button does: it chooses the screen itself, and
is ended by whoever shows. That could not be tried where this was written.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from msgspec import Struct

from timekeeper.files.converting import libreoffice, write_profile
from timekeeper.files.materials.kinds import FILMS, PRESENTATIONS

_VERB = "show"


class Handover(Struct, frozen=True):
    """How a file is shown: by this command, or by the file's verb where there is none."""

    path: Path
    command: tuple[str, ...] = ()


def show_of(path: Path, screen: int, own: Path) -> Handover | None:
    """Return how the file is shown on the screen, counted from 0; None where nothing here can.

    ``own`` is a folder for the program's settings; what is shown brings none of the user's along.
    """
    ending = path.suffix.lower()
    if ending in PRESENTATIONS and has_show_verb(ending):
        return Handover(path)
    if ending in PRESENTATIONS and (office := libreoffice()):
        return Handover(path, (office, *_as_slides(own, screen), str(path)))
    if ending in FILMS and (mpv := shutil.which("mpv")):
        where = f"--fs-screen={screen}", f"--screen={screen}"
        return Handover(path, (mpv, "--fs", "--no-terminal", "--no-osc", *where, "--", str(path)))
    if ending in FILMS and (vlc := _vlc()):
        quiet = "--fullscreen", "--play-and-exit", "--no-video-title-show"
        return Handover(path, (vlc, *quiet, f"--qt-fullscreen-screennumber={screen}", str(path)))
    return None


def _as_slides(own: Path, screen: int) -> tuple[str, ...]:
    """Return how LibreOffice is told the screen; it counts from 1, and 0 leaves it the choice."""
    write_profile(
        own,
        {
            "Office.Impress/Misc": {"Display": str(screen + 1)},
            "Office.Impress/Misc/Start": {"EnablePresenterScreen": "false"},
            # A show that was ended leaves its lock, and the hall would see the question about it.
            "Office.Common/Misc": {
                "UseLocking": "false",
                "UseDocumentOOoLockFile": "false",
                "FirstRun": "false",
            },
        },
    )
    quiet = "--norestore", "--nolockcheck", "--nologo"
    return (*quiet, f"-env:UserInstallation={own.as_uri()}", "--view", "--show")


def can_show(ending: str) -> bool:
    """Return whether some program here shows files of this ending full screen."""
    if ending in PRESENTATIONS:
        return has_show_verb(ending) or libreoffice() is not None
    return ending in FILMS and bool(shutil.which("mpv") or _vlc())


def has_show_verb(ending: str) -> bool:
    """Return whether Windows knows a program that shows these slides full screen."""
    if sys.platform != "win32":
        return False
    import winreg  # noqa: PLC0415  # there is none elsewhere

    try:
        kind = winreg.QueryValue(winreg.HKEY_CLASSES_ROOT, ending)
        with winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{kind}\shell\{_VERB}"):
            return True
    except OSError:
        return False


def show_by_verb(path: Path) -> None:
    """Handover the file by its own verb; raise OSError where that cannot be."""
    if sys.platform == "win32":
        os.startfile(path, _VERB)  # noqa: S606  # the office chose the file
    else:
        raise OSError(path)


def _vlc() -> str | None:
    programs = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")]
    places = [Path(folder) / "VideoLAN/VLC/vlc.exe" for folder in programs if folder]
    return shutil.which("vlc") or next((str(path) for path in places if path.is_file()), None)
