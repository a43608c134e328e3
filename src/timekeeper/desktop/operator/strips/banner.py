"""A strip under the head for what the operator should know and can act on. Never a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

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
        dismiss = self.add_key("✕", self._dismiss)
        dismiss.setObjectName("dismiss")
        dismiss.setAccessibleName(_("Take this down"))

    def says(self, key: str) -> bool:
        """Return whether this was said last, be it still shown or taken down."""
        return self._key == key

    def offer(
        self, text: str, button: str, act: Callable[[], object], key: str | None = None
    ) -> None:
        """Say something and offer what can be done about it; ``key`` tells it from others."""
        self._key = key
        self._text.setText(text)
        self._button.setText(button)
        self._offered = act
        self.show()

    def _dismiss(self) -> None:
        self.hide()
        self.answered.emit()

    def accept(self) -> None:
        """Do what is offered, as its button does; nothing while nothing is said."""
        if self.isHidden():
            return
        self._dismiss()
        if self._offered is not None:
            self._offered()
