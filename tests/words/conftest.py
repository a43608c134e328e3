"""The language that sentences are compared in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.paths import ROOT
from timekeeper.words.language import use_language

LOCALE = ROOT / "resources" / "locale"


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en", LOCALE)
    yield
    use_language("en", LOCALE)
