"""Laws that hold for any programme and any day, however odd."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.random_days import RandomDay, days, laws
from tests.fakes import EIGHT, VIETNAM, asked, seconds
from timekeeper.core import events
from timekeeper.core.acts import Act, Next, Start
from timekeeper.core.changes.editing import edited
from timekeeper.core.events import Entry, ItemStarted, Undone
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.core.record.course import Course, Stage, State, stage_of, whole_second
from timekeeper.core.record.history import replay
from timekeeper.core.report.rows import report
from timekeeper.core.rules import PERMITTED, NotPermitted, decide
from timekeeper.core.timeline import snapshot

ZERO = timedelta()
BEGUN = (State.RUNNING, State.PAUSED, State.DONE)


@laws
@given(days())
def test_undo_then_redo_is_identity(day: RandomDay):
    newest = day.course.undoable
    if newest is None:
        return
    number = len(day.entries) + 1

    undone = [*day.entries, Entry(number, day.now, Undone(newest.number))]
    redone = [*undone, Entry(number + 1, day.now, Undone(number))]

    assert replay(undone) != day.course
    assert replay(redone) == day.course


@laws
@given(days())
def test_undo_leaves_what_was_before_the_act(day: RandomDay):
    if not day.entries or day.course.undoable is not day.entries[-1]:
        return
    newest = day.entries[-1].number

    undone = replay([*day.entries, Entry(newest + 1, day.now, Undone(newest))])

    before = replay(day.entries[:-1])
    assert replace(undone, redoable=None) == replace(before, redoable=None)


@laws
@given(days())
def test_every_prefix_of_a_day_can_be_replayed_seen_and_reported(day: RandomDay):
    for count in range(len(day.entries) + 1):
        course = replay(day.entries[:count])
        now = day.entries[count - 1].at if count else day.now

        programme = edited(day.original, course.edits)
        assert snapshot(programme, course, now).at == whole_second(now)
        assert len(report(day.original, course).items) == len(programme.items)


@laws
@given(days())
def test_intervals_follow_each_other_with_their_pauses_inside(day: RandomDay):
    intervals = day.course.intervals

    assert all(interval.end is not None for interval in intervals[:-1])
    for before, after in pairwise(intervals):
        assert before.end <= after.start
    for interval in intervals:
        marks = [interval.start]
        for pause in interval.pauses:
            marks += [pause.start, pause.end or day.now]
        marks.append(interval.end or day.now)
        assert marks == sorted(marks)


@laws
@given(days())
def test_used_time_and_pauses_and_gaps_make_up_wall_time(day: RandomDay):
    now = whole_second(day.now)
    intervals = day.course.intervals
    if not intervals:
        return

    used = sum((interval.used(now) for interval in intervals), ZERO)
    paused = sum((interval.paused_time(now) for interval in intervals), ZERO)
    gaps = sum((after.start - before.end for before, after in pairwise(intervals)), ZERO)

    assert used >= ZERO
    assert used + paused + gaps == (intervals[-1].end or now) - intervals[0].start


@laws
@given(days())
def test_forecasts_never_go_backwards_in_order_of_play(day: RandomDay):
    picture = day.picture
    slots = day.programme.slots
    running = day.course.running
    position = -1 if running is None else day.programme.positions[running.item]
    session = None if running is None else slots[position].session
    pending = [n for n, f in enumerate(picture.items) if f.state is State.PENDING]
    coming = [n for n in pending if n > position and slots[n].session == session]
    rest = [n for n in pending if n not in coming]

    reached = picture.at
    if picture.current is not None and picture.current.expected_end is not None:
        reached = picture.current.expected_end
    for n in coming + rest:
        forecast = picture.items[n]
        assert forecast.start >= reached
        assert forecast.end is None or forecast.end >= forecast.start
        reached = forecast.end or forecast.start


@laws
@given(days())
def test_nothing_pending_is_expected_before_now_or_before_a_start_that_still_binds(day: RandomDay):
    picture, programme = day.picture, day.programme
    placed = list(zip(programme.slots, picture.items, strict=True))
    begun = {(slot.session, slot.part) for slot, f in placed if f.state in BEGUN}
    begun_sessions = {session for session, _part in begun}
    for slot, forecast in placed:
        if forecast.state is not State.PENDING:
            continue
        fixed = programme.part_starts[slot.session][slot.part]
        binds = programme.sessions[slot.session].parts[slot.part].fixed_start and fixed is not None
        sitting = programme.sittings[slot.session]

        assert forecast.start >= picture.at
        if binds and (slot.session, slot.part) not in begun:
            assert forecast.start >= fixed
        if sitting.start is not None and slot.session not in begun_sessions:
            assert forecast.start >= sitting.start


@laws
@given(days())
def test_only_what_is_held_has_times(day: RandomDay):
    for forecast in day.picture.items:
        held = forecast.state in (*BEGUN, State.PENDING)
        assert (forecast.start is not None) == held
        assert held or forecast.end is None


@laws
@given(days())
def test_the_picture_depends_on_nothing_but_programme_show_and_now(day: RandomDay):
    again = Programme(
        day.programme.title,
        day.programme.timezone,
        day.programme.sessions,
        date=day.programme.date,
        printed=day.programme.printed,
    )

    assert snapshot(again, replay(tuple(day.entries)), day.now) == day.picture


@laws
@given(days())
def test_nothing_is_decided_that_the_table_does_not_permit(day: RandomDay):
    stage = stage_of(day.programme, day.course)
    names = [item.id for item in day.programme.items]
    for kind in get_args(Act):
        for about in (None, "unknown", *names[:4]):
            try:
                act = asked(
                    kind, item=about, amount=seconds(60), start=day.now, end=day.now, text="x"
                )
                decide(act, day.programme, day.course, day.now)
            except (NotPermitted, TypeError):
                continue

            assert kind in PERMITTED[stage]


@laws
@given(days())
def test_what_comes_next_is_what_next_or_start_begins(day: RandomDay):
    picture = day.picture
    if picture.stage is Stage.CLOSED:
        assert picture.next is None
    elif picture.stage is Stage.WAITING and picture.next is not None:
        event = decide(Start(), day.programme, day.course, day.now)
        assert event == ItemStarted(picture.next.item.id)
    elif picture.current is not None:
        event = decide(Next(), day.programme, day.course, day.now)
        assert not isinstance(event, ItemStarted) or event.item == picture.next.item.id


@laws
@given(days())
def test_the_rows_of_the_report_add_up(day: RandomDay):
    told = report(day.original, day.course)
    for row in told.items:
        if row.used is None:
            assert row.actual_end is None
            continue
        assert row.used == row.actual_end - row.actual_start - row.paused
        assert row.used >= ZERO
        assert row.paused >= ZERO
        if row.allotted is not None:
            assert row.overrun == row.used - row.allotted - row.added
    used = sum((row.used for row in told.items if row.used is not None), ZERO)
    assert sum((session.totals.used for session in told.sessions), ZERO) == used


@st.composite
def plans(draw: st.DrawFn) -> tuple[Programme, list[tuple[datetime, datetime]]]:
    """Return a programme without mistakes, in all the forms of times, and what it means."""
    now = opening = datetime(2024, 3, 30, 8)  # noqa: DTZ001  # a wall clock
    forms = draw(st.lists(st.sampled_from(("range", "start", "length", "both")), max_size=8))
    items, meant = [], []
    for n, form in enumerate(forms):
        # A start alone lasts until the next start, so that one has to be stated.
        alone = form == "start" and n + 1 < len(forms) and forms[n + 1] != "length"
        stated = form != "length"
        follows_alone = bool(items) and items[-1].end is None and items[-1].length is None
        gap = draw(st.integers(0, 20)) if stated and not follows_alone else 0
        start = now + timedelta(minutes=gap)
        now = start + timedelta(minutes=draw(st.integers(1, 40)))
        items.append(
            Item(
                f"i{n}",
                "title",
                start=start.time() if stated else None,
                end=now.time() if stated and not alone and form != "both" else None,
                length=now - start if form in ("length", "both") else None,
            )
        )
        meant.append((start, now))
    session = Session("session", (Part(tuple(items)),), start=opening.time(), end=now.time())
    programme = Programme("programme", VIETNAM, (session,), date=opening.date())
    return programme, [tuple(t.replace(tzinfo=VIETNAM) for t in times) for times in meant]


@laws
@given(plans(), st.integers(0, 2000))
def test_a_plan_without_mistakes_is_expected_as_it_was_made(plan, ahead: int):
    programme, meant = plan
    opening = programme.sittings[0].start

    picture = snapshot(programme, Course(), opening - timedelta(minutes=ahead))

    assert [(f.start, f.end) for f in picture.items] == meant
    assert not picture.deviation


facts = st.one_of(
    st.builds(events.ItemStarted, st.sampled_from("abc")),
    st.builds(events.ItemResumed, st.sampled_from("abc")),
    st.builds(events.ItemFinished, st.sampled_from("abc")),
    st.builds(events.SessionClosed, st.integers(0, 1)),
    st.builds(events.Paused),
    st.builds(events.Resumed),
    st.builds(events.TimeAdded, st.sampled_from("abc"), st.just(seconds(60))),
    st.builds(events.ItemSkipped, st.sampled_from("abc")),
    st.builds(events.ItemRestored, st.sampled_from("abc")),
    st.builds(events.StartCorrected, st.sampled_from("abc"), st.just(EIGHT)),
    st.builds(events.AttendanceCounted, st.integers(-1, 5), st.just(())),
    st.builds(events.BallotsCounted, st.sampled_from("abc"), *[st.integers(-1, 5)] * 4),
    st.builds(events.Noted, st.just("note")),
    st.builds(events.Undone, st.integers(1, 20)),
)


@laws
@given(st.lists(facts, max_size=20))
def test_any_order_of_facts_can_be_replayed(told: list[events.Event]):
    """A journal of an older version may hold what today's rules would refuse."""
    entries = [Entry(n, EIGHT + seconds(n), fact) for n, fact in enumerate(told, start=1)]

    course = replay(entries)

    assert all(interval.end is not None for interval in course.intervals[:-1])
