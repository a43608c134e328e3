"""Programmes made up by chance are read from text as they were meant, so they measure scans."""

from collections import Counter

import pytest

from tests.accuracy.comparing import compared
from tests.accuracy.drawn import programmes
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.importers.reading import read_file

MADE = dict(programmes(1))


@pytest.mark.parametrize("layout", MADE)
def test_a_programme_made_up_is_read_from_its_text_as_it_is_meant(layout, tmp_path):
    path = tmp_path / "programme.txt"
    path.write_text(MADE[layout].text, encoding="utf-8")

    counts = Counter()
    misses = list(compared(MADE[layout].reading, draft_to_json(read_file(path)), counts))

    assert (misses, counts["found"]) == ([], counts["expected"])
