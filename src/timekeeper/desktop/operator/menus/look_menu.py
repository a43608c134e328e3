"""The operator's entries for how the hall's picture looks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from timekeeper.live.settings import HallLook, Style
from timekeeper.words.language import _


class LookMenu(QObject):
    """Chooses the look and whether scenes fade. ``changed`` carries the HallLook to be worn."""

    changed = Signal(object)

    def __init__(self, menu: QMenu, look: HallLook) -> None:
        super().__init__(menu)
        self._look = look
        menu.addSeparator()
        self._styles = menu.addMenu(_("The look of the hall"))
        self._one_of = QActionGroup(self._styles)
        self._entries: dict[Style, QAction] = {}
        for style, name in style_names():
            entry = self._entries[style] = self._checkable(name)
            entry.triggered.connect(lambda _on, style=style: self._change(style=style))
            self._one_of.addAction(entry)
        self._styles.addSeparator()
        self._own = self._checkable(_("With the office’s own colours"))
        self._own.triggered.connect(lambda on: self._change(own_colours=on))
        self._fades = self._checkable(_("Fade from scene to scene"))
        self._fades.triggered.connect(lambda on: self._change(fades=on))
        self.show_look(look)

    def show_look(self, look: HallLook) -> None:
        """Mark the look that is worn."""
        self._look = look
        self._entries[look.style].setChecked(True)
        self._own.setChecked(look.own_colours)
        self._own.setEnabled(any((look.background, look.accent, look.text)))
        self._fades.setChecked(look.fades)

    def _checkable(self, text: str) -> QAction:
        entry = self._styles.addAction(text)
        entry.setCheckable(True)
        return entry

    def _change(self, **changes: object) -> None:
        self._look = replace(self._look, **changes)  # type: ignore[arg-type]
        self.changed.emit(self._look)


def style_names() -> tuple[tuple[Style, str], ...]:
    """Return the looks that ship, each with its name."""
    return (
        (Style.PARTY, _("Red, gold and white")),
        (Style.LIGHT, _("Light")),
        (Style.DARK, _("Dark")),
    )
