"""The foyer reads the whole day: every row comes by, within the picture, and none over another."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize

from timekeeper.core.rules import going_on
from timekeeper.desktop.hall.blocks import HallRole, cut_roles
from timekeeper.desktop.hall.day_scene import (
    REST,
    HourAlone,
    PaintedDay,
    ScrolledDay,
    first_row,
)
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference
from timekeeper.views.day import DayContent, day_content
from timekeeper.views.hall import heading
from timekeeper.views.moment import Moment

SIZES = [(1024, 768), (1280, 800), (1920, 1080), (3840, 2160)]
RUNNING = HallRole.NEXT_TITLE


@pytest.fixture
def late(conference: Conference, clock: SimulatedClock) -> Moment:
    """The office's day with two items over, the second of them late."""
    for minutes in (4, 25, 3):
        conference.act(going_on(conference.course))
        clock.move_to(clock.now() + timedelta(minutes=minutes))
    return Moment(conference.snapshot(), conference.programme)


def painted(size: tuple[int, int], content: ScrolledDay | HourAlone) -> PaintedDay:
    picture = PaintedDay()
    picture.resize(QSize(*size))
    picture.show_day(content)
    return picture


def test_a_long_day_goes_down_row_by_row_rests_at_both_ends_and_begins_anew() -> None:
    rows = [first_row(step, 5) for step in range(5 + 2 * REST)]

    assert rows[: REST + 1] == [0] * (REST + 1)
    assert rows[-REST:] == [5] * REST
    assert all(0 <= after - before <= 1 for before, after in pairwise(rows))
    assert first_row(5 + 2 * REST, 5) == 0
    assert {first_row(step, 0) for step in range(50)} == {0}


@pytest.mark.parametrize("size", SIZES)
def test_no_word_of_a_title_or_a_presenter_is_left_out(app, late: Moment, size):
    day = day_content(late)
    pictures = [painted(size, ScrolledDay(day, step)).blocks for step in range(len(day.rows))]

    assert not set().union(*map(cut_roles, pictures))


@pytest.mark.parametrize("size", SIZES)
def test_in_time_every_row_is_read_and_none_lies_over_another(app, late: Moment, size):
    day = day_content(late)
    read: set[str] = set()
    steps = len(day.rows) + 2 * REST
    for step in range(0, steps, 3):
        blocks = painted(size, ScrolledDay(day, step)).blocks
        words = [b for b in blocks if b.text is not None and b.text.lines]
        read |= {" ".join(line.split()) for b in words for line in b.text.lines}

        for block in words:
            assert block.box.x >= 0
            assert block.box.right <= size[0]
            assert block.box.bottom <= size[1]
        for n, one in enumerate(words):
            for other in words[n + 1 :]:
                apart = (
                    one.box.right <= other.box.x + 1
                    or other.box.right <= one.box.x + 1
                    or one.box.bottom <= other.box.y + 1
                    or other.box.bottom <= one.box.y + 1
                )
                assert apart, (one, other)
    for row in day.rows:
        start = row.title[:12]
        assert any(start in line for line in read), row


def test_what_runs_stands_out_by_band_and_mark_and_a_delay_by_its_hour(app, late: Moment) -> None:
    blocks = painted((1920, 1080), ScrolledDay(day_content(late), 0)).blocks

    running = [b.text.lines[0] for b in blocks if b.role is RUNNING and b.text is not None]
    assert len(running) == 1
    assert running[0].startswith("▶")
    assert sum(b.role is HallRole.NEXT_BAND for b in blocks) == 1
    said = [b.text.lines[0] for b in blocks if b.text is not None and b.text.lines]
    assert sum(text.startswith("✓") for text in said) == 2
    assert any(text.startswith("→ ") for text in said)


@pytest.mark.parametrize("size", SIZES)
def test_the_hour_alone_fills_the_picture(app, late: Moment, size) -> None:
    blocks = painted(size, HourAlone(heading(late))).blocks

    (hour,) = [b for b in blocks if b.role is HallRole.CLOCK]
    assert hour.text.lines == (heading(late).clock,)
    assert 0.7 * hour.text.size > min(0.33 * size[1], 0.19 * size[0])


def test_what_cannot_be_laid_out_is_the_standby_picture(app, late: Moment, caplog) -> None:
    broken = DayContent(heading(late), (None,))  # type: ignore[arg-type]

    picture = painted((1024, 768), ScrolledDay(broken, 0))

    assert picture.blocks
    assert "hall's picture failed" in caplog.text


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)])
def test_no_title_of_the_offices_day_is_cut(app, late: Moment, size):
    day = day_content(late)
    cut = {
        block.text.lines
        for step in range(len(day.rows) + 2 * REST)
        for block in painted(size, ScrolledDay(day, step)).blocks
        if block.text is not None and block.text.cut
    }

    assert cut == set()
