"""What is said of a confidential item is masked in the texts of others too, and little else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.fakes import edit, item, minutes, part, played, programme, session
from timekeeper.core.acts import Discuss
from timekeeper.core.events import (
    ItemEdited,
    ItemInserted,
    ItemRemoved,
    PresenterSubstituted,
    QueuedSpeech,
    SpeakersQueued,
    SpeakerWithdrawn,
)
from timekeeper.core.hall_order import ShowMessage
from timekeeper.core.programme import Kind, Material, Organisation, Presenter, Speaker, Venue
from timekeeper.files.exporters.programme.page import printed_programme
from timekeeper.views.day import act_told
from timekeeper.views.hall_now import ordered_content
from timekeeper.views.moment import Moment
from timekeeper.views.public import masked
from timekeeper.views.public_report import public_report

X = "Internal item"
SECRET = item(
    "Nhân sự khóa mới (nội bộ)",
    length=10,
    confidential=True,
    kind=Kind.DISCUSSION,
    presenter=Presenter("Ban Bảo vệ", person="Trần Văn Mười"),
    documents=("Tờ trình 12",),
)
OPEN = item("opening", length=10, presenter=Presenter("Văn phòng"))


def day_of(**fields):
    return replace(programme(session(OPEN, SECRET)), **fields)


def told_of(day):
    return Moment(day.seen(9), day.programme).told


@pytest.mark.parametrize("said", ["Nhân sự khóa mới", "NHÂN SỰ KHOÁ MỚI (nội bộ)", "Tờ trình 12"])
def test_its_title_with_and_without_its_mark_and_its_papers_are_masked_wherever_they_stand(said):
    neighbour = replace(OPEN, title=f"Mời về {said}", short_title=said, notes=(f"Xem {said}.",))
    both = part(neighbour, SECRET, title=f"Phần {said}", notes=(said,), attendees=(f"Tổ {said}",))
    words = {"closing": f"Kết thúc {said}", "venues": (Venue(said),)}
    held = replace(session(both, name=f"Buổi {said}"), **words)
    plan = replace(
        programme(held),
        title=f"Hội nghị về {said}",
        subtitle=said,
        term=said,
        hall_title=f"HỘI NGHỊ\n{said}",
        convener=said,
        notes=(f"Sau {said}: nghỉ",),
        organisation=Organisation(said, said, said),
    )

    shown = masked(plan)

    assert "nhân sự" not in repr(shown).casefold()
    assert "Tờ trình" not in repr(shown)
    assert shown.title == f"Hội nghị về {X}"
    assert shown.notes == (f"Sau {X}: nghỉ",)
    assert shown.sessions[0].closing == f"Kết thúc {X}"
    assert [one.title for one in shown.items] == [f"Mời về {X}", X]
    assert "nhân sự" not in repr(printed_programme(plan)).casefold()


def test_so_is_the_label_of_what_is_shown_with_another_item_and_its_own_is_gone():
    film = Material("phim/a.mp4", "Phim về nhân sự khóa mới, bản mật số 7")
    own = replace(SECRET, materials=(Material("b.mp4", "Bản mật số 7"),))

    opened, hidden = masked(programme(session(replace(OPEN, materials=(film,)), own))).items

    assert opened.materials == (Material("phim/a.mp4", f"Phim về {X}, {X}"),)
    assert hidden.materials == ()


def test_who_has_to_do_with_it_is_masked_where_nothing_says_it_openly():
    shown = masked(day_of(title="Ban bảo vệ họp", notes=("Mời Trần Văn Mười", "Mời văn phòng")))

    assert (shown.title, shown.notes) == (f"{X} họp", (f"Mời {X}", "Mời văn phòng"))


@pytest.mark.parametrize(
    "openly",
    [
        {"organisation": Organisation("TỈNH ỦY", "BAN BẢO VỆ TỈNH ỦY")},
        {"convener": "Ban Bảo vệ"},
        {"sessions": (session(part(OPEN, SECRET, attendees=("Lãnh đạo Ban Bảo vệ",))),)},
        {"sessions": (session(replace(OPEN, presenter=Presenter("Ông An, Ban Bảo vệ")), SECRET),)},
    ],
)
def test_a_name_that_is_said_openly_stays(openly):
    plan = day_of(title="Hội nghị Ban Bảo vệ", **openly)

    assert masked(plan).title == "Hội nghị Ban Bảo vệ"


@pytest.mark.parametrize(
    "title", ["Discussion", "opening", "Họp", "Báo cáo (nội bộ)", "Trao đổi", "Chủ toạ"]
)
def test_a_title_that_says_no_more_than_others_do_is_left_in_their_texts(title):
    secret = replace(item("x", confidential=True), title=title)
    plan = programme(session(OPEN, secret))
    told = f"Sau {title.removesuffix(' (nội bộ)')} nghỉ"

    assert masked(replace(plan, notes=(told,))).notes == (told,)


def queued(speaker):
    return Discuss(SpeakersQueued(SECRET.id, (QueuedSpeech("s1", speaker, minutes(5)),)))


def test_a_speaker_of_the_day_is_never_named_even_when_he_has_withdrawn():
    day = played(day_of())
    day.do(1, queued(Speaker("Lê Bình", "Sở Tư pháp", "Chuyện kín")))
    told = told_of(day)

    assert told("Mời Lê Bình, sở tư pháp: chuyện kín") == f"Mời {X}, {X}: {X}"

    day.do(2, Discuss(SpeakerWithdrawn(SECRET.id, "s1")))
    order = ShowMessage("Mời Lê Bình")
    assert ordered_content(order, day.seen(3), day.programme).title_forms == (f"Mời {X}",)


def test_nor_is_whoever_stands_in_nor_an_earlier_wording():
    day = played(
        day_of(),
        (1, edit(PresenterSubstituted(SECRET.id, Presenter("Cô Sáu")))),
        (2, edit(PresenterSubstituted(SECRET.id, Presenter("Cô Bảy")))),
        (3, edit(ItemEdited(replace(SECRET, title="Đề bạt")))),
        (4, edit(ItemEdited(replace(SECRET, title="Điều động")))),
    )

    assert told_of(day)("Cô Sáu, cô bảy: đề bạt, điều động") == f"{X}, {X}: {X}, {X}"


def test_who_speaks_in_an_open_item_as_well_is_named():
    day = played(day_of(), (1, queued(Speaker("Lê Bình"))))
    both = replace(OPEN, speakers=(Speaker("Lê Bình"),))
    day.do(2, edit(ItemEdited(both)))

    assert told_of(day)("Mời Lê Bình") == "Mời Lê Bình"


def test_an_item_that_came_in_and_left_again_is_still_not_named():
    fresh = replace(item("new", length=5, confidential=True), title="Kỷ luật")
    day = played(day_of(), (1, edit(ItemInserted(fresh, 0, 0))), (2, edit(ItemRemoved("new"))))

    assert told_of(day)("Hoãn kỷ luật") == f"Hoãn {X}"


def test_what_was_done_is_named_in_masked_words():
    day = played(day_of())
    day.do(1, edit(ItemEdited(replace(OPEN, title="Chuẩn bị nhân sự khóa mới"))))

    moment = Moment(day.seen(2), day.programme)
    assert act_told(day.entries[-1].event, day.programme, moment) == f"Edit Chuẩn bị {X}"


def test_the_public_report_knows_the_same():
    day = played(
        day_of(title="Về nhân sự khóa mới"),
        (0, "start"),
        (1, queued(Speaker("Lê Bình"))),
        (2, edit(ItemEdited(replace(OPEN, documents=("Bài của Lê Bình",))))),
        (9, "next"),
        (12, "finish"),
    )

    outside, _course = public_report(day.original, day.entries)

    assert outside.programme.title == f"Về {X}"
    assert outside.programme.items[0].documents == (f"Bài của {X}",)
    assert "Bình" not in repr(outside)
