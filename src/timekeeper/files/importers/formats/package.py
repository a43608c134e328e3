"""An office document is a ZIP of XML parts: opened with limits, following nothing outside it."""

from __future__ import annotations

import posixpath
import sys
import zipfile
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from lxml import etree

from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.sniffing import damaged, protected
from timekeeper.words.language import _

LARGEST_PART = 20_000_000
LARGEST_XML = 40_000_000
MOST_PARTS = 5_000
ENCRYPTED = 0x1
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_XML = (".xml", ".rels")
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Element = Any  # lxml brings no types of its own


class Package:
    """The parts of a document; opening it raises UnreadableProgramme for what is no document."""

    def __init__(self, content: bytes, name: str, kind: str) -> None:
        self.name, self.kind = name, kind
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise damaged(name, kind) from error
        parts = self._archive.infolist()
        xml = [part for part in parts if part.filename.lower().endswith(_XML)]
        # No more is ever unpacked than a part's entry promises here.
        largest = max((part.file_size for part in xml), default=0)
        total = sum(part.file_size for part in xml)
        if largest > LARGEST_PART or total > LARGEST_XML or len(parts) > MOST_PARTS:
            raise UnreadableProgramme(
                _(
                    "{name} unpacks to far more than a programme: "
                    "copy the programme into a document of its own."
                ).format(name=name)
            )
        if any(part.flag_bits & ENCRYPTED for part in parts):
            raise protected(name)

    def xml(self, path: str) -> Element | None:
        """Return the root of a part; None when the document has no such part."""
        try:
            content = self._archive.read(path)
        except KeyError:
            return None
        if any(doctype in content for doctype in _DOCTYPES):
            raise damaged(self.name, self.kind)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        return etree.fromstring(content, parser)

    def holds(self, *marks: bytes) -> bool:
        """Return whether any of its XML has one of the marks in it."""
        xml = (part for part in self._archive.namelist() if part.lower().endswith(_XML))
        return any(
            mark in content
            for part in xml
            if (content := self._archive.read(part))
            for mark in marks
        )

    def refuse_doctypes(self) -> None:
        """Raise UnreadableProgramme if a part declares entities: no office program writes such."""
        if self.holds(*_DOCTYPES):
            raise damaged(self.name, self.kind)

    def target(self, kind: str, of: str = "") -> str | None:
        """Return the path of the part that stands in a relationship of this kind to ``of``."""
        folder, file = posixpath.split(of)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        for relationship in root.iter(_RELATIONSHIPS) if root is not None else ():
            inside = relationship.get("TargetMode") != "External"
            if inside and relationship.get("Type", "").endswith("/" + kind):
                path = posixpath.join("/", folder, unquote(relationship.get("Target", "")))
                return posixpath.normpath(path).lstrip("/")
        return None


def whole_number(text: str | None, digits: int = sys.maxsize) -> int | None:
    """Return the number an attribute holds; None where there is none, or one with more digits."""
    return int(text) if text is not None and text.isdecimal() and len(text) <= digits else None
