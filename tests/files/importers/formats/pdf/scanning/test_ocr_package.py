"""The package for scans is found beside the program, and loaded only where it is whole."""

import sys
import sysconfig
from importlib.metadata import version

import pytest

from timekeeper.files.importers.formats.pdf.scanning import ocr_package

READER = "made_up_reader"
ARCHIVE = f"timekeeper-{version('timekeeper')}-ocr.zip"


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Return the folders of the program and of its records, where nothing reads pictures."""
    program, records = tmp_path / "program", tmp_path / "records"
    for folder in (program, records, program / "resources" / ocr_package.FOLDER):
        folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(program / "timekeeper.exe"))
    monkeypatch.setenv("TIMEKEEPER_HOME", str(records))
    monkeypatch.setattr(ocr_package, "resources", lambda: program / "resources")
    monkeypatch.setattr(ocr_package, "PACKAGES", (READER,))
    monkeypatch.setattr(ocr_package, "_MODULES", (READER, f"{READER}.inner"))
    yield program, records
    for name in [name for name in sys.modules if name.startswith(READER)]:
        del sys.modules[name]


def unpacked(folder, program, *, of=None, code="WORD = 'inner'\n"):
    """Put a package into a folder, and its list into the program as the builder does."""
    (folder / READER).mkdir(parents=True)
    (folder / READER / "__init__.py").write_text("", encoding="utf-8")
    (folder / READER / "inner.py").write_text(code, encoding="utf-8")
    of = of or version("timekeeper")
    first = ocr_package.head(of, sys.implementation.cache_tag, sysconfig.get_platform())
    lines = [first, *(f"{digest}  {name}" for name, digest in ocr_package.listed(folder).items())]
    for place in (folder, program / "resources" / ocr_package.FOLDER):
        (place / ocr_package.LIST).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("which", "below"),
    [
        (0, "ocr"),
        (0, f"{ARCHIVE.removesuffix('.zip')}/ocr"),
        (1, "ocr"),
        (1, "timekeeper-9-ocr (1)/ocr"),
    ],
)
def test_it_is_found_beside_the_program_and_among_the_records(places, which, below):
    unpacked(places[which] / below, places[0])
    path = list(sys.path)

    assert ocr_package.lack() == ""
    assert sys.modules[f"{READER}.inner"].WORD == "inner"
    assert sys.path == path


def test_where_it_is_missing_it_is_said_what_to_fetch_and_where_to_put_it(places):
    program, _records = places
    folder = unpacked(program / "ocr", program)
    folder.rename(program / "elsewhere")

    lack = ocr_package.lack()

    assert ARCHIVE in lack
    assert str(program) in lack


def test_a_program_without_a_list_says_how_it_is_installed(places):
    assert "timekeeper[ocr]" in ocr_package.lack()


def changed(folder):
    (folder / READER / "inner.py").write_text("WORD = 'stranger'\n", encoding="utf-8")


def added(folder):
    (folder / "another.py").write_text("", encoding="utf-8")


def compiled(folder):
    (folder / READER / "__pycache__").mkdir()
    (folder / READER / "__pycache__" / "inner.cpython-313.pyc").write_bytes(b"stranger")


def lost(folder):
    (folder / READER / "__init__.py").unlink()


def linked(folder):
    (folder / "another").symlink_to(folder.parent)


def relisted(folder):
    changed(folder)
    lines = (folder / ocr_package.LIST).read_text(encoding="utf-8").splitlines()[:1]
    lines += [f"{digest}  {name}" for name, digest in ocr_package.listed(folder).items()]
    (folder / ocr_package.LIST).write_text("\n".join(lines) + "\n", encoding="utf-8")


def unlisted(folder):
    (folder / ocr_package.LIST).unlink()


@pytest.mark.parametrize("harm", [changed, added, compiled, lost, linked, relisted, unlisted])
def test_of_one_that_was_changed_nothing_is_loaded(places, harm):
    program, _records = places
    folder = unpacked(program / "ocr", program)
    harm(folder)

    lack = ocr_package.lack()

    assert f"{folder} is damaged or was changed" in lack
    assert ARCHIVE in lack
    assert not [name for name in sys.modules if name.startswith(READER)]


def test_one_of_another_version_is_not_loaded_and_named_so(places):
    program, _records = places
    folder = unpacked(program / "ocr", program, of="0.0.1")

    lack = ocr_package.lack()

    assert f"{folder} is for another timekeeper" in lack
    assert not [name for name in sys.modules if name.startswith(READER)]


def test_one_for_another_python_is_not_loaded(places, monkeypatch):
    program, _records = places
    unpacked(program / "ocr", program)
    monkeypatch.setattr(sysconfig, "get_platform", lambda: "win-arm64")

    assert "is for another timekeeper" in ocr_package.lack()


def test_one_that_this_system_cannot_load_is_said_to_be_damaged(places):
    program, _records = places
    unpacked(program / "ocr", program, code="import a_library_that_is_missing\n")

    assert "is damaged" in ocr_package.lack()


def test_a_whole_one_is_taken_though_another_lies_there_too(places):
    program, records = places
    changed(unpacked(program / "ocr", program))
    unpacked(records / "ocr", program)

    assert ocr_package.lack() == ""
