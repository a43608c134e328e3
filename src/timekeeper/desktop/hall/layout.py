"""Where everything stands on the hall's picture: sizes in, blocks with rectangles out."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from timekeeper.core.hall_order import Occasion
from timekeeper.desktop.display.blocks import Box
from timekeeper.desktop.display.fonts import still
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


def lay_out_again(
    content: HallContent, output: Output, measure: TextMeasure
) -> tuple[HallBlock, ...]:
    """Return the same blocks sooner where only the time of the running item goes on.

    All digits are equally wide, so that they stand where those of the second before stood.
    """
    timer = content.timer if isinstance(content, ItemContent) else None
    if timer is None:
        return lay_out(content, output, measure)
    figures, full = still(timer.figures), timer.progress is not None
    standing = replace(timer, figures=figures, progress=1.0 if full else None)
    blocks = list(_kept(replace(content, timer=standing), output, measure))
    for n, block in enumerate(blocks):
        if block.role is HallRole.FIGURES and block.text and block.text.lines == (figures,):
            blocks[n] = replace(block, text=replace(block.text, lines=(timer.figures,)))
        elif block.role is HallRole.PROGRESS:
            blocks[n] = replace(block, share=timer.progress)
    return tuple(blocks)


_kept = lru_cache(maxsize=8)(lay_out)


def _running(
    content: ItemContent | SpeechContent, output: Output, measure: TextMeasure
) -> tuple[HallBlock, ...]:
    if output.large_clock and content.timer is not None:
        return ClockScene(output, measure).blocks(content, content.timer)
    if isinstance(content, SpeechContent):
        return SpeechScene(output, measure).blocks(content)
    return ItemScene(output, measure).blocks(content)
