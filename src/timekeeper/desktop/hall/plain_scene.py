"""The scene while nothing runs: welcome, between items or sessions, closing."""

from __future__ import annotations

from timekeeper.desktop.boxes import Box
from timekeeper.desktop.hall.blocks import Align, Block, Role
from timekeeper.desktop.hall.content import PlainContent
from timekeeper.desktop.hall.scene import Scene
from timekeeper.desktop.typesetting import Fit, Weight


class PlainScene(Scene):
    """Sets a few lines in the middle of the picture."""

    def blocks(self, content: PlainContent) -> tuple[Block, ...]:
        """Return the blocks of the whole picture."""
        head = self.heading(content.heading)
        top = head[-1].box.bottom + 4 * self.out.u
        announced = self.announcement(content.next) if content.next else []
        bottom = (announced[0].box.y if announced else self.out.height) - 3 * self.out.u
        figures = 17 * self.out.u if content.figures else 0
        rest = bottom - top - figures
        parts = [
            (content.label.upper(), Role.LABEL, self.out.floor, 2 * self.line),
            (content.line, Role.PRESENTER, self.out.target, 2.6 * self.line),
        ]
        small = {role: self._centred((text,), role, size, room) for text, role, size, room in parts}
        used = sum(block.text.height for block in small.values() if block and block.text)
        gaps = 3 * self.out.u * sum(1 for block in small.values() if block)
        title = self._centred(content.title_forms, Role.TITLE, 10 * self.out.u, rest - used - gaps)
        stack = [small[Role.LABEL], title, small[Role.PRESENTER]]
        if content.figures:
            stack.append(self._centred((content.figures,), Role.FIGURES, 14 * self.out.u, figures))
        return (*head, *self._stacked(stack, top, bottom), *announced)

    def _centred(
        self, forms: tuple[str, ...], role: Role, size: float, room: float
    ) -> Block | None:
        if not forms[0]:
            return None
        weight = Weight.SEMIBOLD if role in (Role.LABEL, Role.PRESENTER) else Weight.BOLD
        text = self.fit(forms, Fit(self.width, room, size, self.out.floor, weight))
        return Block(role, Box(self.left, 0, self.width, text.height), text, weight, Align.CENTRE)

    def _stacked(self, stack: list[Block | None], top: float, bottom: float) -> list[Block]:
        blocks = [block for block in stack if block is not None]
        used = sum(block.box.height for block in blocks)
        gap = min(5 * self.out.u, max(0.0, (bottom - top - used) / (len(blocks) + 1)))
        y = top + (bottom - top - used - gap * (len(blocks) - 1)) / 2
        placed = []
        for block in blocks:
            box = Box(block.box.x, y, block.box.width, block.box.height)
            placed.append(Block(block.role, box, block.text, block.weight, block.align))
            y = box.bottom + gap
        return placed
