"""However the screens are scaled, the desk lies on its own and the hall's window on the hall's."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.paths import ROOT
from tests.virtual_screens import available

USUAL = ["QT_SCALE_FACTOR=1.25", "QT_SCREEN_SCALE_FACTORS=OPERATOR=1.5;PROJECTOR=1"]
OTHERS = [
    *[f"QT_SCALE_FACTOR={factor}" for factor in ("1.5", "1.75", "2")],
    "QT_SCREEN_SCALE_FACTORS=OPERATOR=1.25;PROJECTOR=2",
    "QT_SCREEN_SCALE_FACTORS=OPERATOR=2;PROJECTOR=1.5",
]


@pytest.mark.skipif(not available(), reason="needs Xvfb and xrandr")
@pytest.mark.parametrize("scalings", [USUAL, pytest.param(OTHERS, marks=pytest.mark.long)])
def test_each_window_keeps_to_its_screen_at_every_scaling(scalings):
    told = subprocess.run(
        [sys.executable, "-m", "tests.desktop.screens.scaled_screens", *scalings],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    # The window managers speak as well.
    found = [line for line in told.stdout.splitlines() if line.startswith("[")]
    assert dict(zip(scalings, map(json.loads, found), strict=True)) == {s: [] for s in scalings}
