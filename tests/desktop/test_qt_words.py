"""Qt's own dialogs and menus speak the operator's language, at once when another is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QScrollBar,
    QSpinBox,
    QTextBrowser,
    QTimeEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.paths import ROOT
from timekeeper.desktop.qt_words import KNOWN, UNTOUCHED, QtWords
from timekeeper.words.language import use_language

LOCALE = ROOT / "resources" / "locale"
BUTTON = QDialogButtonBox.StandardButton
# No words: patterns, what Designer calls a form, layouts of print sheets, the trade's units.
WORDLESS = {"%1%", "%p%", "...", "Form", "Pica (P̸)", "Didot (DD)", "Cicero (CC)", "mm"}
KEYS = {"Alt+Left", "Alt+Right", "Alt+Up"}  # are read back as keys


class Listening(QtWords):
    """Remembers what Qt asked for and had to say in its own words."""

    def __init__(self) -> None:
        super().__init__()
        self.unsaid: set[str] = set()

    def translate(
        self, context: str, text: str, _meaning: str | None = None, _count: int = -1
    ) -> str | None:
        said = super().translate(context, text)
        if said is None and context not in (*UNTOUCHED, "QLibrary"):  # that is for its log
            self.unsaid.add(text)
        return said


@pytest.fixture
def heard(app: QApplication) -> Iterator[Listening]:
    use_language("vi", LOCALE)
    listening = Listening()
    app.installTranslator(listening)
    yield listening
    app.removeTranslator(listening)
    use_language("en", LOCALE)


def shown(widget: QWidget) -> QWidget:
    widget.show()
    QCoreApplication.processEvents()
    return widget


def menu_of(field: QWidget, qtbot: QtBot) -> list[str]:
    """Return what the field's own context menu offers."""
    seen: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        texts = (action.text() for action in menu.actions())
        seen.extend(text.partition("\t")[0] for text in texts if text)
        menu.close()

    shown(field)
    field = field.viewport() if isinstance(field, QAbstractScrollArea) else field
    middle = field.rect().center()
    QTimer.singleShot(0, read)  # some menus hold the keys until they are closed
    QApplication.sendEvent(
        field,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, field.mapToGlobal(middle)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    return seen


def file_dialog(mode: QFileDialog.AcceptMode, kind: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.setFileMode(kind)
    dialog.setDirectory(str(ROOT))
    return dialog


def message_box() -> QMessageBox:
    box = QMessageBox()
    box.setStandardButtons(
        QMessageBox.StandardButton.Ok
        | QMessageBox.StandardButton.Yes
        | QMessageBox.StandardButton.No
    )
    box.setDetailedText("…")
    return box


DIALOGS: dict[str, Callable[[], QWidget]] = {
    "open": lambda: file_dialog(QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.AnyFile),
    "save": lambda: file_dialog(QFileDialog.AcceptMode.AcceptSave, QFileDialog.FileMode.AnyFile),
    "folder": lambda: file_dialog(
        QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.Directory
    ),
    "message": message_box,
    "buttons": lambda: QDialogButtonBox(BUTTON(sum(button.value for button in set(BUTTON)))),
    "input": QInputDialog,
    "preview": QPrintPreviewDialog,
    "print": QPrintDialog,
    "keys": QKeySequenceEdit,
}


@pytest.mark.parametrize("which", DIALOGS)
def test_no_dialog_of_qt_speaks_english_in_the_vietnamese_program(
    heard: Listening, qtbot, which: str
):
    dialog = DIALOGS[which]()
    qtbot.addWidget(shown(dialog))
    for tree in dialog.findChildren(QTreeView):
        model = tree.model()
        assert model is None or model.headerData(0, tree.header().orientation()) != "Name"

    assert heard.unsaid - WORDLESS - KEYS == set()


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (QLineEdit, "&Hoàn tác"),
        (QPlainTextEdit, "&Hoàn tác"),
        (QTextBrowser, "&Sao chép"),
        (QSpinBox, "&Hoàn tác"),
        (QTimeEdit, "&Hoàn tác"),
        (QScrollBar, "Cuộn đến đây"),
    ],
)
def test_no_field_offers_english_and_no_key_of_its_menu_comes_twice(
    heard: Listening, qtbot, kind: type[QWidget], first: str
):
    field = kind()
    qtbot.addWidget(field)

    offered = menu_of(field, qtbot)

    assert offered[0] == first
    assert heard.unsaid - WORDLESS == set()
    keys = [text[text.index("&") + 1].lower() for text in offered if "&" in text]
    assert len(keys) == len(set(keys))
    assert all(key.isascii() for key in keys)


def test_qt_speaks_the_language_that_is_in_use_when_it_speaks(app: QApplication, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    seen = []
    for language in ("vi", "en", "vi"):
        use_language(language, LOCALE)
        seen.append(menu_of(field, qtbot)[0])
    use_language("en", LOCALE)

    assert seen == ["&Hoàn tác", "&Undo", "&Hoàn tác"]


def test_names_of_keys_and_of_paper_stay_as_they_are(heard: Listening):
    assert "Print" in KNOWN
    assert heard.translate("QShortcut", "Print") is None
    assert heard.translate("QPrintDialog", "Print") == "In"
    assert heard.translate("QPrintDialog", "No text of ours") is None


def test_an_application_has_one_translator(app: QApplication):
    from timekeeper.desktop.application import make_application

    assert len(make_application().findChildren(QtWords)) == 1
