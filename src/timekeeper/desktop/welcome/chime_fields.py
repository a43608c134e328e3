"""The fields of the chime: whether it sounds, where, how loud, and what it sounds like."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.operator.dialogs.form_dialog import add_field
from timekeeper.desktop.plain import wrapping
from timekeeper.desktop.sound.desk_chime import DeskChime
from timekeeper.desktop.sound.stroke import ENDINGS
from timekeeper.desktop.welcome.fields import choice_field
from timekeeper.live.settings import ChimeHabits
from timekeeper.words.language import _

LOUDER = 5  # per cent at a step


def ask_for_sound(parent: QWidget) -> str:
    """Ask for a sound file; return "" when none was chosen."""
    kinds = _("Sounds ({endings})").format(endings=" ".join(f"*{ending}" for ending in ENDINGS))
    path, _kind = QFileDialog.getOpenFileName(parent, _("Choose the sound of the chime"), "", kinds)
    return path


class ChimeFields(QObject):
    """Filled in, tried out as it is filled in, and kept when the dialog is."""

    def __init__(
        self,
        form: QFormLayout,
        habits: ChimeHabits,
        chime: DeskChime,
        parent: QWidget,
        ask: Callable[[QWidget], str] = ask_for_sound,
    ) -> None:
        super().__init__(parent)
        self._habits, self._chime, self._ask = habits, chime, ask
        self.file = habits.file
        self.sounds = QCheckBox(_("Once at the last minute, twice at the end of each time"))
        self.sounds.setChecked(habits.sounds)
        self.device = choice_field(((_("As the computer is set"), ""),), habits.device)
        self.volume = NumberField()
        self.volume.setRange(0, 100)
        self.volume.setSingleStep(LOUDER)
        self.volume.setSuffix(" %")
        self.volume.setValue(habits.volume)
        self._named = wrapping()
        self._choose, self._usual = QPushButton(_("Choose…")), QPushButton(_("The usual one"))
        self._choose.setAccessibleName(_("Choose the sound of the chime"))
        self._choose.clicked.connect(self._pick)
        self._usual.clicked.connect(lambda: self._take("", ""))
        self.trying = QPushButton(_("Try"))
        self.trying.clicked.connect(lambda: chime.try_out(self.of(self._habits)))
        self.told = wrapping()
        form.addRow("", self.sounds)
        add_field(form, _("Loudspeaker"), self.device)
        add_field(form, _("Volume"), self.volume)
        add_field(form, _("Sound"), _row(self._named, self._choose, self._usual))
        form.addRow("", _row(self.told, self.trying))
        chime.found.connect(self._fill)
        chime.tried.connect(self.told.setText)
        chime.checked.connect(self._take)
        self._show()

    def of(self, habits: ChimeHabits) -> ChimeHabits:
        """Return the habits as they are filled in; a file that was picked with its whole path."""
        return replace(
            habits,
            sounds=self.sounds.isChecked(),
            device=self.device.currentData(),
            volume=self.volume.value(),
            file=self.file,
        )

    def _pick(self) -> None:
        path = self._ask(self._choose)
        if path:
            self._chime.check(path)

    def _take(self, path: str, fault: str) -> None:
        self.told.setText(fault)
        if not fault:  # else what was there before stays
            self.file = path
            self._show()

    def _show(self) -> None:
        self._named.setText(Path(self.file).name or _("That of timekeeper"))
        self._usual.setEnabled(bool(self.file))

    def _fill(self, names: tuple[str, ...]) -> None:
        for name in names:
            if self.device.findData(name) < 0:
                self.device.addItem(name, name)


def _row(first: QWidget, *buttons: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    line.addWidget(first, stretch=1)
    for button in buttons:
        line.addWidget(button)
    row.setMinimumHeight(buttons[0].sizeHint().height() + 4)
    row.setFocusProxy(buttons[0])
    return row
