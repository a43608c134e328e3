"""The keys of the message's dialog stay where they are, whatever is chosen or typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QRadioButton

from tests.desktop.desk_scenes import DeskScenes
from tests.desktop.layout_faults import faults
from timekeeper.core.events import Audience
from timekeeper.core.hall_order import LONGEST_MESSAGE
from timekeeper.core.programme import Programme
from timekeeper.desktop.operator.dialogs.message_dialog import MessageDialog, prepared_messages
from timekeeper.files.places import resources
from timekeeper.words.language import use_language


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_choice_moves_no_key(language: str, app: object, office_day: Programme):
    use_language(language, resources() / "locale")
    scenes = DeskScenes(office_day)
    dialog = MessageDialog(scenes.desk, Audience.HALL, prepared_messages(), scenes.operator)
    dialog.open()
    QApplication.processEvents()
    before, size = places(dialog), dialog.size()

    assert before
    for audience in dialog.findChildren(QRadioButton):
        audience.setChecked(True)
        for row in range(len(prepared_messages())):
            dialog.findChild(QListWidget).setCurrentRow(row)
            QApplication.processEvents()
            assert places(dialog) == before
    longest = "W" * LONGEST_MESSAGE, ("Mời đại biểu " * LONGEST_MESSAGE)[:LONGEST_MESSAGE]
    for typed in ("", "Mời", "Đồng chí Nguyễn Văn An", "Mời đại biểu về chỗ ngồi. " * 7, *longest):
        dialog.findChild(QLineEdit).setText(typed)
        QApplication.processEvents()
        assert places(dialog) == before
        assert dialog.size() == size
        assert faults(dialog) == []

    dialog.reject()
    scenes.close()
    use_language("en", resources() / "locale")


def places(dialog: MessageDialog) -> list[tuple[int, int]]:
    corners = [key.mapTo(dialog, key.rect().topLeft()) for key in dialog.findChildren(QPushButton)]
    return [(corner.x(), corner.y()) for corner in corners]
