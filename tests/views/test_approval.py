"""Every picture that the hall will see stands in the booklet, in order, with what is hidden."""

from __future__ import annotations

from msgspec.structs import replace

from tests.fakes import item, minutes, programme, session
from timekeeper.core.courtesy import USUAL_RULES
from timekeeper.core.programme import Kind, Programme, Speaker
from timekeeper.core.timeline import Phase
from timekeeper.views.approval import pictures_of
from timekeeper.views.hall import ItemContent, PictureAlone, PlainContent, SpeechContent
from timekeeper.words.values import numbered


def test_the_office_s_day_is_shown_from_the_welcome_to_the_closing(office_day: Programme):
    pages = list(pictures_of(office_day, USUAL_RULES))

    assert [pages[0].subject, pages[1].subject] == ["Welcome picture", "Standby picture"]
    assert pages[-1].subject == "Closing"
    assert isinstance(pages[-1].content, PlainContent)
    begun = [page.subject for page in pages if isinstance(page.content, ItemContent)]
    timed = [numbered(i) for i in office_day.items if i.timed]
    assert [name for name in begun if not name.endswith((" time", " counted"))] == timed
    (lunch,) = [page.content for page in pages if page.subject == "After Buổi sáng"]
    assert isinstance(lunch, PlainContent)
    assert (lunch.heading.clock, lunch.figures) == ("11:00", "2:30:00")


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


def test_a_vote_is_shown_as_its_ballots_are_counted(office_day: Programme):
    pages = {page.subject: page.content for page in pictures_of(office_day, USUAL_RULES)}
    (vote,) = [n for n in pages if "lấy phiếu tín nhiệm và" in n and n.endswith("are counted")]

    counting, begun = pages[vote], pages[vote.removesuffix(", as the ballots are counted")]

    assert isinstance(counting, ItemContent)
    assert isinstance(begun, ItemContent)
    assert (begun.label, counting.label) == ("Ballots are being cast", "Ballots are being counted")


def test_each_speaker_of_a_prepared_list_is_shown_and_one_of_rank_without_time():
    names = ("An", "đồng chí Bí thư Tỉnh ủy", "Bình")
    speakers = tuple(Speaker(name, limit=minutes(10)) for name in names)
    talk = replace(item("a", "07:30", length=20), kind=Kind.DISCUSSION, speakers=speakers)
    another = replace(item("b", "09:00", length=5), speakers=(Speaker(" "), Speaker("Chi")))
    pages = [
        page
        for page in pictures_of(programme(session(talk, another)), USUAL_RULES)
        if isinstance(page.content, SpeechContent)
    ]

    shown = [page.content for page in pages if isinstance(page.content, SpeechContent)]

    assert [content.title_forms[0] for content in shown] == [
        *("An", "An", "Đồng chí Bí thư Tỉnh ủy", "Bình", "Bình", "Chi")
    ]
    assert [content.timer is None for content in shown] == [False, False, True, False, False, False]
    assert [content.heading.clock for content in shown] == [
        *("07:30", "07:41", "07:40", "07:50", "08:01", "09:00")
    ]
    assert [bool(page.hidden) for page in pages] == [False, False, True, False, False, False]


def test_who_speaks_in_a_confidential_item_is_named_in_no_picture():
    talk = replace(
        item("a", "07:30", length=20),
        kind=Kind.DISCUSSION,
        speakers=(Speaker("Nguyễn Văn An"), Speaker("Trần Thị Bình")),
        confidential=True,
    )

    pages = list(pictures_of(programme(session(talk)), USUAL_RULES))

    assert not [page for page in pages if "Văn An" in str(page) or "Thị Bình" in str(page)]
