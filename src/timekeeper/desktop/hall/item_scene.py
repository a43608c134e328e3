"""The scene of a running item: title, presenting body, time, and what comes next."""

from __future__ import annotations

from timekeeper.desktop.display.boxes import Box
from timekeeper.desktop.display.typesetting import Fit, Weight
from timekeeper.desktop.hall.blocks import Block, Role
from timekeeper.desktop.hall.scene import BELOW_TIMER, Scene
from timekeeper.views.hall import ItemContent, Timer

SHORTEST_BAR = 3  # of its height, below which it tells nothing


class ItemScene(Scene):
    """Sets an item; its time gives room to a long title."""

    def blocks(self, content: ItemContent) -> tuple[Block, ...]:
        """Return the blocks of the whole picture."""
        head, announced = self.frame(content.heading, content.next, self._least(content))
        top = head[-1].box.bottom + 2 * self.out.u
        bottom = announced[0].box.y if announced else self.out.height - 4 * self.out.u
        label = self.line_in(
            content.label.upper(), Role.LABEL, Box(self.left, top, self.width, self.line)
        )
        timer = self._timer_height(content, top + self.line, bottom)
        title_room = Box(
            self.left,
            label.box.bottom + 0.5 * self.out.u,
            self.width,
            bottom - timer - label.box.bottom - 2.2 * self.out.u,
        )
        blocks = [*head, label, *self._title(content.title_forms, content.presenter, title_room)]
        if content.timer is not None:
            below = BELOW_TIMER * self.out.u
            box = Box(self.left, bottom - timer, self.width, timer - below)
            blocks += self.timer(content.timer, box)
        return (*blocks, *announced)

    def _least(self, content: ItemContent) -> float:
        """Return the height of label, title and presenter in a line each, and of the time."""
        lines, gaps = (3, 5.2) if content.presenter else (2, 4.2)
        timer = self.timer_heights()[-1] if content.timer else 0.0
        return lines * self.line + gaps * self.out.u + timer

    def _timer_height(self, content: ItemContent, top: float, bottom: float) -> float:
        """Return the timer's share: large, but smaller where a long title needs the room."""
        if content.timer is None:
            return 0.0
        heights = self.timer_heights()
        for form in content.title_forms:
            for wanted in (self.out.target, self.out.floor):
                for height in heights:
                    room = Box(self.left, 0, self.width, bottom - height - top - 2.2 * self.out.u)
                    title = self._title((form,), content.presenter, room)[0].text
                    if title is not None and not title.cut and title.size >= wanted:
                        return height
        return heights[-1]

    def _title(self, forms: tuple[str, ...], presenter: str, room: Box) -> list[Block]:
        out = self.out
        most = max(self.line, min(2.2 * self.line, room.height - self.line - out.u))
        below = self.fit(
            (presenter,), Fit(room.width, most, out.target, out.floor, Weight.SEMIBOLD)
        )
        reserved = below.height + out.u if presenter else 0
        title = self.fit(
            forms, Fit(room.width, room.height - reserved, 10 * out.u, out.floor, Weight.BOLD)
        )
        spare = max(0.0, room.height - title.height - reserved)
        y = room.y + spare * 0.35
        blocks = [Block(Role.TITLE, Box(room.x, y, room.width, title.height), title, Weight.BOLD)]
        if presenter:
            box = Box(room.x, y + title.height + out.u, room.width, below.height)
            blocks.append(Block(Role.PRESENTER, box, below, Weight.SEMIBOLD))
        return blocks

    def timer(self, timer: Timer, box: Box) -> list[Block]:
        """Return the time's field with its figures, caption and bar."""
        u, out = self.out.u, self.out
        pad = 3 * u
        figures = self.whole(
            timer.figures,
            Fit(box.width * 0.55, box.height, 0.95 * box.height / 1.25, out.floor, Weight.BOLD),
        )
        wide = self.widest(figures, Weight.BOLD)
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
        u, floor, status = self.out.u, self.out.floor, timer.status
        bar = 2.4 * u if timer.progress is not None else 0.0
        high = room.height >= 1.4 * self.line + u + bar
        largest = 1.4 * floor if high else floor
        caption = self.fit(
            (timer.caption.upper(),), Fit(room.width, 1.5 * self.line, largest, floor, Weight.BOLD)
        )
        wide = self.widest(caption, Weight.BOLD)
        stack = caption.height + (u + bar if bar and high else 0)
        top = room.y + (room.height - stack) / 2
        words = Box(room.x, top, room.width if high else wide + u, caption.height)
        blocks = [Block(Role.CAPTION, words, caption, Weight.BOLD, status=status)]
        if timer.progress is not None:
            x = room.x if high else room.x + wide + 3 * u
            y = words.bottom + u if high else room.y + (room.height - bar) / 2
            if x + SHORTEST_BAR * bar <= room.right:
                place = Box(x, y, room.right - x, bar)
                blocks.append(Block(Role.PROGRESS, place, status=status, share=timer.progress))
        return blocks
