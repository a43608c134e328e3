"""The welcome of the first start, and the page of settings, made of the same fields."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from timekeeper.desktop.operator.dialogs.form_dialog import add_field
from timekeeper.desktop.operator.labels import label
from timekeeper.desktop.room import Scrolling, resize_within
from timekeeper.desktop.sound.desk_chime import DeskChime
from timekeeper.desktop.welcome.chime_fields import ChimeFields
from timekeeper.desktop.welcome.fields import (
    CopyRow,
    HallFields,
    LookFields,
    OfficeFields,
    ProjectorRow,
    ProtocolFields,
    colours_field,
    language_field,
)
from timekeeper.desktop.welcome.paper_fields import PlateFields, ReportFields
from timekeeper.desktop.welcome.picture_field import (
    BackdropFields,
    PictureField,
    Sort,
    backdrop,
    logo,
)
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.settings import DeskColours, Settings
from timekeeper.words.language import _

MakePicture = Callable[[Sort, str], PictureField]


class WelcomeDialog(QDialog):
    """Greets, finds the projector and asks for the office; ``sample_asked``: and rehearses."""

    sample_asked = Signal()

    def __init__(self, windows: Windows, settings: Settings, make: MakePicture) -> None:
        super().__init__(windows.operator)
        self.setWindowTitle(_("Welcome"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        form = _form()
        self.office = OfficeFields(form, settings.report)
        self.logo = make(logo(), settings.hall_look.logo)
        self.backdrops = {None: make(backdrop(), settings.hall_look.backdrop)}
        add_field(form, _("Logo"), self.logo)
        add_field(form, _("Backdrop picture (ma-két)"), self.backdrops[None])
        self.hall = HallFields(form, settings)
        greeting = label(role="subject")
        greeting.setText(_("Three things, and the conference can be held. All can wait."))
        buttons = QDialogButtonBox()
        self.sample = buttons.addButton(
            _("Save, and rehearse a sample"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.sample.clicked.connect(self.accept)
        self.sample.clicked.connect(self.sample_asked)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (
            greeting,
            _heading(_("1. The projector")),
            ProjectorRow(windows),
            _heading(_("2. The office, for the report and the hall’s picture")),
        ):
            column.addWidget(widget)
        column.addLayout(form)
        measures = _("3. The hall’s measures, for letters that the last row can read (optional)")
        form.insertRow(5, _heading(measures))
        column.addStretch(1)
        _arrange(self, Scrolling(page), buttons, (_("Save"), _("Not now")))
        self.office.superior.setFocus()

    def chosen(self) -> Settings:
        """Return the settings with what was filled in, but for the pictures."""
        report = self.office.of(self._settings.report)
        return self.hall.of(replace(self._settings, report=report))


class SettingsDialog(QDialog):
    """All that an office sets, page by page."""

    def __init__(
        self, windows: Windows, settings: Settings, make: MakePicture, chime: DeskChime
    ) -> None:
        super().__init__(windows.operator)
        self.setWindowTitle(_("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        office, hall, protocol, report = _form(), _form(), _form(), _form()
        plates, sound = _form(), _form()
        self.office = OfficeFields(office, settings.report)
        self.logo = make(logo(), settings.hall_look.logo)
        add_field(office, _("Logo"), self.logo)
        copying = CopyRow(windows.operator.files)
        add_field(office, _("Copy of the record"), copying)
        self.language = language_field(office, settings.language)
        self.colours = colours_field(office, settings.desk_colours)
        hall.addRow(ProjectorRow(windows))
        self.occasions = BackdropFields(settings.hall_look, make)
        self.backdrops = self.occasions.fields
        add_field(hall, _("Backdrop picture (ma-két)"), self.occasions)
        self.look = LookFields(hall, settings.hall_look)
        self.hall = HallFields(hall, settings)
        self.protocol = ProtocolFields(protocol, settings)
        self.report = ReportFields(report, settings.report)
        self.plates = PlateFields(plates, settings.plates)
        self.chime = ChimeFields(sound, settings.chime, chime, self)
        tabs = QTabWidget(self)
        tabs.setAccessibleName(_("Pages of the settings"))
        _add(tabs, _("Office"), office)
        _add(tabs, _("Hall"), hall)
        _add(tabs, _("Protocol"), protocol)
        _add(tabs, _("Report"), report)
        _add(tabs, _("Name plates"), plates)
        heard = _add(tabs, _("Chime"), sound)
        # The system is asked for its loudspeakers by whoever turns to them.
        tabs.currentChanged.connect(
            lambda page: chime.look_for_devices() if page == heard else None
        )
        self.tabs = tabs
        _arrange(self, tabs, QDialogButtonBox(), (_("Save"), _("Cancel")))
        self.office.superior.setFocus()

    def chosen(self) -> Settings:
        """Return the settings as they are filled in, but for the pictures."""
        settings = self.hall.of(self._settings)
        return replace(
            settings,
            language=self.language.currentData(),
            desk_colours=DeskColours(self.colours.currentData()),
            hall_look=self.look.of(settings.hall_look),
            protocol=self.protocol.of(settings.protocol),
            report=self.report.of(self.office.of(settings.report)),
            plates=self.plates.of(settings.plates),
            chime=self.chime.of(settings.chime),
        )


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _add(tabs: QTabWidget, title: str, form: QFormLayout) -> int:
    page = QWidget()
    added = tabs.addTab(Scrolling(page), title)
    # Filled where it stays: Qt dresses all that is in it anew wherever it is put.
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 14, 16, 14)
    column.addLayout(form)
    column.addStretch(1)
    return added


def _heading(text: str) -> QLabel:
    heading = label(role="advice")
    heading.setText(text)
    heading.setWordWrap(True)
    return heading


def _arrange(
    dialog: QDialog, body: QWidget, buttons: QDialogButtonBox, words: tuple[str, str]
) -> None:
    """Lay the body above the buttons; ``words`` are those that keep what was filled in and not."""
    keep, leave = words
    accept = buttons.addButton(keep, QDialogButtonBox.ButtonRole.AcceptRole)
    accept.setObjectName("accept")
    buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(10)
    column.addWidget(body, stretch=1)
    column.addWidget(buttons)
    accept.setDefault(True)  # a key outside its dialog is nobody's
    resize_within(dialog, 820, column.totalSizeHint().height())
