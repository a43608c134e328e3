"""Whoever cannot use a mouse, or sees badly, keeps the day as well as anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QTimeEdit,
    QWidget,
)

from tests.desktop.desk_scenes import DeskScenes
from tests.desktop.enter_key import misled
from tests.paths import OFFICE_AGENDA
from timekeeper.files.agenda.agenda_file import read_agenda

ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Grouping,
    QAccessible.Role.Border,  # a frame that can have the focus
    QAccessible.Role.List,
    QAccessible.Role.PageTabList,
    QAccessible.Role.RadioButton,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.Client,
}


def all_scenes(scenes: DeskScenes) -> Iterator[tuple[str, QWidget]]:
    yield from scenes.states()
    yield from scenes.dialogs()


def reached(window: QWidget) -> list[tuple[QWidget, QRect]]:
    """Return what the Tab key reaches in the window, in its order, with its place when reached."""
    window.activateWindow()
    for _look in range(500):
        if QApplication.activeWindow() is window:
            break
        QTest.qWait(10)
    assert QApplication.activeWindow() is window
    found: list[tuple[QWidget, QRect]] = []
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    while (control := QApplication.focusWidget()) is not None and control.window() is window:
        if control in [before for before, _place in found[:-1]]:
            break
        if len(found) > 1 and control is found[0][0]:
            break
        if not found or control is not found[-1][0]:
            shown = control.visibleRegion().boundingRect()
            shown.moveTopLeft(control.mapTo(window, shown.topLeft()))
            found.append((control, shown))
        elif not isinstance(control, QTimeEdit):  # it has hours, minutes and seconds
            break
        QTest.keyClick(control, Qt.Key.Key_Tab)
    return found


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}"


def name_and_role(control: QWidget) -> tuple[str, QAccessible.Role]:
    # Its interface is let go at once: Qt deletes it with the control, and PySide would take
    # whatever comes to lie there for it.
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name), interface.role()


@dataclass
class Seen:
    """What was seen wrong on one walk through every window, rule by rule."""

    nameless: list[str] = field(default_factory=list)
    jumping: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    caught: set[str] = field(default_factory=set)
    wordless: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    misled: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(app: object) -> Seen:
    scenes = DeskScenes(read_agenda(OFFICE_AGENDA))
    found = Seen()
    for scene, window in all_scenes(scenes):
        found.wordless += [f"{scene}: {fault}" for fault in wordless(window)]
        found.small += [f"{scene}: {fault}" for fault in small(window)]
        # Any key takes the sheet of keys away, so what is only looked at comes first.
        places = reached(window)
        controls = [control for control, _place in places]
        found.nameless += [f"{scene}: {fault}" for fault in nameless(controls)]
        found.misled += [f"{scene}: {fault}" for fault in misled(window)]
        jumps = jumps_of(places)
        if len(jumps) > 1:  # the one from the last back to the first
            found.jumping.append(f"{scene}: {jumps}")
        if len(controls) < 2:
            found.caught.add(scene)
        if scene != "keys" or window is not scenes.operator:
            found.unseen += [f"{scene}: {fault}" for fault in unseen(controls)]
    scenes.close()
    return found


def nameless(controls: list[QWidget]) -> Iterator[str]:
    for control in controls:
        name, role = name_and_role(control)
        if not name.strip():
            yield f"{described(control)} has no name"
        if role not in ROLES:
            yield f"{described(control)} is a {role}"


def jumps_of(places: list[tuple[QWidget, QRect]]) -> list[str]:
    return [
        f"from {described(one)} to {described(other)}"
        for (one, before), (other, after) in pairwise([*places, *places[:1]])
        if not _reads_on(*(_on_page(one, other) or (before, after)))
    ]


def _on_page(one: QWidget, other: QWidget) -> tuple[QRect, QRect] | None:
    """Return the places on the page that both scroll on, None where they do not."""
    pages = [area.widget() for area in one.window().findChildren(QScrollArea)]
    pages += [table.viewport() for table in one.window().findChildren(QTableView)]
    innermost = [[p for p in pages if p.isAncestorOf(c)][-1:] for c in (one, other)]
    if innermost[0] != innermost[1] or not innermost[0]:
        return None
    page = innermost[0][0]
    one_place, other_place = (QRect(c.mapTo(page, QPoint()), c.size()) for c in (one, other))
    return one_place, other_place


def _reads_on(before: QRect, after: QRect) -> bool:
    """Return whether the second is further right in the same line, or further down."""
    shared = min(before.bottom(), after.bottom()) - max(before.top(), after.top())
    if shared > min(before.height(), after.height()) / 2:
        return after.left() >= before.left()
    return after.top() >= before.top()


def unseen(controls: list[QWidget]) -> Iterator[str]:
    """Yield the controls that look the same with the focus and without."""
    for control, other in pairwise([*controls, *controls[:1]]):
        other.setFocus(Qt.FocusReason.TabFocusReason)
        without = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if control is not other and control.grab().toImage() == without:
            yield described(control)


def wordless(window: QWidget) -> Iterator[str]:
    """Yield what has a tone of colour, and no words beside it."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.property("tone"):
            continue
        labels = [widget, *widget.parentWidget().findChildren(QLabel)]
        if not any(isinstance(w, QLabel) and w.isVisible() and w.text() for w in labels):
            yield described(widget)


def small(window: QWidget) -> Iterator[str]:
    """Yield the buttons that are smaller than a hasty hand needs."""
    for button in window.findChildren(QPushButton):
        if button.isVisible() and min(button.width(), button.height()) < 44:
            yield f"{button.text()} {button.size().toTuple()}"


def test_every_control_has_a_name_and_a_role(seen: Seen):
    assert seen.nameless == []


def test_the_tab_key_goes_through_a_window_as_one_reads_it(seen: Seen):
    assert seen.jumping == []


def test_enter_in_a_field_agrees_or_leaves_and_does_nothing_else(seen: Seen):
    assert seen.misled == []


def test_the_focus_can_be_seen_on_every_control(seen: Seen):
    assert seen.unseen == []


def test_the_tab_key_leaves_every_control(seen: Seen):
    # A message and a locked desk have one button; the sheet of keys is left by any key.
    assert seen.caught <= {"keys", "about", "error", "locked"}


def test_what_is_told_by_colour_is_told_in_words_too(seen: Seen):
    assert seen.wordless == []


def test_keys_of_the_day_are_as_large_as_a_hasty_hand_needs(seen: Seen):
    assert seen.small == []
