"""What the products leave out is never what the program needs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

from building import parts
from building.project import ROOT


def test_every_qt_module_the_program_imports_is_shipped():
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))

    imported = set(re.findall(r"PySide6\.Qt(\w+)", source))

    assert imported
    assert imported <= set(parts.QT_MODULES)


def test_of_qt_only_what_is_listed_stays(tmp_path):
    kept = ["__init__.py", "QtCore.pyd", "Qt6Core.dll", "plugins/platforms/qwindows.dll"]
    left_out = ["Qt6Quick.dll", "QtQml.pyd", "designer.exe", "qml/QtQuick/plugins.qmltypes"]
    for name in (*kept, *left_out):
        path = tmp_path / "PySide6" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    parts.trim(tmp_path)

    folder = tmp_path / "PySide6"
    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert left == set(kept)
    assert not (folder / "qml").exists()


def test_commands_and_stubs_of_other_packages_go(tmp_path):
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "tool").touch()
    (tmp_path / "yaml").mkdir()
    (tmp_path / "yaml" / "__init__.py").touch()
    (tmp_path / "yaml" / "__init__.pyi").touch()

    parts.trim(tmp_path)

    assert [path.name for path in tmp_path.rglob("*")] == ["yaml", "__init__.py"]


def test_whatever_the_program_imports_does_without_the_modules_left_out():
    imports = sorted(_foreign_imports())
    forbid = f"import sys; sys.modules.update(dict.fromkeys({parts.UNUSED_MODULES!r}))"
    code = "\n".join((forbid, *imports))

    assert "from lxml import html" in imports

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )

    assert not done.returncode, done.stderr


def test_a_source_goes_only_where_its_compiled_module_lies_beside_it(tmp_path):
    for name in ("both.py", "both.pyc", "alone.py", "__pycache__/alone.cpython-313.pyc"):
        (tmp_path / "yaml" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "yaml" / name).touch()

    parts.leave_sources_out(tmp_path)

    assert sorted(path.name for path in tmp_path.rglob("*.py*")) == [
        "alone.cpython-313.pyc",
        "alone.py",
        "both.pyc",
    ]


def _foreign_imports() -> set[str]:
    """Return how the program imports modules of others, at its start or later."""
    # Of Qt another test tells; what reads scans is a package of its own.
    not_looked_at = {*sys.stdlib_module_names, "timekeeper", "PySide6", "tesserocr", "PIL"}
    found = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom | ast.Import):
                module = getattr(node, "module", None) or node.names[0].name
                if module.partition(".")[0] not in not_looked_at:
                    found.add(ast.unparse(node))
    return found
