"""Where everything stands on the hall's picture: sizes in, blocks with rectangles out.

Heights are in hundredths of the picture's height (``u``). The rules of legibility come from
AVIXA DISCAS (a letter is at least viewing distance / 200 high) and ISO 9241 (about / 150).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from timekeeper.desktop.hall.content import (
    Announcement,
    Blackout,
    Content,
    Heading,
    ItemContent,
    PlainContent,
    Status,
    Timer,
)
from timekeeper.desktop.hall.typesetting import Fit, Measure, Typeset, Weight, fit_text

CAP_HEIGHT = 0.7  # of the font size, measured on an unaccented capital of the typeface
FLOOR_DISTANCE = 200
TARGET_DISTANCE = 150


class Role(Enum):
    """What a block is, which decides its colours and shape."""

    EVENT = "event"
    QUIET = "quiet"
    CLOCK = "clock"
    LABEL = "label"
    TITLE = "title"
    PRESENTER = "presenter"
    FIGURES = "figures"
    CAPTION = "caption"
    RULE = "rule"
    NEXT_BAND = "next_band"
    NEXT_TITLE = "next_title"
    TIMER_BAND = "timer_band"
    PROGRESS = "progress"
    BLACK = "black"


class Align(Enum):
    """How the lines of a block stand in it."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the real output."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Return the y below the box."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Block:
    """One thing to paint. ``share`` is how much of a progress bar is filled."""

    role: Role
    box: Box
    text: Typeset | None = None
    weight: Weight = Weight.REGULAR
    align: Align = Align.LEFT
    status: Status = Status.NORMAL
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Output:
    """The real output in pixels, and the distance of the farthest seat in image heights."""

    width: int
    height: int
    seat_in_heights: float = 6.0

    @property
    def u(self) -> float:
        """Return a hundredth of the height."""
        return self.height / 100

    @property
    def margin(self) -> float:
        """Return the free edge at left and right."""
        return 5 * self.u

    @property
    def floor(self) -> float:
        """Return the smallest font size that the farthest seat reads."""
        return self.height * self.seat_in_heights / FLOOR_DISTANCE / CAP_HEIGHT

    @property
    def target(self) -> float:
        """Return the font size for what matters."""
        return self.height * self.seat_in_heights / TARGET_DISTANCE / CAP_HEIGHT


def lay_out(content: Content, output: Output, measure: Measure) -> tuple[Block, ...]:
    """Return the blocks of the picture, in the order in which they are painted."""
    setter = _Setter(output, measure)
    match content:
        case Blackout():
            return (Block(Role.BLACK, Box(0, 0, output.width, output.height)),)
        case ItemContent():
            return setter.item(content)
        case PlainContent():
            return setter.plain(content)


class _Setter:
    def __init__(self, output: Output, measure: Measure) -> None:
        self._out = output
        self._measure = measure
        self._left = output.margin
        self._width = output.width - 2 * output.margin
        self._line = measure.line_height(output.floor, Weight.SEMIBOLD)

    def item(self, content: ItemContent) -> tuple[Block, ...]:
        head = self._heading(content.heading)
        top = head[-1].box.bottom + 2 * self._out.u
        announced = self._announcement(content.next) if content.next else []
        bottom = announced[0].box.y if announced else self._out.height - 4 * self._out.u
        label = self._text(content.label.upper(), Role.LABEL, self._left, top, self._width)
        timer = self._timer_height(content, top + self._line, bottom)
        title_room = Box(
            self._left,
            label.box.bottom + 0.5 * self._out.u,
            self._width,
            bottom - timer - label.box.bottom - 1.5 * self._out.u,
        )
        blocks = [*head, label, *self._title(content.title_forms, content.presenter, title_room)]
        if content.timer is not None:
            box = Box(self._left, bottom - timer, self._width, timer - 2.5 * self._out.u)
            blocks += self._timer(content.timer, box)
        return (*blocks, *announced)

    def plain(self, content: PlainContent) -> tuple[Block, ...]:
        head = self._heading(content.heading)
        top = head[-1].box.bottom + 4 * self._out.u
        announced = self._announcement(content.next) if content.next else []
        bottom = (announced[0].box.y if announced else self._out.height) - 3 * self._out.u
        figures = 17 * self._out.u if content.figures else 0
        rest = bottom - top - figures
        parts = [
            (content.label.upper(), Role.LABEL, self._out.floor, 2 * self._line),
            (content.line, Role.PRESENTER, self._out.target, 2.6 * self._line),
        ]
        small = {role: self._centred((text,), role, size, room) for text, role, size, room in parts}
        used = sum(block.text.height for block in small.values() if block and block.text)
        gaps = 3 * self._out.u * sum(1 for block in small.values() if block)
        title = self._centred(content.title_forms, Role.TITLE, 10 * self._out.u, rest - used - gaps)
        stack = [small[Role.LABEL], title, small[Role.PRESENTER]]
        if content.figures:
            stack.append(self._centred((content.figures,), Role.FIGURES, 14 * self._out.u, figures))
        return (*head, *self._stacked(stack, top, bottom), *announced)

    def _heading(self, heading: Heading) -> list[Block]:
        u, out = self._out.u, self._out
        right = self._fit(
            (heading.clock,), Fit(self._width / 3, 10 * u, 6.6 * u, out.floor, Weight.BOLD)
        )
        day = self._fit((heading.date,), Fit(self._width / 3, 10 * u, out.floor, out.floor))
        column = (
            max(
                self._widest(right, Weight.BOLD),
                self._widest(day, Weight.REGULAR),
            )
            + u
        )
        top, height = 2.5 * u, right.height + day.height
        x = out.width - out.margin - column
        wide = self._width - column - 3 * u
        kind = self._fit((heading.kind,), Fit(wide, self._line, out.floor, out.floor))
        event = self._fit(
            (heading.event,),
            Fit(wide, height - (kind.height if heading.kind else 0), 6 * u, out.floor, Weight.BOLD),
        )
        blocks = [
            Block(Role.EVENT, Box(self._left, top, wide, event.height), event, Weight.BOLD),
            Block(Role.CLOCK, Box(x, top, column, right.height), right, Weight.BOLD, Align.RIGHT),
            Block(
                Role.QUIET, Box(x, top + right.height, column, day.height), day, align=Align.RIGHT
            ),
        ]
        if heading.kind:
            box = Box(self._left, top + event.height, wide, kind.height)
            blocks.append(Block(Role.QUIET, box, kind))
        rule = Box(self._left, top + height + 1.2 * u, self._width, max(2.0, 0.35 * u))
        return [*blocks, Block(Role.RULE, rule)]

    def _announcement(self, next_item: Announcement) -> list[Block]:
        u, out = self._out.u, self._out
        height = 3 * self._line + 3 * u
        top = out.height - height
        time = self._fit(
            (next_item.time,),
            Fit(self._width / 3, 2 * self._line, 8 * u, out.floor, Weight.BOLD),
        )
        label = self._fit(
            (next_item.label.upper(),),
            Fit(self._width / 3, self._line, out.floor, out.floor, Weight.SEMIBOLD),
        )
        column = (
            max(
                self._widest(label, Weight.SEMIBOLD),
                self._widest(time, Weight.BOLD),
            )
            + 4 * u
        )
        wide = self._width - column
        presenter_room = self._line if next_item.presenter else 0
        title = self._fit(
            next_item.title_forms,
            Fit(
                wide, 3 * self._line - presenter_room, 1.25 * out.floor, out.floor, Weight.SEMIBOLD
            ),
        )
        x, y = self._left + column, top + 1.2 * u
        blocks = [
            Block(Role.NEXT_BAND, Box(0, top, out.width, height)),
            Block(Role.LABEL, Box(self._left, y, column, label.height), label, Weight.SEMIBOLD),
            Block(
                Role.CLOCK,
                Box(self._left, y + label.height, column, time.height),
                time,
                Weight.BOLD,
            ),
            Block(Role.NEXT_TITLE, Box(x, y, wide, title.height), title, Weight.SEMIBOLD),
        ]
        if next_item.presenter:
            box = Box(x, y + title.height, wide, self._line)
            blocks.append(self._line_in(next_item.presenter, Role.PRESENTER, box))
        return blocks

    def _timer_height(self, content: ItemContent, top: float, bottom: float) -> float:
        """Return the timer's share: large, but smaller where a long title needs the room."""
        if content.timer is None:
            return 0.0
        heights = [factor * self._out.u for factor in (25, 21, 17, 14, 11)]
        for form in content.title_forms:
            for wanted in (self._out.target, self._out.floor):
                for height in heights:
                    room = Box(self._left, 0, self._width, bottom - height - top - 2 * self._out.u)
                    title = self._title((form,), content.presenter, room)[0].text
                    if title is not None and not title.cut and title.size >= wanted:
                        return height
        return heights[-1]

    def _title(self, forms: tuple[str, ...], presenter: str, room: Box) -> list[Block]:
        out = self._out
        below = self._fit(
            (presenter,),
            Fit(room.width, 2.2 * self._line, out.target, out.floor, Weight.SEMIBOLD),
        )
        reserved = below.height + out.u if presenter else 0
        title = self._fit(
            forms, Fit(room.width, room.height - reserved, 10 * out.u, out.floor, Weight.BOLD)
        )
        spare = max(0.0, room.height - title.height - reserved)
        y = room.y + spare * 0.35
        blocks = [Block(Role.TITLE, Box(room.x, y, room.width, title.height), title, Weight.BOLD)]
        if presenter:
            box = Box(room.x, y + title.height + out.u, room.width, below.height)
            blocks.append(Block(Role.PRESENTER, box, below, Weight.SEMIBOLD))
        return blocks

    def _timer(self, timer: Timer, box: Box) -> list[Block]:
        u, out = self._out.u, self._out
        pad = 2 * u
        figures = self._fit(
            (timer.figures,),
            Fit(box.width * 0.55, box.height, 0.95 * box.height / 1.25, out.floor, Weight.BOLD),
        )
        wide = self._widest(figures, Weight.BOLD)
        x = box.x + wide + 2 * pad + 2 * u
        beside = Box(x, box.y, box.x + box.width - pad - x, box.height)
        y = box.y + (box.height - figures.height) / 2
        place = Box(box.x + pad, y, wide + u, figures.height)
        return [
            Block(Role.TIMER_BAND, box, status=timer.status),
            Block(Role.FIGURES, place, figures, Weight.BOLD, status=timer.status),
            *self._caption_and_bar(timer, beside),
        ]

    def _caption_and_bar(self, timer: Timer, room: Box) -> list[Block]:
        """The caption over the progress bar; beside it where the field is too low for both."""
        u, floor, status = self._out.u, self._out.floor, timer.status
        bar = 2.4 * u if timer.progress is not None else 0.0
        high = room.height >= 1.4 * self._line + u + bar
        largest = 1.4 * floor if high else floor
        caption = self._fit(
            (timer.caption.upper(),), Fit(room.width, 1.5 * self._line, largest, floor, Weight.BOLD)
        )
        wide = self._widest(caption, Weight.BOLD)
        stack = caption.height + (u + bar if bar and high else 0)
        top = room.y + (room.height - stack) / 2
        words = Box(room.x, top, room.width if high else wide + u, caption.height)
        blocks = [Block(Role.CAPTION, words, caption, Weight.BOLD, status=status)]
        if timer.progress is not None:
            x = room.x if high else room.x + wide + 3 * u
            y = words.bottom + u if high else room.y + (room.height - bar) / 2
            place = Box(x, y, max(bar, room.x + room.width - x), bar)
            blocks.append(Block(Role.PROGRESS, place, status=status, share=timer.progress))
        return blocks

    def _centred(
        self, forms: tuple[str, ...], role: Role, size: float, room: float
    ) -> Block | None:
        if not forms[0]:
            return None
        weight = Weight.SEMIBOLD if role in (Role.LABEL, Role.PRESENTER) else Weight.BOLD
        text = self._fit(forms, Fit(self._width, room, size, self._out.floor, weight))
        return Block(role, Box(self._left, 0, self._width, text.height), text, weight, Align.CENTRE)

    def _stacked(self, stack: list[Block | None], top: float, bottom: float) -> list[Block]:
        blocks = [block for block in stack if block is not None]
        used = sum(block.box.height for block in blocks)
        gap = min(5 * self._out.u, max(0.0, (bottom - top - used) / (len(blocks) + 1)))
        y = top + (bottom - top - used - gap * (len(blocks) - 1)) / 2
        placed = []
        for block in blocks:
            box = Box(block.box.x, y, block.box.width, block.box.height)
            placed.append(Block(block.role, box, block.text, block.weight, block.align))
            y = box.bottom + gap
        return placed

    def _text(self, text: str, role: Role, x: float, y: float, width: float) -> Block:
        return self._line_in(text, role, Box(x, y, width, self._line))

    def _line_in(self, text: str, role: Role, box: Box) -> Block:
        fitted = self._fit(
            (text,), Fit(box.width, box.height, self._out.floor, self._out.floor, Weight.SEMIBOLD)
        )
        return Block(role, box, fitted, Weight.SEMIBOLD)

    def _widest(self, text: Typeset, weight: Weight) -> float:
        widths = (self._measure.width(line, text.size, weight) for line in text.lines)
        return max(widths, default=0.0)

    def _fit(self, forms: tuple[str, ...], room: Fit) -> Typeset:
        return fit_text(forms, room, self._measure)
