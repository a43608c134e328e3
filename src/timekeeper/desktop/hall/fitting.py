"""Which of a programme's texts the hall's picture cannot show whole, to be told beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from timekeeper.core.programme import Item, Programme
from timekeeper.desktop.display.typesetting import Measure
from timekeeper.desktop.hall.blocks import Output, Role
from timekeeper.desktop.hall.layout import lay_out
from timekeeper.views.hall import (
    Announcement,
    Heading,
    ItemContent,
    Status,
    Timer,
    presenter_of,
    title_forms,
)
from timekeeper.words.language import _

STRICTEST = (1024, 768)  # the narrowest of the usual shapes leaves a line the least room


class Lack(Enum):
    """What does not fit."""

    TITLE = "title_does_not_fit"
    SHORT_TITLE = "short_title_does_not_fit"
    PRESENTER = "presenter_does_not_fit"
    EVENT = "event_does_not_fit"


@dataclass(frozen=True, slots=True)
class Unfit:
    """A text that would be cut; without an item it is the name of the event itself."""

    lack: Lack
    item: Item | None = None


def unfit_texts(programme: Programme, output: Output, measure: Measure) -> tuple[Unfit, ...]:
    """Return the texts that the hall would read cut at this output, in programme order.

    Pure, but for what the measure keeps. It may be called from a worker thread, with a QtMeasure
    made in that thread; with the measure of a window, only from the GUI thread. A programme of
    a day takes some tens of milliseconds, so that a window should call it from a worker.
    """
    return tuple(_unfit(programme, output, measure))


def describe(unfit: Unfit) -> str:
    """Return one sentence that says what does not fit, and what to do."""
    title = unfit.item.title if unfit.item else ""
    sentences = {
        Lack.TITLE: _(
            "Item “{title}”: the title is too long for the hall’s screen; give it a short title."
        ),
        Lack.SHORT_TITLE: _(
            "Item “{title}”: even the short title is too long for the hall’s screen; shorten it."
        ),
        Lack.PRESENTER: _(
            "Item “{title}”: who presents it is too long for the hall’s screen; shorten it."
        ),
        Lack.EVENT: _("The name of the event is too long for the head of the hall’s picture."),
    }
    return sentences[unfit.lack].format(title=title)


def _unfit(programme: Programme, output: Output, measure: Measure) -> Iterator[Unfit]:
    kind = " ".join(part for part in (programme.subtitle, programme.term) if part)
    heading = Heading(programme.title, kind, "06/12/2023", "07:30")
    cut = _cut_roles(heading, Item("", ""), output, measure)
    if Role.EVENT in cut:
        yield Unfit(Lack.EVENT)
    for item in programme.items:
        if not item.timed:
            continue
        cut = _cut_roles(heading, item, output, measure)
        if cut & {Role.TITLE, Role.NEXT_TITLE}:
            yield Unfit(Lack.SHORT_TITLE if item.short_title else Lack.TITLE, item)
        if cut & {Role.PRESENTER, Role.NEXT_PRESENTER}:
            yield Unfit(Lack.PRESENTER, item)


def _cut_roles(heading: Heading, item: Item, output: Output, measure: Measure) -> set[Role]:
    """Return what is cut when the item runs, long over its time, and when it is announced."""
    forms, presenter = title_forms(item), presenter_of(item)
    timer = Timer("+1:00:00", _("Overrun · paused"), 1.0, Status.OVERRUN)
    announced = Announcement(_("Next"), "07:30", forms, presenter)
    shown = ItemContent(heading, _("Now"), forms, presenter, timer, announced)
    blocks = lay_out(shown, output, measure)
    return {block.role for block in blocks if block.text is not None and block.text.cut}
