"""Where everything stands on the rostrum's display: a size in, blocks with their boxes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from timekeeper.desktop.display.boxes import Box
from timekeeper.desktop.display.typesetting import Fit, Measure, Typeset, Weight, fit_text
from timekeeper.views.rostrum import Band, SpeakerContent

INK = 0.8  # height of a figure and a hair around it, of the font size
REFERENCE = 100.0  # the size at which the figures are measured


class Role(Enum):
    """What a block is, which decides how it is painted."""

    FIELD = "field"
    WELL = "well"
    SIGN = "sign"
    CAPTION = "caption"
    CLOCK = "clock"
    FIGURES = "figures"
    BAR = "bar"
    TITLE = "title"
    PRESENTER = "presenter"
    ITEM = "item"
    PANEL = "panel"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Block:
    """One thing to paint. ``filled`` is how many pixels of a bar are used up."""

    role: Role
    box: Box
    band: Band
    text: Typeset | None = None
    weight: Weight = Weight.BOLD
    filled: int = 0


def lay_out(
    content: SpeakerContent, width: int, height: int, measure: Measure
) -> tuple[Block, ...]:
    """Return the blocks of the display at this size in pixels, from back to front."""
    return _Layout(content, width, height, measure).blocks()


class _Layout:
    """From top to bottom: the message, the field of the time, the title with its presenter."""

    def __init__(self, content: SpeakerContent, width: int, height: int, measure: Measure) -> None:
        self.content = content
        self.measure = measure
        self.whole = Box(0, 0, width, height)
        self.u = min(height, width * 3 / 4) / 100
        self.floor = 4 * self.u
        self.pad = 2.4 * self.u
        self.area = self.whole.inset(self.pad / 2)
        self.column = self.area.inset(self.pad)
        self.row_height = (11 if content.message else 13) * self.u

    def blocks(self) -> tuple[Block, ...]:
        message = self._message() if self.content.message else []
        top = message[0].box.bottom + self.pad / 2 if message else self.area.y
        row = self.area.row(top, self.row_height)
        if not self.content.figures:
            room = self.column.row(row.bottom + self.u, self.column.bottom - row.bottom - self.u)
            titles = self._titles(room, 9 * self.u)
            spare = room.bottom - titles[-1].box.bottom
            return (*message, *self._row(row), *_lowered(titles, spare / 3))
        foot = self._foot()
        field = self.area.row(top, foot[0].box.y - 1.5 * self.u - top)
        return (*message, *self._field(field), *self._row(row), *foot)

    def _message(self) -> list[Block]:
        """Return the operator's message over the whole width; its first block is the panel."""
        text = self._fit((self.content.message,), self.column.width, 26 * self.u, 10 * self.u)
        panel = self.area.row(self.area.y, text.height + 2 * self.u)
        place = self.column.row(panel.y + self.u, text.height)
        return [self._block(Role.PANEL, panel), self._block(Role.MESSAGE, place, text)]

    def _row(self, row: Box) -> list[Block]:
        """Return the row of sign, caption and clock."""
        clock = self._fit((self.content.clock,), row.width / 3, row.height, 0.62 * row.height)
        wide = self.measure.width(self.content.clock, clock.size, Weight.BOLD) + 1
        blocks = [self._text(Role.CLOCK, row, self.column.right - wide, wide, clock)]
        left, right = self.column.x, self.column.right - wide - self.pad
        if self.content.figures:
            side = 0.56 * row.height
            sign = Box(left, row.y + (row.height - side) / 2, side, side)
            blocks.append(self._block(Role.SIGN, sign))
            left = sign.right + self.pad
        if self.content.caption:
            words = self._fit(
                (self.content.caption.upper(),), right - left, row.height, 0.58 * row.height
            )
            blocks.append(self._text(Role.CAPTION, row, left, right - left, words))
        return blocks

    def _field(self, field: Box) -> list[Block]:
        """Return the field, the well in it with the figures, and the bar below them."""
        share = None if self.content.band is Band.OVERRUN else self.content.share
        bar = self.column.row(field.bottom - self.pad - 1.8 * self.u, 1.8 * self.u)
        top = field.y + self.row_height
        bottom = field.bottom - self.pad if share is None else bar.y - self.u
        well = self.column.row(top, bottom - top)
        if self.content.band is Band.OVERRUN:  # the band fills the display from edge to edge
            above = field.y if self.content.message else 0.0
            field = self.whole.row(above, field.bottom - above)
        blocks = [
            self._block(Role.FIELD, field),
            self._block(Role.WELL, well),
            self._figures(well.inset(self.u)),
        ]
        if share is not None:
            filled = round(bar.width * share)
            blocks.append(Block(Role.BAR, bar, self.content.band, filled=filled))
        return blocks

    def _figures(self, room: Box) -> Block:
        """Return the figures as large as the room allows, in its middle."""
        text = self.content.figures
        across = self.measure.width(text, REFERENCE, Weight.BOLD) / REFERENCE
        size = max(1, int(min(0.99 * room.width / across, room.height / INK)))
        wide, high = across * size, INK * size
        x, y = room.x + (room.width - wide) / 2, room.y + (room.height - high) / 2
        return self._block(Role.FIGURES, Box(x, y, wide, high), Typeset((text,), size, high))

    def _foot(self) -> list[Block]:
        """Return title and presenter at the foot of the display; the first block is the title."""
        high = (14 if self.content.message else 21) * self.u + self._item_height()
        titles = self._titles(self.column.row(self.area.bottom - high, high), 5.4 * self.u)
        return _lowered(titles, self.area.bottom - titles[-1].box.bottom)

    def _titles(self, room: Box, largest: float) -> list[Block]:
        """Return title, presenter and the item's line from the top of the room down."""
        presenter = self.content.presenter
        size = max(self.floor, 0.75 * largest)
        line = 1.1 * self.measure.line_height(size, Weight.SEMIBOLD) if presenter else 0.0
        forms = self.content.title_forms
        item = self._item_height()
        title = self._fit(forms, self.column.width, room.height - line - item, largest)
        box = self.column.row(room.y, title.height)
        blocks = [self._block(Role.TITLE, box, title)]
        if presenter:
            text = self._fit((presenter,), self.column.width, line, size, Weight.SEMIBOLD)
            below = self.column.row(box.bottom + line - text.height, text.height)
            blocks.append(Block(Role.PRESENTER, below, self.content.band, text, Weight.SEMIBOLD))
        return [*blocks, *self._item(blocks[-1].box.bottom, item)] if item else blocks

    def _item(self, top: float, height: float) -> list[Block]:
        """Return the item's time, apart from its words so that the figures stand still."""
        figures, words = self.content.item_figures, self.content.item_words
        time = self._fit((figures,), self.column.width / 3, height, self.floor)
        wide = self.measure.width(figures, time.size, Weight.BOLD) + 1
        left = self.column.x + wide + self.u
        text = self._fit((words,), self.column.right - left, height, self.floor)
        y = top + height - text.height
        return [
            self._block(Role.ITEM, Box(left, y, self.column.right - left, text.height), text),
            self._block(Role.ITEM, Box(self.column.x, y, wide, time.height), time),
        ]

    def _item_height(self) -> float:
        """Return the height of one line at the floor, nothing where the item is not spoken of."""
        line = 1.2 * self.measure.line_height(self.floor, Weight.BOLD)
        return line if self.content.item_figures else 0.0

    def _fit(
        self,
        forms: tuple[str, ...],
        width: float,
        height: float,
        largest: float,
        weight: Weight = Weight.BOLD,
    ) -> Typeset:
        return fit_text(forms, Fit(width, height, largest, self.floor, weight), self.measure)

    def _text(self, role: Role, row: Box, x: float, width: float, text: Typeset) -> Block:
        """Return text in the middle of a row's height."""
        y = row.y + (row.height - text.height) / 2
        return self._block(role, Box(x, y, width, text.height), text)

    def _block(self, role: Role, box: Box, text: Typeset | None = None) -> Block:
        return Block(role, box, self.content.band, text)


def _lowered(blocks: list[Block], by: float) -> list[Block]:
    return [replace(b, box=b.box.row(b.box.y + by, b.box.height)) for b in blocks]
