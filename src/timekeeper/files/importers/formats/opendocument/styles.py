"""Styles of an OpenDocument file: how the text of a paragraph, a span or a cell looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

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
    ROW,
    SKIPPED,
    STYLE,
    TABLE,
    TEXT,
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

# What a style says: fields of a Look, and the colour, ground and size of its text.
Properties = dict[str, Any]


class Styles:
    """The styles of a document by family and name; a style inherits from its parent."""

    def __init__(self, looks: Looks, *roots: Element | None) -> None:
        self._looks = looks
        self._styles: dict[tuple[str, str], Element] = {}
        self._said: dict[tuple[str, str], Properties] = {}
        self._fonts: dict[str, str] = {}
        self._page: Properties = {}
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

    def shown(self, paragraph: Element, around: Properties | None = None) -> str:
        """Return what a paragraph says besides what hangs from it; ``around`` is its cell's."""
        if around is None:
            around = self._around(paragraph)
        said = {
            **self._page,
            **around,
            **self.said("paragraph", paragraph.get(f"{TEXT}style-name")),
        }
        return self._looks.shown(self._runs(paragraph, said)).strip(" ")

    def _around(self, paragraph: Element) -> Properties:
        around: Properties = {}
        for outer in reversed([*paragraph.iterancestors(*_AROUND)]):
            name = outer.get(f"{TABLE}style-name") or outer.get(f"{TEXT}style-name")
            if outer.tag == f"{DRAW}frame":
                # What a shape is filled with is not told in one place.
                name, around = outer.get(f"{DRAW}style-name"), {**around, "ground": None}
            around |= self.said(_AROUND[outer.tag], name)
        return around

    def said(self, family: str, name: str | None) -> Properties:
        """Return what a style and its ancestors say of the look of text."""
        key = family, name or ""
        if key in self._said:
            return self._said[key]
        line: list[Element] = []
        while (style := self._styles.get(key)) is not None and style not in line:
            line.append(style)
            key = family, style.get(f"{STYLE}parent-style-name", "")
        said: Properties = {}
        for style in reversed(line):
            for properties in style.iterchildren(*(f"{STYLE}{f}-properties" for f in _FAMILIES)):
                said |= _ground(properties)
                if properties.tag == f"{STYLE}text-properties":
                    said |= self._of(properties)
        self._said[family, name or ""] = said
        return said

    def _of(self, properties: Element) -> Properties:
        said: Properties = {}
        if display := properties.get(f"{TEXT}display"):
            said["hidden"] = display == "none"
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

    def _runs(self, element: Element, said: Properties) -> Iterator[tuple[str, Look]]:
        look = _look(**said)
        yield _SPACE.sub(" ", element.text or ""), look
        for child in element.iterchildren():
            prompt = child.get(f"{_EXTENSION}showing-place-holder") == "true"
            if child.tag == f"{TEXT}hidden-text":
                self._looks.hide(child.text or "")
            if character := _CHARACTERS.get(child.tag):
                yield character, look
            elif child.tag not in SKIPPED and not child.tag.startswith(DRAW) and not prompt:
                own = self.said("text", child.get(f"{TEXT}style-name"))
                yield from self._runs(child, {**said, **own})
            yield _SPACE.sub(" ", child.tail or ""), look


def _ground(properties: Element) -> Properties:
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
