"""A programme as the office prints it: letterhead, title, and the rows of its table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.core.intervals import whole_minutes
from timekeeper.core.programme import Item, Kind, Part, Programme
from timekeeper.views.public import masked
from timekeeper.views.script import RowLevel
from timekeeper.words.language import _
from timekeeper.words.values import kind_name, presented_by, short_date

PARTY = ("đảng", "tỉnh ủy", "tỉnh uỷ", "huyện ủy", "thành ủy", "thị ủy", "chi bộ")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TIED = "\u00a0"  # a space at which no line ends


class PageRow(Struct, frozen=True):
    """A row: ``further`` are lines below its text, ``brief`` an item's short title."""

    level: RowLevel
    text: str
    number: str = ""
    time: str = ""
    presenter: str = ""
    further: tuple[str, ...] = ()
    brief: str = ""


class PrintedProgramme(Struct, frozen=True):
    """The whole document. ``office`` and ``state`` are the two blocks of the letterhead."""

    title: str
    below: tuple[str, ...]
    day: str
    rows: tuple[PageRow, ...]
    notes: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    place: str = ""
    heads: tuple[str, ...] = ()


def printed_programme(programme: Programme, *, short: bool = False) -> PrintedProgramme:
    """Return the programme as it is handed out, in the language in use.

    ``short`` is the chair's: each item's time and its short title, and nothing below it.
    """
    programme = masked(programme)
    office = programme.organisation
    names = tuple(name for name in (office.superior, office.issuer) if name)
    year = programme.date.year if programme.date else ""
    state: tuple[str, ...] = (
        _("SOCIALIST REPUBLIC OF VIET NAM"),
        _("Independence - Freedom - Happiness"),
    )
    if any(word in name.lower() for word in PARTY for name in names):
        state = (_("COMMUNIST PARTY OF VIET NAM"),)
    rows = list(_rows(programme))
    if short:
        rows = [replace(row, text=row.brief or row.text, presenter="", further=()) for row in rows]
    signed = _("{place}, (day)    (month)    {year}").format(place=office.place, year=year)
    return PrintedProgramme(
        _("PROGRAMME"),
        tuple(text for text in (programme.title, programme.subtitle, programme.term) if text),
        _("(Day {date})").format(date=short_date(programme.date)) if programme.date else "",
        tuple(rows),
        () if short else programme.notes,
        names,
        state if names else (),
        signed if office.place else "",
        (_("No."), _("Time"), _("Item"), *(() if short else (_("Presenter"),))),
    )


def _rows(programme: Programme) -> Iterator[PageRow]:
    day = programme.date
    for index, session in enumerate(programme.sessions):
        if session.date not in (None, day):
            day = session.date
            yield PageRow(RowLevel.SESSION, _("DAY {date}").format(date=short_date(session.date)))
        number = ROMAN[index] if index < len(ROMAN) else str(index + 1)
        several = len(programme.sessions) > 1
        name = f"{number}. {session.name.upper()}" if several else session.name.upper()
        times = _range(session.start, session.end)
        yield PageRow(RowLevel.SESSION, f"{name}: {times}" if times else name)
        for part in session.parts:
            if part.title or part.number:
                yield _row(part)
            yield from map(_item_row, part.items)
        if session.closing:
            yield PageRow(RowLevel.CLOSING, session.closing)


def _row(part: Part) -> PageRow:
    times = _range(part.start, part.end)
    if part.length is not None:
        times = f"{times} ({_minutes(part.length)})".strip()
    dot = "." if (part.number or "").isalnum() else ""
    number = f"{part.number}{dot} " if part.number else ""
    told = ": ".join(text for text in (times, part.title) if text)
    where = []
    for venue in part.venues:
        if venue.point:
            where.append(_("- {point}: {name}").format(point=venue.point, name=venue.name))
        else:
            where.append(_("- Venue: {name}").format(name=venue.name))
        where += [f"+ {who}" for who in venue.attendees]
    if part.attendees:
        where += [_("- Attendees:"), *(f"+ {who}" for who in part.attendees)]
    notes = [f"- {note}" for note in part.notes]
    return PageRow(RowLevel.PART, number + told, further=(*where, *notes))


def _item_row(item: Item) -> PageRow:
    text = item.title
    if item.conditional:
        text += " (" + _("if any") + ")"
    if not item.timed:
        # Most papers say themselves what they are for.
        meant = kind_name(Kind.STUDY)
        said = any(words in text.lower() for words in meant.lower().split(", "))
        text = text if said else f"{text} ({meant[:1].lower()}{meant[1:]})"
    papers = tuple(f"- {text}" for text in (*item.documents, *item.notes))
    number = (item.number or "").strip("()")
    return PageRow(
        RowLevel.ITEM,
        text,
        number,
        _times(item),
        presented_by(item.presenter),
        papers,
        item.short_title or "",
    )


def _times(item: Item) -> str:
    begun, ended = _short(item.start), _short(item.end)
    if begun and ended:
        times = f"{begun}{TIED}-{TIED}{ended}"
    else:
        times = _("To {end}").format(end=ended) if ended else begun
    length = "" if item.length is None else _minutes(item.length)
    if times and length:
        return f"{times}\n({length.replace(' ', TIED)})"
    return times or length


def _range(start: time | None, end: time | None) -> str:
    if start is None:
        return ""
    if end is None:
        return _("From {start} to the end").format(start=_clock(start))
    return _("From {start} to {end}").format(start=_clock(start), end=_clock(end))


def _clock(at: time) -> str:
    if at.minute:
        return _("{hour}:{minute:02}").format(hour=at.hour, minute=at.minute)
    return _("{hour} o’clock").format(hour=at.hour)


def _short(at: time | None) -> str:
    return f"{at.hour}h{at.minute:02}" if at is not None else ""


def _minutes(length: timedelta) -> str:
    return _("{minutes:02} min").format(minutes=whole_minutes(length))
