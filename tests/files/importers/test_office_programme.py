"""The office's own programme of 06/12/2023, read whole and compared field by field."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.paths import OFFICE_TEXT
from timekeeper.core.programme import Kind, Presenter, Venue
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.importers.reading import read_file

PATH = OFFICE_TEXT
C, P, D, V = Kind.CEREMONY, Kind.PRESENTATION, Kind.DISCUSSION, Kind.VOTE
OFFICE, ORGANISERS = "Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"
COUNCIL, TELLERS = "Ban cán sự đảng Ủy ban nhân dân tỉnh", "Ban kiểm phiếu"

# id, number, start, end, stated minutes, kind, body, how the title begins, how it ends
ITEMS = [
    ("s1.p1.i1", "(1)", "07:30", "07:35", 5, C, OFFICE, "Tuyên bố lý do", "chia tổ thảo luận"),
    ("s1.p1.i2", "(2)", "07:35", "07:45", 10, P, None, "Quán triệt mục đích", "Thường vụ Tỉnh ủy"),
    ("s1.p1.i3", "(3)", "07:45", "08:05", 20, D, None, "Thảo luận tổ", "Thảo luận tổ"),
    ("s1.p1.i4", "(4)", "08:05", "08:20", 15, P, ORGANISERS, "Báo cáo công tác", "ban kiểm phiếu"),
    ("s1.p1.i5", "(5)", "08:20", "08:50", 30, V, TELLERS, "Thực hiện việc lấy", "kết quả"),
    ("s1.p2.i1", "(1)", "09:00", "09:05", 5, C, OFFICE, "Tuyên bố lý do", "giới thiệu đại biểu"),
    ("s1.p2.i2", "(2)", "09:05", "09:25", 20, P, COUNCIL, "Thông qua Tờ trình", "năm 2024"),
    ("s1.p2.i3", "(3)", "09:25", "09:30", 5, P, COUNCIL, "Thông qua Tờ trình", "Ngã Bảy"),
    (
        "s1.p2.i4",
        "(4)",
        "09:30",
        "09:45",
        15,
        P,
        "Ban Tuyên giáo Tỉnh ủy",
        "Báo cáo",
        "địa bàn tỉnh",
    ),
    ("s1.p2.i5", "(5)", "09:45", "10:15", 30, P, ORGANISERS, "Triển khai", "hệ thống chính trị"),
    ("s1.p2.i6", "(6)", "10:15", "10:30", 15, P, ORGANISERS, "Dự thảo báo cáo", "đảng viên”"),
    ("s1.p2.i7", "(7)", None, None, None, Kind.STUDY, None, "Sơ kết, tổng kết", "(05 văn bản)"),
    ("s1.p2.i8", "(8)", "10:30", "11:00", 30, D, None, "Tham luận, thảo luận", "thảo luận"),
    ("s2.i1", "1", "13:30", "14:30", 60, D, None, "Tham luận, thảo luận", "thảo luận"),
    ("s2.i2", "2", "14:30", "14:40", 10, Kind.AWARD, ORGANISERS, "Trao tặng", "Bộ Chính trị"),
    ("s2.i3", "3", "14:40", "14:55", 15, Kind.SPEECH, None, "Phát biểu đại diện", "(nếu có)"),
    ("s2.i4", "4", "14:55", "15:00", 5, V, None, "Thông qua Nghị quyết", "Nghị quyết Hội nghị"),
    ("s2.i5", "5", "15:00", None, None, Kind.SPEECH, "Thường trực Tỉnh ủy", "Thường", "Hội nghị"),
]


def at(text):
    return time.fromisoformat(text) if text else None


def minutes(count):
    return timedelta(minutes=count) if count else None


@pytest.fixture(scope="module")
def draft():
    return read_file(PATH)


@pytest.fixture(scope="module")
def programme(draft):
    return draft.programme


def test_the_head_names_the_conference(programme):
    assert programme.title == "Hội nghị Ban Chấp hành Đảng bộ tỉnh"
    assert programme.subtitle == "(chuyên đề)"
    assert programme.term == "nhiệm kỳ 2020 - 2025"
    assert programme.date == date(2023, 12, 6)
    assert programme.timezone == ZoneInfo("Asia/Ho_Chi_Minh")
    assert programme.notes == ()


def test_there_is_a_morning_and_an_afternoon_without_end(programme):
    morning, afternoon = programme.sessions

    assert (morning.name, morning.start, morning.end) == ("Buổi sáng", time(7, 30), time(11))
    assert morning.closing == "Kết thúc nội dung Hội nghị buổi sáng, mời đại biểu nghỉ trưa."
    assert (afternoon.name, afternoon.start, afternoon.end) == ("Buổi chiều", time(13, 30), None)
    assert afternoon.closing is None


def test_the_first_part_has_its_venue_and_attendees(programme):
    part = programme.sessions[0].parts[0]

    assert (part.number, part.start, part.end) == ("1", time(7, 30), time(9))
    assert part.title is not None
    assert part.title.startswith("Hội nghị Ban Chấp hành Đảng bộ tỉnh lấy phiếu tín nhiệm")
    assert part.title.endswith("Ban Thường vụ Tỉnh ủy")
    assert part.length == timedelta(minutes=90)
    assert part.fixed_start is False
    assert part.venues == (Venue("Hội trường Tỉnh ủy"),)
    assert part.attendees == (
        "Các đồng chí cơ quan Trung ương phụ trách địa bàn",
        "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh",
    )


def test_the_second_part_joins_linked_points_and_therefore_has_a_fixed_start(programme):
    part = programme.sessions[0].parts[1]

    assert (part.number, part.start, part.end) == ("2", time(9), time(11))
    assert part.length == timedelta(minutes=120)
    assert part.fixed_start is True
    assert part.venues == (
        Venue("Hội trường Tỉnh ủy", "Điểm cầu cấp tỉnh", ("thành phần như Kế hoạch",)),
        Venue(
            "Phòng họp trực tuyến các huyện, thị xã, thành phố",
            "Điểm cầu cấp huyện",
            ("thành phần như Kế hoạch",),
        ),
    )
    assert part.attendees == ()


def test_the_afternoon_s_items_stand_in_one_part_without_a_name(programme):
    (part,) = programme.sessions[1].parts

    assert (part.number, part.title, part.start, part.end) == (None, None, None, None)
    assert part.fixed_start is False


def test_there_are_eighteen_items(programme):
    assert [item.id for item in programme.items] == [expected[0] for expected in ITEMS]


@pytest.mark.parametrize("expected", ITEMS, ids=lambda expected: expected[0])
def test_each_item_is_read_as_written(programme, expected):
    id_, number, start, end, stated, kind, body, begins, ends = expected

    item = programme.slot(id_).item

    assert (item.number, item.kind) == (number, kind)
    assert (item.start, item.end, item.length) == (at(start), at(end), minutes(stated))
    assert item.title.startswith(begins)
    assert item.title.endswith(ends)
    assert (item.presenter.body if item.presenter else None) == body
    assert item.conditional is (id_ == "s2.i3")
    assert item.notes == ()


def test_a_comrade_is_a_person_not_a_body(programme):
    presenter = programme.slot("s1.p1.i2").item.presenter

    assert presenter == Presenter("đồng chí Bí thư Tỉnh ủy", person="đồng chí Bí thư Tỉnh ủy")


def test_the_papers_for_study_are_listed(programme):
    documents = programme.slot("s1.p2.i7").item.documents

    assert len(documents) == 5
    assert documents[0].startswith("Dự thảo báo cáo sơ kết 05 năm thực hiện thực hiện Quy định")
    assert documents[2].endswith("hoạt động của Hội Người cao tuổi Việt Nam")
    assert documents[4].startswith("Chương trình số 215-CTr/TU")


def test_the_only_doubt_is_the_sum_of_the_first_part_at_its_line(draft):
    assert [(doubt.line, doubt.kind) for doubt in draft.doubts] == [(12, "sum_disagrees")]
    assert "1 h 30 min" in draft.doubts[0].message
    assert "1 h 20 min" in draft.doubts[0].message


def test_the_json_has_the_effective_date_and_the_minutes(draft):
    read = draft_to_json(draft)

    morning, afternoon = read["sessions"]
    assert (read["date"], morning["date"], afternoon["date"]) == ("2023-12-06",) * 3
    assert (morning["start"], morning["end"], afternoon["end"]) == ("07:30", "11:00", None)
    assert [part["minutes"] for part in morning["parts"]] == [90, 120]
    assert afternoon["parts"][0]["number"] is None
    assert afternoon["parts"][0]["items"][4] == {
        "id": "s2.i5",
        "number": "5",
        "title": "Thường trực Tỉnh ủy phát biểu chỉ đạo Hội nghị",
        "presenter": {
            "text": "Thường trực Tỉnh ủy",
            "body": "Thường trực Tỉnh ủy",
            "person": None,
        },
        "start": "15:00",
        "end": None,
        "minutes": None,
        "kind": "speech",
        "conditional": False,
        "confidential": False,
        "documents": [],
        "notes": [],
    }
    assert read["lines"]["s2.i5"] == 58
    assert read["doubts"][0]["kind"] == "sum_disagrees"
