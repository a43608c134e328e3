"""What the hall would not show as it is meant, told before the conference."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from timekeeper.core.changes.rippling import with_item
from timekeeper.core.programme import Item, Programme
from timekeeper.core.timeline import Phase
from timekeeper.desktop.display.fonts import QtMeasure, forget_fonts
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output, cut_roles
from timekeeper.desktop.hall.layout import lay_out
from timekeeper.desktop.hall.look_and_logo import read_look
from timekeeper.desktop.hall.scenes.strip_scene import lay_out_strip
from timekeeper.desktop.hall.words_check import ANY_DAY, cut_words, overrun_is_cut
from timekeeper.files.typesetting import TextMeasure
from timekeeper.live.settings import Settings, StripPlace
from timekeeper.views.hall import (
    Announcement,
    Heading,
    ItemContent,
    Timer,
    presenter_text,
    title_forms,
)
from timekeeper.views.public import masked
from timekeeper.words.language import _
from timekeeper.words.values import as_held, short_date

STRICTEST = (1024, 768)  # the narrowest of the usual shapes leaves a line the least room


class TooLong(Enum):
    """What does not fit."""

    TITLE = "title_does_not_fit"
    SHORT_TITLE = "short_title_does_not_fit"
    PRESENTER = "presenter_does_not_fit"
    EVENT = "event_does_not_fit"
    STRIP = "title_does_not_fit_the_strip"
    OVERRUN = "overrun_words_do_not_fit"
    WORDS = "words_do_not_fit"


class Unfit(Struct, frozen=True):
    """A text that would be cut; without an item and a ``text`` it is the name of the event."""

    lack: TooLong
    item: Item | None = None
    text: str = ""

    def sentence(self) -> str:
        """Return what does not fit, and what to do."""
        title = self.item.title if self.item else ""
        sentences = {
            TooLong.TITLE: _(
                "Item “{title}”: the title is too long for the hall’s screen; "
                "give it a short title."
            ),
            TooLong.SHORT_TITLE: _(
                "Item “{title}”: even the short title is too long for the hall’s screen; "
                "shorten it."
            ),
            TooLong.PRESENTER: _(
                "Item “{title}”: who presents it is too long for the hall’s screen; shorten it."
            ),
            TooLong.STRIP: _(
                "Item “{title}”: the strip over its slides has two lines at most, which cut the "
                "title; give it a short title, or a shorter one."
            ),
            TooLong.EVENT: _(
                "The name of the event is too long for the head of the hall’s picture; shorten it."
            ),
            TooLong.OVERRUN: _(
                "“{text}”, which the hall reads where a time is used up, is too long for its "
                "screen; shorten it in the settings."
            ),
            TooLong.WORDS: _("“{text}” is too long for the hall’s screen; shorten it."),
        }
        return sentences[self.lack].format(title=title, text=self.text)


class HallCheck(Struct, frozen=True):
    """The texts that would be cut, and what is wrong with the office's logo and colours."""

    unfit: tuple[Unfit, ...]
    look: tuple[str, ...]


def check_hall(
    programme: Programme, settings: Settings, folder: Path, size: tuple[int, int] | None = None
) -> HallCheck:
    """Check the programme and the look at the size of the hall's screen.

    Without a size it is that of the screen the hall was shown on last, else the strictest of the
    usual ones. ``folder`` is where a relative logo lies. It may be called from a worker thread.
    """
    output, measure, look = checked_output(settings, size), QtMeasure(), settings.hall_look
    with typeface_at_hand():
        worn, wrong = read_look(look, folder)
        dressed = replace(
            output,
            backdrops=frozenset(worn.backdrops),
            words_below=look.words_below,
            large_clock=look.large_clock,
        )
        unfit = [
            *unfit_texts(programme, output, measure),
            *cut_on_strips(programme, look.strip, output, measure),
        ]
        items = [one.item for one in unfit if one.item]
        called = [form for item in items for form in (item, as_held(item))]
        told = {" ".join(title.split()) for form in called for title in title_forms(form)}
        words = unfit_words(programme, settings, dressed, measure)
        unfit += [one for one in words if one.text not in told]
    return HallCheck(tuple(unfit), wrong)


def checked_output(settings: Settings, size: tuple[int, int] | None = None) -> Output:
    """Return the output that texts are tried at, as ``check_hall`` chooses it."""
    remembered = ((screen.width, screen.height) for screen in settings.hall_screen)
    width, height = size or next(filter(all, remembered), STRICTEST)
    return Output(width, height, settings.seat_in_heights)


def tried_out(
    programme: Programme, item: Item, output: Output, measure: TextMeasure
) -> tuple[tuple[Unfit, ...], tuple[HallBlock, ...]]:
    """Return what would be cut of an item of the programme, changed like this, and the picture.

    It is the strictest: the item runs, long over its time, and is announced.
    """
    told = masked(with_item(programme, item))
    shown = told.slot(item.id).item
    blocks = _strictest(_heading(told), (shown, told), output, measure)
    return tuple(_unfit(item, cut_roles(blocks))), blocks


def unfit_texts(programme: Programme, output: Output, measure: TextMeasure) -> Iterator[Unfit]:
    """Yield the texts that the hall would read cut at this output, in programme order.

    Pure, but for what the measure keeps. It may be called from a worker thread, with a QtMeasure
    made in that thread; with the measure of a window, only from the GUI thread. A programme of
    a day takes some tens of milliseconds, so that a window should call it from a worker.
    """
    told = masked(programme)
    heading = _heading(told)
    unnamed = _strictest(heading, (Item("", ""), programme), output, measure)
    if HallRole.EVENT in cut_roles(unnamed):
        yield Unfit(TooLong.EVENT)
    for item, shown in zip(programme.items, told.items, strict=True):
        if item.timed:
            blocks = _strictest(heading, (shown, programme), output, measure)
            yield from _unfit(item, cut_roles(blocks))


def cut_on_strips(
    programme: Programme, place: StripPlace, output: Output, measure: TextMeasure
) -> Iterator[Unfit]:
    """Yield the items whose title their strip over slides would cut, while they are in time."""
    told = masked(programme)
    for item, shown in zip(programme.items, told.items, strict=True):
        uses_slides = item.slides or item.materials
        if item.timed and uses_slides and place is not StripPlace.CORNER:
            timer = Timer("00:00", _("Remaining"), 0.0, Phase.NORMAL)
            presenter = presenter_text(shown, programme)
            forms = title_forms(shown)
            content = ItemContent(_heading(told), _("Now"), forms, presenter, timer, None)
            if HallRole.TITLE in cut_roles(lay_out_strip(content, output, measure, place)):
                yield Unfit(TooLong.STRIP, item)


def unfit_words(
    programme: Programme, settings: Settings, output: Output, measure: TextMeasure
) -> Iterator[Unfit]:
    """Yield the words that are no item's own and that a picture would cut, each once."""
    overrun = settings.protocol.rules.overrun_words
    if overrun and overrun_is_cut(overrun, output, measure, settings.hall_look.strip):
        yield Unfit(TooLong.OVERRUN, text=overrun)
    for text in cut_words(programme, settings, output, measure):
        if text != masked(programme).title:  # unfit_texts tells it
            yield Unfit(TooLong.WORDS, text=text)


def _heading(told: Programme) -> Heading:
    kind = " ".join(part for part in (told.subtitle, told.term) if part)
    return Heading(told.title, kind, short_date(told.date or ANY_DAY), "07:30")


def _unfit(item: Item, cut: set[HallRole]) -> Iterator[Unfit]:
    if cut & {HallRole.TITLE, HallRole.NEXT_TITLE}:
        yield Unfit(TooLong.SHORT_TITLE if item.short_title else TooLong.TITLE, item)
    if cut & {HallRole.PRESENTER, HallRole.NEXT_PRESENTER}:
        yield Unfit(TooLong.PRESENTER, item)


def _strictest(
    heading: Heading, shown: tuple[Item, Programme], output: Output, measure: TextMeasure
) -> tuple[HallBlock, ...]:
    """Lay out the item as it runs, long over its time, and as it is announced."""
    item, programme = shown
    forms, presenter = title_forms(item), presenter_text(item, programme)
    caption = _("{overrun} · paused").format(overrun=_("Time is up"))
    timer = Timer("+1:00:00", caption, 1.0, Phase.OVERRUN)
    announced = Announcement(_("Next"), "07:30", forms, presenter, note=_("expected"))
    content = ItemContent(heading, _("Now"), forms, presenter, timer, announced)
    return lay_out(content, output, measure)


@contextmanager
def typeface_at_hand() -> Iterator[None]:
    """Let text be measured where no window runs, without any display."""
    if QGuiApplication.instance() is not None:
        yield
        return
    application = QGuiApplication(["timekeeper", "-platform", "offscreen"])
    try:
        yield
    finally:
        forget_fonts()  # they go with the application
        application.shutdown()
