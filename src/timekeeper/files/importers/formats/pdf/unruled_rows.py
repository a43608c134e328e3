"""The rows of a table without rulings, gathered by how its lines begin and stand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import count, pairwise

from timekeeper.files.importers.formats.pdf.edges import WITHIN, Segments
from timekeeper.files.importers.formats.pdf.levels import (
    COUNTER,
    LEAST,
    Rows,
    below_rules,
    range_ends,
)
from timekeeper.files.importers.formats.pdf.lines import (
    HALF_ALONE,
    TextLine,
    Wrapping,
    is_cut_figure,
)
from timekeeper.files.importers.formats.pdf.shapes import Bounds
from timekeeper.files.importers.formats.pdf.tables import LENGTH, TIMED, line_goes_on

ROW_GAP = 1.12  # how far apart rows are by that of lines
NEAREST = 0.7  # of a line's height
MOST_GAPPED = 6  # of ten rows: how many must have a gap above them
# What a narrow column leaves of a day's head in the first of its lines.
_DAY_BEGUN = re.compile(r"\W*(?:Ngày|NGÀY|Thứ|THỨ)")
_WEEKDAY = re.compile(r"Thứ\s[A-ZĐ2-7]|Chủ\snhật|[0-9]{1,2}/[0-9]")
_WEEKDAY_NAME = re.compile(r"(?i:thứ|chủ nhật)\b")
_HALVES = ("sáng", "trưa", "chiều", "tối")
_WHOLE_DAY = re.compile(r"(?:[Nn]gày )?[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?\W*")
_BULLET = re.compile(r"[-–—+•*]\s")
_HEADING = re.compile(r"(?:PHẦN|BUỔI|PHIÊN|Phần|Buổi|Phiên|[IVX]{1,4}\.)(?!\w)")

TableRow = dict[int, list[TextLine]]


def _headings(parted: Sequence[Segments]) -> Iterator[int]:
    """Yield the lines that are a session's name in capitals, or a day above numbered rows.

    Each stands in one cell of a row of its own.
    """
    firsts = [cells[0].text for cells in parted if 0 in cells]
    others = [text for text in firsts if not _DAY_BEGUN.match(text)]
    counted = 2 * sum(COUNTER.fullmatch(text) is not None for text in others) > len(others)
    for at, cells in enumerate(parted):
        text = "".join(cell.text for cell in cells.values())
        named = text.isupper() and _HEADING.match(text)
        if len(cells) == 1 and (named or (counted and 0 in cells and _DAY_BEGUN.match(text))):
            yield at


class GatheredRows:
    """The ``rows`` of lines that are parted in cells; ``key`` is the column with the most hours.

    ``drawn`` are the level rulings of the page; its end may ``cut`` the first row, or the last.
    ``unsure`` tells that the rows contradict themselves.
    """

    def __init__(
        self,
        lines: Sequence[TextLine],
        parted: Sequence[Segments],
        wrappings: Sequence[Wrapping],
        drawn: Sequence[Bounds],
        cut: tuple[bool, bool],
    ) -> None:
        self._lines, self._wrappings, self._cut = lines, wrappings, cut
        by_column = [[cells[at] for cells in parted if at in cells] for at in range(len(wrappings))]
        timed = [sum(bool(TIMED.fullmatch(line.text)) for line in found) for found in by_column]
        self.key = timed.index(max(timed))
        # Words for all columns, without a figure.
        full = parted and len(parted[0]) == len(wrappings)
        self._head = [*parted[0].values()] if full and not re.search("[0-9]", lines[0].text) else []
        self._halves = {
            at
            for at, found in enumerate(by_column)
            if found and all(HALF_ALONE.fullmatch(line.text) for line in found[1:])
        }
        self.unsure = False
        self.rows = self._rows_of_days(parted, drawn) or self._rows(
            lines, parted, below_rules(lines, drawn)
        )

    def _rows_of_days(
        self, parted: Sequence[Segments], drawn: Sequence[Bounds]
    ) -> list[TableRow] | None:
        """Return the rows of a week whose days stand beside their halves, each in one merged cell.

        A merged cell stands at the middle or the foot of several rows, and tells of none of them.
        """
        # The head ends with its word for the halves.
        beside_days = [(at, cells[1].text) for at, cells in enumerate(parted) if 1 in cells]
        top, word = beside_days[0] if beside_days else (0, "")
        headed = 0 if HALF_ALONE.fullmatch(word) else top + 1
        named = any(0 in cells and _WEEKDAY_NAME.match(cells[0].text) for cells in parted[headed:])
        is_day = (_WEEKDAY_NAME if named else _WHOLE_DAY).match
        days: list[list[TextLine]] = []
        for cells in parted[headed:]:
            if 0 in cells and (is_day(cells[0].text) or not days):
                days.append([])
            if 0 in cells:
                days[-1].append(cells[0])
        if 1 not in self._halves or not days or not is_day(days[0][0].text):
            return None
        beside = {
            at: rest
            for at, cells in enumerate(parted)
            if (rest := {n: cell for n, cell in cells.items() if n or at < headed})
        }
        lines = [self._lines[at] for at in beside]
        unsure, key = self.unsure, self.key
        self.key = 1
        rows = self._rows(lines, [*beside.values()], below_rules(lines, drawn))
        self.key = key
        halves = [row[1][0].text.lower() if 1 in row else "" for row in rows]
        heads = int(headed > 0)
        order = [
            next((n for n, half in enumerate(_HALVES) if half in t), -1) for t in halves[heads:]
        ]
        firsts = [
            row
            for before, half, row in zip((9, *order), order, rows[heads:], strict=False)
            if half <= before
        ]
        tops = [max(found[0].base for found in row.values()) for row in firsts]
        if (
            -1 not in order
            and len(firsts) == len(days)
            and all(
                top + LEAST * day[0].height >= day[0].base and day[-1].base > below
                for day, top, below in zip(days, tops, (*tops[1:], 0.0), strict=True)
            )
        ):
            for day, row in zip(days, firsts, strict=True):
                row[0] = day
            return rows
        self.unsure = unsure
        return None

    def _rows(
        self, lines: Sequence[TextLine], parted: Sequence[Segments], ruled: Container[int]
    ) -> list[TableRow]:
        """Return the lines row by row: by how cells stand to one another, or to rulings.

        Where that does not tell, it is the white between rows, or else how they begin.
        """
        going = list(self._going_on(parted))
        begins = list(self._begins(parted, going))
        drops = [(a.base - b.base) / b.height for a, b in pairwise(lines)]
        within = sorted(drops)
        usual = min(within[len(within) // 5], WITHIN) if within else 0.0
        gap = usual * ROW_GAP
        before = sorted(drop for drop, begun in zip(drops, begins[1:], strict=True) if begun)
        going_on = [drop for drop, begun in zip(drops, begins[1:], strict=True) if not begun]
        gapped = not (going_on and min(going_on) > gap and within[0] <= gap) and (
            sum(drop > gap for drop in before) * 10 >= MOST_GAPPED * len(before)
        )
        # Lines of a scan do not stand quite level: what seems to begin a row has more white above
        # it than any line that goes on, what does not as much as rows have.
        least = min(gap, max(going_on, default=gap))
        most = max(gap, (usual + before[len(before) // 5]) / 2 if before else WITHIN)
        ends = range_ends(parted, self.key)
        headed = set(_headings(parted))
        fixed = dict.fromkeys((*headed, *(at + 1 for at in headed)), True) | dict.fromkeys(
            ends, False
        )
        told = Rows(parted, going, self.key, ruled=ruled, fixed=fixed, cut=self._cut).begins()
        rows: list[TableRow] = []
        for cells, on, begun, drop, own, ended in zip(
            parted,
            going,
            begins,
            (0.0, *drops),
            told,
            map(ends.__contains__, count()),
            strict=False,
        ):
            apart = drop > (least if begun else most) if gapped else begun
            cut = rows and 0 in rows[-1] and 0 in cells
            cut = cut and is_cut_figure(rows[-1][0][-1].text, cells[0].text)
            apart = apart or (not cut and self._has_number_and_clock(cells))
            # No row ends within the height of a line.
            apart = apart and drop >= NEAREST
            if not rows or (apart if own is None else own):
                rows.append({})
            # Hours that are in two rows belong to several, in a merged cell.
            self.unsure |= ended and self.key not in rows[-1]
            for at, line in cells.items():
                # The middle of a sentence begins no cell.
                self.unsure |= on[at] and at not in rows[-1] and line.text[0].islower()
                rows[-1].setdefault(at, []).append(line)
        return rows

    def _going_on(self, parted: Sequence[Segments]) -> Iterator[dict[int, bool]]:
        """Yield for each line which of its cells go on with the last ones above them."""
        last: Segments = {}
        for cells in parted:
            yield {
                at: at in last and self._goes_on(last[at], line, at) for at, line in cells.items()
            }
            last |= cells

    def _begins(
        self, parted: Sequence[Segments], going_on: Sequence[Mapping[int, bool]]
    ) -> Iterator[bool]:
        """Yield for each line whether it seems to begin a row."""
        last: Segments = {}
        for cells, goes_on in zip(parted, going_on, strict=True):
            fresh = [at for at in cells if at not in last or not goes_on[at]]
            key = self.key in fresh and not LENGTH.match(cells[self.key].text)
            # Below a date the hours of its act may stand beside the act's second line.
            key = key and not (
                self.key in last
                and _WHOLE_DAY.fullmatch(last[self.key].text)
                and any(at in last and cells[at].text[0].islower() for at in cells)
            )
            numbered = 0 in fresh and COUNTER.fullmatch(cells[0].text) is not None
            texts = [cells[at].text for at in fresh if not cells[at].text[0].islower()]
            # Of days' rows none begins beside a date that goes on.
            dated = self.key in cells.keys() & last and self.key not in fresh
            dated = dated and _WEEKDAY.match(last[self.key].text) is not None
            several = len(texts) > 1 and not dated and not any(map(_BULLET.match, texts))
            headed = [*cells] == [0] and (
                _HEADING.match(cells[0].text) is not None
                # No number goes on as a day, nor does the head's word for it.
                or (
                    0 in last
                    and _DAY_BEGUN.match(cells[0].text) is not None
                    and (
                        COUNTER.fullmatch(last[0].text) is not None
                        or (
                            last[0] in self._head
                            and _WHOLE_DAY.fullmatch(cells[0].text) is not None
                        )
                    )
                )
            )
            halved = any(at in self._halves for at in fresh)
            begun = key or numbered or several or headed or halved
            last = cells if begun else last | cells
            yield begun

    def _has_number_and_clock(self, cells: Segments) -> bool:
        """Return whether a line has a clock behind its number, or its day: no row goes on so."""
        first, clock = cells.get(0), cells.get(self.key)
        if first is None or clock is None or first is clock:
            return False
        counted = COUNTER.fullmatch(first.text) or _DAY_BEGUN.match(first.text)
        timed = TIMED.fullmatch(clock.text) and not LENGTH.match(clock.text)
        return bool(counted and timed)

    def _goes_on(self, above: TextLine, line: TextLine, at: int) -> bool:
        """Return whether a cell's line goes on with the one above it; at the key no day does."""
        begun = at == self.key and _DAY_BEGUN.fullmatch(line.text) and above.text[-1] != "/"
        # "Ngày" and "Từ" are open, but not as words of the head.
        headed = above in self._head and (_WEEKDAY.match(line.text) or TIMED.fullmatch(line.text))
        return line_goes_on(above, line, self._wrappings[at]) and not (begun or headed)
