"""Which page is turned to: keys turn pages of what runs, and never more than there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from tests.fakes import item, programme, session
from timekeeper.core.programme import Item, Material
from timekeeper.desktop.desk.slides import Slides

FIRST, SECOND = Material("first.pdf"), Material("second.pdf")
REPORT = item("report", length=20, materials=(FIRST, SECOND))
VOTE = item("vote", length=5, materials=(Material("vote.pdf"),))
PLAIN = item("closing", length=5)


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def slides(owner: QObject) -> Slides:
    """The slides of an item that runs, with four pages."""
    made = Slides(owner)
    made.follow(REPORT)
    made.switch()
    made.count = 4
    return made


@pytest.mark.parametrize(
    ("turns", "page"), [([1], 2), ([1, 1, -1], 2), ([-1], 1), ([9], 5), ([9, 9], 5), ([9, -1], 4)]
)
def test_pages_are_turned_from_the_first_to_one_behind_the_last(
    slides: Slides, turns: list[int], page: int
):
    for turn in turns:
        slides.turn(turn)

    assert slides.page == page
    assert slides.past_the_end == (page == 5)


def test_before_the_number_of_pages_is_known_none_is_turned(slides: Slides):
    slides.count = None

    slides.turn(1)

    assert slides.page == 1
    assert not slides.past_the_end


def test_slides_that_are_down_are_not_turned(slides: Slides):
    slides.go_to(3)
    slides.switch()

    slides.turn(1)
    slides.go_to_last()

    assert slides.page == 3
    slides.switch()
    assert (slides.up, slides.page) == (True, 3)


@pytest.mark.parametrize("other", [VOTE, PLAIN, None])
def test_slides_end_with_their_item(slides: Slides, other: Item | None):
    slides.follow(other)

    assert not slides.up
    assert slides.material == (other.materials[0] if other and other.materials else None)
    slides.follow(REPORT)
    assert (slides.up, slides.page) == (False, 1)


def test_the_next_file_begins_with_its_first_page_and_the_first_follows_the_last(slides: Slides):
    slides.turn(2)

    slides.take_other()
    assert (slides.material, slides.page, slides.count) == (SECOND, 1, None)

    slides.take_other()
    assert slides.material == FIRST


def test_an_edited_item_keeps_its_slides_up(slides: Slides):
    slides.follow(item("report", length=30, materials=(FIRST, SECOND)))

    assert slides.up


def test_a_folder_is_that_of_the_programme_with_these_materials_alone(slides: Slides):
    day = programme(session(REPORT, VOTE))
    slides.lie_in(Path("here"), day)

    assert slides.folder(programme(session(REPORT, PLAIN, VOTE))) == Path("here")
    assert slides.folder(programme(session(REPORT))) is None
    assert slides.folder(programme(session(VOTE, REPORT))) is None


def test_a_changed_programme_keeps_the_folder_unless_it_names_what_was_never_there(slides: Slides):
    before, other = programme(session(REPORT, VOTE)), Material("other.pdf")
    for now, kept in (
        (programme(session(VOTE)), True),
        (programme(session(PLAIN)), True),
        (programme(session(item("report", length=20, materials=(other,)))), False),
    ):
        slides.lie_in(Path("here"), before)

        slides.stay(before, now, slides.folder(before))

        assert (slides.folder(now) == Path("here")) is kept
