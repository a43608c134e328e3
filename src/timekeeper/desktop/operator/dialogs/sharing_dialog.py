"""Sharing in the building: switched on and off, addresses to give out, and who is connected."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.operator.dialogs.form_dialog import add_field, offer
from timekeeper.desktop.operator.dialogs.qr_picture import QrPicture
from timekeeper.desktop.operator.labels import label
from timekeeper.desktop.room import Scrolling, resize_within
from timekeeper.desktop.tables import table_to_read
from timekeeper.files.broker.access import Access, NoAccess
from timekeeper.live.settings import SharingHabits
from timekeeper.network.links import GIVEN_OUT, Role
from timekeeper.words.language import _

if TYPE_CHECKING:
    from timekeeper.network.reach import Reach
    from timekeeper.network.sharing import Guest, Sharing

ADDRESSES, GUESTS = 0, 1  # the tabs of what is shared
WRAPPED = 120  # pixels: a long address and what to do about a firewall take more than one line


class SharingDialog(QDialog):
    """Stays open beside the desk while it is wanted; it holds nothing up.

    ``switched_on`` carries the port, ``revoked`` the role whose link is taken back, None for all,
    ``habits_changed`` how it is to be shared from the next start on, ``standby_switched`` whether a
    second computer may have the record.
    """

    switched_on = Signal(int)
    switched_off = Signal()
    revoked = Signal(object)
    habits_changed = Signal(object)
    standby_switched = Signal(bool)

    def __init__(self, habits: SharingHabits, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Share in the building"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sharing: Sharing | None = None
        self._reach: dict[str, bool] = {}  # whether the port answers, by the adapter's address
        self._told = label(role="subject")
        self._told.setWordWrap(True)
        self.switch = QPushButton()
        self.switch.setObjectName("accept")
        self.switch.clicked.connect(self._switch)
        self.port = NumberField()
        self.port.setRange(1024, 65_535)
        self.port.setValue(habits.port)
        self.at_start = QCheckBox(_("Switch it on at each start of the program"))
        self.at_start.setChecked(habits.at_start)
        self.at_start.toggled.connect(self._tell)
        self._broker = habits.broker
        self.to_broker = QCheckBox(_("Publish to the linked points’ server as well"))
        self.to_broker.setChecked(habits.to_broker)
        self.to_broker.toggled.connect(self._tell)
        self.broker = label(role="outcome")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._close = buttons.button(QDialogButtonBox.StandardButton.Close)
        self._close.setText(_("Close"))
        buttons.rejected.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(self._told, stretch=1)
        top.addWidget(self.switch)
        self._tabs = QTabWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._tabs, stretch=1)
        self._tabs.addTab(self._make_addresses(), _("Addresses"))
        self.guests = table_to_read(_("Connected"), [_("Connected"), _("From"), _("Delay")])
        self.guests.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.guests.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.guests.setMinimumHeight(100)
        self._tabs.addTab(self.guests, _("Connected"))
        self._tabs.addTab(self._make_settings(), _("Settings"))
        column.addWidget(buttons)
        self.setMinimumWidth(760)
        self.show_sharing(None)

    def show_sharing(
        self, sharing: Sharing | None, why_not: str = "", *, standby: bool = False
    ) -> None:
        """Show what is shared, None for nothing; ``why_not`` says why it could not be.

        ``standby``: a second computer may have the record.
        """
        begun, on = self._sharing is None, sharing is not None
        self._sharing = sharing
        self._show_roles(standby=standby)
        self._told.setText(
            _("The programme is shared. Give a link only to whom it is meant for.")
            if on
            else why_not
            or _("Nothing is shared: no other computer can reach this one through the program.")
        )
        self.switch.setText(_("Switch off") if on else _("Switch on"))
        self.switch.setEnabled(True)
        # Enter in a field shares, and does not show everybody out.
        (self._close if on else self.switch).setDefault(True)
        self.port.setEnabled(not on)
        for shared_only in (ADDRESSES, GUESTS):
            self._tabs.setTabVisible(shared_only, on)
        self._reach = {} if begun else self._reach
        if on and begun:
            self._tabs.setCurrentIndex(ADDRESSES)
        if sharing is not None:
            from timekeeper.network.sharing import adapters  # noqa: PLC0415  # only when shared

            offer(self.adapter, ((f"{each.address}  ({each.name})", each) for each in adapters()))
            self.show_guests(sharing.guests())
        self._show_link()
        whole = self.sizeHint()
        resize_within(self, whole.width(), whole.height() + WRAPPED * on)

    def show_guests(self, guests: Sequence[Guest]) -> None:
        """List who is connected; a delay is that of the line and back, in milliseconds.

        Linked points have a window of their own.
        """
        guests = [guest for guest in guests if guest.role is not Role.POINT]
        self.guests.setRowCount(len(guests))
        for row, guest in enumerate(guests):
            trip = "" if guest.round_trip is None else f"{max(0, round(guest.round_trip))} ms"
            trip = trip if guest.trusted else _("PIN not entered")
            for column, text in enumerate((role_name(guest.role), guest.address, trip)):
                cell = self.guests.item(row, column)
                if cell is None or cell.text() != text:
                    self.guests.setItem(row, column, QTableWidgetItem(text))

    def show_reach(self, found: Sequence[Reach]) -> None:
        """Say at which of this computer's addresses the port answers."""
        self._reach = {each.adapter.address: each.answers for each in found}
        self._show_link()

    def _make_settings(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setVerticalSpacing(12)
        add_field(form, _("Port"), self.port)
        form.addRow("", self.at_start)
        choose = QPushButton(_("Choose…"))
        choose.clicked.connect(self._choose)
        broker = QWidget()
        line = QHBoxLayout(broker)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.broker, stretch=1)
        line.addWidget(choose)
        self._show_broker()
        add_field(form, _("Points’ server"), broker)
        form.addRow("", self.to_broker)
        return Scrolling(page)

    def _make_addresses(self) -> QWidget:
        self.role, self.adapter = QComboBox(), QComboBox()
        self.standby = QCheckBox(_("A second computer may have the record, and take over"))
        self.standby.clicked.connect(self.standby_switched)
        self._show_roles(standby=False)
        self.role.currentIndexChanged.connect(self._show_link)
        self.adapter.currentIndexChanged.connect(self._show_link)
        self.address, self.pin = label(role="outcome"), label(role="subject")
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.address.setWordWrap(True)  # a standby's is long
        self.reach = label(role="quiet")
        self.reach.setWordWrap(True)
        self.reach.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.picture = QrPicture()
        form = QFormLayout()
        form.setVerticalSpacing(12)
        add_field(form, _("Page"), self.role)
        add_field(form, _("Network"), self.adapter)
        add_field(form, _("PIN"), self.pin)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addWidget(self.standby)
        left.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addLayout(left, stretch=1)
        top.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignTop)
        whole = QFormLayout()
        add_field(whole, _("Address"), self.address)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(whole)
        column.addWidget(self.reach)
        with_keys = QWidget()
        around = QVBoxLayout(with_keys)
        around.addWidget(Scrolling(page), stretch=1)
        around.addLayout(self._make_keys())  # always in sight
        return with_keys

    def _make_keys(self) -> QHBoxLayout:
        copy, revoke = QPushButton(_("Copy the address")), QPushButton(_("Take this link back"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.address.text()))
        revoke.clicked.connect(lambda: self.revoked.emit(self._role))
        revoke_all = QPushButton(_("Take all links back"))
        revoke_all.clicked.connect(lambda: self.revoked.emit(None))
        copy_advice = QPushButton(_("Copy for the IT person"))
        copy_advice.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._advice))
        keys = QHBoxLayout()
        for key in (copy, copy_advice, revoke, revoke_all):
            keys.addWidget(key)
        keys.addStretch(1)
        return keys

    def _show_roles(self, *, standby: bool) -> None:
        """Offer the standby's address only where there may be one."""
        self.standby.setChecked(standby)
        offered = [role for role in GIVEN_OUT if standby or role is not Role.STANDBY]
        if self.role.count() == len(offered):
            return
        with QSignalBlocker(self.role):  # while it is empty there is nothing to show
            offer(self.role, ((role_name(role), role) for role in offered))

    def _show_link(self) -> None:
        sharing, adapter, role = self._sharing, self.adapter.currentData(), self._role
        if sharing is None or adapter is None:
            return
        self.pin.setText(sharing.pin.digits if role is Role.REMOTE else "–")
        self.address.setText(sharing.address(sharing.links[role], adapter))
        self.picture.show_address(self.address.text())
        said = [_sentence(self._reach.get(adapter.address)), self._advice]
        if role is Role.STANDBY:
            said.insert(
                0,
                _(
                    "It also receives the list of points with their links, and the hall’s account "
                    "on their server: after taking over, switch sharing on there."
                ),
            )
        self.reach.setText("\n".join(said))

    @property
    def _advice(self) -> str:
        """Return what the person in charge of the network should do."""
        from timekeeper.network.reach import advice  # noqa: PLC0415  # only when shared

        return "" if self._sharing is None else "\n".join(advice(self._sharing.port))

    @property
    def _role(self) -> Role:
        return Role(self.role.currentData())  # Qt gives a plain text back

    def _switch(self) -> None:
        if self._sharing is not None:
            self.switched_off.emit()
            return
        self._tell()
        self.switched_on.emit(self.port.value())

    def _tell(self) -> None:
        """Tell which habits are chosen now."""
        at_start, to_broker = self.at_start.isChecked(), self.to_broker.isChecked()
        habits = SharingHabits(at_start, self.port.value(), self._broker, to_broker)
        self.habits_changed.emit(habits)

    def _choose(self) -> None:
        title = _("The hall’s account on the points’ server")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, self._broker, "hall.json (*.json)")
        if chosen:
            self._broker = chosen
            self.to_broker.setChecked(self._show_broker())
            self._tell()

    def _show_broker(self) -> bool:
        """Show the account, or why there is none, and return whether there is one."""
        self.to_broker.setEnabled(bool(self._broker))
        if not self._broker:
            self.broker.setText(
                _("Not chosen; “Accounts on a server…” among the linked points makes it.")
            )
            return False
        try:
            access = Access.read(Path(self._broker))
        except NoAccess as error:
            self.broker.setText(str(error))
            return False
        self.broker.setText(f"{access.host}:{access.port} ({access.account})")
        return True


def _sentence(answers: bool | None) -> str:
    """Say whether the program answered at an address, None while that is being tried."""
    if answers is None:
        return _("Trying whether the program answers at this address…")
    if answers:
        return _(
            "The program answers at this address. If a phone cannot open it all the same, give "
            "this to the IT person:"
        )
    return _(
        "The program does not answer at this address: choose another network, or give this to the "
        "IT person:"
    )


def role_name(role: Role) -> str:
    """Return what a link is for, as the desk calls it."""
    return {
        Role.HALL: _("The hall’s screen"),
        Role.ROSTRUM: _("Rostrum display"),
        Role.FOYER: _("Foyer"),
        Role.STAFF: _("Staff"),
        Role.OVERLAY: _("Overlay for video"),
        Role.CHAIR: _("Chair"),
        Role.REMOTE: _("Remote"),
        Role.API: _("Other programs"),
        Role.POINT: _("Linked point"),
        Role.STANDBY: _("Standby computer"),
    }[role]
