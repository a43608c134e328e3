"""A day played through from a script, and days such as a hall sees."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.fakes import (
    Day,
    act,
    at,
    item,
    meeting,
    minute,
    part,
    programme,
    runs,
    session,
    states,
    study,
)
from tests.paths import AGENDAS
from timekeeper.core.acts import AddTime, Finish, Next, Pause, Resume, Skip, Start, Undo
from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Course
from timekeeper.core.rules import Reason
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import ScriptedAct, ScriptStopped, day_start, plausible_day, play

SAMPLES = sorted(AGENDAS.glob("*.yaml"))
SEEDS = range(200)


def rehearsed(planned: Programme, script) -> Conference:
    clock = SimulatedClock(day_start(planned))
    conference = Conference(planned, MemoryJournal(), clock)
    for _count, _scripted in play(conference, script, clock.move_to):
        pass
    return conference


class TestPlay:
    def test_each_act_is_done_at_its_instant(self):
        day = Day(meeting(10, 10))
        script = [ScriptedAct(at(1), act("start")), ScriptedAct(at(9), act("next"))]

        def reach(instant):
            day.clock.instant = instant

        assert list(play(day, script, reach)) == [(1, script[0]), (2, script[1])]
        assert runs(day.course) == [("opening", 1, 9), ("report", 9, None)]

    def test_it_stops_at_a_refused_act_and_says_where(self):
        day = Day(meeting(10, 10))
        script = [ScriptedAct(at(1), act("start"), 3), ScriptedAct(at(2), act("start"), 4)]

        with pytest.raises(ScriptStopped) as stopped:
            list(play(day, script, lambda _instant: None))

        assert stopped.value.scripted.line == 4
        assert stopped.value.cause.reason is Reason.ALREADY_RUNNING
        assert len(day.entries) == 1


class TestDayStart:
    def test_it_is_the_first_planned_start(self):
        planned = programme(
            session(item("b", "14:00"), name="afternoon"), session(item("a", "8:05"))
        )

        assert minute(day_start(planned)) == 5

    def test_it_is_the_sessions_start_where_the_items_have_none(self):
        assert minute(day_start(programme(session(item("a", length=5), start="9:00")))) == 60

    def test_it_is_eight_where_nothing_has_a_start(self):
        assert day_start(programme(session(item("a", length=5)))) == at(0)

    def test_it_needs_a_date(self):
        with pytest.raises(ValueError, match="without a date"):
            day_start(programme(session(item("a", "8:00")), day=None))


class TestPlausibleDay:
    @pytest.mark.parametrize("agenda", SAMPLES, ids=lambda path: path.stem)
    def test_it_keeps_to_the_rules_and_to_the_end(self, agenda):
        planned = read_agenda(agenda)

        for seed in SEEDS:
            conference = rehearsed(planned, plausible_day(planned, seed))

            left = {"pending", "running", "paused", "not_held"}
            assert left.isdisjoint(states(conference.snapshot()).values())

    def test_the_same_seed_gives_the_same_day(self):
        planned = read_agenda(SAMPLES[0])

        assert plausible_day(planned, 7) == plausible_day(planned, 7)
        assert plausible_day(planned, 7) != plausible_day(planned, 8)

    def test_its_acts_are_in_order_and_at_whole_seconds(self):
        instants = [scripted.at for scripted in plausible_day(read_agenda(SAMPLES[0]), 3)]

        assert instants == sorted(instants)
        assert {instant.microsecond for instant in instants} == {0}

    def test_days_have_all_that_happens_in_a_hall(self):
        planned = read_agenda(SAMPLES[0])

        done = {type(s.act) for seed in SEEDS for s in plausible_day(planned, seed)}

        assert done >= {
            Start,
            Next,
            Finish,
            Pause,
            Resume,
            AddTime,
            Undo,
        }

    def test_an_item_if_any_is_sometimes_left_out(self):
        planned = programme(
            session(item("a", "8:00", "8:10", conditional=True), item("b"), study())
        )

        skipped = {rehearsed(planned, plausible_day(planned, n)).course.skipped for n in range(20)}

        assert skipped == {frozenset(), frozenset({"a"})}

    def test_a_part_with_a_fixed_start_is_waited_for(self):
        planned = programme(
            session(
                part(item("a", "8:00", "8:10")), part(item("b", "9:00", "9:10"), fixed_start=True)
            )
        )

        conference = rehearsed(planned, plausible_day(planned, 1))

        assert conference.course.intervals_of["b"][0].start >= at(60)

    def test_a_second_day_is_waited_for_even_where_its_items_have_no_start(self):
        planned = programme(
            session(item("a", length=10), start="8:00"),
            session(item("b", length=10), start="9:00", day=date(2023, 12, 7)),
        )

        conference = rehearsed(planned, plausible_day(planned, 1))

        assert conference.course.intervals_of["b"][0].start >= at(60) + timedelta(days=1)

    def test_a_programme_without_any_time_is_played_from_eight(self):
        planned = programme(session(item("a"), item("b")))

        conference = rehearsed(planned, plausible_day(planned, 1))

        assert [name for name, _start, _end in runs(conference.course)] == ["a", "b"]

    def test_a_programme_of_papers_only_has_an_empty_day(self):
        assert plausible_day(programme(session(study(), start="8:00")), 1) == ()

    def test_a_day_on_which_all_is_left_out_is_short(self):
        planned = programme(session(item("a", "8:00", conditional=True)))
        days = [plausible_day(planned, seed) for seed in range(20)]

        assert [type(s.act) for s in min(days, key=len)] == [Skip]
        assert rehearsed(planned, min(days, key=len)).course.intervals == Course().intervals
