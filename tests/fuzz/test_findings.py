"""What `make fuzz` has found stays found: every file that once failed is read or refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FINDINGS = sorted((Path(__file__).parent / "findings").iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("path", FINDINGS, ids=[path.name for path in FINDINGS])
def test_a_file_that_once_failed_is_read_or_refused(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.fuzz.trial import fault_of

    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))

    assert fault_of(path, tmp_path, seconds=60) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_a_traceback_and_a_limit_are_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.fuzz import trial

    def fails(_path: Path, _folder: Path) -> None:
        raise KeyError("unforeseen")

    def greedy(_path: Path, _folder: Path) -> None:
        bytearray(2 * trial.MEMORY)

    def endless(_path: Path, _folder: Path) -> None:
        while True:
            pass

    for wrong, told in ((fails, "unforeseen"), (greedy, "MemoryError"), (endless, "more than")):
        monkeypatch.setitem(trial.TRIALS, ".x", (wrong,))
        assert told in trial.fault_of(tmp_path / "a.x", tmp_path, seconds=1)
