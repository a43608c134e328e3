"""What `make accuracy` makes by itself holds what the text holds, and what differs is counted."""

from collections import Counter
from datetime import time

import pytest

from tests.accuracy import forms
from tests.accuracy.comparing import compared, readings
from tests.paths import PROGRAMMES
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.importers.reading import read_file

NAME = "38-bang-gio-lien-dong-va-o-trong"


@pytest.fixture(scope="module")
def original():
    return PROGRAMMES / f"{NAME}.txt"


@pytest.fixture(scope="module")
def expected(original):
    return readings(PROGRAMMES)[original]


@pytest.mark.parametrize("form", forms.OWN)
def test_a_programme_is_read_from_each_form_as_by_hand(form, original, expected, tmp_path):
    made = forms.made(form, {NAME: original.read_text(encoding="utf-8")}, tmp_path)

    counts = Counter()
    misses = list(compared(expected, draft_to_json(read_file(made[NAME])), counts))

    assert (misses, counts["found"]) == ([], counts["expected"])


def test_what_differs_is_named_and_counted_as_not_told(original, expected):
    draft = draft_to_json(read_file(original))
    first, *others = draft["sessions"][0]["parts"][0]["items"]
    first["start"] = str(time(6, 0))[:5]
    others[0]["title"] = "Tham quan bảo tàng"

    counts = Counter()
    misses = list(compared(expected, draft, counts))

    assert [miss.split(":")[0] for miss in misses] == ["start", "not found", "too many"]
    assert counts["wrong times, not told"] == 1
