"""What is confidential does not leave the desk: the hall reads a neutral title and the time."""

from __future__ import annotations

import pytest

from tests.fakes import act, edit, item, part, played, programme, session
from timekeeper.core.events import ItemEdited
from timekeeper.core.programme import Presenter
from timekeeper.views.hall import ItemContent
from timekeeper.views.hall_now import hall_content
from timekeeper.views.moment import Moment
from timekeeper.views.public import masked, named_openly
from timekeeper.views.rostrum import rostrum_content

BOARD = Presenter("Ban Tổ chức", body="Ban Tổ chức", stands_in_for="Đồng chí Bình")
SECRET = item(
    "MA-MAT",
    length=10,
    confidential=True,
    number="II.1",
    short_title="Nhân sự khóa  mới",
    presenter=BOARD,
)
OPEN = item("opening", length=10, presenter=Presenter("Văn phòng"))


def hall(day, minute):
    return hall_content(day.seen(minute), day.programme)


def test_the_hall_reads_a_neutral_title_and_the_time_of_what_runs_and_of_what_comes():
    day = played(programme(session(OPEN, SECRET)), (0, "start"))

    announced = hall(day, 1).next
    assert (announced.title_forms, announced.presenter) == (("Internal item",), "")
    assert announced.length

    day.do(10, "next")
    shown = hall(day, 12)
    assert isinstance(shown, ItemContent)
    assert (shown.title_forms, shown.presenter) == (("Internal item",), "")
    assert shown.timer.figures == "08:00"


def test_so_does_the_rostrum():
    day = played(programme(session(SECRET, OPEN)), (0, "start"))

    shown = rostrum_content(day.seen(2), day.programme, "Mời nghe nhân sự khóa mới.")

    assert (shown.title_forms, shown.presenter) == (("Internal item",), "")
    assert shown.figures == "08:00"
    assert shown.message == "Mời nghe Internal item."


def test_the_operator_decides_during_the_day():
    day = played(programme(session(OPEN, SECRET)), (0, "start"))
    public = item("MA-MAT", length=10, presenter=BOARD)

    day.do(1, edit(ItemEdited(public)))
    assert hall(day, 2).next.title_forms == ("MA-MAT",)

    day.do(3, act("undo"))
    assert hall(day, 4).next.title_forms == ("Internal item",)


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1", "1"), ("II.1", "II.1"), ("b)", "b)"), ("(4)", "(4)"), ("TM-01", None), ("Mật", None)],
)
def test_a_number_that_counts_stays_and_one_that_tells_goes(number, shown):
    only = item("secret", length=5, confidential=True, number=number)

    assert masked(programme(session(OPEN, only))).items[1].number == shown


def test_a_part_and_a_session_lose_their_titles_when_they_hold_nothing_else():
    plan = programme(
        session(part(OPEN, title="Phần mở"), part(SECRET, title="Phần mật"), name="Sáng"),
        session(part(item("x", confidential=True), title="Kỷ luật"), name="Phiên kỷ luật"),
    )

    first, second = masked(plan).sessions

    assert [p.title for p in first.parts] == ["Phần mở", "Internal item"]
    assert (first.name, second.name) == ("Sáng", "Internal item")
    assert second.parts[0].title == "Internal item"


def test_an_id_outside_says_nothing_and_is_nobody_else_s():
    taken = item("internal-1", length=5)

    assert [i.id for i in masked(programme(session(taken, SECRET))).items] == [
        "internal-1",
        "internal-2",
    ]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Sắp tới: MA-MAT", "Sắp tới: Internal item"),
        ("sắp tới: ma-mat, rồi nghỉ", "sắp tới: Internal item, rồi nghỉ"),
        ("Mời đồng chí bình", "Mời Internal item"),
        ("Mời Văn phòng", "Mời Văn phòng"),
        ("MA-MATS", "MA-MATS"),
    ],
)
def test_a_message_loses_what_is_said_only_of_confidential_items(told, shown):
    day = played(programme(session(OPEN, SECRET)))

    assert Moment(day.seen(0), day.programme).told(told) == shown


def test_a_programme_without_confidential_items_is_shown_as_it_is():
    plan = programme(session(OPEN))

    assert masked(plan) is plan


@pytest.mark.parametrize(
    "file",
    [
        *("dieu-dong", "DieuDong", "2026 DIEU DONG can bo", "Hop_dieu_dong_v2", "điều động"),
        *("kehoachdieudongcanbo", "Đ.i.ề.u động", "noi dung do van phong mat trinh", "ong_binh"),
    ],
)
def test_the_name_of_a_file_says_nothing_of_it_however_it_is_typed(file):
    secret = item("Điều động", length=5, confidential=True, presenter=Presenter("Văn phòng Mật"))
    other = item("Ông Bình", length=5, confidential=True)

    assert named_openly(programme(session(OPEN, secret, other)), file) != file


@pytest.mark.parametrize("file", ["chuong-trinh", "dieu tra dong dan", "binh", "Khai mac"])
def test_another_name_of_a_file_stays(file):
    secret = item("Điều động", length=5, confidential=True)

    assert named_openly(programme(session(OPEN, secret)), file) == file
    assert named_openly(programme(session(OPEN)), "dieu-dong") == "dieu-dong"
