"""The day as it was planned: every figure is the printed programme's."""

from __future__ import annotations

import pytest

MORNING = [
    "07:30 start",
    *(f"{at} next" for at in ("07:35", "07:45", "08:05", "08:20")),
    "08:50 finish",
    "09:00 start",
    *(f"{at} next" for at in ("09:05", "09:25", "09:30", "09:45", "10:15", "10:30", "11:00")),
]
AFTERNOON = [
    "13:30 start",
    *(f"{at} next" for at in ("14:30", "14:40", "14:55", "15:00", "15:20")),
]


@pytest.fixture
def day(played):
    return played(*MORNING, *AFTERNOON)


def local(time):
    return f"2023-12-06T{time}+07:00"


def test_in_the_middle_of_an_item_the_snapshot_says_what_is_left(day):
    picture = day.at("08:00:00")

    assert picture["at"] == local("08:00:00")
    assert picture["stage"] == "running"
    assert picture["current"] == {
        "id": "s1.p1.i3",
        "title": "Thảo luận tổ",
        "presenter": None,
        "confidential": False,
        "allotted_s": 1200,
        "elapsed_s": 900,
        "remaining_s": 300,
        "overrun_s": 0,
    }
    assert picture["next"] == {
        "id": "s1.p1.i4",
        "title": "Báo cáo công tác chuẩn bị, thảo luận tổ và bầu ban kiểm phiếu",
        "presenter": "Ban Tổ chức Tỉnh ủy",
        "confidential": False,
        "expected_start": local("08:05:00"),
    }
    assert (picture["deviation_s"], picture["session_expected_end"]) == (0, local("11:00:00"))


def test_the_forecast_of_a_day_on_time_is_the_programme(day):
    items = day.at("08:00:00")["items"]

    assert items["s1.p1.i1"] == {
        "state": "done",
        "expected_start": local("07:30:00"),
        "expected_end": local("07:35:00"),
    }
    assert items["s1.p1.i5"]["expected_end"] == local("08:50:00")
    assert items["s1.p2.i1"]["expected_start"] == local("09:00:00")
    assert items["s1.p2.i7"] == {"state": "study", "expected_start": None, "expected_end": None}
    assert items["s2.i5"] == {
        "state": "pending",
        "expected_start": local("15:00:00"),
        "expected_end": None,
    }


def test_between_two_parts_nothing_is_current_and_the_fixed_start_comes_next(day):
    picture = day.at("08:55:00")

    assert (picture["stage"], picture["current"]) == ("waiting", None)
    assert picture["next"]["id"] == "s1.p2.i1"
    assert picture["next"]["expected_start"] == local("09:00:00")
    assert picture["deviation_s"] == 0


def test_over_lunch_the_afternoon_comes_next(day):
    picture = day.at("12:00:00")

    assert (picture["stage"], picture["current"]) == ("waiting", None)
    assert picture["next"]["id"] == "s2.i1"
    assert picture["next"]["expected_start"] == local("13:30:00")


def test_an_item_without_an_end_has_no_remaining_time_and_no_overrun(day):
    current = day.at("15:10:00")["current"]

    assert current["id"] == "s2.i5"
    assert (current["allotted_s"], current["remaining_s"]) == (None, None)
    assert (current["elapsed_s"], current["overrun_s"]) == (600, 0)


def test_after_the_last_item_the_conference_is_closed(day):
    picture = day.at("15:20:00")

    assert (picture["stage"], picture["current"], picture["next"]) == ("closed", None, None)


def test_before_the_first_entry_nothing_has_happened(day):
    picture = day.at("07:29:59")

    assert (picture["stage"], picture["current"]) == ("waiting", None)
    assert {item["state"] for item in picture["items"].values()} == {"pending", "study"}


def test_the_report_of_a_perfect_day_has_no_overrun(day):
    report = day.report

    assert (report["title"], report["date"]) == (
        "Hội nghị Ban Chấp hành Đảng bộ tỉnh",
        "2023-12-06",
    )
    assert (
        report["items"]["s1.p1.i5"].items()
        >= {
            "number": "(5)",
            "title": "Thực hiện việc lấy phiếu tín nhiệm và công bố kết quả",
            "presenter": "Ban kiểm phiếu",
            "session": "Buổi sáng",
            "part": report["items"]["s1.p1.i1"]["part"],
            "planned_start": local("08:20:00"),
            "planned_end": local("08:50:00"),
            "allotted_s": 1800,
            "added_s": 0,
            "actual_start": local("08:20:00"),
            "actual_end": local("08:50:00"),
            "paused_s": 0,
            "used_s": 1800,
            "overrun_s": 0,
            "state": "done",
        }.items()
    )
    done = {key: item for key, item in report["items"].items() if item["state"] == "done"}
    assert len(done) == 17
    assert {item["overrun_s"] for key, item in done.items() if key != "s2.i5"} == {0}


def test_the_report_says_nothing_of_an_allotment_that_there_was_not(day):
    speech = day.report["items"]["s2.i5"]

    assert (speech["allotted_s"], speech["overrun_s"], speech["used_s"]) == (None, None, 1200)


def test_papers_for_study_are_in_the_report_without_times(day):
    study = day.report["items"]["s1.p2.i7"]

    assert study["state"] == "study"
    assert {study["allotted_s"], study["actual_start"], study["used_s"]} == {None}


def test_the_report_sums_up_the_sessions(day):
    morning, afternoon = day.report["sessions"]

    assert (morning["name"], morning["items"]) == ("Buổi sáng", 12)
    assert (morning["allotted_s"], morning["used_s"], morning["overrun_s"]) == (12000, 12000, 0)
    assert (morning["actual_start"], morning["actual_end"]) == (
        local("07:30:00"),
        local("11:00:00"),
    )
    assert (afternoon["name"], afternoon["items"]) == ("Buổi chiều", 5)
    assert (afternoon["allotted_s"], afternoon["used_s"], afternoon["overrun_s"]) == (5400, 6600, 0)


@pytest.mark.parametrize(
    ("body", "items", "seconds"),
    [
        ("Văn phòng Tỉnh ủy", 2, 600),
        ("Ban Tổ chức Tỉnh ủy", 4, 4200),
        ("Ban cán sự đảng Ủy ban nhân dân tỉnh", 2, 1500),
        ("Ban Tuyên giáo Tỉnh ủy", 1, 900),
        ("đồng chí Bí thư Tỉnh ủy", 1, 600),
    ],
)
def test_the_report_sums_up_the_presenting_bodies(day, body, items, seconds):
    found = day.report["bodies"][body]

    assert (found["items"], found["allotted_s"], found["used_s"]) == (items, seconds, seconds)
    assert found["overrun_s"] == 0


def test_the_report_vouches_for_the_journal(day):
    integrity = day.report["integrity"]

    assert (integrity["entries"], integrity["intact"]) == (20, True)
    assert len(integrity["hash"]) == 64
