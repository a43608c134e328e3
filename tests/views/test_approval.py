"""Every picture that the hall will see stands in the booklet, in order, with what is hidden."""

from __future__ import annotations

from msgspec.structs import replace

from tests.fakes import item, programme, session
from timekeeper.core.courtesy import USUAL_RULES
from timekeeper.core.programme import Kind, Programme
from timekeeper.core.timeline import Phase
from timekeeper.views.approval import pictures_of
from timekeeper.views.hall import ItemContent, PictureAlone, PlainContent
from timekeeper.words.values import numbered


def test_the_office_s_day_is_shown_from_the_welcome_to_the_closing(office_day: Programme):
    pages = list(pictures_of(office_day, USUAL_RULES))

    assert [pages[0].subject, pages[1].subject] == ["Welcome picture", "Standby picture"]
    assert pages[-1].subject == "Closing"
    assert isinstance(pages[-1].content, PlainContent)
    begun = [page.subject for page in pages if isinstance(page.content, ItemContent)]
    timed = [numbered(i) for i in office_day.items if i.timed]
    assert [name for name in begun if not name.endswith(", over its time")] == timed


def test_what_the_hall_does_not_see_is_said_and_never_shown_over_its_time(office_day: Programme):
    pages = {page.subject: page for page in pictures_of(office_day, USUAL_RULES)}

    leader = next(page for name, page in pages.items() if name.startswith("(2) Quán triệt"))
    assert leader.hidden.endswith("the hall shows no time.")
    assert isinstance(leader.content, ItemContent)
    assert leader.content.timer is None
    assert f"{leader.subject}, over its time" not in pages
    over = [p for name, p in pages.items() if name.endswith(", over its time")]
    assert over
    for page in over:
        assert isinstance(page.content, ItemContent)
        assert page.content.timer is not None
        assert page.content.timer.status is Phase.OVERRUN


def test_a_confidential_salute_shows_the_picture_alone_under_a_neutral_name():
    salute = replace(item("a", length=5), title="Chào cờ", kind=Kind.CEREMONY, confidential=True)
    (page,) = [
        page
        for page in pictures_of(programme(session(salute)), USUAL_RULES)
        if page.content == PictureAlone()
    ]

    assert page.subject == "Internal item"
    assert page.hidden == "Internal item: the hall shows the office’s picture alone."
