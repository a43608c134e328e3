"""Pages that are leafed through are written down once, and in the conference they belong to."""

from __future__ import annotations

import pytest

from tests.fakes import meeting
from timekeeper.core.acts import Jump
from timekeeper.core.events import MaterialShown, MaterialTakenDown
from timekeeper.core.programme import Material
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.desk.slides_record import SlidesRecord
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal

SLIDES, FILM = Material("slides.pdf"), Material("film.mp4")


@pytest.fixture
def desk(app: object, clock: SimulatedClock, qtbot) -> Desk:
    made = Desk(Conference(meeting(10, 10), MemoryJournal(), clock))
    made.act(Jump("opening"))
    return made


def facts(conference: Conference) -> list[object]:
    return [entry.event for entry in conference.entries[1:]]


def test_of_many_pages_the_farthest_is_written_down(desk: Desk) -> None:
    record = SlidesRecord(desk)

    for page in (1, 2, 30, 12):
        record.show("opening", SLIDES, page)
    record.show("opening", FILM)
    record.stop()

    assert facts(desk.conference) == [
        MaterialShown("opening", SLIDES, 1),
        MaterialShown("opening", SLIDES, 30),
        MaterialTakenDown("opening"),
        MaterialShown("opening", FILM),
        MaterialTakenDown("opening"),
    ]


def test_pages_that_stand_for_a_while_are_written_down_while_they_stand(desk: Desk, qtbot) -> None:
    record = SlidesRecord(desk)
    record._settling.setInterval(1)

    record.show("opening", SLIDES, 1)
    record.show("opening", SLIDES, 2)

    qtbot.waitUntil(lambda: [s.page for s in desk.conference.course.showings] == [2])
    record.stop()


def test_nothing_of_one_conference_is_written_into_another(desk: Desk, clock: SimulatedClock):
    record, before = SlidesRecord(desk), desk.conference
    record.show("opening", SLIDES, 1)

    desk.hold(Conference(meeting(10), MemoryJournal(), clock))
    record.stop()

    assert facts(before) == []
    assert desk.conference.entries == ()
