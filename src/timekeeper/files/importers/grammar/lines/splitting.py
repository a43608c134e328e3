"""A line that says several things, as the lines they would be: a day, a clock, a second act."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec.structs import replace

from timekeeper.files.importers.grammar.dates import dates, day_lines, weekdays
from timekeeper.files.importers.grammar.dates.weekdays import NAMED_WEEKDAY
from timekeeper.files.importers.grammar.lines.labels import presenter_label
from timekeeper.files.importers.grammar.lines.line import CounterStyle, ProgrammeLine
from timekeeper.files.importers.grammar.lines.lines import read_line
from timekeeper.files.importers.grammar.names import CAPITAL
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.halves import HALF_DAY, LEADING_HALF, NO_HALF

# Numbers with their circle, bracket, dot or key as one sign: ①, ⑴, ⒈, ➌, ㉑, 1️⃣, 🔟.
_NUMBER_SIGN = re.compile(
    r"^([^\S\n]*)(?:((?:[0-9]\ufe0f?\u20e3)+|\U0001f51f)|([\u2460-\u249b\u24eb-\u24fe\u2776-\u2793"
    r"\u3251-\u325f\u32b1-\u32bf\U0001f102-\U0001f10a])|([\u2160-\u217f]))[.)\ufe0f]*[^\S\n]*",
    re.MULTILINE,
)
# Pictures that stand before a line as messages have them; those that are bullets are read as such.
_SIGN = r"[\u2300-\u23ff\u2600-\u26ff\u2728\u2764\U0001f000-\U0001faff]"
_SIGNS = re.compile(rf"^(?P<dash>[-–—+•]\s+)?(?:{_SIGN}\ufe0f?\s*)+(?=[^\W_]|[(\[“\"])")
# "7h30 👉 Đón tiếp": behind the clock such a sign divides, as a dash does.
_SIGNS_WITHIN = re.compile(
    rf"(?<=[0-9hg:.)|–—-])\s*(?:(?:{_SIGN}|[\u2700-\u27bf])\ufe0f?\s*)+(?=[^\W\d_])", re.IGNORECASE
)
_AFTER = re.compile(r"(?<=\w)\s*[\U0001f300-\U0001faff\ufe0f]+$")
_PLACES = re.compile(
    r"^[\U0001f4cd\U0001f3e8\U0001f3db\U0001f3e2\U0001f5fa]\ufe0f?\s*"
    r"(?=\w)(?!địa điểm|nơi tổ chức|venue)",
    re.IGNORECASE,
)
_BULLETS = re.compile(
    r"^[★☆\U0001f449\U0001f538\U0001f539\U0001f536\U0001f537\U0001f31f\U0001f4cc]"
)
_LEAD = re.compile(r"^(?:[-–—+*•]\s+(?:[0-9]{1,3}[.)]\s+)?|[0-9]{1,3}[.)]\s+)")
# "- Thời gian: từ chiều ngày 15/8 từ 14h, trong hai ngày" below an act is of it.
_OF_ACT = re.compile(r"[-–—+*•]\s*thời gian\s*:\s*(?:bắt đầu\s+)?từ\b", re.IGNORECASE)
_HALF_BEFORE_COUNTER = re.compile(rf"({HALF_DAY})\s*:\s*(?=[0-9]{{1,2}}[.)]\s)", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:ngày\s+[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?|(?<=[hg0-9],)\s+[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})"
    r"(?=\s*(?:đến|tới|[-–—])\s*[0-9])"
)
# "Thứ ba 22/5   + Đoàn đi giám sát": more of that day's acts stand below.
_PLUS = re.compile(r"[:\s]+(?=[+•]\s+\S)")
_DATED_CLOCK = re.compile(r"^,?\s*(?:(?:thứ\s+\w+|chủ nhật)\s*,?\s*)?(?:ngày|on)\s", re.IGNORECASE)
_TITLE_AFTER_DAY = re.compile(rf"\s*[:–—-]\s*(?=\S)|,?\s+(?={CAPITAL})|,\s+(?=tại\b)")
_SENTENCE = re.compile(rf"\.\s+(?={CAPITAL})")
_AFTER_DAY = re.compile(r"[,;:.]?\s+(?=\S)")
LONGEST_DAY = 60
# "8h00: Họp. 14h00: Kiểm tra", "Sáng: Họp . Chiều: Kiểm tra", "8h00 Họp; chiều kiểm tra"
_NEXT_ACT = re.compile(
    r"(?:(?<=[.;)])|\s[.;])\s+(?=[0-9]{1,2}\s?(?:giờ|h|g)\s?(?:[0-9]{1,2}\s?(?:phút|['’])?)?"
    rf"\s?(?:[,:]|(?<=\s)(?-i:{CAPITAL}))|{HALF_DAY}\s*(?::\s*|(?=[0-9]))(?=\S))"
    rf"|\s?;\s+(?={HALF_DAY}\s+(?=\S){NO_HALF})",
    re.IGNORECASE,
)
# Of one who is named before them: "Chủ tịch: 8h00, họp. Chiều làm việc tại cơ quan"
_NEXT_OF_HIS = re.compile(
    rf"{_NEXT_ACT.pattern}"
    rf"|(?<=\.)\s+(?=(?-i:Sáng|Trưa|Chiều|Tối)\s+(?!ngày\b){NO_HALF}"
    rf"(?-i:(?!{CAPITAL}))[^\W\d_])",
    re.IGNORECASE,
)
_AHEAD = (
    rf"(?:{HALF_DAY}\s*[,:]?\s*)?(?:(?:{times.BEFORE_CLOCK})\s+)?"
    r"(?:0?[5-9]|1[0-9]|2[0-3]|[1-4](?=\s?(?:giờ|h|g|:)\s?[0-9]{2}))"
    r"\s?(?:giờ|h|g|:(?=[0-9]))\s?(?:[0-5][0-9])?(?![0-9/])"
)
# In a running paragraph: "6h00 xe đón đoàn. 9h00 đến nơi; 11h30 ăn trưa – chiều, 14h00 về".
# Behind a comma or "và" an act begins with a capital or says what it is: "và 10h30 ăn trưa".
_NEXT_CLOCK = re.compile(
    r"(?:(?<=[.;)”])|\s[.;]|(?<=[^\W\d_]|[.;)])(?<!giờ)(?<!phút)(?<!rưỡi)(?<![0-9][hg])\s+[-–—])\s+"
    rf"(?={_AHEAD}[\s,:–-])"
    rf"|(?:(?<=[^\W\d_])|(?<=[)”]))(?:\s*,|\s+(?:và|rồi|and))\s+"
    rf"(?={_AHEAD}(?:\s*[-–—]\s*{_AHEAD})?(?:\s*[:–-])?\s+(?:(?-i:{CAPITAL})"
    r"|(?:ăn|nghỉ|dùng|giải lao|khai mạc|bế mạc|kết thúc|thảo luận)\b))",
    re.IGNORECASE,
)
# "Ngày 1: 6h00 xe đón đoàn", "Ngày 2: Sáng, 7h00 ăn sáng"
_COUNTED_DAY = re.compile(
    rf"{day_lines.COUNTED_DAY}(?=(?:{HALF_DAY}\s*[,:]?\s*)?(?:(?:{times.BEFORE_CLOCK})\s+)?"
    r"[0-9]{1,2}\s?(?:giờ|h|g|:[0-9]))",
    re.IGNORECASE,
)
# "Thứ 2: 8h00: Họp", "Chiều thứ Ba, 2h00: Họp", and behind its clock "8h00 thứ 2: Họp"
_NAMED_DAY = re.compile(
    rf"(?:({HALF_DAY})\s+)?({NAMED_WEEKDAY}))\b\s*[:,.–—-]?\s*(?=[0-9]|(?:từ|lúc|{HALF_DAY})\b)",
    re.IGNORECASE,
)
_CLOCK_OF_NAMED_DAY = re.compile(
    r"(thứ\s+\w+|(?:chủ|chúa) nhật|(?:[^:()]{0,20})[0-9/]{3,10}|\([^:()]{3,30}\))"
    r"\s*[:–—-]\s*(?=\D)",
    re.IGNORECASE,
)
# "Cụ thể: Ngày 06/7/2026, tiếp xúc cử tri", behind a sentence or none
_LED_DAY = re.compile(
    r"(?:^|[.;]\s+)(?:lịch )?(?:cụ thể|chi tiết)(?: như sau)?\s*:\s+"
    r"(?=(?:thứ \w+,? )?ngày\s+[0-9])",
    re.IGNORECASE,
)
# "15/10/2026 (sáng 8h00 - 11h30): Thi", "Thứ Tư 14/10, chiều: Họp"
_HALVED_DAY = re.compile(
    rf"(?P<day>[^():]{{3,60}}?)(?:\s*\((?P<beside>(?P<half>{HALF_DAY}\b[\s,:]*)?[^()]{{0,40}})\)"
    rf"\s*(?:[:–—-]\s*|(?=(?-i:{CAPITAL})))|\s*[,:–—-]\s*(?P<halfday>{HALF_DAY})\s*:\s*)(?P<act>\S.*)",
    re.IGNORECASE,
)


# "7h30: Chào cờ - 8h00: Họp": a dash before a clock, unless both ends of a range stand there.
_DASHED_ACT = re.compile(
    r"(?<=[^\W\d_]|[.;)])(?<!giờ)(?<!phút)(?<!rưỡi)(?<![0-9][hg])\s+[-–+•]\s+"
    r"(?=[0-9]{1,2}\s?(?:giờ|h|g|:)\s?(?:[0-9]{2})?\s?(?:phút)?\s?:\s)"
)
_ENDS_MEETING = re.compile(
    r"(?<=[.)”])\s+(?=Kết thúc (?:hội nghị|chương trình|buổi|cuộc họp|phiên|đại hội)\b"
    r"[^.;:()]{0,40}\.?$)",
    re.IGNORECASE,
)

# "Thời gian: 7h30 ngày 15/8/2026 - Địa điểm: Hội trường A"
_FRAME = re.compile(
    r"\s+[-–—|]\s+(?=(?:địa điểm|nơi tổ chức|thành phần)\b[^:0-9]{0,20}:)", re.IGNORECASE
)

# "14h, 03/7/2026, phòng giao ban. Chủ trì: đ/c Hòa. Thư ký: đ/c Tín"
_LED_BY = re.compile(
    r"(?<=\w)[.;]\s+(?=(?:chủ trì|chủ tọa|chủ toạ|điều hành|thư ký|thành phần)\b[^:0-9]{0,20}:)",
    re.IGNORECASE,
)

_OF_REPORT = "(?: (?:báo cáo|trình bày|làm việc|thực hiện|thảo luận))?"
# "Đơn vị báo cáo: Sở Nội vụ. Thời gian từ 8h00", "Ủy ban trình. Mời dự: Sở Tài chính",
# "Tác giả: An. Chủ tọa: Bình"
_TOLD_BEHIND = re.compile(
    rf"(?:(?<=[^\W\d_]{{2}}[.;])|(?<=\)[.;]))\s+(?=thời gian{_OF_REPORT}\s*:?\s*(?:từ\s+)?[0-9]"
    r"|(?:chủ (?:tọa|toạ|trì)|điều hành|điều phối|tác giả|báo cáo viên|diễn giả)\s*:"
    r"|(?P<invited>(?:kính )?mời (?:thêm|dự|họp|tham dự|cùng dự)\s*:))",
    re.IGNORECASE,
)
# "Chương trình dự kiến: 8h00 đón khách; 9h00 dâng hương; 11h00 ăn trưa"
_ANNOUNCES = re.compile(r"(?:nội dung|chương trình|lịch trình)\b[^:.;0-9]{0,40}", re.IGNORECASE)
# "...; đến 14h00 thì chia tay"
_AT_LAST = re.compile(r"(?<=[;.]\s)đến\s+(?P<clock>[0-9][^;.,]{1,9}?)\s+thì\s+", re.IGNORECASE)
_UNMARKED_TIME = re.compile(rf"^([-+*•]\s+thời gian{_OF_REPORT})\s+(?=từ\s+[0-9])", re.IGNORECASE)


def with_plain_numbers(text: str) -> str:
    """Return the text with the signs of numbers that its lines begin with as figures and a dot."""

    def plain(sign: re.Match[str]) -> str:
        figures = "".join(filter(str.isascii, sign[2] or "")) or "10"
        number = str(int(unicodedata.numeric(sign[3]))) if sign[3] else figures
        number = unicodedata.normalize("NFKC", sign[4]) if sign[4] else number
        return f"{sign[1]}{number}. " if sign.end() < len(text) else f"{sign[1]}{number}."

    return _NUMBER_SIGN.sub(plain, text)


def read_lines(number: int, text: str) -> Iterator[ProgrammeLine]:
    """Return what a paragraph holds, most often one line."""
    whole = _SIGNS_WITHIN.sub(" ", _unsigned(" ".join(text.split())), count=1)
    sign = found[0] if (found := _LEAD.match(whole)) else ""
    when, *others = _FRAME.split(whole[len(sign) :])
    if others and (when.lower().startswith("thời gian") or day_lines.is_day_and_clock(when)):
        for told in (when, *others):
            yield from read_lines(number, f"{sign}{told}")
        return
    when, *others = _LED_BY.split(whole, maxsplit=1)
    clock = times.leading(when) if others else None
    if clock and clock[0].start and day_lines.is_day_and_place(clock[1].lstrip(" ,")):
        for told in (when, *others):
            yield from read_lines(number, told)
        return
    unmarked_time = _UNMARKED_TIME.match(whole)
    if unmarked_time and times.only(whole[unmarked_time.end() :].rstrip(".;")):
        whole = f"{unmarked_time[1]}: {whole[unmarked_time.end() :]}"
    told = _TOLD_BEHIND.search(whole)
    if told and (told["invited"] or presenter_label(whole[len(sign) :])[0]):
        sign = "" if sign[:1].isdecimal() else sign
        yield from read_lines(number, whole[: told.start()])
        yield from read_lines(number, f"{sign}{whole[told.end() :]}")
        return
    acts = [] if _OF_ACT.match(whole) else _dashed(whole)
    for piece in (one for act in acts for one in _pieces(act)) if acts else (whole,):
        if (line := read_line(number, piece)) is not None:
            yield line


def clock_and_day(line: ProgrammeLine) -> tuple[ProgrammeLine, ProgrammeLine] | None:
    """Return "8 giờ, ngày 15/8/2026" as the day and the clock in it; None when it is another."""
    title, colon, rest = line.text.partition(": ")
    if line.label is None and line.when is None and colon and (clock := times.leading(rest)):
        # "- Lễ viếng: 14 giờ 00, ngày 03/11/2024 (Ban Tổ chức)."
        day, bracket, who = clock[1].partition("(")
        if weekdays.is_weekday(who.strip(" .);")):
            # "ngày 03/11/2024 (Chủ nhật)"
            day, bracket, who = clock[1], "", ""
        if clock[0].start and day_lines.is_date_line(day):
            return replace(line, text=day.strip(" .;"), style=None, key="", counter=None), replace(
                line, text=f"{title} {bracket}{who}".strip(), when=clock[0], ends_with_time=False
            )
    found = (line.when, line.text) if line.when else times.leading(line.text)
    if found is None or line.label is not None or found[0].start is None:
        return None
    style = line.style or CounterStyle.TIME
    act = replace(line, text="", when=found[0], style=style, key=line.key or style.value)
    if line.style is None and day_lines.is_date_line(found[1]):
        return replace(line, text=found[1]), act
    if _DATED_CLOCK.match(found[1]):
        # "8 giờ, ngày 15/8/2026 (thứ Bảy), họp Thường trực": no mark but a comma ends the day.
        for end in reversed(list(_AFTER_DAY.finditer(found[1], 0, LONGEST_DAY))):
            day = found[1][: end.start()].lstrip(", ")
            if day_lines.is_date_line(day):
                head = replace(line, text=day, when=None, style=None, key="", counter=None)
                return head, replace(act, text=found[1][end.end() :])
    return None


def _unsigned(text: str) -> str:
    """Return the text with the signs of messages as what they stand for."""
    if found := _PLACES.match(text):
        return f"Địa điểm: {text[found.end() :]}"
    return (
        text
        if _BULLETS.match(text)
        else _AFTER.sub("", _SIGNS.sub(lambda at: at["dash"] or "", text))
    )


def _dashed(text: str) -> list[str]:
    """Return the acts of a line that has each behind a dash and its own clock.

    What announces them may stand before them.
    """
    lead = _LEAD.match(text)
    sign = lead[0] if lead else ""
    announced, _colon, rest = text[len(sign) :].partition(":")
    rest = _AT_LAST.sub(r"\g<clock> ", rest)
    running = acts_in(rest.strip()) if _ANNOUNCES.fullmatch(announced) else []
    if len(running) > 1:
        return [f"{sign}{announced}:", *running]
    clock = times.leading(text[len(sign) :])
    first, *others = _DASHED_ACT.split(text) if clock and clock[0].start else [text]
    return [first, *(f"{sign}{act}" for act in others)]


def _pieces(text: str) -> list[str]:
    lead = _LEAD.match(text)
    bare = text[lead.end() :] if lead else text
    half = _HALF_BEFORE_COUNTER.match(bare)
    half = half or _COUNTED_DAY.match(bare)
    split = (half[1], bare[half.end() :]) if half else day_lines.day_and_rest(bare)
    dash = None if split else _PLUS.search(bare)
    if dash and day_lines.is_day_only(bare[: dash.start()]):
        split = bare[: dash.start()], bare[dash.end() :]
    split = split or _named_day(bare) or _day_and_half(bare, lead[0] if lead else "")
    told = None if split else _LED_DAY.search(text)
    if told and day_lines.day_and_title(text[told.end() :], comma=True):
        split = text[: told.end()].strip(), text[told.end() :]
    if split:
        return [split[0], *_pieces(split[1])]
    clock = times.leading(bare)
    # "Thời gian: 21h00 ngày 05/5 đến 4h00 ngày 06/5" is of the act above it.
    range_of = "" if bare.lower().startswith("thời gian") else bare
    if clock and (first_day := _WITHIN.search(range_of, 0, len(bare) - len(clock[1]))):
        return [first_day[0].strip(), bare]
    dated = clock and clock[0].start and _DATED_CLOCK.match(clock[1])
    # "Thời gian: 8h00, ngày 15/8/2026. Đại biểu có mặt lúc 7h45" says more of when it is.
    dated = None if clock and not range_of and _more_of_day(clock[1]) else dated
    if clock and dated and not day_lines.is_day_and_place(clock[1]):
        for divider in reversed(list(_TITLE_AFTER_DAY.finditer(clock[1]))):
            day = clock[1][: divider.start()].lstrip(", ")
            if day_lines.is_date_line(day):
                written = bare[: len(bare) - len(clock[1])].rstrip(" ,")
                return [day, f"{written}: {clock[1][divider.end() :]}"]
    act, *end = _ENDS_MEETING.split(text)
    if end and clock and len(bare) - len(clock[1]) < len(act):
        return [act, *end]
    # A line may name who does several acts one after the other.
    who, colon, rest = text.partition(":")
    begun = times.leading(rest.strip()) or LEADING_HALF.match(rest.strip())
    named = colon and not (LEADING_HALF.match(bare) or _NEXT_CLOCK.search(who))
    if named and begun and not times.leading(bare):
        first_act, *others = _NEXT_OF_HIS.split(rest)
        return [f"{who}:{first_act}", *(f"{who}: {act}" for act in others)]
    return acts_in(text)


def _more_of_day(text: str) -> bool:
    """Return whether a text is a day and a sentence behind it."""
    ends = (found.start() for found in _SENTENCE.finditer(text))
    return any(day_lines.is_date_line(text[:end].lstrip(", ")) for end in ends)


def _named_day(text: str) -> tuple[str, str] | None:
    """Return the day of the week that stands before an act's clock, or right behind it."""
    if found := _NAMED_DAY.match(text):
        rest = text[found.end() :]
        act = f"{found[1]} {rest}" if found[1] else rest
        half = LEADING_HALF.match(rest)
        clock = times.leading(rest[half.end() :] if half else rest)
        dated = clock and (_DATED_CLOCK.match(clock[1]) or day_lines.is_day_and_place(clock[1]))
        return (found[2], act) if clock and clock[0].start and clock[1] and not dated else None
    # "12.10 (thứ Hai) - 13.10.2026" begins with no clock.
    clock = times.leading(text) if dates.in_figures(text) == text else None
    behind = _CLOCK_OF_NAMED_DAY.match(clock[1]) if clock and clock[0].start else None
    written = text[: len(text) - len(clock[1])].rstrip(" ,") if clock and behind else ":"
    # "9h00: Thứ hai: ..." counts what is said.
    if behind is None or written[-1] in ":–—-":
        return None
    day = behind[1].strip("()")
    if not (weekdays.is_weekday(day) or day_lines.is_date_line(day)):
        return None
    return day, f"{written}: {behind.string[behind.end() :]}"


def _day_and_half(text: str, sign: str) -> tuple[str, str] | None:
    """Return the day a line begins with, and its act behind the half of it or the bracket."""
    found = _HALVED_DAY.fullmatch(text)
    if found is None or not day_lines.is_day_only(found["day"]):
        return None
    beside, half = found["beside"] or found["halfday"], found["half"] or found["halfday"] or ""
    at = times.only(beside.removeprefix(half))
    if not (at and at.start) and (beside.strip() != half.strip() or not half):
        return None
    return found["day"], f"{'' if at else sign}{beside.capitalize()}: {found['act']}"


def acts_in(text: str) -> list[str]:
    """Return the acts of a text each of which begins with its clock or its half of the day.

    Of a running paragraph they have to rise; what names no half is of the last one.
    """
    lead = _LEAD.match(text)
    sign = lead[0] if lead else ""
    parted = [(act, _by_clocks(act)) for act in _NEXT_ACT.split(text[len(sign) :])]
    if len(parted) == len(parted[0][1]) == 1:
        return [text]
    acts: list[str] = []
    # The dot of "1. Chiều, 13h30: Họp" ends no act.
    name, running, several = "", False, len(_NEXT_CLOCK.findall(text[len(sign) :])) > 1
    for act, pieces in parted:
        told = []
        for piece in pieces:
            if half := LEADING_HALF.match(piece):
                name = f"{half[1].capitalize()}: "
            told.append(f"{name}{piece[half.end() if half else 0 :]}")
        lines = [read_line(0, piece) for piece in told] if len(told) > 1 else []
        starts = [line.when.start if line and line.when and line.text else None for line in lines]
        known = [start for start in starts if start is not None]
        # "Xe đón đoàn. 9h00 đến nơi. 11h30 ăn trưa": two say that each has its clock.
        begun = starts[1:] if LEADING_HALF.match(act) or several else starts
        whole = all(piece.count("(") == piece.count(")") for piece in pieces)
        # "8:30 AM – 9:00 AM" is a range.
        whole = (
            whole and times.only(_LEAD.sub("", LEADING_HALF.sub("", pieces[0], count=1))) is None
        )
        rising = whole and known == sorted({*known}) and None not in begun
        running = running or (rising and several)
        acts += told if rising else [told[0] + act[len(pieces[0]) :]]
    clock = times.leading(acts[0])
    opened = LEADING_HALF.match(acts[0]) or (clock and clock[0].start) or running
    if len(acts) == 1 or not opened:
        return [text]
    return [f"{sign}{act}" for act in acts]


def _by_clocks(act: str) -> list[str]:
    """Return a text parted before its clocks, but for one right behind the half it begins with."""
    half = LEADING_HALF.match(act)
    first, *others = _NEXT_CLOCK.split(act[half.end() if half else 0 :])
    return [f"{half[0] if half else ''}{first}", *others]
