"""Automatic numbering of a Word document: the counters that are shown but stand in no text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.files.importers.formats.counters import bullet, counted
from timekeeper.files.importers.formats.docx.grounds import W
from timekeeper.files.importers.formats.docx.styles import Styles, is_on, value
from timekeeper.files.importers.formats.package import Element, whole_number

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


class ListLevel(Struct, frozen=True):
    """One level of a list: how it counts and what it shows; ``restarts_after`` counts from 1.

    Paragraphs of ``paragraph_style`` count on this level when they name no other.
    """

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    restarts_after: int | None = None
    legal: bool = False
    paragraph_style: str | None = None


class List:
    """An abstract list: its levels, and how far each has counted."""

    def __init__(self, source: Element) -> None:
        self.levels = dict(_levels(source))
        self.counts: dict[int, int] = {}
        self.by_style = {level.paragraph_style: at for at, level in self.levels.items()}


class Instance:
    """A use of a list, with what it overrides; it restarts levels when it first counts."""

    def __init__(self, num: Element, abstract: List) -> None:
        self.abstract = abstract
        self._levels = dict(abstract.levels)
        self._restarts: dict[int, int] = {}
        for override in num.iterchildren(f"{W}lvlOverride"):
            at = whole_number(override.get(f"{W}ilvl")) or 0
            for _at, level in _levels(override):
                self._levels[at] = level
                self._restarts[at] = level.start
            start = whole_number(value(override, "startOverride"))
            if start is not None:
                self._levels[at] = replace(self._level(at), start=start)
                self._restarts[at] = start

    def _level(self, at: int) -> ListLevel:
        return self._levels.get(at, ListLevel())

    def label(self, at: int) -> str:
        """Count a paragraph on a level; return what Word shows before it."""
        counts, level = self.abstract.counts, self._level(at)
        if at in self._restarts:
            counts[at] = self._restarts.pop(at)
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        for above in range(at):
            counts.setdefault(above, self._level(above).start)
        for below in [n for n in counts if n > at]:
            limit = self._level(below).restarts_after
            if limit is None or at < limit:
                del counts[below]
        if level.style == "bullet":
            return bullet(level.pattern)
        if level.style == "none":
            return _PLACEHOLDER.sub("", level.pattern).strip()

        def shown(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            other = self._level(index)
            style = "decimal" if level.legal and index < at else other.style
            return counted(counts.get(index, other.start), style)

        return _PLACEHOLDER.sub(shown, level.pattern).strip()


def _levels(source: Element) -> Iterator[tuple[int, ListLevel]]:
    for element in source.iterchildren(f"{W}lvl"):
        start = whole_number(value(element, "start"))
        yield (
            whole_number(element.get(f"{W}ilvl")) or 0,
            ListLevel(
                1 if start is None else start,
                value(element, "numFmt") or "decimal",
                value(element, "lvlText") or "",
                whole_number(value(element, "lvlRestart")),
                is_on(element, "isLgl") is True,
                value(element, "pStyle"),
            ),
        )


class Numbering:
    """Counts the paragraphs of a document in their order."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._instances: dict[str, Instance] = {}
        if numbering is None:
            return
        sources = {e.get(f"{W}abstractNumId"): e for e in numbering.iterchildren(f"{W}abstractNum")}
        nums = {e.get(f"{W}numId"): e for e in numbering.iterchildren(f"{W}num")}
        lists: dict[str, List] = {}
        for key, num in nums.items():
            source = sources.get(value(num, "abstractNumId") or "")
            linked = value(source, "numStyleLink")
            if linked is not None:
                # A list that only links to a style has its levels elsewhere.
                other = nums.get(self._styles.numbering(linked)[0] or "")
                source = sources.get(value(other, "abstractNumId") or "", source)
            if source is not None:
                name = source.get(f"{W}abstractNumId")
                if name not in lists:
                    lists[name] = List(source)
                self._instances[key] = Instance(num, lists[name])

    def label(self, properties: Element | None) -> str:
        """Count a paragraph by its properties; return what Word shows before it, or nothing."""
        style = value(properties, "pStyle") or self._styles.default
        own = properties.find(f"{W}numPr") if properties is not None else None
        key, level = value(own, "numId"), whole_number(value(own, "ilvl"))
        inherited, inherited_level = self._styles.numbering(style)
        instance = self._instances.get(key or inherited or "0")
        if instance is None:
            return ""
        if level is None:
            level = inherited_level if key is None else None
        if level is None:
            level = instance.abstract.by_style.get(style, 0) if style else 0
        return instance.label(min(level, LEVELS - 1))
