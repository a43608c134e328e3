"""Which act is permitted when, what it makes true, and why it is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

import pytest

from tests.fakes import (
    Day,
    act,
    at,
    item,
    meeting,
    minutes,
    played,
    programme,
    runs,
    seconds,
    session,
    states,
    study,
)
from timekeeper.core import events
from timekeeper.core.acts import (
    Act,
    AddNote,
    AddTime,
    ChangeCourtesy,
    CorrectEnd,
    CorrectStart,
    Count,
    CutTime,
    Discuss,
    Edit,
    Explain,
    Finish,
    Hear,
    Jump,
    Next,
    Pause,
    Replan,
    ReplanBy,
    Restore,
    Resume,
    Show,
    Skip,
    Start,
)
from timekeeper.core.events import (
    ItemFinished,
    ItemRestored,
    ItemResumed,
    ItemSkipped,
    ItemStarted,
    Noted,
    Paused,
    Resumed,
    SessionClosed,
    StartCorrected,
    TimeAdded,
    Undone,
)
from timekeeper.core.programme import Courtesy, Presenter, Speaker
from timekeeper.core.record.course import Stage, State, item_state, stage_of
from timekeeper.core.rules import PERMITTED, NotPermitted, Reason, decide, going_on, pausing

NOW = 50


def two_sessions():
    return programme(
        session(item("opening", "8:00", "8:10"), item("report", "8:10", "8:20"), study()),
        session(
            item("debate", "9:00", "9:10"),
            item("vote", "9:10", "9:20", conditional=True),
            item("closing", "9:20", "9:30"),
        ),
    )


# Each stage is reached so that all acts the table permits there have something to act upon: the
# morning was closed before the report, the vote is skipped, and a note has been undone.
MORNING = ((0, "start"), (5, "close"), (5, act("skip", "vote")))
AND_A_SLIP = ((NOW, act("note", text="slip")), (NOW, "undo"))
REACHED = {
    Stage.WAITING: (*MORNING, (6, "start"), (9, "finish"), *AND_A_SLIP),
    Stage.RUNNING: (*MORNING, (6, "start"), (9, "next"), *AND_A_SLIP),
    Stage.PAUSED: (*MORNING, (6, "start"), (9, "next"), (9, "pause"), *AND_A_SLIP),
    Stage.CLOSED: (*MORNING, (6, "start"), (9, "next"), (12, "next"), *AND_A_SLIP),
}
# What a measure would be depends on the delay, so ReplanBy is not asked for here.
KINDS = [kind for kind in get_args(Act) if kind is not ReplanBy]
NEEDS = {
    Jump: act("jump", "debate"),
    AddTime: act("add", "report", by=5),
    CutTime: act("cut", "report", by=5),
    Skip: act("skip", "report"),
    Restore: act("restore", "vote"),
    CorrectStart: act("correct", "debate", to=6),
    ChangeCourtesy: ChangeCourtesy(Courtesy.HIDDEN, "debate"),
    AddNote: act("note", text="all well"),
    Count: Count(events.BallotsCounted("vote", 9, 9, 9, 0)),
    CorrectEnd: act("correct_end", "opening", to=4),
    Explain: Explain(events.OverrunExplained("debate", events.Cause.SPEAKER)),
    Edit: Edit(events.PresenterSubstituted("report", Presenter("Sở Y tế"))),
    Discuss: Discuss(
        events.SpeakersQueued("debate", (events.QueuedSpeech("s1", Speaker("An"), None),))
    ),
    Replan: Replan(events.Replanned(0)),
    Show: Show(events.HallSwitched(events.HallPicture.DARK)),
    Hear: Hear(events.HandRaised("h1", "p001", "Phường 1", "An")),
}
REFUSALS = {
    (Stage.WAITING, Next): Reason.NOTHING_RUNNING,
    (Stage.WAITING, Pause): Reason.NOTHING_RUNNING,
    (Stage.WAITING, Finish): Reason.NOTHING_RUNNING,
    (Stage.WAITING, Resume): Reason.NOT_PAUSED,
    (Stage.RUNNING, Start): Reason.ALREADY_RUNNING,
    (Stage.RUNNING, Resume): Reason.NOT_PAUSED,
    (Stage.PAUSED, Start): Reason.ALREADY_RUNNING,
    (Stage.PAUSED, Pause): Reason.ALREADY_PAUSED,
    (Stage.CLOSED, Start): Reason.NOTHING_LEFT,
    (Stage.CLOSED, Next): Reason.NOTHING_RUNNING,
    (Stage.CLOSED, Pause): Reason.NOTHING_RUNNING,
    (Stage.CLOSED, Finish): Reason.NOTHING_RUNNING,
    (Stage.CLOSED, Resume): Reason.NOT_PAUSED,
}


def refusal(day: Day, minute: float, what: str | Act) -> tuple[Reason, str | None]:
    """Return why an act is refused and about which item, having seen that nothing changed."""
    before = (day.course, day.entries)
    asked = act(what) if isinstance(what, str) else what

    with pytest.raises(NotPermitted) as refused:
        day.do(minute, asked)

    assert day.would_do(asked) is None
    assert (day.course, day.entries) == before
    return refused.value.reason, refused.value.item


class TestTable:
    @pytest.mark.parametrize("stage", Stage)
    def test_each_stage_is_reached(self, stage):
        day = played(two_sessions(), *REACHED[stage])

        assert stage_of(day.programme, day.course) is stage

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("stage", Stage)
    def test_the_table_alone_says_what_a_stage_permits(self, stage, kind):
        day = played(two_sessions(), *REACHED[stage])
        day.clock.instant = at(NOW)

        permitted = day.would_do(NEEDS.get(kind) or kind()) is not None

        assert permitted == (kind in PERMITTED[stage])

    @pytest.mark.parametrize(("stage", "kind"), REFUSALS)
    def test_what_a_stage_does_not_permit_is_refused_with_its_reason(self, stage, kind):
        day = played(two_sessions(), *REACHED[stage])

        reason, _item = refusal(day, NOW, NEEDS.get(kind) or kind())

        assert reason is REFUSALS[stage, kind]

    def test_every_refusal_of_the_table_is_listed_here(self):
        refused = {(s, a) for s in Stage for a in KINDS if a not in PERMITTED[s]}

        assert refused == REFUSALS.keys()

    def test_a_refusal_names_the_running_item(self):
        day = played(meeting(10, 10), (0, "start"))

        assert refusal(day, 5, "start") == (Reason.ALREADY_RUNNING, "opening")


class TestStage:
    def test_a_programme_waits_before_its_first_act(self):
        assert stage_of(meeting(10), Day(meeting(10)).course) is Stage.WAITING

    def test_a_programme_of_papers_only_waits_for_ever(self):
        day = Day(programme(session(study())))

        assert stage_of(day.programme, day.course) is Stage.WAITING
        assert refusal(day, 0, "start") == (Reason.NOTHING_LEFT, None)

    def test_it_waits_between_sessions(self):
        day = played(two_sessions(), (0, "start"), (9, "next"), (18, "next"))

        assert stage_of(day.programme, day.course) is Stage.WAITING

    def test_it_is_over_when_nothing_is_left(self):
        day = played(meeting(10), (0, "start"), (9, "next"))

        assert stage_of(day.programme, day.course) is Stage.CLOSED

    def test_it_is_not_over_when_an_item_is_brought_back(self):
        day = played(
            meeting(10, 10),
            (0, act("skip", "report")),
            (1, "start"),
            (9, "next"),
            (10, act("restore", "report")),
        )

        assert stage_of(day.programme, day.course) is Stage.WAITING


class TestStart:
    def test_it_begins_the_first_item(self):
        assert Day(meeting(10, 10)).do(0, "start").event == ItemStarted("opening")

    def test_it_passes_over_what_is_done_skipped_or_for_study(self):
        planned = programme(session(item("a"), item("b"), study(), item("c")))
        day = played(planned, (0, "start"), (5, "finish"), (6, act("skip", "b")))

        assert day.do(7, "start").event == ItemStarted("c")

    def test_an_item_if_any_takes_place_unless_skipped(self):
        planned = programme(session(item("a", conditional=True), item("b")))

        assert Day(planned).do(0, "start").event == ItemStarted("a")


class TestNext:
    def test_it_ends_the_running_item_and_begins_the_following_at_the_same_instant(self):
        day = played(meeting(10, 10), (0, "start"), (9, "next"))

        assert runs(day.course) == [("opening", 0, 9), ("report", 9, None)]

    def test_it_goes_on_from_a_pause(self):
        day = played(meeting(10, 10), (0, "start"), (5, "pause"), (9, "next"))

        assert day.course.used("opening", at(20)) == minutes(5)
        assert day.seen(9).stage is Stage.RUNNING

    def test_at_the_end_of_a_session_the_hall_waits_for_the_next_one(self):
        day = played(two_sessions(), (0, "start"), (9, "next"), (18, "next"))

        assert day.entries[-1].event == ItemFinished("report")
        assert day.course.running is None
        assert day.do(60, "start").event == ItemStarted("debate")

    def test_it_passes_over_skipped_items_and_papers(self):
        planned = programme(session(item("a"), item("b"), study(), item("c")))
        day = played(planned, (0, "start"), (1, act("skip", "b")))

        assert day.do(5, "next").event == ItemStarted("c")

    def test_it_does_not_turn_back_to_an_item_that_was_jumped_over(self):
        day = played(meeting(10, 10, 10), (0, "start"), (5, act("jump", "debate")))

        assert day.do(9, "next").event == ItemFinished("debate")
        assert day.do(10, "start").event == ItemStarted("report")


class TestPrevious:
    def test_it_goes_on_with_the_item_before(self):
        day = played(meeting(10, 10), (0, "start"), (5, "next"), (6, "previous"))

        assert runs(day.course) == [("opening", 0, 5), ("report", 5, 6), ("opening", 6, None)]

    def test_next_returns_to_the_item_that_was_left(self):
        day = played(meeting(10, 10, 10), (0, "start"), (5, "next"), (6, "previous"))

        assert states(day.seen(7))["report"] == "pending"
        assert day.do(9, "next").event == ItemStarted("report")

    def test_it_goes_on_with_what_ran_last_when_nothing_runs(self):
        day = played(meeting(10, 10), (0, "start"), (5, "finish"))

        assert day.do(6, "previous").event == ItemResumed("opening")

    def test_it_passes_over_what_was_not_held(self):
        planned = programme(session(item("a"), item("b"), study(), item("c")))
        day = played(planned, (0, act("skip", "b")), (0, "start"), (5, "next"))

        assert day.do(6, "previous").event == ItemResumed("a")

    def test_it_passes_over_the_rest_of_a_closed_session(self):
        day = played(two_sessions(), *MORNING, (6, "start"))

        assert day.do(7, "previous").event == ItemResumed("opening")

    def test_there_is_nothing_before_the_first_item(self):
        fresh = Day(meeting(10, 10))
        running = played(meeting(10, 10), (0, "start"))

        assert refusal(fresh, 0, "previous")[0] is Reason.NOTHING_BEFORE
        assert refusal(running, 5, "previous")[0] is Reason.NOTHING_BEFORE


class TestJump:
    def test_it_ends_the_running_item_and_goes_on_with_that_one(self):
        day = played(meeting(10, 10, 10), (0, "start"), (5, act("jump", "debate")))

        assert runs(day.course) == [("opening", 0, 5), ("debate", 5, None)]
        assert states(day.seen(6)) == {"opening": "done", "report": "pending", "debate": "running"}

    def test_an_item_that_is_done_can_be_held_again(self):
        day = played(meeting(10, 10), (0, "start"), (5, "next"), (9, act("jump", "opening")))

        assert day.course.used("opening", at(11)) == minutes(7)
        assert states(day.seen(11))["report"] == "done"

    def test_an_item_that_was_not_held_can_be_held_after_all(self):
        day = played(two_sessions(), *MORNING, (6, act("jump", "report")))

        assert states(day.seen(7))["report"] == "running"

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("opening", Reason.ITEM_RUNNING),
            ("vote", Reason.ITEM_SKIPPED),
            ("papers", Reason.ITEM_FOR_STUDY),
            ("nothing", Reason.ITEM_UNKNOWN),
        ],
    )
    def test_it_is_refused_for_what_cannot_begin(self, name, reason):
        day = played(two_sessions(), (0, "start"), (0, act("skip", "vote")))

        assert refusal(day, 5, act("jump", name)) == (reason, name)

    def test_it_is_refused_for_the_paused_item(self):
        day = played(meeting(10), (0, "start"), (1, "pause"))

        assert refusal(day, 5, act("jump", "opening")) == (Reason.ITEM_RUNNING, "opening")


class TestFinishAndClose:
    def test_finish_ends_the_running_item_and_starts_nothing(self):
        day = played(meeting(10, 10), (0, "start"), (5, "finish"))

        assert day.entries[-1].event == ItemFinished("opening")
        assert day.do(8, "start").event == ItemStarted("report")

    def test_close_ends_the_session_with_its_running_item(self):
        day = played(two_sessions(), (0, "start"), (5, "close"))

        assert day.entries[-1].event == SessionClosed(0)
        assert runs(day.course) == [("opening", 0, 5)]
        assert states(day.seen(6))["report"] == "not_held"
        assert day.do(60, "start").event == ItemStarted("debate")

    def test_a_session_that_waits_can_be_closed(self):
        day = played(two_sessions(), (0, "start"), (5, "finish"), (6, "close"))

        assert states(day.seen(6))["report"] == "not_held"

    def test_a_session_that_has_not_begun_cannot_be_closed(self):
        assert refusal(Day(meeting(10)), 0, "close") == (Reason.NO_SESSION_OPEN, None)

    def test_a_closed_session_cannot_be_closed(self):
        day = played(two_sessions(), (0, "start"), (5, "close"))

        assert refusal(day, 6, "close") == (Reason.NO_SESSION_OPEN, None)

    def test_a_closed_session_in_which_an_item_runs_again_can_be_closed(self):
        day = played(two_sessions(), *MORNING, (6, act("jump", "report")), (9, "close"))

        assert runs(day.course) == [("opening", 0, 5), ("report", 6, 9)]


class TestPause:
    def test_pause_and_resume_stop_and_continue_the_used_time(self):
        day = played(meeting(10), (0, "start"), (4, "pause"), (6, "resume"))

        assert [entry.event for entry in day.entries[1:]] == [Paused(), Resumed()]
        assert day.course.used("opening", at(9)) == minutes(7)

    def test_the_item_itself_is_paused_too(self):
        day = played(meeting(10), (0, "start"), (4, "pause"))

        assert item_state(day.programme.slot("opening"), day.course) is State.PAUSED


class TestAddAndCut:
    def test_they_change_the_running_items_allotment(self):
        day = played(meeting(10, 10), (0, "start"), (1, act("add", by=5)), (2, act("cut", by=2)))

        assert [entry.event for entry in day.entries[1:]] == [
            TimeAdded("opening", minutes(5)),
            TimeAdded("opening", -minutes(2)),
        ]
        assert day.seen(3).current.allotted == minutes(13)

    def test_they_change_the_allotment_of_an_item_to_come(self):
        day = Day(meeting(10, 10))

        assert day.do(0, act("cut", "report", by=10)).event == TimeAdded("report", -minutes(10))

    def test_amounts_are_whole_seconds(self):
        day = played(meeting(10), (0, "start"))

        entry = day.do(1, AddTime(seconds(90.7)))

        assert entry.event == TimeAdded("opening", seconds(90))

    @pytest.mark.parametrize("amount", [minutes(0), -minutes(1), seconds(0.5)])
    @pytest.mark.parametrize("kind", [AddTime, CutTime])
    def test_the_amount_is_at_least_a_second(self, kind, amount):
        day = played(meeting(10), (0, "start"))

        assert refusal(day, 1, kind(amount)) == (Reason.AMOUNT_MISSING, None)

    def test_no_more_is_cut_than_there_is(self):
        day = played(meeting(10), (0, "start"), (1, act("add", by=5)))

        assert refusal(day, 2, act("cut", by=16)) == (Reason.CUT_TOO_LONG, "opening")
        assert day.do(2, act("cut", by=15))

    @pytest.mark.parametrize("amount", [timedelta(days=1), timedelta.max])
    def test_no_item_is_given_more_than_a_day(self, amount):
        day = played(meeting(10), (0, "start"))

        assert refusal(day, 2, AddTime(amount)) == (Reason.ADD_TOO_LONG, "opening")
        assert day.do(2, act("add", by=24 * 60 - 10))

    @pytest.mark.parametrize("action", ["add", "cut"])
    def test_an_open_ended_item_has_nothing_to_change(self, action):
        day = played(programme(session(item("debate"))), (0, "start"))

        assert refusal(day, 1, act(action, by=1)) == (Reason.OPEN_ENDED, "debate")

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("opening", Reason.ITEM_DONE),
            ("vote", Reason.ITEM_SKIPPED),
            ("papers", Reason.ITEM_FOR_STUDY),
            ("nothing", Reason.ITEM_UNKNOWN),
        ],
    )
    def test_they_are_refused_for_what_takes_no_more_time(self, name, reason):
        day = played(two_sessions(), (0, act("skip", "vote")), (0, "start"), (5, "next"))

        assert refusal(day, 6, act("add", name, by=5)) == (reason, name)

    def test_they_need_an_item_when_nothing_runs(self):
        assert refusal(Day(meeting(10)), 0, act("add", by=5)) == (Reason.ITEM_MISSING, None)


class TestSkipAndRestore:
    def test_what_comes_next_is_skipped_when_none_is_named(self):
        day = played(meeting(10, 10, 10), (0, "start"))

        assert day.do(1, "skip").event == ItemSkipped("report")

    def test_the_first_item_is_skipped_when_nothing_runs_and_none_is_named(self):
        assert Day(meeting(10, 10)).do(0, "skip").event == ItemSkipped("opening")

    def test_the_rest_of_the_session_comes_next_before_what_was_jumped_over(self):
        day = played(meeting(10, 10, 10), (0, act("jump", "report")))

        assert day.do(1, "skip").event == ItemSkipped("debate")
        assert day.do(1, "skip").event == ItemSkipped("opening")

    def test_a_skipped_item_is_brought_back(self):
        day = played(meeting(10, 10), (0, "start"), (1, "skip"), (2, act("restore", "report")))

        assert day.entries[-1].event == ItemRestored("report")
        assert states(day.seen(3))["report"] == "pending"

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("opening", Reason.ITEM_DONE),
            ("report", Reason.ITEM_RUNNING),
            ("vote", Reason.ITEM_SKIPPED),
            ("papers", Reason.ITEM_FOR_STUDY),
            ("nothing", Reason.ITEM_UNKNOWN),
        ],
    )
    def test_only_an_item_to_come_is_skipped(self, name, reason):
        day = played(two_sessions(), (0, act("skip", "vote")), (0, "start"), (5, "next"))

        assert refusal(day, 6, act("skip", name)) == (reason, name)

    def test_the_paused_item_is_not_skipped(self):
        day = played(meeting(10), (0, "start"), (1, "pause"))

        assert refusal(day, 2, act("skip", "opening")) == (Reason.ITEM_RUNNING, "opening")

    def test_there_is_nothing_to_skip_after_the_last_item(self):
        day = played(meeting(10), (0, "start"))

        assert refusal(day, 1, "skip") == (Reason.ITEM_MISSING, None)

    def test_only_a_skipped_item_is_brought_back(self):
        day = Day(meeting(10))

        assert refusal(day, 0, act("restore", "opening")) == (Reason.ITEM_NOT_SKIPPED, "opening")


class TestCorrect:
    def test_it_moves_the_actual_start(self):
        day = played(meeting(10), (5, "start"))

        assert day.do(6, act("correct", to=2)).event == StartCorrected("opening", at(2))

    def test_it_needs_an_item_that_began(self):
        day = played(meeting(10, 10), (5, "start"))

        assert refusal(day, 6, act("correct", "report", to=2)) == (Reason.ITEM_NOT_BEGUN, "report")
        assert refusal(Day(meeting(10)), 6, act("correct", to=2)) == (Reason.ITEM_MISSING, None)


class TestNote:
    def test_it_is_about_the_running_item_unless_another_is_named(self):
        day = played(meeting(10, 10), (0, "start"))

        assert day.do(1, act("note", text=" micro hỏng ")).event == Noted("micro hỏng", "opening")
        assert day.do(1, act("note", "report", text="x")).event == Noted("x", "report")

    def test_it_is_about_the_day_when_nothing_runs(self):
        assert Day(meeting(10)).do(0, act("note", text="x")).event == Noted("x")

    def test_it_needs_a_text(self):
        assert refusal(Day(meeting(10)), 0, act("note", text="  ")) == (Reason.TEXT_MISSING, None)

    def test_it_needs_an_item_of_the_programme(self):
        day = Day(meeting(10))

        assert refusal(day, 0, act("note", "x", text="y")) == (Reason.ITEM_UNKNOWN, "x")


class TestUndoAndRedo:
    def test_undo_takes_back_the_newest_standing_act(self):
        day = played(meeting(10, 10), (0, "start"), (5, "next"))

        assert day.do(6, "undo").event == Undone(2)
        assert day.do(6, "undo").event == Undone(1)
        assert refusal(day, 6, "undo") == (Reason.NOTHING_TO_UNDO, None)

    def test_redo_brings_it_back(self):
        day = played(meeting(10, 10), (0, "start"), (5, "next"), (6, "undo"))

        assert day.do(7, "redo").event == Undone(3)
        assert runs(day.course) == [("opening", 0, 5), ("report", 5, None)]
        assert refusal(day, 7, "redo") == (Reason.NOTHING_TO_REDO, None)


def test_an_act_that_is_refused_says_so_before_anything_is_recorded():
    day = Day(meeting(10))

    with pytest.raises(NotPermitted, match="nothing_running"):
        decide(act("next"), day.programme, day.course, at(0))


class TestCourtesy:
    def test_the_hall_sees_as_much_of_an_overrun_as_was_said_last(self):
        day = played(meeting(10), (0, "start"))

        day.do(1, ChangeCourtesy(Courtesy.DISCREET))
        day.do(2, ChangeCourtesy(Courtesy.HIDDEN))

        current = day.seen(3).current
        assert current is not None
        assert current.courtesy is Courtesy.HIDDEN

    def test_undoing_it_gives_the_hall_what_it_saw_before(self):
        day = played(meeting(10), (0, "start"))
        day.do(1, ChangeCourtesy(Courtesy.HIDDEN))

        day.do(2, "undo")

        current = day.seen(3).current
        assert current is not None
        assert current.courtesy is Courtesy.SHOWN

    def test_papers_have_no_overrun_to_show(self):
        hidden = ChangeCourtesy(Courtesy.HIDDEN, "papers")

        assert refusal(Day(two_sessions()), 0, hidden) == (Reason.ITEM_FOR_STUDY, "papers")


class TestOneKeyForTwoActs:
    def test_going_on_starts_what_waits_and_leaves_what_runs(self):
        day = Day(meeting(10, 10))

        assert going_on(day.course) == Start()
        day.do(0, going_on(day.course))
        assert going_on(day.course) == Next()

    def test_going_on_calls_who_waits_in_the_running_item_before_it_leaves_it(self):
        speakers = tuple(events.QueuedSpeech(name, Speaker(name), minutes(5)) for name in "ab")
        day = played(meeting(10, 10), (0, "start"))
        day.do(1, Discuss(events.SpeakersQueued("report", speakers)))
        assert going_on(day.course) == Next()
        day.do(2, going_on(day.course))

        called = [day.do(minute, going_on(day.course)).event.speech for minute in (3, 4)]

        assert called == ["a", "b"]
        assert going_on(day.course) == Next()

    def test_pausing_stops_the_clock_and_lets_it_go_on(self):
        day = played(meeting(10), (0, "start"))

        assert pausing(day.course) == Pause()
        day.do(1, pausing(day.course))
        assert pausing(day.course) == Resume()

    def test_where_nothing_runs_nothing_is_resumed(self):
        assert pausing(Day(meeting(10)).course) == Pause()
