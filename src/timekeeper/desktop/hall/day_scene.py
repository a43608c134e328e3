"""The foyer's display, the whole day with its delays; and the hour alone."""

from __future__ import annotations

from itertools import accumulate

from msgspec import Struct

from timekeeper.core.record.course import State
from timekeeper.desktop.display.blocks import Align, Box
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output
from timekeeper.desktop.hall.scenes.scene import Scene
from timekeeper.desktop.hall.window import PaintedPicture
from timekeeper.files.typesetting import TextMeasure, Typeset, Weight
from timekeeper.views.day import DayContent, DayRow
from timekeeper.views.hall import HallContent, Heading
from timekeeper.words.language import _

SEAT = 3.0  # image heights: who reads it stands before it
STEP_S = 3  # a long day moves on by one row
MOST_LINES = 4  # of a title
PLANNED, EXPECTED = 3.6, 4.6  # how wide the hours are, in heights of a line
REST = 4  # steps for which its beginning and its end stand still
_RUNNING = (State.RUNNING, State.PAUSED)
_OVER = (State.DONE, State.SKIPPED, State.NOT_HELD)


class ScrolledDay(Struct, frozen=True):
    """The whole day, ``step`` times moved on."""

    day: DayContent
    step: int

    @property
    def heading(self) -> Heading:
        """Return the head of the picture."""
        return self.day.heading


class HourAlone(Struct, frozen=True):
    """The event and the time of day."""

    heading: Heading


def first_row(step: int, last: int) -> int:
    """Return the row that stands at the top; ``last`` is the one from which the end is seen.

    It goes down row by row, rests at both ends, and begins anew from the top.
    """
    return min(last, max(0, step % (last + 2 * REST) - REST))


class PaintedDay(PaintedPicture):
    """A picture of the day, or of the hour, for those who stand before it."""

    def __init__(self) -> None:
        super().__init__(SEAT)

    def show_day(self, content: ScrolledDay | HourAlone) -> None:
        """Lay this out, if it is another one than before."""
        self.show(content)  # type: ignore[arg-type]  # it is no content of the hall's own picture

    def arranged(self, content: HallContent | ScrolledDay | HourAlone) -> tuple[HallBlock, ...]:
        """Return the blocks of the day or of the hour."""
        match content:
            case ScrolledDay():
                return DayScene(self.output, self._measure).blocks(content)
            case HourAlone():
                return HourScene(self.output, self._measure).blocks(content.heading)
            case _:
                return super().arranged(content)


class HourScene(Scene):
    """Sets the time of day as large as fits."""

    def blocks(self, heading: Heading) -> tuple[HallBlock, ...]:
        """Return the blocks of the whole picture."""
        u = self.u
        event = self.fit((heading.event,), self.width, 2 * self.line, 6 * u, Weight.BOLD)
        day = self.fit_whole(heading.date, self.width, self.line, 6 * u)
        top, foot = 4 * u, self.out.height - 4 * u - day.height
        room = Box(self.left, top + event.height, self.width, foot - top - event.height)
        hour = self.fit_whole(heading.clock, room.width, room.height, room.height, Weight.BOLD)
        place = room.row(room.y + (room.height - hour.height) / 2, hour.height)
        bold, middle = Weight.BOLD, Align.CENTRE
        return (
            HallBlock(HallRole.EVENT, room.row(top, event.height), event, bold, middle),
            HallBlock(HallRole.CLOCK, place, hour, bold, middle),
            HallBlock(HallRole.QUIET, room.row(foot, day.height), day, align=middle),
        )


class DayScene(Scene):
    """Sets the rows of the day under the head; what runs stands out by a band and a mark."""

    def __init__(self, output: Output, measure: TextMeasure) -> None:
        super().__init__(output, measure)
        self.gap = 1.2 * self.u

    def blocks(self, content: ScrolledDay) -> tuple[HallBlock, ...]:
        """Return the blocks of the whole picture."""
        rows = content.day.rows
        head = self.heading(content.heading, 2)
        top, bottom = head[-1].box.bottom + 2 * self.u, self.out.height - 2 * self.u
        heights = [
            self._title(row).height + (self.line if row.presenter else 0.0) + self.gap
            for row in rows
        ]
        fitting = sum(total <= bottom - top for total in accumulate(reversed(heights)))
        last = max(0, len(rows) - max(1, fitting))  # from it on all others fit
        first = first_row(content.step, last)
        blocks = list(head)
        for row, height in zip(rows[first:], heights[first:], strict=True):
            if top + height > bottom:
                break
            blocks += self._row(row, Box(self.left, top, self.width, height - self.gap))
            top += height
        return tuple(blocks)

    def _title(self, row: DayRow) -> Typeset:
        """Return the title beside the hours, or the head of a session or part, in some lines."""
        match row.state:
            case State.DONE:
                told = f"✓ {row.title}"
            case State.RUNNING | State.PAUSED:
                told = f"▶ {row.title}"
            case State.SKIPPED:
                told = _("{title} (left out)").format(title=row.title)
            case State.NOT_HELD:
                told = _("{title} (not held)").format(title=row.title)
            case _:
                told = row.title
        wide = self.width - (0 if row.state is None else PLANNED + EXPECTED) * self.line
        most = MOST_LINES * self.line
        return self.fit((told,), wide, most, weight=_weight(row))

    def _row(self, row: DayRow, place: Box) -> list[HallBlock]:
        title, weight = self._title(row), _weight(row)
        if row.state is None:
            return [HallBlock(HallRole.LABEL, place.row(place.y, title.height), title, weight)]
        running, over = row.state in _RUNNING, row.state in _OVER
        hours = self._times(row, place, running=running, over=over)
        x = place.x + PLANNED * self.line + EXPECTED * self.line
        room = Box(x, place.y, place.right - x, place.height)
        role = HallRole.QUIET if over else HallRole.NEXT_TITLE if running else HallRole.TITLE
        blocks = [*hours, HallBlock(role, room.row(room.y, title.height), title, weight)]
        if row.presenter:
            below = self.fit((row.presenter,), room.width, self.line)
            quiet = HallRole.NEXT_PRESENTER if running else HallRole.QUIET
            blocks.append(HallBlock(quiet, room.row(room.y + title.height, below.height), below))
        if running:
            edge = 0.5 * self.gap
            band = Box(0, place.y - edge, self.out.width, place.height + 2 * edge)
            blocks.insert(0, HallBlock(HallRole.NEXT_BAND, band))
        return blocks

    def _times(self, row: DayRow, place: Box, *, running: bool, over: bool) -> list[HallBlock]:
        """Return the planned hour, and beside it the expected one where it is another."""
        wide, beside = PLANNED * self.line, EXPECTED * self.line
        moved = row.time and row.expected not in ("", row.time)
        planned = HallRole.NEXT_LABEL if running else HallRole.QUIET
        plain = HallRole.NEXT_TIME if running else HallRole.QUIET if over else HallRole.CLOCK
        told = [(row.time or row.expected, planned if moved else plain, place.x, wide)]
        told += [(f"→ {row.expected}", plain, place.x + wide, beside)] if moved else []
        blocks = []
        for text, role, x, room in told:
            words = self.fit_whole(text, room, self.line, weight=Weight.SEMIBOLD)
            box = Box(x, place.y, room, words.height)
            blocks.append(HallBlock(role, box, words, Weight.SEMIBOLD))
        return blocks


def _weight(row: DayRow) -> Weight:
    head = row.state is None and row.level == 0
    return Weight.BOLD if head or row.state in _RUNNING else Weight.SEMIBOLD
