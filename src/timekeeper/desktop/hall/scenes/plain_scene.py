"""The scene while nothing runs: welcome, between items or sessions, closing."""

from __future__ import annotations

from timekeeper.desktop.display.blocks import Align, Box
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, cut_roles
from timekeeper.desktop.hall.scenes.scene import Scene
from timekeeper.files.typesetting import ROUNDING, Weight
from timekeeper.views.hall import Ahead, PlainContent
from timekeeper.words.language import _

EMBLEM, GAP, MOST_GAP = 13, 2, 4  # in hundredths of the height
LISTED_FIGURES = 12  # above a list of items, in the same
NARROW_FIGURES = 14  # in the same, for a seat far away
OPTICAL_MIDDLE = 0.46  # a little above the middle, where the eye looks for it
_WEIGHTS = {
    HallRole.LABEL: Weight.SEMIBOLD,
    HallRole.PRESENTER: Weight.SEMIBOLD,
    HallRole.QUIET: Weight.REGULAR,
}


class PlainScene(Scene):
    """Sets a few lines in the middle of the picture."""

    def blocks(self, content: PlainContent) -> tuple[HallBlock, ...]:
        """Return the blocks of the whole picture."""
        head, announced = self.frame(content.heading, content.next, self._least(content))
        top = head[-1].box.bottom + 3 * self.u
        listed = self._ahead(content, top)
        announced = listed or announced
        bottom = (announced[0].box.y if announced else self.out.height) - 3 * self.u
        room = bottom - top
        wears_logo = content.solemn and self.out.logo
        stack = self._with_emblem(content, room) if wears_logo else None
        most = self._beside_list if listed else None
        stack = stack or self._stack(content, room, most) or self._narrow_stack(content, room)
        spare = max(0.0, room - _height(stack))
        gap = min(MOST_GAP * self.u, spare / (len(stack) + 1))
        y = top + (spare - gap * (len(stack) - 1)) * OPTICAL_MIDDLE
        return (*head, *self.stacked(stack, y, gap), *announced)

    def _least(self, content: PlainContent) -> float:
        """Return the height of all that is to be read in a line each, the sentence in two."""
        texts = (content.title_forms[0], content.label, content.subtitle, content.figures)
        lines = [self.line for text in texts if text]
        sentence = self._centred((content.line,), HallRole.PRESENTER, self.floor, 2 * self.line)
        lines += [block.box.height for block in sentence]
        return sum(lines) + len(lines) * GAP * self.u + 6 * self.u

    def _ahead(self, content: PlainContent, top: float) -> list[HallBlock]:
        """Return what is left of the session in place of what comes next.

        As many items as leave the words above at their size, and at least two.
        """
        u, line = self.u, self.line
        wanted = len(content.ahead) > 1
        stack = self._stack(content, self.out.height, self._beside_list) if wanted else None
        least = _height(stack) + GAP * u * (len(stack) + 1) if stack else self.out.height
        for count in range(len(content.ahead), 1, -1):
            high = (count + 1) * line + 3 * u
            band = Box(0, self.out.height - high, self.out.width, high)
            if band.y - 3 * u - top >= least:
                return self._list(content.ahead[:count], band)
        return []

    @property
    def _beside_list(self) -> tuple[float, float, float]:
        """Return the greatest heights of label, sentence and figures above such a list."""
        return 2 * self.line, 2.6 * self.line, max(self.line, LISTED_FIGURES * self.u)

    def _list(self, ahead: tuple[Ahead, ...], band: Box) -> list[HallBlock]:
        """Return a band with a line to each item: its hour, and its title beside it."""
        u, line, weight = self.u, self.line, Weight.SEMIBOLD
        row = Box(self.left, band.y + 1.6 * u, self.width, line)
        timed = any(one.time for one in ahead)
        told = _("Programme to come, expected") if timed else _("Programme to come")
        words = self.fit((told.upper(),), row.width, line, 0, weight)
        hours = [self.fit_whole(one.time, row.width / 3, line, 0, Weight.BOLD) for one in ahead]
        column = max(self.widest(hour, Weight.BOLD) for hour in hours) + 2.5 * u if timed else 0
        blocks = [
            HallBlock(HallRole.NEXT_BAND, band),
            HallBlock(HallRole.NEXT_LABEL, row, words, weight),
        ]
        for one, hour in zip(ahead, hours, strict=True):
            row = row.row(row.bottom, line)
            beside = Box(row.x + column, row.y, row.width - column, line)
            title = self.fit(one.title_forms, beside.width, line, 0, weight)
            if timed:
                place = Box(row.x, row.y, column - u, line)
                blocks.append(HallBlock(HallRole.NEXT_TIME, place, hour, Weight.BOLD))
            blocks.append(HallBlock(HallRole.NEXT_TITLE, beside, title, weight))
        return blocks

    def _narrow_stack(self, content: PlainContent, room: float) -> list[HallBlock]:
        """Return the stack for a seat far away, the figures as large as leaves all others whole."""
        high, line = NARROW_FIGURES * self.u, self.line
        tries = ((2, high), (1, high), (2, line), (1, line))
        stacks = [
            stack
            for lines, figures in tries
            if (stack := self._stack(content, room, (line, lines * line, figures)))
        ]
        whole = [stack for stack in stacks if not cut_roles(stack)]
        # The programme's words are cut rather than ours, which say when it goes on.
        told = [stack for stack in stacks if cut_roles(stack) <= {HallRole.TITLE}]
        alone = self._centred(content.title_forms, HallRole.TITLE, 10 * self.u, room)
        return next(iter((*whole, *told, *reversed(stacks), alone)))

    def _stack(
        self, content: PlainContent, room: float, most: tuple[float, float, float] | None = None
    ) -> list[HallBlock] | None:
        """Return what stands one under another, each at its size; the title takes what is left.

        ``most`` are the greatest heights of label, sentence and figures. None where the title
        has no line left.
        """
        u, floor, line = self.u, self.floor, self.line
        words, sentence, digits = most or (2 * line, 2.6 * line, 18 * u)
        label = self._centred((content.label.upper(),), HallRole.LABEL, floor, words)
        subtitle = self._centred((content.subtitle,), HallRole.QUIET, 1.1 * floor, words)
        below = self._centred((content.line,), HallRole.PRESENTER, self.out.target, sentence)
        figures = self._centred((content.figures,), HallRole.FIGURES, 15 * u, digits)
        around = [*label, *subtitle, *below, *figures]
        left = room - _height(around) - GAP * u * len(around)
        if left + ROUNDING < (line if content.title_forms[0] else 0.0):
            return None
        largest = 11 * u if not around or around == label else 10 * u
        title = self._centred(content.title_forms, HallRole.TITLE, largest, left)
        return [*label, *title, *subtitle, *below, *figures]

    def _with_emblem(self, content: PlainContent, room: float) -> list[HallBlock] | None:
        """Return the stack below the emblem; None where the words need all the room."""
        high = EMBLEM * self.u
        stack = self._stack(content, room - high - GAP * self.u)
        if stack is None:
            return None
        title = next((block.text for block in stack if block.role is HallRole.TITLE), None)
        crowded = title is not None and (title.cut or title.size < self.out.target)
        if crowded or _height(stack) + high > room:
            return None
        wide = min(self.width, 5 * high)
        return [HallBlock(HallRole.EMBLEM, Box((self.out.width - wide) / 2, 0, wide, high)), *stack]

    def _centred(
        self, forms: tuple[str, ...], role: HallRole, size: float, room: float
    ) -> list[HallBlock]:
        """Return the text in the middle of the width; nothing without a text."""
        if not forms[0]:
            return []
        weight = _WEIGHTS.get(role, Weight.BOLD)
        if role is HallRole.FIGURES:
            text = self.fit_whole(forms[0], self.width, room, size, weight)
        else:
            text = self.fit(forms, self.width, room, size, weight)
        box = Box(self.left, 0, self.width, text.height)
        return [HallBlock(role, box, text, weight, Align.CENTRE)]


def _height(blocks: list[HallBlock]) -> float:
    return sum(block.box.height for block in blocks)
