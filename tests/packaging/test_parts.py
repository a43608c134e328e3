"""What the products leave out is never what the program needs."""

from __future__ import annotations

import re

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
