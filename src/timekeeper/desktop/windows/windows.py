"""The windows of one conference, connected: one desk, and every display of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from msgspec.structs import replace

from timekeeper.core.acts import AddTime, CutTime
from timekeeper.core.courtesy import HallRules
from timekeeper.core.events import Audience
from timekeeper.core.hall_order import Coverage, FollowProgramme, GiveWay, HallOrder
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Organisation, Programme
from timekeeper.core.record.course import Course
from timekeeper.core.rules import going_on
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.hall.pages_picture import PaintedPages
from timekeeper.desktop.hall.preview import HallPreview
from timekeeper.desktop.hall.strip_window import PaintedStrip, StripWindow
from timekeeper.desktop.hall.window import FADE_MS, HallWindow, PaintedPicture
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.operator.window import OperatorWindow
from timekeeper.desktop.room import resize_within
from timekeeper.desktop.rostrum.window import RostrumWindow
from timekeeper.desktop.screens.awake import KeepAwake, WakeRequest, ask_the_system
from timekeeper.desktop.screens.hall_screens import USUAL, HallScreens, Patience
from timekeeper.desktop.screens.memory import KnownScreens
from timekeeper.desktop.theme import undressed
from timekeeper.desktop.timers import Soon
from timekeeper.desktop.windows.call_window import CallScreen, CallWindow
from timekeeper.desktop.windows.displays import Displays
from timekeeper.desktop.windows.hall_looks import HallLooks
from timekeeper.desktop.windows.rostrum_screen import RostrumScreen
from timekeeper.desktop.windows.screen_questions import ScreenQuestions
from timekeeper.desktop.windows.slide_show import SlideShow
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.live.conference import Conference
from timekeeper.live.programme_check import faults_of_rules
from timekeeper.live.settings import ReportForm, Settings
from timekeeper.views.hall import Blackout, HallContent, standby_without_clock
from timekeeper.views.hall_now import ordered_content
from timekeeper.views.moment import Moment
from timekeeper.views.public import masked
from timekeeper.views.rostrum import introduced, rostrum_content
from timekeeper.views.script import ScriptRow, rows_by_item
from timekeeper.words.language import _

NOBODY = Organisation()
PROGRAMME = FollowProgramme()
WHEN_FADED_MS = FADE_MS + 50
SOON_STRIKES = 850_000  # microseconds of a second: what is begun then may delay the next one
Keep = Callable[[KnownScreens], object]


def forget(_screens: KnownScreens) -> None:
    """Keep no screen for the next time, as in a rehearsal."""


class Windows:
    """The operator's, the hall's and the rostrum's windows over one desk.

    ``keep`` gets the hall's and the rostrum's screens whenever another one was chosen;
    ``request`` asks the system to stay awake; ``patience`` is how long the hall's window
    waits before it follows a change of the screens; the office's pictures are read in the
    ``workshop``, without one before anything is seen.
    """

    @undressed()
    def __init__(
        self,
        conference: Conference,
        settings: Settings,
        keep: Keep = forget,
        request: WakeRequest = ask_the_system,
        patience: Patience = USUAL,
        *,
        workshop: Workshop | None = None,
    ) -> None:
        self.desk = Desk(conference)
        self.desk.keep_to(settings.protocol.rules)
        self.name_office(settings.report)
        self._picture = PaintedPicture(settings.seat_in_heights)
        self._strip_picture = PaintedStrip(settings.seat_in_heights)
        self.hall = HallWindow(self._picture)
        self._pages_picture = PaintedPages(settings.seat_in_heights)
        self.strip = StripWindow(self._strip_picture)
        self.slide_show = SlideShow(self.desk, self._pages_picture, self.hall)
        self.desk.coming.connect(self._prepare)
        self._foreseen: tuple[Course, int] | None = None  # at which minute of an hour
        self._foreseeing = Soon(self._foresee, WHEN_FADED_MS, self.hall)
        self._read: tuple[Snapshot, tuple[HallOrder, Programme], HallContent] | None = None
        self._scripted: tuple[Programme, HallRules, Mapping[str, ScriptRow]] | None = None
        self.rostrum = RostrumWindow()
        self.call = CallWindow(settings.seat_in_heights)
        # In this order at each second: the hall, the rostrum, the operator.
        self.desk.ticked.connect(self._show_snapshot)
        self._preview = HallPreview(self._picture)
        self.operator = OperatorWindow(self.desk, self._preview, settings.desk)
        known = KnownScreens(settings.hall_screen, settings.rostrum_screen, settings.displays)
        self.operator.closing.connect(self.slide_show.record.stop)
        self.screens = HallScreens((self.hall, self.strip), self.operator, known, patience)
        self.screens.remembered.connect(keep)
        self.questions = ScreenQuestions(self.screens, self.operator)
        self.rostrum_screen = RostrumScreen(self.rostrum, self.screens, self.operator)
        self.rostrum_screen.shown.connect(self.desk.refresh)
        seat = settings.seat_in_heights
        self.displays = Displays(self.screens, self.rostrum_screen, self.operator, seat)
        self.displays.shown.connect(self.desk.refresh)
        self.operator.hall_strip.has_rostrum = self.rostrum.isVisible
        self._call_screen = CallScreen(self.call, self.desk, self.operator)
        strips = self._strip_picture, self._pages_picture
        dressed = ((self._picture, self.call.picture), strips, self.hall)
        look, menu = settings.hall_look, self.operator.hall_menu
        self.looks = HallLooks(dressed, menu, look, self.desk.refresh, workshop)
        self.looks.faulty.connect(self.operator.say)
        faults = (*self.looks.faults, *faults_of_rules(settings.protocol.rules))
        self.operator.say(" ".join(faults))
        self.awake = KeepAwake(request)
        self.awake.refused.connect(self.operator.say)

    def show(self) -> None:
        """Show the operator's window on the main screen, the hall's on its own."""
        main = self.screens.operators_screen()
        self.operator.setScreen(main)
        # A window that reaches onto the hall's screen may be maximised there.
        resize_within(self.operator, self.operator.width(), self.operator.height())
        self.operator.move(main.availableGeometry().topLeft())
        self.desk.refresh()
        self.screens.place()  # the hall comes first: after a kill it waits for its picture
        self.operator.showMaximized()
        self.desk.refresh()
        self.screens.place()  # looks after the operator's window, which is there now

    def close(self) -> None:
        """Take all windows down."""
        self.awake.stop()
        self.slide_show.close()
        self.displays.close()
        for display in (self.rostrum, self.call):
            display.hide()
            display.deleteLater()
        self.desk.stop_clock()
        self._foreseeing.stop()
        self.screens.stop()
        self.questions.numbers.hide()
        self.hall.hide()
        self.strip.hide()
        self.operator.hide()
        self.hall.deleteLater()
        self.strip.deleteLater()
        self.operator.deleteLater()

    def name_office(self, report: ReportForm) -> None:
        """Let the hall read this office's name where the programme names none."""
        named = (report.superior or None, report.issuer or None, report.place or None)
        self._office = Organisation(*named)
        self._held_by_office: tuple[Programme, Programme] | None = None

    def sit(self, seat_in_heights: float) -> None:
        """Show the hall its picture for another distance of the farthest seat."""
        self._picture.sit(seat_in_heights)
        self._strip_picture.sit(seat_in_heights)
        self._pages_picture.sit(seat_in_heights)
        self.call.picture.sit(seat_in_heights)
        self.displays.sit(seat_in_heights)
        self.desk.refresh()

    def _prepare(self, coming: Snapshot) -> None:
        content = self._content(coming)
        self._picture.prepare(content)
        if self.desk.shows_page:
            self._pages_picture.prepare(content)
        if self.strip.isVisible():
            self._strip_picture.prepare(content)

    def _foresee(self) -> None:
        """Set and paint the words that the big key brings, so that they are ready at its press.

        What the minute's keys bring is set: its painting is short.
        """
        if self.desk.now().microsecond >= SOON_STRIKES:
            self._foreseeing.start()
            return
        then = self.desk.supposing(going_on(self.desk.conference.course))
        if then is not None:
            self._picture.foresee(self._content(then))
        for minute in (AddTime(A_MINUTE), CutTime(A_MINUTE)):
            then = self.desk.supposing(minute)
            if then is not None:
                self._picture.set_before(self._content(then))

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        course, foreseen = self.desk.conference.course, self._foreseen
        if foreseen is None or course is not foreseen[0] or snapshot.at.minute != foreseen[1]:
            self._foreseen = course, snapshot.at.minute
            self._foreseeing.start()
        content = self._content(snapshot)
        self.slide_show.follow(snapshot, content)
        coverage = self.desk.coverage
        self._picture.show(content)
        self._strip_picture.show(content if coverage is Coverage.STRIP else Blackout())
        whole = self._pages_picture if self.desk.shows_page else self._picture
        self.hall.show_picture(whole)
        self.screens.cover(coverage)
        self.hall.refresh()
        self.strip.refresh()
        if coverage is Coverage.WHOLE:
            self._preview.refresh(whole)
        else:
            self._preview.refresh(self._strip_picture, _("Here the hall sees another program"))
        given_away = isinstance(self.desk.order, GiveWay)  # the projector, no other display
        elsewhere = self._content(snapshot, PROGRAMME) if given_away else content
        self._call_screen.show(elsewhere)
        if self.displays.windows():
            moment = Moment(snapshot, self.named(self.desk.conference.programme))
            self.displays.show(moment, elsewhere, self._picture.look)
        if self.rostrum.isVisible():
            programme, message = self.desk.conference.programme, self.desk.message(Audience.ROSTRUM)
            told = rostrum_content(snapshot, programme, message)
            following = snapshot.next
            if following is not None and not told.figures:
                told = introduced(told, self._script(programme).get(following.item.id))
            self.rostrum.show_content(told)

    def _script(self, programme: Programme) -> Mapping[str, ScriptRow]:
        """Return the script of each item; nothing where the office's templates cannot be used."""
        rules, known = self.desk.conference.rules, self._scripted
        if known is None or known[0] is not programme or known[1] is not rules:
            from timekeeper.files.exporters.script.content import templates_in_use  # noqa: PLC0415  # when it is read

            rows: Mapping[str, ScriptRow] = {}
            with suppress(DocumentNotWritten):
                rows = rows_by_item(masked(programme), templates_in_use(), rules)
            known = self._scripted = programme, rules, rows
        return known[2]

    def _content(self, snapshot: Snapshot, order: HallOrder | None = None) -> HallContent:
        programme = self.named(self.desk.conference.programme)
        asked = order or self.desk.order, programme
        # What was prepared for a second is not read again when it strikes.
        if self._read is not None and self._read[0] is snapshot and self._read[1] == asked:
            return self._read[2]
        try:
            content = ordered_content(asked[0], snapshot, programme)
        except Exception as error:  # noqa: BLE001  # whatever it is, the hall must not go dark
            self._picture.log_once(error)
            event = ""
            with suppress(Exception):  # no name is better than one that tells what is internal
                event = masked(programme).title
            return standby_without_clock(event)
        self._read = snapshot, asked, content
        return content

    def named(self, programme: Programme) -> Programme:
        """Return the programme with this office's name where it names none."""
        if programme.organisation != NOBODY or self._office == NOBODY:
            return programme
        kept = self._held_by_office  # a programme reckons its slots once
        if kept is None or kept[0] is not programme:
            kept = programme, replace(programme, organisation=self._office)
            self._held_by_office = kept
        return kept[1]
