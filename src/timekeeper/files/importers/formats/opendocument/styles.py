"""Styles of an OpenDocument file: how the text of a paragraph, a span or a cell looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from timekeeper.files.importers.formats.looks import Look, Looks
from timekeeper.files.importers.formats.opendocument.content import DRAW, SKIPPED, STYLE, TEXT
from timekeeper.files.importers.formats.package import Element

FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_SPACE = re.compile(r"[ \t\r\n]+")
_RAISED = re.compile(r"super|[1-9][0-9.]*%")
_CHARACTERS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}

# Those fields of a Look of which a style says something.
Said = dict[str, Any]


class Styles:
    """The styles of a document by family and name; a style inherits from its parent."""

    def __init__(self, looks: Looks, *roots: Element | None) -> None:
        self._looks = looks
        self._styles: dict[tuple[str, str], Element] = {}
        self._said: dict[tuple[str, str], Said] = {}
        self._fonts: dict[str, str] = {}
        for root in roots:
            if root is None:
                continue
            for face in root.iter(f"{STYLE}font-face"):
                self._fonts[face.get(f"{STYLE}name", "")] = face.get(f"{SVG}font-family", "")
            for style in root.iter(f"{STYLE}default-style", f"{STYLE}style"):
                key = style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")
                self._styles[key] = style

    def shown(self, paragraph: Element, around: Said | None = None) -> str:
        """Return what a paragraph says besides what hangs from it; ``around`` is its cell's."""
        said = {**(around or {}), **self.said("paragraph", paragraph.get(f"{TEXT}style-name"))}
        return self._looks.shown(self._runs(paragraph, said)).strip(" ")

    def said(self, family: str, name: str | None) -> Said:
        """Return what a style and its ancestors say of the look of text."""
        key = family, name or ""
        if key in self._said:
            return self._said[key]
        line: list[Element] = []
        while (style := self._styles.get(key)) is not None and style not in line:
            line.append(style)
            key = family, style.get(f"{STYLE}parent-style-name", "")
        said: Said = {}
        for style in reversed(line):
            for properties in style.iterchildren(f"{STYLE}text-properties"):
                said |= self._of(properties)
        self._said[family, name or ""] = said
        return said

    def _of(self, properties: Element) -> Said:
        said: Said = {}
        if display := properties.get(f"{TEXT}display"):
            said["hidden"] = display == "none"
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

    def _runs(self, element: Element, said: Said) -> Iterator[tuple[str, Look]]:
        look = Look(**said)
        yield _SPACE.sub(" ", element.text or ""), look
        for child in element.iterchildren():
            prompt = child.get(f"{_EXTENSION}showing-place-holder") == "true"
            if character := _CHARACTERS.get(child.tag):
                yield character, look
            elif child.tag not in SKIPPED and not child.tag.startswith(DRAW) and not prompt:
                own = self.said("text", child.get(f"{TEXT}style-name"))
                yield from self._runs(child, {**said, **own})
            yield _SPACE.sub(" ", child.tail or ""), look
