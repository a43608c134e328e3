"""What recognises pictures: installed with the program, or a package that lies beside it.

The program carries a list of what its package holds. Nothing is loaded from a folder that differs
from it by a byte, or by a file.
"""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from contextlib import suppress
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from timekeeper.files.places import data_folder, resources
from timekeeper.words.language import _

FOLDER, LIST = "ocr", "package.sha256"
PACKAGES = ("PIL", "tesserocr")
MOST = 4  # so many times the files that are expected, folders among them, are looked at
# All that is imported of them: later on the folder is no longer looked at.
_MODULES = (
    *(f"PIL.{name}" for name in ("Image", "ImageChops", "ImageDraw", "ImageFilter", "ImageOps")),
    *(f"PIL.{name}ImagePlugin" for name in ("Jpeg", "Png", "Tiff")),
    "tesserocr",
)


def head(of: str, python: str, platform: str) -> str:
    """Return the first line of a package's list: for which program, Python and system it is."""
    return f"# timekeeper {of}, {python}, {platform}"


def listed(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file below a folder by its path, but for the list itself."""
    digests = {}
    for path in sorted(filter(_is_file, folder.rglob("*"))):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        digests[path.relative_to(folder).as_posix()] = digest
    digests.pop(LIST, None)
    return digests


def lack() -> str:
    """Return what to do before pictures can be recognised, "" when they can be.

    Where nothing is installed the package is looked for beside the program and among its records,
    checked, and loaded. That reads some sixty megabytes.
    """
    if all(map(find_spec, PACKAGES)):
        return ""
    try:
        expected = (resources() / FOLDER / LIST).read_text(encoding="utf-8")
    except OSError:
        return _("Pictures are read with timekeeper[ocr]: install it, or ask for the Word file.")
    places = (Path(sys.executable).parent, data_folder())
    package = f"timekeeper-{version('timekeeper')}-ocr.zip"
    told = _(
        "Pictures are read with a package of its own: fetch {package} from where timekeeper came "
        "from, unpack it in {folder}, and open the file again; or ask for the Word file."
    ).format(package=package, folder=places[0])
    for place in places:
        # Windows unpacks an archive into a folder of its name.
        for folder in (place / FOLDER, *place.glob(f"timekeeper-*-ocr*/{FOLDER}")):
            fault = _fault(folder, expected) if folder.is_dir() else told
            if not fault:
                return ""
            told = fault.format(folder=folder, package=package)
    return told


def _fault(folder: Path, expected: str) -> str:
    """Return what is wrong with a folder's package; "" where it is right, and now loaded."""
    message = _(
        "What lies in {folder} is damaged or was changed: delete it, and unpack {package} there "
        "once more; or ask for the Word file."
    )
    lines = [line.partition("  ") for line in expected.splitlines()[1:]]
    digests = {name: digest for digest, _blank, name in lines}
    wanted = head(
        version("timekeeper"), sys.implementation.cache_tag or "", sysconfig.get_platform()
    )
    try:
        found = (folder / LIST).read_text(encoding="utf-8")
        if found.partition("\n")[0] != wanted:
            return _(
                "What lies in {folder} is for another timekeeper: delete it, and unpack {package} "
                "of this version there; or ask for the Word file."
            )
        # In a folder that is somebody's whole disk nobody looks far.
        files = sum(map(_is_file, islice(folder.rglob("*"), MOST * len(digests))))
        if found != expected or files != len(digests) + 1 or listed(folder) != digests:
            return message
        sys.path.append(str(folder))
        for name in _MODULES:
            import_module(name)
    except (OSError, UnicodeError, ImportError):
        return message
    finally:
        with suppress(ValueError):
            sys.path.remove(str(folder))
    return ""


def _is_file(path: Path) -> bool:
    return path.is_symlink() or not path.is_dir()
