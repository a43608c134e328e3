"""Which page of the running item's materials the hall is to see: what the keys turn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from timekeeper.core.programme import Item, Material, Programme


class Slides(QObject):
    """The materials of the item that runs, and the page the operator has turned to.

    They are ``up`` only when he asks, and no longer than their item runs. ``count`` is how many
    pages there are, None until it is known; behind the last one stands the programme's picture.
    ``visible`` says that the page is drawn, ``foreign`` that another program shows the material.
    ``changed`` is sent when any of it is another one.
    ``placed`` carries the folder in which they are looked for, and the programme's mark.
    ``drawn`` is sent when a page beside it is drawn, which ``picture_of`` returns from then on.
    ``bringing`` carries an edit of an item whose files have to be brought into the folder first,
    and the paths of those that a PDF is to be made of.
    """

    changed = Signal()
    placed = Signal(Path, str)
    drawn = Signal()
    bringing = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.item: Item | None = None
        self.material: Material | None = None
        self.up = False
        self.page = 1
        self.count: int | None = None
        self.visible = False
        self.foreign = False
        self.picture_of: Callable[[int], QImage | None] = lambda _page: None
        self._folder: tuple[Path, object] | None = None

    def lie_in(self, folder: Path, programme: Programme) -> None:
        """Look for the materials of this programme in its agenda's folder."""
        self._folder = folder, named_by(programme)
        self.placed.emit(folder, mark_of(programme))
        self.changed.emit()

    def folder(self, programme: Programme) -> Path | None:
        """Return where the materials of a programme lie; another programme's folder is none."""
        if self._folder is None or self._folder[1] != named_by(programme):
            return None
        return self._folder[0]

    def stay(self, before: Programme, now: Programme, folder: Path | None) -> None:
        """Let what a change has made of a programme look in the folder of the one before."""
        known = {one for item in before.items for one in item.materials}
        named = {one for item in now.items for one in item.materials}
        if folder is not None and (named <= known if named else before.title == now.title):
            self.lie_in(folder, now)

    def follow(self, item: Item | None) -> None:
        """Belong to this item from now on; another one's materials are taken down."""
        before = self.item
        same = before is not None and item is not None and before.id == item.id
        self.item = item
        materials = item.materials if item is not None else ()
        if same and (self.material in materials or not (self.material or materials)):
            return
        self.up = False
        self._choose(materials[0] if materials else None)

    def switch(self) -> None:
        """Show the material, or take it down; it comes back at the page it was left at."""
        if self.material is None:
            return
        self.up = not self.up
        if self.past_the_end:
            self.page = 1
        self.changed.emit()

    def take_other(self) -> None:
        """Show the item's next material, the first one after the last."""
        materials = self.item.materials if self.item is not None else ()
        if self.material in materials:
            self.up = True
            self._choose(materials[(materials.index(self.material) + 1) % len(materials)])

    @property
    def past_the_end(self) -> bool:
        """Return whether the last page was left: the hall sees the programme's picture."""
        return self.count is not None and self.page > self.count

    def turn(self, by: int) -> None:
        """Turn so many pages on, back where that is negative, one behind the last at most."""
        self.go_to(self.page + by)

    def go_to(self, page: int) -> None:
        """Turn to this page."""
        last = self.page if self.count is None else self.count + 1
        page = min(max(page, 1), last)
        if self.up and page != self.page:
            self.page = page
            self.changed.emit()

    def go_to_last(self) -> None:
        """Turn to the last page."""
        self.go_to(self.count or self.page)

    def _choose(self, material: Material | None) -> None:
        self.material, self.page, self.count, self.visible = material, 1, None, False
        self.foreign = False
        self.changed.emit()


def named_by(programme: Programme) -> object:
    """Return by what a programme's agenda is known: the materials it names, else its event."""
    return [(item.id, item.materials) for item in programme.items if item.materials] or (
        programme.title
    )


def mark_of(programme: Programme) -> str:
    """Return a mark by which the programme's agenda is known in a later run."""
    return hashlib.sha256(repr(named_by(programme)).encode()).hexdigest()
