"""What the name of an act leaves open in the history of the day: who, what was said, which time."""

from __future__ import annotations

from collections.abc import Sequence

from timekeeper.core import events
from timekeeper.core.discussion import Speech
from timekeeper.core.events import Event, PointFact
from timekeeper.core.house.counts import total
from timekeeper.core.programme import Programme
from timekeeper.words.counts import ballots_sentence, count_sentence
from timekeeper.words.language import _
from timekeeper.words.values import (
    audience_name,
    cause_name,
    clock_with_seconds,
    material_name,
    secrecy_words,
)


def act_detail(  # noqa: C901  # a case to a kind
    event: Event, programme: Programme, speeches: Sequence[Speech]
) -> str:
    """Return what belongs behind the act's name, "" where the name says it all.

    ``speeches`` are those that stand; a speaker who is not among them is not named.
    """
    if isinstance(event, PointFact):
        return _point(event)
    detail = ""
    match event:
        case events.SpeakersQueued(_item, queued):
            detail = ", ".join(speech.speaker.name for speech in queued)
        case (
            events.SpeakerCalled(_item, speech)
            | events.SpeakerWithdrawn(_item, speech)
            | events.SpeechEnded(_item, speech)
            | events.SpeechExtended(_item, speech)
        ):
            detail = next((s.speaker.name for s in speeches if s.id == speech), "")
        case events.StartCorrected(_item, instant) | events.EndCorrected(_item, instant):
            detail = clock_with_seconds(instant, programme)
        case events.PresenterSubstituted(_item, presenter):
            detail = presenter.text
        case events.OverrunExplained(_item, cause) if cause is not None:
            detail = cause_name(cause)
        case events.MessageShown(audience, text):
            detail = f"{audience_name(audience)}: {text}"
        case events.MaterialShown(_item, material, page):
            detail = material_name(material)
            detail += _(", page {page}").format(page=page) if page is not None else ""
        case events.SecrecySet(secret):
            detail = secrecy_words(secret=secret)
        case events.AttendanceCounted(_session, groups):
            detail = count_sentence(total(groups))
        case events.BallotsCounted():
            detail = ballots_sentence(event)
        case events.Noted(text):
            detail = text
    return detail


def _point(event: PointFact) -> str:
    match event:
        case events.PointPresent(name=name) | events.PointExcused(name=name):
            return name
        case events.PointTold("", name=name):
            return _("taken down: {point}").format(point=name) if name else _("taken down")
        case events.PointTold(text, name=name) | events.PointAsked(name=name, text=text):
            return f"{name}: {text}" if name else text
        case events.HandRaised(name=point, speaker=speaker):
            return f"{point}: {speaker}"
    return ""
