"""What stands above the first session or item: letterhead, title, term, date, place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Day

from timekeeper.core.programme import Organisation
from timekeeper.files.importers import dates
from timekeeper.files.importers.draft import Doubt
from timekeeper.files.importers.lines import Line, Style
from timekeeper.files.importers.outline import Rank, rank
from timekeeper.live.language import _

LONGEST_TITLE = 200
LONGEST_HEADING = 100
_HEADING = re.compile(r"(?:nội dung )?(?:chương trình|lịch trình|kịch bản)(?: .*)?", re.IGNORECASE)
_BARE_HEADING = re.compile(
    r"(?:nội dung )?(?:chương trình|lịch trình)(?: (?:dự kiến|chi tiết|làm việc|cụ thể))*:?",
    re.IGNORECASE,
)
_TERM = re.compile(r"\(?(nhiệm kỳ\s.*?)\)?\.?", re.IGNORECASE)
_SUBTITLE = re.compile(r"(.+?)\s*(\([^()]*\))")
_STATE = re.compile(
    r"đảng cộng sản việt nam|cộng hòa xã hội chủ nghĩa việt nam|cộng hoà xã hội chủ nghĩa việt nam"
    r"|độc lập\b.*tự do\b.*hạnh phúc|số\s*:.*",
    re.IGNORECASE,
)
_CITATION = re.compile(r"(?:số\s+\S+|quyết định|kế hoạch)[^,]*\bngày\b", re.IGNORECASE)
_DATED = re.compile(r"(?:thứ|chủ nhật|ngày|[0-9])", re.IGNORECASE)
_FIRST_HALF = re.compile(
    r"(?:hội nghị|hội thảo|đại hội|lễ|kỳ họp|phiên họp|diễn đàn)", re.IGNORECASE
)


@dataclass(slots=True)
class Head:
    """What the head says; ``title`` is None when it names no event."""

    title: str | None = None
    subtitle: str | None = None
    term: str | None = None
    date: Day | None = None
    organisation: Organisation = field(default_factory=Organisation)
    details: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def body_start(lines: Sequence[Line]) -> int:
    """Return the index of the first line of the programme proper."""
    entry = next((n for n, line in enumerate(lines) if _opens_body(line)), len(lines))
    days = [n for n, line in enumerate(lines) if rank(line) is Rank.DAY]
    # Of several days the first one's line is a heading too, not the date of it all.
    if any(day > entry for day in days):
        entry = max((day for day in days if day < entry), default=entry)
    return entry


def read_head(lines: Sequence[Line]) -> Head:
    """Return what the lines above the programme proper say."""
    head = Head()
    heading = next((n for n, line in enumerate(lines) if _BARE_HEADING.fullmatch(line.text)), None)
    if heading is None:
        heading = next((n for n, li in enumerate(lines) if _HEADING.fullmatch(li.text)), None)
    names: list[Line] = []
    above: list[Line] = []
    for index, line in enumerate(lines):
        if not _read_known(head, line):
            (above if heading is not None and index < heading else names).append(line)
    _date(head, lines)
    _name(head, names, above)
    return head


def _opens_body(line: Line) -> bool:
    ranked = rank(line)
    return ranked is Rank.SESSION or (ranked is Rank.ENTRY and line.label is None)


def _read_known(head: Head, line: Line) -> bool:
    """Read a line that says by itself what it is; return whether it did."""
    if found := _TERM.fullmatch(line.text):
        head.term = found[1]
    elif dates.is_signature(line.text):
        place = line.text.partition(",")[0].strip()
        head.organisation = Organisation(place=place)
    elif line.label is not None or line.style is Style.BULLET:
        head.details.append(line)
    else:
        return bool(_STATE.fullmatch(line.text)) or dates.is_date_line(line.text)
    return True


def _date(head: Head, lines: Sequence[Line]) -> None:
    """The event's own date goes before the day the paper was signed."""
    own = [li for li in lines if not dates.is_signature(li.text) and not _cites(li.text)]
    own.sort(key=lambda li: not dates.is_date_line(li.text))
    head.date = next((day for li in own if (day := dates.find_date(li.text))), None)
    signed = next((li for li in lines if dates.is_signature(li.text)), None)
    if head.date is None and signed is not None:
        head.date = dates.find_date(signed.text)
        message = _("The only date is the day of signing, {text}: is the event on that day?")
        head.doubts.append(Doubt(signed.number, "date", message.format(text=signed.text)))


def _cites(text: str) -> bool:
    return _CITATION.search(text) is not None


def _name(head: Head, names: list[Line], above: list[Line]) -> None:
    """Titles stand below "CHƯƠNG TRÌNH" and the letterhead above it, where both are given."""
    titles = [line for line in names if _can_be_title(line) and not _HEADING.fullmatch(line.text)]
    headings = [li for li in names if _can_be_title(li) and li not in titles]
    if titles:
        _letterhead(head, above)
    elif any(_can_be_title(line) for line in above):
        titles = [line for line in above if _can_be_title(line)]
    else:
        titles = [line for line in headings if _names_event(line.text)]
    others = _title(head, titles)
    _keep(head, [*others, *(line for line in names if not _can_be_title(line))])


def _names_event(heading: str) -> bool:
    return len(heading) <= LONGEST_HEADING and not _BARE_HEADING.fullmatch(heading)


def _keep(head: Head, lines: list[Line]) -> None:
    for line in lines:
        head.notes.append(line.text)
        if not _DATED.match(line.text):
            message = _("This line above the programme was not understood and is kept as a note.")
            head.doubts.append(Doubt(line.number, "not_understood", message))


def _can_be_title(line: Line) -> bool:
    text = line.text
    if line.timed or (_DATED.match(text) and dates.find_date(text)):
        return False
    return len(text) <= LONGEST_TITLE and not text.endswith((".", ":"))


def _letterhead(head: Head, above: list[Line]) -> None:
    issuers = [line.text for line in above if _can_be_title(line)]
    place = head.organisation.place
    match issuers:
        case []:
            pass
        case [issuer]:
            head.organisation = Organisation(issuer=issuer, place=place)
        case [superior, issuer, *_others]:
            head.organisation = Organisation(superior, issuer, place)


def _title(head: Head, titles: list[Line]) -> list[Line]:
    """Take title and subtitle from the lines; return those that are left."""
    if not titles:
        return []
    title, others = titles[0].text, titles[1:]
    if others and _FIRST_HALF.fullmatch(title):
        title = f"{title} {others.pop(0).text}"
    found = _SUBTITLE.fullmatch(title)
    if found and _TERM.fullmatch(found[2]):
        title, head.term = found[1], found[2].strip("()")
    elif found:
        title, head.subtitle = found[1], found[2]
    head.title = title
    if head.subtitle is None and others:
        head.subtitle = others.pop(0).text
    return others
