"""Asks where a file is to be written and which one is to be read, in the system's own dialog."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Day
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from timekeeper.core.programme import Programme
from timekeeper.views.public import masked

REPORTS = "Word (*.docx);;PDF (*.pdf);;Excel (*.xlsx);;CSV (*.csv);;HTML (*.html);;JSON (*.json)"
WRITTEN_IN = "written_in"  # a property of the window that asks
LONGEST_NAME = 120  # letters: folders of an office are deep, and Windows counts the whole path

_ENDING = re.compile(r"\*(\.\w+)")
_NO_FILE_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def ask_file(
    parent: QWidget, title: str, kinds: str, then: Callable[[Path], object], where: str = ""
) -> None:
    """Ask for a file of one of these kinds; ``then`` is called with its path if one was chosen."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, where, kinds)
    if chosen:
        then(Path(chosen))


def ask_path(
    parent: QWidget, title: str, kinds: str, name: str, then: Callable[[Path], object]
) -> None:
    """Ask where to write one of these kinds; ``then`` is called with the path if one was chosen.

    ``name`` is offered, where this window wrote last or among the documents. Without one of the
    kinds' endings it gets that of the kind that was chosen.
    """
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    offered = Path(parent.window().property(WRITTEN_IN) or usual) / name
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(offered), kinds)
    if not chosen:
        return
    parent.window().setProperty(WRITTEN_IN, str(Path(chosen).parent))
    path, endings = Path(chosen), _ENDING.findall(kinds)
    if path.suffix.lower() not in endings:
        path = path.with_name(path.name + (_ENDING.findall(kind) or endings)[0])
    then(path)


def file_name(programme: Programme, otherwise: Day | None, paper: str) -> str:
    """Return the name to offer for a paper of a conference: its day, the event, what it is.

    A programme without a day is of the other one. No system refuses a letter of the name, and it
    says no word of what is confidential.
    """
    title = " ".join(_NO_FILE_NAME.sub(" ", masked(programme).title).split())
    day = programme.date or otherwise
    name = f"{day:%Y-%m-%d} {title}" if day is not None else title
    return f"{name[: LONGEST_NAME - len(paper)].strip(' .')} - {paper}"
