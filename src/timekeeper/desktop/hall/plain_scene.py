"""The scene while nothing runs: welcome, between items or sessions, closing."""

from __future__ import annotations

from dataclasses import replace

from timekeeper.desktop.display.boxes import Box
from timekeeper.desktop.display.typesetting import ROUNDING, Fit, Weight
from timekeeper.desktop.hall.blocks import Align, Block, Role
from timekeeper.desktop.hall.scene import Scene
from timekeeper.views.hall import PlainContent

EMBLEM, GAP, MOST_GAP = 13, 2, 4  # in hundredths of the height
NARROW_FIGURES = 14  # in the same, for a seat far away
OPTICAL_MIDDLE = 0.46
_WEIGHTS = {
    Role.LABEL: Weight.SEMIBOLD,
    Role.PRESENTER: Weight.SEMIBOLD,
    Role.QUIET: Weight.REGULAR,
}


class PlainScene(Scene):
    """Sets a few lines in the middle of the picture."""

    def blocks(self, content: PlainContent) -> tuple[Block, ...]:
        """Return the blocks of the whole picture."""
        head, announced = self.frame(content.heading, content.next, self._least(content))
        top = head[-1].box.bottom + 3 * self.out.u
        bottom = (announced[0].box.y if announced else self.out.height) - 3 * self.out.u
        room = bottom - top
        stack = self._with_emblem(content, room) if content.solemn else None
        stack = stack or self._stack(content, room) or self._narrow_stack(content, room)
        return (*head, *self._stacked(stack, top, bottom), *announced)

    def _least(self, content: PlainContent) -> float:
        """Return the height of all that is to be read in a line each, the sentence in two."""
        texts = (content.title_forms[0], content.label, content.subtitle, content.figures)
        lines = [self.line for text in texts if text]
        lines += [
            block.box.height for block in self._centred_line(content, self.out.floor, 2 * self.line)
        ]
        return sum(lines) + len(lines) * GAP * self.out.u + 6 * self.out.u

    def _narrow_stack(self, content: PlainContent, room: float) -> list[Block]:
        """Return the stack for a seat far away, the figures as large as leaves all others whole."""
        high, line = NARROW_FIGURES * self.out.u, self.line
        tries = ((2, high), (1, high), (2, line), (1, line))
        stacks = [
            stack
            for lines, figures in tries
            if (stack := self._stack(content, room, (line, lines * line, figures)))
        ]
        whole = [stack for stack in stacks if not _cut(stack)]
        # The programme's words are cut rather than ours, which say when it goes on.
        told = [stack for stack in stacks if _cut(stack) <= {Role.TITLE}]
        alone = self._centred(content.title_forms, Role.TITLE, 10 * self.out.u, room)
        return next(iter((*whole, *told, *reversed(stacks), alone)))

    def _stack(
        self, content: PlainContent, room: float, most: tuple[float, float, float] | None = None
    ) -> list[Block] | None:
        """Return what stands one under another, each at its size; the title takes what is left.

        ``most`` are the greatest heights of label, sentence and figures. None where the title
        has no line left.
        """
        u, floor, line = self.out.u, self.out.floor, self.line
        words, sentence, digits = most or (2 * line, 2.6 * line, 18 * u)
        label = self._centred((content.label.upper(),), Role.LABEL, floor, words)
        subtitle = self._centred((content.subtitle,), Role.QUIET, 1.1 * floor, words)
        below = self._centred_line(content, self.out.target, sentence)
        figures = self._centred((content.figures,), Role.FIGURES, 15 * u, digits)
        around = [*label, *subtitle, *below, *figures]
        left = room - _height(around) - GAP * u * len(around)
        if left + ROUNDING < (line if content.title_forms[0] else 0.0):
            return None
        largest = 11 * u if not around or around == label else 10 * u
        title = self._centred(content.title_forms, Role.TITLE, largest, left)
        return [*label, *title, *subtitle, *below, *figures]

    def _centred_line(self, content: PlainContent, size: float, room: float) -> list[Block]:
        return self._centred((content.line,), Role.PRESENTER, size, room)

    def _with_emblem(self, content: PlainContent, room: float) -> list[Block] | None:
        """Return the stack below the emblem; None where the words need all the room."""
        high = EMBLEM * self.out.u
        stack = self._stack(content, room - high - GAP * self.out.u)
        if stack is None:
            return None
        title = next((block.text for block in stack if block.role is Role.TITLE), None)
        crowded = title is not None and (title.cut or title.size < self.out.target)
        if crowded or _height(stack) + high > room:
            return None
        wide = min(self.width, 5 * high)
        return [Block(Role.EMBLEM, Box((self.out.width - wide) / 2, 0, wide, high)), *stack]

    def _centred(self, forms: tuple[str, ...], role: Role, size: float, room: float) -> list[Block]:
        """Return the text in the middle of the width; nothing without a text."""
        if not forms[0]:
            return []
        weight = _WEIGHTS.get(role, Weight.BOLD)
        place = Fit(self.width, room, size, self.out.floor, weight)
        text = self.whole(forms[0], place) if role is Role.FIGURES else self.fit(forms, place)
        box = Box(self.left, 0, self.width, text.height)
        return [Block(role, box, text, weight, Align.CENTRE)]

    def _stacked(self, blocks: list[Block], top: float, bottom: float) -> list[Block]:
        """Return the blocks placed, a little above the middle, where the eye looks for it."""
        spare = max(0.0, bottom - top - _height(blocks))
        gap = min(MOST_GAP * self.out.u, spare / (len(blocks) + 1))
        y = top + (spare - gap * (len(blocks) - 1)) * OPTICAL_MIDDLE
        placed = []
        for block in blocks:
            placed.append(replace(block, box=replace(block.box, y=y)))
            y += block.box.height + gap
        return placed


def _cut(blocks: list[Block]) -> set[Role]:
    return {block.role for block in blocks if block.text is not None and block.text.cut}


def _height(blocks: list[Block]) -> float:
    return sum(block.box.height for block in blocks)
