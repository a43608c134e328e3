"""The first minute: an empty desk offers the ways to a programme, and says the truth."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from tests.paths import OFFICE_AGENDA
from timekeeper.desktop.operator.first_steps import MOST_RECENT


def test_the_tabulator_goes_through_the_first_steps_as_they_stand(offices, qtbot):
    office = offices()
    operator, steps = office.windows.operator, office.windows.operator.first_steps
    for name in ("old", "new"):
        operator.remember_opened(Path(f"/{name}.yaml"))
    office.begin(None)
    operator.activateWindow()
    qtbot.waitUntil(steps.keys[0].hasFocus)

    gone_through = [operator.focusWidget().text()]
    while operator.focusWidget() is not steps.keys[-1] and len(gone_through) < 10:
        QTest.keyClick(operator.focusWidget(), Qt.Key.Key_Tab)
        gone_through.append(operator.focusWidget().text())

    standing = sorted([*steps.keys, *steps._recent], key=lambda key: key.y())
    assert gone_through == [key.text() for key in standing]


def test_an_empty_desk_offers_every_way_to_a_programme_with_the_first_in_focus(offices, qtbot):
    office = offices()
    operator, opened, said = office.windows.operator, [], []
    for number in range(MOST_RECENT + 1):
        operator.remember_opened(Path(f"/{number}.docx"))
    office.begin(None)
    steps = operator.first_steps
    operator.files.open_asked.disconnect()
    operator.files.open_asked.connect(opened.append)
    office.windows.desk.said.connect(said.append)

    operator.activateWindow()
    qtbot.waitUntil(operator.isActiveWindow)
    QTest.keyClick(operator.focusWidget(), Qt.Key.Key_Space)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/dropped.docx")])
    keys = Qt.KeyboardModifier.NoModifier
    drop = (QPointF(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, keys)
    operator.dropEvent(QDropEvent(*drop))
    steps._recent[0].click()
    steps.keys[1].click()
    qtbot.waitUntil(lambda: office.programmes.reviewing.window is not None)

    assert [key.text() for key in steps.keys] == [
        "Open a programme…",
        "Write a new programme…",
        "Open the sample",
    ]
    assert said[0] == "No programme is open; open one or write a new one first."
    assert operator.focusWidget() is steps.keys[0]
    assert opened == [Path("/dropped.docx"), Path("/3.docx")]
    assert [key.text() for key in steps._recent] == [f"Open again: {n}.docx" for n in (3, 2, 1)]
    written = office.programmes.reviewing.window.undo_stack.now.programme
    assert [session.name for session in written.sessions] == ["Morning session"]
    office.programmes.reviewing.close()
    office.programmes.open(OFFICE_AGENDA)
    qtbot.waitUntil(lambda: bool(office.windows.desk.conference.programme.items))
    assert operator.table.isVisible()
    assert not steps.isVisible()
