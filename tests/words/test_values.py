"""Figures, signs and prose: what people read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.fakes import at, item, journal, meeting, minutes, programme, seconds, session
from tests.words.conftest import LOCALE
from timekeeper.core import events
from timekeeper.core.programme import Kind, Programme
from timekeeper.core.record.course import Stage, State
from timekeeper.core.rules import NotPermitted, Reason
from timekeeper.words import values
from timekeeper.words.language import use_language

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def vietnamese(english: None) -> None:
    use_language("vi", LOCALE)


@pytest.mark.parametrize(
    ("length", "figures"),
    [
        (seconds(0), "00:00"),
        (seconds(5), "00:05"),
        (minutes(4) + seconds(5), "04:05"),
        (minutes(59) + seconds(59), "59:59"),
        (minutes(62) + seconds(3), "1:02:03"),
        (timedelta(hours=27), "27:00:00"),
        (-minutes(4), "04:00"),
    ],
)
def test_a_length_reads_as_on_a_clock_face(length, figures):
    assert values.figures(length) == figures


@pytest.mark.parametrize(
    ("length", "figures"),
    [
        (minutes(4) + seconds(5), "+04:05"),
        (-minutes(1), "−01:00"),
        (seconds(0), "00:00"),
    ],
)
def test_a_signed_length_has_a_sign_unless_it_is_zero(length, figures):
    assert values.signed_figures(length) == figures


def test_clocks_show_the_programmes_own_time():
    planned = meeting(10)
    instant = at(-55) + seconds(9)

    assert values.clock(instant, planned) == "07:05"
    assert values.clock_with_seconds(instant, planned) == "07:05:09"


def test_what_is_not_known_has_no_clock():
    assert values.clock(None, meeting(10)) == ""
    assert values.clock_with_seconds(None, meeting(10)) == ""


@pytest.mark.usefixtures("vietnamese")
class TestOfficeProse:
    def test_times(self):
        assert values.prose_clock(at(-30), meeting(10)) == "7 giờ 30"
        assert values.prose_clock(at(5), meeting(10)) == "8 giờ 05"
        assert values.prose_clock(at(0), meeting(10)) == "8 giờ"

    def test_days_below_ten_and_months_one_and_two_are_padded(self):
        assert values.prose_date(date(2023, 12, 6)) == "ngày 06 tháng 12 năm 2023"
        assert values.prose_date(date(2024, 2, 15)) == "ngày 15 tháng 02 năm 2024"
        assert values.prose_date(date(2024, 3, 4)) == "ngày 04 tháng 3 năm 2024"

    @pytest.mark.parametrize(
        ("length", "words"),
        [
            (minutes(5), "05 phút"),
            (minutes(60), "1 giờ"),
            (minutes(90), "1 giờ 30 phút"),
            (minutes(125), "2 giờ 05 phút"),
            (seconds(3_599), "1 giờ"),
            (seconds(89), "01 phút"),
            (seconds(90), "02 phút"),
            (-minutes(5), "05 phút"),
        ],
    )
    def test_minutes_are_padded_and_rounded_half_up(self, length, words):
        assert values.minutes(length) == words


def test_a_date_in_figures():
    assert values.short_date(date(2023, 12, 6)) == "06/12/2023"


class TestTitles:
    @pytest.mark.parametrize(
        ("number", "title"),
        [
            (None, "report"),
            ("(3)", "(3) report"),
            ("3", "3. report"),
            ("IV", "IV. report"),
            ("a)", "a) report"),
        ],
    )
    def test_a_title_has_its_printed_number(self, number, title):
        assert values.numbered(item("report", number=number)) == title

    def test_a_brief_title_is_the_short_form_with_the_number(self):
        assert values.brief(item("report", number="(3)", short_title="rep")) == "(3) rep"
        assert values.brief(item("report", number="(3)")) == "(3) report"

    def test_a_long_title_is_cut_at_a_word(self):
        assert values.brief(item("báo cáo, kết quả công tác"), 10) == "báo cáo…"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        (values.state_name, State),
        (values.stage_name, Stage),
        (values.kind_name, Kind),
    ],
)
def test_every_value_has_a_name_of_its_own(name, values):
    names = [name(value) for value in values]

    assert all(names)
    assert len(set(names)) == len(names)


class TestRefusal:
    @pytest.mark.parametrize("reason", Reason)
    def test_every_reason_is_one_whole_sentence(self, reason):
        sentence = values.refusal(NotPermitted(reason, "report", at(5)), meeting(10, 10))

        assert sentence.endswith(".")
        assert "{" not in sentence

    def test_it_names_the_item_as_it_is_printed(self):
        planned = programme(session(item("report", number="(3)")))
        refused = NotPermitted(Reason.ALREADY_RUNNING, "report")

        assert "“(3) report”" in values.refusal(refused, planned)

    def test_it_names_an_unknown_item_as_it_was_given(self):
        refused = NotPermitted(Reason.ITEM_UNKNOWN, "s9.i9")

        assert "“s9.i9”" in values.refusal(refused, meeting(10))

    def test_it_says_the_limit_to_the_second(self):
        refused = NotPermitted(Reason.TOO_EARLY, "opening", at(5) + seconds(7))

        assert "08:05:07" in values.refusal(refused, meeting(10))

    def test_braces_in_a_title_are_only_text(self):
        planned = programme(session(item("{limit}")))
        refused = NotPermitted(Reason.ITEM_DONE, "{limit}")

        assert "“{limit}”" in values.refusal(refused, planned)


class TestActName:
    @pytest.mark.parametrize(
        ("event", "name"),
        [
            (events.ItemStarted("opening"), "Start opening"),
            (events.ItemResumed("opening"), "Back to opening"),
            (events.ItemFinished("opening"), "Finish opening"),
            (events.SessionClosed(0), "Close morning"),
            (events.Paused(), "Pause"),
            (events.Resumed(), "Resume"),
            (events.TimeAdded("opening", minutes(5)), "Add 05 min: opening"),
            (events.TimeAdded("opening", -minutes(5)), "Cut 05 min: opening"),
            (events.ItemSkipped("opening"), "Skip opening"),
            (events.ItemRestored("opening"), "Bring back opening"),
            (events.StartCorrected("opening", at(0)), "Correct the start of opening"),
            (events.ItemRemoved("gone", "Farewell"), "Remove Farewell"),
            (events.ItemInserted(item("greeting"), 0, 0), "Insert greeting"),
            (events.AttendanceCounted(0, ()), "Count those present"),
            (events.BallotsCounted("opening", 1, 1, 1, 0), "Ballots of opening"),
            (events.Noted("micro", "opening"), "Note"),
            (events.Undone(1), "Undo"),
        ],
    )
    def test_every_act_has_a_name_for_undo(self, event, name):
        (entry,) = journal((0, event))

        assert values.act_name(entry.event, meeting(10)) == name

    @pytest.mark.parametrize(
        ("fact", "words"),
        [
            (events.ClockStepped(-minutes(5)), "The computer’s clock was set by −5 min"),
            (events.ClockStepped(minutes(3000)), "The computer’s clock was set by +2 days 2 h"),
            (
                events.ZoneChanged(minutes(420), minutes(480)),
                "The computer’s time zone was changed",
            ),
            (events.GapNoticed(at(0), at(7)), "The computer stood still for 7 min"),
            (
                events.Recovered(at(0), at(7), events.Recovery.GO_ON),
                "The program was away for 7 min; the time went on",
            ),
            (
                events.Recovered(at(0), at(7), events.Recovery.PAUSE),
                "The program was away for 7 min; it counts as a pause",
            ),
            (
                events.Recovered(at(0), at(7), events.Recovery.CLOSE),
                "The program was away for 7 min; the item had ended before",
            ),
        ],
    )
    def test_what_happened_to_the_computer_is_told_in_words(self, fact, words):
        assert values.act_name(fact, meeting(10)) == words


@pytest.mark.parametrize(
    ("zone", "instant", "shown"),
    [
        ("Europe/Berlin", datetime(2023, 10, 29, 0, 30, tzinfo=UTC), "02:30 (+02:00)"),
        ("Europe/Berlin", datetime(2023, 10, 29, 1, 30, tzinfo=UTC), "02:30 (+01:00)"),
        ("Europe/Berlin", datetime(2023, 10, 29, 2, 0, tzinfo=UTC), "03:00"),
        ("America/New_York", datetime(2023, 11, 5, 6, 0, tzinfo=UTC), "01:00 (-05:00)"),
        ("Australia/Lord_Howe", datetime(2023, 4, 1, 15, 0, tzinfo=UTC), "01:30 (+10:30)"),
        ("Asia/Ho_Chi_Minh", datetime(2023, 10, 29, 0, 30, tzinfo=UTC), "07:30"),
    ],
)
def test_a_reading_that_comes_twice_says_which_it_is(zone, instant, shown):
    there = Programme("A", ZoneInfo(zone))

    assert values.clock(instant, there) == shown
    assert values.wall_clock(instant, there) == shown[:5]
    assert values.clock_with_seconds(instant, there) == f"{shown[:5]}:00{shown[5:]}"


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (timedelta(seconds=29), "On time"),
        (timedelta(minutes=2, seconds=40), "2 min late"),  # beside "11:02 (planned 11:00)"
        (timedelta(seconds=-20), "On time"),
        (timedelta(minutes=-2, seconds=-35), "2 min early"),
        (timedelta(minutes=23, seconds=17), "23 min late"),
        (timedelta(minutes=-60), "1 h early"),
        (timedelta(minutes=217), "3 h 37 min late"),
    ],
)
def test_how_late_a_day_is_reads_as_people_say_it(late, words):
    assert values.deviation_words(late) == words


@pytest.mark.parametrize(
    ("length", "told"),
    [
        *((12, "12 s"), (60, "1 min"), (1529, "25 min"), (47_100, "13 h 5 min")),
        *(
            (86_400, "1 day"),
            (2 * 86_400 + 7_300, "2 days 2 h"),
            (1088 * 86_400 + 7_300, "1088 days"),
        ),
    ],
)
def test_how_long_something_lasted_is_no_hour_of_the_day(length: float, told: str):
    assert values.lasted(seconds(length)) == told
