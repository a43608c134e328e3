"""The public version: confidential items keep their times and lose their words."""

from __future__ import annotations

from tests.fakes import act, item, minutes, played, programme, session
from timekeeper.core.programme import Presenter
from timekeeper.core.report.rows import report
from timekeeper.views.public import neutral_title
from timekeeper.views.public_report import public_report

SECRET = item(
    "secret",
    length=10,
    confidential=True,
    presenter=Presenter("Ban Tổ chức", "Ban Tổ chức"),
    documents=("Tờ trình mật",),
    short_title="nhân sự",
)
OPEN = item("open", length=10, presenter=Presenter("Văn phòng", "Văn phòng"))


def both():
    day = played(
        programme(session(SECRET, OPEN)),
        (0, "start"),
        (5, act("note", "secret", text="không công bố")),
        (12, "next"),
        (20, act("correct", "open", to=13)),
        (25, "finish"),
    )
    outside, _course = public_report(day.original, day.entries)
    return report(day.original, day.course), outside


def test_a_confidential_item_keeps_its_times_and_loses_its_words():
    house, outside = both()

    assert outside.items[0].item.title == neutral_title()
    assert (outside.items[0].item.presenter, outside.items[0].item.documents) == (None, ())
    assert outside.items[0].used == house.items[0].used == minutes(13)
    assert outside.items[1].item.title == "open"


def test_no_word_of_it_is_left_anywhere():
    _house, outside = both()

    assert "Tờ trình mật" not in repr(outside)
    assert "nhân sự" not in repr(outside)
    assert "Ban Tổ chức" not in repr(outside)
    assert "không công bố" not in repr(outside)


def test_the_bodies_are_those_of_the_open_items_and_the_session_s_sums_stay():
    house, outside = both()

    assert [row.body for row in outside.bodies] == ["Văn phòng"]
    assert outside.sessions == house.sessions


def test_notes_and_corrections_stay_in_the_house():
    house, outside = both()

    assert house.notes
    assert house.corrections
    assert (outside.notes, outside.corrections) == ((), ())
