"""A picture of the office, its logo or its backdrop: a file is picked, and shown small."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.hall_order import Occasion
from timekeeper.desktop.hall.look_and_logo import Fitted, read_backdrop, read_logo
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.plain import Label
from timekeeper.files.writing import replace_file
from timekeeper.live.settings import HallLook
from timekeeper.words.language import _

SHOWN = QSize(112, 44)


def ask_for_picture(parent: QWidget, title: str) -> str:
    """Ask for a picture file; return "" when none was chosen."""
    kinds = _("Pictures ({endings})").format(endings="*.png *.jpg *.jpeg *.svg")
    path, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return path


class Sort(Struct, frozen=True):
    """Which picture of the office it is: the name its copy gets, its words, and what reads it."""

    stem: str
    choose: str
    remove: str
    read: Callable[[str, Path], tuple[Fitted | None, str]]
    none: str


def logo() -> Sort:
    """Return what a field for the logo is made with."""
    return Sort("logo", _("Choose the logo"), _("Remove the logo"), read_logo, _("None yet"))


def backdrop(occasion: Occasion | None = None) -> Sort:
    """Return what a field for the backdrop picture is made with, of an occasion or of all."""
    choose, remove = _("Choose the backdrop picture"), _("Remove the backdrop picture")
    stem = f"backdrop-{occasion}" if occasion else "backdrop"
    none = _("The one for all occasions") if occasion else _("None yet")
    return Sort(stem, choose, remove, read_backdrop, none)


class BackdropFields(QWidget):
    """The backdrop picture of all occasions, and of each its own: one is chosen and shown.

    ``fields`` has them all, that of all occasions at ``None``.
    """

    def __init__(self, look: HallLook, make: Callable[[Sort, str], PictureField]) -> None:
        super().__init__()
        names = {None: look.backdrop} | {each: look.backdrops.get(each, "") for each in Occasion}
        self.fields = {each: make(backdrop(each), name) for each, name in names.items()}
        self.occasion = QComboBox()
        self.occasion.setAccessibleName(_("What the backdrop picture is for"))
        self.occasion.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        shown = QStackedWidget()
        for each, field in self.fields.items():
            self.occasion.addItem("", each)
            shown.addWidget(field)
            field.changed.connect(self._name)
        self._name()
        self.occasion.currentIndexChanged.connect(shown.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.occasion, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(shown)
        self.setFocusProxy(self.occasion)

    def _name(self) -> None:
        """Say of each occasion whether it has a picture of its own."""
        names = {
            None: _("All occasions"),
            Occasion.WELCOME: _("Before the opening"),
            Occasion.STANDBY: _("Standby picture"),
            Occasion.BREAK: _("Break"),
            Occasion.CLOSING: _("Closing"),
        }
        for index, (each, field) in enumerate(self.fields.items()):
            own = _("{occasion}: its own").format(occasion=names[each])
            self.occasion.setItemText(index, own if each and field.name else names[each])


class PictureField(QWidget):
    """Shows a picture of the office and changes it; ``changed``: another file, or none.

    ``name`` is its path as the settings have it, ``picture`` what was read of it; ``picked`` says
    whether it is another file than before. ``folder`` is where a relative name is meant from.
    """

    changed = Signal()

    def __init__(
        self,
        sort: Sort,
        name: str,
        folder: Path,
        workshop: Workshop,
        ask: Callable[[QWidget, str], str] = ask_for_picture,
    ) -> None:
        super().__init__()
        self.name = name  # kept also where the dialog closes before it is read
        self.picture: Fitted | None = None
        self.picked = False
        self._sort = sort
        self._folder = folder
        self._workshop = workshop
        self._ask = ask
        self._shown = Label()
        self._shown.setMinimumSize(SHOWN)
        self._shown.setWordWrap(True)
        self._choose = QPushButton(_("Choose…"))
        self._choose.setAccessibleName(sort.choose)
        self._choose.clicked.connect(self._pick)
        self._remove = QPushButton(_("Remove"))
        self._remove.setAccessibleName(sort.remove)
        self._remove.clicked.connect(lambda: self._take("", picked=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._shown, stretch=1)
        row.addWidget(self._choose)
        row.addWidget(self._remove)
        self.setMinimumHeight(max(SHOWN.height(), self._choose.sizeHint().height()) + 4)
        self.setFocusProxy(self._choose)
        self._take(name, picked=False)

    def take_in(self) -> str:
        """Copy a picture that was picked into the folder; return its name there.

        So that it is still there when the stick it came from is not. OSError: it cannot be copied.
        """
        source = self._folder / self.name
        if self.name and self.picked and source.parent != self._folder:
            kept = self._folder / f"{self._sort.stem}{source.suffix.lower()}"
            replace_file(kept, source.read_bytes(), is_private=True)
            return kept.name
        return self.name

    def _pick(self) -> None:
        path = self._ask(self, self._sort.choose)
        if path:
            self._take(path, picked=True)

    def _take(self, name: str, *, picked: bool) -> None:
        self._remove.setEnabled(bool(name))
        if not name:
            self._show("", (None, self._sort.none), picked=picked)
            return
        folder, read = self._folder, self._sort.read
        self._workshop.run(
            lambda: read(name, folder),
            lambda found: self._show(name, found, picked=picked),
            lambda error: self._shown.setText(str(error)),
        )

    def _show(self, name: str, read: tuple[Fitted | None, str], *, picked: bool) -> None:
        picture, wrong = read
        if name and picked and picture is None:  # what was there before stays
            self._shown.setText(wrong)
            return
        self.name, self.picture, self.picked = name, picture, picked
        self.changed.emit()
        if picture is None:
            self._shown.setPixmap(QPixmap())
            self._shown.setText(wrong)
            return
        ratio = self.devicePixelRatio()
        shown = QPixmap.fromImage(picture.fitting(SHOWN * ratio))
        shown.setDevicePixelRatio(ratio)
        self._shown.setPixmap(shown)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignVCenter)
