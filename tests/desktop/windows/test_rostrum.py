"""The operator gives the speaker a display of his own."""

from __future__ import annotations

from PySide6.QtGui import QAction

from tests.virtual_screens import VirtualScreens
from timekeeper.core.events import Audience
from timekeeper.core.programme import Programme
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.views.rostrum import RostrumContent


def entry(windows: Windows, text: str) -> QAction:
    menus = windows.operator.hall_menu, windows.displays.menu
    return next(a for menu in menus for a in menu.actions() if a.text() == text)


def test_with_two_screens_the_rostrum_is_a_window_on_the_operators_screen(
    two_screens: VirtualScreens, windows: Windows, qtbot
):
    windows.desk.go_on()

    entry(windows, "Rostrum display").trigger()

    own = windows.operator.screen().geometry()
    qtbot.waitUntil(windows.rostrum.isVisible, timeout=5000)
    assert own.contains(windows.rostrum.frameGeometry().center())


def test_the_rostrum_is_taken_down_by_the_same_entry(windows: Windows, qtbot):
    entry(windows, "Rostrum display").trigger()
    qtbot.waitUntil(windows.rostrum.isVisible, timeout=5000)

    entry(windows, "Rostrum display").trigger()

    assert not windows.rostrum.isVisible()


def test_the_speaker_reads_a_message_until_it_is_taken_down(windows: Windows):
    windows.desk.tell(Audience.ROSTRUM, "Còn 2 phút")
    told = windows.desk.message(Audience.ROSTRUM)

    entry(windows, "Take all messages down").trigger()

    assert (told, windows.desk.message(Audience.ROSTRUM)) == ("Còn 2 phút", "")


def test_another_conference_begins_without_the_old_message(
    windows: Windows, office_day: Programme, clock: SimulatedClock
):
    windows.desk.tell(Audience.ROSTRUM, "Còn 2 phút")

    windows.desk.hold(Conference(office_day, MemoryJournal(), clock))

    assert windows.desk.message(Audience.ROSTRUM) == ""


def test_the_rostrum_reads_the_script_s_words_before_an_item_and_the_time_alone_in_it(
    windows: Windows, qtbot, monkeypatch
):
    shown: list[RostrumContent] = []
    monkeypatch.setattr(windows.rostrum, "show_content", shown.append)
    entry(windows, "Rostrum display").trigger()
    qtbot.waitUntil(windows.rostrum.isVisible, timeout=5000)

    before = shown[-1]
    windows.desk.go_on()

    assert before.line.startswith("Sau đây là phần: Tuyên bố lý do")
    assert before.introduced_by == ""
    assert (shown[-1].line, bool(shown[-1].figures)) == ("", True)
