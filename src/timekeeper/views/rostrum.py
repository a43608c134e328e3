"""What the speaker reads: the true time, whatever the hall is shown, and the operator's word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from timekeeper.core.course import Stage
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Current, OnTheFloor, Phase, Snapshot
from timekeeper.views.hall import presenter_text, title_forms
from timekeeper.views.public import masked, masked_snapshot, masked_text
from timekeeper.words.language import _
from timekeeper.words.values import clock, figures, wall_clock


class Band(Enum):
    """How the speaker's time stands; each has a shape, a word and a colour of its own."""

    AMPLE = "ample"
    NEARLY_OVER = "nearly_over"
    OVERRUN = "overrun"
    PAUSED = "paused"
    OPEN = "open"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class RostrumContent:
    """Everything the rostrum's display shows.

    ``figures`` is empty while nothing runs. ``share`` is the part of the time that is used, from
    0 to 1, None without a limit. ``message`` is empty when the operator has none. While a speech of
    a discussion is counted, ``item_figures`` and ``item_words`` say how its item stands.
    """

    band: Band
    caption: str
    figures: str
    share: float | None
    title_forms: tuple[str, ...]
    presenter: str
    clock: str
    message: str = ""
    item_figures: str = ""
    item_words: str = ""


def rostrum_content(snapshot: Snapshot, programme: Programme, message: str) -> RostrumContent:
    """Return what the speaker reads at this snapshot; ``message`` stays until it is empty."""
    now = wall_clock(snapshot.at, programme)
    words = masked_text(" ".join(message.split()), programme)
    snapshot, programme = masked_snapshot(snapshot, programme), masked(programme)
    if snapshot.current is not None:
        return _running(snapshot.current, now, words)
    if snapshot.next is None:
        closed = snapshot.stage is Stage.CLOSED
        caption = _("The conference has ended") if closed else ""
        return RostrumContent(Band.IDLE, caption, "", None, (programme.title,), "", now, words)
    expected = clock(snapshot.next.expected_start, programme)
    return RostrumContent(
        band=Band.IDLE,
        caption=_("Next · {time}").format(time=expected) if expected else _("Next"),
        figures="",
        share=None,
        title_forms=title_forms(snapshot.next.item),
        presenter=presenter_text(snapshot.next.item),
        clock=now,
        message=words,
    )


def _running(current: Current, now: str, message: str) -> RostrumContent:
    if current.discussion is not None and current.discussion.floor is not None:
        return _speech(current, current.discussion.floor, now, message)
    band, caption, shown = _time(current)
    return RostrumContent(
        band=band,
        caption=caption,
        figures=shown,
        share=_share(current),
        title_forms=title_forms(current.item),
        presenter=presenter_text(current.item),
        clock=now,
        message=message,
    )


def _speech(current: Current, floor: OnTheFloor, now: str, message: str) -> RostrumContent:
    band, caption, shown = _time(floor)
    time, words = _item_time(current)
    speaker = floor.speech.speaker
    return RostrumContent(
        band=band,
        caption=caption,
        figures=shown,
        share=_share(floor),
        title_forms=(speaker.name,),
        presenter=speaker.body or "",
        clock=now,
        message=message,
        item_figures=time,
        item_words=words,
    )


def _item_time(current: Current) -> tuple[str, str]:
    """Return the item's own time, and what it is the time of."""
    if current.remaining is None:
        time, caption = figures(current.elapsed), _("Elapsed")
    elif current.phase is Phase.OVERRUN:
        time, caption = f"+{figures(current.overrun)}", _("Overrun")
    else:
        time, caption = figures(current.remaining), _("Remaining")
    return time, f"{caption} · {title_forms(current.item)[-1]}"


def _time(time: Current | OnTheFloor) -> tuple[Band, str, str]:
    if time.remaining is None:
        band, caption = (Band.PAUSED, _("Paused")) if time.paused else (Band.OPEN, _("Elapsed"))
        return band, caption, figures(time.elapsed)
    match time.phase:
        case Phase.OVERRUN:
            caption = _("Overrun · paused") if time.paused else _("Overrun")
            return Band.OVERRUN, caption, f"+{figures(time.overrun)}"
        case Phase.PAUSED:
            return Band.PAUSED, _("Paused"), figures(time.remaining)
        case Phase.NEARLY_OVER:
            return Band.NEARLY_OVER, _("Nearly over"), figures(time.remaining)
        case Phase.NORMAL:
            return Band.AMPLE, _("Time left"), figures(time.remaining)


def _share(time: Current | OnTheFloor) -> float | None:
    if time.allotted is None:
        return None
    return min(1.0, time.elapsed / time.allotted) if time.allotted else 1.0
