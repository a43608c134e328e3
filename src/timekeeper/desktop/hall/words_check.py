"""Which of the office's own words a picture of the hall would cut, but for those of its items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Day
from itertools import islice

from msgspec.structs import replace

from timekeeper.core.hall_order import Occasion
from timekeeper.core.programme import Kind, Part, Programme
from timekeeper.core.timeline import Phase
from timekeeper.desktop.display.blocks import Align
from timekeeper.desktop.hall.blocks import HallRole, Output, cut_roles
from timekeeper.desktop.hall.layout import lay_out
from timekeeper.desktop.hall.scenes.scene import Scene
from timekeeper.desktop.hall.scenes.strip_scene import lay_out_strip
from timekeeper.files.typesetting import TextMeasure
from timekeeper.live.settings import Settings, StripPlace
from timekeeper.views.approval import pictures_of
from timekeeper.views.hall import (
    Blackout,
    HallContent,
    Heading,
    ItemContent,
    PictureAlone,
    PlainContent,
    SpeechContent,
    Timer,
    speaker_forms,
    title_forms,
)
from timekeeper.views.public import masked
from timekeeper.words.language import _

ANY_DAY = Day(2023, 12, 6)  # of a programme without one: every day is written as wide
PLAIN = {Kind.PRESENTATION, Kind.DISCUSSION, Kind.SPEECH, Kind.STUDY}  # no scene of their own
LISTED = 8  # items after a break, more than its picture has rows for
MOST = 100  # items of a part, more than any has


def cut_words(
    programme: Programme, settings: Settings, output: Output, measure: TextMeasure
) -> Iterator[str]:
    """Yield each text once.

    They are what the office calls its body, event, sessions, breaks and speakers, what it says at
    their end, and its prepared messages.
    """
    pictures = [*_unplanned(masked(programme), settings.desk.messages)]
    if any(item.timed for item in programme.items):
        day = _without_plain_items(programme if programme.date else programme.dated(ANY_DAY))
        pictures += [each.content for each in pictures_of(day, settings.protocol.rules)]
    cut = (text for content in pictures for text in _cut(content, output, measure))
    yield from filter(None, dict.fromkeys(" ".join(text.split()) for text in cut))


def _without_plain_items(programme: Programme) -> Programme:
    """Return the programme without the items whose pictures say nothing but what is their own.

    Each picture of a day asks for a forecast of all of it. Kept are what has a scene of its own,
    the rows that a break lists and each session's ends.
    """
    kept: set[str] = set()
    timed = [slot for slot in programme.slots if slot.item.timed]
    listed = 0
    for before, slot, after in zip([None, *timed], timed, [*timed[1:], None], strict=False):
        edge = any(one is None or one.session != slot.session for one in (before, after))
        if edge or listed or slot.item.kind not in PLAIN:
            kept.add(slot.item.id)
        listed = LISTED if slot.item.kind is Kind.BREAK else max(0, listed - 1)

    def part(one: Part) -> Part:
        items = (item for item in one.items if item.id in kept or not item.timed)
        return replace(one, items=tuple(islice(items, MOST)))

    sessions = (
        replace(session, parts=tuple(map(part, session.parts))) for session in programme.sessions
    )
    return replace(programme, sessions=tuple(sessions))


def overrun_is_cut(words: str, output: Output, measure: TextMeasure, place: StripPlace) -> bool:
    """Return whether a picture would cut what it is to say of a time that is used up.

    It is asked of the field beside the title that needs most, of the strip and the large clock.
    """
    paused = _("{overrun} · paused").format(overrun=words)
    scene, heading = Scene(output, measure), Heading("", "", "06/12/2023", "07:30")
    for caption in (words, paused):
        timer = Timer("+1:00:00", caption, 1.0, Phase.OVERRUN)
        content = ItemContent(heading, _("Now"), ("",), "", timer, None)
        pictures = (
            scene.timer(timer, output.height, scene.timer_heights(timer)[-1]),
            lay_out_strip(content, output, measure, place),
            lay_out(content, replace(output, large_clock=True), measure),
        )
        if any(HallRole.CAPTION in cut_roles(blocks) for blocks in pictures):
            return True
    return False


def _unplanned(told: Programme, messages: tuple[str, ...]) -> Iterator[HallContent]:
    """Yield what has no hour: each speaker with his time at its fullest, and each message."""
    head = Heading(told.title, "", "06/12/2023", "07:30")
    timer = Timer("+1:00:00", "", 1.0, Phase.OVERRUN)
    for item in told.items:
        for speaker in item.speakers:
            forms, body = speaker_forms(speaker, told), speaker.body or ""
            yield SpeechContent(head, title_forms(item), timer, forms, body, "", timer, None)
    for message in messages:
        yield PlainContent(head, _("Notice"), (message,), "", "", None)


def _cut(content: HallContent, output: Output, measure: TextMeasure) -> Iterator[str]:
    if isinstance(content, Blackout | PictureAlone):
        return
    blocks, words = lay_out(content, output, measure), _words(content)
    backdrop = blocks[0].role is HallRole.BACKDROP
    ahead = iter(content.ahead if isinstance(content, PlainContent) and not backdrop else ())
    for block in blocks:
        one = next(ahead, None) if block.role is HallRole.NEXT_TITLE else None
        # Above an hour in the band a name stands whole or not at all: the hour says more.
        left_out = block.role is HallRole.NEXT_LABEL and block.text and not block.text.lines
        if block.text is not None and block.text.cut and not left_out:
            yield one.title_forms[-1] if one else words.get((block.role, block.align), "")


def _words(
    content: ItemContent | SpeechContent | PlainContent,
) -> Mapping[tuple[HallRole, Align], str]:
    """Return which of the office's words stand in which block of such a picture."""
    title, left, centre = content.title_forms[-1], Align.LEFT, Align.CENTRE
    words = {(HallRole.NEXT_LABEL, left): content.next.label if content.next else ""}
    if isinstance(content, SpeechContent):
        return words | {(HallRole.TITLE, left): title, (HallRole.PRESENTER, left): content.body}
    if isinstance(content, ItemContent):
        return words
    if content.occasion in {Occasion.WELCOME, Occasion.STANDBY}:  # place and date
        words[HallRole.NEXT_LABEL, left] = words[HallRole.LABEL, centre] = content.label
    return words | {
        (HallRole.EVENT, left): content.heading.event,
        (HallRole.QUIET, left): content.heading.kind,
        (HallRole.TITLE, centre): title,
        (HallRole.QUIET, centre): content.subtitle,
        # In the band below a backdrop picture, the title stands where there is no sentence of ours.
        (HallRole.NEXT_TITLE, left): "" if content.line else title,
    }
