"""A strip under the head for what the operator should know and can act on. Never a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from timekeeper.desktop.operator.strips.strips import Strip
from timekeeper.words.language import _


class Banner(Strip):
    """One sentence with one button; hidden while there is nothing to say.

    What was taken down by its small cross is not said again until something else was.
    ``answered`` is sent when its button or its cross was pressed, before the button does anything.
    """

    answered = Signal()

    def __init__(self) -> None:
        super().__init__("banner", margin=2)
        self._offered: Callable[[], object] | None = None
        self._key: str | None = None
        self._button = self.add_key("", self.accept)
        self._cross = self.add_key("✕", self._close)
        self._cross.setObjectName("dismiss")
        self._cross.setAccessibleName(_("Take this down"))

    def says(self, key: str, text: str | None = None) -> bool:
        """Return whether this was said last, in these words, be it still shown or taken down."""
        return self._key == key and text in {None, self._text.text()}

    def offer(
        self, text: str, button: str, act: Callable[[], object], key: str | None = None
    ) -> None:
        """Say something and offer what can be done about it; ``key`` tells it from others."""
        self._key = key
        self._text.setText(text)
        self._button.setText(button)
        self._offered = act
        self.show()

    def _close(self) -> None:
        self.hide()
        self.answered.emit()

    def accept(self) -> None:
        """Do what is offered, as its button does; nothing while nothing is said."""
        if self.isHidden():
            return
        offered = self._offered  # whoever hears that it was answered may offer the next thing
        self._close()
        if offered is not None:
            offered()


class BannerLine(QFrame):
    """One line for several strips: the first that has something to say is seen."""

    def __init__(self, strips: Sequence[Strip]) -> None:
        super().__init__()
        self._strips = strips
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in strips:
            strip.installEventFilter(self)
            column.addWidget(strip)
        self._choose()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See which strips begin and cease to have something to say."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._choose()
        return False

    def _choose(self) -> None:
        speaking = [strip for strip in self._strips if not strip.isHidden()]
        for strip in speaking:
            strip.give_line(seen=strip is speaking[0])
        self.setVisible(bool(speaking))
