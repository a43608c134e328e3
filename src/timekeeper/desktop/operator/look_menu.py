"""The operator's entries for how the hall's picture looks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from timekeeper.live.language import _
from timekeeper.live.settings import HallLook, Style


class LookMenu(QObject):
    """Chooses the look and whether scenes fade. ``changed`` carries the HallLook to be worn."""

    changed = Signal(object)

    def __init__(self, menu: QMenu, look: HallLook) -> None:
        super().__init__(menu)
        self._look = look
        menu.addSeparator()
        self._styles = menu.addMenu(_("The look of the hall"))
        self._one_of = QActionGroup(self._styles)
        for style, name in (
            (Style.PARTY, _("Red, gold and white")),
            (Style.LIGHT, _("Light")),
            (Style.DARK, _("Dark")),
        ):
            entry = self._checkable(name, look.style is style)
            entry.triggered.connect(lambda _on, style=style: self._change(style=style))
            self._one_of.addAction(entry)
        self._styles.addSeparator()
        own = self._checkable(_("With the office’s own colours"), look.own_colours)
        own.setEnabled(any((look.background, look.accent, look.text)))
        own.triggered.connect(lambda on: self._change(own_colours=on))
        fades = self._checkable(_("Fade from scene to scene"), look.fades)
        fades.triggered.connect(lambda on: self._change(fades=on))

    def _checkable(self, text: str, checked: bool) -> QAction:
        entry = self._styles.addAction(text)
        entry.setCheckable(True)
        entry.setChecked(checked)
        return entry

    def _change(self, **changes: object) -> None:
        self._look = replace(self._look, **changes)  # type: ignore[arg-type]
        self.changed.emit(self._look)
