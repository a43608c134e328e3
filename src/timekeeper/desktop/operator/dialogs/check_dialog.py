"""The check before the conference: a light, a word and a sentence for everything that can fail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timekeeper.desktop.display.fonts import metrics
from timekeeper.desktop.operator.labels import label, set_tone
from timekeeper.desktop.plain import Label, button, without_keys
from timekeeper.desktop.room import resize_within
from timekeeper.live.findings import Finding, Light, light_name, mend_name, summary, worst
from timekeeper.live.half_hour import Step, as_list, steps
from timekeeper.words.language import _

# A shape to each light: red and green are one to many men.
SHAPES = {Light.GREEN: "●", Light.AMBER: "▲", Light.RED: "■"}
TONES = {Light.GREEN: "good", Light.AMBER: "doubtful", Light.RED: "wrong"}


class CheckDialog(QDialog):
    """Lists the findings; ``again`` asks to look anew, ``print_asked`` carries the list as text.

    ``mend_asked`` carries the finding whose key was pressed, and that key.

    ``chime`` is the button that tries it. ``by_hand``: the steps a person has ticked, kept by
    whoever opens the dialog.
    """

    again = Signal()
    print_asked = Signal(str)
    mend_asked = Signal(object, object)

    def __init__(self, parent: QWidget, by_hand: set[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Check before the conference"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = ""
        self._listed: tuple[Step, ...] = ()
        self._by_hand = by_hand
        self._summary = label("checkSummary")
        self._summary.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows have the focus
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._buttons = QDialogButtonBox()
        self._again = self._buttons.addButton(
            _("Check again"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._again.clicked.connect(self.again)
        self._copy = self._buttons.addButton(
            _("Copy as text"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(
                f"{self._text}\n{as_list(self._listed, self._by_hand)}"
            )
        )
        self.chime = self._buttons.addButton(
            _("Try the chime"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._print = self._buttons.addButton(
            _("Print the list…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._print.clicked.connect(
            lambda: self.print_asked.emit(as_list(self._listed, self._by_hand))
        )
        self._close = self._buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self._close.setObjectName("accept")
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._summary)
        column.addWidget(self._area, stretch=1)
        column.addWidget(self._buttons)
        self._close.setDefault(True)
        resize_within(self, 860, 600)
        self.wait()

    def wait(self) -> None:
        """Say that it is being looked."""
        self._summary.setText(_("Looking at screens, clock, record and programme …"))
        set_tone(self._summary, "")
        self._again.setEnabled(False)
        self._copy.setEnabled(False)
        self._print.setEnabled(False)

    def show_findings(
        self, found: Sequence[Finding], text: str, counts: bool | None = None
    ) -> None:
        """Show what was found, ``text`` is the same to be copied; ``counts``: if they add up."""
        self._text = text
        light = worst(found)
        self._summary.setText(f"{SHAPES[light]}  {summary(found)}")
        set_tone(self._summary, TONES[light])
        page = QWidget(self._area.viewport())  # where it stays: elsewhere Qt dresses it twice
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        # The worst on top, for the list can be longer than the dialog.
        rows: list[QWidget] = []
        for finding in sorted(found, key=lambda finding: -finding.light):
            row = _row(finding, self.mend_asked.emit)
            column.addWidget(row)
            rows += [row, *row.findChildren(QPushButton)]
        self._listed = steps(found, counts)
        heading = label(role="advice")
        heading.setText(_("In the half hour before"))
        column.addWidget(heading)
        boxes = [self._box(step) for step in self._listed]
        for box in boxes:
            column.addWidget(box)
        column.addStretch(1)
        self._area.setWidget(page)
        for one, other in pairwise(
            [*rows, *boxes, self._again, self._copy, self.chime, self._print, self._close]
        ):
            QWidget.setTabOrder(one, other)
        self._again.setEnabled(True)
        self._copy.setEnabled(True)
        self._print.setEnabled(True)

    def _box(self, step: Step) -> QCheckBox:
        """Return the box of a step: only a person ticks what a person sees to."""
        own = step.light is not None
        box = QCheckBox(without_keys("  ·  ".join(filter(None, (step.text, step.found)))))
        box.setChecked(bool(step.in_order) or step.text in self._by_hand)
        box.setEnabled(not own)
        box.setObjectName("own" if own else "")

        def keep(ticked: bool) -> None:  # as Qt calls it
            (self._by_hand.add if ticked else self._by_hand.discard)(step.text)

        box.toggled.connect(keep)
        return box

    def tell_error(self, sentence: str) -> None:
        """Say what is wrong, in place of how all stands."""
        self._summary.setText(sentence)
        set_tone(self._summary, "wrong")

    def fail(self) -> None:
        """Say that it could not be looked."""
        self.tell_error(_("The check could not be made; look at screens and clock yourself."))
        self._again.setEnabled(True)


def _row(finding: Finding, ask: Callable[[Finding, QPushButton], object]) -> QFrame:
    """Return the line of a finding; its key, where a window fixes it, asks for that."""
    row = QFrame()
    row.setObjectName("finding")
    row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    words = light_name(finding.light)
    row.setAccessibleName(f"{words}. {finding.subject}: {finding.found} {finding.advice}".strip())
    light = label(role="light")
    light.setText(f"{SHAPES[finding.light]}  {words}")
    light.setProperty("tone", TONES[finding.light])
    # Every light has the width of the widest, whatever its word.
    lights = (f"{SHAPES[light]}  {light_name(light)}" for light in Light)
    widest = max(map(metrics(14, 700).horizontalAdvance, lights))
    light.setFixedWidth(round(widest) + 24)
    told = Label(f"{finding.subject}: {finding.found}")
    told.setWordWrap(True)
    sentences = QVBoxLayout()
    sentences.setSpacing(2)
    sentences.addWidget(told)
    if finding.advice:
        advice = label(role="advice")
        advice.setText(f"→ {finding.advice}")
        advice.setWordWrap(True)
        sentences.addWidget(advice)
    line = QHBoxLayout(row)
    line.setContentsMargins(10, 8, 12, 8)
    line.setSpacing(14)
    line.addWidget(light, alignment=Qt.AlignmentFlag.AlignTop)
    line.addLayout(sentences, stretch=1)
    if finding.mend is not None:
        key = button(mend_name(finding.mend), lambda: ask(finding, key), by_enter=False)
        key.setObjectName("mend")
        line.addWidget(key)
    return row
