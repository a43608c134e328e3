"""What stands above the first session or item: letterhead, title, term, date, place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.programme import Organisation
from timekeeper.files.importers.draft.draft import Doubt, Suggestion
from timekeeper.files.importers.grammar.dates import damaged, dates, day_lines, signatures, weekdays
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.line import (
    FOREIGN,
    CounterStyle,
    Label,
    ProgrammeLine,
)
from timekeeper.files.importers.grammar.names import names_person
from timekeeper.files.importers.grammar.outline import OUTER, Rank, rank
from timekeeper.files.importers.grammar.presenters.named_lines import are_names
from timekeeper.files.importers.grammar.times.when import When
from timekeeper.words.language import _

LONGEST_TITLE = 200
A_MONTH = timedelta(days=31)
_HEADING = re.compile(
    r"(?:nội dung )?(?:chương trình|lịch trình|kịch bản|kế hoạch)(?: .*)?", re.IGNORECASE
)
_BARE_HEADING = re.compile(
    r"(?:nội dung )?(?:chương trình|lịch trình)"
    r"(?: (?:dự kiến|chi tiết|làm việc|cụ thể|thực hiện|hoạt động|sự kiện|tổng thể|tổng quát))*:?",
    re.IGNORECASE,
)
# "Lịch sử" is no plan.
_PLAN = re.compile(r"(?:nội dung )?lịch(?! sử\b)(?: \w+){0,2}:?", re.IGNORECASE)
_TERM = re.compile(r"\(?(nhiệm kỳ\s.*?)\)?\.?", re.IGNORECASE)
_SUBTITLE = re.compile(r"(.+?)\s*(\([^()]*\))")
STATE = re.compile(
    r"đảng cộng sản việt nam|cộng hòa xã hội chủ nghĩa việt nam|cộng hoà xã hội chủ nghĩa việt nam"
    r"|độc lập\W+tự do\W+hạnh phúc\W*",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r"(?:số\s+[^\s(]\S*|quyết định|kế hoạch)[^,]*\bngày\b|\bngày\b.*\bban hành\b", re.IGNORECASE
)
# "CHÀO MỪNG NGÀY 20/11", "Gửi trước ngày 13/8": the programme is on another.
_NO_DAY_OF_IT = re.compile(
    r"(?:kỷ|kỉ) niệm|chào mừng|hướng (?:tới|về)|hưởng ứng"
    r"|\b(?:trước|hạn|chậm nhất|muộn nhất|đăng ký|nộp|gửi)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"(?:thời )?hạn\b|.*\bdeadline", re.IGNORECASE)
_DATED = re.compile(r"(?:thứ|chủ nhật|ngày|sáng|chiều|tối|[0-9])", re.IGNORECASE)
_FOOT = re.compile(
    r"nơi nhận\b|(?:trân trọng|(?:best|kind) regards)\W*$"
    r"|(?:t/?m|k/?t|t/?l|t/?u?q)\.?\s+(?=[A-ZĐ])(?-i:[^a-z]{4,})"
    r"|(?-i:(?:PHÓ |TỔNG |CHI )*(?:TRƯỞNG (?:BAN|ĐOÀN|PHÒNG|KHOA|THÔN|ẤP)|(?:TỔ|CỤC|VỤ|VIỆN) TRƯỞNG"
    r"|CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|BÍ THƯ|CHÁNH (?:VĂN PHÒNG|THANH TRA)|THỦ TRƯỞNG(?: ĐƠN VỊ)?"
    r"|BAN TỔ CHỨC)"
    r"(?: (?:BAN|TỔ|LỄ|HỘI|ĐOÀN)(?: [^a-z:,.–-]{0,40})?| TỔ CHỨC)?)\s*$"
    r"|người (?:lập|soạn|viết|thảo|(?:phê )?duyệt)(?: [^:]{1,30})?\s*:\s*\S",
    re.IGNORECASE,
)
# Who wrote the paper and who approves it, above their names.
_SIGNS = re.compile(
    r"(?:người|cán bộ|bộ phận) (?:lập|soạn|viết|thảo|xây dựng|đề xuất|tổng hợp|(?:phê )?duyệt)"
    r"(?: [^:,.–-]{1,30})?"
    r"|(?:[^:,.–]{2,40} )?(?:phê |xét |ký )?duyệt(?: của [^:,.]{1,40})?"
    r"|(?:ý kiến|xác nhận) của [^:,.]{1,40}|thư ký(?: (?:hội nghị|cuộc họp|đại hội))?"
    r"|(?:t/?m|k/?t|t/?l|t/?u?q)\.?\s.{2,60}",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"\(?(?:đã )?ký\b.{0,40}|\(.{2,40}\)", re.IGNORECASE)
# Whom a letter or a mail addresses has no paper of his own.
_SALUTATION = re.compile(
    r"(?:kính|thân|thân ái|thân mến) gửi\b|(?:kính )?thưa\b|dear\b"
    r"|(?:kính )?chào (?:anh|chị|quý|cả)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\btháng\s*[0-9]{1,2}\s*(?:,?\s*năm|[/-])\s*(20[0-9]{2})\b", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s+(20[0-9]{2})\b(?!\s*[-–])", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?<![\w/.,–-])(?<![–-] )(20[0-9]{2})(?![\w/]|[.,][0-9]|\s?[–-])")
_SENT_YEAR = re.compile(r"\b20[0-9]{2}\b")
FEWEST_TIMED = 2
_OF_PROGRAMME = re.compile(
    r"(?:phần|phiên|buổi|ngày|sáng|chiều|tối|bế mạc|kết thúc|văn nghệ|khai mạc|nghi lễ"
    r"|tiệc|nghỉ)\b",
    re.IGNORECASE,
)
_ATTACHED_HEADING = re.compile(rf"(?:{_HEADING.pattern}$|lịch\b(?! sử\b))", re.IGNORECASE)
_APPENDIX = re.compile(r"phụ lục\b", re.IGNORECASE)
_ATTACHED = re.compile(r"\(?(?:(?:ban hành\s+)?(?:kèm )?theo|phụ lục)\b", re.IGNORECASE)
_RULES = re.compile(r"(?:NỘI QUY|ĐIỀU LỆ|THỂ LỆ|QUY ĐỊNH|QUY CHẾ)\b[^a-z]*")
NUMBERED = re.compile(r"số\s*:.*|số\s+[0-9]*\s*[-–/]\s*[^\W\d_].{0,30}", re.IGNORECASE)
_FIRST_HALF = re.compile(
    r"(?:chương trình\s+)?((?:hội nghị|hội thảo|đại hội|lễ(?: công bố| ra mắt| kỷ niệm)?|kỳ họp"
    r"|phiên họp|cuộc họp|diễn đàn|tập huấn|tọa đàm|lớp bồi dưỡng|kế hoạch|giấy mời))",
    re.IGNORECASE,
)


class Head(Struct):
    """What the head says; ``title`` is None when it names no event.

    Days that come without a year have that of ``since``, of which the head names the month, else
    the day of signing, a later day or the only year that is named, which is then ``year_inferred``.
    """

    title: str | None = None
    subtitle: str | None = None
    term: str | None = None
    date: Day | None = None
    dated: ProgrammeLine | None = None
    since: Day | None = None
    year_inferred: bool = False
    organisation: Organisation = field(default_factory=Organisation)
    signed: ProgrammeLine | None = None
    opening: When | None = None
    details: list[ProgrammeLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)

    @property
    def signing_day(self) -> Day | None:
        """Return the day the paper was signed, or sent by mail; None when it does not say."""
        return dates.find_date(self.signed.text) if self.signed else None


def body_start(lines: Sequence[ProgrammeLine]) -> int:
    """Return the index of the first line of the programme proper."""
    ranks = [rank(line) for line in lines]
    entry = next(
        (
            n
            for n, (ranked, line) in enumerate(zip(ranks, lines, strict=True))
            if ranked is Rank.SESSION or (ranked is Rank.ENTRY and line.label is None)
        ),
        len(lines),
    )
    # A heading across a table belongs to the rows below it.
    while 0 < entry < len(lines) and lines[entry - 1].alone and not lines[entry - 1].label:
        entry -= 1
    # A plan's other chapters come before its programme, with all that is counted in them.
    chapters = (
        n
        for n, line in enumerate(lines[:entry])
        if line.label in (Label.NOTE, Label.ATTENDEES)
        and line.numbered
        and line.text in ("", line.label_text)
    )
    entry = next(chapters, entry)
    # So does a chapter that says when and where, although other things are counted in it too.
    said = False
    for n in range(entry, len(lines)):
        line = lines[n]
        said = said or (line.numbered and line.label in (Label.TIME, Label.VENUE))
        if line.timed or ranks[n] in (Rank.DAY, Rank.SESSION):
            break
        if said and line.style in OUTER and _HEADING.fullmatch(line.text):
            entry = n
            break
    days = [n for n, ranked in enumerate(ranks) if ranked is Rank.DAY]
    # Of several days the first one's line is a heading too, not the date of it all.
    if any(day > entry for day in days):
        entry = max((day for day in days if day < entry), default=entry)
    return entry


def foot_start(lines: Sequence[ProgrammeLine]) -> int:
    """Return the index of the line from which on recipients and signatures stand, or the end."""
    timed = [n for n, line in enumerate(lines) if line.timed]
    # "3. 22h00: tắt đèn" below "NỘI QUY" is a rule.
    ruled = (n for n, li in enumerate(lines) if li.style is None and _RULES.fullmatch(li.text))
    rules = next((n for n in ruled if sum(at < n for at in timed) >= FEWEST_TIMED), len(lines))
    timed = [n for n in timed if n < rules]
    clocks = [n for n in timed if (when := lines[n].when) and when.start]
    # Below a programme whose every act has its clock, lengths alone are those of rules.
    last = max(
        clocks if len(clocks) >= FEWEST_TIMED and timed[: len(clocks)] == clocks else timed,
        default=0,
    )
    last = max(last, body_start(lines))
    foot = (n for n, li in enumerate(lines) if n > last and (is_foot(li) or li.key == FOREIGN))
    end = min(next(foot, len(lines)), _other_matter(lines, last))
    # In capitals, or called so, above nothing but names: whoever signs, whatever his office.
    named, n = False, end - 1
    while n > last and rank(lines[n]) is Rank.TEXT and lines[n].label is None:
        text = lines[n].text
        signs = named and (text.isupper() or _SIGNS.fullmatch(text)) and not opens_as_act(text)
        name = are_names(text) or names_person(text)
        if not (signs or name or _SIGNATURE.fullmatch(text)):
            break
        end, named = n if signs else end, named or name
        n -= 1
    return end


def without_covering_paper(
    lines: Sequence[ProgrammeLine],
) -> tuple[list[ProgrammeLine], list[ProgrammeLine]]:
    """Return the lines of a programme that is a paper's last part, and those of the paper besides.

    A plan or a letter says above its signature when and where, and that stays: its chapters hold
    no act with a time of its own.
    """
    timed = [n for n, line in enumerate(lines) if line.timed and line.label is None]
    # An appendix without any hour has rows, and its paper none.
    rows = (n for n, line in enumerate(lines) if line.style is CounterStyle.ROW)
    first = timed[0] if len(timed) >= FEWEST_TIMED else next(rows, 0) if not timed else 0
    chapters = next((n for n, line in enumerate(lines) if rank(line) is Rank.ENTRY), len(lines))
    signed = False
    for n, line in enumerate(lines[:first]):
        signed = signed or (n > chapters and is_foot(line))
        attached = _APPENDIX.match(line.text) or (signed and _ATTACHED_HEADING.match(line.text))
        # A plan may have its programme in a chapter of its own.
        name = line.text or line.label_text
        named = _BARE_HEADING.fullmatch(name) or _PLAN.fullmatch(name)
        chapter = line.numbered and named is not None
        if n > chapters and (chapter or (rank(line) is Rank.TEXT and attached)):
            said = (Label.TIME, Label.VENUE, Label.ATTENDEES)
            kept: list[ProgrammeLine] = []
            besides: list[ProgrammeLine] = []
            holds, keys = False, {lines[chapters].key}
            for above in lines[chapters:n]:
                if above.label in said or above.key in keys:
                    holds = above.label in said
                    keys |= {above.key} if above.numbered else set()
                stays = holds and (above.text or above.label is Label.ATTENDEES)
                (kept if stays else besides).append(above)
            return [*lines[:chapters], *kept, *lines[n:]], besides
    return list(lines), []


def is_foot(line: ProgrammeLine) -> bool:
    """Return whether recipients or a signature begin with the line."""
    cells = line.original.split(" | ")
    signs = line.original.isupper() and any(map(_SIGNS.fullmatch, cells))
    return signs or bool(_FOOT.match(line.original)) or is_signed(line)


def is_signed(line: ProgrammeLine) -> bool:
    """Return whether the line, behind no label, says where and when the paper was signed."""
    return line.label is None and signatures.is_signature(line.text)


def _other_matter(lines: Sequence[ProgrammeLine], last: int) -> int:
    """Return the index of the heading, after the ``last`` timed line, of rules, duties or a plan.

    Where the programme gives its acts times, a chapter of counted lines without any is no part of
    it, unless it is called one.
    """
    entries = [
        line for line in lines[: last + 1] if rank(line) is Rank.ENTRY and line.label is None
    ]
    timed = sum(line.timed for line in entries)
    if timed < FEWEST_TIMED or 2 * timed < len(entries):
        return len(lines)
    counted = any(line.numbered and line.style not in OUTER for line in entries)
    clocked = all(line.when and line.when.start for line in entries if line.style not in OUTER)
    # "IV. CHƯƠNG TRÌNH" is itself one of a plan's chapters.
    outer = [li for li in entries if li.style in OUTER]
    named = [li for li in outer if not (_HEADING.fullmatch(li.text) or _PLAN.fullmatch(li.text))]
    # So is the only one left of them that is not the first.
    alone = len(outer) == 1 and outer[0].counter not in ("1", "I", "A")
    styles = set() if alone else {li.style for li in named}
    days = [n for n, line in enumerate(lines) if rank(line) is Rank.DAY]
    last_half = max((n for n, line in enumerate(lines) if rank(line) is Rank.SESSION), default=0)
    # Whatever stands above one of its later days is the programme's.
    last = max(last, days[-1] if days and days[0] < last else 0)
    untimed = len(entries) - timed
    for n in range(last + 1, len(lines)):
        line = lines[n]
        # Acts below the last clock go on with it, and so does what heads more of them.
        untimed += rank(line) is Rank.ENTRY and opens_as_act(line.text)
        if untimed > timed:
            break
        # "Phần thi tốp ca (7 phút)" below acts that all have clocks.
        listed = line.ends_with_time and line.style is None and clocked
        # "Cần mang theo:" and what is counted there.
        below = lines[n + 1] if n + 1 < len(lines) and clocked and not counted else None
        listed = listed or (
            rank(line) is Rank.TEXT
            and line.text.endswith(":")
            and below is not None
            and below.numbered
            and not below.timed
        )
        noted = line.label is Label.NOTE and line.text in ("", line.label_text) and n > last_half
        heads = (
            (rank(line) is Rank.TEXT and line.text.isupper())
            or (line.style in OUTER and line.style not in styles)
            or noted
            or (listed and not opens_as_act(line.text))
        )
        if (
            heads
            and line.style is not CounterStyle.PART
            and not _OF_PROGRAMME.match(line.text)
            and any(rank(below) in (Rank.ENTRY, Rank.DETAIL) for below in lines[n + 1 :])
        ):
            return n
    return len(lines)


def read_head(lines: Sequence[ProgrammeLine], below: Sequence[ProgrammeLine]) -> Head:
    """Return what the lines above the programme proper say, and those below of the year."""
    head, whole = Head(), lines
    # What a page of the web is called stands above the day it was put there.
    at = next((n for n, li in enumerate(lines) if li.label is Label.MAIL), 0)
    called = {line.text for line in lines[:at]}
    shown = (STATE.fullmatch(li.text) or _HEADING.fullmatch(li.text) for li in lines[at:])
    again = any(shown) or any(line.text in called for line in lines[at:])
    page, lines = (list(lines[:at]), lines[at:]) if again else ([], lines)
    heading = next((n for n, line in enumerate(lines) if _BARE_HEADING.fullmatch(line.text)), None)
    if heading is None:
        heading = next((n for n, li in enumerate(lines) if _HEADING.fullmatch(li.text)), None)
    if heading is None:
        # Above the motto of the state, the paper's number or its day of signing is its letterhead.
        issued = (
            n
            for n, li in enumerate(lines)
            if STATE.fullmatch(li.text) or NUMBERED.fullmatch(li.text) or is_signed(li)
        )
        heading = max(issued, default=None)
    names: list[ProgrammeLine] = []
    above: list[ProgrammeLine] = []
    for index, line in enumerate(lines):
        if not _read(head, line):
            (above if heading is not None and index < heading else names).append(line)
    _date(head, whole, below)
    stamps = [line for line in above if _is_stamp(line)]
    # What is called nothing else is called so: "Họp kín".
    if any(not (_is_stamp(line) or _BARE_HEADING.fullmatch(line.text)) for line in names):
        stamps += [line for line in names if _is_stamp(line)]
    head.notes += [line.original for line in stamps]
    above, names = ([line for line in some if line not in stamps] for some in (above, names))
    others = _name(head, names, above)
    head.notes += [line.original for line in page if head.title]
    others += [] if head.title else _title(head, page)
    others += [line for line in (*above, *names) if not _can_be_title(line)]
    for line in sorted(others, key=lambda line: line.number):
        head.notes.append(line.original)
        if not (_DATED.match(line.text.lstrip("(")) or _ATTACHED.match(line.text)):
            message = _("This line above the programme was not understood and is kept as a note.")
            head.doubts.append(Doubt(line.number, "not_understood", message))
    return head


def _is_stamp(line: ProgrammeLine) -> bool:
    """Return whether a line says how secret the paper is, and names neither office nor event."""
    text = line.text
    return confidential.is_marking(text) or (":" in text and bool(confidential.marking(text)))


def _read(head: Head, line: ProgrammeLine) -> bool:
    """Read a line that says by itself what it is; return whether it did."""
    if found := _TERM.fullmatch(line.text):
        head.term = found[1]
    elif is_signed(line):
        place = line.text.partition(",")[0].strip()
        head.organisation = Organisation(place=place)
        rest = line.text.partition(",")[2]
        if rest and not (day_lines.is_date_line(rest) or signatures.is_unfilled(rest)):
            head.notes.append(line.text)
    elif line.label is None and NUMBERED.fullmatch(line.text):
        head.notes.append(line.text)
    elif line.label is not None or line.style is CounterStyle.BULLET:
        head.details.append(line)
    else:
        dated = day_lines.is_date_line(line.text)
        if dated or (line.style is None and dates.find_date(line.text)):
            head.opening = head.opening or day_lines.opening_time(line.text)
        if dated and (held := day_lines.place_after_day(line.text)):
            head.details.append(replace(line, label=Label.VENUE, text=held))
        return bool(STATE.fullmatch(line.text)) or dated
    return True


def day_doubt(line: ProgrammeLine, day: Day | None, message: str = "") -> Doubt:
    """Return a doubt about the day that a line names.

    Without a ``message`` that it cannot be told, or that its name is that of another day.
    """
    if not message and day is None:
        message = _("Which day “{text}” is cannot be told: set the day of what stands below.")
    elif not message:
        message = _("“{text}” was read as {date}, which is another day of the week: check it.")
    date = f"{day:%d/%m/%Y}" if day else ""
    told = message.format(text=line.original, date=date)
    return Doubt(line.number, "date", told, line.original)


def year_elsewhere() -> str:
    """Return what is said of a day whose year stands in another line alone."""
    return _("“{text}” names no year; the one in another line was taken.")


def doubt_other_days(
    head: Head,
    lines: Sequence[ProgrammeLine],
    held: set[Day],
    empty: Sequence[tuple[ProgrammeLine, Day]],
) -> None:
    """Doubt each line that names a day on which nothing is ``held``, and that is not the taken one.

    The one that was taken is doubted where it is none of those; ``empty`` are the days below it.
    """
    taken: list[Day] = []
    if head.date and head.dated:
        taken += dates.named_days(head.dated.text, head.date.year) or [head.date]
    span = sorted({*taken, *held})
    other = _("“{text}” names another day; {date} was taken: check which one is meant.")
    nothing = _("Nothing in the programme lies on the day that “{text}” names: check it.")
    for line, day in empty:
        if span and not span[0] <= day <= span[-1]:
            head.doubts.append(day_doubt(line, span[0], other))
    for line in _own(lines):
        text = line.text
        dated = day_lines.is_day_and_clock(text) or day_lines.ends_with_day(text)
        dated = dated or line.label is Label.TIME
        dated = dated and line.label is not Label.NOTE and not _NO_DAY_OF_IT.search(line.original)
        days = dates.named_days(text, taken[0].year) if dated and taken else None
        if days is None or any(days[0] <= day <= days[1] for day in held):
            continue
        if line is head.dated:
            head.doubts.append(day_doubt(line, days[0], nothing))
        elif days[0] > taken[-1] or days[1] < taken[0]:
            head.doubts.append(day_doubt(line, taken[0], other))
            if weekdays.other_weekday(text, days[0]):
                head.doubts.append(day_doubt(line, days[0]))
            if line.label is None and day_lines.is_day_and_clock(text):
                head.notes.append(line.original)
                head.left_out += line.numbers


def _own(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines whose days may be the event's: no signature, citation or mail."""
    own = (li for li in lines if not (is_signed(li) or _CITATION.search(li.text)))
    own = (li for li in own if li.label is not Label.MAIL and li.key != FOREIGN)
    # Until when people enrol is no day of the event.
    return [li for li in own if not _DEADLINE.match(li.label_text)]


def _date(head: Head, lines: Sequence[ProgrammeLine], below: Sequence[ProgrammeLine]) -> None:
    """The event's own date goes before the day the paper was signed."""
    own = _own(lines)
    own.sort(
        key=lambda li: (
            li.label is Label.NOTE,
            li.label is not Label.TIME,
            not day_lines.is_day_and_clock(li.text),
        )
    )
    found = ((li, dates.find_date(li.text)) for li in own)
    line, head.date = next(((li, day) for li, day in found if day), (None, None))
    head.dated = line
    if line is None or head.date is None:
        line = next((li for li in own if damaged.is_damaged(li.text)), None)
    elif not weekdays.other_weekday(line.text, head.date):
        line = None
    if line is not None:
        head.doubts.append(day_doubt(line, head.date))
    signed = [li for li in lines if is_signed(li)]
    mails = [li for li in lines if li.label is Label.MAIL]
    sent = (li for li in mails if dates.find_date(li.text))
    head.signed = next(iter((*signed, *sent)), None)
    _year(head, own, mails, below)
    if head.date is not None:
        return
    dated = (li for li in own if day_lines.is_date_line(li.text) or li.label is Label.TIME)
    for line in dated:
        if head.since and (day := dates.find_after(line.text, head.since)) is not None:
            message = year_elsewhere()
            if signed and dates.find_date(signed[0].text) == head.since:
                message = _("“{text}” names no year; that of the day of signing was taken.")
            doubt = day_doubt(line, day, message)
            head.date, head.dated = day, line
            head.doubts.append(replace(doubt, suggestion=Suggestion("date", day.isoformat())))
            return
        if head.since is None and dates.find_date(line.text, dates.FIRST_YEAR) is not None:
            head.doubts.append(day_doubt(line, None))
            return


def _year(
    head: Head,
    own: Sequence[ProgrammeLine],
    mails: Sequence[ProgrammeLine],
    below: Sequence[ProgrammeLine],
) -> None:
    """Set since when days without a year are counted."""
    if month := next(filter(None, (_MONTH.search(li.text) for li in own)), None):
        head.since = Day(int(month[1]), 1, 1)
        return
    said = [head.signing_day] if head.signed and head.signed.label is not Label.MAIL else []
    said += [dates.find_date(li.text) for li in below if is_signed(li)]
    # A later day says it of those above it, though these may be of the year before.
    days = (li for li in below if rank(li) is Rank.DAY or li.label is Label.TIME)
    written = next(filter(None, (dates.find_date(li.text) for li in days)), None)
    said += [written - A_MONTH] if written else []
    years = {int(found[1]) for li in own for found in _YEAR.finditer(li.text)}
    # "Tuần lễ 2026" names its year as well, in no more words.
    years = years or {int(found[1]) for li in own for found in _BARE_YEAR.finditer(li.text)}
    mailed = " ".join(li.text for li in mails)
    years = years or set(map(int, _SENT_YEAR.findall(mailed)))
    if len(years) != 1:
        # What an act is about may be of another year.
        rest = " ".join(li.original for li in below if rank(li) is not Rank.ENTRY)
        years = set(map(int, _SENT_YEAR.findall(rest)))
    said += [Day(year, 1, 1) for year in years if len(years) == 1]
    head.since = next(filter(None, said), None)
    head.year_inferred = head.since is not None


def _name(
    head: Head, names: list[ProgrammeLine], above: list[ProgrammeLine]
) -> list[ProgrammeLine]:
    """Read who holds what; return the lines that are left.

    Titles stand below "CHƯƠNG TRÌNH" and the letterhead above it, where both are given.
    """
    possible = [line for line in names if _can_be_title(line)]
    titles = [line for line in possible if not _HEADING.fullmatch(line.text)]
    # Headings that name the event themselves: "CHƯƠNG TRÌNH HỘI THẢO ...".
    naming = [
        line
        for line in possible
        if _HEADING.fullmatch(line.text) and not _BARE_HEADING.fullmatch(line.text)
    ]
    if not titles and not naming:
        return _title(head, [line for line in above if _can_be_title(line)])
    others = _letterhead(head, above)
    if not titles:
        return others + _title(head, naming)
    # "CHƯƠNG TRÌNH HỘI THẢO" before the titles is the first half of theirs.
    others = [*naming, *others]
    half = next((line for line in others if _FIRST_HALF.fullmatch(line.text)), None)
    others = [line for line in others if line is not half]
    return others + _title(head, titles if half is None else [half, *titles])


def _can_be_title(line: ProgrammeLine) -> bool:
    text = line.text
    if _SALUTATION.match(text):
        return False
    if line.timed or (_DATED.match(text.lstrip("(")) and dates.find_date(text)):
        return False
    if text.startswith("(") and dates.find_date(text):
        return False
    return len(text) <= LONGEST_TITLE and not text.endswith((".", ":"))


def _letterhead(head: Head, above: list[ProgrammeLine]) -> list[ProgrammeLine]:
    """Read who issues the programme; return the lines that are left."""
    issuers = [line for line in above if _can_be_title(line)]
    place = head.organisation.place
    match issuers:
        case []:
            pass
        case [issuer]:
            head.organisation = Organisation(issuer=issuer.text, place=place)
        case [superior, issuer, *_others]:
            head.organisation = Organisation(superior.text, issuer.text, place)
    return issuers[2:]


def _title(head: Head, titles: list[ProgrammeLine]) -> list[ProgrammeLine]:
    """Take title and subtitle from the lines; return those that are left."""
    if not titles:
        return []
    title, others = titles[0].text, titles[1:]
    if others and (half := _FIRST_HALF.fullmatch(title)):
        title = f"{half[1]} {others.pop(0).text}"
    # A title in capitals goes on in capitals.
    while others and title.isupper() and others[0].text.isupper() and len(title) < LONGEST_TITLE:
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
