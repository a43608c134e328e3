"""Writes into the record which material stood in the hall, and how far it was turned."""

from __future__ import annotations

from PySide6.QtCore import QObject

from timekeeper.core.acts import Show
from timekeeper.core.events import MaterialShown, MaterialTakenDown
from timekeeper.core.programme import Material
from timekeeper.core.rules import NotPermitted
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.timers import Soon
from timekeeper.files.journal.journal_file import JournalError

SETTLED_MS = 2_000  # pages that are leafed through are written down once, not one by one


class SlidesRecord(QObject):
    """Is told what stands in the hall; it is written down when the picture is painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._conference = desk.conference
        self._standing: tuple[str, Material] | None = None
        self._farthest: int | None = None
        self._written: int | None = None
        self._due: list[MaterialShown | MaterialTakenDown] = []
        self._settling = Soon(self._settle, SETTLED_MS, self)
        self._painting = Soon(self._write, 0, self)

    def show(self, item: str, material: Material, page: int | None = None) -> None:
        """Know that this page of the item's material stands there now."""
        if self._standing != (item, material):
            self.take_down()
            self._conference, self._standing = self._desk.conference, (item, material)
            self._farthest = self._written = page
            self._put(MaterialShown(item, material, page))
        elif page is not None and page > (self._farthest or 0):
            self._farthest = page
            if not self._settling.isActive():
                self._settling.start()

    def take_down(self) -> None:
        """Know that nothing of the kind stands there any more."""
        if self._standing is not None:
            self._settle()
            self._put(MaterialTakenDown(self._standing[0]))
            self._standing = None

    def stop(self) -> None:
        """Write down what is left, for the windows close."""
        self.take_down()
        self._painting.stop()
        self._write()

    def _settle(self) -> None:
        self._settling.stop()
        if self._standing is not None and self._farthest != self._written:
            self._written = self._farthest
            self._put(MaterialShown(*self._standing, self._farthest))

    def _put(self, fact: MaterialShown | MaterialTakenDown) -> None:
        self._due.append(fact)
        self._painting.start()

    def _write(self) -> None:
        """Write down what is due, unless another conference is held meanwhile."""
        due, self._due = self._due, []
        try:
            for fact in due if self._desk.conference is self._conference else ():
                self._desk.conference.act(Show(fact))
        except (NotPermitted, JournalError) as error:
            self._desk.said.emit(str(error))
