"""One strip says what the hall sees now, on every tab, and never that a dark hall is projected."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.desktop.conftest import take_down
from tests.virtual_screens import VirtualScreens
from timekeeper.core.acts import Edit, Finish, Jump
from timekeeper.core.events import Audience, ItemInserted
from timekeeper.core.hall_order import FollowProgramme, GoDark, HallOrder, ShowMessage, StandBy
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Courtesy, Item, Kind, Programme
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.settings import Settings

MESSAGE = "Mời đại biểu ổn định chỗ ngồi"


def state(windows: Windows) -> str:
    return windows.operator.hall_strip.state.text()


def detail(windows: Windows) -> str:
    return windows.operator.hall_strip.detail.text()


def key(windows: Windows, words: str) -> QPushButton:
    buttons = windows.operator.hall_strip.findChildren(QPushButton)
    return next(b for b in buttons if b.text() == words and b.isVisible())


def let_pass(clock: SimulatedClock, windows: Windows, **time: float) -> None:
    clock.move_to(clock.now() + timedelta(**time))
    windows.desk.refresh()


@pytest.fixture
def projected(two_screens: VirtualScreens, windows: Windows, qtbot) -> Windows:
    qtbot.waitUntil(lambda: state(windows) == "● PROJECTED", timeout=5000)
    return windows


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (GoDark(), "■ BLACKOUT"),
        (StandBy(), "◆ STANDBY"),
        (ShowMessage(MESSAGE), "◆ MESSAGE"),
    ],
)
def test_what_the_hall_is_ordered_is_said_at_once(projected: Windows, order: HallOrder, told: str):
    projected.desk.order_hall(order)
    ordered = state(projected)

    projected.desk.order_hall(FollowProgramme())

    assert (ordered, state(projected)) == (told, "● PROJECTED")


@pytest.mark.parametrize(
    ("courtesy", "told"),
    [
        (Courtesy.DISCREET, "The hall’s clock stops at 00:00"),
        (Courtesy.HIDDEN, ""),  # the hall’s picture has no time that could differ
        (Courtesy.SHOWN, ""),
    ],
)
def test_where_the_halls_clock_stops_at_nothing_left_the_desk_says_so(
    projected: Windows, clock: SimulatedClock, qtbot, courtesy: Courtesy, told: str
):
    item = Item("x", "Khai mạc", length=A_MINUTE, courtesy=courtesy)
    projected.desk.act(Edit(ItemInserted(item, 0, 0, None)))
    projected.desk.act(Jump("x"))
    before = detail(projected)
    let_pass(clock, projected, seconds=61)

    assert before == ""
    qtbot.waitUntil(lambda: detail(projected).partition(",")[0] == told, timeout=5000)


def test_while_no_programme_is_open_the_hall_stands_by(two_screens: VirtualScreens, clock, qtbot):
    nothing = Programme("", ZoneInfo("Asia/Ho_Chi_Minh"))
    windows = Windows(Conference(nothing, MemoryJournal(), clock), Settings())

    windows.show()

    qtbot.waitUntil(lambda: state(windows) == "◆ STANDBY", timeout=5000)
    take_down(windows)


def test_nothing_at_the_desk_says_that_a_dark_hall_is_projected(projected: Windows):
    projected.desk.order_hall(GoDark())

    texts = [label.text() for label in projected.operator.findChildren(QLabel) if label.text()]
    assert not any("PROJECTED" in text.upper() for text in texts)


def test_a_message_is_read_in_the_strip_and_taken_down_there(projected: Windows):
    projected.desk.order_hall(ShowMessage(MESSAGE))
    read = detail(projected)

    key(projected, "Take down").click()

    assert read == MESSAGE
    assert projected.desk.order == FollowProgramme()


@pytest.mark.parametrize("tab", [0, 1, 2])
def test_a_pulled_cable_is_told_loudly_on_every_tab_until_it_is_back(
    projected: Windows, two_screens: VirtualScreens, clock: SimulatedClock, qtbot, tab: int
):
    projected.operator.side.tabs.setCurrentIndex(tab)
    since = clock.now().astimezone(projected.desk.conference.programme.timezone)
    quiet = projected.operator.hall_strip.height()

    two_screens.unplug()
    qtbot.waitUntil(lambda: state(projected).startswith("▲ PROJECTOR LOST"), timeout=5000)
    let_pass(clock, projected, seconds=40)
    lost, advice = state(projected), detail(projected)
    loud = projected.operator.hall_strip.height()
    two_screens.plug()
    qtbot.waitUntil(lambda: state(projected) == "● PROJECTED", timeout=5000)

    assert f"{since:%H:%M:%S}" in lost
    assert "cable" in advice
    assert loud > quiet


def test_a_lost_projector_goes_before_what_the_hall_would_see(
    projected: Windows, two_screens: VirtualScreens, qtbot
):
    projected.desk.order_hall(GoDark())

    two_screens.unplug()

    qtbot.waitUntil(lambda: state(projected).startswith("▲ PROJECTOR LOST"), timeout=5000)


def test_a_projector_that_never_was_there_is_not_lost(windows: Windows):
    windows.operator.hall_strip.show_projection("", projected=False)
    strip = type(windows.operator.hall_strip)(windows.desk)

    strip.show_projection("Connect it.", projected=False)

    assert strip.state.text() == "○ NOT PROJECTED"
    strip.deleteLater()


def test_a_message_to_the_speaker_stands_until_it_is_taken_down(projected: Windows):
    strip = projected.operator.hall_strip
    projected.desk.tell(Audience.ROSTRUM, "Còn hai phút")
    unseen, tone = strip.rostrum.text(), strip.rostrum.property("tone")
    projected.rostrum_screen.show()
    seen, tones = strip.rostrum.text(), (tone, strip.rostrum.property("tone"))
    key(projected, "Take down").click()

    assert tones == ("unseen", "shown")
    assert unseen == "▲ No rostrum display is open. To the speaker: Còn hai phút"
    assert seen == "To the speaker: Còn hai phút"
    assert strip.rostrum.isHidden()


def test_a_message_to_the_speaker_has_the_room_that_nothing_else_needs(projected: Windows, qtbot):
    strip = projected.operator.hall_strip
    projected.operator.resize(1090, 530)

    projected.desk.tell(Audience.ROSTRUM, "Đồng chí còn hai phút, đề nghị kết thúc phần trình bày")

    assert strip.detail.isHidden()
    qtbot.waitUntil(lambda: strip.rostrum.width() > strip.width() / 2, timeout=5000)


def test_at_the_salute_what_was_ordered_waits_and_the_desk_says_so(projected: Windows):
    desk = projected.desk
    salute = Item("salute", "Chào cờ", kind=Kind.CEREMONY)
    desk.act(Edit(ItemInserted(salute, 0, 0)))
    desk.act(Jump("salute"))
    desk.tell(Audience.HALL, MESSAGE)
    at_the_salute = state(projected)

    desk.act(Finish())

    assert (at_the_salute, state(projected)) == ("◆ SALUTE", "◆ MESSAGE")
