"""Where everything stands on the rostrum's display: a size in, blocks with their boxes out."""

from __future__ import annotations

from enum import Enum

from msgspec.structs import replace

from timekeeper.desktop.display.blocks import Block, Box
from timekeeper.files.typesetting import TextMeasure, Typeset, Typesetter, Weight
from timekeeper.views.rostrum import Band, RostrumContent

INK = 0.8  # height of a figure and a hair around it, of the font size
REFERENCE = 100.0  # the size at which the figures are measured


class RostrumRole(Enum):
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
    LINE = "line"


class RostrumBlock(Block, frozen=True):
    """One thing to paint on the rostrum's display."""

    role: RostrumRole
    weight: Weight = Weight.BOLD
    band: Band = Band.IDLE


class RostrumScene(Typesetter):
    """From top to bottom: the message, the field of the time, the title with its presenter.

    ``u`` is a hundredth of the height, less of it on a narrow display.
    """

    def __init__(
        self, content: RostrumContent, width: int, height: int, measure: TextMeasure
    ) -> None:
        self.u = min(height, width * 3 / 4) / 100
        super().__init__(measure, 4 * self.u)
        self.content = content
        self.whole = Box(0, 0, width, height)
        self.pad = 2.4 * self.u
        self.area = self.whole.inset(self.pad / 2)
        self.column = self.area.inset(self.pad)
        self.row_height = (11 if content.message else 13) * self.u

    def blocks(self) -> tuple[RostrumBlock, ...]:
        """Return the blocks of the display, from back to front."""
        message = self._message() if self.content.message else []
        top = message[0].box.bottom + self.pad / 2 if message else self.area.y
        row = self.area.row(top, self.row_height)
        if not self.content.figures:
            room = self.column.row(row.bottom + self.u, self.column.bottom - row.bottom - self.u)
            line = self._line(room)
            if line:
                room = self.column.row(room.y, line[0].box.y - self.pad - room.y)
            titles = self._titles(room, 9 * self.u)
            spare = room.bottom - titles[-1].box.bottom
            return (*message, *self._row(row), *_lowered(titles, spare / 3), *line)
        high = (14 if self.content.message else 21) * self.u + self._item_height()
        foot = self._titles(self.column.row(self.area.bottom - high, high), 5.4 * self.u)
        foot = _lowered(foot, self.area.bottom - foot[-1].box.bottom)
        field = self.area.row(top, foot[0].box.y - 1.5 * self.u - top)
        return (*message, *self._field(field), *self._row(row), *foot)

    def _line(self, room: Box) -> list[RostrumBlock]:
        """Return the words that introduce the next item, at the foot of less than half the room."""
        said = ": ".join(filter(None, (self.content.introduced_by, self.content.line)))
        if not self.content.line:
            return []
        text = self.fit((said,), room.width, 0.4 * room.height, 5 * self.u, Weight.SEMIBOLD)
        place = self.column.row(room.bottom - text.height, text.height)
        return [self._block(RostrumRole.LINE, place, text, Weight.SEMIBOLD)] if text.lines else []

    def _message(self) -> list[RostrumBlock]:
        """Return the operator's message over the whole width; its first block is the panel."""
        text = self._bold((self.content.message,), self.column.width, 26 * self.u, 10 * self.u)
        panel = self.area.row(self.area.y, text.height + 2 * self.u)
        place = self.column.row(panel.y + self.u, text.height)
        return [
            self._block(RostrumRole.PANEL, panel),
            self._block(RostrumRole.MESSAGE, place, text),
        ]

    def _row(self, row: Box) -> list[RostrumBlock]:
        """Return the row of sign, caption and clock."""
        clock = self._bold((self.content.clock,), row.width / 3, row.height, 0.62 * row.height)
        wide = self.measure.width(self.content.clock, clock.size, Weight.BOLD) + 1
        left, right = self.column.x, self.column.right - wide
        blocks = [self._in_row(RostrumRole.CLOCK, row, right, wide, clock)]
        right -= self.pad
        if self.content.figures:
            side = 0.56 * row.height
            sign = Box(left, row.y + (row.height - side) / 2, side, side)
            blocks.append(self._block(RostrumRole.SIGN, sign))
            left = sign.right + self.pad
        if self.content.caption:
            caption = (self.content.caption.upper(),)
            words = self._bold(caption, right - left, row.height, 0.58 * row.height)
            blocks.append(self._in_row(RostrumRole.CAPTION, row, left, right - left, words))
        return blocks

    def _field(self, field: Box) -> list[RostrumBlock]:
        """Return the field, the well in it with the figures, and the bar below them."""
        over = self.content.band is Band.OVERRUN
        share = None if over else self.content.share
        bar = self.column.row(field.bottom - self.pad - 1.8 * self.u, 1.8 * self.u)
        top = field.y + self.row_height
        bottom = field.bottom - self.pad if share is None else bar.y - self.u
        well = self.column.row(top, bottom - top)
        if over:  # the band fills the display from edge to edge
            above = field.y if self.content.message else 0.0
            field = self.whole.row(above, field.bottom - above)
        blocks = [
            self._block(RostrumRole.FIELD, field),
            self._block(RostrumRole.WELL, well),
            self._figures(well.inset(self.u)),
        ]
        if share is not None:
            seen = round(bar.width * share) / bar.width  # in whole pixels: no other is painted
            blocks.append(RostrumBlock(RostrumRole.BAR, bar, share=seen, band=self.content.band))
        return blocks

    def _figures(self, room: Box) -> RostrumBlock:
        """Return the figures as large as the room allows, in its middle."""
        text = self.content.figures
        across = self.measure.width(text, REFERENCE, Weight.BOLD) / REFERENCE
        size = max(1, int(min(0.99 * room.width / across, room.height / INK)))
        wide, high = across * size, INK * size
        x, y = room.x + (room.width - wide) / 2, room.y + (room.height - high) / 2
        place = Box(x, y, wide, high)
        return self._block(RostrumRole.FIGURES, place, Typeset((text,), size, high))

    def _titles(self, room: Box, largest: float) -> list[RostrumBlock]:
        """Return title, presenter and item from the top of the room down; the title comes first."""
        presenter, wide, weight = self.content.presenter, self.column.width, Weight.SEMIBOLD
        size = max(self.floor, 0.75 * largest)
        line = 1.1 * self.measure.line_height(size, weight) if presenter else 0.0
        item = self._item_height()
        title = self._bold(self.content.title_forms, wide, room.height - line - item, largest)
        box = self.column.row(room.y, title.height)
        blocks = [self._block(RostrumRole.TITLE, box, title)]
        if presenter:
            text = self.fit((presenter,), wide, line, size, weight)
            below = self.column.row(box.bottom + line - text.height, text.height)
            blocks.append(self._block(RostrumRole.PRESENTER, below, text, weight))
        return [*blocks, *self._item(blocks[-1].box.bottom, item)] if item else blocks

    def _item(self, top: float, height: float) -> list[RostrumBlock]:
        """Return the item's time, apart from its words so that the figures stand still."""
        figures = self.content.item_figures
        time = self._bold((figures,), self.column.width / 3, height)
        wide = self.measure.width(figures, time.size, Weight.BOLD) + 1
        left = self.column.x + wide + self.u
        text = self._bold((self.content.item_words,), self.column.right - left, height)
        y = top + height - text.height
        beside = Box(left, y, self.column.right - left, text.height)
        return [
            self._block(RostrumRole.ITEM, beside, text),
            self._block(RostrumRole.ITEM, Box(self.column.x, y, wide, time.height), time),
        ]

    def _item_height(self) -> float:
        """Return the height of one line at the floor, nothing where the item is not spoken of."""
        line = 1.2 * self.measure.line_height(self.floor, Weight.BOLD)
        return line if self.content.item_figures else 0.0

    def _bold(
        self, forms: tuple[str, ...], width: float, height: float, largest: float = 0.0
    ) -> Typeset:
        return self.fit(forms, width, height, largest, Weight.BOLD)

    def _in_row(
        self, role: RostrumRole, row: Box, x: float, width: float, text: Typeset
    ) -> RostrumBlock:
        """Return text in the middle of a row's height."""
        y = row.y + (row.height - text.height) / 2
        return self._block(role, Box(x, y, width, text.height), text)

    def _block(
        self,
        role: RostrumRole,
        box: Box,
        text: Typeset | None = None,
        weight: Weight = Weight.BOLD,
    ) -> RostrumBlock:
        return RostrumBlock(role, box, text, weight, band=self.content.band)


def _lowered(blocks: list[RostrumBlock], by: float) -> list[RostrumBlock]:
    return [replace(b, box=b.box.row(b.box.y + by, b.box.height)) for b in blocks]
