"""However the screens are scaled, the desk lies on its own and the hall's window on the hall's."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.paths import ROOT
from tests.virtual_screens import available


@pytest.mark.skipif(not available(), reason="needs Xvfb and xrandr")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("QT_SCALE_FACTOR", factor) for factor in ("1.25", "1.5", "1.75", "2")],
        ("QT_SCREEN_SCALE_FACTORS", "OPERATOR=1.5;PROJECTOR=1"),
        ("QT_SCREEN_SCALE_FACTORS", "OPERATOR=1.25;PROJECTOR=2"),
        ("QT_SCREEN_SCALE_FACTORS", "OPERATOR=2;PROJECTOR=1.5"),
    ],
)
def test_each_window_keeps_to_its_screen_at_every_scaling(name: str, value: str):
    told = subprocess.run(
        [sys.executable, "-m", "tests.desktop.screens.scaled_screens"],
        cwd=ROOT,
        env={**os.environ, name: value, "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    # The window manager speaks first.
    assert json.loads(told.stdout.splitlines()[-1]) == []
