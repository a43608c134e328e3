"""The one door through which a conference leaves the desk: it masks what is confidential.

Whatever the hall and the rostrum read, what is handed out and what is published is made of what
comes out of here. Of a confidential item the times and the kind pass; its words, who has to do
with it and its id do not, wherever they stand: a piece of any other text that says its title,
its papers or who has to do with it gives way to the neutral title. What the programme says
openly stays: the title or a paper of an open item, and the name of whoever presents or speaks in
one, attends, or convenes the conference.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import overload

from msgspec.structs import replace

from timekeeper.core.discussion import Speech
from timekeeper.core.events import Audience
from timekeeper.core.forecast import ItemForecast
from timekeeper.core.programme import (
    Item,
    ItemScript,
    Part,
    Presenter,
    Programme,
    Session,
    Speaker,
)
from timekeeper.core.record.course import Mention
from timekeeper.core.text import bared, with_texts
from timekeeper.core.timeline import Current, Snapshot
from timekeeper.views.sayings import Sayings, run_together
from timekeeper.words.language import _

DOTTED = "…" * 5  # what is not told, as a line to be filled in by hand

# "1", "II.3", "(4)" and "b)" only count; what is longer may be a word.
LEAST = 4  # letters: a shorter phrase stands in other texts by chance
LEAST_RUN = 6  # letters: so does a shorter one without its spaces
_COUNTS = re.compile(r"[\W\d_]*(?:[ivx]+|[^\W\d_])?[\W\d_]*", re.IGNORECASE)


def neutral_title() -> str:
    """Return what stands in place of a confidential item's words, in the language in use."""
    return _("Internal item")


def masked(programme: Programme) -> Programme:
    """Return the programme as it may be shown and handed out."""
    found = _masking(programme, (), neutral_title())
    return found[1] if found else programme


def named_openly(programme: Programme, file: str) -> str:
    """Return the name of a programme's file, without its ending, as it may be shown.

    Such names are often typed without marks, and without spaces.
    """
    found = _masking(programme, (), neutral_title())
    return found[0].file_name(file) if found else file


def mask_of(programme: Programme, mentions: tuple[Mention, ...]) -> tuple[Mask | None, Programme]:
    """Return what masks words of the day, None for nothing, and the masked programme.

    ``mentions``: whoever was named for an item meanwhile.
    """
    return _masking(programme, mentions, neutral_title()) or (None, programme)


class Mask:
    """Puts ``title`` in place of whatever is said of confidential items.

    Confidential is what is so in any of ``items``. The title of a part or a session that holds
    nothing else in ``programme``, or held nothing else as it was printed, is masked as well.
    ``mentions``: whoever was named for an item meanwhile.
    """

    def __init__(
        self,
        programme: Programme,
        items: Iterable[Item],
        title: str,
        mentions: Iterable[Mention] = (),
    ) -> None:
        from timekeeper.views.secrets import said_of_secrets  # noqa: PLC0415  # many patterns

        self._title = title
        known = tuple(items)
        secret = dict.fromkeys(item.id for item in known if item.confidential)
        # The ids that confidential items go by outside; none of them is that of another.
        others = {item.id for item in known} - secret.keys()
        names = (f"internal-{number}" for number in count(1))
        free = (name for name in names if name not in others)
        self._names = dict(zip(secret, free, strict=False))
        self._hidden = set(_hidden_places(programme, secret))
        said = said_of_secrets(programme, known, mentions, set(secret))
        said |= {
            part.title
            for index, session in enumerate(programme.sessions)
            for place, part in enumerate(session.parts)
            if part.title and (index, place) in self._hidden
        }
        self._told, self._written = Sayings(said), Sayings(said, LEAST)
        self._typed = Sayings(map(bared, said), LEAST)
        self._run = {run for words in said if len(run := run_together(words)) >= LEAST_RUN}
        self._shown: dict[Item, Item] = {}

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
        organisation = with_texts(programme.organisation, self.written)
        programme = with_texts(programme, self.written)
        return replace(programme, sessions=sessions, printed=printed, organisation=organisation)

    def item(self, item: Item) -> Item:
        """Return the item; of a confidential one its times and its kind alone."""
        if item not in self._shown:
            secret = item.id in self._names or item.confidential
            self._shown[item] = self._neutral(item) if secret else self._open(item)
        return self._shown[item]

    def speaker(self, item: str, speaker: Speaker) -> Speaker:
        """Return who speaks in an item: nobody by name in a confidential one."""
        return Speaker(self._title) if self.hides(item) else with_texts(speaker, self.written)

    def presenter(self, item: str, presenter: Presenter) -> Presenter:
        """Return who presents an item: nobody by name in a confidential one."""
        return Presenter(self._title) if self.hides(item) else with_texts(presenter, self.written)

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
            messages={a: text if a is Audience.STAFF else self.told(text) for a, text in messages},
            mentions=(),
        )

    def told(self, text: str) -> str:
        """Return what is said to others without what is said of confidential items."""
        return self._told.replaced(text, self._title)

    def written(self, text: str) -> str:
        """Return a text of the programme without it; what is short is no more than a whole text."""
        return self._written.replaced(text, self._title)

    def file_name(self, name: str) -> str:
        """Return the name of a file without it; the title alone where it is typed without marks."""
        written = self.written(name)
        plain, run = bared(written), run_together(written)
        told = self._typed.in_text(plain) or any(words in run for words in self._run)
        return self._title if told else written

    def _neutral(self, item: Item) -> Item:
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
            script=ItemScript(),
            confidential=True,
        )

    def _open(self, item: Item) -> Item:
        presenter = item.presenter and with_texts(item.presenter, self.written)
        speakers = tuple(with_texts(speaker, self.written) for speaker in item.speakers)
        labels = tuple(
            replace(shown, label=shown.label and self.written(shown.label))
            for shown in item.materials  # by its path it is found
        )
        script = with_texts(item.script, self.written)
        item = replace(
            item, presenter=presenter, speakers=speakers, materials=labels, script=script
        )
        return with_texts(item, self.written)

    def _session(self, index: int, session: Session) -> Session:
        parts = tuple(
            self._part(part, hidden=(index, place) in self._hidden)
            for place, part in enumerate(self._parts(session))
        )
        if (index, None) in self._hidden:
            return replace(
                session, name=self._title, parts=parts, closing=None, venues=(), attendees=()
            )
        venues = tuple(with_texts(venue, self.written) for venue in session.venues)
        return replace(with_texts(session, self.written), parts=parts, venues=venues)

    def _parts(self, session: Session) -> tuple[Part, ...]:
        """Return the parts; who introduces from a confidential item on is as secret as the item.

        Without a word the next one would be introduced by whoever was named before.
        """
        changed = False
        parts = []
        for part in session.parts:
            items = []
            for item in part.items:
                named = item.script.introduced_by
                shown = item
                if self.hides(item.id):
                    changed = changed or bool(named)
                elif item.timed and changed:
                    script = replace(item.script, introduced_by=named or DOTTED)
                    shown, changed = replace(item, script=script), False
                items.append(shown)
            parts.append(replace(part, items=tuple(items)))
        return tuple(parts)

    def _part(self, part: Part, *, hidden: bool) -> Part:
        items = tuple(map(self.item, part.items))
        if hidden:
            title, number = part.title and self._title, _counting(part.number)
            part = replace(part, title=title, number=number, attendees=(), notes=())
            return replace(part, items=items, venues=())
        venues = tuple(with_texts(venue, self.written) for venue in part.venues)
        return replace(with_texts(part, self.written), items=items, venues=venues)

    def _current(self, current: Current) -> Current:
        held = current.discussion
        if held is not None:
            floor = held.floor and replace(held.floor, speech=self._speech(held.floor.speech))
            waiting, done = (tuple(map(self._speech, each)) for each in (held.waiting, held.held))
            held = replace(held, floor=floor, waiting=waiting, held=done)
        return replace(current, item=self.item(current.item), discussion=held)

    def _speech(self, speech: Speech) -> Speech:
        speaker = self.speaker(speech.item, speech.speaker)
        item = self.name(speech.item)
        return replace(
            speech, item=item, speaker=speaker, run=speech.run and replace(speech.run, item=item)
        )


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
        return replace(forecast, item=self._mask.item(forecast.item))

    def __len__(self) -> int:
        return len(self._true)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


@lru_cache(maxsize=4)  # the hall asks every second, of a programme that changes seldom
def _masking(
    programme: Programme, mentions: tuple[Mention, ...], title: str
) -> tuple[Mask, Programme] | None:
    """Return the mask of a programme and what it makes of it, None where nothing is hidden."""
    items, printed = programme.items, programme.printed.items if programme.printed else ()
    earlier = (*printed, *(said for _item, said in mentions if isinstance(said, Item)))
    # Who makes an item public during the day decides for its printed words as well.
    public = {item.id for item in items if not item.confidential}
    known = (*items, *(item for item in earlier if item.id not in public))
    if not any(item.confidential for item in known):
        return None
    mask = Mask(programme, known, title, mentions)
    return mask, mask.programme(programme)


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
