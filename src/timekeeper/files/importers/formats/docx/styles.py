"""Styles of a Word document: the numbers they bring, and how the text they are given looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from timekeeper.files.importers.formats.docx.grounds import (
    UNKNOWN,
    StyledCells,
    W,
    shape_ground,
)
from timekeeper.files.importers.formats.looks import Look, are_alike, colour_of
from timekeeper.files.importers.formats.package import Element, whole_number

OFF = {"0", "false", "off"}
# The largest size of letters that nobody reads, and the least that raises them, in half points.
TINY, RAISED = 2, 3
MOST_ANCESTORS = 40
_THEME = {
    "background1": "FFFFFF", "light1": "FFFFFF", "text1": "000000", "dark1": "000000",
}  # fmt: skip
_HIGHLIGHTS = {
    "black": "000000", "white": "FFFFFF", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00",
    "magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00", "darkBlue": "00008B",
    "darkCyan": "008B8B", "darkGreen": "006400", "darkMagenta": "800080", "darkRed": "8B0000",
    "darkYellow": "808000", "darkGray": "A9A9A9", "lightGray": "D3D3D3",
}  # fmt: skip


class Properties(Struct, frozen=True):
    """What one place says of the look of text; None where it says nothing.

    Colours are six hexadecimal digits, or a word where the colour is not told; the size is in
    half points.
    """

    hidden: bool | None = None
    struck: bool | None = None
    struck_twice: bool | None = None
    raised: bool | None = None
    font: str | None = None
    colour: str | None = None
    ground: str | None = None
    size: int | None = None

    def over(self, other: Properties) -> Properties:
        """Return these properties, those of the other where these say nothing."""
        if self is _NONE or other is _NONE:
            return other if self is _NONE else self
        names = self.__struct_fields__
        pairs = [(getattr(self, name), getattr(other, name)) for name in names]
        return Properties(*(own if own is not None else below for own, below in pairs))


_NONE = Properties()


class Styles:
    """The styles of a document by their ids; a style inherits from the one it is based on."""

    def __init__(self, styles: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._looks: dict[str, Properties] = {}
        self._own: dict[tuple[tuple[str, ...], ...], Properties] = {}
        self._cells = StyledCells(self._bands)
        self._conditional: dict[str | None, defaultdict[str | None, list[Element]]] = {}
        self._pictured: bool | None = None
        self.default: str | None = None
        self._defaults = _NONE
        if styles is None:
            return
        self._defaults = _properties(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in styles.iterchildren(f"{W}style"):
            name = style.get(f"{W}styleId") or ""
            self._by_id[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
                self.default = name

    def _line(self, name: str | None) -> list[Element]:
        """Return a style and its ancestors, the nearest first."""
        line: list[Element] = []
        while name and name in self._by_id and len(line) < MOST_ANCESTORS:
            if self._by_id[name] in line:
                break
            line.append(self._by_id[name])
            name = value(line[-1], "basedOn")
        return line

    def numbering(self, name: str | None) -> tuple[str | None, int | None]:
        """Return the list and the level a style stands for, its ancestors' where it names none."""
        level: int | None = None
        for style in self._line(name):
            properties = style.find(f"{W}pPr/{W}numPr")
            level = level if level is not None else whole_number(value(properties, "ilvl"))
            if key := value(properties, "numId"):
                return key, level
        return None, None

    def of_table(self, paragraph: Element) -> Properties:
        """Return what the style of the table around a paragraph says of its text."""
        around = next(paragraph.iterancestors(f"{W}tbl"), None)
        if around is None:
            return _NONE
        name = value(around.find(f"{W}tblPr"), "tblStyle")
        found = _NONE
        for part in self._parts(name, next(paragraph.iterancestors(f"{W}tc"), None)) or ():
            found = found.over(_properties(part.find(f"{W}rPr")))
        return found.over(self._properties(name))

    def look(
        self, table: Properties, paragraph: str | None, run: Element | None, around: Element
    ) -> tuple[Look, bool]:
        """Return how a run looks by its own properties, its styles and the document's.

        Also return whether its letters are too small or too like their ground to be seen;
        ``table`` is what the style of its table says, ``around`` its paragraph.
        """
        own, character = self._own_properties(run), self._properties(value(run, "rStyle"))
        above = self._properties(paragraph or self.default).over(table)

        def is_on(name: str) -> bool:
            # Word turns round what both styles switch on.
            styled = bool(getattr(above, name)) != bool(getattr(character, name))
            mine: bool | None = getattr(own, name)
            return styled or bool(getattr(self._defaults, name)) if mine is None else mine

        whole = own.over(character).over(above).over(self._defaults)
        struck = is_on("struck") or bool(whole.struck_twice)
        unseen = whole.size is not None and whole.size <= TINY
        if colour := colour_of(whole.colour or ""):
            grounds = self._grounds(around) if whole.ground is None else iter([whole.ground])
            ground = next((ground for ground in grounds if ground is not None), "FFFFFF")
            unseen = unseen or are_alike(colour, colour_of(ground))
        return Look(whole.font or "", is_on("hidden"), struck, bool(whole.raised)), unseen

    def _own_properties(self, run: Element | None) -> Properties:
        """Return what a run's own properties say; those of a document say the same few things."""
        parts = run.iterchildren("*") if run is not None else ()
        said = tuple((part.tag, *chain(*part.items())) for part in parts)
        if said not in self._own:
            self._own[said] = _properties(run)
        return self._own[said]

    def _grounds(self, paragraph: Element) -> Iterator[str | None]:
        """Yield what is said of the colour behind a paragraph, the nearest first."""
        own = paragraph.find(f"{W}pPr")
        yield _ground(own)
        for style in self._line(value(own, "pStyle") or self.default):
            yield _ground(style.find(f"{W}pPr"))
        cell: Element | None = None
        for around in paragraph.iterancestors(f"{W}tc", f"{W}tbl", f"{W}txbxContent"):
            if around.tag == f"{W}txbxContent":
                ground = shape_ground(around)
                yield UNKNOWN if ground is None and self._is_pictured(around) else ground
            yield _ground(around.find(f"{W}tcPr"))
            properties = around.find(f"{W}tblPr")
            yield _ground(properties)
            if around.tag == f"{W}tbl":
                yield from self._grounds_of(value(properties, "tblStyle"), cell)
            cell = around if around.tag == f"{W}tc" else None
        page = paragraph.getroottree().getroot().find(f"{W}background")
        yield page.get(f"{W}color") if page is not None else None

    def _grounds_of(self, name: str | None, cell: Element | None) -> Iterator[str | None]:
        """Yield what a table's style says of the ground of a cell."""
        parts = self._parts(name, cell)
        if parts is None:
            # Which of its cells a style shades depends on their place.
            shaded = any(next(s.iter(f"{W}shd"), None) is not None for s in self._line(name))
            yield UNKNOWN if shaded else None
        for part in (*(parts or ()), *self._line(name)):
            yield _ground(part.find(f"{W}tcPr"))
            yield _ground(part.find(f"{W}tblPr"))

    def _parts(self, name: str | None, cell: Element | None) -> list[Element] | None:
        """Return the parts of a table's style that hold for a cell; None where none tells."""
        if name not in self._conditional:
            own = self._conditional[name] = defaultdict(list)
            for style in self._line(name):
                for part in style.iterchildren(f"{W}tblStylePr"):
                    own[part.get(f"{W}type")].append(part)
        own = self._conditional[name]
        kinds = self._cells.parts(cell) if cell is not None and own else None
        if kinds is None:
            return None if own else []
        # A style says each part once.
        return [part for kind in kinds for part in own.get(kind, ())[:MOST_ANCESTORS]]

    def _bands(self, table: Element) -> tuple[int, int]:
        """Return how many rows and columns a band of the table's style takes."""
        line = self._line(value(table.find(f"{W}tblPr"), "tblStyle"))
        found = [
            next(filter(None, (whole_number(value(s.find(f"{W}tblPr"), key)) for s in line)), 1)
            for key in ("tblStyleRowBandSize", "tblStyleColBandSize")
        ]
        return found[0], found[1]

    def _is_pictured(self, element: Element) -> bool:
        """Return whether there are pictures that a shape without a ground may lie on."""
        if self._pictured is None:
            root = element.getroottree().getroot()
            marks = ("{*}blip", "{*}imagedata", "{*}solidFill", "{*}gradFill")
            self._pictured = next(root.iter(*marks), None) is not None
        return self._pictured

    def shows_placeholder(self, run: Element | None) -> bool:
        """Return whether the run's style is that of the prompts in empty content controls."""
        name = value(run, "rStyle")
        shown = value(self._by_id.get(name or ""), "name") or name or ""
        return shown.replace(" ", "").lower() == "placeholdertext"

    def _properties(self, name: str | None) -> Properties:
        if name is None:
            return _NONE
        if name not in self._looks:
            found = _NONE
            for style in self._line(name):
                found = found.over(_properties(style.find(f"{W}rPr")))
            self._looks[name] = found
        return self._looks[name]


def _properties(run: Element | None) -> Properties:
    if run is None or not len(run):
        return _NONE
    fonts, place, height = (
        run.find(f"{W}rFonts"),
        value(run, "vertAlign"),
        value(run, "position"),
    )
    raised = place == "superscript" or (whole_number(height) or 0) >= RAISED
    font = None
    if fonts is not None:
        # Marked letters are those beyond ASCII; a theme's font is one of Unicode.
        theme = fonts.get(f"{W}hAnsiTheme") or fonts.get(f"{W}asciiTheme")
        font = "" if theme else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")
    return Properties(
        is_on(run, "vanish"),
        is_on(run, "strike"),
        is_on(run, "dstrike"),
        None if place is None and height is None else raised,
        font,
        _colour(run.find(f"{W}color"), "val"),
        _HIGHLIGHTS.get(value(run, "highlight") or "") or _ground(run),
        whole_number(value(run, "sz")),
    )


def _ground(properties: Element | None) -> str | None:
    """Return the colour of a shading; None for one that lets the ground through."""
    shading = properties.find(f"{W}shd") if properties is not None else None
    match shading.get(f"{W}val") if shading is not None else "nil":
        case "nil":
            return None
        case "clear" | None:
            colour = _colour(shading, "fill")
        case "solid":
            colour = _colour(shading, "color")
        case str(pattern):
            colour = pattern
    return None if colour == "auto" else colour


def _colour(element: Element | None, name: str) -> str | None:
    """Return the colour an attribute tells, its theme's before that kept beside it."""
    if element is None:
        return None
    theme: str = element.get(f"{W}{'themeFill' if name == 'fill' else 'themeColor'}", "")
    changed = any(str(key).endswith(("Shade", "Tint")) for key in element.attrib)
    kept: str | None = element.get(f"{W}{name}")
    return kept if changed or theme not in _THEME else _THEME[theme]


def is_on(element: Element | None, child: str) -> bool | None:
    """Return whether a switch is on; None where it is not set."""
    found = element.find(f"{W}{child}") if element is not None else None
    return None if found is None else found.get(f"{W}val") not in OFF


def value(element: Element | None, child: str) -> str | None:
    """Return the value of a child element; None where there is none."""
    found = element.find(f"{W}{child}") if element is not None else None
    return found.get(f"{W}val") if found is not None else None
