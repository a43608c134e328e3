"""Whatever is proposed about a late session is permitted, and comes true."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.core.random_days import RandomDay, days, laws
from tests.fakes import at, item, minutes, part, programme, seconds, session
from timekeeper.core.acts import Finish, Jump, Next, Replan, Resume, Skip, Start, Undo
from timekeeper.core.changes.editing import edited
from timekeeper.core.changes.replanning import Measure, least, proposals
from timekeeper.core.events import Entry, Replanned
from timekeeper.core.programme import Kind
from timekeeper.core.record.course import State
from timekeeper.core.record.history import replay
from timekeeper.core.rules import decide
from timekeeper.core.timeline import snapshot

ZERO = timedelta()


@st.composite
def late_days(draw: st.DrawFn) -> RandomDay:
    """Return a day without mistakes in its programme, that is late or will be."""
    now, sessions = 0, []
    for index in range(2):
        parts = []
        for p in range(draw(st.integers(1, 2))):
            items = []
            for n in range(draw(st.integers(1, 3))):
                now += draw(st.sampled_from((0, 0, 0, 10)))
                length = draw(st.sampled_from((3, 10, 25, 30)))
                items.append(
                    item(
                        f"{index}.{p}.{n}",
                        f"{8 + now // 60}:{now % 60:02}",
                        length=length,
                        kind=draw(st.sampled_from((*Kind,)[:-1])),
                        conditional=draw(st.booleans()),
                        protected=draw(st.sampled_from((False, False, True))),
                        minimum=draw(st.sampled_from((None, None, minutes(5), minutes(30)))),
                    )
                )
                now += length
            parts.append(part(*items, fixed_start=draw(st.booleans())))
        sessions.append(session(*parts, name=str(index)))
        now = max(now, 6 * 60 if not index else 0)
    day = RandomDay(programme(*sessions), at(draw(st.integers(0, 50))))
    day.attempt(Start())
    for act in draw(st.lists(st.sampled_from((Next(), Skip())), max_size=3)):
        day.now += minutes(draw(st.integers(0, 50)))
        day.attempt(act)
    if draw(st.booleans()):
        day.attempt(Finish())
    day.now += seconds(draw(st.sampled_from((0, 0.5, 61, 1200))))
    return day


@laws
@given(late_days() | days())
def test_every_proposal_is_permitted_and_keeps_minimums_and_protection(day: RandomDay):
    day.attempt(Undo())
    for proposal in proposals(day.programme, day.course, day.now):
        programme, course, event = day.programme, day.course, proposal.event

        assert decide(Replan(event), programme, course, day.now) == event
        for name, cut in event.cuts:
            known = programme.slot(name).item
            granted = known.allotted + course.added.get(name, ZERO) - cut
            assert cut > ZERO
            assert granted >= least(known)
            assert granted >= course.used(name, snapshot(programme, course, day.now).at)
        for name in (*event.dropped, *(move.item for move in event.moves)):
            assert not programme.slot(name).item.protected
            assert name not in course.intervals_of or name in event.dropped
        assert all(programme.slot(name).item.conditional for name in event.dropped)
        after = edited(programme, event.moves)
        assert after.part_starts == programme.part_starts
        for row in proposal.rows:
            slot = after.slot(row.item.id)
            part_now = after.sessions[slot.session].parts[slot.part]
            begun = {after.slot(n).part for n in course.intervals_of if n in after.positions}
            fixed = after.part_starts[slot.session][slot.part]
            if part_now.fixed_start and slot.part not in begun and fixed and row.new_start:
                assert row.new_start >= fixed


@laws
@given(late_days())
def test_a_proposal_comes_true_when_the_day_then_runs_as_planned(day: RandomDay):
    for proposal in proposals(day.programme, day.course, day.now):
        run = RandomDay(day.original, day.now)
        run.entries = list(day.entries)
        assert run.attempt(Replan(proposal.event))

        ended = to_the_end_of(run, proposal.session)

        if proposal.on_time and ended is not None:
            assert ended <= run.programme.sittings[proposal.session].end
        if proposal.measure is Measure.ACCEPT:
            before = replay(day.entries)
            again = replay([*day.entries, Entry(99, day.now, Replanned(proposal.session))])
            assert snapshot(day.programme, again, day.now) == snapshot(
                day.programme, before, day.now
            )


def to_the_end_of(run: RandomDay, index: int):
    """Play the session as it is expected; return when its last item ended."""
    ended = None
    for _item in range(40):
        picture = run.picture
        if picture.current is not None:
            run.now = max(run.now, picture.current.expected_end)
            if picture.stage.value == "paused":
                run.attempt(Resume())
                run.now = max(run.now, run.picture.current.expected_end)
            assert run.attempt(Finish())
            ended = run.now
        left = [
            expected
            for expected, slot in zip(run.picture.items, run.programme.slots, strict=True)
            if slot.session == index and expected.state is State.PENDING
        ]
        if not left:
            break
        following = min(left, key=lambda expected: expected.start)
        run.now = max(run.now, following.start)
        assert run.attempt(Jump(following.item.id))
    return ended
