"""How many acts were committed, noted beside the journal.

SQLite takes a damaged page of its log for one that was never finished, and drops it and all after
it without a word. Only someone else can tell that the end is missing.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.journal.records import ConferenceHeader
from timekeeper.files.writing import private


def note(journal: Path, header: ConferenceHeader, entries: int) -> None:
    """Note that so many entries of this conference are committed; a full disk is told elsewhere."""
    # Not flushed, so that no act waits for it: after a power cut it may know less than the
    # journal, never more.
    line = f"{header.identity:10} {entries:10} {header.hash}"
    with suppress(OSError):
        # Always as long, so that it need not be emptied first: Linux flushes a file that was.
        file = private(str(_mark(journal)), os.O_WRONLY | os.O_CREAT)
        try:
            os.write(file, line.encode("ascii"))
        finally:
            os.close(file)


def missing_acts(file: JournalFile) -> int:
    """Return how many acts were committed to this journal and are no longer there."""
    try:
        conference, entries, digest = _mark(file.path).read_text("ascii").split()
        number, noted = int(conference), int(entries)
    except (OSError, ValueError):
        return 0  # none was written yet, or the power was cut in the middle
    for journal in file.conferences():
        if journal.number == number:
            same = journal.header().hash == digest
            return max(0, noted - len(journal.records())) if same else 0
    return 0 if any(gone.conference == number for gone in file.deletions()) else noted


def _mark(journal: Path) -> Path:
    return journal.with_name(f"{journal.name}-newest")
