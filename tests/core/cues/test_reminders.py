"""When the operator is reminded, and of what."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.core.random_days import RandomDay, days, laws
from tests.fakes import (
    Day,
    act,
    at,
    item,
    meeting,
    part,
    played,
    programme,
    session,
)
from timekeeper.core.acts import Act, Show
from timekeeper.core.cues.reminders import ReminderKind, standing
from timekeeper.core.events import (
    HallPicture,
    HallSwitched,
)


def reminders(day: Day, now: float) -> set[tuple[str, object]]:
    found = standing(day.programme, day.course, day.seen(now))
    return {(reminder.kind.value, reminder.about) for reminder in found}


def whole_day() -> Day:
    return Day(
        programme(
            session(item("a", "8:00", "8:10"), item("b", "8:20", "8:30"), item("c", length=5)),
            session(item("d", "14:00", "14:10"), name="afternoon"),
        )
    )


class TestNotStarted:
    @pytest.mark.parametrize(("now", "reminded"), [(-5, False), (0.9, False), (1, True)])
    def test_the_first_item_a_minute_after_its_planned_start(self, now, reminded):
        assert (("not_started", "a") in reminders(whole_day(), now)) == reminded

    def test_an_item_after_a_planned_gap_a_minute_after_that(self):
        day = whole_day()
        day.do(0, "start")
        day.do(10, "finish")

        assert reminders(day, 20.9) == set()
        assert reminders(day, 21) == {("not_started", "b")}

    def test_on_a_late_day_a_minute_after_the_one_before_ended(self):
        day = whole_day()
        day.do(0, "start")
        day.do(23, "finish")

        assert reminders(day, 23.9) == set()
        assert reminders(day, 24) == {("not_started", "b")}

    def test_an_item_without_a_planned_start_a_minute_after_the_one_before_ended(self):
        day = whole_day()
        for when, what in ((0, "start"), (20, "next"), (30, "finish")):
            day.do(when, what)

        assert reminders(day, 30.9) == set()
        assert reminders(day, 31) == {("not_started", "c")}

    def test_the_afternoon_not_before_its_own_start(self):
        day = whole_day()
        day.do(0, "start")
        day.do(9, "close")

        assert reminders(day, 300) == set()
        assert reminders(day, 361) == {("not_started", "d")}

    def test_nothing_says_when_a_session_without_times_is_to_begin(self):
        assert reminders(Day(programme(session(item("a"), item("b")))), 600) == set()

    def test_a_part_not_before_its_fixed_start(self):
        planned = programme(
            session(
                part(item("a", "8:00", "8:10")),
                part(item("b"), item("c"), start="9:00", fixed_start=True),
            )
        )
        day = played(planned, (0, "start"), (10, "finish"))

        assert reminders(day, 60.9) == set()
        assert reminders(day, 61) == {("not_started", "b")}
        day.do(61, "start")
        day.do(65, "finish")
        assert reminders(day, 66) == {("not_started", "c")}

    def test_a_session_whose_head_alone_says_when_it_begins(self):
        day = Day(programme(session(item("a"), start="14:00")))

        assert reminders(day, 360.9) == set()
        assert reminders(day, 361) == {("not_started", "a")}

    def test_a_part_s_start_that_is_not_fixed_holds_nothing_up(self):
        planned = programme(session(part(item("a", "8:00", "8:10")), part(item("b"), start="9:00")))

        assert reminders(played(planned, (0, "start"), (10, "finish")), 11) == {
            ("not_started", "b")
        }


class TestAFixedStart:
    PLANNED = programme(
        session(
            part(item("a", "8:00", "8:10")),
            part(item("b"), item("c"), start="9:00", fixed_start=True),
        )
    )

    def test_it_holds_no_longer_once_the_part_was_begun_before_it(self):
        day = played(self.PLANNED, (0, "start"), (20, "next"), (25, "finish"))

        assert reminders(day, 26) == {("not_started", "c")}

    def test_it_still_holds_when_the_part_was_begun_too_soon_and_left_again(self):
        day = played(self.PLANNED, (0, "start"), (5, "next"), (6, "previous"), (10, "finish"))

        assert reminders(day, 60.9) == set()
        assert reminders(day, 61) == {("not_started", "b")}


def test_of_what_runs_over_its_time_the_displays_say_so_themselves():
    assert reminders(played(meeting(10), (0, "start")), 11) == set()


class TestSessionLate:
    def test_it_is_said_from_five_minutes_on(self):
        assert reminders(played(meeting(10, 10), (4.9, "start")), 6) == set()
        assert reminders(played(meeting(10, 10), (5, "start")), 6) == {("session_late", 0)}

    def test_it_is_not_said_of_a_session_that_is_over(self):
        day = played(meeting(10), (20, "start"), (30, "finish"))

        assert reminders(day, 31) == set()

    def test_it_is_said_while_the_hall_waits_between_its_items(self):
        day = played(meeting(10, 10), (20, "start"), (30, "finish"))

        assert ("session_late", 0) in reminders(day, 30.5)


class TestHallDark:
    def dark(self, *acts: tuple[float, str | Act]) -> Day:
        return played(meeting(10), *acts, (1, Show(HallSwitched(HallPicture.DARK))))

    @pytest.mark.parametrize(("seconds", "reminded"), [(0, False), (19, False), (20.1, True)])
    def test_it_is_said_from_twenty_seconds_on(self, seconds: int, reminded: bool):
        found = reminders(self.dark((0, "start")), 1 + seconds / 60)

        assert (("hall_dark", "dark") in found) == reminded

    def test_it_is_said_whether_something_runs_or_not(self):
        assert ("hall_dark", "dark") in reminders(self.dark(), 2)

    @pytest.mark.parametrize("picture", [HallPicture.PROGRAMME, HallPicture.STANDBY])
    def test_it_is_not_said_of_a_picture(self, picture: HallPicture):
        day = self.dark()
        day.do(3, Show(HallSwitched(picture)))

        assert ("hall_dark", "dark") not in reminders(day, 9)

    def test_each_darkness_counts_from_its_own_beginning(self):
        day = self.dark()
        day.do(2, Show(HallSwitched(HallPicture.PROGRAMME)))
        day.do(3, Show(HallSwitched(HallPicture.DARK)))

        assert ("hall_dark", "dark") not in reminders(day, 3.2)
        assert day.course.picture_since == at(3)


@laws
@given(days())
def test_reminders_of_a_start_come_only_while_nothing_runs(day: RandomDay):
    picture = day.picture
    found = {reminder.kind for reminder in standing(day.programme, day.course, picture)}

    assert (ReminderKind.NOT_STARTED not in found) or picture.current is None


def test_a_jump_over_everything_reminds_of_what_was_left():
    day = whole_day()
    day.do(0, act("jump", "b"))
    day.do(10, "finish")

    assert reminders(day, 11) == {("not_started", "a")}
