"""Gathers what the check before the conference looks at, and shows what was found."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, QSize, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QImage,
    QPainter,
    QScreen,
)
from PySide6.QtWidgets import QPushButton

from timekeeper.core.changes.rippling import with_item
from timekeeper.core.house.counts import add_up
from timekeeper.core.programme import Item, Programme, Session
from timekeeper.desktop.display.fonts import FAMILY, font, windows_measure
from timekeeper.desktop.hall.look_and_logo import LookAndLogo
from timekeeper.desktop.hall.looks import colours_of
from timekeeper.desktop.hall.painter import paint_hall
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.operator.dialogs.item_dialogs import ask_edit
from timekeeper.desktop.screens.choice import Choice, Projection
from timekeeper.desktop.screens.connected import real_size
from timekeeper.desktop.sound.desk_chime import DeskChime
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.places import data_folder
from timekeeper.live.equipment import MachineFacts, ScreenFacts
from timekeeper.live.findings import Finding, HallText, Mend
from timekeeper.live.readiness import Facts, as_text, findings
from timekeeper.live.settings import Settings
from timekeeper.words.language import _
from timekeeper.words.values import short_date

if TYPE_CHECKING:
    from timekeeper.desktop.operator.dialogs.check_dialog import CheckDialog

# ruff: noqa: PLC0415  # what looks is loaded when it is asked to
# The pages of the system's own settings; only Windows has an address for each.
PAGES = {
    Mend.DISPLAYS: "ms-settings:display",
    Mend.CLOCK: "ms-settings:dateandtime",
    Mend.STORAGE: "ms-settings:storagesense",
    Mend.SLEEP: "ms-settings:powersleep",
}
PICTURE_WIDTH = 320  # pixels


class ConferenceCheck(QObject):
    """Opens the check when it is asked for. ``machine`` asks the computer, in a worker.

    ``pages`` are those of the system's settings that ``open_page`` can show.
    """

    settings_asked = Signal()
    programme_asked = Signal()
    today_asked = Signal()
    anew_asked = Signal()

    def __init__(
        self,
        windows: Windows,
        settings: Settings,
        workshop: Workshop,
        machine: Callable[[], MachineFacts],
        chime: DeskChime,
    ) -> None:
        super().__init__(windows.operator)
        self._windows = windows
        self.settings = settings
        self._workshop = workshop
        self._machine = machine
        self._chime = chime
        chime.tried.connect(self._tell)
        self._ticked_for: tuple[Session, ...] = ()
        self._by_hand: set[str] = set()
        self._measure = windows_measure()
        self._open: CheckDialog | None = None
        self.pages = PAGES if sys.platform == "win32" else {}
        self.open_page = QDesktopServices.openUrl

    def ask(self) -> None:
        """Open the check, and look."""
        from timekeeper.desktop.operator.dialogs.check_dialog import CheckDialog

        sessions = self._windows.desk.conference.original.sessions
        if sessions != self._ticked_for:
            self._ticked_for, self._by_hand = sessions, set()
        dialog = CheckDialog(self._windows.operator, self._by_hand)
        dialog.again.connect(self._look)
        dialog.chime.setVisible(self._chime.habits.sounds)
        dialog.chime.clicked.connect(lambda: self._chime.try_out(self._chime.habits))
        dialog.print_asked.connect(lambda text: self._print(text, dialog))
        dialog.mend_asked.connect(partial(self._mend, dialog))
        dialog.finished.connect(self._forget)
        self._open = dialog
        dialog.open()
        self._look()

    def _mend(self, dialog: CheckDialog, finding: Finding, key: QPushButton) -> None:
        desk = self._windows.desk
        item = next((i for i in desk.conference.programme.items if i.id == finding.item), None)
        if item is not None:
            asked = ask_edit(desk, item, dialog, self._fit)
            asked.short.setFocus()
            asked.accepted.connect(self._look)
        elif finding.mend is Mend.HALL_SCREEN:
            self._windows.questions.entries.popup(key.mapToGlobal(QPoint(0, key.height())))
        elif finding.mend is Mend.SETTINGS:
            self.settings_asked.emit()
        elif finding.mend in (Mend.PROGRAMME, Mend.TODAY, Mend.ANEW):
            dialog.close()  # what it says is of the programme as it was
            signals = {Mend.TODAY: self.today_asked, Mend.ANEW: self.anew_asked}
            signals.get(finding.mend, self.programme_asked).emit()
        elif finding.mend in self.pages:
            self.open_page(QUrl(self.pages[finding.mend]))

    def _fit(self, item: Item) -> tuple[str, QImage]:
        """Say whether an item's words fit the hall's screen, with its picture, small."""
        from timekeeper.desktop.hall.check import checked_output, cut_on_strips, tried_out

        windows, programme = self._windows, self._windows.desk.conference.programme
        screens = screen_facts(windows.screens.choice, windows.operator.screen())
        output = checked_output(self.settings, screens.hall)
        unfit, blocks = tried_out(programme, item, output, self._measure)
        place, changed = self.settings.hall_look.strip, with_item(programme, item)
        strips = cut_on_strips(changed, place, output, self._measure)
        unfit += tuple(cut for cut in strips if cut.item == item)
        size = QSize(PICTURE_WIDTH, round(PICTURE_WIDTH * output.height / output.width))
        picture = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        painter.scale(size.width() / output.width, size.height() / output.height)
        paint_hall(painter, blocks, output, LookAndLogo(colours_of(windows.looks.look)[0]))
        painter.end()
        fits = _("It fits the hall’s screen, also when it runs over its time.")
        return " ".join(lack.sentence() for lack in unfit) or fits, picture

    def _print(self, text: str, dialog: CheckDialog) -> None:
        from timekeeper.desktop.office.printing import preview_list

        conference = self._windows.desk.conference
        at = conference.now().astimezone(conference.programme.timezone)
        head = f"{conference.programme.title}\n{short_date(at.date())}, {at:%H:%M}\n"
        preview_list(f"{head}\n{text}", conference.programme, dialog)

    def _look(self) -> None:
        if self._open is None:
            return

        def done(facts: Facts) -> None:
            if self._open is not None:
                found = findings(facts)
                conference = self._windows.desk.conference
                lacking = PAGES.keys() - self.pages  # no key where this system has no such page
                shown = [replace(f, mend=None) if f.mend in lacking else f for f in found]
                counts = add_up(conference.course, conference.snapshot().session or 0)
                self._open.show_findings(shown, as_text(facts, found), counts)

        def failed(error: Exception) -> None:
            if self._open is not None:
                self._open.fail()
            raise error  # for the log

        self._open.wait()
        self._workshop.run(self._gathering(), done, failed)

    def _gathering(self) -> Callable[[], Facts]:
        """Ask the windows now; return what asks the rest in a worker."""
        from timekeeper.desktop.hall.check import check_hall
        from timekeeper.files.limits import breach_sentences

        windows, settings = self._windows, self.settings
        settings = replace(settings, hall_look=windows.looks.look)
        conference = windows.desk.conference
        programme, now = conference.programme, conference.now()
        screens = screen_facts(windows.screens.choice, windows.operator.screen())
        awake, known = windows.awake.granted, FAMILY in QFontDatabase.families()
        rules = conference.rules
        typeface = known and QFontInfo(font(14, 400)).family() == FAMILY
        chime = self._chime if self._chime.habits.sounds else None
        folder = windows.desk.slides.folder(conference.original)
        stays = conference.course.running is not None or windows.desk.aside is not None
        dated_by = Mend.ANEW if conference.course.intervals else Mend.TODAY

        def look() -> Facts:
            hall = check_hall(programme, settings, data_folder(), screens.hall)
            machine = self._machine()
            texts = [HallText(u.sentence(), u.item.id if u.item else "") for u in hall.unfit]
            looks = (texts, hall.look)
            heard = chime.fault() if chime is not None else None
            told = breach_sentences(programme, settings.protocol.limits)
            hall_facts = (*looks, awake, typeface, rules)
            files = _unshowable(programme, folder)
            rest = (heard, told, files, None if stays else dated_by)
            return Facts(programme, now, screens, machine, *hall_facts, *rest)

        return look

    def _tell(self, fault: str) -> None:
        if self._open is not None and fault:
            self._open.tell_error(fault)

    def _forget(self) -> None:
        self._open = None


def _unshowable(programme: Programme, folder: Path | None) -> list[HallText] | None:
    """Return what of the files to be shown cannot be, None where the programme names none."""
    if not any(item.materials for item in programme.items):
        return None
    if folder is None:
        told = _("Save the programme as a file first: what is shown with it lies beside it.")
        return [HallText(told)]
    from timekeeper.files.materials.showable import unshowable  # loads PDFium

    return [HallText(one.sentence(), one.item.id) for one in unshowable(programme, folder)]


def screen_facts(choice: Choice, own: QScreen) -> ScreenFacts:
    """Return where the hall's picture goes, and the operator's screen, as the check looks at it."""
    pixels = real_size(own)
    shown = choice.screen if choice.projection is Projection.SHOWN else None
    return ScreenFacts(
        len(QGuiApplication.screens()),
        hall=(shown.identity.width, shown.identity.height) if shown else None,
        mirrored=choice.projection is Projection.CLONED,
        strange=choice.projection is Projection.UNKNOWN,
        here=choice.projection is Projection.HERE,
        desk=(pixels.width(), pixels.height()),
        scaling=round(100 * own.devicePixelRatio()),
    )
