"""What the desk does not let happen by accident."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QMessageBox, QPushButton, QTimeEdit

from tests.desktop.conftest import Press, take_down
from tests.desktop.operator.test_day import (
    CTRL,
    answer,
    choose,
    dialog,
    let_pass,
    running,
    use_item_menu,
)
from timekeeper.core.acts import AddTime, Discuss, Jump
from timekeeper.core.events import QueuedSpeech, SpeakersQueued
from timekeeper.core.programme import Programme, Speaker
from timekeeper.core.record.course import Stage
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.settings import Settings


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


def button(windows: Windows, text: str) -> QPushButton:
    return next(b for b in windows.operator.findChildren(QPushButton) if b.text() == text)


class TestLocked:
    def test_a_reminder_cannot_start_an_item(
        self, press: Press, windows: Windows, conference: Conference, clock: SimulatedClock
    ):
        let_pass(clock, windows, minutes=10)
        press(Qt.Key.Key_L, modifier=CTRL)
        button(windows, "Start it").click()
        while_locked = running(conference)
        press(Qt.Key.Key_L, modifier=CTRL)
        button(windows, "Start it").click()

        assert (while_locked, running(conference)) == (None, "s1.p1.i1")

    def test_no_menu_opens_but_the_one_that_unlocks(self, press: Press, windows: Windows):
        press(Qt.Key.Key_L, modifier=CTRL)

        open_still = [m.text() for m in windows.operator.menuBar().actions() if m.isEnabled()]
        assert open_still == ["Hel&p"]

    def test_no_file_is_taken(self, press: Press, windows: Windows):
        press(Qt.Key.Key_L, modifier=CTRL)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile("/programme.docx")])
        dragged = QDragEnterEvent(
            QPoint(300, 300),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        dragged.ignore()

        windows.operator.dragEnterEvent(dragged)

        assert not dragged.isAccepted()

    def test_what_runs_can_still_be_read(self, press: Press, windows: Windows):
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_L, modifier=CTRL)

        assert windows.operator.side.now.isEnabled()
        assert windows.operator.side.next.isEnabled()
        assert not windows.operator.side.tabs.isEnabled()


class TestTwoPressesAreOne:
    def test_a_double_click_calls_one_speaker(
        self, windows: Windows, conference: Conference, clock: SimulatedClock
    ):
        conference.act(Jump("s1.p2.i8"))
        queued = tuple(QueuedSpeech(n, Speaker(n), timedelta(minutes=3)) for n in "ab")
        windows.desk.act(Discuss(SpeakersQueued("s1.p2.i8", queued)))
        calling = windows.operator.side.discussion._call

        calling.click()
        clock.move_to(clock.now() + timedelta(milliseconds=200))
        calling.click()

        assert [s.id for s in conference.course.speeches if s.speaking] == ["a"]

    def test_a_pause_key_that_bounces_pauses(self, windows: Windows, conference: Conference):
        windows.desk.go_on()
        windows.desk.pause_or_resume()
        windows.desk.pause_or_resume()

        assert conference.snapshot().stage is Stage.PAUSED


class TestKeyboard:
    def test_arrows_in_the_table_or_the_tabs_start_nothing(
        self, press: Press, windows: Windows, conference: Conference
    ):
        press(Qt.Key.Key_Space)
        windows.operator.table.setFocus()
        press(Qt.Key.Key_Right, Qt.Key.Key_Left)
        windows.operator.side.tabs.tabBar().setFocus()
        press(Qt.Key.Key_Right)

        assert running(conference) == "s1.p1.i1"

    def test_enter_presses_the_key_of_a_strip(
        self, press: Press, windows: Windows, conference: Conference, clock: SimulatedClock
    ):
        let_pass(clock, windows, minutes=10)
        button(windows, "Start it").setFocus()
        press(Qt.Key.Key_Return)

        assert running(conference) == "s1.p1.i1"

    def test_the_chosen_row_stays_chosen_when_the_programme_changes(
        self, windows: Windows, conference: Conference
    ):
        choose(windows, "s1.p1.i4")
        use_item_menu(windows, "Move", "Move up")
        use_item_menu(windows, "Move", "Move up")

        names = [i.id for i in conference.programme.sessions[0].parts[0].items]
        assert names.index("s1.p1.i4") == 1


@pytest.mark.parametrize("change", [timedelta(minutes=10), timedelta(hours=-1)])
def test_a_time_that_cannot_have_been_leaves_the_forgotten_item_unstarted(
    press: Press,
    windows: Windows,
    conference: Conference,
    clock: SimulatedClock,
    change: timedelta,
):
    press(Qt.Key.Key_Space)
    let_pass(clock, windows, minutes=3)
    press(Qt.Key.Key_F)
    field = dialog().findChildren(QTimeEdit)[0]
    before = conference.entries

    answer(QTimeEdit, field.time().addSecs(round(change.total_seconds())))

    assert conference.entries == before
    assert "cannot have been" in windows.operator.statusBar().currentMessage()


def test_a_correction_says_what_comes_of_it_before_it_is_made(
    press: Press, windows: Windows, clock: SimulatedClock
):
    press(Qt.Key.Key_Space)
    let_pass(clock, windows, minutes=3)
    choose(windows, "s1.p1.i1")
    use_item_menu(windows, "Correct its times", "Correct its start…")
    shown = dialog()
    field = shown.findChildren(QTimeEdit)[0]

    field.setTime(field.time().addSecs(-120))
    earlier = shown._outcome.text()
    field.setTime(field.time().addSecs(130))
    a_moment_late = shown._outcome.text()
    field.setTime(field.time().addSecs(3600))
    impossible = shown._outcome.text()

    assert earlier.startswith("Ends at 07:33.")
    assert a_moment_late.endswith(", on time.")
    assert "cannot have been after" in impossible
    assert not shown._accept.isEnabled()
    shown.reject()


def test_the_window_is_not_closed_while_an_item_runs_unless_it_is_confirmed(
    press: Press, windows: Windows
):
    press(Qt.Key.Key_Space)
    windows.operator.close()
    asked = dialog()
    assert isinstance(asked, QMessageBox)
    stays = windows.operator.isVisible()

    next(b for b in asked.buttons() if b.text() == "Quit all the same").click()

    assert stays
    assert not windows.operator.isVisible()


def test_five_minutes_more_are_one_button_that_says_the_new_end(press: Press, windows: Windows):
    press(Qt.Key.Key_Space)

    texts = [b.text() for b in windows.operator.transport.findChildren(QPushButton)]
    assert "+5 min\n→ 07:40" in texts


def test_what_comes_next_is_told_with_the_time_it_was_given(
    windows: Windows, conference: Conference
):
    conference.act(AddTime(timedelta(minutes=7), "s1.p1.i1"))
    windows.desk.refresh()

    assert "12 min" in windows.operator.side.next._presenter.text()


def test_without_a_programme_neither_desk_nor_hall_speaks_of_an_end(app: object):
    clock = SimulatedClock(datetime(2026, 11, 22, 8, tzinfo=ZoneInfo("UTC")))
    nothing = Programme("", ZoneInfo("Asia/Ho_Chi_Minh"))
    windows = Windows(Conference(nothing, MemoryJournal(), clock), Settings())
    windows.desk.refresh()

    assert windows.operator.transport.primary.text() == "No programme is open"
    assert windows.operator.windowTitle() == "timekeeper – No programme is open"
    take_down(windows)
