"""What the desk asks about linked points: the list, one point's answer, one point's link."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core.points import LONGEST_NAME, MOST_DELEGATES, Point
from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.file_dialogs import ask_file
from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog, offer
from timekeeper.desktop.operator.dialogs.qr_picture import QrPicture
from timekeeper.desktop.operator.labels import label
from timekeeper.desktop.plain import button
from timekeeper.live.linked_points import PointRow
from timekeeper.words.language import _

KINDS = "*.xlsx *.xls *.ods *.csv *.docx *.doc *.odt *.txt *.pdf"


class PointListDialog(FormDialog):
    """The list as text, a point to a line, typed, pasted, or read from a file.

    ``file_asked`` carries the path of a file to be read into it; ``accounts_asked`` is sent, once
    the list is kept, when its points are to have accounts on a server.
    """

    file_asked = Signal(object)
    accounts_asked = Signal()

    def __init__(self, points: Sequence[Point], parent: QWidget) -> None:
        told = _("One point to a line; behind it, after a semicolon, the telephone if you know it.")
        super().__init__(_("List of points"), told, _("Keep the list"), parent)
        self.text = QPlainTextEdit()
        self.text.setMinimumHeight(260)  # all of it in sight at 1366x768 and 125 %
        self.text.setTabChangesFocus(True)
        lists = _("Read a list of points"), _("Lists ({endings})").format(endings=KINDS)
        reading = partial(ask_file, self, *lists, self.file_asked.emit)
        self.file = button(_("Read from a file…"), reading, by_enter=False)
        self.field(_("Points"), self.text)
        self.form.addRow("", self.file)
        accounts = _("Accounts on a server…")
        self.accounts = button(accounts, self._ask_accounts, by_enter=False)
        self.form.addRow("", self.accounts)
        self.show_points(points)

    def show_points(self, points: Sequence[Point]) -> None:
        """Put these points in the place of what is there."""
        lines = [f"{p.name}; {p.phone}" if p.phone else p.name for p in points]
        self.text.setPlainText("\n".join(lines))

    def _ask_accounts(self) -> None:
        self.accept()
        self.accounts_asked.emit()


class PresentDialog(FormDialog):
    """What a point has said by telephone."""

    def __init__(self, row: PointRow, parent: QWidget) -> None:
        super().__init__(_("Present"), row.point.name, _("Write it down"), parent)
        self.delegates, self.chair = NumberField(), QLineEdit()
        self.delegates.setRange(0, MOST_DELEGATES)
        self.chair.setMaxLength(LONGEST_NAME)
        if row.attendance is not None:
            self.delegates.setValue(row.attendance.delegates)
            self.chair.setText(row.attendance.chair)
        self.field(_("Delegates"), self.delegates)
        self.field(_("Chaired by"), self.chair)


class LinkDialog(QDialog):
    """The address of a point's page, to be given to that point alone.

    ``renewed`` is sent when the link is to be another one.
    """

    renewed = Signal()

    def __init__(self, point: Point, points: Sequence[Point], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Link of a point"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._point, self._names = point.id, {each.id: each.name for each in points}
        self._addresses: dict[str, dict[str, str]] = {}
        about = label(role="subject")
        about.setText(point.name)
        self.network = QComboBox()
        self.network.setAccessibleName(_("Network"))
        self.network.currentIndexChanged.connect(self._show)
        self.address = label(role="outcome")
        self.address.setWordWrap(True)
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.picture = QrPicture()
        self.copy = button(_("Copy the address"), lambda: _copy(self.address.text()))
        self.copy_all = button(_("Copy the addresses of all points"), self._copy_all)
        self.renew = button(_("Give this point another link"), self.renewed.emit)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        close.rejected.connect(self.reject)
        told = QVBoxLayout()
        told.setSpacing(10)
        for widget in (self.network, self.address, self.copy, self.copy_all, self.renew):
            told.addWidget(widget)
        told.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addLayout(told, stretch=1)
        middle.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(about)
        column.addLayout(middle)
        column.addWidget(close)
        self.setMinimumWidth(760)

    def show_address(self, addresses: dict[str, dict[str, str]]) -> None:
        """Show the point's address in a network; they are by network and by point."""
        self._addresses = addresses
        offer(self.network, ((name, name) for name in addresses))
        self._show()

    def _show(self) -> None:
        address = self._addresses.get(self.network.currentText(), {}).get(self._point, "")
        self.address.setText(address)
        self.picture.show_address(address)

    def _copy_all(self) -> None:
        """Copy a row to each point, as a sheet takes it."""
        addresses = self._addresses.get(self.network.currentText(), {})
        _copy("\n".join(f"{self._names.get(p, p)}\t{each}" for p, each in addresses.items()))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
