"""The operator's guide, shown offline from its Markdown pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from timekeeper.desktop.room import resize_within
from timekeeper.files.places import guide
from timekeeper.words.language import _, language_in_use

SIZE = (900, 640)
MARGIN = 28  # pixels
LINE_HEIGHT = 135.0  # per cent
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


class Guide(QDialog):
    """A window over the pages; links lead from one to the next, and the desk stays usable."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("The operator’s guide"))
        self.pages = _Pages()
        contents = QPushButton(_("Contents"))
        contents.clicked.connect(self.pages.home)
        back = QPushButton(_("Back"))
        back.clicked.connect(self.pages.backward)
        back.setEnabled(False)
        self.pages.backwardAvailable.connect(back.setEnabled)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(contents)
        buttons.addWidget(back)
        buttons.addStretch()
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.addWidget(self.pages)
        rows.addLayout(buttons)
        resize_within(self, *SIZE)
        index = guide(language_in_use()) / "index.md"
        self.pages.setSource(
            QUrl.fromLocalFile(str(index)), QTextDocument.ResourceType.MarkdownResource
        )


class _Pages(QTextBrowser):
    """Shows pages with room between the lines, and pictures no wider than the window."""

    def __init__(self) -> None:
        super().__init__()
        self.document().setDocumentMargin(MARGIN)
        self.sourceChanged.connect(self._space_out)

    def _space_out(self) -> None:
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if cursor.currentTable() is None:
                heading = block.blockFormat().headingLevel()
                room = QTextBlockFormat()
                room.setTopMargin(16 if heading else 4)
                room.setBottomMargin(8 if heading else 6)
                if PICTURE not in block.text():
                    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
                    room.setLineHeight(LINE_HEIGHT, kind)
                cursor.mergeBlockFormat(room)
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:
        """Let links wear other colours as well: theirs was written into the page."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.PaletteChange:
            return
        ink, block = QTextCharFormat(), self.document().begin()
        ink.setForeground(self.palette().link())
        while block.isValid():
            for span in block.textFormats():
                if span.format.isAnchor():
                    cursor = QTextCursor(block)
                    cursor.setPosition(block.position() + span.start)
                    kept = QTextCursor.MoveMode.KeepAnchor
                    cursor.setPosition(cursor.position() + span.length, kept)
                    cursor.mergeCharFormat(ink)
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a page or a picture of the guide."""
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return found
        path = self.source().resolved(QUrl(name)).toLocalFile()
        picture = QImage(path)
        widest = SIZE[0] - 4 * MARGIN
        if picture.width() <= widest:
            return picture
        return picture.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
