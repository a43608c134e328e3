"""The Help menu finds the error log, and says where the licences are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QMessageBox

from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.places import data_folder


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


def commanded(windows: Windows, name: str) -> None:
    found = next(c for c in windows.operator.commands.all() if c.name == name)
    found.action.trigger()


def boxes(windows: Windows) -> list[str]:
    found = windows.operator.findChildren(QMessageBox)
    return [box.text() + box.informativeText() for box in found]


def test_the_folder_of_the_error_log_opens_from_the_menu(windows: Windows):
    opened: list[QUrl] = []
    windows.operator.help.open_place = lambda url: opened.append(url) or True

    commanded(windows, "log")

    assert [Path(url.toLocalFile()) for url in opened] == [data_folder()]
    assert boxes(windows) == []


def test_a_folder_that_does_not_open_is_named(windows: Windows):
    windows.operator.help.open_place = lambda _url: False

    commanded(windows, "log")

    assert len(boxes(windows)) == 1
    assert str(data_folder()) in boxes(windows)[0]


def test_about_says_where_the_licences_are(windows: Windows):
    commanded(windows, "about")

    assert "licences" in boxes(windows)[0]
