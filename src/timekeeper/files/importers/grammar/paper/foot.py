"""Where the programme ends: recipients, signatures, rules, another matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar.dates import dates, day_lines
from timekeeper.files.importers.grammar.kinds import kind_of, opens_as_act, opens_or_closes
from timekeeper.files.importers.grammar.lines.labels import BESIDES
from timekeeper.files.importers.grammar.lines.line import (
    FOREIGN,
    CounterStyle,
    Label,
    ProgrammeLine,
)
from timekeeper.files.importers.grammar.names import (
    UNENDED,
    names_body,
    names_person,
    names_role,
    names_somebody,
)
from timekeeper.files.importers.grammar.outline import OUTER, SECTION, Rank, rank
from timekeeper.files.importers.grammar.paper.chapters import (
    DUTIES,
    FEWEST_TIMED,
    HEADING,
    PLAN,
    PROGRAMME,
    are_days_before,
    body_start,
)
from timekeeper.files.importers.grammar.paper.plan import is_plan
from timekeeper.files.importers.grammar.paper.signatures import (
    SIGNATURE,
    SIGNS,
    is_foot,
    is_signed,
)
from timekeeper.files.importers.grammar.presenters.named_lines import are_names
from timekeeper.files.importers.grammar.presenters.sentences import DOES, MOST_WORDS_OF_A_SPEAKER

_OF_PROGRAMME = re.compile(
    r"(?:phần|phiên|buổi|ngày|sáng|chiều|tối|bế mạc|kết thúc|văn nghệ|khai mạc|nghi lễ"
    r"|tiệc|nghỉ)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"chủ (?:trì|tọa|toạ)\b", re.IGNORECASE)
_CLOSES = re.compile(r"(?:bế mạc|kết thúc|kết luận|giải tán|closing)\b", re.IGNORECASE)
_FIRST = ("1", "I", "A")
HEADINGS = (Rank.DAY, Rank.SESSION)
_RULES = re.compile(r"(?:NỘI QUY|ĐIỀU LỆ|THỂ LỆ|QUY ĐỊNH|QUY CHẾ)\b[^a-z]*")
# "Một số yêu cầu đối với đại biểu:", "Đề nghị các đại biểu lưu ý:"; what is to be discussed is of
# the act above.
_ASKS = re.compile(
    r"(?!.*\b(?:thảo luận|ý kiến|góp ý|báo cáo|nội dung|vấn đề)\b)"
    r"(?:một số |các |những |mấy )*(?:(?:kính |trân trọng )*(?:đề nghị|yêu cầu)|(?:xin )?lưu ý"
    r"|(?:xin )?chú ý|(?:điều )?cần|quy định|nội quy)\b.*:\s*",
    re.IGNORECASE,
)
# Whoever is listed as speaking or competing may do so in the acts.
_LISTS = re.compile(
    r"danh sách\b(?!.*\b(?:tham luận|phát biểu|trình bày|thi|tiết mục)\b).*:\s*", re.IGNORECASE
)
_HEAD_OF_BODY = re.compile(r"(?:phó )?trưởng \w+(?: \w+){0,3}", re.IGNORECASE)
_RULES_FOR = re.compile(r"(?:nội quy|thể lệ|quy định|quy chế)\b[^:]*:", re.IGNORECASE)
# Whom to ask, and where to park, has hours of its own.
_WHOM_TO_ASK = re.compile(
    r"mọi (?:chi tiết|thắc mắc|thông tin|ý kiến)\b.*\b(?:liên hệ|gọi|gửi|trao đổi|phản ánh)\b"
    r"|(?:xin |vui lòng )?liên hệ\b[^:]{0,40}:.*(?:[0-9][ .]?){9}|hotline\b"
    r"|for (?:more|further|any) (?:information|details|questions|inquiries)\b"
    r"|(?:free )?parking (?:is|will be)\b",
    re.IGNORECASE,
)
# Who signs for a body, above his office and his name.
_FOR_BODY = re.compile(r"(?:T/?M|K/?T|T/?L|T/?U?Q)\.?\s+(?=[A-ZĐ])[^a-z]{4,}")


def signatures_in(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines of a head that are the signature of a letter above its programme."""
    signed: list[ProgrammeLine] = []
    for above, line in zip([None, *lines], lines, strict=False):
        # "HỘI NGHỊ TỔNG KẾT" is written as names are, too.
        named = not line.text.isupper() and (are_names(line.text) or names_person(line.text))
        named = named or SIGNATURE.fullmatch(line.text) is not None
        below = above in signed and line.style is None and not is_signed(line)
        if _FOR_BODY.fullmatch(line.original) or (below and (is_foot(line) or named)):
            signed.append(line)
    return signed


def foot_start(lines: Sequence[ProgrammeLine]) -> int:
    """Return the index of the line from which on recipients and signatures stand, or the end."""
    contacts = {n for n, line in enumerate(lines) if _WHOM_TO_ASK.match(line.original)}
    timed = [n for n, line in enumerate(lines) if line.timed and n not in contacts]
    # "3. 22h00: tắt đèn" below "NỘI QUY" is a rule.
    ruled = (
        n
        for n, li in enumerate(lines)
        if (li.style is None and _RULES.fullmatch(li.text))
        or _is_duties(lines, n)
        or _heads_rules(lines, n)
    )
    asked = (n for n in range(len(lines)) if _asks(lines, n))
    rules = next((n for n in ruled if sum(at < n for at in timed) >= FEWEST_TIMED), len(lines))
    # "I. Phân công" below I, II and III begins another list, whatever hours there are.
    again = (
        n
        for n, li in enumerate(lines)
        if li.style in OUTER and li.counter in ("I", "A", "1") and DUTIES.match(li.text)
        if any(one.style is li.style and one.counter != li.counter for one in lines[:n])
    )
    rules = min(rules, next(again, len(lines)), next(asked, len(lines)))
    timed = [n for n in timed if n < rules]
    clocks = [n for n in timed if (when := lines[n].when) and when.start]
    # Below a programme whose every act has its clock, lengths alone are those of rules.
    last = max(
        clocks if len(clocks) >= FEWEST_TIMED and timed[: len(clocks)] == clocks else timed,
        default=0,
    )
    last = max(last, body_start(lines))
    contacts = {n for n in contacts if lines[n].timed}
    foot = (
        n
        for n, li in enumerate(lines)
        if n > last and (n in contacts or is_foot(li) or li.key == FOREIGN)
    )
    others = _other_matter(lines, last), _signed_by_office(lines, last), _other_list(lines)
    end = min(next(foot, len(lines)), *others)
    end = min(end, rules) if rules > last else end
    # In capitals, or called so, above nothing but names: whoever signs, whatever his office.
    named, n = False, end - 1
    while n > last and rank(lines[n]) is Rank.TEXT and lines[n].label is None:
        text = lines[n].text
        signs = named and (text.isupper() or SIGNS.fullmatch(text)) and not opens_as_act(text)
        name = are_names(text) or names_person(text)
        if not (signs or name or SIGNATURE.fullmatch(text)):
            break
        end, named = n if signs else end, named or name
        n -= 1
    return end - 1 if end == len(lines) and _signs_alone(lines) else end


def told_below(head: Sequence[ProgrammeLine], body: Sequence[ProgrammeLine]) -> tuple[int, int]:
    """Return where the lines begin and end, below the last act, that say when the event is held.

    And where, and who leads it. The head says nothing of it; none of the acts has an hour, or the
    last one closes the event or stands apart.
    """
    acts = [n for n, li in enumerate(body) if rank(li) is Rank.ENTRY and li.label is None]
    days = any(rank(li) in (Rank.DAY, Rank.SESSION) for li in body)
    if days or len(acts) < FEWEST_TIMED or any(li.label for li in body[: acts[-1] + 1]):
        return 0, 0
    start = end = acts[-1] + 1
    if any(body[n].timed for n in acts) and not _is_set_apart(body, acts):
        return 0, 0
    while end < len(body) and _says_of_event(body[end], body[end - 1]):
        end += 1
    said = [li for li in body[start:end] if li.label is Label.TIME]
    told = {li.label for li in body[start:end]} - {None}
    known = told & {li.label for li in head} & {Label.TIME, Label.VENUE}
    # "3. Liên hoan" below "Ngày 15/8/2026" may have its own hour and place, and nobody leads it.
    own = told <= {Label.TIME, Label.VENUE} and any(dates.find_date(li.text) for li in head)
    dated = any(dates.find_date(li.text) for li in said)
    whole = dated or (len(told) > 1 and not own and told & {Label.TIME, Label.VENUE})
    return (start, end) if whole and not known else (0, 0)


def _is_set_apart(body: Sequence[ProgrammeLine], acts: Sequence[int]) -> bool:
    """Return whether what stands below timed acts is no more than below the last than the others.

    That closes the event, or rows are left empty there alone; and no dash hangs from it.
    """
    below = body[acts[-1] + 1 :][:1]
    gaps = [body[n + 1].number - body[n].number for n in acts if body[n + 1 :]]
    apart = len(gaps) == len(acts) and gaps[-1] > max(gaps[:-1])
    last = body[acts[-1]]
    closes = opens_or_closes(last.text) or _CLOSES.match(last.text) is not None
    return all(li.style is None for li in below) and (apart or closes)


def _says_of_event(line: ProgrammeLine, above: ProgrammeLine) -> bool:
    """Return whether a line below the acts says when, where or with whom the event is held."""
    if line.numbered:
        return False
    if line.label is Label.TIME:
        return bool(dates.find_date(line.text) or day_lines.opening_time(line.text))
    # Those who come are counted below "Thành phần:".
    listed = line.style is CounterStyle.BULLET and line.label is None
    if listed and (above.label is Label.ATTENDEES or above.key == line.key):
        return not above.text or above.label is None
    leads = line.label is Label.PRESENTER and _LEADS.match(line.label_text) is not None
    return leads or line.label in (Label.VENUE, Label.ATTENDEES)


def _signs_alone(lines: Sequence[ProgrammeLine]) -> bool:
    """Return whether the last line is a body that signs, or its head.

    None stands below the other acts. Below a speech it may be who gives it.
    """
    acts = [n for n, line in enumerate(lines) if rank(line) is Rank.ENTRY and not line.label]
    if len(acts) <= FEWEST_TIMED or acts[-1] != len(lines) - 2:
        return False
    act, line = lines[-2:]
    given = kind_of(act.text) is Kind.SPEECH or UNENDED.search(act.text) or act.columns
    below = [li for li in lines[acts[0] :] if rank(li) is Rank.TEXT and not li.label]
    named = [li for li in below if names_somebody(li.text)]
    plain = names_body(line.text) and not re.search(r"[:.,;]", line.text)
    office, _colon, who = line.text.partition(": ")
    plain = plain or (_HEAD_OF_BODY.fullmatch(office) is not None and are_names(who))
    return plain and named == [line] and act.style is not CounterStyle.ROW and not given


def _signed_by_office(lines: Sequence[ProgrammeLine], last: int) -> int:
    """Return the index of "Trưởng ban" right above a name, and apart from the ``last`` acts."""
    acts = (n for n, line in enumerate(lines) if rank(line) is not Rank.TEXT and not line.label)
    last = max([last, *acts])
    for n in range(last + 1, len(lines) - 1):
        above, line, below = lines[n - 1 : n + 2]
        apart = line.number > above.number + 1 and below.number == line.number + 1
        office = names_role(line.text) and len(line.text.split()) <= MOST_WORDS_OF_A_SPEAKER
        office = office and line.label is None and not re.search(r"[:.,;()]", line.text)
        who = below.label is None and (are_names(below.text) or names_person(below.text))
        if apart and office and who and not DOES.search(below.text):
            return n
    return len(lines)


def _is_duties(lines: Sequence[ProgrammeLine], n: int) -> bool:
    """Return whether "Phân công:" heads what is done at hours or on days before the acts above."""
    line = lines[n]
    if line.timed or not DUTIES.match(line.text) or line.label not in (None, Label.NOTE):
        return False
    if any(li.numbered and PROGRAMME.match(li.text or li.label_text) for li in lines[n:]):
        return False
    if any(rank(li) in (Rank.DAY, Rank.SESSION) for li in lines[n:]):
        headed = line.label is Label.NOTE or line.numbered
        return headed and are_days_before(lines[n:], lines[:n])
    above, below = (
        [li.when.start for li in some if li.when and li.when.start]
        for some in (lines[:n], lines[n:])
    )
    return line.label is Label.NOTE and bool(above and below) and below[0] < above[-1]


def _asks(lines: Sequence[ProgrammeLine], n: int) -> bool:
    """Return whether a line heads what those who come are asked, in a list below the last act.

    So does "Danh sách Đoàn Chủ tịch:" above nothing but people. A length there is none of an
    act: "1. Có mặt trước giờ khai mạc 15 phút".
    """
    line, below = lines[n], lines[n + 1 :]
    plain = line.style is None and line.label in (None, Label.NOTE) and not line.timed
    if not (plain and below) or below[0].style is None:
        return False
    people = _LISTS.fullmatch(line.original) and all(
        names_person(li.text) or are_names(li.text) for li in below if not is_foot(li)
    )
    if not (people or _ASKS.fullmatch(line.original)):
        return False
    acts = [li for li in lines[:n] if _is_act(li)]
    clocked = sum(bool(li.when and li.when.start) for li in acts) >= FEWEST_TIMED
    # "5." goes on with the list of the acts.
    begins = below[0].counter in (None, "1")
    acting = any(opens_as_act(li.text) for li in below) and not clocked
    held = any((li.when and li.when.start) or rank(li) in HEADINGS for li in below)
    return len(acts) >= FEWEST_TIMED and begins and not (acting or held)


def _other_list(lines: Sequence[ProgrammeLine]) -> int:
    """Return the index of "NỘI QUY" or "Một số lưu ý:" above a list, below acts without hours.

    No heading of that sort stands above an act, and nothing below it is one or has a day.
    """
    start = body_start(lines)
    acts = [n for n, li in enumerate(lines) if n >= start and _is_act(li)]
    planned = is_plan(lines[:start])
    if any(li.timed for li in lines[start:]) or len(acts) < FEWEST_TIMED:
        return len(lines)
    heads = [n for n in range(start, len(lines)) if _heads_list(lines, n, planned=planned)]
    for n in heads:
        above = [lines[m] for m in acts if m < n]
        below = lines[n + 1 :]
        opened = any(opens_as_act(li.text) for li in above)
        # "QUY CHẾ BẦU CỬ" says of what is done.
        ruled = _RULES.fullmatch(lines[n].text) is not None
        acting = any((opens_as_act(li.text) and not ruled) or rank(li) in HEADINGS for li in below)
        # "IV. TIẾN ĐỘ" goes on from a paper's, with days of its own.
        acting = acting and lines[n].style is None
        first = next((li for li in lines if li.style in OUTER), lines[n])
        says = any(li.label in (Label.TIME, Label.VENUE) for li in below)
        alone = n == heads[0] and (lines[n].style is None or first is lines[n])
        if len(above) >= FEWEST_TIMED and opened and alone and not (acting or says):
            return n
    return len(lines)


def _heads_rules(lines: Sequence[ProgrammeLine], n: int) -> bool:
    """Return whether "Quy định đối với gian hàng:" heads dashes, below which no act goes on."""
    line, below = lines[n], lines[n + 1 :]
    if line.style is not None or not _RULES_FOR.fullmatch(line.original):
        return False
    acts = {li.key for li in lines[:n] if li.timed}
    return (
        bool(below)
        and all(li.style is CounterStyle.BULLET for li in below[:1])
        and not any(li.key in acts or rank(li) in HEADINGS for li in below)
    )


def _is_act(line: ProgrammeLine) -> bool:
    return rank(line) is Rank.ENTRY and line.label is None


def _heads_list(lines: Sequence[ProgrammeLine], n: int, *, planned: bool) -> bool:
    """Return whether a line that nothing counts heads a list and is no part of a programme."""
    # What heads the columns of a table may stand above its rows.
    line, below = lines[n], lines[n + 1 : n + 3]
    name = line.text or line.label_text
    if line.timed or not any(li.style for li in below):
        return False
    if line.style in OUTER:
        return line.counter not in _FIRST and DUTIES.match(name) is not None
    if line.style is not None:
        return False
    if line.label in (Label.NOTE, Label.ATTENDEES):
        return name == line.label_text
    ends = name.isupper() or (planned and name.endswith(":"))
    part = SECTION.match(name) or _OF_PROGRAMME.match(name) or PROGRAMME.match(name)
    return ends and rank(line) is Rank.TEXT and not (part or opens_as_act(name))


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
    named = [li for li in outer if not (HEADING.fullmatch(li.text) or PLAN.fullmatch(li.text))]
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
        # "Tổ chức thực hiện" or "* Hướng dẫn:" above a list that begins anew.
        listed = listed or (
            (line.text.endswith(":") or BESIDES.fullmatch(line.text) is not None)
            and (rank(line) is Rank.TEXT or line.style is CounterStyle.BULLET)
            and clocked
            and line.label is None
            and [li.counter for li in lines[n + 1 : n + 3]] == ["1", "2"]
            and not any(li.timed or opens_as_act(li.text) for li in lines[n + 1 : n + 3])
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
