"""Reads a calendar: its events as the rows of a table, by when they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct, field

from timekeeper.files.importers.draft.draft import Doubt, Extract
from timekeeper.files.importers.formats.encoding import decoded
from timekeeper.files.importers.original import Place, Row, paragraph
from timekeeper.files.importers.sniffing import MOST_LINES, too_long
from timekeeper.files.job import Job
from timekeeper.words.language import _

HERE = "Asia/Ho_Chi_Minh"
_OURS = {HERE, "SE Asia Standard Time"}  # as Windows calls it
HEAD = ("Ngày", "Thời gian", "Nội dung", "Thực hiện", "Địa điểm")
# RFC 5545: a line goes on where the next one begins with white, values hold signs with a stroke.
# It is folded by octets: also within a letter.
_FOLD = re.compile(rb"(?:\r\n|\r|\n)[ \t]")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_MOMENT = re.compile(r"([0-9]{8})(?:T([0-9]{4})[0-9]{2}(Z?))?")
_LENGTH = re.compile(r"P(?:([0-9]{1,3})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,5})M)?(?:[0-9]+S)?)?")
_LINE = re.compile(r"([\w-]+)((?:;[^\":;]*(?:\"[^\"]*\"[^\":;]*)*)*):(.*)", re.DOTALL)
_NAME = re.compile(r";CN=(?:\"([^\"]*)\"|([^;:]*))", re.IGNORECASE)
_TIMED = re.compile(r"\W*(?:từ\s*)?[0-9]{1,2}\s?(?:[hHgG:]|giờ)", re.IGNORECASE)
FEWEST_LINES = 2
_LONG = timedelta(hours=12)
_ZONE = re.compile(r";TZID=\"?([^\";:]+)", re.IGNORECASE)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


class _Event(Struct):
    """What the lines between its begin and end say, by their names."""

    said: dict[str, tuple[str, str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.said.get(name, ("", ""))[1]
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()

    @property
    def called_off(self) -> bool:
        """Return whether it is not held any more."""
        return self.text("STATUS").upper() == "CANCELLED"

    def moment(self, name: str) -> tuple[datetime, bool] | None:
        """Return a moment as the clocks here show it, and whether it has a time of day."""
        parameters, value = self.said.get(name, ("", ""))
        found = _MOMENT.match(value)
        if found is None:
            return None
        try:
            moment = datetime.strptime(found[1] + (found[2] or "0000"), "%Y%m%d%H%M")  # noqa: DTZ007
            zone = _ZONE.search(parameters)
            there = UTC if found[3] else _zone(zone[1]) if zone else None
            if there is not None:
                moment = (
                    moment.replace(tzinfo=there).astimezone(ZoneInfo(HERE)).replace(tzinfo=None)
                )
        except (ValueError, OverflowError):
            return None
        return moment, found[2] is not None

    def unknown_zone(self) -> str | None:
        """Return the zone that its hours are in if nothing is known of it."""
        found = _ZONE.search(self.said.get("DTSTART", ("", ""))[0])
        return found[1] if found and found[1] not in _OURS and _zone(found[1]) is None else None

    @property
    def title(self) -> str:
        """Return what it is called: without any words its hours would be those of the next."""
        return self.text("SUMMARY") or _("An event without a title")

    def end(self, start: datetime) -> datetime:
        """Return when it is over, from this start on; the start itself where that is not said."""
        end = self.moment("DTEND")
        length = _LENGTH.fullmatch(self.text("DURATION"))
        if end is None and length and any(length.groups()):
            days, hours, minutes = (int(part or 0) for part in length.groups())
            return start + timedelta(days=days, hours=hours, minutes=minutes)
        return end[0] if end else start

    def outlasts_its_day(self, start: datetime, *, timed: bool) -> bool:
        """Return whether it goes on for days: not an evening that ends after midnight."""
        end = self.end(start)
        if not timed:
            return end - start > timedelta(days=1)
        return end.date() > start.date() and end - start >= _LONG

    def clock(self, start: datetime) -> str:
        """Return when it is held, from this start on; of days only when they begin."""
        last = self.end(start)
        ends = last > start and not self.outlasts_its_day(start, timed=True)
        return f"{start:%H:%M} - {last:%H:%M}" if ends else f"{start:%H:%M}"


def read(content: bytes, name: str, _job: Job) -> Extract:
    """Return the calendar's name and its events.

    What repeats is read once, what is called off is left out, and clocks of a zone that is not
    known stay as they are: each is doubted.
    """
    text, doubts = decoded(_FOLD.sub(b"", content), name)
    title, events = "", []
    event: _Event | None = None
    within = ""  # what is not the event's own: its alarms
    for found in filter(None, map(_LINE.fullmatch, text.splitlines())):
        key, parameters, value = found[1].upper(), found[2], found[3]
        match key, value.strip().upper():
            case "BEGIN", "VEVENT":
                event = _Event()
            case "END", "VEVENT" if event is not None:
                events.append(event)
                event, within = None, ""
            case "BEGIN", inner:
                within = within or (inner if event is not None else "")
            case "END", inner:
                within = "" if inner == within else within
            case "X-WR-CALNAME", _:
                title = value
            case _ if event is not None and not within:
                event.said.setdefault(key, (parameters, value))
        if len(events) > MOST_LINES:
            raise too_long(name)
    held = [event for event in events if not event.called_off]
    if len(held) == 1 and (lines := _invitation(held[0])):
        return Extract(tuple(lines), (*doubts, *_told(events)))
    rows = [paragraph(title, Place(line=1))] if title.strip() else []
    rows += _rows(held)
    return Extract(tuple(rows), (*doubts, *_told(events)))


def _told(events: list[_Event]) -> Iterator[Doubt]:
    for event in events:
        title, begin = event.title, event.moment("DTSTART")
        if begin is None:
            message = _("{title} has no date in the calendar that can be read: it was left out.")
            yield Doubt(None, "left_out", message.format(title=title))
        elif event.called_off:
            message = _("{title} is called off in the calendar: it was left out.")
            yield Doubt(None, "left_out", message.format(title=title))
        elif "RRULE" in event.said or "RDATE" in event.said:
            message = _("{title} repeats: only its first time was read.")
            yield Doubt(None, "repeated", message.format(title=title))
        if begin and event.outlasts_its_day(begin[0], timed=begin[1]):
            message = _("{title} lasts until {end}: only when it begins was read.")
            last = event.end(begin[0])
            end = f"{last:%H:%M %d/%m/%Y}" if begin[1] else f"{last - timedelta(days=1):%d/%m/%Y}"
            yield Doubt(None, "unsure", message.format(title=title, end=end))
        if (zone := event.unknown_zone()) is not None:
            message = _("{title} is in the time zone {zone}, which is not known: check its hours.")
            yield Doubt(None, "unsure", message.format(title=title, zone=zone))


def _invitation(event: _Event) -> list[Row]:
    """Return the lines of an only event whose description is a programme of its own."""
    lines = [line for line in event.text("DESCRIPTION").split("\n") if line.strip()]
    if sum(bool(_TIMED.match(line)) for line in lines) < FEWEST_LINES:
        return []
    found = event.moment("DTSTART")
    head = [event.text("SUMMARY"), f"Ngày {found[0]:%d/%m/%Y}" if found else ""]
    place = event.text("LOCATION")
    head.append(f"Địa điểm: {place}" if place else "")
    texts = [*filter(None, head), *lines]
    return [paragraph(text, Place(line=number)) for number, text in enumerate(texts, 1)]


def _rows(events: list[_Event]) -> Iterator[Row]:
    begun = [(found, event) for event in events if (found := event.moment("DTSTART")) is not None]
    begun.sort(key=lambda pair: pair[0][0])
    remarks = any(event.text("DESCRIPTION") for _begin, event in begun)
    yield Row((*HEAD, "Ghi chú") if remarks else HEAD, Place(table=1, row=1))
    last = ""
    for number, ((start, timed), event) in enumerate(begun, 2):
        day = f"{start:%d/%m/%Y}"
        who = _NAME.search(event.said.get("ORGANIZER", ("", ""))[0])
        cells = (
            day
            if day != last or not timed
            else "",  # a row without both goes on with the one above
            event.clock(start) if timed else "",
            event.title,
            (who[1] or who[2] or "") if who else "",
            event.text("LOCATION"),
            *([event.text("DESCRIPTION")] if remarks else []),
        )
        last = day
        yield Row(cells, Place(table=1, row=number))
