"""A list of speakers is pasted, looked at, and only then added."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.programme import Speaker
from timekeeper.desktop.operator.discussion.speaker_form import LimitBox
from timekeeper.desktop.plain import Label, plain_tip
from timekeeper.desktop.room import resize_within
from timekeeper.desktop.tables import table_to_read
from timekeeper.live import speaker_list
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import minutes

WIDEST_COLUMN = 360  # pixels: a name is read to its end, a line that is none is not
LONGEST_LIST = 50_000  # letters: what is longer was copied for something else


class PasteDialog(QDialog):
    """Text or a table above, the speakers read from it below; a tick says who is added."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Paste a list of speakers"))
        self._text = QPlainTextEdit()
        self._text.setObjectName("pasted")
        self._text.setAccessibleName(_("The list as it was copied"))
        self._text.setPlaceholderText(
            _("Paste from Word or Excel. One speaker to a line: name, body: topic (7 min)")
        )
        self._text.setTabChangesFocus(True)
        self._text.textChanged.connect(self._read)
        self._limit = LimitBox()
        self._limit.editTextChanged.connect(lambda _text: self._count())
        self._speakers: tuple[Speaker, ...] = ()
        self._table = self._make_table()
        buttons = QDialogButtonBox()
        self._add = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._add.setObjectName("accept")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        limit = Label(_("Minutes where the list has none"))
        limit.setBuddy(self._limit)
        form.addRow(limit, self._limit)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._text, stretch=2)
        column.addWidget(self._table, stretch=3)
        column.addLayout(form)
        column.addWidget(buttons)
        self._add.setDefault(True)
        resize_within(self, 820, 560)
        self._count()
        copied = QGuiApplication.clipboard().text()
        if len(copied) < LONGEST_LIST and speaker_list.read(copied):
            self._text.setPlainText(copied)
            self._text.selectAll()  # another list takes its place
            self._add.setFocus()  # Enter adds them; among the selected text it would wipe them out

    def chosen(self) -> tuple[Speaker, ...]:
        """Return the speakers that are ticked."""
        ticked = Qt.CheckState.Checked
        return tuple(
            speaker
            for row, speaker in enumerate(self._speakers)
            if (cell := self._table.item(row, 0)) is not None and cell.checkState() is ticked
        )

    def limit(self) -> timedelta | None:
        """Return the minutes for those whose line says none."""
        return self._limit.limit()

    def _make_table(self) -> QTableWidget:
        heads = [_("Speaker"), _("Body"), _("Topic"), _("Minutes")]
        table = table_to_read(_("The speakers as they were read"), heads)
        table.setObjectName("preview")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setMaximumSectionSize(WIDEST_COLUMN)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.itemChanged.connect(lambda _cell: self._count())
        return table

    def _read(self) -> None:
        self._speakers = speaker_list.read(self._text.toPlainText())
        self._table.blockSignals(True)
        self._table.setRowCount(len(self._speakers))
        self._table.setColumnHidden(2, not any(speaker.topic for speaker in self._speakers))
        for row, speaker in enumerate(self._speakers):
            limit = minutes(speaker.limit) if speaker.limit else ""
            cells = (speaker.name, speaker.body or "", speaker.topic or "", limit)
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setToolTip(plain_tip(text))
                if not column:
                    cell.setCheckState(Qt.CheckState.Checked)
                self._table.setItem(row, column, cell)
        self._table.blockSignals(False)
        self._count()

    def _count(self) -> None:
        count = len(self.chosen())
        self._add.setEnabled(count > 0 and self._limit.limit() is not None)
        words = ngettext("Add {count} speaker", "Add {count} speakers", count)
        self._add.setText(words.format(count=count))
