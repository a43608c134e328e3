"""A table's head: which column says what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, takewhile, zip_longest

from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.kinds import kind_of, opens_as_act
from timekeeper.files.importers.grammar.names import (
    ROOM,
    names_person,
    names_place,
    names_role,
    names_somebody,
)
from timekeeper.files.importers.grammar.tables.cells import (
    ANY_YEAR,
    cell_at,
    dated_clock,
    flat,
    time_of,
)
from timekeeper.files.importers.grammar.times import deadlines
from timekeeper.files.importers.grammar.times.halves import HALF_DAY, HALVES

# "Ngày giờ bắt đầu", "Thời điểm kết thúc": what stands before it says no more.
_MOMENT = r"(?:(?:thời gian|thời điểm|thứ|ngày|giờ|tháng|và|[,/&-])\s*){0,6}"
# When its papers are given out is before it begins.
_OF_A_TEST = r"(?: (?:làm bài|thi|kiểm tra))?"
_SINCE = r"(?: (?:giờ|ngày|lúc)){0,2}"
_DATED = r"(?:[ ,/&-]|date|time|and|at|on)*"
# "Speaker/Facilitator", "Time / Thời gian", "Time (GMT+7)"
_BESIDE = r"(?:\s*[/(|&–-].*)?"
_LEADERS = r"(?:lãnh đạo|lđ)"
_OF_A_BODY = rf"(?:người |đơn vị |đv |bộ phận |cá nhân |cơ quan |đồng chí |đ/c |{_LEADERS} )"
_OF_WORK = r"(?: (?:giấc|làm bài|thi(?: đấu)?|kiểm tra|học|dạy|diễn|biểu diễn|họp|làm việc))"
_HEADS = {
    "number": r"stt|tt|số tt|số thứ tự|no\.?|#",
    "day": r"(?:(?:thứ|buổi)[,/ ]*)?ngày(?:[,/ ]*(?:tháng|thứ|buổi))?|dates?|days?",
    # It names the day where no column does by its date.
    "weekday": r"thứ(?: trong tuần)?|weekday",
    "session": r"buổi|session|phiên",
    "start": rf"{_MOMENT}(?:bắt đầu|tính giờ){_OF_A_TEST}|từ{_SINCE}"
    rf"|(?:start|begin)(?:s|ning)?{_DATED}",
    "end": rf"{_MOMENT}(?:kết thúc{_OF_A_TEST}|(?:thu|nộp) bài)|đến{_SINCE}"
    rf"|(?:end|finish)(?:s|ing)?{_DATED}",
    "length": r"(?:thời lượng|t\.? ?lượng|độ dài).*|(?:thời gian )?"
    r"(?:(?:dự kiến|thực hiện|trình bày|báo cáo|phát biểu) )?[/\s]*\(?(?:tính bằng |số )?"
    r"(?:phút|ph|p)\)?"
    r"|(?:tổng(?: số)?|định mức|giới hạn) (?:thời gian|phút|giờ).*|định mức|thời hạn.*|số phút.*"
    r"|thời gian (?:tối đa|cho phép|quy định|được phép|dành cho|định mức|không quá).*"
    r"|duration.*|dur|length.*|(?:time |run )?\(?(?:minutes?|mins?)\)?|run(?:ning)? ?time"
    r"|(?:time )?allott?ed(?: time)?|time (?:limit|allowed|slot length)|total time",
    # What may say either: the cells below it, or a clock in another column, tell.
    "spent": r"thời gian (?:dự kiến )?(?:trình bày|thực hiện|phát biểu|báo cáo|thảo luận|tham luận"
    r"|tiến hành|triển khai|giới thiệu|làm bài|thi|kiểm tra|biểu diễn|thuyết trình).*"
    r"|(?:khoảng|lượng) thời gian|tl|t/l",
    "time": r"(?:thứ[, /]*)?ngày[,/& ]*(?:và )?giờ.*|giờ[,/& ]*(?:và )?ngày.*|date and time"
    r"|datetime"
    rf"|(?:khung |mốc )?thời gian.*|(?:khung |mốc )?giờ{_OF_WORK}?|thời điểm"
    rf"|(?:time(?: ?slots?)?|schedule){_BESIDE}",
    "title": r"(?:tên )?(?:nội dung|hoạt động|chương trình|công việc|chủ đề|hạng mục"
    r"|tiết mục|tên bài|chuyên đề|bài (?:giảng|học|trình bày)|môn|đề tài|tham luận|sự kiện).*"
    r"|(?:tên )?(?:bài )?báo cáo|tiêu đề.*|(?:các )?(?:cặp|trận)(?: (?:thi )?đấu)?"
    r"|(?:presentations?(?: (?:titles?|topics?))?"
    r"|titles?|contents?|topics?|events?"
    r"|agenda(?: items?)?|activit(?:y|ies)|subjects?|program(?:me)?)"
    rf"{_BESIDE}",
    "presenter": rf"{_OF_A_BODY}*(?:thực hiện|trình(?! tự)"
    r"|biểu diễn|thể hiện|phụ trách|đảm nhận|diễn giả|báo cáo).*"
    r"|(?:tên )?(?:diễn giả|báo cáo viên|giảng viên).*"
    r"|(?:nghệ sĩ|tác giả|trọng tài|người phát biểu|người dẫn).*|pic|owner"
    rf"|(?:(?:keynote )?speakers?|presenters?|authors?|facilitators?|persons? in charge){_BESIDE}",
    "chair": rf"{_OF_A_BODY}?(?:chủ trì|điều hành|điều khiển|điều phối"
    rf"|dẫn chương trình).*|mc|host|(?:người|đồng chí|đ/c|{_LEADERS}) ct"
    r"|chủ t(?:ọa|oạ).*|(?:session )?(?:chairs?|chair ?persons?|moderators?)",
    # Beside whoever leads it or does it they are but there.
    "leader": rf"đơn vị|phân công|(?:{_LEADERS}|thường trực|chủ tịch|bí thư)\b.*",
    "preparing": r"(?:người |đơn vị |cơ quan )*chuẩn bị.*",
    "language": r"ngôn ngữ.*|lang(?:uage|\.)?",
    "venue": r"(?:địa điểm|nơi|phòng|hội trường).*|room|venue|location|place",
    "sáng": r"(?:buổi )?sáng|morning",
    "trưa": r"(?:buổi )?trưa|noon",
    "chiều": r"(?:buổi )?chiều|afternoon",
    "tối": r"(?:buổi )?tối|evening",
}
_VIETNAMESE = re.compile(r"(?:bằng )?(?:(?:tiếng )?việt(?: ngữ)?|vi|vn|vie|vietnamese)")
_ENGLISH = re.compile(r"(?:bằng )?(?:(?:tiếng )?anh(?: ngữ)?|en|eng|english)")
# The first that says anything.
PRESENTERS = ("presenter", "chair", "leader")
# "Phiên Nội khoa", "A101": what lies side by side below one clock.
_ROOM = re.compile(
    rf"(?:{ROOM}|tiểu ban|track|phiên|session|lớp|nhóm)\s+\S.{{0,40}}"
    r"|[a-zđ]{1,2}[.-]?[0-9]{2,4}",
    re.IGNORECASE,
)
# Where people of a journey eat and sleep nothing else is held.
_LODGING = re.compile(r"khách sạn|nhà hàng|hotel|restaurant", re.IGNORECASE)
_TASK = re.compile(r"\b(?:công việc|nhiệm vụ|tasks?)\b")
_CLOCK = re.compile(
    r"(?<![0-9.,])[0-9]{1,2}\s?(?:h|g|giờ|:)(?:\s?[0-5][0-9])?(?!\w)", re.IGNORECASE
)
_DUE = re.compile(
    rf"{deadlines.DUE}(?: (?:cuối|chót))?|(?:thời gian|ngày|{deadlines.DUE}) hoàn thành"
    r"|tiến độ|deadline|due(?: date)?"
)
_MONEY = re.compile(
    r"\b(?:số lượng|sl|đơn giá|thành tiền|số tiền|kinh phí|dự toán"
    r"|quantity|qty|unit price|amount)\b"
)
# Bold words of a scan, and of a typist, touch: "Thờigian".
_HEAD_PATTERNS = {role: re.compile(words.replace(" ", " ?")) for role, words in _HEADS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_HEAD_WORDS = {
    *_WORD.findall(" ".join(_HEADS.values())),
    *_WORD.findall("hội nghị đại dự kiến chi tiết và tham gia tên cụ thể địa điểm ghi chú"),
    *_WORD.findall("tài liệu thành phần"),
} - {"thảo", "luận"}  # which may be what is held, or what is read there
FEWEST_HEADS, LONGEST_NAME = 2, 30
_STEP = re.compile(
    r"(?:(?:[0-9]{1,2}|[a-e]|[ivx]{1,4})\s*[.)/:]\s*)?(?:"
    r"(?:phần|bước|hoạt động|hđ|giai đoạn|chặng|vòng|step|part)\s*(?:thứ )?\w{1,5}"
    r"|(?:hoạt động )?(?:khởi động|mở (?:đầu|bài|màn)|dẫn nhập|khám phá|hình thành kiến thức"
    r"|luyện tập|thực hành|vận dụng|củng cố|thân bài|kết(?: (?:thúc|luận|bài))?|tổng kết|nội dung"
    r"|ổn định(?: (?:lớp|tổ chức))?|giới thiệu|warm[- ]?up))[.:]?",
    re.IGNORECASE,
)
_HALF = re.compile(rf"{HALF_DAY}(?:\s*[(:].*)?", re.IGNORECASE)
WHEN = ("day", "weekday", "session", "time", "start", "end", "number")
# "S: 8h00 Họp", "Chiều: Tiếp công dân", "- 9h00: Kiểm tra"
_ACT = re.compile(r"\W*(?:(?:sáng|chiều|tối|[sct])\s*:|[0-9]{1,2}\s?[hg:])", re.IGNORECASE)
_OFFICE = re.compile(r"P?(?:BT|CT|GĐ|HT)\b")
_ON_DUTY = re.compile(r"\btrực\b|\bon duty\b", re.IGNORECASE)
_COUNTS = re.compile(r"stt|tt|no\.?|#|số\b.*|ghi chú.*|thứ|buổi", re.IGNORECASE)
FEWEST_WORDS, LONGEST_OFFICE = 3, 80


def columns_of(cells: Sequence[str], below: Sequence[Sequence[str]] = ()) -> dict[str, int]:
    """Return the columns of a table's head by what they hold; none when the row is no head.

    Rows from ``below`` it tell where the titles are that no head names.
    """
    columns = named_columns(cells)
    if (weekday := columns.pop("weekday", None)) is not None:
        columns.setdefault("day", weekday)
    titled = cell_at(cells, columns.get("title")).strip(" :.*").lower()
    told = ("time", "start", "length", "session")
    if titled in ("title", "titles") and columns.keys().isdisjoint(told):
        # Beside names it is what people are called.
        del columns["title"]
    halves = sum(half in columns for half in HALVES)
    untitled = "title" not in columns and halves == 0 and not rooms_of(cells, below)
    # "Session / Speaker / Title" names several things.
    names = [name for cell in cells for name in cell.split("/")]
    plain = not any(len(name) > LONGEST_NAME or any(map(str.isdigit, name)) for name in names)
    if untitled and plain:
        columns = _with_titles(cells, columns, below)
        dated = any(day_lines.is_day_only(flat(cell)) for row in below[:1] for cell in row)
        if dated and "title" not in columns:
            columns = _of_dated_acts(cells, columns, below)
    columns = _with_themes(cells, columns, below)
    if (label := columns.get("title")) is not None and below:
        # Of steps by name, and what is done in each, the latter are the titles.
        for n in {*range(len(cells))} - {*columns.values()}:
            steps = [(flat(cell_at(row, label)), flat(cell_at(row, n))) for row in below]
            steps = [(step, text) for step, text in steps if step and text]
            known = [step for step, _text in steps if _STEP.fullmatch(step)]
            longer = [text for step, text in steps if _tells_act(text) and len(text) > len(step)]
            clocks = any(_CLOCK.search(cell) for row in below for cell in row)
            if not clocks and 2 * min(len(known), len({*longer})) > max(len(steps), FEWEST_WORDS):
                columns["title"] = n
    if len(columns) < FEWEST_HEADS or not ("title" in columns or ("day" in columns and halves > 1)):
        return {}
    return columns


def _with_titles(
    cells: Sequence[str], columns: dict[str, int], below: Sequence[Sequence[str]]
) -> dict[str, int]:
    """Return the columns, as titles what stands beside clocks where no head says which they are."""
    # Whatever its head is called: the longest of the other cells beside clocks are titles.
    clock = columns.get("time", columns.get("start"))
    timed = [row for row in below if clock is not None and _tells_clock(cell_at(row, clock))]
    others = [n for n, cell in enumerate(cells) if cell and n not in columns.values()]
    venue = columns.get("venue")
    if len(timed) >= FEWEST_HEADS and not any(cell_at(row, n) for row in timed for n in others):
        # "Thời gian | Địa điểm | Ghi chú" with the acts in the column of places
        places = [flat(cell_at(row, venue)) for row in timed]
        if 2 * sum(opens_as_act(text) or _tells_act(text) for text in places) > len(places):
            columns = {role: n for role, n in columns.items() if role != "venue"}
            others = [n for n, cell in enumerate(cells) if n == venue]
    names = [cell_at(row, columns.get("session")) for row in timed]
    named = len(names) >= FEWEST_HEADS and all(names) and len({*names}) == len(names)
    if "session" in columns and (not others or named):
        # "Time | Session | Chair"; or each act has a name of its own, and beside it a summary.
        columns["title"] = columns.pop("session")
    elif len(timed) >= FEWEST_HEADS and others:
        texts = {n: [cell_at(row, n) for row in timed] for n in others}
        columns["title"] = max(
            others, key=lambda n: sum(len(t) for t in texts[n] if not names_somebody(t))
        )
    return columns


def _of_dated_acts(
    cells: Sequence[str], columns: dict[str, int], below: Sequence[Sequence[str]]
) -> dict[str, int]:
    """Return the columns of a head that names no titles, above rows with a day and who leads each.

    "Ngày | Đơn vị được kiểm tra | Trưởng đoàn": the days go on, none has hours, and the first
    column that names no people holds what is done. Whoever is on duty does nothing.
    """
    rows = [*takewhile(lambda row: sum(map(bool, row)) > 1, below)]
    said = {n: [flat(cell_at(row, n)) for row in rows] for n, name in enumerate(cells) if name}
    dated = {n: [dates.find_date(text, ANY_YEAR) for text in texts] for n, texts in said.items()}
    days = [n for n in said if all(map(day_lines.is_day_only, said[n]))]
    days = [n for n in days if all(dated[n]) and dated[n] == sorted(filter(None, dated[n]))]
    people = [n for n in said if n not in days and 2 * sum(map(names_person, said[n])) > len(rows)]
    others = {n: flat(cells[n]) for n in said if n not in (*days, *people)}
    titles = [n for n, name in others.items() if all(said[n]) and not _COUNTS.fullmatch(name)]
    titles = [n for n in titles if not all(map(names_half, said[n]))]
    duty = any(_ON_DUTY.search(flat(name)) for name in cells)
    if len(rows) < FEWEST_HEADS or not (days and people and titles) or duty:
        return columns
    if days[0] > min(titles[0], people[0]):
        # "Họ tên | Ngày kết nạp | Chi bộ"
        return columns
    if any(_tells_clock(cell) for row in rows for cell in row):
        return columns
    kept = {role: n for role, n in columns.items() if n not in (days[0], titles[0])}
    return {**kept, "day": days[0], "title": titles[0]}


def _with_themes(
    cells: Sequence[str], columns: dict[str, int], below: Sequence[Sequence[str]]
) -> dict[str, int]:
    """Return the columns, of several that may hold titles the one whose cells differ row by row.

    The one that had been taken for it stays the same over rows, and names what they are about.
    """
    title, clock = columns.get("title"), columns.get("time", columns.get("start"))
    named = (_HEAD_PATTERNS["title"].fullmatch(flat(cell).lower().strip(" :.*")) for cell in cells)
    others = {n for n, found in enumerate(named) if found and n != title}
    others |= {columns["session"]} if "session" in columns else set()
    rows = [[flat(cell) for cell in row] for row in below]
    if clock is not None:
        rows = [row for row in rows if _tells_clock(cell_at(row, clock))]
    # A break may stand in either.
    rows = [row for row in rows if kind_of(cell_at(row, title)) is not Kind.BREAK]
    said = {at: [text for row in rows if (text := cell_at(row, at))] for at in {*others, title}}
    gained = {n: len({*said[n]}) - len({*said[title]}) for n in others}
    best = max(gained, key=gained.__getitem__, default=0)
    if title is not None and gained and said[title] and not any(map(_WORD.search, said[title])):
        # "Trận | Giờ | Cặp đấu"
        return {role: n for role, n in columns.items() if n != best} | {
            "number": title,
            "title": best,
        }
    if title is None or gained.get(best, 0) < FEWEST_HEADS:
        return columns
    kept = {role: n for role, n in columns.items() if n != best} | {"title": best}
    # What comes again after another is no part, and stays beside its acts.
    again = len([theme for theme, _ in groupby(said[title])]) > len({*said[title]})
    return kept if again else kept | {"theme": title}


def columns_by_leader(
    cells: Sequence[str], below: Sequence[Sequence[str]]
) -> tuple[dict[str, int], tuple[int, ...]]:
    """Return a head's columns that say when, and those of one leader each, whose acts are below.

    None where the cells below hold crosses or names, as a list of those on duty does.
    """
    columns = named_columns(cells)
    row = any(day_lines.is_day_only(flat(cell)) or len(cell) > LONGEST_OFFICE for cell in cells)
    if row or not columns.keys().isdisjoint(HALVES):
        return {}, ()
    when = {role: columns[role] for role in WHEN if role in columns}
    if "weekday" in when:
        when.setdefault("day", when.pop("weekday"))
    if "time" in when and not any(_tells_clock(cell_at(row, when["time"])) for row in below):
        when.setdefault("day", when.pop("time"))
    heads = [(n, flat(cell)) for n, cell in enumerate(cells) if n not in when.values()]
    leaders = tuple(n for n, name in heads if names_somebody(name) or _OFFICE.match(name))
    for n, _name in heads if leaders else ():
        # Whatever it is called that days stand below, or nothing where a head has two rows.
        days = [flat(text) for row in below if (text := cell_at(row, n))] if n < leaders[0] else []
        if days and all(map(day_lines.is_day_only, days)):
            when.setdefault("day", n)
    alone = [n for n, name in heads if names_person(name) or names_role(name)]
    said = [flat(cell_at(row, n)) for row in below for n in leaders if cell_at(row, n)]
    acts = [text for text in said if _ACT.match(text) or opens_as_act(text) or _tells_act(text)]
    timed = not when.keys().isdisjoint(("day", "time", "session"))
    if "title" in columns or not timed or len(leaders) < FEWEST_HEADS or not alone:
        return {}, ()
    return (when, leaders) if 2 * len(acts) > len(said) else ({}, ())


def named_columns(cells: Sequence[str]) -> dict[str, int]:
    """Return the columns by what their names in a head say that they hold."""
    columns: dict[str, int] = {}
    names = [" ".join(cell.lower().split()).strip(" :.*") for cell in cells]
    for index, name in enumerate(names):
        for role, pattern in _HEAD_PATTERNS.items():
            if role not in columns and pattern.fullmatch(name):
                columns[role] = index
                break
    ours = [n for n, name in enumerate(names) if _VIETNAMESE.fullmatch(name)]
    if ours and any(map(_ENGLISH.fullmatch, names)):
        columns.setdefault("title", ours[0])
    if not columns.keys().isdisjoint(("time", "start")):
        # Beside clocks "Sáng" is the half of the day they are in, also above the first of them.
        columns = {role: n for role, n in columns.items() if role not in HALVES}
    return columns


def _tells_act(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS and not names_somebody(text.lstrip("-+•* "))


def names_half(cell: str) -> bool:
    """Return whether a cell says nothing but which half of the day it is, and perhaps its hours."""
    return _HALF.fullmatch(flat(cell)) is not None


def _tells_clock(cell: str) -> bool:
    dated = dated_clock(cell)
    return time_of(dated[0] if dated else cell) is not None


def is_of_tasks(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Return whether the row heads a list of tasks or of costs, of which none has an hour.

    Its rows reach down to the next that has a single cell, or that is a head itself.
    """
    names = [flat(cell).lower().strip(" :.*") for cell in cells]
    due = [n for n, name in enumerate(names) if _DUE.fullmatch(name)]
    tasks = any(map(_TASK.search, names))
    costs = sum(map(bool, map(_MONEY.search, names))) > 1
    if not (due or tasks or costs) or any(map(_tells_clock, cells)):
        return False
    filled = takewhile(lambda row: sum(map(bool, row)) > 1 and not columns_of(row), below)
    rows = [[flat(cell) for cell in row] for row in filled]
    if not rows or any(_CLOCK.search(cell) or _tells_clock(cell) for row in rows for cell in row):
        return False
    roles = named_columns(cells)
    # Where hours have a column of their own, a day may have none: "Cả ngày | Đi cơ sở".
    led = not roles.keys().isdisjoint(PRESENTERS) and roles.keys().isdisjoint(("time", "start"))
    dated = any(dates.find_date(cell_at(row, n), ANY_YEAR) for row in rows for n in due)
    return dated or costs or (tasks and "day" not in roles and (led or bool(due)))


def joined_storeys(
    upper: Sequence[str], lower: Sequence[str]
) -> tuple[Sequence[str], tuple[int, ...]]:
    """Return a head of two rows as one, its rooms above their titles, and the titles' columns.

    None are in a row that says more than heads do, nor where each room has its own clocks.
    """
    names = [" ".join(cell.lower().split()).strip(" :.*") for cell in lower]
    title = next(filter(_HEAD_PATTERNS["title"].fullmatch, names), None)
    titles = tuple(n for n, name in enumerate(names) if name == title)
    if len(titles) < FEWEST_HEADS or not is_plain(" ".join(lower)):
        return upper, ()
    clocks = sum(_HEAD_PATTERNS["time"].fullmatch(name) is not None for name in names)
    above = [(n, flat(cell)) for n, cell in enumerate(upper) if flat(cell)]
    rooms = [next((cell for n, cell in reversed(above) if n <= at), "") for at in titles]
    if len({*rooms, ""}) <= len(rooms) or clocks > 1:
        return upper, ()
    called = dict(zip(titles, rooms, strict=True))
    whole = range(max(len(upper), len(lower)))
    joined = [called.get(n) or flat(cell_at(lower, n)) or flat(cell_at(upper, n)) for n in whole]
    return joined, titles


def is_presenter_head(name: str) -> bool:
    """Return whether a column's head says that who presents stands below it."""
    name = " ".join(name.lower().split()).strip(" :.*")
    return any(_HEAD_PATTERNS[role].fullmatch(name) for role in PRESENTERS)


def is_number_head(name: str) -> bool:
    """Return whether a column's head says that rows are counted below it."""
    return _HEAD_PATTERNS["number"].fullmatch(name.lower().strip(" :.*")) is not None


def rooms_of(cells: Sequence[str], below: Sequence[Sequence[str]] = ()) -> tuple[int, ...]:
    """Return the columns of a head whose rooms, or days, lie side by side below a time."""
    names = [" ".join(cell.split()) for cell in cells]
    timed = any(_HEAD_PATTERNS["time"].fullmatch(name.lower().strip(" :.*")) for name in names)
    rooms = _rooms_by_name(names) if timed else ()
    days = tuple(n for n, name in enumerate(names) if name and day_lines.is_day_only(name))
    # Before them stand clocks, or the halves of a day.
    first = min(days, default=0)
    told = is_plain(" ".join(names[:first])) and days == (*range(first, first + len(days)),)
    told = told and any(
        _tells_clock(cell) or names_half(cell) for row in below for cell in row[:first]
    )
    either = (rooms, days if told else ())
    return next((found for found in either if len(found) >= FEWEST_HEADS), ())


def _rooms_by_name(names: Sequence[str]) -> tuple[int, ...]:
    """Return the heads that are rooms; among more places, also one that no known word names."""
    places = [n for n, name in enumerate(names) if _ROOM.fullmatch(name) or names_place(name)]
    places = [n for n in places if not _LODGING.fullmatch(names[n])]
    others = [n for n, name in enumerate(names) if n not in places and not is_plain(name)]
    alone = len(others) == 1 and len(places) >= FEWEST_HEADS and others[0] > places[0]
    alone = alone and not names_somebody(names[others[0]])
    return tuple(sorted(places + others)) if alone else tuple(places)


def beside_days(days: Sequence[int], below: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the columns that stand before those of days, by what their cells say."""
    columns: dict[str, int] = {}
    for n in range(days[0]):
        if any(_tells_clock(cell_at(row, n)) for row in below):
            columns.setdefault("time", n)
        if any(names_half(cell_at(row, n)) for row in below):
            columns.setdefault("session", n)
    return columns


def is_plain(head: str) -> bool:
    """Return whether a head says nothing but what its columns hold."""
    figures = any(map(str.isdecimal, head))  # of a day, of minutes
    return not figures and _HEAD_WORDS.issuperset(_WORD.findall(head.lower()))


def columns_of_places(rows: Iterable[Sequence[str]]) -> frozenset[int]:
    """Return the columns of a table without a head of whose cells at least half are places.

    Nobody is named in them.
    """
    found = set()
    several = takewhile(lambda row: sum(map(bool, row)) > 1, rows)
    for n, column in enumerate(zip_longest(*several, fillvalue="")):
        cells = [flat(cell) for cell in column if cell]
        known = sum(map(names_place, cells))
        if known > 1 and 2 * known >= len(cells) and not any(map(names_person, cells)):
            found.add(n)
    return frozenset(found)
