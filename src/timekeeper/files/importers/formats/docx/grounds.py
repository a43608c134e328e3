"""What lies behind text in a Word document by its place: parts of a styled table, shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from timekeeper.files.importers.formats.package import Element, whole_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
# A colour that is not told in a way that is understood here.
UNKNOWN = "unknown"
_SCHEME = {"bg1": "FFFFFF", "lt1": "FFFFFF", "tx1": "000000", "dk1": "000000"}
_NAMED = {"white": "FFFFFF", "black": "000000", "window": "FFFFFF", "": "FFFFFF"}
# The bits of a table's look, and the parts of its style that each switches on or off.
_FIRST_ROW, _LAST_ROW, _FIRST_COLUMN, _LAST_COLUMN = 0x20, 0x40, 0x80, 0x100
_NO_ROWS, _NO_COLUMNS = 0x200, 0x400
_ATTRIBUTES = {
    "firstRow": _FIRST_ROW, "lastRow": _LAST_ROW, "firstColumn": _FIRST_COLUMN,
    "lastColumn": _LAST_COLUMN, "noHBand": _NO_ROWS, "noVBand": _NO_COLUMNS,
}  # fmt: skip

# The parts of a table's style that hold for a cell, the nearest first.
Parts = tuple[str, ...]


class StyledCells:
    """Which parts of their table's style hold for cells: its first row, its bands, its corners."""

    def __init__(self, bands: Callable[[Element], tuple[int, int]]) -> None:
        """``bands`` tells how many rows and columns a band of a table's style takes."""
        self._bands = bands
        self._parts: dict[Element, Parts | None] = {}

    def parts(self, cell: Element) -> Parts | None:
        """Return the parts that hold for a cell; None where the table does not tell."""
        if cell not in self._parts:
            table = next(cell.iterancestors(f"{W}tbl"), None)
            self._parts |= {cell: None} if table is None else dict(self._of(table))
        return self._parts.get(cell)

    def _of(self, table: Element) -> Iterator[tuple[Element, Parts | None]]:
        look = _look(table.find(f"{W}tblPr/{W}tblLook"))
        height, width = self._bands(table)
        rows = list(_own(table, table, "tr"))
        for r, row in enumerate(rows):
            cells = list(_own(row, table, "tc"))
            column = 0
            for c, cell in enumerate(cells):
                if look is None:
                    yield cell, None
                    continue
                top = "first" * (not r and bool(look & _FIRST_ROW))
                side = "first" * (not c and bool(look & _FIRST_COLUMN))
                top = top or "last" * (r == len(rows) - 1 and bool(look & _LAST_ROW))
                side = side or "last" * (c == len(cells) - 1 and bool(look & _LAST_COLUMN))
                down, across = r - bool(look & _FIRST_ROW), column - bool(look & _FIRST_COLUMN)
                corner = _CORNERS.get((top, side), "")
                found = (
                    corner,
                    f"{top}Row" * bool(top),
                    f"{side}Col" * bool(side),
                    f"band{1 + down // height % 2}Horz" * (not look & _NO_ROWS),
                    f"band{1 + across // width % 2}Vert" * (not look & _NO_COLUMNS),
                    "wholeTable",
                )
                yield cell, tuple(filter(None, found))
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                taken = span.get(f"{W}val") if span is not None else None
                column += max(whole_number(taken, 4) or 1, 1)


_CORNERS = {
    ("first", "first"): "nwCell", ("first", "last"): "neCell",
    ("last", "first"): "swCell", ("last", "last"): "seCell",
}  # fmt: skip


def _own(element: Element, table: Element, tag: str) -> Iterator[Element]:
    """Return the rows or the cells of a table, without those of tables within it."""
    for found in element.iter(f"{W}{tag}"):
        if next(found.iterancestors(f"{W}tbl")) is table:
            yield found


def _look(look: Element | None) -> int | None:
    """Return the bits of a table's look, which are attributes of their own as well."""
    if look is None:
        return None
    bits = 0
    try:
        bits = int(look.get(f"{W}val", "0"), 16)
    except ValueError:
        return None
    for name, bit in _ATTRIBUTES.items():
        said = look.get(f"{W}{name}")
        if said is not None:
            bits = bits & ~bit if said in {"0", "false", "off"} else bits | bit
    return bits


def shape_ground(box: Element) -> str | None:
    """Return the colour a text box is filled with; None where it lets its ground through."""
    shape = next(box.iterancestors(f"{_SHAPE}wsp", f"{_VML}*", f"{W}p"), None)
    if shape is None or shape.tag == f"{W}p":
        return UNKNOWN
    if shape.tag == f"{_SHAPE}wsp":
        return _drawn(shape)
    # The box itself, and around it the shape that has it.
    shape = next(shape.iterancestors(f"{_VML}*"), shape)
    if shape.get("filled", "t").lower() in {"f", "false"}:
        return None
    fill = shape.find(f"{_VML}fill")
    if fill is not None and not {"opacity", "type", "src"}.isdisjoint(fill.attrib):
        return UNKNOWN
    colour = shape.get("fillcolor", "").partition(" ")[0].lower()
    if colour.startswith("#"):
        digits = colour[1:]
        return digits if len(digits) > len("fff") else "".join(digit * 2 for digit in digits)
    return _NAMED.get(colour, UNKNOWN)


def _drawn(shape: Element) -> str | None:
    fills = shape.find(f"{_SHAPE}spPr")
    for fill in fills.iterchildren() if fills is not None else ():
        if fill.tag == f"{_DRAWING}noFill":
            return None
        if fill.tag == f"{_DRAWING}solidFill":
            colour = next(fill.iterchildren(), None)
            if colour is None or len(colour):
                return UNKNOWN
            told: str = colour.get("val", "")
            return told if colour.tag == f"{_DRAWING}srgbClr" else _SCHEME.get(told, UNKNOWN)
        if fill.tag.endswith("Fill"):
            return UNKNOWN
    return UNKNOWN if shape.find(f"{_SHAPE}style") is not None else None
