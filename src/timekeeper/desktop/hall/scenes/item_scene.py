"""The scene of a running item: title, presenting body, time, and what comes next."""

from __future__ import annotations

from timekeeper.desktop.display.blocks import Align, Box
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, cut_roles
from timekeeper.desktop.hall.scenes.scene import FRAMES, ROOMY_FRAME, Scene
from timekeeper.files.typesetting import Typeset, Weight
from timekeeper.views.hall import ItemContent

PRESENTER = 8  # where there is no time, in hundredths of the height
WELL = 1.2  # of the size that is wanted: what runs stays larger than what comes next
LARGE_FIGURES = 11  # of the time, in the same: the last row reads them at a glance


class ItemScene(Scene):
    """Sets an item; its time gives room to a long title."""

    def blocks(self, content: ItemContent) -> tuple[HallBlock, ...]:
        """Return the blocks of the whole picture.

        A long title of what comes next is set larger where what runs can be read as well as before.
        """
        blocks = self._blocks(content, FRAMES)
        small = _size(blocks, HallRole.NEXT_TITLE)
        if not small or small >= self.out.target:
            return blocks
        roomy = self._blocks(content, (ROOMY_FRAME, *FRAMES), WELL * self.out.target)
        larger = small < _size(roomy, HallRole.NEXT_TITLE) <= _size(roomy, HallRole.TITLE)
        return roomy if larger and self._reads_as_well(roomy, blocks) else blocks

    def _reads_as_well(self, after: tuple[HallBlock, ...], before: tuple[HallBlock, ...]) -> bool:
        """Return whether what runs keeps a size that the last row reads well, and its words."""
        for role, enough in (
            (HallRole.TITLE, WELL * self.out.target),
            (HallRole.PRESENTER, self.out.target),
            (HallRole.FIGURES, LARGE_FIGURES * self.u),
        ):
            if _size(after, role) < min(enough, _size(before, role)):
                return False
        return cut_roles(after) <= cut_roles(before)

    def _blocks(
        self, content: ItemContent, frames: tuple[tuple[int, int], ...], well: float = 0.0
    ) -> tuple[HallBlock, ...]:
        u = self.u
        lines, gaps = (3, 5.2) if content.presenter else (2, 4.2)  # label and title in one each
        least = lines * self.line + gaps * u + self.timer_heights(content.timer)[-1]
        head, announced = self.frame(content.heading, content.next, least, frames)
        top, bottom = head[-1].box.bottom + 2 * u, self.above(announced)
        place = Box(self.left, top, self.width, self.line)
        words = self.fit(
            (content.label.upper(),), place.width, place.height, weight=Weight.SEMIBOLD
        )
        label = HallBlock(HallRole.LABEL, place, words, Weight.SEMIBOLD)
        beside = self._place(content.place_forms, place, self.widest(words, Weight.SEMIBOLD))
        timer = self._timer_height(content, top + self.line, bottom, well)
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

    def _timer_height(self, content: ItemContent, top: float, bottom: float, well: float) -> float:
        """Return the timer's share: large, but smaller where a long title needs the room.

        The title is set in letters of the size ``well`` where that can be.
        """
        heights = self.timer_heights(content.timer)
        for form in content.title_forms:
            for wanted in (max(well, self.out.target), self.out.target, self.floor):
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


def _size(blocks: tuple[HallBlock, ...], role: HallRole) -> float:
    """Return the size of the letters of a role, 0 where nothing is said in it."""
    found = (block.text for block in blocks if block.role is role)
    return min((text.size for text in found if text is not None and text.lines), default=0.0)
