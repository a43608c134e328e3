"""Automatic numbering of an OpenDocument text, counted as its lists say."""

from __future__ import annotations

import re

from msgspec import Struct, field

from timekeeper.files.importers.formats.counters import bullet, counted
from timekeeper.files.importers.formats.opendocument.content import STYLE, TEXT
from timekeeper.files.importers.formats.package import Element, whole_number

MOST_DIGITS = 4
_PATTERN = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORMATS = {
    "I": "upperRoman",
    "i": "lowerRoman",
    "A": "upperLetter",
    "a": "lowerLetter",
    "": "none",
}
_PLACEHOLDER = re.compile(r"%([0-9]{1,2})%")


class OpenList(Struct):
    """A list being read: its style, and how far each of its levels has counted."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class Lists:
    """The list styles of a document, and the lists read so far."""

    def __init__(self, *roots: Element | None) -> None:
        self._levels: dict[str, dict[int, Element]] = {}
        self._of_paragraphs: dict[str, str] = {}
        self._by_id: dict[str | None, OpenList] = {}
        self._by_style: dict[str, OpenList] = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style") if root is not None else ():
                levels = {_count(level, "level", 1): level for level in style.iterchildren()}
                self._levels[style.get(f"{STYLE}name", "")] = levels
            for style in root.iter(f"{STYLE}style") if root is not None else ():
                if name := style.get(f"{STYLE}list-style-name"):
                    self._of_paragraphs[style.get(f"{STYLE}name", "")] = name

    def open(self, element: Element, within: OpenList | None) -> OpenList:
        """Return the list an element begins, or goes on with."""
        style = element.get(f"{TEXT}style-name") or (within.style if within else "")
        if within is not None:
            return OpenList(style, within.counts)
        if not style:
            first = next(element.iter(f"{TEXT}p", f"{TEXT}h"), None)
            paragraph = first.get(f"{TEXT}style-name", "") if first is not None else ""
            style = self._of_paragraphs.get(paragraph, "")
        opened = self._by_id.get(element.get(f"{TEXT}continue-list"))
        if opened is None and element.get(f"{TEXT}continue-numbering") == "true":
            opened = self._by_style.get(style)
        opened = OpenList(style, opened.counts if opened else {})
        self._by_style[style] = opened
        if key := element.get(_ID):
            self._by_id[key] = opened
        return opened

    def label(self, opened: OpenList, level: int, item: Element) -> str:
        """Count an item of the list; return what is shown before it."""
        styles, counts = self._levels.get(opened.style, {}), opened.counts
        style = styles.get(level)
        start = _count(style, "start-value", 1) if style is not None else 1
        counts[level] = _count(item, "start-value", counts[level] + 1 if level in counts else start)
        for below in [other for other in counts if other > level]:
            del counts[below]
        if style is None:
            return ""
        if style.tag == f"{TEXT}list-level-style-bullet":
            return bullet(style.get(f"{TEXT}bullet-char", ""))
        shown = {
            other: counted(
                counts.get(other, _count(own, "start-value", 1)),
                _FORMATS.get(own.get(f"{STYLE}num-format", ""), "decimal"),
            )
            for other in range(1, level + 1)
            if (own := styles.get(other)) is not None
        }
        if not shown[level]:
            return ""
        if pattern := style.get(_PATTERN):
            return _PLACEHOLDER.sub(lambda at: shown.get(int(at[1]), ""), str(pattern)).strip()
        several = min(_count(style, "display-levels", 1), level)
        numbers = filter(None, map(shown.get, range(level - several + 1, level + 1)))
        affixes = (style.get(f"{STYLE}num-prefix", ""), style.get(f"{STYLE}num-suffix", ""))
        return f"{affixes[0]}{'.'.join(numbers)}{affixes[1]}".strip()


def _count(element: Element, name: str, otherwise: int) -> int:
    count = whole_number(element.get(f"{TEXT}{name}"), MOST_DIGITS)
    return otherwise if count is None else count
