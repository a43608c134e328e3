"""The one door through which a conference leaves the desk: it masks what is confidential.

Whatever the hall and the rostrum read, what is handed out and what is published is made of what
comes out of here. Of a confidential item the times and the kind pass; its words, who has to do
with it and its id do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import count
from typing import overload

from timekeeper.core.discussion import Speech
from timekeeper.core.events import Audience
from timekeeper.core.forecast import ItemForecast
from timekeeper.core.programme import Item, Part, Programme, Session, Speaker
from timekeeper.core.timeline import Current, Discussion, Snapshot
from timekeeper.words.language import _

# "1", "II.3", "(4)" and "b)" only count; what is longer may be a word.
_COUNTS = re.compile(r"[\W\d_]*(?:[ivx]+|[^\W\d_])?[\W\d_]*", re.IGNORECASE)


def neutral_title() -> str:
    """Return what stands in place of a confidential item's words, in the language in use."""
    return _("Internal item")


def masked(programme: Programme) -> Programme:
    """Return the programme as it may be shown and handed out."""
    found = _masking(programme, neutral_title())
    return found[1] if found else programme


def masked_snapshot(snapshot: Snapshot, programme: Programme) -> Snapshot:
    """Return a snapshot of the programme as it may be shown, beside the masked programme."""
    found = _masking(programme, neutral_title())
    return found[0].snapshot(snapshot) if found else snapshot


def masked_text(text: str, programme: Programme) -> str:
    """Return what is said to others without what is said of the programme's confidential items."""
    found = _masking(programme, neutral_title())
    return found[0].text(text) if found else text


class Mask:
    """Puts ``title`` in place of whatever is said of confidential items.

    Confidential is what is so in any of ``items``. The title of a part or a session that holds
    nothing else in ``programme``, or held nothing else as it was printed, is masked as well.
    """

    def __init__(self, programme: Programme, items: Iterable[Item], title: str) -> None:
        self._title = title
        self._items = tuple(items)
        secret = dict.fromkeys(item.id for item in self._items if item.confidential)
        self._names = _neutral_names(secret, {item.id for item in self._items})
        self._hidden = set(_hidden_places(programme, secret))
        self._parts = [
            part.title
            for index, session in enumerate(programme.sessions)
            for place, part in enumerate(session.parts)
            if part.title and (index, place) in self._hidden
        ]

    def name(self, item: str) -> str:
        """Return the id that an item goes by outside."""
        return self._names.get(item, item)

    def hides(self, item: str) -> bool:
        """Return whether the item of this id is confidential."""
        return item in self._names

    def programme(self, programme: Programme) -> Programme:
        """Return the programme, and the printed one it came from, with masked words."""
        sessions = tuple(self._session(*numbered) for numbered in enumerate(programme.sessions))
        printed = programme.printed and self.programme(programme.printed)
        return replace(programme, sessions=sessions, printed=printed)

    def item(self, item: Item) -> Item:
        """Return the item; of a confidential one its times and its kind alone."""
        if item.id not in self._names and not item.confidential:
            return item
        return replace(
            item,
            id=self.name(item.id),
            title=self._title,
            number=_counting(item.number),
            short_title=None,
            presenter=None,
            documents=(),
            materials=(),
            speakers=(),
            notes=(),
            confidential=True,
        )

    def speaker(self, item: str, speaker: Speaker) -> Speaker:
        """Return who speaks in an item: nobody by name in a confidential one."""
        return Speaker(self._title) if self.hides(item) else speaker

    def snapshot(self, snapshot: Snapshot) -> Snapshot:
        """Return the snapshot with masked words; its times are the same.

        The staff are the house: what they are told stays as it is.
        """
        current, following = snapshot.current, snapshot.next
        messages = snapshot.messages.items()
        return replace(
            snapshot,
            current=current and self._current(current),
            next=following and replace(following, item=self.item(following.item)),
            items=_MaskedForecasts(snapshot.items, self),
            messages={a: text if a is Audience.STAFF else self.text(text) for a, text in messages},
        )

    def text(self, text: str) -> str:
        """Return a text with ``title`` in place of what is said only of confidential items."""
        written = unicodedata.normalize("NFC", text)
        return self._said.sub(self._title, written) if self._said is not None else text

    @cached_property
    def _said(self) -> re.Pattern[str] | None:
        hidden = {_plain(title) for title in self._parts}
        hidden |= {said for item in self._items if self.hides(item.id) for said in _said_of(item)}
        hidden -= {
            said for item in self._items if not self.hides(item.id) for said in _said_of(item)
        }
        # The longest first: a short title may be the beginning of the title.
        by_length = sorted(hidden, key=lambda said: (-len(said), said))
        written = "|".join(r"\s+".join(map(re.escape, said.split())) for said in by_length)
        return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE) if written else None

    def _session(self, index: int, session: Session) -> Session:
        parts = tuple(
            self._part(part, hidden=(index, place) in self._hidden)
            for place, part in enumerate(session.parts)
        )
        session = replace(session, parts=parts)
        if (index, None) not in self._hidden:
            return session
        return replace(session, name=self._title, closing=None, venues=(), attendees=())

    def _part(self, part: Part, *, hidden: bool) -> Part:
        part = replace(part, items=tuple(map(self.item, part.items)))
        if not hidden:
            return part
        title, number = part.title and self._title, _counting(part.number)
        return replace(part, title=title, number=number, venues=(), attendees=(), notes=())

    def _current(self, current: Current) -> Current:
        held = current.discussion
        return replace(current, item=self.item(current.item), discussion=held and self._held(held))

    def _held(self, held: Discussion) -> Discussion:
        floor = held.floor and replace(held.floor, speech=self._speech(held.floor.speech))
        waiting, done = tuple(map(self._speech, held.waiting)), tuple(map(self._speech, held.held))
        return replace(held, floor=floor, waiting=waiting, held=done)

    def _speech(self, speech: Speech) -> Speech:
        speaker = self.speaker(speech.item, speech.speaker)
        return replace(speech, item=self.name(speech.item), speaker=speaker)


class _MaskedForecasts(Sequence[ItemForecast]):
    """Forecasts with masked items, made when asked for: a second asks for few of thousands."""

    def __init__(self, true: Sequence[ItemForecast], mask: Mask) -> None:
        self._true, self._mask = true, mask

    @overload
    def __getitem__(self, index: int) -> ItemForecast: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ItemForecast]: ...
    def __getitem__(self, index: int | slice) -> ItemForecast | Sequence[ItemForecast]:
        if isinstance(index, slice):
            return tuple(self[position] for position in range(len(self))[index])
        forecast = self._true[index]
        return forecast._replace(item=self._mask.item(forecast.item))

    def __len__(self) -> int:
        return len(self._true)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


@lru_cache(maxsize=4)  # the hall asks every second, of a programme that changes seldom
def _masking(programme: Programme, title: str) -> tuple[Mask, Programme] | None:
    """Return the mask of a programme and what it makes of it, None where nothing is hidden."""
    items, printed = programme.items, programme.printed.items if programme.printed else ()
    # Who makes an item public during the day decides for its printed words as well.
    public = {item.id for item in items if not item.confidential}
    known = (*items, *(item for item in printed if item.id not in public))
    if not any(item.confidential for item in known):
        return None
    mask = Mask(programme, known, title)
    return mask, mask.programme(programme)


def _neutral_names(secret: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Return the ids that confidential items go by outside; none of them is that of another."""
    names = (f"internal-{number}" for number in count(1))
    free = (name for name in names if name not in known or name in secret)
    return dict(zip(secret, free, strict=False))


def _hidden_places(
    programme: Programme, secret: Collection[str]
) -> Iterator[tuple[int, int | None]]:
    """Yield the parts and, without a part, the sessions that hold or held only such items."""
    for version in filter(None, (programme, programme.printed)):
        for index, session in enumerate(version.sessions):
            if _only(session.items, secret):
                yield index, None
            for place, part in enumerate(session.parts):
                if _only(part.items, secret):
                    yield index, place


def _only(items: Sequence[Item], secret: Collection[str]) -> bool:
    return bool(items) and all(item.id in secret for item in items)


def _counting(number: str | None) -> str | None:
    return number if number is not None and _COUNTS.fullmatch(number) else None


def _said_of(item: Item) -> Iterator[str]:
    """Yield what is said of an item, in the form in which two sayings are the same."""
    presenters = [item.presenter] if item.presenter else []
    told = [
        *(item.title, item.short_title, *item.documents, *item.notes),
        *(who for p in presenters for who in (p.text, p.body, p.person, p.stands_in_for)),
        *(who for s in item.speakers for who in (s.name, s.body, s.topic)),
    ]
    return (_plain(words) for words in told if words and words.strip())


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())
