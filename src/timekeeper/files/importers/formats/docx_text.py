"""The text of a Word paragraph as its reader sees it: changes accepted, hidden parts left out."""

from __future__ import annotations

from collections.abc import Iterator

from timekeeper.files.importers.counters import bullet
from timekeeper.files.importers.formats.docx_numbering import W
from timekeeper.files.importers.formats.package import Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

PARAGRAPH, TABLE, BOX = f"{W}p", f"{W}tbl", f"{W}txbxContent"
# What holds content of its own level: insertions, content controls, links, fields.
WRAPPERS = {
    f"{W}{name}"
    for name in (
        "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple",
        "dir", "bdo", "ruby", "rubyBase",
    )
} | {f"{MC}AlternateContent", f"{MC}Choice"}  # fmt: skip
_CHARACTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_DRAWINGS = {f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"}
_OFF = {"0", "false", "off"}


class Paragraph:
    """A paragraph's text, with the text boxes that hang from it and the page breaks in it."""

    def __init__(self, element: Element) -> None:
        self.boxes: list[Element] = []
        self.breaks = 0
        self._fields: list[bool] = []
        self.text = "".join(self._children(element))

    def _children(self, element: Element) -> Iterator[str]:
        for child in element.iterchildren():
            if child.tag == f"{W}r":
                yield from self._run(child)
            elif child.tag == f"{_MATHS}t":
                yield child.text or ""
            elif child.tag in WRAPPERS or child.tag.startswith(_MATHS):
                yield from self._children(child)

    def _run(self, run: Element) -> Iterator[str]:
        if is_on(run.find(f"{W}rPr/{W}vanish")):
            return
        for child in run.iterchildren():
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif child.tag == f"{W}lastRenderedPageBreak":
                self.breaks += 1
            elif child.tag in _DRAWINGS:
                self.boxes += boxes(child)
            elif child.tag == f"{W}ruby":
                yield from self._children(child)
            elif not any(self._fields):
                yield _character(child)

    def _field(self, kind: str | None) -> None:
        """Between a field's beginning and its separator stands its code, after it its result."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def boxes(element: Element) -> Iterator[Element]:
    """Return the text boxes in a drawing, once: what older programs show in its place is left."""
    for child in element.iterchildren():
        if child.tag == BOX:
            yield child
        elif child.tag != f"{MC}Fallback":
            yield from boxes(child)


def is_on(element: Element | None) -> bool:
    """Return whether a switch is present and not turned off."""
    return element is not None and element.get(f"{W}val") not in _OFF


def _character(element: Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    return _symbol(element) if element.tag == f"{W}sym" else _CHARACTERS.get(element.tag, "")


def _symbol(element: Element) -> str:
    try:
        return bullet(chr(int(element.get(f"{W}char", ""), 16)))
    except (ValueError, OverflowError):
        return ""
