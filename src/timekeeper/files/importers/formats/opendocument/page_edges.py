"""The heads and feet that the pages of an OpenDocument file show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timekeeper.files.importers.formats.opendocument.content import STYLE, TEXT
from timekeeper.files.importers.formats.package import Element
from timekeeper.files.importers.original import Beside

_EDGES = {
    f"{STYLE}{edge}{page}": edge
    for edge in ("header", "footer")
    for page in ("-first", "", "-left")
}
_PARTS = tuple(f"{STYLE}region-{at}" for at in ("left", "center", "right"))
# What a program fills in by itself, each time the page is shown.
_FILLED_IN = tuple(f"{TEXT}{name}" for name in ("date", "time", "file-name", "sheet-name", "title"))
USUAL = "Standard"


def master_of(style: str | None, *roots: Element | None) -> str:
    """Return the name of the pages that a style begins, "" where it goes on with those before."""
    for root in roots:
        for one in root.iter(f"{STYLE}style") if root is not None and style else ():
            if one.get(f"{STYLE}name") == style:
                return str(one.get(f"{STYLE}master-page-name") or "")
    return ""


def edges(
    outside: Element | None, first: str, more: Iterable[str]
) -> Iterator[tuple[Beside, Element]]:
    """Yield the parts of heads and feet of the pages that a document begins with, then of more.

    Each page is followed by the one that it names.
    """
    pages = {
        page.get(f"{STYLE}name", ""): page
        for page in (outside.iter(f"{STYLE}master-page") if outside is not None else ())
    }
    opening = first or (USUAL if USUAL in pages else next(iter(pages), ""))
    told: set[str] = set()
    for name in (opening, *more):
        at = name
        while at in pages and at not in told:
            told.add(at)
            for element in pages[at].iterchildren(*_EDGES):
                if element.get(f"{STYLE}display") != "false":
                    above = name == opening and _EDGES[element.tag] == "header"
                    which = Beside.HEAD if above else Beside.EDGE
                    yield from ((which, part) for part in _parts(element))
            at = pages[at].get(f"{STYLE}next-style-name", "")


def _parts(element: Element) -> Iterator[Element]:
    for field in list(element.iter(*_FILLED_IN)):
        if field.get(f"{TEXT}fixed") != "true":
            field.clear(keep_tail=True)
    parts = list(element.iterchildren(*_PARTS))
    yield from parts or [element]
