"""What the speaker reads: the true time, whatever the hall is shown, and the operator's word."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.programme import Programme
from timekeeper.core.record.course import Stage
from timekeeper.core.timeline import Current, OnTheFloor, Phase, Snapshot
from timekeeper.views.hall import presenter_text, speaker_forms, title_forms
from timekeeper.views.moment import Moment
from timekeeper.views.script import ScriptRow, known
from timekeeper.words.language import _
from timekeeper.words.values import as_held, has_ended


class Band(Enum):
    """How the speaker's time stands; each has a shape, a word and a colour of its own."""

    AMPLE = "ample"
    NEARLY_OVER = "nearly_over"
    OVERRUN = "overrun"
    PAUSED = "paused"
    OPEN = "open"
    IDLE = "idle"


class RostrumContent(Struct, frozen=True):
    """Everything the rostrum's display shows.

    ``figures`` is empty while nothing runs. ``share`` is the part of the time that is used, from
    0 to 1, None without a limit. ``message`` is empty when the operator has none. While a speech of
    a discussion is counted, ``item_figures`` and ``item_words`` say how its item stands.
    ``line`` are the words of the script that introduce the next item, and ``introduced_by`` says
    them; on the display itself they are read while no time is counted.
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
    introduced_by: str = ""
    line: str = ""


def rostrum_content(
    snapshot: Snapshot, programme: Programme, message: str, moment: Moment | None = None
) -> RostrumContent:
    """Return what the speaker reads at this snapshot; ``message`` stays until it is empty."""
    moment = moment or Moment(snapshot, programme)
    snapshot, words = moment.snapshot, moment.told(" ".join(message.split()))
    if snapshot.current is not None:
        return _running(snapshot.current, moment, words)
    if snapshot.next is None:
        closed = snapshot.stage is Stage.CLOSED
        caption, title = has_ended(moment.programme) if closed else "", (moment.programme.title,)
        return RostrumContent(Band.IDLE, caption, "", None, title, "", moment.clock(), words)
    expected = moment.start(snapshot.next)
    return RostrumContent(
        band=Band.IDLE,
        caption=_("Next · expected {time}").format(time=expected) if expected else _("Next"),
        figures="",
        share=None,
        title_forms=title_forms(snapshot.next.item),
        presenter=presenter_text(snapshot.next.item, moment.programme),
        clock=moment.clock(),
        message=words,
    )


def introduced(content: RostrumContent, row: ScriptRow | None) -> RostrumContent:
    """Return the content with what the script says of the next item."""
    if row is None:
        return content
    return replace(content, introduced_by=known(row.introduced_by), line=row.line)


def _running(current: Current, moment: Moment, message: str) -> RostrumContent:
    if current.discussion is not None and current.discussion.floor is not None:
        return _speech(current, current.discussion.floor, moment, message)
    band, caption, shown = _time(current, moment)
    return RostrumContent(
        band=band,
        caption=caption,
        figures=shown,
        share=moment.share(current),
        title_forms=title_forms(as_held(current.item)),
        presenter=presenter_text(current.item, moment.programme),
        clock=moment.clock(),
        message=message,
    )


def _speech(current: Current, floor: OnTheFloor, moment: Moment, message: str) -> RostrumContent:
    band, caption, shown = _time(floor, moment)
    time, words = _item_time(current, moment)
    speaker = floor.speech.speaker
    return RostrumContent(
        band=band,
        caption=caption,
        figures=shown,
        share=moment.share(floor),
        title_forms=speaker_forms(speaker, moment.programme),
        presenter=speaker.body or "",
        clock=moment.clock(),
        message=message,
        item_figures=time,
        item_words=words,
    )


def _item_time(current: Current, moment: Moment) -> tuple[str, str]:
    """Return the item's own time, and what it is the time of."""
    if current.remaining is None:
        time, caption = moment.gone(current), _("Elapsed")
    elif current.phase is Phase.OVERRUN:
        time, caption = moment.over(current), _("Overrun")
    else:
        time, caption = moment.left(current), _("Remaining")
    return time, f"{caption} · {title_forms(as_held(current.item))[-1]}"


def _time(time: Current | OnTheFloor, moment: Moment) -> tuple[Band, str, str]:
    if time.remaining is None:
        band, caption = (Band.PAUSED, _("Paused")) if time.paused else (Band.OPEN, _("Elapsed"))
        return band, caption, moment.gone(time)
    match time.phase:
        case Phase.OVERRUN:
            caption = _("Overrun · paused") if time.paused else _("Overrun")
            return Band.OVERRUN, caption, moment.over(time)
        case Phase.PAUSED:
            band, caption = Band.PAUSED, _("Paused")
        case Phase.NEARLY_OVER:
            band, caption = Band.NEARLY_OVER, _("Nearly over")
        case Phase.NORMAL:
            band, caption = Band.AMPLE, _("Time left")
    return band, caption, moment.left(time)
