"""Nothing of the desk is clipped or lies over something else, in three languages, on many screens.

Vietnamese, English and a language that says everything 40 % longer, in every main state and dialog.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

# The last ones are 1366x768 at 125 % and at 150 %, without title and task bar.
ENDS, OTHERS = ("3840x2160@2", "915x432@1"), ("1366x768@1", "1920x1080@1.5", "1094x534@1")


@pytest.mark.parametrize("screens", [ENDS, pytest.param(OTHERS, marks=pytest.mark.long)])
def test_nothing_is_clipped_and_nothing_overlaps(tmp_path: Path, screens: tuple[str, ...]):
    told = subprocess.run(
        [sys.executable, "-m", "tests.desktop.desk_layout", str(tmp_path), *screens],
        cwd=ROOT,
        env={**os.environ, "TIMEKEEPER_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert json.loads(told.stdout) == {screen: {} for screen in screens}
