"""What the operator is offered in the banner: the most important first, and none is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import permutations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from timekeeper.core.acts import CloseSession, Finish, Redo, Start, Undo
from timekeeper.core.programme import Programme
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.strips.banner import Banner
from timekeeper.files.importers.draft.draft import Doubt, Draft
from timekeeper.live.clock import SimulatedClock

DOUBT = Doubt(None, "date", "The date is not sure.")
DOUBTS, DAY, RECORD = "1 place in the programme", "The programme is of", "The record that began"
SETTINGS, CHECK = "The settings", "Before the conference"
REPORT = "The conference is over"


@pytest.fixture
def offices(unseen_offices: Callable[[], Office]) -> Callable[[], Office]:
    return unseen_offices


@pytest.fixture
def another_day(clock: SimulatedClock) -> None:
    """The programme is not of today."""
    clock.move_to(clock.now() + timedelta(days=30))


def said(office: Office) -> str:
    banner = office.windows.operator.banner
    return "" if banner.isHidden() else banner._text.text()


def cross_of(banner: Banner) -> QPushButton:
    found = banner.findChild(QPushButton, "dismiss")
    assert isinstance(found, QPushButton)
    return found


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def taken_down(office: Office, qtbot) -> list[str]:
    """Take every offer down and return what each of them was, in the order in which they came."""
    found, banner = [], office.windows.operator.banner
    while office.offers._standing:
        qtbot.waitUntil(lambda: not banner.isHidden())
        found.append(said(office))
        press(cross_of(banner))
    return found


def are(told: list[str], *beginnings: str) -> bool:
    return len(told) == len(beginnings) and all(map(str.startswith, told, beginnings))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_most_important_offer_comes_first_however_they_came(
    offices, office_day: Programme, another_day, qtbot, order
):
    office = offices()
    office.begin(None)
    offer = (
        lambda: office.offers.tell_of_settings("The settings could not be read."),
        lambda: office.current.hold(office_day),
        lambda: office.offers.tell_doubts([DOUBT]),
    )
    office.current.hold(office_day)

    for each in order:
        offer[each]()

    assert are(taken_down(office, qtbot), DOUBTS, DAY, SETTINGS, CHECK)


def test_a_notice_about_settings_leaves_the_day_and_the_doubts_to_be_answered(
    offices, office_day: Programme, another_day, clock: SimulatedClock, qtbot
):
    office = offices()
    office.begin(Draft(office_day, (DOUBT,)))
    banner = office.windows.operator.banner

    office.offers.tell_of_settings("The settings could not be read.")

    assert said(office).startswith(DOUBTS)
    press(banner._button)
    qtbot.waitUntil(lambda: said(office).startswith(DAY))
    press(banner._button)
    qtbot.waitUntil(lambda: said(office).startswith(SETTINGS))
    assert office.windows.desk.conference.programme.date == office_day.date + timedelta(days=30)


def test_of_a_record_that_goes_on_settings_are_told_after_it(offices, office_day: Programme, qtbot):
    first = offices()
    first.begin(Draft(office_day, ()))
    first.windows.desk.go_on()
    first.windows.desk.act(Finish())
    office = offices()
    office.begin(None)

    office.offers.tell_of_settings("The settings could not be read.")

    assert are(taken_down(office, qtbot), RECORD, SETTINGS)


@pytest.mark.parametrize("which", ["button", "cross"])
def test_a_double_click_answers_one_offer(
    offices, office_day: Programme, another_day, qtbot, which
):
    office = offices()
    office.begin(Draft(office_day, (DOUBT,)))
    banner = office.windows.operator.banner

    press(banner._button if which == "button" else cross_of(banner))

    assert banner.isHidden()
    qtbot.waitUntil(lambda: said(office).startswith(DAY))


def test_what_is_offered_of_one_programme_is_not_offered_of_another(
    offices, office_day: Programme, another_day, clock: SimulatedClock, qtbot
):
    office = offices()
    office.begin(Draft(office_day, (DOUBT,)))

    office.current.hold(office_day.dated(clock.now().date()))

    assert are(taken_down(office, qtbot), CHECK)


def test_what_began_under_a_wrong_date_is_begun_anew_and_then_held_today(
    offices, office_day: Programme, another_day, clock: SimulatedClock, qtbot
):
    office = offices()
    office.begin(Draft(office_day, ()))
    desk = office.windows.desk
    desk.act(Start())
    desk.act(Finish())

    office.check.anew_asked.emit()
    begun = bool(desk.conference.entries)
    office.check.today_asked.emit()

    assert not begun
    assert desk.conference.programme.date == clock.now().date()


def test_doubts_that_are_gone_are_no_longer_told(offices, office_day: Programme, qtbot):
    office = offices()
    office.begin(Draft(office_day, (DOUBT,)))

    office.programmes.hold(Draft(office_day, ()))

    assert are(taken_down(office, qtbot), CHECK)


def test_a_rehearsal_offers_nothing_and_takes_no_offer_away(
    offices, office_day: Programme, another_day
):
    office = offices()
    office.begin(Draft(office_day, (DOUBT,)))

    office.rehearsal.begin(10)
    office.windows.desk.go_on()
    during = said(office)
    office.rehearsal.end()

    assert during == ""
    assert said(office).startswith(DOUBTS)


def test_nothing_is_offered_once_an_item_runs(offices, office_day: Programme, another_day):
    office = offices()
    office.begin(Draft(office_day, (DOUBT,)))

    office.windows.desk.go_on()
    office.windows.desk.act(Finish())

    assert said(office) == ""


def test_at_the_end_the_report_is_offered_once_and_goes_when_the_end_is_undone(
    offices, office_day: Programme, qtbot
):
    office = offices()
    office.begin(Draft(office_day, ()))
    desk, asked = office.windows.desk, []
    office.offers.report_asked.disconnect()
    office.offers.report_asked.connect(lambda: asked.append(True))
    desk.go_on()
    for session in range(len(office_day.sessions)):
        if session:
            desk.act(Start())
        desk.act(CloseSession())

    assert said(office).startswith(REPORT)
    desk.act(Undo())
    assert said(office) == ""
    desk.act(Redo())
    press(office.windows.operator.banner._button)
    desk.refresh()

    assert asked == [True]
    assert are(taken_down(office, qtbot))
