"""Lines marked as what their neighbours tell: headings, parts, days, counted lines, acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from timekeeper.core.changes.rippling import later
from timekeeper.core.checks import confidential
from timekeeper.core.programme import Kind
from timekeeper.files.importers.grammar import dates, times
from timekeeper.files.importers.grammar.head import is_foot
from timekeeper.files.importers.grammar.kinds import kind_of, opens_as_act
from timekeeper.files.importers.grammar.lines import (
    NO_HALF,
    REMARK,
    CounterStyle,
    Label,
    ProgrammeLine,
)
from timekeeper.files.importers.grammar.names import names_person, names_role
from timekeeper.files.importers.grammar.outline import (
    CONTINUED,
    LONGEST_SESSION_NAME,
    OUTER,
    SECTION,
    Rank,
    rank,
)
from timekeeper.files.importers.grammar.presenters import named_line, trailing_time
from timekeeper.files.importers.grammar.tables.columns import HALVES

_BREAK = re.compile(
    r"(?:nghỉ )?giải lao\b.{0,40}|tea ?break.{0,20}|nghỉ (?:giữa giờ|ngơi|tại chỗ)", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"([0-9]{1,3})\s+(?=[^\W\d_]{2})")
FEWEST_COUNTED, FEWEST_DAYS, FEWEST_IN_PART = 3, 2, 2
_LED_BY_HALF = re.compile(
    rf"(?:buổi\s+)?(sáng|trưa|chiều|tối|cả ngày)\s*(?:[:,]\s*|\s)(?=\S){NO_HALF}", re.IGNORECASE
)
# What stands between "CHƯƠNG TRÌNH" and its list: the event's name, its day, its place.
_OF_HEADING = (Label.PRESENTER, Label.VENUE)
# Acts of several rooms stand below its name each.
_TRACK = re.compile(
    r"(?:tiểu ban|phân ban|(?:parallel |technical )?session|track)\s+(?:[0-9]|[ivx]+\b|[A-H]\b)",
    re.IGNORECASE,
)
_OF_EVENT = (None, Label.TIME, Label.VENUE)
_NAMED_PART = re.compile(r"phần\s+(?!thi\b)\w", re.IGNORECASE)
_COUNTED_DAY = re.compile(
    r"(?:ngày|day)\s+0?([1-9])\s*[-–—]\s*([0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?)[\s.:]*",
    re.IGNORECASE,
)
_DAY_OF_PROGRAMME = re.compile(
    r"(?:nội dung |dự thảo )?(?:chương trình|lịch trình|lịch)(?: (?:làm việc|chi tiết|cụ thể))*"
    r"(?= (?:ngày|thứ|(?:buổi )?(?:sáng|chiều|tối))\b)",
    re.IGNORECASE,
)
_DAY_OF_CARD = re.compile(
    r"ngày\s+[0-9]{1,2}(?:\s?/\s?[0-9]{1,2}(?:\s?/\s?[0-9]{4})?"
    r"|\s+tháng\s+[0-9]{1,2}(?:\s+năm\s+[0-9]{4})?)",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"(?:nội dung |dự thảo )?(?:chương trình|lịch trình|kịch bản)\b", re.IGNORECASE
)


def mark_repeated(
    lines: Sequence[ProgrammeLine], above: Sequence[ProgrammeLine]
) -> list[ProgrammeLine]:
    """Return the lines, those marked as notes that say again what was said before or ``above``.

    They head nothing anew: "CHƯƠNG TRÌNH (tiếp theo)".
    """
    marked = list(lines)
    titles = {line.text.casefold() for line in above}
    said = set(titles)
    for n, line in enumerate(lines[:-1]):
        if rank(line) is Rank.TEXT and not line.columns:
            name, titled = CONTINUED.sub("", line.text).casefold(), _PROGRAMME.match(line.text)
            goes_on = name != line.text.casefold()
            if (goes_on and (titled or name in said)) or (titled and name in titles):
                marked[n] = replace(line, label=Label.NOTE)
            said.add(name)
    return marked


def mark_headings(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those marked that head what follows: across a table, or in capitals."""
    marked = list(lines)
    for n, (line, following) in reversed(list(enumerate(pairwise(lines)))):
        counters = [li.counter for li in lines[n : n + 3] if li.key == line.key and not li.timed]
        first = line.style is CounterStyle.DECIMAL and all(li.key != line.key for li in lines[:n])
        if first and counters == ["1", "1", "2"]:
            # That 1 counts what the list is called.
            marked[n] = replace(line, style=CounterStyle.HEADING, key=CounterStyle.HEADING.value)
        counted = line.numbered and line.style not in OUTER and not line.timed
        said = (li for li in lines[n + 1 :] if li.label is not Label.NOTE)
        if counted and line.text.endswith(":") and rank(next(said, following)) is Rank.DAY:
            # "1. Tháng 5:" above the first of its days is no act.
            marked[n] = replace(line, label=line.label or Label.NOTE)
        below = marked[n + 1]
        headed = rank(below) is Rank.SESSION or below.style is CounterStyle.HEADING
        if headed and line.numbered and not (line.timed or line.label):
            # "2. Phiên song song" heads headings where all others counted like it head sessions.
            alike = [rank(li) for li in lines if li.numbered and li.key == line.key]
            only = {*alike} == {Rank.SESSION, Rank.ENTRY} and alike.count(Rank.ENTRY) == 1
            if only and rank(line) is Rank.ENTRY:
                marked[n] = replace(line, label=Label.NOTE, label_text=line.text)
        if rank(line) is not Rank.TEXT or line.columns:
            continue
        internal = bool(line.marking) or confidential.is_marking(line.text)
        section = internal and SECTION.match(line.text) is not None
        # "(nội bộ)" by itself speaks of the line above it.
        if internal and not (line.alone or line.marking or section):
            continue
        # A break between timed lines is an item, if the author gave it no time.
        if kind_of(line.text) is Kind.BREAK and _BREAK.fullmatch(line.text):
            marked[n] = _act(line)
            continue
        short = len(line.text) <= LONGEST_SESSION_NAME and not line.text.startswith("(")
        short = short and not REMARK.match(line.text)
        named = line.alone or line.text.partition("(")[0].isupper() or section
        named = named or _TRACK.match(line.text) is not None
        named = named or (bool(line.marking) and line.original.endswith(":"))
        # Who chairs it, and where, may stand between a heading and its acts.
        said = (li for li in lines[n + 1 :] if li.style or li.label not in _OF_HEADING)
        heads = short and named and rank(next(said, following)) is Rank.ENTRY
        if heads or (line.text.endswith(":") and kind_of(line.text) is Kind.STUDY):
            marked[n] = replace(line, style=CounterStyle.HEADING, key=CounterStyle.HEADING.value)
    return marked


def _holds_acts(line: ProgrammeLine, below: ProgrammeLine) -> bool:
    """Return whether "Phần hội (9h00)" heads the line below it, which begins at no other hour."""
    if line.style is not None or not line.ends_with_time or kind_of(line.text) is Kind.BREAK:
        return False
    act = below.style is CounterStyle.ACT or (
        below.style is CounterStyle.ROW if line.alone else below.counter == "1"
    )
    when, begins = trailing_time(line.text), below.when.start if below.when else None
    return act and when is not None and when.start is not None and begins in (None, when.start)


def mark_people(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "1. Giám đốc An" as who presents the timed acts that stand below it."""
    heads = [
        n
        for n, (line, below) in enumerate(pairwise(lines))
        if line.numbered
        and not (line.timed or line.label or line.columns)
        and named_line(line.text, alone=True)
        and not below.numbered
        and (below.timed or rank(below) is Rank.DAY)
    ]
    offices = _above_their_days(lines)
    if len(offices) >= FEWEST_DAYS:
        heads = list(offices)
    few = len(heads) < FEWEST_DAYS and not all(lines[n].text.endswith(":") for n in heads)
    if few or len({lines[n].key for n in heads}) > 1:
        return list(lines)
    marked = list(lines)
    # Alone among other counted lines it heads a part, which ends what stands above it.
    alone = CounterStyle.HEADING if len(heads) < FEWEST_DAYS else None
    for n, end in pairwise([*heads, len(lines)]):
        label, key = (None, alone.value) if alone else (Label.NOTE, "")
        marked[n] = replace(lines[n], label=label, style=alone, key=key, counter=None)
        for at in range(n + 1, end):
            if lines[at].timed and not lines[at].columns:
                marked[at] = replace(lines[at], columns=(lines[n].text,))
            elif at < offices.get(n, 0):
                marked[at] = replace(lines[at], label=Label.NOTE)
        if day := offices.get(n):
            # Above his days' line he would be of the act that stands before him.
            marked[n : day + 1] = [marked[day], *marked[n:day]]
    return marked


def _above_their_days(lines: Sequence[ProgrammeLine]) -> dict[int, int]:
    """Return the lines that name who acts on the days below, each with the line of the first day.

    "Bí thư Huyện ủy" may stand between "Đồng chí An" and "Thứ Hai".
    """
    found: dict[int, int] = {}
    for n, line in enumerate(lines):
        day = n + 1
        while day <= n + 2 and any(
            rank(li) is Rank.TEXT and names_role(li.text) for li in lines[day : day + 1]
        ):
            day += 1
        called = rank(line) is Rank.TEXT and (names_person(line.text) or names_role(line.text))
        above = called and any(rank(li) is Rank.DAY for li in lines[day : day + 1])
        if above and not line.columns and n >= max(found.values(), default=0):
            found[n] = day
    return found


def mark_parts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those rows marked as parts whose time the rows below them fill exactly.

    So are headings that say when their first act begins.
    """
    marked = list(lines)
    for n, line in enumerate(lines):
        row = line.style is CounterStyle.ROW and line.text and _is_filled(line, lines[n + 1 :])
        if row or any(_holds_acts(line, below) for below in lines[n + 1 : n + 2]):
            style = CounterStyle.PART
            marked[n] = replace(line, style=style, key=style.value)
    return marked


def _is_filled(above: ProgrammeLine, below: Sequence[ProgrammeLine]) -> bool:
    """Return whether the rows within a row's time, or those its number counts, fill it."""
    when = above.when
    if when is None or when.start is None or when.end is None:
        return False
    free, rows = when.start, 0
    for line in below:
        inner = line.when
        if line.style is not CounterStyle.ROW or not line.timed or inner is None:
            if rank(line) in (Rank.DAY, Rank.SESSION):
                return False
            continue
        counted = bool(above.counter) and (line.counter or "").startswith(f"{above.counter}.")
        begins = inner.start or (free if counted else None)
        if begins != free:
            return False
        ends = inner.end or (later(begins, inner.length) if inner.length else None)
        if ends is None or ends > when.end or (begins, ends) == (when.start, when.end):
            return False
        free, rows = ends, rows + 1
        if free == when.end:
            return rows >= FEWEST_IN_PART
    return False


def mark_named_parts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "8h30 - 8h45: Phần mở đầu" as a part of which the dashes below are acts.

    So is "1. Phần lễ (60 phút):" of two or more, and "1. Lễ khai mạc:" where nothing has hours and
    most of what is counted has acts below; where one of many has, they are how it is done.
    """
    marked = list(lines)
    counted = [line.style is CounterStyle.DECIMAL and line.label is None for line in lines]
    named = [_NAMED_PART.match(line.text) is not None for line in lines]
    several = sum(map(all, zip(counted, named, strict=True))) > 1
    untimed = not any(line.timed for line in lines)
    besides = False
    of_list: list[int] = []
    heads: list[int] = []
    for n, (line, following) in enumerate(pairwise([*lines, *lines[-1:]])):
        # "A- Trang trí:" counts no acts.
        besides = line.label is not None if line.style in OUTER else besides
        if untimed and not besides and counted[n]:
            of_list.append(n)
        if following.style is not CounterStyle.BULLET or following.timed:
            continue
        heads += [n] if n in of_list and line.text.endswith(":") else []
        bullet = line.style is CounterStyle.BULLET and not (line.timed or line.label)
        if bullet and line.key != following.key and _LED_BY_HALF.match(following.text):
            # "- Tổ 1:" above "* Buổi sáng: ..."
            style = CounterStyle.HEADING
            marked[n] = replace(line, style=style, key=style.value)
        if named[n] and (line.style is CounterStyle.TIME or (counted[n] and several)):
            marked[n] = replace(line, style=CounterStyle.PART, key=CounterStyle.PART.value)
    # Within chapters those that head nothing are of their chapter.
    chapters = any(line.style in OUTER and line.label is None for line in lines)
    for n in (heads if chapters else of_list) if 2 * len(heads) > len(of_list) else ():
        marked[n] = replace(lines[n], style=CounterStyle.PART, key=CounterStyle.PART.value)
    return marked


_NO_ACT = re.compile(
    r"\?$|[$€£]\s?[0-9][0-9.,]*\W*$|[0-9](?:\s*(?:đồng|đ|vnđ|vnd|usd|eur|€|\$))(?:/\w+)?\W*$",
    re.IGNORECASE,
)


def mark_other_chapters(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, a plan's other chapters as notes where one is its programme.

    "3. Cơ cấu giải thưởng" and "5. Kinh phí" beside "4. Chương trình", which has all clocks.
    """
    marked = list(lines)
    clocks = [n for n, line in enumerate(lines) if line.when and line.when.start]
    for n, line in enumerate(lines):
        plain = line.numbered and rank(line) is Rank.ENTRY and not (line.timed or line.label)
        if not plain or _PROGRAMME.match(line.text) is None or len(clocks) < FEWEST_COUNTED:
            continue
        alike = [m for m, one in enumerate(lines) if one.numbered and one.key == line.key]
        end = next((m for m in alike if m > n), len(lines))
        # An act may be a programme too, "Chương trình văn nghệ": chapters of a plan say when, where
        # or for whom, or go on from those of another page.
        plan = any(lines[m].label is not None for m in alike)
        plan = plan or lines[alike[0]].counter not in ("1", "I", "A")
        if plan and n < clocks[0] and clocks[-1] < end:
            for m in alike:
                other = lines[m]
                act = opens_as_act(other.text) or SECTION.match(other.text)
                if m != n and rank(other) is Rank.ENTRY and other.label is None and not act:
                    marked[m] = replace(other, label=Label.NOTE, label_text=other.text)
    # Questions and sums that are counted below the last clock are no acts.
    last = clocks[-1] if len(clocks) >= FEWEST_COUNTED else len(lines)
    counted = [n > last and line.numbered and not line.timed for n, line in enumerate(lines)]
    beside = [
        one and _NO_ACT.search(line.text) is not None
        for one, line in zip(counted, lines, strict=True)
    ]
    for n, line in enumerate(lines):
        if beside[n] and line.label is None and any((*beside[n - 1 : n], *beside[n + 1 : n + 2])):
            note = replace(marked[n], label=Label.NOTE, label_text=line.text)
            marked[n] = replace(note, style=None, key="")
    return marked


def mark_lone_rows(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the only row of "Sáng (8h00 - 11h30)" with the time of its half-day."""
    marked = list(lines)
    heads = [n for n, line in enumerate(lines) if rank(line) in (Rank.DAY, Rank.SESSION)]
    for n, end in pairwise([*heads, len(lines)]):
        entries = [at for at in range(n + 1, end) if rank(lines[at]) is Rank.ENTRY]
        row = lines[entries[0]] if len(entries) == 1 else None
        when = times.heading_time(lines[n].text)[1] if lines[n].alone else None
        if row and row.style is CounterStyle.ROW and not row.timed and when and when.start:
            marked[entries[0]] = replace(row, when=when)
    return marked


def with_halves_gathered(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those of one half of a day together that a table has in several rows."""
    gathered: list[ProgrammeLine] = []
    halves: dict[str, list[ProgrammeLine]] = {}
    held = gathered
    for line in lines:
        if line.alone and line.text.lower().removeprefix("buổi ") in HALVES:
            held = halves.setdefault(line.text, [line])
        elif halves and rank(line) in (Rank.DAY, Rank.SESSION):
            for half in halves.values():
                gathered += half
            held, halves = gathered, {}
            held.append(line)
        else:
            held.append(line)
    for half in halves.values():
        gathered += half
    return gathered


def mark_first_acts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Văn nghệ chào mừng" as an act between the head and the first hour."""
    marked = list(lines)
    first = next((n for n, line in enumerate(marked) if line.timed), 0)
    ranks = [rank(line) for line in marked[:first]]
    if marked and marked[first].style is CounterStyle.TIME:
        while (
            Rank.TEXT in ranks[: first - 1]
            and ranks[first - 1] is Rank.TEXT
            and opens_as_act(marked[first - 1].text)
            and not marked[first - 1].text.isupper()
        ):
            first -= 1
            marked[first] = _act(marked[first])
    return marked


def _is_dash(line: ProgrammeLine) -> bool:
    return line.style is CounterStyle.BULLET and line.label is None and not line.timed


def _opens_dashes(line: ProgrammeLine, below: Sequence[ProgrammeLine]) -> bool:
    """Return whether the dashes below a heading that says when it begins are acts."""
    begins = line.ends_with_time and line.style in (None, *OUTER) and trailing_time(line.text)
    acts = [opens_as_act(one.text) for one in takewhile(_is_dash, below)]
    only = begins and begins.only_begins and len(acts) >= FEWEST_IN_PART
    return bool(only) and 2 * sum(acts) >= len(acts)


def mark_acts(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those marked that are acts although they have neither time nor counter.

    They are the dashes below a chapter without times, and all there is where a programme gives
    no hour or only its first.
    """
    marked = list(lines)
    ranks = [rank(line) for line in marked]
    timed = sum(line.timed for line in marked)
    counted = any(line.numbered and line.label is None for line in marked)
    loose = timed <= 1 and not counted
    chapter, key = False, ""
    # The first list below "CHƯƠNG TRÌNH", whatever names the event in between.
    announced = False
    for n, line in enumerate(marked):
        bullet = _is_dash(line)
        following = marked[n + 1].style if n + 1 < len(marked) else None
        # "Buổi sáng thi đấu", "Buổi chiều: Tham quan": nothing is below but the next half-day.
        below = next((r for r in ranks[n + 1 :] if r is not Rank.TEXT), Rank.DAY)
        alone = ranks[n] is Rank.SESSION and below in (Rank.DAY, Rank.SESSION)
        bare = not line.alone and Rank.TEXT not in ranks[n + 1 : n + 2]
        alone = alone and (bare or bool(line.text.partition(":")[2].strip()))
        alone = alone and times.heading_time(line.text)[1] is None
        heads = line.alone and any(li.timed for li in marked[n + 1 : n + 2])
        led = ranks[n] is Rank.TEXT and ":" in line.text and Rank.DAY in ranks and not heads
        led = led or bullet or alone
        if led and (half := _LED_BY_HALF.match(line.text)) and (timed or Rank.DAY in ranks):
            rest = line.text[half.end() :]
            chapter, key = bullet, line.key
            marked[n] = replace(_act(line), text=rest, asides=(*line.asides, half[1]))
        elif (
            bullet and chapter and ranks[n] is Rank.DETAIL and line.key == (key := key or line.key)
        ):
            marked[n] = _act(line)
        elif line.label is Label.CONTENTS:
            chapter, key = loose or (timed <= 1 and following is CounterStyle.BULLET), ""
        elif line.style in OUTER:
            named = line.text.partition("(")[0].isupper() or line.text.endswith(":")
            part = _NAMED_PART.match(line.text) is not None
            part = part or (named and not line.timed) or _opens_dashes(line, marked[n + 1 :])
            chapter, key = line.label is None and part, ""
        elif bullet:
            announced = False
        elif following is CounterStyle.BULLET and (
            (announced and line.label in _OF_EVENT and ranks[n] is not Rank.ENTRY)
            or _opens_dashes(line, marked[n + 1 :])
        ):
            chapter, key = True, ""
        elif loose and following is CounterStyle.BULLET and ranks[n] in (Rank.TEXT, Rank.ENTRY):
            opens = _PROGRAMME.match(line.text) or (line.text.isupper() and chapter)
            clock = line.style is CounterStyle.TIME and line.when and line.when.only_begins
            chapter, key = bool(opens or clock), ""
        elif ranks[n] in (Rank.DAY, Rank.SESSION, Rank.ENTRY) or line.label is not None:
            chapter = False
        announced = announced or (loose and not timed and _PROGRAMME.match(line.text) is not None)
    return marked


def mark_lone_dashes(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, dashes as acts where nothing else is one and they begin as ceremonies do.

    So may a paper that has neither hours nor numbers, nor the word "programme".
    """
    dashes = [line for line in lines if line.style is CounterStyle.BULLET]
    acts = [line for line in dashes if opens_as_act(line.text)]
    if Rank.ENTRY in map(rank, lines) or acts[:1] != dashes[:1] or len(acts) < FEWEST_COUNTED:
        return list(lines)
    key = dashes[0].key
    return [_act(line) if line.key == key and line.label is None else line for line in lines]


def mark_dashes_of_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the dashes as acts that stand directly below a day or a sitting."""
    marked = list(lines)
    heads = [n for n, line in enumerate(lines) if rank(line) in (Rank.DAY, Rank.SESSION)]
    for n, following in pairwise([*heads, len(lines)]):
        entries = (at for at in range(n + 1, following) if rank(lines[at]) is Rank.ENTRY)
        end = next((at for at in entries if lines[at].label is None), following)
        below = [line for line in lines[n + 1 : end] if line.label is None]
        key = next((line.key for line in below if line.style is CounterStyle.BULLET), None)
        acted = any(line.style is CounterStyle.ACT for line in lines[end : end + 1])
        if acted and rank(lines[n]) is Rank.DAY:
            # "- Đơn vị bầu cử số 1" heads the half-days below it.
            key = None
        # A day that has nothing but a few words before the next one; that of the head is no other.
        plain = rank(lines[n]) is Rank.DAY and key is None and end == following < len(lines)
        # The last one has a single line, and what stands at the foot of a paper.
        last = n == heads[-1] and key is None and end == len(lines)
        foot = next((at for at in range(n + 1, end) if last and is_foot(lines[at])), end)
        if last and foot == n + 2 and not REMARK.match(lines[n + 1].text):
            day, other = (dates.find_date(lines[at].text, dates.CENTURY) for at in (heads[0], n))
            plain = (
                n > heads[0]
                and " sẽ " not in lines[n + 1].text
                and (day is None or other is None or day < other)
            )
        elif plain := plain and rank(lines[end]) is Rank.DAY:
            day, other = (dates.find_date(lines[at].text, dates.CENTURY) for at in (n, end))
            plain = day is None or other is None or day < other
        for at in range(n + 1, foot):
            line = lines[at]
            short = len(line.text) <= LONGEST_SESSION_NAME and not line.text.startswith("(")
            says = rank(line) is Rank.TEXT and short and not line.text.endswith(":")
            if line.label is None and (line.key == key if key is not None else plain and says):
                # No row stands above it, of which its cell could be.
                marked[at] = _act(replace(line, columns=()) if plain else line)
    return marked


def mark_names_of_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Hà Nội" beside a day as no row where all days have the like.

    "Ôn tập | 16-18/10/2026" says before a day what is done on it.
    """
    acts = [
        n
        for n, (act, day) in enumerate(pairwise(lines))
        if rank(act) is Rank.TEXT
        and rank(day) is Rank.DAY
        and act.label is None
        and act.number == day.number
    ]
    marked = list(lines)
    for n in acts if len(acts) >= FEWEST_DAYS else ():
        marked[n : n + 2] = reversed(marked[n : n + 2])
    lines = list(marked)
    beside = [
        n + 1
        for n, (day, row) in enumerate(pairwise(lines))
        if rank(day) is Rank.DAY and row.style is CounterStyle.ROW and row.number == day.number
    ]
    named = [
        n
        for n in beside
        if not (lines[n].timed or opens_as_act(lines[n].text))
        and any(below.timed and below.style is CounterStyle.ROW for below in lines[n + 1 : n + 2])
    ]
    if len(named) >= FEWEST_DAYS and named == beside:
        for n in named:
            marked[n] = replace(lines[n], style=None, key="")
    return marked


def _act(line: ProgrammeLine) -> ProgrammeLine:
    return replace(line, style=CounterStyle.ACT, key=CounterStyle.ACT.value)


def mark_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "Ngày 15/8: Lễ khai mạc" as a day's head or as the day and its act."""
    counted = [_COUNTED_DAY.fullmatch(line.text) for line in lines]
    numbers = [int(day[1]) for day in counted if day]
    if len(numbers) >= FEWEST_DAYS and numbers == list(range(1, len(numbers) + 1)):
        # "Ngày 2 - 10/6/2025" below "Ngày 1 - 09/6/2025" is no span of days.
        lines = [
            replace(line, text=f"Ngày {day[2]}") if day else line
            for line, day in zip(lines, counted, strict=True)
        ]
    if any(rank(line) is Rank.DAY for line in lines):
        # "Hoạt động thường xuyên từ ngày 01 đến 04/10/2026" across a table
        lines = [
            replace(line, style=CounterStyle.DAY, key="")
            if line.alone and rank(line) is Rank.TEXT and dates.ends_with_day(line.text)
            else line
            for line in lines
        ]
    # "Chương trình ngày 15/8/2026" heads a day where another has such a heading too.
    rests = [_DAY_OF_PROGRAMME.sub("", line.text, count=1).strip() for line in lines]
    headed = [
        rest != line.text and dates.is_date_line(rest)
        for line, rest in zip(lines, rests, strict=True)
    ]
    if sum(headed) >= FEWEST_DAYS:
        lines = [
            replace(line, text=rest, style=CounterStyle.DAY, key="") if day else line
            for line, rest, day in zip(lines, rests, headed, strict=True)
        ]
    begun = [
        rank(line) in (Rank.TEXT, Rank.DAY) and below.timed and dates.begins_with_day(line.text)
        for line, below in pairwise(lines)
    ]
    if sum(begun) >= FEWEST_DAYS:
        # "Ngày 15/8/2026, Thứ Năm, tổ chức tại sân trường" above the hours of each event
        events = {n for n, day in enumerate(begun) if day}
        above = [lines[n - 1] if n else None for n in events]
        headed_too = all(line and line.numbered and not line.timed for line in above)
        style = CounterStyle.HEADING
        lines = [
            replace(line, style=CounterStyle.DAY, key="")
            if n in events
            else replace(line, style=style, key=style.value)
            if headed_too and n + 1 in events
            else line
            for n, line in enumerate(lines)
        ]
    untimed = not any(line.timed for line in lines)
    found = [
        dates.day_and_title(line.text, comma=untimed)
        if not (line.timed or line.label or line.columns) and line.style is not CounterStyle.ROW
        else None
        for line in lines
    ]
    # A sentence that begins with a day and a comma stands by itself.
    found = [
        named
        if line.style is CounterStyle.BULLET or any(beside) or dates.day_and_title(line.text)
        else None
        for line, named, *beside in zip(
            lines, found, [None, *found][:-1], [*found, None][1:], strict=True
        )
    ]
    if sum(named is not None for named in found) < FEWEST_DAYS:
        # One alone is a day where others are, if hours stand below it, or another day, or nothing.
        days = [rank(line) is Rank.DAY for line in lines]
        ends = [*(li.timed or day for li, day in zip(lines, days, strict=True)), True][1:]
        found = [
            named if end and any(days) else None for named, end in zip(found, ends, strict=False)
        ]
    if not any(found):
        return list(lines)
    marked: list[ProgrammeLine] = []
    below = [*zip(lines, found, strict=True), (None, None)][1:]
    for line, named, (following, next_named) in zip(lines, found, below, strict=True):
        # "Ngày 1: Hà Nội" heads what stands below it, unless that is the next day.
        heads = dates.nth_day(line.text) is not None and following is not None and not next_named
        if named is None or (heads and not dates.find_date(line.text, dates.CENTURY)):
            marked.append(line)
        elif following is not None and following.timed:
            marked.append(replace(line, style=CounterStyle.DAY, key=""))
        else:
            marked.append(replace(line, style=None, key="", counter=None, text=named[0]))
            marked.append(replace(_act(line), text=named[1]))
    return marked


def with_days_above_rows(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, each day above the first row of the cell that it stands in the middle of.

    Where no ruling tells how far the cells reach, the clock does: it goes back at each day. Rows
    above the first day tell that the days stand so.
    """
    rows = [n for n, li in enumerate(lines) if li.style is CounterStyle.ROW and li.when]
    starts = [when.start if (when := lines[n].when) else None for n in rows]
    first: dict[int, int] = {}
    for at, n in enumerate(rows):
        if n == 0 or rank(lines[n - 1]) is not Rank.DAY or lines[n - 1].number != lines[n].number:
            continue
        begun, above = at, max(first, default=-1)
        while begun and rows[begun - 1] > above:
            before, start = starts[begun - 1], starts[begun]
            if before is None or start is None or before >= start:
                break
            begun -= 1
        # Rising from the day before on, nothing tells where this one begins.
        before, start = starts[begun - 1], starts[begun]
        back = before is not None and start is not None and before >= start
        told = begun == 0 or rows[begun - 1] > above or back
        first[n] = rows[begun] if told else n
    if len(first) < FEWEST_DAYS or rows[0] in first or rows[0] not in first.values():
        return list(lines)
    days = {begun: lines[n - 1] for n, begun in first.items()}
    kept = [(n, line) for n, line in enumerate(lines) if n + 1 not in first]
    return [one for n, line in kept for one in (days.get(n), line) if one]


def mark_named_days(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, "1. Lễ khai mạc (ngày 15/8)" above timed ones as a day's head.

    "Chúa nhật V (22/3): Giải tội lúc 10h00" is the day and its act.
    """
    heads = [
        n
        for n, line in enumerate(lines)
        if not (line.when or line.label or line.columns)
        and line.style not in (CounterStyle.ROW, CounterStyle.BULLET, CounterStyle.ACT)
        and len(line.text.partition(": ")[0]) <= LONGEST_SESSION_NAME
        and dates.names_day(line.text)
    ]
    ends = pairwise([*heads, len(lines)])
    if sum(any(li.timed for li in lines[n + 1 : end]) for n, end in ends) < FEWEST_DAYS:
        return list(lines)
    marked: list[ProgrammeLine] = []
    for n, line in enumerate(lines):
        day = replace(line, style=CounterStyle.DAY, key="", ends_with_time=False)
        name, colon, act = line.text.partition(": ")
        when = trailing_time(line.text) if line.ends_with_time else None
        if n in heads and when and when.start and colon and dates.names_day(name):
            marked += [replace(day, text=name), replace(_act(line), text=act)]
        else:
            marked.append(day if n in heads and not (when and when.start) else line)
    return marked


def mark_dated_cards(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, the day above each act whose "Thời gian: 8h00, ngày 15/8" stands below it.

    Of one act alone it is the event's; where one of them lacks it, it is told of none.
    """
    cards: dict[int, ProgrammeLine] = {}
    entries = [n for n, line in enumerate(lines) if rank(line) is not Rank.DETAIL and line.numbered]
    for n, end in pairwise([*entries, len(lines)]):
        said = (line for line in lines[n + 1 : end] if line.label is Label.TIME)
        line = next((line for line in said if times.leading(line.text)), None)
        if line and (day := _DAY_OF_CARD.search(line.text)):
            cards[n] = ProgrammeLine(line.number, day[0], line.original, style=CounterStyle.DAY)
    plain = not any(rank(line) is Rank.DAY or (line.timed and not line.label) for line in lines)
    alike = {lines[n].key for n in entries}
    if not plain or len(cards) < max(FEWEST_DAYS, len(entries)) or len(alike) > 1:
        return list(lines)
    return [
        one for n, line in enumerate(lines) for one in ((cards[n], line) if n in cards else (line,))
    ]


def mark_further_events(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, a day above "Thời gian: 8h00, ngày 16/8" of another event than the first.

    It stands between hours, and another day stood so above the first of them.
    """
    told = [(n, dates.find_date(li.text)) for n, li in enumerate(lines) if li.label is Label.TIME]
    others = [(n, day) for (_, one), (n, day) in pairwise(told) if one and day and one != day]
    marked = list(lines)
    for n, day in reversed(others):
        above = any(line.timed and not line.label for line in lines[:n])
        below = next((line for line in lines[n + 1 :] if rank(line) is not Rank.DETAIL), lines[n])
        if above and below.timed and not below.label:
            name = f"Ngày {day.day}/{day.month}/{day.year}"
            day_line = ProgrammeLine(lines[n].number, name, lines[n].original)
            marked.insert(n, replace(day_line, style=CounterStyle.DAY))
    return marked


def mark_counted(lines: Sequence[ProgrammeLine]) -> list[ProgrammeLine]:
    """Return the lines, those counted whose numbers stand without a dot: 1 Chào cờ, 2 Khai mạc."""
    marked = list(lines)
    run: list[tuple[int, re.Match[str]]] = []
    style = CounterStyle.DECIMAL
    for n, line in [*enumerate(lines), (len(lines), None)]:
        found = _BARE_NUMBER.match(line.text) if line and rank(line) is Rank.TEXT else None
        if line is not None and found is None and rank(line) in (Rank.TEXT, Rank.DETAIL):
            continue
        if found and int(found[1]) == len(run) + 1:
            run.append((n, found))
            continue
        for at, number in run if len(run) >= FEWEST_COUNTED else ():
            text = lines[at].text[number.end() :]
            marked[at] = replace(
                lines[at], text=text, style=style, key=style.value, counter=number[1]
            )
        run = []
    return marked
