"""Styles of an OpenDocument file: how the text of a paragraph, a span or a cell looks."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from timekeeper.files.importers.formats.gaps import GAP
from timekeeper.files.importers.formats.looks import (
    WHITE,
    Colour,
    Look,
    Looks,
    are_alike,
    colour_of,
)
from timekeeper.files.importers.formats.opendocument.content import (
    CELL,
    DRAW,
    NUMBER,
    OFFICE,
    PROMPT,
    ROW,
    SKIPPED,
    STYLE,
    TABLE,
    TEXT,
    is_hidden,
)
from timekeeper.files.importers.formats.package import Element

FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_AUTOMATIC = f"{STYLE}use-window-font-color"
_SPACE = re.compile(r"[ \t\r\n]+")
_RAISED = re.compile(r"super|[1-9][0-9.]*%")
_CHARACTERS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}

# The largest size of letters that nobody reads, in points.
TINY = 1
_POINTS = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)pt")
# What gives a paragraph a ground from outside, and the family of its style.
_AROUND = {
    CELL: "table-cell", ROW: "table-row", f"{TABLE}table": "table", f"{TEXT}section": "section",
    f"{DRAW}frame": "graphic",
}  # fmt: skip
_FAMILIES = (*_AROUND.values(), "paragraph", "text")

# The styles of what names none.
_UNNAMED = {"paragraph": "Standard", "table-cell": "Default"}
MOST_MAPS = 16  # a format has four parts at the most
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_DATA_STYLES = ("number", "text", "date", "time", "currency", "percentage", "boolean")
_CONDITION = re.compile(r"value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)")
_COMPARED = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq,
    "!=": operator.ne,
}  # fmt: skip

# What a style says: fields of a Look, and the colour, ground and size of its text.
StyleProperties = dict[str, Any]


class Styles:
    """The styles of a document by family and name; a style inherits from its parent."""

    def __init__(self, looks: Looks, *roots: Element | None) -> None:
        self._looks = looks
        self._styles: dict[tuple[str, str], Element] = {}
        self._said: dict[tuple[str, str], StyleProperties] = {}
        self._fonts: dict[str, str] = {}
        self._page: StyleProperties = {}
        self._formats: dict[str, Element] = {}
        self._pictured = False
        for root in roots:
            if root is None:
                continue
            for face in root.iter(f"{STYLE}font-face"):
                self._fonts[face.get(f"{STYLE}name", "")] = face.get(f"{SVG}font-family", "")
            for style in root.iter(f"{STYLE}default-style", f"{STYLE}style"):
                key = style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")
                self._styles[key] = style
            for page in root.iter(f"{STYLE}page-layout-properties"):
                self._page |= _ground(page)
            self._pictured |= next(root.iter(f"{DRAW}image"), None) is not None
            for kind in _DATA_STYLES:
                for style in root.iter(f"{NUMBER}{kind}-style"):
                    self._formats[style.get(f"{STYLE}name", "")] = style

    def hide(self, text: str) -> None:
        """Remember a text in a row or column that is hidden."""
        self._looks.hide(text)

    def shown(self, paragraph: Element, around: StyleProperties | None = None) -> str:
        """Return what a paragraph says besides what hangs from it; ``around`` is its cell's."""
        if any(
            is_hidden(mark) and next(mark.iterancestors(*_PARAGRAPHS)) is paragraph
            for mark in paragraph.iter(f"{TEXT}hidden-paragraph")
        ):
            self._looks.hide("".join(paragraph.itertext()))
            return ""
        if around is None:
            around = self._around(paragraph)
        said = {
            **self._page,
            **around,
            **self.said("paragraph", paragraph.get(f"{TEXT}style-name")),
        }
        return self._looks.shown(self._runs(paragraph, said)).strip(" ")

    def _around(self, paragraph: Element) -> StyleProperties:
        around: StyleProperties = {}
        for outer in reversed([*paragraph.iterancestors(*_AROUND)]):
            name = outer.get(f"{TABLE}style-name") or outer.get(f"{TEXT}style-name")
            if outer.tag == f"{DRAW}frame":
                name = outer.get(f"{DRAW}style-name")
                if self._pictured or not self._is_through(name):
                    # What a shape is filled with may not be told, nor on what it lies.
                    around["ground"] = None
            around |= self.said(_AROUND[outer.tag], name)
        return around

    def _is_through(self, name: str | None) -> bool:
        """Return whether a shape's style lets the ground through."""
        fills = (
            properties.get(f"{DRAW}fill")
            for style in self._line("graphic", name)
            for properties in style.iterchildren(f"{STYLE}graphic-properties")
        )
        return next(filter(None, fills), "") == "none"

    def hides_all(self, name: str | None) -> bool:
        """Return whether a cell's style hides all of it while its sheet is protected."""
        said = (
            properties.get(f"{STYLE}cell-protect")
            for style in self._line("table-cell", name)
            for properties in style.iterchildren(f"{STYLE}table-cell-properties")
        )
        return next(filter(None, said), "") == "hidden-and-protected"

    def hides(self, cell: Element, name: str | None) -> bool:
        """Return whether the format of a cell's style shows nothing of its value, as ";;;" does."""
        style = next(self._line("table-cell", name), None)
        form = self._formats.get(
            style.get(f"{STYLE}data-style-name", "") if style is not None else ""
        )
        value = cell.get(f"{OFFICE}value")
        if value is None and form is not None and form.tag != f"{NUMBER}text-style":
            return False
        maps = form.iterchildren(f"{STYLE}map") if form is not None and value else iter(())
        for choice in islice(maps, MOST_MAPS):
            condition = _CONDITION.fullmatch(choice.get(f"{STYLE}condition", ""))
            if condition and _COMPARED[condition[1]](float(value), float(condition[2])):
                form = self._formats.get(choice.get(f"{STYLE}apply-style-name", ""))
                break
        return form is not None and not any(map(_says, form.iterchildren()))

    def said(self, family: str, name: str | None) -> StyleProperties:
        """Return what a style and its ancestors say of the look of text."""
        key = family, name or ""
        if key in self._said:
            return self._said[key]
        said: StyleProperties = {}
        for style in reversed([*self._line(family, name)]):
            for properties in style.iterchildren(*(f"{STYLE}{f}-properties" for f in _FAMILIES)):
                said |= _ground(properties)
                if properties.tag == f"{STYLE}text-properties":
                    said |= self._of(properties)
        self._said[family, name or ""] = said
        return said

    def _line(self, family: str, name: str | None) -> Iterator[Element]:
        """Return a style and its ancestors, the nearest first."""
        known: set[str] = set()
        at = name or _UNNAMED.get(family, "")
        at = at if (family, at) in self._styles else ""
        while at not in known and (style := self._styles.get((family, at))) is not None:
            known.add(at)
            yield style
            at = style.get(f"{STYLE}parent-style-name", "")

    def _of(self, properties: Element) -> StyleProperties:
        said: StyleProperties = {}
        if display := properties.get(f"{TEXT}display"):
            never = properties.get(f"{TEXT}condition") == "none"
            said["hidden"] = display == "none" or (display == "condition" and never)
        colour, automatic = properties.get(f"{FO}color"), properties.get(_AUTOMATIC) == "true"
        if colour or automatic:
            said["colour"] = None if automatic else colour_of(colour[1:])
        if size := _POINTS.fullmatch(properties.get(f"{FO}font-size", "")):
            said["tiny"] = float(size[1]) <= TINY
        if opacity := properties.get(f"{_EXTENSION}opacity"):
            said["clear"] = opacity == "0%" and not automatic
        through = [properties.get(f"{STYLE}text-line-through-{kind}") for kind in ("style", "type")]
        if any(through):
            said["struck"] = "none" not in through
        if position := properties.get(f"{STYLE}text-position"):
            said["raised"] = _RAISED.match(position) is not None
        if name := properties.get(f"{STYLE}font-name"):
            said["font"] = self._fonts.get(name) or name
        elif family := properties.get(f"{FO}font-family"):
            said["font"] = family
        return said

    def _runs(self, element: Element, said: StyleProperties) -> Iterator[tuple[str, Look]]:
        look = _look(**said)
        yield _SPACE.sub(" ", element.text or ""), look
        for child in element.iterchildren():
            prompt = child.get(f"{_EXTENSION}showing-place-holder") == "true"
            hidden = child.tag == f"{TEXT}hidden-text" and is_hidden(child)
            if hidden:
                self._looks.hide("".join(child.itertext()) or child.get(f"{TEXT}string-value", ""))
            elif character := _CHARACTERS.get(child.tag):
                yield character, look
            elif prompt or child.tag == PROMPT:
                yield GAP, look
            elif child.tag not in SKIPPED and not child.tag.startswith(DRAW):
                own = self.said("text", child.get(f"{TEXT}style-name"))
                yield from self._runs(child, {**said, **own})
            yield _SPACE.sub(" ", child.tail or ""), look


def _says(part: Element) -> bool:
    """Return whether a part of a number's format shows anything."""
    if part.tag == f"{NUMBER}text":
        return bool((part.text or "").strip())
    return bool(part.tag.startswith(NUMBER))


def _ground(properties: Element) -> StyleProperties:
    fill = properties.get(f"{DRAW}fill", "none")
    if fill != "none":
        told = properties.get(f"{DRAW}fill-color", "") if fill == "solid" else ""
        return {"ground": colour_of(told[1:])}
    colour = properties.get(f"{FO}background-color", "transparent")
    return {} if colour == "transparent" else {"ground": colour_of(colour[1:])}


def _look(
    colour: Colour | None = None,
    ground: Colour | None = WHITE,
    *,
    tiny: bool = False,
    clear: bool = False,
    hidden: bool = False,
    **said: Any,
) -> Look:
    return Look(hidden=hidden or tiny or clear or are_alike(colour, ground), **said)
