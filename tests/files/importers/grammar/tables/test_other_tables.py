"""Tables of tasks and of costs that stand beside a programme and are none of it."""

from datetime import time

import pytest

ACTS = ["Đón đại biểu", "Khai mạc", "Báo cáo"]
TABLE = (
    "CHƯƠNG TRÌNH HỘI NGHỊ\nNgày 15/10/2024\nThời gian\tNội dung\tNgười thực hiện\n"
    "8h00 - 8h15\tĐón đại biểu\tVăn phòng\n8h15 - 8h30\tKhai mạc\tÔng An\n"
    "8h30 - 9h30\tBáo cáo\tÔng Bình\n"
)
LIST = (
    "CHƯƠNG TRÌNH HỘI NGHỊ\nNgày 15/10/2024\n"
    "- 8h00: Đón đại biểu\n- 8h15: Khai mạc\n- 8h30: Báo cáo\n"
)
OTHERS = [
    (
        "STT\tCông việc\tNgười phụ trách\tThời hạn\n"
        "1\tChuẩn bị hội trường\tÔng Chi\t10/10/2024\n2\tIn tài liệu\tBà Dung\t12/10/2024\n"
    ),
    (
        "TT\tNội dung công việc\tBộ phận thực hiện\tThời gian hoàn thành\n"
        "1\tChuẩn bị hội trường\tVăn phòng\t10/10\n2\tIn tài liệu\tPhòng Tổ chức\tTrước 12/10\n"
    ),
    "Nhiệm vụ\tPhụ trách\tGhi chú\nChuẩn bị hội trường\tÔng Chi\tXong\n",
    "Task\tPerson in charge\tDeadline\nPrint papers\tMr Chi\t10/10/2024\n",
    (
        "Nội dung\tSố lượng\tĐơn giá\tThành tiền\nNước uống\t100\t5.000\t500.000\n"
        "Hoa\t2\t300.000\t600.000\nTổng cộng\t\t\t1.100.000\n"
    ),
    "Item\tQuantity\tUnit price\tAmount\nWater\t100\t5\t500\nFlowers\t2\t30\t60\n",
]


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("programme", [TABLE, LIST], ids=["table", "list"])
@pytest.mark.parametrize("first", [True, False], ids=["above", "below"])
def test_tasks_and_costs_beside_a_programme_are_no_acts(read, programme, other, first):
    draft = read(f"{other}{programme}" if first else f"{programme}{other}")

    assert [item.title for item in draft.programme.items] == ACTS
    assert draft.programme.date.isoformat() == "2024-10-15"
    assert [doubt.kind for doubt in draft.doubts] == ["left_out"]
    said = "\n".join(draft.programme.notes)
    assert all(row.split("\t")[-1] in said for row in other.splitlines())


def test_tasks_are_acts_where_nothing_has_an_hour(read):
    draft = read(f"PHÂN CÔNG\n{OTHERS[0]}")

    assert [item.title for item in draft.programme.items] == ["Chuẩn bị hội trường", "In tài liệu"]


def test_a_table_of_works_with_their_hours_is_a_programme(read):
    draft = read(
        "LỊCH LÀM VIỆC\nNgày 15/10/2024\nThời gian\tNội dung công việc\tPhụ trách\n"
        "8h00\tHọp giao ban\tÔng An\n9h00\tTiếp công dân\tBà Bình\n14h00\tKiểm tra\tÔng Chi\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Họp giao ban", "Tiếp công dân", "Kiểm tra"]


@pytest.mark.parametrize(
    "head", ["Thời gian\tNội dung công việc\tChủ trì", "STT\tCông việc\tChủ trì"]
)
def test_a_day_s_works_without_hours_below_the_same_head_are_acts(read, head):
    times = head.startswith("Thời gian")
    clocks = ["8h00", "9h00", "14h00"] if times else ["1", "2", "3"]
    works = ["Họp", "Tiếp công dân", "Kiểm tra"]
    works = works if times else [f"{8 + n}h00 {work}" for n, work in enumerate(works)]
    rows = "".join(f"{c}\t{w}\tÔng An\n" for c, w in zip(clocks, works, strict=True))
    draft = read(
        f"LỊCH TUẦN\nThứ Hai, 14/10/2024\n{head}\n{rows}"
        f"Thứ Ba, 15/10/2024\n{head}\n{'Cả ngày' if times else '1'}\tĐi cơ sở\tÔng Bình\n"
    )

    titles = [item.title for item in draft.programme.items]
    assert titles == ["Họp", "Tiếp công dân", "Kiểm tra", "Đi cơ sở"]


@pytest.mark.parametrize("told", ["Nhìn lại mười năm dữ liệu mở", "Cổng sẽ khép vào lúc 10:15"])
@pytest.mark.parametrize("beside", ["", "\tÔng Trần Văn Ba"])
def test_what_stands_below_a_title_tells_of_it_and_names_nobody(read, told, beside):
    draft = read(
        f"HỘI THẢO\nNgày 15/8/2026\n08:30 - 09:00\tĐăng ký\n09:00 - 10:00\tTọa đàm{beside}\n"
        f"\t{told}\n10:00 - 10:30\tHỏi đáp{beside}\n"
    )

    talk = draft.programme.items[1]
    assert [item.title for item in draft.programme.items] == ["Đăng ký", "Tọa đàm", "Hỏi đáp"]
    assert talk.notes == (told,)
    assert (talk.presenter.text if talk.presenter else "") == beside.strip()
    assert draft.doubts == ()


def test_an_act_below_a_title_begins_at_the_clock_behind_it(read):
    draft = read(
        "HỘI THẢO\nNgày 15/8/2026\n08:30 - 09:00\tĐón khách\n\tKhai mạc lúc 09:00\n"
        "09:15 - 10:00\tTọa đàm\n"
    )

    starts = [item.start for item in draft.programme.items]
    assert starts == [time(8, 30), time(9), time(9, 15)]
