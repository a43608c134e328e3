"""The scene of the large clock: the time fills the picture, title and presenting body above it."""

from __future__ import annotations

from timekeeper.desktop.display.blocks import Align, Box
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, cut_roles
from timekeeper.desktop.hall.scenes.scene import Scene
from timekeeper.files.typesetting import Weight
from timekeeper.views.hall import ItemContent, SpeechContent, Timer

LARGE = 35  # how high the figures are to be, in hundredths of the picture's height
FIGURE_HEIGHT = 0.74  # of the font size, measured on the typeface's lowest digit
NARROWEST = 0.54  # of their own width: where the picture is narrow, height has the first right
# On narrow pictures width is what bounds them: free beside the field and within, in the same.
EDGE, PAD = 1.5, 1.2
# Lines of the title and of the announcement, from roomy to narrow: the time has the first right.
ARRANGEMENTS = ((2, 2), (1, 2), (2, 0), (1, 0))


class ClockScene(Scene):
    """Sets what has a time of its own; where letters are large, the announcement gives way."""

    def blocks(self, content: ItemContent | SpeechContent, timer: Timer) -> tuple[HallBlock, ...]:
        """Return the blocks of the whole picture."""
        arranged = [self._arranged(content, timer, *lines) for lines in ARRANGEMENTS]
        wanted = min(self._large, max(map(_size_of_figures, arranged)))
        large = [blocks for blocks in arranged if _size_of_figures(blocks) >= wanted]
        # What comes next gives way to the title of what runs.
        return min(large, key=lambda blocks: HallRole.TITLE in cut_roles(blocks))

    @property
    def _large(self) -> float:
        return LARGE * self.u / FIGURE_HEIGHT

    def _arranged(
        self, content: ItemContent | SpeechContent, timer: Timer, lines: int, next_lines: int
    ) -> tuple[HallBlock, ...]:
        u = self.u
        announced = (
            self.announcement(content.next, next_lines) if content.next and next_lines else []
        )
        head = self._head(content, lines)
        top = max(block.box.bottom for block in head) + u
        bottom = self.above(announced) if announced else self.out.height - u
        field = Box(EDGE * u, top, self.out.width - 2 * EDGE * u, bottom - top - u)
        return (*head, *self._field(timer, field), *announced)

    def _head(self, content: ItemContent | SpeechContent, lines: int) -> list[HallBlock]:
        """Return title and presenter at the left, and the hour at the right."""
        u, below = self.u, content.presenter if isinstance(content, ItemContent) else content.body
        now = self.fit_whole(content.heading.clock, self.width / 3, self.line, weight=Weight.BOLD)
        column = self.widest(now, Weight.BOLD) + u
        hour = Box(self.left + self.width - column, 2 * u, column, now.height)
        wide = self.width - column - 2 * u
        title = self.fit(content.title_forms, wide, lines * self.line, 10 * u, Weight.BOLD)
        place = Box(self.left, 2 * u, wide, title.height)
        blocks = [
            HallBlock(HallRole.TITLE, place, title, Weight.BOLD),
            HallBlock(HallRole.CLOCK, hour, now, Weight.BOLD, Align.RIGHT),
        ]
        if below:
            under = self.fit((below,), wide, self.line, weight=Weight.SEMIBOLD)
            row = place.row(place.bottom, under.height)
            blocks.append(HallBlock(HallRole.PRESENTER, row, under, Weight.SEMIBOLD))
        return blocks

    def _field(self, timer: Timer, field: Box) -> list[HallBlock]:
        """Return the time's field: the figures in its middle, caption and bar below them."""
        pad = PAD * self.u
        inner = Box(field.x + pad, field.y, field.width - 2 * pad, field.height)
        # In line with what stands above and below the field.
        below = Box(self.left, field.bottom - self.u - self.line, self.width, self.line)
        room = max(self.line, below.y - field.y)
        figures = self.fit_whole(timer.figures, inner.width, room, room, Weight.BOLD)
        if figures.size < self._large:
            most = inner.width / NARROWEST
            figures = self.fit_whole(timer.figures, most, room, self._large, Weight.BOLD)
        own = self.widest(figures, Weight.BOLD) + self.u
        wide = min(own, inner.width)
        place = Box(
            inner.x + (inner.width - wide) / 2,
            field.y + (room - figures.height) / 2,
            wide,
            figures.height,
        )
        return [
            HallBlock(HallRole.TIMER_BAND, field, status=timer.status),
            HallBlock(
                HallRole.FIGURES,
                place,
                figures,
                Weight.BOLD,
                narrowed=wide / own,
                status=timer.status,
            ),
            *self.caption_and_bar(timer, below),
        ]


def _size_of_figures(blocks: tuple[HallBlock, ...]) -> float:
    return next(b.text.size for b in blocks if b.role is HallRole.FIGURES and b.text is not None)
