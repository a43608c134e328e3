"""A Word document as a file that speaks of the office, and of no library it is made with."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from timekeeper.core.programme import Programme
from timekeeper.live.clock import SystemClock

_FIRST = datetime(1980, 1, 1, tzinfo=UTC)  # packages know no earlier day
_LONGEST = 255
_OF_THE_LIBRARY = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def word_file(document: Document, title: str, office: str, made: datetime | None) -> bytes:
    """Return the file of a document with its title, its author and the instant it was made (UTC).

    With that instant the same document is the same file whenever it is written; without one it is
    made now.
    """
    package, known = document.part.package, document.core_properties
    rels = package.rels
    for key in [key for key, rel in rels.items() if rel.reltype in _OF_THE_LIBRARY]:
        del rels[key]
    known.title, known.author, known.last_modified_by = (
        text[:_LONGEST] for text in (title, office, office)
    )
    known.comments, known.revision = "", 1
    made = max(made or SystemClock().now(), _FIRST).astimezone(UTC)
    known.created = known.modified = made.replace(tzinfo=None)
    written, content = io.BytesIO(), io.BytesIO()
    document.save(written)
    with ZipFile(written) as undated, ZipFile(content, "w") as dated:
        for part in undated.infolist():
            info = ZipInfo(part.filename, made.timetuple()[:6])
            dated.writestr(info, undated.read(part), ZIP_DEFLATED)
    return content.getvalue()


def file_of_programme(document: Document, title: str, programme: Programme) -> bytes:
    """Return the file of a document of a programme: its office's, made on its first day."""
    day = programme.session_date(0) if programme.sessions else programme.date
    made = datetime.combine(day, time(), UTC) if day else None
    return word_file(document, title, programme.organisation.issuer or "", made)
