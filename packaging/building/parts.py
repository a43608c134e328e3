"""The parts a product is made of: wheels from a lock file, without what the program never loads."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from building.project import fresh, pip

# A module that the program begins to import belongs here; a test compares the two. qt-material
# imports UiTools.
QT_MODULES = ("Core", "Gui", "Network", "PrintSupport", "Svg", "UiTools", "Widgets")
# What those need, without a way to it from Python.
_QT_LIBRARIES = (*QT_MODULES, "OpenGL", "OpenGLWidgets")
_LINUX_LIBRARIES = (
    *_QT_LIBRARIES,
    "DBus",
    "WaylandClient",
    "WaylandEglClientHwIntegration",
    "XcbQpa",
)

KEPT_OF_QT = (
    "*.py",
    "support/*.py",
    *(f"Qt{module}.*" for module in QT_MODULES),
    # Windows
    "pyside6.abi3.dll",
    "msvcp140*.dll",
    "vcruntime140*.dll",
    *(f"Qt6{module}.dll" for module in _QT_LIBRARIES),
    # Linux
    "libpyside6.abi3.so*",
    *(f"Qt/lib/libQt6{module}.so*" for module in _LINUX_LIBRARIES),
    "Qt/lib/libicu*",
    # Both: screens in memory for rehearsals, pictures of logos, icons, typing Vietnamese.
    *(
        f"*plugins/{plugin}.*"
        for plugin in (
            "iconengines/*qsvgicon",
            "imageformats/*qico",
            "imageformats/*qjpeg",
            "imageformats/*qsvg",
            "platforminputcontexts/*composeplatforminputcontextplugin",
            "platforminputcontexts/*ibusplatforminputcontextplugin",
            "platforms/*qoffscreen",
            "platforms/*qwayland*",
            "platforms/*qwindows",
            "platforms/*qxcb",
            "platformthemes/*qxdgdesktopportal",
            "wayland-shell-integration/*xdg-shell",
            "xcbglintegrations/*qxcb-egl-integration",
        )
    ),
)
# Nothing the program imports imports these; a test looks that it does without them.
UNUSED_MODULES = (
    "cffi",
    "click",
    "lxml.html._difflib",
    "lxml.html.diff",
    "lxml.isoschematron",
    "lxml.objectify",
    "olefile.olefile2",  # in Python 2
    "oxmsg.cli",
    "pycparser",
    "pypdfium2_cli",
)
UNUSED = (
    *(name.replace(".", "/") + ending for name in UNUSED_MODULES for ending in ("", ".*")),
    *(f"{name}-*.dist-info" for name in ("click", "pycparser")),
    "olefile/doc",
    "bin",
    "share",
    "*/__pycache__",
    "*.pyi",
    "*.lib",
    "*.h",
    "*.pxd",
    "*.pxi",
    "*.pyx",
    "PySide6/support/generate_pyi.py",
    # We ship our own typeface; of these one stays, since qt-material wants to find the folder.
    "qt_material/fonts/roboto/*Italic.ttf",
    "qt_material/fonts/roboto/RobotoCondensed-*.ttf",
    "qt_material/fonts/roboto/Roboto-[BLMT]*.ttf",
    # Scans come as JPEG, PNG and TIFF, and nothing is written on them.
    *(f"PIL/_{name}.*" for name in ("avif", "webp", "imagingcms", "imagingft", "imagingtk")),
    # What lies packed beside it, as default.docx.
    "docx/templates/default-docx-template",
    "shiboken6/include",
    # Parts of Microsoft's runtime that no library here names.
    *(f"shiboken6/{name}140.dll" for name in ("concrt", "vcamp", "vccorlib", "vcomp")),
    "shiboken6/shiboken_tool.py",
)
UNPACKING = ("--no-index", "--no-compile")


def install_wheels(lock: Path, wheels: Path, target: Path, platform: Sequence[str] = ()) -> None:
    """Fetch the wheels of a lock file, each compared with its hash, and unpack them.

    ``platform`` is another system than this one, in pip's words.
    """
    wanted = ("--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(lock))
    pip("download", *wanted, *platform, "--dest", fresh(wheels))
    pip("install", *wanted, *platform, *UNPACKING, "--find-links", wheels, "--target", target)


def install_program(wheel: Path, target: Path) -> None:
    """Unpack the program's own wheel."""
    pip("install", "--no-deps", *UNPACKING, "--target", target, wheel)


def trim(site: Path) -> None:
    """Remove from a folder of packages what the program never loads."""
    _remove_unless_kept(site / "PySide6", KEPT_OF_QT)
    for pattern in UNUSED:
        for path in sorted(site.rglob(pattern) if "/" not in pattern else site.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    for folder in sorted(site.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def leave_sources_out(folder: Path) -> None:
    """Remove each source whose compiled module lies beside it."""
    for path in folder.rglob("*.pyc"):
        if path.parent.name != "__pycache__":
            path.with_suffix(".py").unlink(missing_ok=True)


def _remove_unless_kept(folder: Path, kept: Sequence[str]) -> None:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (path.is_file() or path.is_symlink()) and not _matches(name, kept):
            path.unlink()


def _matches(name: str, patterns: Sequence[str]) -> bool:
    # A pattern without a slash is meant for the folder itself.
    return any(
        fnmatchcase(name, pattern) and ("/" in pattern or "/" not in name) for pattern in patterns
    )
