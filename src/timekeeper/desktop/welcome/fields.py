"""The fields of what an office sets: its name, its hall, its looks, its copy."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from timekeeper.core.courtesy import NOT_OF_RANK, RANKS
from timekeeper.desktop.display.fonts import windows_measure
from timekeeper.desktop.figures import DecimalField
from timekeeper.desktop.operator.dialogs.form_dialog import add_field
from timekeeper.desktop.operator.menus.day_menus import desk_colour_names
from timekeeper.desktop.operator.menus.file_menu import FileMenu
from timekeeper.desktop.plain import Label
from timekeeper.desktop.screens.choice import Choice, Projection, name_and_size
from timekeeper.desktop.windows.hall_looks import style_names
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.places import settings_path
from timekeeper.files.settings import usable_settings
from timekeeper.live.settings import (
    DeskColours,
    HallLook,
    HallProtocol,
    ReportForm,
    Settings,
    Style,
)
from timekeeper.words.language import _

LONGEST = 200  # characters, as the settings file takes them


class OfficeFields:
    """The office's name, as the head of its papers has it."""

    def __init__(self, form: QFormLayout, report: ReportForm) -> None:
        self.superior = line_field(report.superior, _("such as TỈNH ỦY HẬU GIANG"))
        self.issuer = line_field(report.issuer, _("such as VĂN PHÒNG"))
        self.place = line_field(report.place, _("such as Hậu Giang"))
        add_field(form, _("Superior body"), self.superior)
        add_field(form, _("Name of the office"), self.issuer)
        add_field(form, _("Place in the date line"), self.place)

    def of(self, report: ReportForm) -> ReportForm:
        """Return the report's form with the office's name."""
        return replace(
            report,
            superior=field_text(self.superior),
            issuer=field_text(self.issuer),
            place=field_text(self.place),
        )


class HallFields:
    """What decides how large the hall's letters must be."""

    def __init__(self, form: QFormLayout, settings: Settings) -> None:
        self.farthest_seat = _metres(settings.farthest_seat, 200)
        self.image_height = _metres(settings.image_height, 50)
        add_field(form, _("Farthest seat from the picture"), self.farthest_seat)
        add_field(form, _("Height of the picture"), self.image_height)

    def of(self, settings: Settings) -> Settings:
        """Return the settings with the hall's measures."""
        return replace(
            settings,
            farthest_seat=round(self.farthest_seat.value(), 1),
            image_height=round(self.image_height.value(), 1),
        )


class LookFields:
    """How the hall's picture looks, but for its pictures."""

    def __init__(self, form: QFormLayout, look: HallLook) -> None:
        self.style = QComboBox()
        for style, name in style_names():
            self.style.addItem(name, style)
        self.style.setCurrentIndex(self.style.findData(look.style))
        self.own_colours = QCheckBox(_("With the office’s own colours"))
        self.own_colours.setChecked(look.own_colours)
        self.own_colours.setEnabled(any((look.background, look.accent, look.text)))
        self.fades = QCheckBox(_("Fade from scene to scene"))
        self.fades.setChecked(look.fades)
        self.words_below = QCheckBox(_("Hour and words in a band below the backdrop picture"))
        self.words_below.setChecked(look.words_below)
        form.addRow("", self.words_below)
        add_field(form, _("The look of the hall"), self.style)
        form.addRow("", self.own_colours)
        form.addRow("", self.fades)

    def of(self, look: HallLook) -> HallLook:
        """Return the look as it is chosen."""
        return replace(
            look,
            style=Style(self.style.currentData()),
            own_colours=self.own_colours.isChecked(),
            fades=self.fades.isChecked(),
            words_below=self.words_below.isChecked(),
        )


class ProtocolFields:
    """Of whom the hall sees no time, and what it reads of a time that is used up."""

    def __init__(self, form: QFormLayout, settings: Settings) -> None:
        self._settings = settings
        protocol, rules = settings.protocol, settings.protocol.rules
        self.ranks = lines_field(rules.ranks, 190)
        self.not_of_rank = lines_field(rules.not_of_rank, 110)
        self.overrun_words = line_field(protocol.overrun_words, _("Time is up"))
        add_field(form, _("Leader: no time in the hall"), self.ranks)
        add_field(form, _("Not a leader"), self.not_of_rank)
        shipped = (
            (_("none"), ""),
            (_("a Party committee’s"), "party"),
            (_("a People’s Council’s"), "council"),
            (_("a congress’s"), "congress"),
        )
        self.limits = choice_field(shipped, protocol.limits)
        self.too_long = Label()
        self.too_long.setWordWrap(True)
        self.overrun_words.textChanged.connect(self._check)
        add_field(form, _("Words in the hall when time is up"), self.overrun_words)
        form.addRow("", self.too_long)
        self._check()
        add_field(form, _("Limits to check programmes against"), self.limits)

    def of(self, protocol: HallProtocol) -> HallProtocol:
        """Return the rules as they are filled in; lists that are those that ship are not kept."""
        ranks, others = field_lines(self.ranks), field_lines(self.not_of_rank)
        return replace(
            protocol,
            ranks=None if ranks == RANKS else ranks,
            not_of_rank=None if others == NOT_OF_RANK else others,
            overrun_words=field_text(self.overrun_words),
            limits=self.limits.currentData(),
        )

    def _check(self) -> None:
        """Tell at once where the hall's screen would cut the words."""
        # ruff: noqa: PLC0415  # not to delay the windows
        from timekeeper.desktop.hall.check import TooLong, Unfit, checked_output
        from timekeeper.desktop.hall.words_check import overrun_is_cut

        words, look = field_text(self.overrun_words), self._settings.hall_look
        output = checked_output(self._settings)
        cut = bool(words) and overrun_is_cut(words, output, windows_measure(), look.strip)
        self.too_long.setText(Unfit(TooLong.OVERRUN, text=words).sentence() if cut else "")
        self.too_long.setVisible(cut)


class CopyRow(QWidget):
    """Names the folder of the copy; the File menu's own entry chooses another."""

    def __init__(self, files: FileMenu) -> None:
        super().__init__()
        self._folder = Label()
        self._folder.setWordWrap(True)
        self._choose = QPushButton(_("Choose…"))
        self._choose.setAccessibleName(_("Choose the folder of the copy"))
        self._choose.clicked.connect(files.copy_asked)
        self._choose.clicked.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._folder, stretch=1)
        row.addWidget(self._choose)
        self.setMinimumHeight(self._choose.sizeHint().height() + 4)
        self.setFocusProxy(self._choose)
        self._show()

    def _show(self) -> None:
        self._folder.setText(usable_settings(settings_path()).copy_to or _("None yet"))


class ProjectorRow(QWidget):
    """One sentence on the projector, kept up to date while cables move, and a way to see it."""

    def __init__(self, windows: Windows) -> None:
        super().__init__()
        self._text = Label()
        self._text.setWordWrap(True)
        identify = QPushButton(_("Identify screens"))
        identify.clicked.connect(windows.questions.numbers.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._text, stretch=1)
        row.addWidget(identify)
        windows.screens.changed.connect(self._tell)
        self._tell(windows.screens.choice)

    def _tell(self, choice: Choice) -> None:
        self._text.setText(projector_sentence(choice))


def projector_sentence(choice: Choice) -> str:
    """Return where the hall's picture goes, and what to do when it goes nowhere."""
    screen = name_and_size(choice.screen.identity) if choice.screen is not None else ""
    match choice.projection:
        case Projection.SHOWN:
            return _(
                "The hall’s screen is {screen}. The hall’s picture goes there by itself, and never "
                "onto this screen."
            ).format(screen=screen)
        case Projection.CLONED:
            return _(
                "The projector shows the same as this screen. Press Win+P and choose Extend, so "
                "that the hall gets a picture of its own."
            )
        case Projection.SEVERAL | Projection.UNKNOWN:
            return _(
                "It is not clear which screen is the hall’s. Choose it in the Hall menu, under "
                "“The hall’s screen”."
            )
        case _:
            return _(
                "No second screen is connected. Connect the projector, press Win+P and choose "
                "Extend; the hall’s picture then appears there by itself."
            )


def language_field(form: QFormLayout, language: str) -> QComboBox:
    """Add the choice of the interface's language; each is named in itself."""
    field = choice_field((("Tiếng Việt", "vi"), ("English", "en")), language)
    add_field(form, _("Language (from the next start)"), field)
    return field


def colours_field(form: QFormLayout, colours: DeskColours) -> QComboBox:
    """Add the choice of the desk's colours."""
    field = choice_field(tuple((name, each) for each, name in desk_colour_names()), colours)
    add_field(form, _("Colours of the desk"), field)
    return field


def line_field(text: str, example: str = "") -> QLineEdit:
    """Return a field of one line, with an example where it is empty."""
    field = QLineEdit(text)
    field.setMaxLength(LONGEST)
    field.setPlaceholderText(example)
    return field


def lines_field(lines: tuple[str, ...], height: int) -> QPlainTextEdit:
    """Return a field of several lines, so many pixels high."""
    field = QPlainTextEdit("\n".join(lines))
    field.setTabChangesFocus(True)
    field.setFixedHeight(height)
    return field


def field_lines(field: QPlainTextEdit) -> tuple[str, ...]:
    """Return the lines that are filled in."""
    lines = (line.strip()[:LONGEST] for line in field.toPlainText().splitlines())
    return tuple(line for line in lines if line)


def field_text(field: QLineEdit) -> str:
    """Return what is filled in."""
    return field.text().strip()


def _metres(value: float, most: float) -> DecimalField:
    field = DecimalField()
    field.setRange(0, most)
    field.setDecimals(1)
    field.setSuffix(" m")
    field.setSpecialValueText(_("not measured"))
    field.setValue(value)
    return field


def choice_field(choices: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
    """Return a choice between these, each a name and its key."""
    field = QComboBox()
    for name, key in choices:
        field.addItem(name, key)
    if field.findData(chosen) < 0:  # a form of the office's own
        field.addItem(chosen, chosen)
    field.setCurrentIndex(field.findData(chosen))
    return field
