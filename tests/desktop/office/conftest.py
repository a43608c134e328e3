"""A data folder of a test's own, for what the office keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from timekeeper.core.programme import Programme
from timekeeper.desktop.office.wiring import Office
from timekeeper.files.importers.draft.draft import Draft


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    return tmp_path


def begin_unseen(office: Office, programme: Programme) -> None:
    """Hold the programme as at a start, in windows that are not shown, since nobody looks."""
    office.programmes.hold(Draft(programme, ()))
    office.windows.desk.start_clock()
    office.sharing.begin()
