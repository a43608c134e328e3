"""The scene while nothing runs: welcome, between items or sessions, closing."""

from __future__ import annotations

from dataclasses import replace

from timekeeper.desktop.boxes import Box
from timekeeper.desktop.hall.blocks import Align, Block, Role
from timekeeper.desktop.hall.content import PlainContent
from timekeeper.desktop.hall.scene import Scene
from timekeeper.desktop.typesetting import Fit, Weight

EMBLEM, GAP, MOST_GAP = 13, 2, 4  # in hundredths of the height
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
        head = self.heading(content.heading)
        top = head[-1].box.bottom + 3 * self.out.u
        announced = self.announcement(content.next) if content.next else []
        bottom = (announced[0].box.y if announced else self.out.height) - 3 * self.out.u
        stack = self._with_emblem(content, bottom - top) if content.solemn else []
        stack = stack or self._stack(content, bottom - top)
        return (*head, *self._stacked(stack, top, bottom), *announced)

    def _stack(self, content: PlainContent, room: float) -> list[Block]:
        """Return what stands one under another, each at its size; the title takes what is left."""
        u, floor, target = self.out.u, self.out.floor, self.out.target
        label = self._centred((content.label.upper(),), Role.LABEL, floor, 2 * self.line)
        subtitle = self._centred((content.subtitle,), Role.QUIET, 1.1 * floor, 2 * self.line)
        line = self._centred((content.line,), Role.PRESENTER, target, 2.6 * self.line)
        figures = self._centred((content.figures,), Role.FIGURES, 15 * u, 18 * u)
        around = [*label, *subtitle, *line, *figures]
        left = room - _height(around) - GAP * u * len(around)
        largest = 11 * u if not around or around == label else 10 * u
        title = self._centred(content.title_forms, Role.TITLE, largest, left)
        return [*label, *title, *subtitle, *line, *figures]

    def _with_emblem(self, content: PlainContent, room: float) -> list[Block]:
        """Return the stack below the emblem; nothing where the words need all the room."""
        high = EMBLEM * self.out.u
        stack = self._stack(content, room - high - GAP * self.out.u)
        title = next((block.text for block in stack if block.role is Role.TITLE), None)
        crowded = title is not None and (title.cut or title.size < self.out.target)
        if crowded or _height(stack) + high > room:
            return []
        wide = min(self.width, 5 * high)
        return [Block(Role.EMBLEM, Box((self.out.width - wide) / 2, 0, wide, high)), *stack]

    def _centred(self, forms: tuple[str, ...], role: Role, size: float, room: float) -> list[Block]:
        """Return the text in the middle of the width; nothing without a text."""
        if not forms[0]:
            return []
        weight = _WEIGHTS.get(role, Weight.BOLD)
        text = self.fit(forms, Fit(self.width, room, size, self.out.floor, weight))
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


def _height(blocks: list[Block]) -> float:
    return sum(block.box.height for block in blocks)
