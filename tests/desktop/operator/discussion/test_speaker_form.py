"""The form of the speakers says in each field what belongs there, on the narrowest desk too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionFrame

from tests.desktop.desk_scenes import DeskScenes
from timekeeper.core.hall_order import GoDark
from timekeeper.core.programme import Programme
from timekeeper.files.places import resources
from timekeeper.words.language import use_language

EDGE = 2  # pixels that a QLineEdit leaves free at each side of its text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_hint_is_cut(language: str, app: object, office_day: Programme):
    use_language(language, resources() / "locale")
    scenes = DeskScenes(office_day)
    side, cut = scenes.operator.side, {}
    side.tabs.setCurrentIndex(1)
    hints = [f for f in side.discussion.form.findChildren(QLineEdit) if f.placeholderText()]
    scenes.operator.showNormal()
    for size in ((1090, 530), (911, 480), (1366, 720)):
        scenes.operator.resize(*size)
        QApplication.processEvents()

        cut |= {(size, h.placeholderText()): room(h) for h in hints if needed(h) > room(h)}

    scenes.close()
    use_language("en", resources() / "locale")
    assert len(hints) == 3
    assert cut == {}


def test_escape_leaves_each_field_with_its_text_and_the_hall_as_it_is(
    app: object, office_day: Programme
):
    scenes = DeskScenes(office_day)
    scenes.desk.order_hall(GoDark())
    scenes.operator.side.tabs.setCurrentIndex(1)
    panel = scenes.operator.side.discussion
    fields, left = panel.form.findChildren(QLineEdit), []

    for field in fields:
        field.setFocus()
        field.setText("7")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        left.append(QApplication.focusWidget() is panel.queue)

    typed, order = [field.text() for field in fields], scenes.desk.order
    scenes.close()
    assert left == [True] * 4
    assert typed == ["7"] * 4
    assert order == GoDark()


def needed(field: QLineEdit) -> int:
    return field.fontMetrics().horizontalAdvance(field.placeholderText())


def room(field: QLineEdit) -> int:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    within = QStyle.SubElement.SE_LineEditContents
    return field.style().subElementRect(within, option, field).width() - 2 * EDGE
