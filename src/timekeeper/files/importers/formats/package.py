"""An office document is a ZIP of XML parts: opened with limits, following nothing outside it."""

from __future__ import annotations

import posixpath
import re
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from lxml import etree

from timekeeper.files.importers.original import TooLarge
from timekeeper.files.importers.sniffing import damaged, protected

LARGEST_PART = 20_000_000
LARGEST_XML = 40_000_000
MOST_PARTS = 5_000
# Opening and closing ones: two thirds of what LARGEST_PART can hold, and far more than a programme.
MOST_TAGS = 2_000_000
ENCRYPTED = 0x1
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_XML = (".xml", ".rels")
# ISO 29500 names everything in its strict form anew, and Word saves so when it is asked to.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Element = Any  # lxml brings no types of its own


class Package:
    """The parts of a document; opening it raises UnreadableProgramme for what is no document.

    It raises TooLarge for what unpacks to more than any programme.
    """

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
            raise TooLarge
        if any(part.flag_bits & ENCRYPTED for part in parts):
            raise protected(name)

    def part(self, path: str) -> bytes | None:
        """Return a part's bytes; None when the document has no such part."""
        try:
            if self._archive.getinfo(path).file_size > LARGEST_PART:
                raise TooLarge
            return self._archive.read(path)
        except KeyError:
            return None

    def paths(self) -> Iterator[str]:
        """Return the paths of its XML parts, each once."""
        for path in dict.fromkeys(self._archive.namelist()):
            if path.lower().endswith(_XML):
                yield path

    def xml(self, path: str) -> Element | None:
        """Return the root of a part in its transitional form; None when there is no such part."""
        content = self.part(path)
        if content is None:
            return None
        if content.count(b"<") > MOST_TAGS:
            raise TooLarge
        if any(doctype in content for doctype in _DOCTYPES):
            raise damaged(self.name, self.kind)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        return etree.fromstring(_STRICT.sub(_TRANSITIONAL, content), parser)

    def holds(self, *marks: bytes) -> bool:
        """Return whether any of its XML has one of the marks in it."""
        return any(
            mark in content
            for path in self.paths()
            if (content := self._archive.read(path))
            for mark in marks
        )

    def target(self, kind: str, of: str = "", key: str | None = None) -> str | None:
        """Return the path of the part that stands in a relationship of this kind to ``of``.

        Of several it is the first, or the one with the key.
        """
        folder, file = posixpath.split(of)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        for relationship in root.iter(_RELATIONSHIPS) if root is not None else ():
            meant = relationship.get("TargetMode") != "External"
            meant = meant and key in {None, relationship.get("Id")}
            if meant and relationship.get("Type", "").endswith("/" + kind):
                path = posixpath.join("/", folder, unquote(relationship.get("Target", "")))
                return posixpath.normpath(path).lstrip("/")
        return None


def whole_number(text: str | None, digits: int = sys.maxsize) -> int | None:
    """Return the number an attribute holds; None where there is none, or one with more digits."""
    return int(text) if text is not None and text.isdecimal() and len(text) <= digits else None
