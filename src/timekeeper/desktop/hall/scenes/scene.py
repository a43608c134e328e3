"""What all scenes of the hall share: the head, the running time, and what comes next.

Every text is fitted into a room of its own, and no two rooms share a pixel, so that none can lie
over another whatever its length.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from timekeeper.desktop.display.blocks import Align, Box
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output, cut_roles
from timekeeper.files.typesetting import ROUNDING, TextMeasure, Typeset, Typesetter, Weight
from timekeeper.views.hall import Announcement, Heading, Timer
from timekeeper.words.language import _

# Lines of the head and of the announcement, from roomy to narrow: for a seat far away letters are
# so large that the date gives way first, then the announcement.
FRAMES = ((2, 3), (1, 3), (1, 2))
HEAD_LINES, _NEXT_LINES = FRAMES[0]
# What comes next has a line more where what runs loses nothing that matters by it.
ROOMY_FRAME = (HEAD_LINES, _NEXT_LINES + 1)
TIMER_HEIGHTS = (25, 21, 17, 14, 11)  # in hundredths of the picture's height
BELOW_TIMER = 2.5  # free below the time's field, in the same
BASELINE = 0.79  # of a line's height, below its top
SHORTEST_BAR = 3  # of its height, below which it tells nothing
# What a session is named apart from its hour gives way: "Buổi chiều (công tác nhân sự)".
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


class Scene(Typesetter):
    """Sets the blocks of a picture for one output. ``u`` is a hundredth of its height."""

    def __init__(self, output: Output, measure: TextMeasure) -> None:
        super().__init__(measure, output.floor)
        self.out = output
        self.u = output.u
        self.left = output.margin
        self.width = output.width - 2 * output.margin
        self.line = measure.line_height(output.floor, Weight.SEMIBOLD)

    def frame(
        self,
        heading: Heading,
        next_item: Announcement | None,
        least: float,
        frames: tuple[tuple[int, int], ...] = FRAMES,
    ) -> tuple[list[HallBlock], list[HallBlock]]:
        """Return head and announcement, as roomy as leaves so much height between them."""
        for head_lines, next_lines in frames:
            head = self.heading(heading, head_lines)
            announced = self.announcement(next_item, next_lines) if next_item else []
            if self.above(announced) - head[-1].box.bottom + ROUNDING >= least:
                break
        return head, announced

    def above(self, announced: list[HallBlock]) -> float:
        """Return where the picture ends above the announcement, and where it has none."""
        return announced[0].box.y if announced else self.out.height - 4 * self.u

    def heading(self, heading: Heading, lines: int) -> list[HallBlock]:
        """Return the head of the picture; its last block is the rule below it.

        With one line alone it has neither date nor kind.
        """
        u = self.u
        if lines < HEAD_LINES:
            heading = replace(heading, date="", kind="")
        wide, high = self.width / 3, max(10 * u, self.line)
        now = self.fit_whole(heading.clock, wide, high, 6.6 * u, Weight.BOLD)
        day = self.fit_whole(heading.date, wide, high)
        column = max(self.widest(now, Weight.BOLD), self.widest(day, Weight.REGULAR)) + u
        top, height = 2.5 * u, now.height + day.height
        right = Box(self.out.width - self.left - column, top, column, height)
        left = Box(self.left, top, self.width - column - 3 * u, height)
        event, kind = self._event(heading, left)
        clock, date = right.row(top, now.height), right.row(top + now.height, day.height)
        blocks = [
            HallBlock(HallRole.EVENT, left.row(top, event.height), event, Weight.BOLD),
            HallBlock(HallRole.CLOCK, clock, now, Weight.BOLD, Align.RIGHT),
            HallBlock(HallRole.QUIET, date, day, align=Align.RIGHT),
        ]
        if kind.lines:
            below = left.row(top + event.height, kind.height)
            blocks.append(HallBlock(HallRole.QUIET, below, kind))
        rule = Box(self.left, top + height + 1.2 * u, self.width, max(2.0, 0.35 * u))
        return [*blocks, HallBlock(HallRole.RULE, rule)]

    def _event(self, heading: Heading, room: Box) -> tuple[Typeset, Typeset]:
        """Return the event and its kind; a long name of the event takes the room of both."""
        for text in (heading.kind, ""):
            kind = self.fit((text,), room.width, min(self.line, room.height))
            left = room.height - kind.height
            event = self.fit((heading.event,), room.width, left, 6 * self.u, Weight.BOLD)
            if not event.cut:
                break
        return event, kind

    def announcement(self, next_item: Announcement, lines: int) -> list[HallBlock]:
        """Return the band at the foot of the picture; its first block is the band itself."""
        u, height = self.u, lines * self.line
        band = Box(0, self.out.height - height - 3 * u, self.out.width, height + 3 * u)
        room = Box(self.left, band.y + 1.6 * u, self.width, height)
        when, what, x = self._when_and_what(next_item, room)
        blocks = [HallBlock(HallRole.NEXT_BAND, band), *when, self._upright(x - 2.5 * u, room)]
        rest = Box(x, room.y, room.right - x, height)
        if next_item.length:
            lasting = self._figure(_("Allotted"), next_item.length, room, Align.RIGHT)
            right = lasting[0].box.x - 2 * u
            beside = self._what(next_item, replace(rest, width=right - 2.5 * u - x))
            # It fills what a short title leaves free, and takes nothing from a long one.
            same = [block.text for block in beside] == [block.text for block in what]
            if same and not any(block.text.cut for block in lasting if block.text):
                return [*blocks, *beside, self._upright(right, room), *lasting]
        return [*blocks, *what]

    def _when_and_what(
        self, next_item: Announcement, room: Box
    ) -> tuple[list[HallBlock], list[HallBlock], float]:
        """Return the hour with its label, what comes then, and where that begins.

        The note stands beside the hour where that cuts no title short, else below it, where the
        hour is smaller.
        """
        arranged = []
        for beside in (True, False):
            when = self._hour(next_item, room, beside=beside)
            x = max(block.box.right for block in when) + 4.5 * self.u
            what = self._what(next_item, Box(x, room.y, room.right - x, room.height))
            arranged.append((when, what, x))
        one_line, two_lines = (cut_roles((*when, *what)) for when, what, _x in arranged)
        return arranged[0] if one_line <= two_lines else arranged[1]

    def _hour(self, next_item: Announcement, room: Box, *, beside: bool) -> list[HallBlock]:
        """The hour below its label, its note on the same line or below it."""
        note = self.fit_whole(next_item.note, room.width / 3, self.line, 0, Weight.SEMIBOLD)
        high = room.height if beside else room.height - note.height
        figure = replace(room, height=high)
        label, hour = self._figure(next_item.label, next_item.time, figure, Align.LEFT)
        if not note.lines or hour.text is None or not hour.text.lines:
            return [label, hour]
        x, y, box = hour.box.x, hour.box.bottom, hour.box
        if beside:
            box = replace(box, width=self.widest(hour.text, Weight.BOLD) + self.u)
            x, y = box.right, box.y + BASELINE * (box.height - note.height)
        place = Box(x, y, self.widest(note, Weight.SEMIBOLD) + self.u, note.height)
        below = HallBlock(HallRole.NEXT_LABEL, place, note, Weight.SEMIBOLD)
        return [label, replace(hour, box=box), below]

    def _upright(self, x: float, room: Box) -> HallBlock:
        box = Box(x, room.y + 0.5 * self.u, max(2.0, 0.3 * self.u), room.height - self.u)
        return HallBlock(HallRole.NEXT_RULE, box)

    def _figure(self, label: str, value: str, room: Box, align: Align) -> list[HallBlock]:
        """The label over its value at one side of the room, in the middle of its height."""
        width = room.width / 3
        most = min(2 * self.line, room.height - (self.line if value else 0.0))
        forms = (label.upper(), _IN_BRACKETS.sub("", label).upper())
        above = self.fit(forms, width, most, weight=Weight.SEMIBOLD)
        if above.cut and most < 2 * self.line:  # a time alone says more than half a word above it
            above = Typeset((), self.floor, 0.0, cut=True)
        below = self.fit_whole(value, width, room.height - above.height, 8 * self.u, Weight.BOLD)
        wide = max(self.widest(above, Weight.SEMIBOLD), self.widest(below, Weight.BOLD)) + self.u
        x = room.x if align is Align.LEFT else room.right - wide
        y = room.y + (room.height - above.height - below.height) / 2
        upper = Box(x, y, wide, above.height)
        lower = Box(x, upper.bottom, wide, below.height)
        return [
            HallBlock(HallRole.NEXT_LABEL, upper, above, Weight.SEMIBOLD, align),
            HallBlock(HallRole.NEXT_TIME, lower, below, Weight.BOLD, align),
        ]

    def _what(self, next_item: Announcement, room: Box) -> list[HallBlock]:
        """The title over its presenter, together in the middle of the room's height.

        A presenter too long for one line has a second where one will do for the title.
        """
        title, below = self._title_and_presenter(next_item, room, self.line)
        if below.cut:
            shorter, longer = self._title_and_presenter(next_item, room, 2 * self.line)
            if not shorter.cut:
                title, below = shorter, longer
        y = room.y + (room.height - title.height - below.height) / 2
        place = room.row(y, title.height)
        blocks = [HallBlock(HallRole.NEXT_TITLE, place, title, Weight.SEMIBOLD)]
        if next_item.presenter:
            under = room.row(place.bottom, below.height)
            blocks.append(HallBlock(HallRole.NEXT_PRESENTER, under, below, Weight.SEMIBOLD))
        return blocks

    def _title_and_presenter(
        self, next_item: Announcement, room: Box, most: float
    ) -> tuple[Typeset, Typeset]:
        """Return both as they fit, the presenter in at most so much height."""
        wide, weight = room.width, Weight.SEMIBOLD
        below = self.fit((next_item.presenter,), wide, most, weight=weight)
        left = room.height - below.height
        return self.fit(next_item.title_forms, wide, left, 1.6 * self.floor, weight), below

    def stacked(self, blocks: list[HallBlock], top: float, gap: float) -> list[HallBlock]:
        """Return the blocks one under another from the top down, with a gap between them."""
        placed = []
        for block in blocks:
            placed.append(replace(block, box=replace(block.box, y=top)))
            top += block.box.height + gap
        return placed

    def timer_heights(self, timer: Timer | None) -> list[float]:
        """Return how high the time's share of the picture may be, from roomy to narrow."""
        if timer is None:
            return [0.0]
        one_line = self.line + BELOW_TIMER * self.u
        return [max(factor * self.u, one_line) for factor in TIMER_HEIGHTS]

    def timer(self, timer: Timer, bottom: float, share: float) -> list[HallBlock]:
        """Return the time's field with its figures, caption and bar, in its share of the height."""
        u, pad = self.u, 3 * self.u
        box = Box(self.left, bottom - share, self.width, share - BELOW_TIMER * u)
        size = 0.95 * box.height / 1.25
        figures = self.fit_whole(timer.figures, box.width * 0.55, box.height, size, Weight.BOLD)
        wide = self.widest(figures, Weight.BOLD)
        x = box.x + wide + 2 * pad + 2 * u
        beside = Box(x, box.y, box.x + box.width - pad - x, box.height)
        y = box.y + (box.height - figures.height) / 2
        place = Box(box.x + pad, y, wide + u, figures.height)
        return [
            HallBlock(HallRole.TIMER_BAND, box, status=timer.status),
            HallBlock(HallRole.FIGURES, place, figures, Weight.BOLD, status=timer.status),
            *self.caption_and_bar(timer, beside),
        ]

    def caption_and_bar(self, timer: Timer, room: Box) -> list[HallBlock]:
        """The caption over the progress bar; beside it where the field is too low for both."""
        u, status = self.u, timer.status
        bar = 2.4 * u if timer.progress is not None else 0.0
        high = room.height >= 1.4 * self.line + u + bar
        largest = 1.4 * self.floor if high else self.floor
        words, weight = (timer.caption.upper(),), Weight.BOLD
        caption = self.fit(words, room.width, 1.5 * self.line, largest, weight)
        if caption.cut and high:  # an office's own words may need a second line
            caption = self.fit(words, room.width, room.height - u - bar, weight=weight)
        wide = self.widest(caption, Weight.BOLD)
        stack = caption.height + (u + bar if bar and high else 0)
        top = room.y + (room.height - stack) / 2
        place = Box(room.x, top, room.width if high else wide + u, caption.height)
        blocks = [HallBlock(HallRole.CAPTION, place, caption, weight, status=status)]
        if timer.progress is not None:
            x = room.x if high else room.x + wide + 3 * u
            y = place.bottom + u if high else room.y + (room.height - bar) / 2
            if x + SHORTEST_BAR * bar <= room.right:
                place = Box(x, y, room.right - x, bar)
                blocks.append(
                    HallBlock(HallRole.PROGRESS, place, status=status, share=timer.progress)
                )
        return blocks
