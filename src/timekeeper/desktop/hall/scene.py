"""What all scenes of the hall share: the head, the announcement of what comes next, fitting."""

from __future__ import annotations

from timekeeper.desktop.boxes import Box
from timekeeper.desktop.hall.blocks import Align, Block, Output, Role
from timekeeper.desktop.hall.content import Announcement, Heading
from timekeeper.desktop.typesetting import Fit, Measure, Typeset, Weight, fit_text


class Scene:
    """Sets the blocks of a picture for one output. ``u`` is a hundredth of its height."""

    def __init__(self, output: Output, measure: Measure) -> None:
        self.out = output
        self.measure = measure
        self.left = output.margin
        self.width = output.width - 2 * output.margin
        self.line = measure.line_height(output.floor, Weight.SEMIBOLD)

    def heading(self, heading: Heading) -> list[Block]:
        """Return the head of the picture; its last block is the rule below it."""
        u, out = self.out.u, self.out
        right = self.fit(
            (heading.clock,), Fit(self.width / 3, 10 * u, 6.6 * u, out.floor, Weight.BOLD)
        )
        day = self.fit((heading.date,), Fit(self.width / 3, 10 * u, out.floor, out.floor))
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
        kind = self.fit((heading.kind,), Fit(wide, self.line, out.floor, out.floor))
        event = self.fit(
            (heading.event,),
            Fit(wide, height - (kind.height if heading.kind else 0), 6 * u, out.floor, Weight.BOLD),
        )
        blocks = [
            Block(Role.EVENT, Box(self.left, top, wide, event.height), event, Weight.BOLD),
            Block(Role.CLOCK, Box(x, top, column, right.height), right, Weight.BOLD, Align.RIGHT),
            Block(
                Role.QUIET, Box(x, top + right.height, column, day.height), day, align=Align.RIGHT
            ),
        ]
        if heading.kind:
            box = Box(self.left, top + event.height, wide, kind.height)
            blocks.append(Block(Role.QUIET, box, kind))
        rule = Box(self.left, top + height + 1.2 * u, self.width, max(2.0, 0.35 * u))
        return [*blocks, Block(Role.RULE, rule)]

    def announcement(self, next_item: Announcement) -> list[Block]:
        """Return the band at the foot of the picture; its first block is the band itself."""
        u, out = self.out.u, self.out
        height = 3 * self.line + 3 * u
        top = out.height - height
        time = self.fit(
            (next_item.time,),
            Fit(self.width / 3, 2 * self.line, 8 * u, out.floor, Weight.BOLD),
        )
        label = self.fit(
            (next_item.label.upper(),),
            Fit(self.width / 3, self.line, out.floor, out.floor, Weight.SEMIBOLD),
        )
        column = (
            max(
                self.widest(label, Weight.SEMIBOLD),
                self.widest(time, Weight.BOLD),
            )
            + 4 * u
        )
        wide = self.width - column
        presenter_room = self.line if next_item.presenter else 0
        title = self.fit(
            next_item.title_forms,
            Fit(wide, 3 * self.line - presenter_room, 1.25 * out.floor, out.floor, Weight.SEMIBOLD),
        )
        x, y = self.left + column, top + 1.2 * u
        blocks = [
            Block(Role.NEXT_BAND, Box(0, top, out.width, height)),
            Block(Role.LABEL, Box(self.left, y, column, label.height), label, Weight.SEMIBOLD),
            Block(
                Role.CLOCK,
                Box(self.left, y + label.height, column, time.height),
                time,
                Weight.BOLD,
            ),
            Block(Role.NEXT_TITLE, Box(x, y, wide, title.height), title, Weight.SEMIBOLD),
        ]
        if next_item.presenter:
            box = Box(x, y + title.height, wide, self.line)
            blocks.append(self.line_in(next_item.presenter, Role.PRESENTER, box))
        return blocks

    def line_in(self, text: str, role: Role, box: Box) -> Block:
        """Return one line of text at the floor, cut where it does not fit."""
        fitted = self.fit(
            (text,), Fit(box.width, box.height, self.out.floor, self.out.floor, Weight.SEMIBOLD)
        )
        return Block(role, box, fitted, Weight.SEMIBOLD)

    def widest(self, text: Typeset, weight: Weight) -> float:
        """Return how far the longest line of a text reaches."""
        widths = (self.measure.width(line, text.size, weight) for line in text.lines)
        return max(widths, default=0.0)

    def fit(self, forms: tuple[str, ...], room: Fit) -> Typeset:
        """Return the text as it fits into the room."""
        return fit_text(forms, room, self.measure)
