"""Styles of a Word document: the numbers they bring, and how the text they are given looks."""

from __future__ import annotations

from dataclasses import dataclass, fields

from timekeeper.files.importers.formats.looks import Look
from timekeeper.files.importers.formats.package import Element, whole_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = {"0", "false", "off"}


@dataclass(frozen=True, slots=True)
class Properties:
    """What one place says of the look of text; None where it says nothing."""

    hidden: bool | None = None
    struck: bool | None = None
    struck_twice: bool | None = None
    raised: bool | None = None
    font: str | None = None

    def over(self, other: Properties) -> Properties:
        """Return these properties, those of the other where these say nothing."""
        names = [field.name for field in fields(self)]
        pairs = [(getattr(self, name), getattr(other, name)) for name in names]
        return Properties(*(own if own is not None else below for own, below in pairs))


_NONE = Properties()


class Styles:
    """The styles of a document by their ids; a style inherits from the one it is based on."""

    def __init__(self, styles: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._looks: dict[str, Properties] = {}
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
        while name and name in self._by_id and self._by_id[name] not in line:
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

    def look(self, table: str | None, paragraph: str | None, run: Element | None) -> Look:
        """Return how a run looks by its own properties, its styles and the document's."""
        own, character = _properties(run), self._properties(value(run, "rStyle"))
        above = self._properties(paragraph or self.default).over(self._properties(table))

        def is_on(name: str) -> bool:
            # Word turns round what both styles switch on.
            styled = bool(getattr(above, name)) != bool(getattr(character, name))
            mine: bool | None = getattr(own, name)
            return styled or bool(getattr(self._defaults, name)) if mine is None else mine

        whole = own.over(character).over(above).over(self._defaults)
        struck = is_on("struck") or bool(whole.struck_twice)
        return Look(whole.font or "", is_on("hidden"), struck, bool(whole.raised))

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
    fonts, raised = run.find(f"{W}rFonts"), value(run, "vertAlign")
    font = None
    if fonts is not None:
        # Marked letters are those beyond ASCII; a theme's font is one of Unicode.
        theme = fonts.get(f"{W}hAnsiTheme") or fonts.get(f"{W}asciiTheme")
        font = "" if theme else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")
    return Properties(
        is_on(run, "vanish"),
        is_on(run, "strike"),
        is_on(run, "dstrike"),
        None if raised is None else raised == "superscript",
        font,
    )


def is_on(element: Element | None, child: str) -> bool | None:
    """Return whether a switch is on; None where it is not set."""
    found = element.find(f"{W}{child}") if element is not None else None
    return None if found is None else found.get(f"{W}val") not in OFF


def value(element: Element | None, child: str) -> str | None:
    """Return the value of a child element; None where there is none."""
    found = element.find(f"{W}{child}") if element is not None else None
    return found.get(f"{W}val") if found is not None else None
