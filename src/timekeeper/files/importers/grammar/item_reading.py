"""One item of a programme from its line and what hangs from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.intervals import A_MINUTE
from timekeeper.core.programme import Item, Kind, Presenter
from timekeeper.files.importers.draft.draft import Doubt, Suggestion, Sureness
from timekeeper.files.importers.grammar.dates import day_lines
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.importers.grammar.lines.labels import presenter_label
from timekeeper.files.importers.grammar.lines.line import (
    LONGEST,
    CounterStyle,
    Label,
    ProgrammeLine,
)
from timekeeper.files.importers.grammar.names import (
    UNENDED,
    bare,
    may_name,
    names_body,
    names_person,
    names_place,
    names_somebody,
    presenter_from,
)
from timekeeper.files.importers.grammar.outline import Node, Rank, rank
from timekeeper.files.importers.grammar.presenters.marks import NO_TITLE, ItemTitle
from timekeeper.files.importers.grammar.presenters.named_lines import (
    NOT_PRESENTING,
    are_names,
    is_addressed,
    is_plain_name,
    named_line,
)
from timekeeper.files.importers.grammar.presenters.sentences import subject_of
from timekeeper.files.importers.grammar.presenters.titles import read_title
from timekeeper.files.importers.grammar.times import times
from timekeeper.files.importers.grammar.times.when import When
from timekeeper.words.language import _
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
_SENTENCE_END = (".", ":", ";", ")", "”")
_MODERATES = re.compile(r"điều phối viên|điều phối|(?:session |panel )?moderator", re.IGNORECASE)
_CHAIRS = re.compile(
    r"chủ trì|chủ t(?:ọa|oạ)|điều hành|dẫn chương trình|mc|(?:session |panel )?(?:co-?)?chair",
    re.IGNORECASE,
)
_WROTE = re.compile(r"tác giả|(?:co-?)?author", re.IGNORECASE)
_DOCUMENTS = re.compile(r"tài liệu(?: kèm theo| tham khảo| phục vụ)?\s*:\s*(?=\S)", re.IGNORECASE)
# "Họp giao ban. Thành phần: các phòng. Địa điểm: Phòng họp 1": what stands behind an act's title.
_BESIDE = re.compile(
    r"(?:địa điểm|thành phần(?: tham dự| dự họp)?|nơi họp|cùng (?:dự|đi)|chuẩn bị|venue)\s*:",
    re.IGNORECASE,
)
_INLINE = re.compile(
    rf"(?<=[\w)”])\s*[.;,–-]\s*(?=(?:{_BESIDE.pattern}|(?:chủ trì|người)[^:.;]{{0,20}}:))",
    re.IGNORECASE,
)
_ROOM_BEFORE = re.compile(
    r"\(((?:phòng|hội trường|sảnh|sân|tầng|room|hall)\b[^()]{0,40}"
    r"|(?:tại|địa điểm)\b[^()]{2,120})\)\s*[:–-]?\s*(?=\w)",
    re.IGNORECASE,
)
# "tập trung lúc 13h45 để 14h00 xuất phát"; "nộp trước 17h00" says until when.
_CLOCK_WITHIN = re.compile(
    r"(?<![\w.,/(–-])(?<!trước )(?<!đến )(?<!tới )(?<!sau )(?<!quá )(?<![–-] )"
    r"(?:[0-9]{1,2}\s?[hg:][0-9]{2}|(?:0?[6-9]|1[0-9]|2[0-3])\s?(?:giờ|h|g)(?![^\W\d_]))"
    r"(?!\s*(?:[–-]|đến|tới))(?=\s*(?:phút\s)?[\s,:]+[^\W\d_])",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?:đại diện )?(?:bên|đơn vị) (?:giao|nhận|bàn giao|tiếp nhận|[ab])\b", re.IGNORECASE
)
_BRACKETED = re.compile(r"^\(([^()]+)\)$")
FEWEST_ALIKE, FEWEST_KNOWN = 3, 2
BELOW = "below"
LONGEST_LABEL = 30
MARKS = {
    ":": re.compile(r"(?P<title>[^:]*(?:[^\W\d]|\))): +(?P<who>.+)"),
    "-–—": re.compile(r"(?P<title>.{2,}?)(?: [-–—] |(?<=\w)[–—])(?P<who>(?:(?! [-–—] ).)+)"),
    ";": re.compile(r"(?P<title>.{2,}?); +(?P<who>[^;]+)"),
    "/": re.compile(r"(?P<title>.{2,}?) / (?P<who>(?:(?! / ).)+)"),
    "(": re.compile(r"(?P<title>.{2,}?) *\((?P<who>[^()]+)\)"),
}
MOST_JOINT_PRESENTERS = 3
LONGEST_TITLE = 600


class ItemReading(Struct):
    """An item still without its id, what is doubtful in it, and the lines that are not its own.

    ``lines`` are the numbers of those it was read from, its own first; ``text`` is its title with
    all that is behind it, where nothing else says who presents; ``below`` is the only
    line below it.
    """

    item: Item
    lines: tuple[int, ...]
    doubts: list[Doubt] = field(default_factory=list)
    others: list[Node] = field(default_factory=list)
    text: str = ""
    below: str = ""


def named_as_others(readings: Sequence[ItemReading]) -> None:
    """Take what stands where most of the items name who presents: behind a mark, or below.

    Its words alone would not tell: "Hỏi đáp - tất cả" among lines "Báo cáo - đ/c An".
    """
    acting = [one for one in readings if one.item.kind is not Kind.BREAK]
    for mark in (*MARKS, BELOW):
        known = [one for one in acting if _stands_at(one, mark)]
        found = [(one, who) for one in acting if (who := _behind(one, mark))]
        count = len(known) + len(found)
        if count < max(FEWEST_ALIKE, len(acting) / 2):
            continue
        known += [one for one, who in found if names_somebody(who)]
        if known and (mark == BELOW or all(are_names(who) for _one, who in found)):
            # Alone they may be the titles in English: "Panel Discussion".
            known += [one for one, who in found if are_names(who)]
        if len(known) < max(FEWEST_KNOWN, count / 3):
            continue
        for one, who in found:
            _name(one, mark, who)


def _is_remark(line: ProgrammeLine) -> bool:
    """Return whether a line below a title has neither time nor label, and may have a bullet."""
    plain = line.style in (None, CounterStyle.BULLET) and line.label is None
    return plain and not line.timed and not line.columns


def _stands_at(reading: ItemReading, mark: str) -> bool:
    """Return whether the item's presenter was found behind this mark."""
    presenter = reading.item.presenter
    if presenter is None:
        return False
    if mark == BELOW:
        return presenter.text == bare(reading.below)
    before = reading.text.rpartition(presenter.text)[0].removeprefix(reading.item.title)
    return bool(before.strip()) and before.rstrip()[-1] in mark


def _behind(reading: ItemReading, mark: str) -> str | None:
    """Return what stands behind this mark in an item that nobody was found to present."""
    if reading.item.presenter is not None:
        return None
    if mark == BELOW:
        who, title = reading.below, reading.item.title
    elif found := MARKS[mark].fullmatch(bare(reading.text)):
        who, title = found["who"], found["title"]
    else:
        return None
    return who if who and is_plain_name(who, title) else None


def _name(one: ItemReading, mark: str, who: str) -> None:
    """Set who presents an item, and doubt it."""
    message = _("“{text}” was taken for who presents, as in the other lines: check it.")
    told, line = message.format(text=who), one.lines[0]
    one.item = replace(one.item, presenter=presenter_from(who))
    if mark == BELOW:
        line = one.lines[-1]
        notes = tuple(note for note in one.item.notes if not note.endswith(who))
        one.item = replace(one.item, notes=notes)
        one.doubts = [doubt for doubt in one.doubts if doubt.line != line]
    elif found := MARKS[mark].fullmatch(bare(one.text)):
        one.item = replace(one.item, title=read_title(found["title"], named=True).title)
    one.doubts = [doubt for doubt in one.doubts if doubt.kind != "presenter"]
    one.doubts.append(Doubt(line, "presenter", told, who, sure=Sureness.LOW))


def read_item(node: Node) -> ItemReading:
    """Return the item a node stands for."""
    line = _without_places(node.line)
    kind = kind_of(line.text)
    others: list[Node] = []
    own: list[Node] = []
    ended = False
    for child in node.children:
        plain = child.line.style is None and child.line.label in (None, Label.NOTE)
        ended = ended or (plain and _ENDS.fullmatch(child.line.original.strip()) is not None)
        (others if ended or _is_foreign(child) else own).append(child)
    below = (number for child in _flat(own) for number in child.line.numbers)
    lines = tuple(dict.fromkeys((*line.numbers, *below)))
    title = line.text
    while own and line.style is not CounterStyle.ROW and _goes_on(title, own[0]):
        title = f"{title} {own.pop(0).line.text}"
    presenter, used = _presenter(line, [] if kind is Kind.STUDY else own)
    said_to = used[0].line.label_text if used else ""
    chaired = _CHAIRS.match(said_to) or (kind is not Kind.DISCUSSION and _MODERATES.match(said_to))
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
            # "1. Chào cờ" and below it "- Thời gian: 8h00 - 8h15".
            clock = times.only(bare(child.line.text))
            length, rest = (clock, "") if clock else times.leading(child.line.text) or (None, "")
            length = length if length and length.start else None
        when = when.joined(length)
        # "8h00 tất cả các ngày tại phòng họp" says more than when.
        if length and (not rest or day_lines.is_date_line(rest)):
            used = (*used, child)
    remarks = [child for child in _flat(own) if child not in used]
    documents, notes = _documents_and_notes(line, remarks, all_are_documents=kind is Kind.STUDY)
    if line.columns and used and used[0].line.label is Label.PRESENTER:
        # Whoever the cell names first does not present: a panel's moderator stands below.
        notes = (line.columns[0], *notes) if presenter_label(line.columns[0])[1] else notes
    elif line.columns and not presenter and kind is not Kind.STUDY:
        notes = (*(cell for cell in line.columns if any(map(str.isalpha, cell))), *notes)
    notes = (*notes, *(aside for child in used for aside in child.line.asides))
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
    doubts = [*_doubts(heading, when, line), *_not_understood(item, own, used)]
    doubts += _beside(item, line, own, used)
    if said := _said(line, title, own):
        item = replace(item, confidential=True)
        doubts.append(Doubt(line.number, "confidential", made_internal(said), read=said))
    text = "" if presenter or line.marking else title
    lone = own[0].line if len(own) == 1 and not own[0].children and not line.columns else None
    lone_text = lone.text if lone and _is_remark(lone) else ""
    return ItemReading(item, lines, doubts, others, text, lone_text)


def _without_places(line: ProgrammeLine) -> ProgrammeLine:
    """Return the line, "(Phòng A)" before and "Địa điểm: Phòng họp" behind its title as asides."""
    if room := _ROOM_BEFORE.match(line.text):
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
    written += [child.line.original for child in _flat(own)]
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
    # "cô Hạnh", "các bạn lớp 9A" below "Tiểu phẩm" are who does it, unless they are its object.
    whole = not (unclosed or UNENDED.search(title) or title.endswith(","))
    if whole and is_addressed(line.text, title):
        return False
    return (
        unclosed
        or line.text.startswith("(")
        or (line.text[:1].islower() and not title.rstrip().endswith(_SENTENCE_END))
    )


class _Candidate(Struct, frozen=True):
    """Someone who may present an item, and the lines that say so."""

    text: str
    label: str
    nodes: tuple[Node, ...] = ()

    @property
    def order(self) -> int:
        """A panel's moderator goes first; a chair after whoever is said to present, or wrote it."""
        if _MODERATES.match(self.label):
            return 0
        return 3 if _CHAIRS.match(self.label) else 2 if _WROTE.match(self.label) else 1

    def presenter(self) -> Presenter | None:
        """Return the candidate as a presenter, with the role where it is not to present."""
        role = _MODERATES.match(self.label)
        text = f"{self.text.rstrip(' .;')} ({role[0]})" if role else self.text
        return presenter_from(text)


def _presenter(
    line: ProgrammeLine, remarks: Sequence[Node]
) -> tuple[Presenter | None, tuple[Node, ...]]:
    """Return who the row's cell or a labelled line names, and the lines that are thereby read."""
    candidates = []
    announced = False
    if line.columns and times.only(line.columns[0]) is None:
        label, text = presenter_label(line.columns[0])
        joined = _joined(text, remarks) if text and not label else (text, ())
        candidates.append(_Candidate(joined[0], label, joined[1]))
        announced = not text
    for child in remarks:
        if child.line.label is Label.PRESENTER:
            candidates.append(_Candidate(child.line.text, child.line.label_text, (child,)))
            announced = announced or not child.line.text
    # Below the details it is the item's all the same, unless each of them has its own.
    whole = _flat(remarks)
    last = [child for child in whole if child.line.label is Label.PRESENTER]
    if not candidates and len(last) == 1 and last == whole[-1:]:
        candidates.append(_Candidate(last[0].line.text, last[0].line.label_text, (last[0],)))
    # "Giám đốc phát biểu" below a clock alone says what is done.
    titled = NO_TITLE.fullmatch(line.text) is None
    candidates = candidates or (_unlabelled(line, remarks) if titled else [])
    # So is the only line without a dash: "(Đồng chí An, Chủ tịch)" below two that have one.
    loose = [child for child in whole if titled and rank(child.line) is Rank.TEXT]
    lone = bool(loose) and not candidates and loose == whole[-1:]
    if lone and read_title(line.text, line.when).presenter is None:
        text, (child,) = loose[0].line.text, loose
        whole_title = read_title(f"{line.text} {text}") if _BRACKETED.match(text) else ItemTitle("")
        # "- Báo cáo của" goes on.
        above = whole[-2].line.text if len(whole) > 1 else line.text
        ended = not UNENDED.search(above) and not above.endswith(",")
        name = named_line(text, alone=ended, title=line.text)
        name = whole_title.presenter.text if whole_title.presenter else name
        candidates += [_Candidate(name, "", (child,))] if name else []
    named = sorted((c for c in candidates if c.text), key=lambda candidate: candidate.order)
    whose = kind_of(line.text) is not Kind.DISCUSSION and read_title(line.text, line.when).presenter
    if whose or any(_WROTE.match(one.label) for one in named):
        # Of a paper the moderator is no more than the chair.
        named = [*(c for c in named if c.order), *(c for c in named if not c.order)]
    if not named and announced:
        # A label with nothing behind it announces a list: its first name speaks for it.
        listed = [child.line.text for child in _flat(remarks) if child.line.text]
        return (presenter_from(listed[0]) if listed else None), ()
    # What names nobody yet stays to be read.
    presenter = named[0].presenter() if named else None
    return presenter, named[0].nodes if presenter else ()


def _unlabelled(line: ProgrammeLine, remarks: Sequence[Node]) -> list[_Candidate]:
    """Return whom lines below an item name: by themselves, or behind a label of their own.

    A line of its own below a title, in its cell or not, may be no more than a name.
    """
    lone = [c for c in remarks if len(remarks) == 1 and c.line.style is CounterStyle.BULLET]
    bare = [c for c in remarks if rank(c.line) is Rank.TEXT or c.line.key == "cell"] or lone
    # Who hands over and who takes over do it together.
    behind = [child.line.text.partition(":") for child in remarks]
    parties = [
        (who.strip(), at) for at, (label, _c, who) in enumerate(behind) if _PARTY.match(label)
    ]
    if len(parties) > 1 and all(who for who, _at in parties):
        nodes = tuple(remarks[at] for _who, at in parties)
        return [_Candidate(", ".join(who for who, _at in parties), "", nodes)]
    # A number by itself counts what comes next.
    worded = [child for child in remarks if not child.line.text.isdecimal()]
    alone = len(worded) == 1 and bool(lone or not UNENDED.search(line.text))
    alone = alone and read_title(line.text, line.when).presenter is None
    texts = [(child, _BRACKETED.sub(r"\1", child.line.text)) for child in bare]
    said = [(named_line(text, alone=alone, title=line.text), child) for child, text in texts]
    named = [(name, child) for name, child in said if name]
    if len(named) == len(worded) <= MOST_JOINT_PRESENTERS:
        # Several people and nothing else: they do it together.
        together = tuple(child for _name, child in named)
        return [_Candidate(", ".join(name for name, _child in named), "", together)]
    if named:
        return [_Candidate(named[0][0], "", (named[0][1],))]
    # "Đại biểu tiếp xúc: ông An": whoever is behind a colon, unless he is but there.
    found = []
    for child in remarks:
        label, colon, who = child.line.text.partition(":")
        labelled = colon and len(label) <= LONGEST_LABEL and not NOT_PRESENTING.search(label)
        labelled = labelled and child.line.label is None
        if labelled and names_person(who.strip()) and rank(child.line) in (Rank.TEXT, Rank.DETAIL):
            # "Hall A: Prof. Dr. An" says where as well.
            found.append(_Candidate(who.strip(), label, () if names_place(label) else (child,)))
    return found


def _joined(text: str, remarks: Sequence[Node]) -> tuple[str, tuple[Node, ...]]:
    """Join a cell's lines: an office after a comma, or a few people below one another."""
    own = (child for child in remarks if child.line.columns == (child.line.text,))
    below = [child for child in own if child.line.label is None]
    if not below or len(below) >= MOST_JOINT_PRESENTERS or any(c.line.label for c in remarks):
        return text, ()
    for child in below:
        more = child.line.text
        person = names_person(more) or names_body(more)
        person = person or child.line.style is CounterStyle.BULLET
        text = f"{text}, {more}" if person and text[-1:] not in ",-–" else f"{text} {more}"
    return text, tuple(below)


def _documents_and_notes(
    line: ProgrammeLine, remarks: Sequence[Node], *, all_are_documents: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what asides and remarks say: what hangs from matter to study is a document of it."""
    notes = [aside for aside in line.asides if not _DOCUMENTS.match(aside)]
    papers = [found for aside in line.asides if (found := _DOCUMENTS.match(aside))]
    if all_are_documents:
        documents = []
        for below in (child.line for child in remarks):
            whole = below.columns or below.asides
            documents.append(
                below.original if whole else below.text.rstrip(" .;") or below.original
            )
    else:
        documents = []
        papers += [found for child in remarks if (found := _DOCUMENTS.match(child.line.text))]
        notes += [c.line.original for c in remarks if not _DOCUMENTS.match(c.line.text)]
    documents += [found.string[found.end() :] for found in papers]
    return tuple(documents), tuple(notes)


def _doubts(heading: ItemTitle, when: When, line: ProgrammeLine) -> list[Doubt]:
    """Return what is doubtful in the item's own line."""
    doubts, number = [], line.number
    if not heading.title:
        message = _("This item has a time and no title.")
        doubts.append(Doubt(number, "no_title", message, sure=Sureness.HIGH))
    elif (unclear := heading.unclear) is not None:
        message = _("“{text}” may name who presents; it was left in the title.")
        message, meant = message.format(text=unclear), Suggestion("presenter", unclear)
        doubts.append(Doubt(number, "presenter", message, unclear, None, meant, Sureness.LOW))
    clocks = _CLOCK_WITHIN.findall(re.sub(r"\([^()]*\)", "", heading.title))
    if clocks and (when.start or len(clocks) > 1):
        message = _("“{text}” stands within this item, which may be several: check its line.")
        told = message.format(text=clocks[-1])
        doubts.append(Doubt(number, "several_times", told, clocks[-1], sure=Sureness.LOW))
    if line.crossed:
        message = _("“{text}” was taken for who presents, by what stands in that column: check it.")
        told = message.format(text=line.columns[0])
        doubts.append(Doubt(number, "presenter", told, line.columns[0], sure=Sureness.LOW))
    if (read := when.impossible) is not None:
        message = _("“{text}” is neither a time nor a length; it was left out.").format(text=read)
        doubts.append(Doubt(number, "impossible_time", message, read, sure=Sureness.HIGH))
    if when.meant is not None and when.start is not None:
        message = _("“{text}” was read as {clock}, in the afternoon or the evening.")
        message = message.format(text=f"{when.meant:%H:%M}", clock=f"{when.start:%H:%M}")
        meant = Suggestion("start", f"{when.meant:%H:%M}")
        doubts.append(Doubt(number, "afternoon", message, f"{when.meant:%H:%M}", None, meant))
    if when.shortest is not None and when.length is not None:
        shortest, longest = round(when.shortest / A_MINUTE), round(when.length / A_MINUTE)
        message = _("From {shortest} to {longest} minutes are stated; {longest} were read.")
        message = message.format(shortest=shortest, longest=longest)
        read, meant = f"{shortest}-{longest}", Suggestion("minutes", shortest)
        doubts.append(Doubt(number, "length", message, read, None, meant, Sureness.LOW))
    return doubts


def _beside(
    item: Item, line: ProgrammeLine, remarks: Sequence[Node], used: Sequence[Node]
) -> Iterator[Doubt]:
    """Doubt a row whose cell names several beside several lines of its title, or below them."""
    taken = next((child.line for child in used if child.line.label is None), None)
    if item.presenter is not None and taken is not None and not line.columns:
        below = remarks and (remarks[0].line is not taken or taken.style is CounterStyle.BULLET)
        below = below or taken.text[:1].islower()
        if below and item.presenter.text in taken.text:
            message = _("“{text}” stands below other lines; it was taken for who presents.")
            told = message.format(text=taken.text)
            yield Doubt(taken.number, "presenter", told, taken.text, sure=Sureness.LOW)
        return
    others = [
        child.line
        for child in _flat(remarks)
        if child not in used and child.line.columns == (child.line.text,)
    ]
    labelled = any(other.label for other in others) or not line.columns
    labelled = labelled or bool(presenter_label(line.columns[0])[0])
    if item.presenter is not None and 0 < len(others) < MOST_JOINT_PRESENTERS and not labelled:
        name, more = item.presenter.text, ", ".join(other.text for other in others)
        message = _("“{text}” stands in the same cell as “{name}”, who alone was set.")
        told, meant = message.format(text=more, name=name), f"{name}, {more}"
        suggestion = Suggestion("presenter", meant)
        yield Doubt(others[0].number, "presenter", told, name, None, suggestion, Sureness.LOW)


def _not_understood(item: Item, remarks: Sequence[Node], used: Sequence[Node]) -> list[Doubt]:
    """Details under bullets are details; a bare line under an item is not understood."""
    message = _("This line was not understood and is kept as a note of the item above it.")
    doubts = [
        Doubt(child.line.number, "not_understood", message, read=child.line.original)
        for child in remarks
        if (rank(child.line) is Rank.TEXT or len(child.line.original) > LONGEST)
        and not child.line.columns
        and child not in used
        and not _DOCUMENTS.match(child.line.text)
    ]
    if item.presenter is None and len(remarks) == 1:
        below = remarks[0].line
        named = below.text if may_name(below.text, item.title) else None
        if speaker := subject_of(below.text) or named_line(below.text, title=item.title) or named:
            message = _("“{text}” seems to be the presenter; none was set.").format(text=speaker)
            meant = Suggestion("presenter", speaker)
            doubts.append(Doubt(below.number, "presenter", message, None, None, meant))
    return doubts


def _flat(nodes: Sequence[Node]) -> list[Node]:
    return [found for node in nodes for found in (node, *_flat(node.children))]
