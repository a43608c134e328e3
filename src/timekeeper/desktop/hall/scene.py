"""What all scenes of the hall share: the head, the announcement of what comes next, fitting.

Every text is fitted into a room of its own, and no two rooms share a pixel, so that none can lie
over another whatever its length.
"""

from __future__ import annotations

from dataclasses import replace

from timekeeper.desktop.display.boxes import Box
from timekeeper.desktop.display.typesetting import (
    ROUNDING,
    Fit,
    Measure,
    Typeset,
    Weight,
    fit_text,
    fit_whole,
    widest,
)
from timekeeper.desktop.hall.blocks import Align, Block, Output, Role
from timekeeper.views.hall import Announcement, Heading
from timekeeper.words.language import _

# Lines of the head and of the announcement, from roomy to narrow: for a seat far away letters are
# so large that the date gives way first, then the announcement.
FRAMES = ((2, 3), (1, 3), (1, 2))
HEAD_LINES, NEXT_LINES = FRAMES[0]
TIMER_HEIGHTS = (25, 21, 17, 14, 11)  # in hundredths of the picture's height
BELOW_TIMER = 2.5  # free below the time's field, in the same


class Scene:
    """Sets the blocks of a picture for one output. ``u`` is a hundredth of its height."""

    def __init__(self, output: Output, measure: Measure) -> None:
        self.out = output
        self.measure = measure
        self.left = output.margin
        self.width = output.width - 2 * output.margin
        self.line = measure.line_height(output.floor, Weight.SEMIBOLD)

    def frame(
        self, heading: Heading, next_item: Announcement | None, least: float
    ) -> tuple[list[Block], list[Block]]:
        """Return head and announcement, as roomy as leaves so much height between them."""
        for head_lines, next_lines in FRAMES:
            head = self.heading(heading, head_lines)
            announced = self.announcement(next_item, next_lines) if next_item else []
            bottom = announced[0].box.y if announced else self.out.height - 4 * self.out.u
            if bottom - head[-1].box.bottom + ROUNDING >= least:
                break
        return head, announced

    def heading(self, heading: Heading, lines: int = HEAD_LINES) -> list[Block]:
        """Return the head of the picture; its last block is the rule below it.

        With one line alone it has neither date nor kind.
        """
        u, out = self.out.u, self.out
        if lines < HEAD_LINES:
            heading = replace(heading, date="", kind="")
        wide, high = self.width / 3, max(10 * u, self.line)
        right = self.whole(heading.clock, Fit(wide, high, 6.6 * u, out.floor, Weight.BOLD))
        day = self.whole(heading.date, Fit(wide, high, out.floor, out.floor))
        column = (
            max(
                self.widest(right, Weight.BOLD),
                self.widest(day, Weight.REGULAR),
            )
            + u
        )
        top, height = 2.5 * u, right.height + day.height
        x = out.width - out.margin - column
        wide = self.width - column - 3 * u
        event, kind = self._event(heading, Box(self.left, top, wide, height))
        blocks = [
            Block(Role.EVENT, Box(self.left, top, wide, event.height), event, Weight.BOLD),
            Block(Role.CLOCK, Box(x, top, column, right.height), right, Weight.BOLD, Align.RIGHT),
            Block(
                Role.QUIET, Box(x, top + right.height, column, day.height), day, align=Align.RIGHT
            ),
        ]
        if kind.lines:
            box = Box(self.left, top + event.height, wide, kind.height)
            blocks.append(Block(Role.QUIET, box, kind))
        rule = Box(self.left, top + height + 1.2 * u, self.width, max(2.0, 0.35 * u))
        return [*blocks, Block(Role.RULE, rule)]

    def _event(self, heading: Heading, room: Box) -> tuple[Typeset, Typeset]:
        """Return the event and its kind; a long name of the event takes the room of both."""
        u, floor = self.out.u, self.out.floor
        for text in (heading.kind, ""):
            kind = self.fit((text,), Fit(room.width, min(self.line, room.height), floor, floor))
            left = Fit(room.width, room.height - kind.height, 6 * u, floor, Weight.BOLD)
            event = self.fit((heading.event,), left)
            if not event.cut:
                break
        return event, kind

    def announcement(self, next_item: Announcement, lines: int = NEXT_LINES) -> list[Block]:
        """Return the band at the foot of the picture; its first block is the band itself."""
        u, out = self.out.u, self.out
        height = lines * self.line
        band = Box(0, out.height - height - 3 * u, out.width, height + 3 * u)
        room = Box(self.left, band.y + 1.6 * u, self.width, height)
        when = self._figure(next_item.label, next_item.time, room, Align.LEFT)
        left = when[0].box.right + 2 * u
        x = left + 2.5 * u
        rest = Box(x, room.y, room.right - x, height)
        blocks = [Block(Role.NEXT_BAND, band), *when, self._upright(left, room)]
        what = self._what(next_item, rest)
        if next_item.length:
            lasting = self._figure(_("Allotted"), next_item.length, room, Align.RIGHT)
            right = lasting[0].box.x - 2 * u
            beside = self._what(next_item, replace(rest, width=right - 2.5 * u - x))
            # It fills what a short title leaves free, and takes nothing from a long one.
            same = [block.text for block in beside] == [block.text for block in what]
            if same and not any(block.text.cut for block in lasting if block.text):
                return [*blocks, *beside, self._upright(right, room), *lasting]
        return [*blocks, *what]

    def _upright(self, x: float, room: Box) -> Block:
        thick = max(2.0, 0.3 * self.out.u)
        box = Box(x, room.y + 0.5 * self.out.u, thick, room.height - self.out.u)
        return Block(Role.NEXT_RULE, box)

    def _figure(self, label: str, value: str, room: Box, align: Align) -> list[Block]:
        """The label over its value at one side of the room, in the middle of its height."""
        out, width = self.out, room.width / 3
        most = min(2 * self.line, room.height - (self.line if value else 0.0))
        above = self.fit((label.upper(),), Fit(width, most, out.floor, out.floor, Weight.SEMIBOLD))
        if above.cut and most < 2 * self.line:  # a time alone says more than half a word above it
            above = Typeset((), out.floor, 0.0, cut=True)
        left = Fit(width, room.height - above.height, 8 * out.u, out.floor, Weight.BOLD)
        below = self.whole(value, left)
        wide = max(self.widest(above, Weight.SEMIBOLD), self.widest(below, Weight.BOLD)) + out.u
        x = room.x if align is Align.LEFT else room.right - wide
        y = room.y + (room.height - above.height - below.height) / 2
        upper = Box(x, y, wide, above.height)
        lower = Box(x, upper.bottom, wide, below.height)
        return [
            Block(Role.NEXT_LABEL, upper, above, Weight.SEMIBOLD, align),
            Block(Role.NEXT_TIME, lower, below, Weight.BOLD, align),
        ]

    def _what(self, next_item: Announcement, room: Box) -> list[Block]:
        """The title over its presenter, together in the middle of the room's height.

        A presenter too long for one line has a second where one will do for the title.
        """
        title, below = self._title_and_presenter(next_item, room, self.line)
        if below.cut:
            shorter, longer = self._title_and_presenter(next_item, room, 2 * self.line)
            if not shorter.cut:
                title, below = shorter, longer
        y = room.y + (room.height - title.height - below.height) / 2
        place = Box(room.x, y, room.width, title.height)
        under = Box(room.x, place.bottom, room.width, below.height)
        blocks = [Block(Role.NEXT_TITLE, place, title, Weight.SEMIBOLD)]
        if next_item.presenter:
            blocks.append(Block(Role.NEXT_PRESENTER, under, below, Weight.SEMIBOLD))
        return blocks

    def _title_and_presenter(
        self, next_item: Announcement, room: Box, most: float
    ) -> tuple[Typeset, Typeset]:
        """Return both as they fit, the presenter in at most so much height."""
        floor, weight = self.out.floor, Weight.SEMIBOLD
        below = self.fit((next_item.presenter,), Fit(room.width, most, floor, floor, weight))
        left = Fit(room.width, room.height - below.height, 1.6 * floor, floor, weight)
        return self.fit(next_item.title_forms, left), below

    def timer_heights(self) -> list[float]:
        """Return how high the time's share of the picture may be, from roomy to narrow."""
        one_line = self.line + BELOW_TIMER * self.out.u
        return [max(factor * self.out.u, one_line) for factor in TIMER_HEIGHTS]

    def line_in(self, text: str, role: Role, box: Box) -> Block:
        """Return one line of text at the floor, cut where it does not fit."""
        fitted = self.fit(
            (text,), Fit(box.width, box.height, self.out.floor, self.out.floor, Weight.SEMIBOLD)
        )
        return Block(role, box, fitted, Weight.SEMIBOLD)

    def widest(self, text: Typeset, weight: Weight) -> float:
        """Return how far the longest line of a text reaches."""
        return widest(text.lines, text.size, weight, self.measure)

    def fit(self, forms: tuple[str, ...], room: Fit) -> Typeset:
        """Return the text as it fits into the room."""
        return fit_text(forms, room, self.measure)

    def whole(self, figures: str, room: Fit) -> Typeset:
        """Return a time as it fits into the room, or nothing: part of it would be another."""
        return fit_whole(figures, room, self.measure)
