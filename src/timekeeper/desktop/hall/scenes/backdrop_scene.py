"""The scene of the office's own backdrop picture (ma-két): the picture, and a band below it."""

from __future__ import annotations

from timekeeper.core.hall_order import Occasion
from timekeeper.desktop.display.blocks import Box
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output
from timekeeper.desktop.hall.scenes.scene import Scene
from timekeeper.views.hall import Announcement, PlainContent

BAND_LINES = 2


class BackdropScene(Scene):
    """Sets hour, sentence and countdown into a band of their own, so that no word lies on it."""

    def blocks(self, content: PlainContent) -> tuple[HallBlock, ...]:
        """Return the blocks of the whole picture."""
        if not self.out.words_below:
            return (whole_backdrop(self.out, content.occasion),)
        following = content.next
        below = Announcement(
            label=content.label,
            time=content.heading.clock,
            title_forms=(content.line,) if content.line else content.title_forms,
            presenter=content.figures or (following.title_forms[-1] if following else ""),
        )
        band = self.announcement(below, BAND_LINES)
        room = Box(0, 0, self.out.width, band[0].box.y)
        return (HallBlock(HallRole.BACKDROP, room, occasion=content.occasion), *band)


def whole_backdrop(output: Output, occasion: Occasion | None) -> HallBlock:
    """Return the picture of an occasion over the whole output."""
    room = Box(0, 0, output.width, output.height)
    return HallBlock(HallRole.BACKDROP, room, occasion=occasion)
