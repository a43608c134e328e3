"""The strip over another program's slides: one line of what runs, its time, and how it stands.

Its blocks stand in pixels of the whole screen; the first is the strip itself. It is never higher
than a third of the screen.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.courtesy import addressed
from timekeeper.core.programme import Address
from timekeeper.core.timeline import Phase
from timekeeper.desktop.display.blocks import Align, Box
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output, cut_roles
from timekeeper.desktop.hall.scenes.scene import Scene
from timekeeper.files.typesetting import TextMeasure, Weight
from timekeeper.live.settings import StripPlace
from timekeeper.views.hall import (
    Blackout,
    HallContent,
    ItemContent,
    PictureAlone,
    PlainContent,
    SpeechContent,
    Timer,
)
from timekeeper.words.language import _

PAD = 2.4  # above and below the lines, in hundredths of the picture's height
EDGE = 0.6  # between strip and slides, in the same
FIELD, LABEL = 0.46, 0.24  # of the width, at most
CORNER_FIGURES = 1.5  # of the size for what matters
ITEM_LINES, MOST_LINES = 3, 5  # at most, of an item and of a notice
SEPARATOR = " · "


def lay_out_strip(
    content: HallContent, output: Output, measure: TextMeasure, place: StripPlace
) -> tuple[HallBlock, ...]:
    """Return the blocks of the strip, the strip's own first; none where it shows nothing."""
    if isinstance(content, Blackout | PictureAlone):  # at the salute nothing of ours is shown
        return ()
    scene, told = StripScene(output, measure), _told(content)
    if place is StripPlace.CORNER and not told.notice:
        return scene.corner(told.timer or told.clock)
    return scene.strip(told, at_top=place is StripPlace.TOP)


class _Told(Struct, frozen=True):
    """What a strip has room for; a ``notice`` is read to its end, and may take more lines.

    ``below`` are the forms of what stands under the title, from the full to the shortest one.
    """

    label: str
    forms: tuple[str, ...]
    below: tuple[str, ...]
    timer: Timer | None
    clock: Timer
    notice: bool


def _told(content: ItemContent | SpeechContent | PlainContent) -> _Told:
    clock = Timer(content.heading.clock, _("Time of day"), None, Phase.NORMAL)
    timer = content.timer if not isinstance(content, PlainContent) else None
    paused = timer.caption.partition(SEPARATOR)[2] if timer is not None else ""
    if isinstance(content, SpeechContent):
        below = _joined(paused, content.body)
        # A given name stands last: the form of address gives way before it.
        forms = *content.title_forms, addressed(content.title_forms[-1], Address.TITLE)
        return _Told("", forms, below, timer, clock, notice=False)
    if isinstance(content, ItemContent):
        happening = "" if content.label == _("Now") else content.label
        below = _joined(paused or happening, content.presenter)
        return _Told("", content.title_forms, below, timer, clock, notice=False)
    timer = Timer(content.figures, _("Remaining"), None, Phase.NORMAL) if content.figures else None
    notice = content.next is None and not content.solemn
    label, line = content.label if notice else "", content.line
    if content.solemn and not line:
        line = content.label
    return _Told(label, content.title_forms, (line,), timer, clock, notice)


def _joined(first: str, second: str) -> tuple[str, ...]:
    """Return both beside each other, and the first alone for where there is no room."""
    first = first[:1].upper() + first[1:]
    both = SEPARATOR.join(filter(None, (first, second)))
    return (both, first) if first and second else (both,)


class StripScene(Scene):
    """Sets the strip for one output."""

    def strip(self, told: _Told, *, at_top: bool) -> tuple[HallBlock, ...]:
        """Return the strip across the screen, two lines high; a long title has a third one.

        A notice takes what it needs.
        """
        pads, most = 2 * PAD * self.u, self.out.height / 3
        usual = self.measure.line_height(self.out.target, Weight.BOLD) + self.line + pads
        lines = range(3, (MOST_LINES if told.notice else ITEM_LINES) + 1)
        more = (count * self.line + pads for count in lines)
        heights = [min(usual, most), *(height for height in more if usual < height <= most)]
        # In its time's widest form: the slides below jump at none that it takes meanwhile.
        captions = _("Nearly over"), _("Paused"), _("Remaining"), _("Time is up")
        widest = told.timer and Timer("+00:00", max(captions, key=len), None, Phase.OVERRUN)
        strictest = replace(told, timer=widest)
        for height in heights:
            top = 0.0 if at_top else self.out.height - height
            band = Box(0, top, self.out.width, height)
            if HallRole.TITLE not in cut_roles(self._lines(strictest, band)):
                break
        blocks = self._lines(told, band)
        edge = max(2.0, EDGE * self.u)
        line = band.row(band.bottom - edge if at_top else band.y, edge)
        timer = told.timer
        if timer is None or timer.progress is None or timer.status is Phase.OVERRUN:
            status = timer.status if timer is not None else Phase.NORMAL
            above = HallBlock(HallRole.RULE, line, status=status)
        else:
            share = timer.progress
            above = HallBlock(HallRole.PROGRESS, line, status=timer.status, share=share)
        own = HallBlock(HallRole.STRIP, band)
        return (own, above, *blocks)

    def corner(self, timer: Timer) -> tuple[HallBlock, ...]:
        """Return a clock in the upper right corner."""
        size = CORNER_FIGURES * self.out.target
        high = self.measure.line_height(size, Weight.BOLD) + self.line
        most = self.out.height / 3 - 2 * PAD * self.u
        edge = 0.7 * self.u
        room = Box(0, 1.6 * self.u + edge, self.out.width - edge, min(high, most))
        captions = timer.caption, timer.caption.rpartition(SEPARATOR)[2]
        field = self._field(timer, captions, room, size)
        if not field:
            return ()
        box = field[0].box
        own = Box(box.x - edge, 0, self.out.width - box.x + edge, box.bottom + edge)
        return (HallBlock(HallRole.STRIP, own), *field)

    def _lines(self, told: _Told, band: Box) -> list[HallBlock]:
        u, pad = self.u, PAD * self.u
        room = Box(self.left, band.y + pad, self.width, band.height - 2 * pad)
        left, right, blocks = room.x, room.right, []
        if told.timer is not None:
            captions = (told.timer.caption.partition(SEPARATOR)[0],)
            blocks = self._field(told.timer, captions, room, 1.4 * self.out.target)
            right = blocks[0].box.x - 3 * u if blocks else right
        weight = Weight.SEMIBOLD
        named, most = told.label.upper(), LABEL * room.width
        first, _between, more = told.label.partition(SEPARATOR)
        label = self.fit((named.replace(SEPARATOR, "\n"),), most, room.height, weight=weight)
        if label.cut:
            label = self.fit((first.upper(),), most, room.height, weight=weight)
            # What is to come is never read as what runs.
            told = replace(told, below=_joined(told.label if label.cut else more, told.below[0]))
        if label.lines and not label.cut:
            wide = self.widest(label, weight) + u
            place = Box(left, room.y + (room.height - label.height) / 2, wide, label.height)
            rule = Box(place.right + 1.5 * u, room.y, max(2.0, 0.3 * u), room.height)
            blocks.append(HallBlock(HallRole.LABEL, place, label, weight))
            blocks.append(HallBlock(HallRole.RULE, rule))
            left = rule.right + 2.5 * u
        return [*blocks, *self._title(told, Box(left, room.y, right - left, room.height))]

    def _title(self, told: _Told, room: Box) -> list[HallBlock]:
        """Return the title over its presenter, together in the middle of the room's height."""
        weight = Weight.SEMIBOLD
        below = self.fit(told.below, room.width, self.line, weight=weight)
        left = room.height - below.height
        title = self.fit(told.forms, room.width, left, self.out.target, Weight.BOLD)
        place = room.row(room.y + (left - title.height) / 2, title.height)
        blocks = [HallBlock(HallRole.TITLE, place, title, Weight.BOLD)]
        if told.below[0]:
            under = room.row(place.bottom, below.height)
            blocks.append(HallBlock(HallRole.PRESENTER, under, below, weight))
        return blocks

    def _field(
        self, timer: Timer, captions: tuple[str, ...], room: Box, largest: float
    ) -> list[HallBlock]:
        """Return the time's field at the right of the room: figures over the form that fits."""
        u, status, most = self.u, timer.status, FIELD * self.width
        forms = tuple(caption.upper() for caption in captions)
        caption = self.fit(forms, most, self.line, weight=Weight.BOLD)
        left = room.height - caption.height
        figures = self.fit_whole(timer.figures, most, left, largest, Weight.BOLD)
        if not figures.lines:
            return []
        wide = max(self.widest(figures, Weight.BOLD), self.widest(caption, Weight.BOLD)) + 5 * u
        field = Box(room.right - wide, room.y - 1.6 * u, wide, room.height + 3.2 * u)
        inner = Box(field.x + 2 * u, 0, wide - 4 * u, 0)
        above = inner.row(room.y + (left - figures.height) / 2, figures.height)
        under = inner.row(room.bottom - caption.height, caption.height)
        centre = Align.CENTRE
        return [
            HallBlock(HallRole.TIMER_BAND, field, status=status),
            HallBlock(HallRole.FIGURES, above, figures, Weight.BOLD, centre, status=status),
            HallBlock(HallRole.CAPTION, under, caption, Weight.BOLD, centre, status=status),
        ]
