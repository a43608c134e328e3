"""Looks for ink that labels leave beside them, in a process of its own for a scaling of its own.

Prints which kinds of label left some, after which change.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.desktop.paints import Paints
from timekeeper.desktop.application import make_application
from timekeeper.desktop.operator.labels import ElidedLabel, FigureLabel, label
from timekeeper.desktop.plain import Label, wrapping

KINDS: tuple[Callable[[], QLabel], ...] = (
    Label,
    wrapping,
    partial(ElidedLabel, "nowTitle", lines=2),
    partial(FigureLabel, "nowFigures"),
    partial(label, "nowStatus"),
)
TEXT = "ẪỘẪỘẪỘWWẪỘẪỘẪỘWWẪ"  # its ink reaches all edges of the label
CHANGES: dict[str, Callable[[QLabel], object]] = {
    "another text": lambda label: label.setText("fỘ/ gẪ"),
    "the text again": lambda label: label.setText(TEXT),
    "moved": lambda label: label.move(label.x() + 3, label.y() + 1),
    "smaller": lambda label: label.resize(label.width() - 33, label.height() - 3),
    "moved back": lambda label: label.move(label.x() - 5, label.y() - 1),
    "larger": lambda label: label.resize(label.width() + 30, label.height() + 2),
    "hidden": lambda label: label.hide(),
    "shown": lambda label: label.show(),
}


def main() -> None:
    application = make_application()
    ground = QWidget()  # and no other: the sheet paints the ground of these
    ground.resize(420, 260)
    labels = [kind() for kind in KINDS]
    for row, one in enumerate(labels):
        one.setParent(ground)
        one.setText(TEXT)
        one.setGeometry(11 + row, 7 + 41 * row, 81 + 7 * row, 15 + 4 * row)
    ground.show()
    assert QTest.qWaitForWindowExposed(ground)
    paints = Paints(ground)

    def screen_after(change: Callable[[QLabel], object]) -> QImage:
        before = paints.count
        for one in labels:
            change(one)
        while paints.count == before:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        application.processEvents()
        return ground.screen().grabWindow(ground.winId()).toImage()

    # The window system may still ask for the whole during the first of them.
    for name, change in (*CHANGES.items(), *CHANGES.items()):
        in_parts = screen_after(change)
        ground.update()
        if in_parts != screen_after(QLabel.update):
            print(name)  # noqa: T201  # what the test reads
    print(f"looked at {in_parts.width() / ground.width()}")  # noqa: T201
    ground.close()
    application.processEvents()


if __name__ == "__main__":
    main()
