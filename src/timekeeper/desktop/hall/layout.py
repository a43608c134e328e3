"""Where everything stands on the hall's picture: sizes in, blocks with rectangles out."""

from __future__ import annotations

from timekeeper.core.hall_order import Occasion
from timekeeper.desktop.display.blocks import Box
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output
from timekeeper.desktop.hall.scenes.backdrop_scene import BackdropScene, whole_backdrop
from timekeeper.desktop.hall.scenes.clock_scene import ClockScene
from timekeeper.desktop.hall.scenes.item_scene import ItemScene
from timekeeper.desktop.hall.scenes.plain_scene import PlainScene
from timekeeper.desktop.hall.scenes.speech_scene import SpeechScene
from timekeeper.files.typesetting import TextMeasure
from timekeeper.views.hall import (
    Blackout,
    HallContent,
    ItemContent,
    PictureAlone,
    PlainContent,
    SpeechContent,
)


def lay_out(content: HallContent, output: Output, measure: TextMeasure) -> tuple[HallBlock, ...]:
    """Return the blocks of the picture, in the order in which they are painted."""
    match content:
        case Blackout():
            return (HallBlock(HallRole.BLACK, Box(0, 0, output.width, output.height)),)
        case PictureAlone():
            return (whole_backdrop(output, Occasion.WELCOME),)
        case ItemContent() | SpeechContent():
            return _running(content, output, measure)
        case PlainContent() if content.occasion in output.backdrops:
            return BackdropScene(output, measure).blocks(content)
        case PlainContent():
            return PlainScene(output, measure).blocks(content)


def _running(
    content: ItemContent | SpeechContent, output: Output, measure: TextMeasure
) -> tuple[HallBlock, ...]:
    if output.large_clock and content.timer is not None:
        return ClockScene(output, measure).blocks(content, content.timer)
    if isinstance(content, SpeechContent):
        return SpeechScene(output, measure).blocks(content)
    return ItemScene(output, measure).blocks(content)
