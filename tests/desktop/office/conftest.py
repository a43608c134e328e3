"""A data folder of a test's own, for what the office keeps."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    return tmp_path
