"""The language that sentences are compared in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from timekeeper.live.language import use_language

LOCALE = Path(__file__).parents[2] / "resources" / "locale"


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en", LOCALE)
    yield
    use_language("en", LOCALE)
