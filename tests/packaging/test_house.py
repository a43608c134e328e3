"""What the figures of the house count, on trees of a few lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import house
from building.project import ROOT

# A method of a class with one underscore.
DEFINED = re.compile(r"^    (?:async )?def (_[a-z]\w*)", re.MULTILINE)
PLAN = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


@pytest.fixture
def measured(tmp_path):
    """Measure a package ``home`` of these files."""

    def measure(**files: str) -> dict[str, str]:
        folder = tmp_path / "home"
        folder.mkdir()
        for name, text in files.items():
            (folder / f"{name}.py").write_text(text, encoding="utf-8")
        return house.figures(house.read(folder))

    return measure


def test_blank_lines_comments_and_init_files_count(measured):
    figures = measured(__init__='"""Home."""\n', hall="# Why.\n\nx = 1\n")

    assert figures["files"] == "2"
    assert figures["lines"] == "4"
    assert figures["modules in the largest folder"].startswith("2, 1 besides __init__.py")


def test_nine_files_in_ten_are_at_most_so_long():
    assert house.spread([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]) == "median 6, 90 % at most 9"


def test_methods_and_nested_functions_are_functions(measured):
    figures = measured(
        hall="class Hall:\n    def show(self):\n        def inner():\n            pass\n"
    )

    assert figures["functions"] == "2, 0 of them private"
    assert figures["lines of a function"] == "median 2, 90 % at most 3"


@pytest.mark.parametrize(
    ("uses", "with_one_caller"),
    [("", 0), ("_paint()", 1), ("connect(_paint)", 1), ("self._paint", 1), ("_paint(_paint)", 0)],
)
def test_a_private_function_has_one_caller_when_its_file_names_it_once(
    measured, uses: str, with_one_caller: int
):
    figures = measured(hall=f"def _paint(): pass\ndef __dir__(): pass\n{uses}\n")

    assert figures["functions"] == "2, 1 of them private"
    assert figures["private functions with one caller"].startswith(f"{with_one_caller}: ")


def test_names_are_counted_once_however_often_they_are_defined(measured):
    lines = "\n" * 998

    figures = measured(hall=f"import os as system\n{lines}def show(x, y): x = 1; self.z = 2\n")

    assert figures["names per 1,000 lines"] == (
        "1; with parameters, variables and attributes 4"  # show, x, y, z
    )


def test_importing_a_module_from_its_package_is_no_import_of_the_package(measured):
    figures = measured(
        __init__="", hall="", desk="from home import hall\n", foyer="def show():\n import home.desk"
    )

    assert figures["modules with one importer"] == "2, 2 of them under 60 lines"  # hall, desk


def test_a_module_with_two_importers_or_sixty_lines_needs_no_reason(measured):
    figures = measured(hall="\n" * 60, desk="import home.hall\n", foyer="import home.desk\n")

    assert figures["modules with one importer"] == "2, 1 of them under 60 lines"


def test_what_is_public_by_its_name_and_place_needs_a_docstring(measured):
    figures = measured(
        hall='"""The hall."""\n'
        "class Hall:\n    def show(self): pass\n    def __len__(self): pass\n"
        "class _Mine:\n    def show(self): pass\n"
        "def paint():\n    'Paint.'\n    def inner(): pass\n"
    )

    assert figures["public without docstring"] == "2 home.hall.Hall home.hall.Hall.show"


def test_a_property_s_docstring_is_that_of_its_setter_as_well(measured):
    figures = measured(
        hall='"""The hall."""\n'
        "class Hall:\n    'Hall.'\n    @property\n    def look(self):\n        'Look.'\n"
        "    @look.setter\n    def look(self, look): pass\n"
    )

    assert figures["public without docstring"] == "0"


def test_functions_classes_and_aliases_defined_in_two_modules_are_listed(tmp_path: Path):
    (tmp_path / "hall.py").write_text("class Row: pass\nShape = str\nMOST = 1\n_mine = 2\n")
    (tmp_path / "desk.py").write_text("def Row(): pass\nShape: type = int\nMOST = 1\n_mine = 2\n")

    places = house.where_public_names_lie(house.read(tmp_path))

    home = tmp_path.name
    assert places == {name: [f"{home}.desk", f"{home}.hall"] for name in ("Row", "Shape")}


def test_what_the_floor_plan_names_is_there():
    places = [
        path.relative_to(ROOT).as_posix()
        for folder in ("src/timekeeper", "tests", "packaging", "resources", "agendas", "lock")
        for path in [ROOT / folder, *(ROOT / folder).rglob("*")]
    ]
    named = set(re.findall(r"(?<![\w.])[\w/]+\.py\b|(?<=[ `])[\w/]+/(?=[\s,;:)(])", PLAN))

    gone = {
        name
        for name in named
        if not any(f"/{place}".endswith(f"/{name.rstrip('/')}") for place in places)
    }

    assert gone == set()


def test_the_glossary_has_at_most_forty_entries():
    glossary = PLAN.split("## Glossary")[1].split("\n## ")[0]

    rows = [line for line in glossary.splitlines() if line.startswith("| ")]

    assert len(rows) - 1 <= 40  # one is the head


def test_what_a_class_in_another_file_overrides_or_calls_is_not_private():
    classes = [
        (path, *re.match(r"(\w+)(?:\(([^)]*)\))?", text).groups(""), text)
        for path in (ROOT / "src" / "timekeeper").rglob("*.py")
        for text in re.split(r"^class ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    ]
    own = {name: (path, set(DEFINED.findall(text))) for path, name, _bases, text in classes}

    shared = {
        f"{base}.{each}"
        for path, _name, bases, text in classes
        for base in re.findall(r"\w+", bases)
        if base in own and own[base][0] != path
        for each in own[base][1] & {*DEFINED.findall(text), *re.findall(r"(?<=\.)_\w+", text)}
    }

    assert shared == set()
