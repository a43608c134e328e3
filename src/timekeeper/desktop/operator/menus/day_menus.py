"""The menus of the day: what comes before it, the acts on what runs, and what the hall reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from timekeeper.core.acts import Act, AddTime, Count, CutTime, Finish, Redo, Undo
from timekeeper.core.events import AttendanceCounted, Audience
from timekeeper.core.hall_order import FollowProgramme, GiveWay, GoDark, HallOrder, StandBy
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Kind
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.operator.commands import Command, Commands, Declared
from timekeeper.desktop.operator.dialogs.item_dialogs import ask_closing, ask_note, ask_page
from timekeeper.desktop.operator.dialogs.message_dialog import MessageDialog
from timekeeper.desktop.operator.dialogs.time_dialogs import ask_forgotten, ask_minutes
from timekeeper.live.settings import DeskColours
from timekeeper.words.language import _


class PreparationMenu(QObject):
    """The check, the rehearsal, the settings, and what this computer may be instead of the desk.

    Its second entry begins and ends a rehearsal.

    ``colours_chosen`` carries the DeskColours that were chosen.
    """

    check_asked = Signal()
    rehearsal_asked = Signal()
    settings_asked = Signal()
    following_asked = Signal()
    standby_asked = Signal()
    colours_chosen = Signal(object)

    def __init__(self, menu: QMenu, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        check = _("Check before the conference…")
        self._rehearsal = Command("rehearse", _("Rehearse…"), self.rehearsal_asked.emit, "F8")
        declared = (
            Command("check", check, self.check_asked.emit, "F9"),
            self._rehearsal,
            None,
            Command("settings", _("Settings…"), self.settings_asked.emit),
        )
        commands.fill(menu, declared)
        colours = menu.addMenu(_("Colours of the desk"))
        one_of = QActionGroup(colours)
        self._colours: dict[DeskColours, QAction] = {}
        for each, name in desk_colour_names():
            entry = self._colours[each] = one_of.addAction(colours.addAction(name))
            entry.setCheckable(True)
            entry.triggered.connect(lambda _on, each=each: self.colours_chosen.emit(each))

        self.for_other_places: Declared = (
            None,
            Command("follow_hall", _("Follow another hall…"), self.following_asked.emit),
            Command("stand_by", _("Stand by for another computer…"), self.standby_asked.emit),
        )

    def show_colours(self, chosen: DeskColours) -> None:
        """Mark the colours that the desk wears."""
        self._colours[chosen].setChecked(True)

    def show_rehearsal(self, *, under_way: bool) -> None:
        """Name the rehearsal's entry after what it will do now."""
        words = _("End the rehearsal") if under_way else _("Rehearse…")
        self._rehearsal.action.setText(words)


def desk_colour_names() -> tuple[tuple[DeskColours, str], ...]:
    """Return the colours that the desk can wear, each with its name."""
    return (
        (DeskColours.SYSTEM, _("As the system has them")),
        (DeskColours.LIGHT, _("Light")),
        (DeskColours.DARK, _("Dark")),
    )


def day_commands(desk: Desk, parent: QWidget) -> Declared:
    """Return the acts on what runs; ``parent`` holds their dialogs."""

    def doing(act: Act) -> Callable[[], object]:
        return lambda: desk.act(act)

    def start() -> None:
        if desk.conference.course.running is None:
            desk.go_on()

    return (
        Command("next", _("Start, next speaker or item"), desk.go_on, "Space"),
        Command("leave", _("Next item, whoever waits"), desk.leave, "Ctrl+PgDown", "Shift+Space"),
        # A remote's "start the show" key begins the day; later it only lets the hall follow it.
        Command("start", _("Start, if nothing runs"), start, "F5"),
        Command("previous", _("Previous item"), desk.go_back),
        Command("pause", _("Pause or resume"), desk.pause_or_resume, "P"),
        Command("forgotten", _("Missed the key…"), partial(ask_forgotten, desk, parent), "F"),
        None,
        Command("more", _("A minute more"), doing(AddTime(A_MINUTE)), "+", "="),
        Command("less", _("A minute less"), doing(CutTime(A_MINUTE)), "-"),
        Command("five", _("Five minutes more"), doing(AddTime(5 * A_MINUTE)), "5"),
        Command("minutes", _("Any minutes…"), partial(ask_minutes, desk, None, parent), "T"),
        Command(
            "replan", _("End the session on time…"), partial(ask_replanning, desk, parent), "R"
        ),
        None,
        Command("finish", _("Finish the item"), doing(Finish()), "Ctrl+End"),
        Command("close", _("Close the session…"), partial(ask_closing, desk, parent)),
        Command("undo", _("Undo"), doing(Undo()), "Ctrl+Z", "Backspace"),
        Command("redo", _("Redo"), doing(Redo()), "Ctrl+Y", "Ctrl+Shift+Z"),
        Command("note", _("Note…"), partial(ask_note, desk, None, parent), "G"),
        Command("attendance", _("Count those present…"), partial(ask_attendance, desk, parent)),
        Command("ballots", _("Ballots of a vote…"), partial(ask_ballots, desk, parent)),
    )


def ask_replanning(desk: Desk, parent: QWidget) -> None:
    """Show how a late session can end on time."""
    from timekeeper.desktop.operator.dialogs.replanning_dialog import (  # noqa: PLC0415  # when it is asked for
        ReplanningDialog,
    )

    ReplanningDialog(desk, parent).open()


def ask_attendance(desk: Desk, parent: QWidget) -> None:
    """Ask who is present in the session that is held, or comes next."""
    from timekeeper.desktop.operator.dialogs.count_dialogs import AttendanceDialog  # noqa: PLC0415  # when it is asked for

    session = desk.conference.snapshot().session
    if not desk.conference.programme.sessions:
        desk.said.emit(_("Open a programme first."))
        return
    dialog = AttendanceDialog(desk, session or 0, parent)
    dialog.ask(lambda: desk.act(Count(AttendanceCounted(session or 0, dialog.groups()))))


def ask_ballots(desk: Desk, parent: QWidget) -> None:
    """Ask for the ballots of the item that runs, else of the last vote that was held."""
    from timekeeper.desktop.operator.dialogs.count_dialogs import BallotsDialog  # noqa: PLC0415  # when it is asked for

    conference = desk.conference
    programme, course = conference.programme, conference.course
    if not any(item.timed for item in programme.items):
        desk.said.emit(_("Open a programme first."))
        return
    held = [programme.slot(run.item).item for run in course.intervals]
    votes = [item for item in held if item.kind is Kind.VOTE]
    running = held[-1] if course.running is not None else None
    dialog = BallotsDialog(desk, running or (votes[-1] if votes else None), parent)
    dialog.ask(lambda: desk.act(Count(dialog.ballots())))


def slides_commands(desk: Desk, parent: QWidget) -> Declared:
    """Return what shows the running item's materials; ``parent`` holds the question for a page."""
    slides = desk.slides
    return (
        Command("slides", _("The item’s slides, and back"), desk.switch_slides, "V"),
        Command("other_slides", _("The item’s next file"), slides.take_other, "Shift+V"),
        Command("page_on", _("Next page of the slides, else next item"), desk.page_on, "PgDown"),
        Command("page_back", _("Page before, else previous item"), desk.page_back, "PgUp"),
        Command("page", _("Page by its number…"), partial(ask_page, slides, parent), "J"),
        Command("first_page", _("First page"), partial(slides.go_to, 1), "Shift+PgUp"),
        Command("last_page", _("Last page"), slides.go_to_last, "Shift+PgDown"),
    )


def hall_commands(
    desk: Desk,
    prepared: Callable[[], Sequence[str]],
    parent: QWidget,
    share: Callable[[], object],
) -> Declared:
    """Return what can be ordered for the hall, and who can be told something.

    ``prepared`` are the sentences to choose from, ``parent`` holds the dialogs; ``share`` asks to
    share the programme.
    """

    def ordering(order: HallOrder) -> Callable[[], None]:
        return lambda: desk.order_hall(order)

    def asking(audience: Audience) -> Callable[[], None]:
        return lambda: MessageDialog(desk, audience, prepared(), parent).open()

    def take_down() -> None:
        for audience in Audience:
            desk.tell(audience, "")

    strip, give_way = _("Strip over slides, and back"), _("Give way on the projector, and back")
    courtesy = _("Overrun in the hall: shown, discreet, hidden")
    return (
        Command("dark", _("Blackout, and back"), ordering(GoDark()), "B", "."),
        Command("standby", _("Standby picture, and back"), ordering(StandBy()), "S"),
        None,
        Command("strip", strip, desk.switch_strip, "L"),
        Command("give_way", give_way, ordering(GiveWay()), "Shift+L"),
        Command("courtesy", courtesy, desk.change_courtesy, "C"),
        Command("follow", _("Follow the programme"), ordering(FollowProgramme()), "Esc"),
        None,
        Command("tell_hall", _("Message to the hall…"), asking(Audience.HALL), "M"),
        Command("tell_rostrum", _("Message to the speaker…"), asking(Audience.ROSTRUM), "N"),
        Command("tell_staff", _("Message to the staff…"), asking(Audience.STAFF), "Shift+M"),
        Command("take_down", _("Take all messages down"), take_down, "X"),
        None,
        Command("share", _("Share in the building…"), share),
    )


def asked_commands(take: Callable[[], object], take_hand: Callable[[], object]) -> Declared:
    """Return what does what others ask for: the chair, and the first hand of the points."""
    return (
        None,
        Command("take_request", _("Do what the chair asks for"), take, "K"),
        Command("take_hand", _("Take the first hand into the queue"), take_hand, "H"),
    )
