"""What texts and spreadsheets of OpenDocument have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timekeeper.files.importers.formats.package import Element, Package, whole_number
from timekeeper.files.importers.sniffing import Format, damaged, protected

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
ROW = f"{TABLE}table-row"
CELL, COVERED_CELL = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
PROMPT = f"{TEXT}placeholder"
SKIPPED = {
    f"{TEXT}note", PROMPT, f"{TEXT}tracked-changes", f"{TEXT}ruby-text",
    f"{OFFICE}annotation", f"{OFFICE}forms", f"{TEXT}sequence-decls",
}  # fmt: skip
MOST_REPEATED, MOST_DIGITS = 1_000, 8
_ALWAYS = re.compile(r"(?:\w+:)?\s*[\"'(]*\s*(?:1|true)\s*[\"')]*", re.IGNORECASE)


def opened(content: bytes, name: str, form: Format, body: str) -> tuple[Package, Element, Element]:
    """Return a document, the root of its content, and the body of that kind in it."""
    package = Package(content, name, form.value)
    if package.holds(b"encryption-data"):
        raise protected(name)
    root = package.xml("content.xml")
    found = root.find(f"{OFFICE}body/{OFFICE}{body}") if root is not None else None
    if root is None or found is None:
        raise damaged(name, form.value)
    return package, root, found


def table_parts(table: Element, tag: str) -> Iterator[Element]:
    """Return a table's own rows or columns, out of the groups they may stand in."""
    for child in table.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag.startswith(TABLE) and child.tag not in {ROW, CELL, COVERED_CELL}:
            yield from table_parts(child, tag)


def repeated(element: Element, name: str) -> int:
    """Return how many rows or cells an element stands for."""
    return max(whole_number(element.get(f"{TABLE}{name}"), MOST_DIGITS) or 1, 1)


def is_hidden(element: Element) -> bool:
    """Return whether a section or a field says that it is hidden, or hides what it stands in.

    What depends on a condition says how that was when the file was saved.
    """
    display, hidden = element.get(f"{TEXT}display"), element.get(f"{TEXT}is-hidden")
    if hidden is None and display in {None, "condition"}:
        return _ALWAYS.fullmatch(element.get(f"{TEXT}condition", "")) is not None
    return bool(hidden == "true" or display == "none")
