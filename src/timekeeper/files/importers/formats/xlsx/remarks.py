"""What stands beside the cells of an Excel sheet: its printed pages' edges, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timekeeper.files.importers.formats.grid import cell_text
from timekeeper.files.importers.formats.package import Element, Package
from timekeeper.files.importers.formats.xlsx.workbook import S
from timekeeper.files.importers.original import Beside, Place, Row
from timekeeper.files.job import Job

THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_TRUE = {"1", "true"}
_EDGES = {"Header": Beside.HEAD, "Footer": Beside.EDGE}
# "&L&\"Arial,Bold\"&12Sở Y tế&RTrang &P/&N": where it stands, how it looks, and what is filled in.
_CODE = re.compile(
    r"(?P<line>_x000[AD]_)|&(?:(?P<part>[LCR])|(?P<number>[PN](?:[+-][0-9]+)?)|(?P<sign>&)"
    r"|\"[^\"]*\"|K(?:[0-9A-F]{6}|[0-9]{2}[+-][0-9]{3})|[0-9]{1,3} ?|[A-Z])",
    re.IGNORECASE,
)
# What older programs show in the place of comments that can be answered.
_INSTEAD = "[Threaded comment]"


def remarks(package: Package, path: str, sheet: str, width: int, job: Job) -> Iterator[Row]:
    """Yield what the printed pages of a sheet show at their edges, then its comments.

    ``width`` is that of its rows; a sheet that has none is not printed.
    """
    root = package.xml(path)
    told = root.find(f"{S}headerFooter") if root is not None and width else None
    for kind, which in _EDGES.items() if told is not None else ():
        for line in _edges(told, kind):
            yield Row((line, *[""] * (width - 1)), Place(sheet=sheet, beside=which))
    for kind, tag in (("comments", S), ("threadedComment", THREADED)):
        target = package.target(kind, path)
        comments = package.xml(target) if target else None
        if comments is None:
            continue
        for comment in comments.iter(f"{tag}comment", f"{tag}threadedComment"):
            job.go_on(0.6)
            text = cell_text(
                "".join(part.text or "" for part in comment.iter(f"{tag}t", f"{tag}text"))
            )
            if not text.startswith(_INSTEAD):
                place = Place(sheet=sheet, cell=comment.get("ref"), beside=Beside.COMMENT)
                yield Row((text,), place)


def _edges(told: Element, kind: str) -> Iterator[str]:
    """Yield the lines of the edges that pages show: of the first, of odd ones, of even ones."""
    shown = {"first": told.get("differentFirst") in _TRUE, "odd": True}
    for page, is_shown in {**shown, "even": told.get("differentOddEven") in _TRUE}.items():
        text = told.findtext(f"{S}{page}{kind}") if is_shown else None
        yield from filter(None, cell_text(_CODE.sub(_filled_in, text or "")).split("\n"))


def _filled_in(code: re.Match[str]) -> str:
    """Return what a code is replaced by; its day, its file and its sheet say nothing."""
    return "\n" if code["line"] or code["part"] else "1" if code["number"] else code["sign"] or ""
