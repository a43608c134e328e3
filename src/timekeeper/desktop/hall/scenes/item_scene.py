"""The scene of a running item: title, presenting body, time, and what comes next."""

from __future__ import annotations

from timekeeper.desktop.display.blocks import Align, Box
from timekeeper.desktop.hall.blocks import HallBlock, HallRole
from timekeeper.desktop.hall.scenes.scene import Scene
from timekeeper.files.typesetting import Typeset, Weight
from timekeeper.views.hall import ItemContent

PRESENTER = 8  # where there is no time, in hundredths of the height


class ItemScene(Scene):
    """Sets an item; its time gives room to a long title."""

    def blocks(self, content: ItemContent) -> tuple[HallBlock, ...]:
        """Return the blocks of the whole picture."""
        u = self.u
        lines, gaps = (3, 5.2) if content.presenter else (2, 4.2)  # label and title in one each
        least = lines * self.line + gaps * u + self.timer_heights(content.timer)[-1]
        head, announced = self.frame(content.heading, content.next, least)
        top, bottom = head[-1].box.bottom + 2 * u, self.above(announced)
        place = Box(self.left, top, self.width, self.line)
        words = self.fit(
            (content.label.upper(),), place.width, place.height, weight=Weight.SEMIBOLD
        )
        label = HallBlock(HallRole.LABEL, place, words, Weight.SEMIBOLD)
        beside = self._place(content.place_forms, place, self.widest(words, Weight.SEMIBOLD))
        timer = self._timer_height(content, top + self.line, bottom)
        room = place.row(place.bottom + 0.5 * u, bottom - timer - place.bottom - 2.2 * u)
        blocks = [
            *head,
            label,
            *beside,
            *self._title(
                content.title_forms, content.presenter, room, larger=content.timer is None
            ),
        ]
        if content.timer is not None:
            blocks += self.timer(content.timer, bottom, timer)
        return (*blocks, *announced)

    def _place(self, forms: tuple[str, ...], row: Box, taken: float) -> list[HallBlock]:
        """Return where the item stands, at the right of its label where there is room for it."""
        x = row.x + taken + 4 * self.u
        for form in forms:
            words = self.fit_whole(form, row.right - x, row.height)
            if words.lines:
                return [
                    HallBlock(
                        HallRole.QUIET,
                        Box(x, row.y, row.right - x, row.height),
                        words,
                        align=Align.RIGHT,
                    )
                ]
        return []

    def _timer_height(self, content: ItemContent, top: float, bottom: float) -> float:
        """Return the timer's share: large, but smaller where a long title needs the room."""
        heights = self.timer_heights(content.timer)
        for form in content.title_forms:
            for wanted in (self.out.target, self.floor):
                for height in heights:
                    room = Box(self.left, 0, self.width, bottom - height - top - 2.2 * self.u)
                    title = self._title((form,), content.presenter, room)[0].text
                    if title is not None and not title.cut and title.size >= wanted:
                        return height
        return heights[-1]

    def _title(
        self, forms: tuple[str, ...], presenter: str, room: Box, *, larger: bool = False
    ) -> list[HallBlock]:
        u = self.u
        title, below = self._both(forms, presenter, room, self.out.target)
        if larger:
            # Without a time the picture is whose item it is; the title gives up little for that.
            size = min(PRESENTER * u, PRESENTER / 10 * title.size)
            beside, grown = self._both(forms, presenter, room, size)
            if beside.cut == title.cut and beside.size >= 0.9 * title.size:
                title, below = beside, grown
        reserved = below.height + u if presenter else 0
        spare = max(0.0, room.height - title.height - reserved)
        place = room.row(room.y + spare * 0.35, title.height)
        blocks = [HallBlock(HallRole.TITLE, place, title, Weight.BOLD)]
        if presenter:
            under = room.row(place.bottom + u, below.height)
            blocks.append(HallBlock(HallRole.PRESENTER, under, below, Weight.SEMIBOLD))
        return blocks

    def _both(
        self, forms: tuple[str, ...], presenter: str, room: Box, size: float
    ) -> tuple[Typeset, Typeset]:
        """Return the title and its presenter, who is set in letters up to this size."""
        u, wide = self.u, room.width
        lines = max(2.2 * self.line, 1.3 * size)
        most = max(self.line, min(lines, room.height - self.line - u))
        below = self.fit((presenter,), wide, most, size, Weight.SEMIBOLD)
        reserved = below.height + u if presenter else 0
        return self.fit(forms, wide, room.height - reserved, 10 * u, Weight.BOLD), below
