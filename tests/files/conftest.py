"""A journal with a conference under way, for tests of what can become of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes import EIGHT, meeting
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.journal.records import Held, header_after


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The place of the program's own journal."""
    return tmp_path / "home" / "journal.db"


@pytest.fixture
def held(own: Path) -> Held:
    """A conference that nothing has written yet, after an older one in the journal."""
    with JournalFile.create_or_open(own) as file:
        file.begin(meeting(10, 10), EIGHT)
        earlier = file.last_header()
    return Held(header_after(earlier, meeting(10, 20, 30), EIGHT), earlier)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
