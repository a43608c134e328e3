"""Each fact says which item it is about."""

from __future__ import annotations

import pytest

from tests.fakes import item
from timekeeper.core.events import (
    Event,
    ItemEdited,
    ItemInserted,
    ItemStarted,
    Noted,
    Paused,
    SessionClosed,
    SpeakerCalled,
    item_of,
)


@pytest.mark.parametrize(
    ("fact", "about"),
    [
        (ItemStarted("report"), "report"),
        (SpeakerCalled("debate", "s1"), "debate"),
        (ItemInserted(item("new"), 0, 0), "new"),
        (ItemEdited(item("report")), "report"),
        (Noted("Mất điện", "report"), "report"),
        (Noted("Mất điện"), None),
        (Paused(), None),
        (SessionClosed(0), None),
    ],
)
def test_a_fact_names_its_item_and_one_about_the_day_names_none(fact: Event, about: str | None):
    assert item_of(fact) == about
