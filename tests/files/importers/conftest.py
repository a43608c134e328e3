"""PDFs to be read are drawn by Qt, which needs no screen for it."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return ["timekeeper"]
