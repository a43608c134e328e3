"""Where things lie: what ships with the program, and the user's own data."""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path

from timekeeper.files.writing import private

PORTABLE_MARK = "portable.txt"
# What the program itself writes into the data folder, and nothing else that may lie there.
OWN_FILES = re.compile(
    r"journal(-\d{8}-\d{6}(-\d+)?)?\.db(-wal|-shm|-journal|-newest)?"
    r"|settings\.yaml(\.bak|\.unreadable\d*)?|(logo|chime)\.\w+|alive|hangs\.log(\.1)?"
    r"|timekeeper\.(log(\.\d)?|lock)|(sharing|points|following)\.json|elsewhere\.txt"
)
OWN_FOLDERS = ("theme", "forms")


def resources() -> Path:
    """Return the folder of fonts, translations and themes: in the wheel, else in the checkout."""
    package = Path(__file__).resolve().parents[1]  # importlib's way there costs 14 ms and 2 MB
    packaged = package / "resources"
    return packaged if packaged.is_dir() else package.parents[1] / "resources"


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
    import platformdirs  # noqa: PLC0415  # only where nothing else names the folder

    return platformdirs.user_data_path("timekeeper", appauthor=False)


def make_data_folder() -> Path:
    """Make the data folder if need be, for its user's eyes only, and return it.

    The program's own files in it, and its folders of the look and of forms, become their user's
    alone, as those of older versions were not; a folder that was there, what else lies in it, and
    what a link leads to stay as they are.
    On Windows the folder lies in the user's profile, which others cannot read.
    """
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix":
        with suppress(OSError):  # of another user: whoever opens a file in it will say so
            for file in folder.iterdir():
                if OWN_FILES.fullmatch(file.name):
                    _make_private(file)
            for name in OWN_FOLDERS:
                _make_private_below(folder / name)
    return folder


def _make_private_below(folder: Path) -> None:
    """Close a folder of an older version, and what lies in it; a closed one is not gone through."""
    mode = folder.lstat().st_mode if folder.exists() else 0
    if stat.S_ISDIR(mode) and mode & 0o077:
        _make_private(folder, stat.S_IFDIR)
        for path in folder.rglob("*"):
            _make_private(path, stat.S_IFDIR if path.is_dir() else stat.S_IFREG)


def _make_private(path: Path, kind: int = stat.S_IFREG) -> None:
    with suppress(OSError):
        if stat.S_IFMT(path.lstat().st_mode) != kind:
            return  # to open a pipe would wait for somebody
        opened = private(str(path), os.O_RDONLY | os.O_NONBLOCK)
        try:
            found = os.fstat(opened)
            if stat.S_ISDIR(found.st_mode):
                os.fchmod(opened, found.st_mode & 0o700)
            # What has a second name is somebody else's as well.
            elif stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
                os.fchmod(opened, found.st_mode & 0o600)  # protected stays so
        finally:
            os.close(opened)


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


def points_path() -> Path:
    """Return the place of the list of linked points."""
    return data_folder() / "points.json"


def followed_path() -> Path:
    """Return the place of what is known of the hall that was followed last."""
    return data_folder() / "following.json"


def settings_path() -> Path:
    """Return the place of the settings file."""
    return data_folder() / "settings.yaml"


def this_program(program: str, *command: str) -> list[str]:
    """Return the command line that starts this very program, whose file is given, once more."""
    if getattr(sys, "frozen", False):  # all of it in one file, as some tools make it
        return [sys.executable, *command]
    if not Path(program).stem.lower().startswith("python"):
        return [program, *command]  # Windows' launcher is the program itself
    start = f"import sys; sys.path[:] = {sys.path!r}; from timekeeper.__main__ import main; main()"
    return [sys.executable, "-I", "-B", "-c", start, *command]
