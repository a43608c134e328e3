"""Texts hold what can be read, and nothing that hides or turns what stands beside it."""

from __future__ import annotations

import unicodedata
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timekeeper.core import events
from timekeeper.core.programme import (
    Item,
    Organisation,
    Part,
    Presenter,
    Programme,
    Session,
    Speaker,
    Venue,
)
from timekeeper.core.text import cleaned

DIRTY = "Báo\u202e cáo\u2028một\ue000\x07\ud800\U000e0fff"
CLEAN = "Báo cáo một"


@pytest.mark.parametrize(
    "kept",
    [
        "Báo cáo kết quả “năm 2023” – phần 1\u00a0%",
        "hai dòng\nvà\tmột",
        "➢ ❖ ☐ ☎ 中国 ກຂ កខ ！",
        "👩\u200d👩\u200d👧",
        "a\u0301\u0302\u0323",
        "",
    ],
)
def test_what_can_be_read_stays_as_it_is(kept):
    assert cleaned(kept) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (DIRTY, CLEAN),
        ("một\x85hai\x0bba", "một hai ba"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("\ufeff\u2066a\u2069\u200f", "a"),
        ("\ufffe\x00\x7f\x9f", ""),
    ],
)
def test_what_hides_turns_or_means_nothing_goes(written, kept):
    assert cleaned(written) == kept


@given(st.text(st.characters(codec=None)))
@example(DIRTY)
def test_a_clean_text_stays_as_it_is_and_can_be_written(text):
    once = cleaned(text)

    assert cleaned(once) == once
    once.encode()
    assert not any(unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE"} for c in once)
    assert all(c in "\t\n" or unicodedata.category(c) != "Cc" for c in once)


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (Item("a", DIRTY), lambda made: made.title),
        (Item("a", "A", short_title=DIRTY), lambda made: made.short_title),
        (Item("a", "A", documents=("một", DIRTY)), lambda made: made.documents[1]),
        (Presenter("A", body=DIRTY), lambda made: made.body),
        (Speaker(DIRTY), lambda made: made.name),
        (Venue("A", point=DIRTY), lambda made: made.point),
        (Organisation(issuer=DIRTY), lambda made: made.issuer),
        (Part(title=DIRTY), lambda made: made.title),
        (Session(DIRTY), lambda made: made.name),
        (Programme(DIRTY, ZoneInfo("Asia/Ho_Chi_Minh")), lambda made: made.title),
        (events.Noted(DIRTY), lambda made: made.text),
        (events.MessageShown(events.Audience.HALL, DIRTY), lambda made: made.text),
        (events.OverrunExplained("a", None, DIRTY), lambda made: made.text),
        (events.ItemRemoved("a", DIRTY), lambda made: made.title),
    ],
)
def test_every_text_of_a_programme_and_of_a_fact_is_clean(made, text):
    assert text(made) == CLEAN


def test_what_facts_are_found_by_is_never_changed():
    assert Item(DIRTY, "A").id == DIRTY
    assert events.Noted("A", DIRTY).item == DIRTY
