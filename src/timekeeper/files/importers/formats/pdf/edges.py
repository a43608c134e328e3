"""Where the columns of tables without rulings begin: nearly all of their lines are white there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import inf

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.files.importers.formats.pdf.levels import (
    LEAST,
    WIDE,
    are_beside,
    are_near,
    cell_begins,
    level_lines,
)
from timekeeper.files.importers.formats.pdf.lines import (
    TextLine,
    Word,
    Wrapping,
)

# In parts of a line's height: how far apart tables are, and lines of one cell, at most.
TABLE_GAP, WITHIN = 3.5, 1.45
FEWEST_BEGUN = 2  # lines in which a word begins right at an edge
FEWEST_PARTED = 3  # lines that have white there otherwise
MOST_POOLED = 200  # lines to find columns from
MOST_WHITE = 8  # of ten lines: how many must have white where a column begins
DASHES = ("-", "–")
NEAR, ASIDE = 1.5, 3.0  # points
OTHER_PAGE = 4.0  # points: the next page of a scan lies a little more to one side
_WHOLE_DATE = re.compile(
    r"\W*(?:\w+:? )?(?:thứ \w+,? )?ngày [0-9]{1,2} tháng [0-9]{1,2},? năm [0-9]{4}\W*",
    re.IGNORECASE,
)
# A cell with which who receives a document, and who signs it, begin below its table.
_SIGNS = re.compile(r"(?i:nơi nhận)\b|(?:T/?M|K/?T|T/?L|T/?U?Q|Q)[. ] ?[A-ZĐ][^a-z]{3,}$")

Segments = dict[int, TextLine]


class LineBlock(Struct):
    """Lines one below the other; ``edges`` are where their columns begin, but for the first.

    ``near`` tells that they may go on with the block above, ``wrapped`` that they do so at the
    margin, across the columns.
    """

    page: int
    lines: list[TextLine]
    near: bool
    wrapped: bool
    edges: list[float] = field(default_factory=list)


def in_blocks(pages: Sequence[Sequence[TextLine]], whole: Wrapping) -> list[LineBlock]:
    """Return the lines of the pages in blocks whose columns are the same."""
    found = [
        LineBlock(number, *part)
        for number, page in enumerate(pages)
        for part in _parts(page, whole)
    ]
    _find_edges(found)
    found = _joined(found)
    _add_named(found)
    return found


def _parts(
    lines: Sequence[TextLine], whole: Wrapping
) -> Iterator[tuple[list[TextLine], bool, bool]]:
    """Return the lines in the groups that far gaps and headings leave, and what blocks tell.

    Below a heading the columns may be others.
    """
    part: list[TextLine] = []
    white: list[float] = []
    last: TextLine | None = None
    near = wrapped = False
    for before, line, below in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        own = cell_begins(behind_bullet(line))
        across = bool(white) and not own and all(_crosses(line, edge) for edge in white)
        # A cell stands beside others that are not quite level with it.
        across = across and not (are_beside(before, line) or are_beside(line, below))
        # So does one that goes on in the middle of its column.
        across = across and not (last is not None and _is_centred_below(last, line))
        far = before is None or before.base - line.base > TABLE_GAP * line.height
        first = bool(part) and line.left - min(other.left for other in part) <= NEAR
        letters = filter(str.isalpha, line.text)
        # Text with tabs in it goes on at the margin, unlike a cell.
        small = first and line.text[0].islower() and not _keeps_to(line, white)
        on = small and before is not None and whole.wraps(before, line)
        wrapped |= on
        signed = any(
            _SIGNS.match(" ".join(cell.text.split())) for cell in in_columns(line, own).values()
        )
        far |= signed
        parted = far or across or (first and not own and next(letters, "").isupper())
        if part and parted and not on:
            yield part, near, wrapped
            part, white, near, wrapped = [], [], not (far or across), False
        white, last = (own, line) if own else (white, last)
        if not across:
            part.append(line)
    yield part, near, wrapped


def _find_edges(blocks: Sequence[LineBlock]) -> None:
    """Find the columns of the blocks, of neighbours together where all their lines keep to them.

    A few rows say little of their columns.
    """
    pool: list[TextLine] = []
    group: list[LineBlock] = []
    for block in blocks:
        wide = _wide(block)
        known, own = group[-1].edges if group else [], _edges(wide)
        if not wide:
            # A cell may fill what is left of a page, or the whole of it.
            block.edges = known if all(_begins_at(line, known) for line in block.lines) else []
            continue
        both = _edges(pool + wide) if len(pool) < MOST_POOLED else known
        agreed = both and all(_is_one_of(edge, both) for edge in (*own, *known))
        keeping = [sum(_keeps_to(line, both) for line in lines) for lines in (pool, wide)]
        if not agreed or any(
            kept * 10 < MOST_WHITE * len(lines)
            for kept, lines in zip(keeping, (pool, wide), strict=True)
        ):
            group = _said_nothing(group, block, own)
            pool, both = [line for member in group for line in _wide(member)], own
        pool += wide
        group.append(block)
        for member in group:
            member.edges = both
    for _edges_found, found in groupby(blocks, key=lambda block: block.edges):
        alike = list(found)
        edges = _reached(alike[0].edges, [line for block in alike for line in block.lines])
        for block in alike:
            block.edges = edges


def _wide(block: LineBlock) -> list[TextLine]:
    """Return the lines with white that may part columns."""
    return [line for line in (*block.lines, *level_lines(block.lines)) if cell_begins(line)]


def _said_nothing(
    blocks: Sequence[LineBlock], below: LineBlock, edges: Sequence[float]
) -> list[LineBlock]:
    """Return the last blocks that tell of no columns by themselves, and keep to those below them.

    A head alone seems to have those of the letterhead above it.
    """
    found: list[LineBlock] = []
    for block in reversed(blocks):
        wide = _wide(block)
        kept = below.near and block.page == below.page and all(_keeps_to(o, edges) for o in wide)
        if not kept or _edges(wide):
            break
        found.insert(0, block)
        below = block
    return found


def _reached(edges: Sequence[float], lines: Sequence[TextLine]) -> list[float]:
    """Return the edges as far left as lines reach that stand in the middle of their columns."""
    reached: list[float] = []
    cells = [in_columns(line, edges) for line in lines if _keeps_to(line, edges)]
    for at, edge in enumerate(edges, 1):
        middles = [_middle(own[at]) for own in cells if at in own]
        before = max((own[at - 1].right for own in cells if at - 1 in own), default=0.0)
        lefts = {edge} | {
            part.left
            for line in lines
            if _crosses(line, edge)
            for part in in_columns(line, cell_begins(line)).values()
            if part.left < edge < part.right
            and (
                edge - part.left < WIDE * line.height
                or (
                    before < part.left
                    and 2 * sum(abs(_middle(part) - middle) <= ASIDE for middle in middles)
                    > len(middles)
                )
            )
        }
        reached.append(min(lefts, key=lambda left: (sum(_crosses(o, left) for o in lines), -left)))
    return reached


def _middle(line: TextLine) -> float:
    return (line.left + line.right) / 2


def _is_centred_below(above: TextLine, line: TextLine) -> bool:
    """Return whether a line stands below a further cell of another, in the middle of its column."""
    parts = [*in_columns(above, cell_begins(above)).values()]
    return any(
        abs(_middle(part) - _middle(line)) <= ASIDE and before.right < line.left
        for before, part in pairwise(parts)
    )


def _add_named(blocks: Sequence[LineBlock]) -> None:
    """Add the columns that a head names and next to nothing stands in; no line crosses them."""
    for at, block in enumerate(blocks):
        known = block.edges
        lines = iter(block.lines)
        head = next((line for line in lines if len(cell_begins(line)) > len(known) > 0), None)
        if head is None or any(map(str.isdecimal, head.text)):
            continue
        below = list(lines)
        named = _named(head, below, known)
        if named and all(_keeps_to(line, named) for line in below):
            for other in blocks[at:]:
                if other is block or (
                    have_same_columns(other.edges, known)
                    and all(_keeps_to(line, named) for line in other.lines)
                ):
                    other.edges = named


def _named(head: TextLine, below: Sequence[TextLine], known: Sequence[float]) -> list[float]:
    """Return where columns begin with those that the head alone tells of; none where it misses one.

    Below its words, that stand centred, a cell may begin further left.
    """
    own, parts = cell_begins(head), in_columns(head, known)
    firsts = [part.left for part in parts.values()]
    if len(parts) <= len(known) or not {*firsts[1:]} <= {*own}:
        return []
    named = [*known]
    for begin in own:
        before = max(word.right for word in head.words if word.left < begin)
        lefts = [word.left for line in below for word in line.words if before < word.left < begin]
        if begin not in firsts:
            free = (x for x in sorted(lefts) if not any(_crosses(line, x) for line in below))
            named.append(next(free, begin))
    return sorted(named)


def _joined(blocks: Sequence[LineBlock]) -> list[LineBlock]:
    joined: list[LineBlock] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and block.near and last.page == block.page and last.edges == block.edges:
            last.lines += block.lines
            last.wrapped |= block.wrapped
        else:
            joined.append(block)
    return joined


def _edges(lines: Sequence[TextLine]) -> list[float]:
    """Return where columns begin, but for the first: nearly all of the lines are white there."""
    edges: list[float] = []
    narrowest = WIDE * min((line.height for line in lines), default=0.0)
    # Nothing may stand left of the longest of the cells that stand in the middle of a column.
    for edge in sorted({edge for line in lines for edge in (line.left, *cell_begins(line))}):
        parted = sum(line.left < edge - NEAR < line.right for line in lines)
        white = parted - sum(_crosses(line, edge) for line in lines)
        begun = sum(any(abs(word.left - edge) <= NEAR for word in line.words) for line in lines)
        if white < FEWEST_PARTED and min(white, begun) < FEWEST_BEGUN:
            continue
        if white * 10 < MOST_WHITE * parted:
            continue
        if not edges or edge - edges[-1] > narrowest:
            edges.append(edge)
    held = [
        {at for at, cell in in_columns(line, edges).items() if any(map(str.isalnum, cell.text))}
        for line in lines
    ]
    filled = Counter(at for own in held for at in own)
    kept: list[float] = []
    last = 0
    for at, edge in enumerate(edges, 1):
        # Words of a head that stand centred are no column beside that below them.
        beside = any(
            at in own and not own.isdisjoint(range(last, at)) and not _crosses(line, edge)
            for line, own in zip(lines, held, strict=True)
        )
        if filled[at] > 1 and beside:
            kept.append(edge)
            last = at
    return kept


def lines_in_columns(block: LineBlock, *, cut: bool) -> Iterator[list[TextLine]]:
    """Return the lines that keep to the columns, from the first that fills several of them.

    ``cut`` tells that the page before may have cut a row in two.
    """
    group: list[TextLine] = []
    above: list[TextLine] = []
    lines = block.lines if block.edges else []
    for line, below in zip(lines, (*lines[1:], None), strict=False):
        # A date may have white where a column of the table below it begins.
        dated = _WHOLE_DATE.fullmatch(" ".join(line.text.split()))
        parted = dated and len(in_columns(line, block.edges)) > 1
        if parted or not _keeps_to(line, block.edges):
            yield group
            group, above, cut = [], [], False
        elif (
            group
            or len(in_columns(line, block.edges)) > 1
            or (cut and _begins_at(line, block.edges))
        ):
            far = above and above[-1].base - line.base > WITHIN * line.height
            group += [line] if far else [*above, line]
            above = []
        # A cell of the head that stands centred begins half a line above the others.
        elif _begins_at(line, block.edges) or (below is not None and are_near(line, below)):
            far = above and above[-1].base - line.base > WITHIN * line.height
            above = [line] if far else [*above, line]
        else:
            above = []
    yield group


def goes_on_across(block: LineBlock, page: Sequence[TextLine], whole: Wrapping) -> bool:
    """Return whether text goes on at the margin, across the columns that its lines seem to have."""
    return any(
        block.lines[0].base >= before.base >= block.lines[-1].base
        and (whole.wraps(before, line) or cell_begins(line))
        and not _keeps_to(line, block.edges)
        and _keeps_to(before, block.edges)
        for before, line in pairwise(page if block.edges and block.lines else ())
    )


def reach(cells: Sequence[TextLine]) -> float:
    """Return how far to the right a column reaches at most, by what surely went on below a line."""
    bounds = [
        above.right + line.words[0].width + LEAST * line.height
        for above, line in pairwise(cells)
        if line.text[0].islower() and 0 < above.base - line.base <= WITHIN * line.height
    ]
    return max(min(bounds, default=inf), max((cell.right for cell in cells), default=inf))


def have_same_columns(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Return whether columns begin at the same places, those of another page a little aside."""
    return len(edges) == len(others) and all(
        abs(edge - other) <= OTHER_PAGE for edge, other in zip(edges, others, strict=True)
    )


def _begins_at(line: TextLine, edges: Sequence[float]) -> bool:
    """Return whether the line begins where one of the columns does."""
    return _is_one_of(line.left, edges)


def _is_one_of(place: float, edges: Sequence[float]) -> bool:
    return any(abs(place - edge) <= OTHER_PAGE for edge in edges)


def _keeps_to(line: TextLine, edges: Sequence[float]) -> bool:
    """Return whether the line leaves white before all places where columns begin."""
    return not any(_crosses(line, edge) for edge in edges)


def _crosses(line: TextLine, edge: float) -> bool:
    """Return whether the line leaves no white before a place where a column begins."""
    place = edge - NEAR
    before = max((word.right for word in line.words if word.left < place), default=0.0)
    following = next((word for word in line.words if word.left >= place), None)
    if following is not None and following.tabs:
        return before > following.left  # however little white a tab leaves
    if following is None:
        return before > place  # a cell may end right before its column does
    after = following.left
    if following.text in DASHES and after - before < WIDE * line.height:
        return before > 0  # the two clocks of a range are one cell's
    return before > place or (before > 0 and after - before < LEAST * line.height)


def in_columns(line: TextLine, edges: Sequence[float]) -> Segments:
    """Return a line's words column by column, the columns counted from 0."""
    parted: defaultdict[int, list[Word]] = defaultdict(list)
    for word in line.words:
        parted[sum(word.left >= edge - NEAR for edge in edges)].append(word)
    return {at: TextLine(line.base, line.height, words) for at, words in parted.items()}


def behind_bullet(cell: TextLine) -> TextLine:
    """Return a cell's line without the sign that its paragraph begins with, and its white."""
    bullet = len(cell.words) > 1 and not any(map(str.isalnum, cell.words[0].text))
    return replace(cell, words=cell.words[1:]) if bullet else cell
