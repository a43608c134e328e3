"""One item of a programme from its line and what hangs from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.programme import Item, Kind
from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.files.importers.grammar.assembly.item_doubts import (
    DOCUMENTS,
    doubts_beside,
    doubts_of_line,
    not_understood,
)
from timekeeper.files.importers.grammar.assembly.item_presenter import (
    CHAIRS,
    MODERATES,
    flat_nodes,
    presenter_of,
)
from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.importers.grammar.lines.labels import presenter_label
from timekeeper.files.importers.grammar.lines.line import CounterStyle, Label, ProgrammeLine
from timekeeper.files.importers.grammar.names import CAPITAL, ROOM, UNENDED, bare, names_person
from timekeeper.files.importers.grammar.outline import Node, Rank, rank
from timekeeper.files.importers.grammar.presenters.brackets import final_bracket
from timekeeper.files.importers.grammar.presenters.named_lines import (
    COUNT,
    is_addressed,
    is_presenter,
    named_line,
)
from timekeeper.files.importers.grammar.presenters.titles import read_title
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.halves import HALF, in_half
from timekeeper.files.importers.grammar.times.when import When
from timekeeper.words.values import made_internal

CLOSING = re.compile(r"(?:kết thúc|bế mạc)\b.*\b(?:mời|nghỉ)\b.*|nghỉ trưa.*", re.IGNORECASE)
FOOT = re.compile(
    r"nơi nhận\b.*|(?:t/m|tm\.|k/t|kt\.|t/l|tl\.)\s.*|(?:phó )?chánh văn phòng|\(?đã ký\)?"
    r"|(?:lịch|chương trình)\b.*\bthay đổi\b.*|\*.*",
    re.IGNORECASE,
)
# Who signs, and lists of people: no line from here on is the last act's.
_ENDS = re.compile(
    r"(?:t/m|tm\.|k/t|kt\.|t/l|tl\.)\s.*|nơi nhận\b.*"
    r"|(?:approved|prepared|signed|authori[sz]ed)(?: by)?\b.{0,60}"
    r"|(?:người |phê )?duyệt(?: của [^:]{1,40})?\s*:?"
    r"|(?:our |list of |about the )?speakers|(?:danh sách )?(?:các )?diễn giả",
    re.IGNORECASE,
)
FULL_LINE = 50
_FIGURE = re.compile(
    r"[0-9]{1,4}(?:\s?[/–-]\s?[0-9]{1,4})?,?\s+"
    r"(?!(?:phút|giờ|người|đại biểu|đồng chí|đ/c|bản|tiết mục|đội|em)\b)[a-zà-ỹđ]"
)
_SENTENCE_END = (".", ":", ";", ")", "”")
# "Họp giao ban. Thành phần: các phòng. Địa điểm: Phòng họp 1": what stands behind an act's title.
_BESIDE = re.compile(
    r"(?:địa điểm|thành phần(?: tham dự| dự họp)?|nơi họp|cùng (?:dự|đi)|chuẩn bị|venue"
    r"|panell?ists?|discussants?|respondents?|khách mời|tham luận viên)\s*:",
    re.IGNORECASE,
)
_INLINE = re.compile(
    rf"(?<=[\w)”])\s*[.;,–-]\s*(?=(?:{_BESIDE.pattern}|(?:chủ trì|người)[^:.;]{{0,20}}:))",
    re.IGNORECASE,
)
_ROOM_BEFORE = re.compile(
    rf"\(((?:{ROOM})\b[^()]{{0,40}}"
    r"|(?:tại|địa điểm)\b[^()]{2,120})\)\s*[:–-]?\s*(?=\w)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:từ|lúc|vào)\s+(?=[0-9]{1,2}\s?(?:giờ|h|g|:[0-9])(?![^\W\d_]))", re.IGNORECASE
)
_HALF = re.compile(rf"\b({HALF})\b", re.IGNORECASE)
_CLOCK = r"(?<![0-9:/.])[0-9]{1,2}\s?(?:giờ|h|g|:(?=[0-9]))\s?[0-9]{0,2}(?:\s?phút)?"
_RANGE = re.compile(rf"{_CLOCK}\s*(?:[-–—]|đến|tới)\s*{_CLOCK}", re.IGNORECASE)
# "8 giờ 00: Tại sân đình: Hội thi gói bánh"
_PLACE_BEFORE = re.compile(
    rf"((?i:tại)\s+[^:(),;]{{2,60}}?)(?:\s*:\s+(?=[^\W\d_])|\s+[-–—]\s+(?={CAPITAL}))"
)
LONGEST_TITLE = 600


def _is_remark(line: ProgrammeLine) -> bool:
    """Return whether a line below a title has neither time nor label, and may have a bullet."""
    plain = line.style in (None, CounterStyle.BULLET) and line.label is None
    return plain and not line.timed and not line.columns


class ItemReading(Struct):
    """An item still without its id, what is doubtful in it, and the lines that are not its own.

    ``lines`` are the numbers of those it was read from, its own first; ``text`` is its title with
    all that is behind it, where nothing else says who presents, or with who stands before it;
    ``below`` is the only line below it.
    """

    item: Item
    lines: tuple[int, ...]
    doubts: list[Doubt] = field(default_factory=list)
    others: list[Node] = field(default_factory=list)
    text: str = ""
    below: str = ""


def read_item(node: Node, day: Day | None) -> ItemReading:
    """Return the item a node stands for, on this day as far as it is known."""
    line = _without_places(node.line)
    kind = kind_of(line.text)
    others: list[Node] = []
    own: list[Node] = []
    ended = False
    for child in node.children:
        plain = child.line.style is None and child.line.label in (None, Label.NOTE)
        ended = ended or (plain and _ENDS.fullmatch(child.line.original.strip()) is not None)
        (others if ended or _is_foreign(child) else own).append(child)
    below = (number for child in flat_nodes(own) for number in child.line.numbers)
    lines = tuple(dict.fromkeys((*line.numbers, *below)))
    title = line.text
    while own and line.style is not CounterStyle.ROW and _goes_on(title, own[0]):
        title = f"{title} {own.pop(0).line.text}"
    presenter, used = presenter_of(line, [] if kind is Kind.STUDY else own)
    said_to = used[0].line.label_text if used else ""
    chaired = CHAIRS.match(said_to) or (kind is not Kind.DISCUSSION and MODERATES.match(said_to))
    if chaired and read_title(title, line.when).presenter:
        # Whom the title names presents: "Báo cáo (TS. An)" above "Chủ tọa: GS. Bình"; only a
        # panel is its moderator's.
        presenter, used = None, ()
    heading = read_title(title, line.when, named=presenter is not None)
    when = (line.when or When()).joined(heading.when)
    for child in own if when.length is None else ():
        length = times.stated_length(child.line.text) if child.line.label is Label.LENGTH else None
        rest = ""
        if child.line.label is Label.TIME and when.start is None:
            length, rest = _told_time(child.line.text)
            length = length if length and length.start else None
        when = when.joined(length)
        # "8h00 tất cả các ngày tại phòng họp" says more than when, and so do another day, and
        # "21h00, 05/5 - 4h00, 06/5".
        of_the_day = day is not None and dates.find_after(rest, day) == day
        if length and (
            of_the_day and day_lines.is_date_line(rest)
            if rest
            else not dates.DATE.search(child.line.text)
        ):
            used = (*used, child)
    remarks = [child for child in flat_nodes(own) if child not in used]
    documents, notes = _documents_and_notes(line, remarks, all_are_documents=kind is Kind.STUDY)
    if line.columns and used and used[0].line.label is Label.PRESENTER:
        # Whoever the cell names first does not present: a panel's moderator stands below.
        notes = (line.columns[0], *notes) if presenter_label(line.columns[0])[1] else notes
    elif line.columns and not presenter and kind is not Kind.STUDY:
        # "19:00" may stand there too, in a row that lacks a cell.
        notes = (*(c for c in line.columns if any(map(str.isalpha, c)) or times.only(c)), *notes)
    cells = [cell for child in used for cell in (*child.line.columns, *child.line.asides)]
    read = {child.line.text for child in used}
    notes = (*notes, *(cell for cell in cells if cell not in read))
    item = Item(
        id="",
        title=line.marked(heading.title) or line.original,
        number=line.counter,
        presenter=presenter or heading.presenter,
        start=when.start,
        end=when.reached_end,
        length=when.length,
        kind=kind,
        conditional=heading.conditional,
        documents=documents,
        notes=notes,
    )
    doubts = [*doubts_of_line(heading, when, line), *not_understood(item, line, own, used)]
    doubts += doubts_beside(item, line, own, used)
    if said := _said(line, title, own):
        item = replace(item, confidential=True)
        doubts.append(Doubt(line.number, "confidential", made_internal(said), read=said))
    text = "" if presenter or line.marking else title
    leads = f"{line.columns[0]}: " if line.columns else ""
    text = f"{leads}{title}" if leads and leads in line.original[: len(leads) + 2] else text
    lone = own[0].line if len(own) == 1 and not own[0].children and not line.columns else None
    lone_text = lone.text if lone and _is_remark(lone) else ""
    return ItemReading(item, lines, doubts, others, text, lone_text)


def _told_time(text: str) -> tuple[When | None, str]:
    """Return the time that "- Thời gian: 8h00 - 8h15" below "1. Chào cờ" tells, and what else.

    "buổi sáng ngày 3/10 bắt đầu từ 8h" says more than when. "Sáng từ 7h30 đến 11h00, chiều từ 13h30
    đến 17h00" are the hours of all that is held, and of no act.
    """
    if len(_RANGE.findall(text)) > 1:
        return None, ""
    if clock := times.only(bare(text)):
        return clock, ""
    if found := times.leading(text):
        return found
    dated = day_lines.day_and_rest(text)
    if dated and (clock := times.only(dated[1])):
        return clock, dated[0]
    begins = _BEGINS.search(text)
    found = times.leading(text[begins.end() :]) if begins else None
    if begins is None or found is None:
        return None, ""
    half = _HALF.search(text, 0, begins.start())
    return in_half(found[0], half[1].lower()) if half else found[0], text


def _without_places(line: ProgrammeLine) -> ProgrammeLine:
    """Return the line, "(Phòng A)" before and "Địa điểm: Phòng họp" behind its title as asides.

    So is "Tại sân đình:" before it.
    """
    if room := _ROOM_BEFORE.match(line.text) or _PLACE_BEFORE.match(line.text):
        line = replace(line, text=line.text[room.end() :], asides=(*line.asides, room[1]))
    title, *behind = _INLINE.split(line.text)
    if not title or not any(map(_BESIDE.match, behind)):
        return line
    asides = tuple(text for text in behind if _BESIDE.match(text))
    kept = ". ".join([title, *(text for text in behind if text not in asides)])
    return replace(line, text=kept, asides=(*line.asides, *asides))


def _said(line: ProgrammeLine, title: str, own: Sequence[Node]) -> str:
    """Return the words in a line, its cells or what hangs from it that make the item internal."""
    written = [title, line.original, *line.columns, *line.asides]
    written += [child.line.original for child in flat_nodes(own)]
    return line.marking or next(filter(None, map(confidential.marking, written)), "")


def _is_foreign(child: Node) -> bool:
    text = child.line.text
    plain = rank(child.line) in (Rank.TEXT, Rank.DETAIL) and child.line.style is None
    mail = child.line.label is Label.MAIL
    return mail or (plain and bool(CLOSING.fullmatch(text) or FOOT.fullmatch(text)))


def _goes_on(title: str, child: Node) -> bool:
    """A line without counter, time or label goes on with a title that has not ended."""
    line = child.line
    if rank(line) is not Rank.TEXT or line.columns or len(title) > LONGEST_TITLE:
        return False
    unclosed = title.count("(") > title.count(")")
    if not unclosed and _is_aside(title, line.text):
        return False
    # "cô Hạnh", "các bạn lớp 9A" below "Tiểu phẩm" are who does it, unless they are its object.
    whole = not (unclosed or UNENDED.search(title) or title.endswith(","))
    if whole and is_addressed(line.text, title):
        return False
    small = line.text[:1].islower()
    # "6 tháng cuối năm (đ/c An)" goes on with a line that was full, and counts nobody.
    small = small or (len(title) >= FULL_LINE and _FIGURE.match(line.text) is not None)
    ended = title.rstrip().endswith(_SENTENCE_END)
    # "Bầu Đoàn Chủ tịch, Đoàn Thư ký," goes on; below "Phát biểu," may stand who speaks.
    spoken = names_person(line.text) or kind_of(title) is Kind.SPEECH
    listed = title.endswith(",") and not spoken
    return unclosed or listed or line.text.startswith("(") or (small and not ended)


def _is_aside(title: str, text: str) -> bool:
    """Return whether a bracket below whom a title names says neither who he is nor anything known.

    "(Trong lúc chờ, chiếu phóng sự cũ)" does not, nor is there a time in it.
    """
    bracket = final_bracket(text)
    if bracket is None or bracket[0] or (named := read_title(title)).presenter is None:
        return False
    inner = bracket[1]
    whole = read_title(f"{title} {text}")
    known = whole.when != named.when or whole.conditional or COUNT.fullmatch(inner)
    told = confidential.is_marking(inner) or presenter_label(inner)[0]
    return not (known or told or is_presenter(inner) or named_line(inner, alone=True))


def _documents_and_notes(
    line: ProgrammeLine, remarks: Sequence[Node], *, all_are_documents: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what asides and remarks say: what hangs from matter to study is a document of it."""
    notes = [aside for aside in line.asides if not DOCUMENTS.match(aside)]
    papers = [found for aside in line.asides if (found := DOCUMENTS.match(aside))]
    if all_are_documents:
        documents = []
        for below in (child.line for child in remarks):
            whole = below.columns or below.asides
            documents.append(
                below.original if whole else below.text.rstrip(" .;") or below.original
            )
    else:
        documents = []
        papers += [found for child in remarks if (found := DOCUMENTS.match(child.line.text))]
        notes += [c.line.original for c in remarks if not DOCUMENTS.match(c.line.text)]
    documents += [found.string[found.end() :] for found in papers]
    return tuple(documents), tuple(notes)
