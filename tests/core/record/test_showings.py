"""What stood on the projector beside the programme's picture, and how far it was turned."""

from __future__ import annotations

from msgspec.structs import replace

from tests.fakes import at, journal, meeting, minutes
from timekeeper.core.acts import Show, Undo
from timekeeper.core.events import (
    ClockStepped,
    Event,
    HallPicture,
    HallSwitched,
    ItemStarted,
    MaterialShown,
    MaterialTakenDown,
    Undone,
)
from timekeeper.core.programme import Material
from timekeeper.core.record.history import replay, supposing
from timekeeper.core.record.showings import Showing
from timekeeper.core.rules import decide

FIRST, SECOND = Material("first.pdf"), Material("film.mp4", "Phim")


def seen(*facts: Event) -> tuple[Showing, ...]:
    return replay(journal(*enumerate(facts))).showings


def test_a_file_is_known_with_the_farthest_page_that_was_seen_of_it() -> None:
    facts = [MaterialShown("report", FIRST, page) for page in (1, 7, 3)]

    assert seen(*facts) == (Showing(at(0), None, "report", FIRST, 7),)
    assert seen(*facts, MaterialTakenDown("report")) == (Showing(at(0), at(3), "report", FIRST, 7),)


def test_another_file_or_the_same_one_again_is_another_showing() -> None:
    first, again = MaterialShown("report", FIRST, 2), MaterialShown("report", FIRST, 1)

    found = seen(first, MaterialShown("report", SECOND), MaterialTakenDown("report"), again)

    assert found == (
        Showing(at(0), at(1), "report", FIRST, 2),
        Showing(at(1), at(2), "report", SECOND, None),
        Showing(at(3), None, "report", FIRST, 1),
    )


def test_giving_way_and_coming_back_stand_beside_the_files() -> None:
    away, back = HallSwitched(HallPicture.GIVEN_WAY), HallSwitched(HallPicture.PROGRAMME)

    found = seen(away, MaterialShown("report", FIRST, 1), back, HallSwitched(HallPicture.DARK))

    assert found == (Showing(at(0), at(2)), Showing(at(1), None, "report", FIRST, 1))


def test_undo_does_not_take_back_what_was_seen() -> None:
    started, shown = ItemStarted("opening"), MaterialShown("opening", FIRST, 4)

    course = replay(journal((0, started), (1, shown), (2, Undone(1))))

    assert course.showings == (Showing(at(1), None, "opening", FIRST, 4),)
    assert course.redoable is not None
    course = replay(journal((0, started), (1, shown)))
    assert decide(Undo(), meeting(10), course, at(2)) == Undone(1)
    fact = decide(Show(MaterialTakenDown("opening")), meeting(10), course, at(2))
    assert supposing(course, fact, at(2)).showings == course.showings


def test_a_clock_that_was_set_reads_what_was_seen_as_well() -> None:
    facts = MaterialShown("report", FIRST, 1), MaterialTakenDown("report"), ClockStepped(minutes(5))
    (before,) = seen(*facts[:2])

    (after,) = seen(*facts)

    assert after == replace(before, start=at(5), end=at(6))
