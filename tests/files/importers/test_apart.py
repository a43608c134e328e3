"""What stands beside a paper's text counts as above it, or is kept as notes with a doubt."""

from datetime import date

import pytest

from tests.files.importers.documents import p, word
from tests.files.importers.formats.docx.test_document import section
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format

ACTS = (p("7h30: Đón tiếp đại biểu"), p("8h00: Khai mạc"), p("8h30: Báo cáo tổng kết"))
EDGES = section("header1", "footer1")


def read(*body, **parts):
    extract = extracted(word(*body, EDGES, **parts), "a.docx", Format.DOCX)
    return draft_of(extract, "a.docx")


def doubts(draft):
    return [(doubt.kind, doubt.read, doubt.sure.value) for doubt in draft.doubts]


def test_a_title_and_a_day_that_stand_in_the_page_s_head_alone_are_the_programme_s():
    draft = read(*ACTS, header1=p("HỘI NGHỊ TỔNG KẾT") + p("Ngày 15/8/2026"))

    assert draft.programme.title == "HỘI NGHỊ TỔNG KẾT"
    assert draft.programme.date == date(2026, 8, 15)
    assert [item.title for item in draft.programme.items] == [
        "Đón tiếp đại biểu", "Khai mạc", "Báo cáo tổng kết",
    ]  # fmt: skip
    assert doubts(draft) == []


def test_the_page_s_foot_comments_and_footnotes_are_notes_and_never_items():
    draft = read(
        p("HỘI NGHỊ TỔNG KẾT"),
        p("Ngày 15/8/2026"),
        *ACTS,
        footer1=p("9h00: Bế mạc"),
        footnotes=f"<w:footnote>{p('9h15: Dự kiến')}</w:footnote>",
        comments=f"<w:comment>{p('9h30: Giải lao')}</w:comment>",
    )

    assert len(draft.programme.items) == len(ACTS)
    assert draft.programme.notes == ("9h00: Bế mạc", "9h15: Dự kiến", "9h30: Giải lao")
    assert draft.left_out == (6, 7, 8)
    assert doubts(draft) == [
        ("left_out", "9h00: Bế mạc", "low"),
        ("left_out", "9h15: Dự kiến", "medium"),
        ("left_out", "9h30: Giải lao", "medium"),
    ]


def test_what_the_page_s_edge_says_of_secrecy_is_obeyed_at_its_head_and_asked_at_its_foot():
    body = (p("HỘI NGHỊ TỔNG KẾT"), p("Ngày 15/8/2026"), *ACTS)
    above, below = read(*body, header1=p("MẬT")), read(*body, footer1=p("MẬT"))

    assert all(item.confidential for item in above.programme.items)
    assert not any(item.confidential for item in below.programme.items)
    assert ("confidential", "MẬT", "medium") in doubts(below)


TITLE, DAY = p("HỘI NGHỊ TỔNG KẾT"), p("Ngày 15/8/2026")


@pytest.mark.parametrize("said", ["Sở Y tế", "10/8/2026", "7h00: Tập trung"])
def test_the_page_s_head_takes_no_title_day_or_item_from_the_text(said):
    draft = read(TITLE, DAY, *ACTS, header1=p(said))

    assert draft.programme.title == "HỘI NGHỊ TỔNG KẾT"
    assert draft.programme.date == date(2026, 8, 15)
    assert len(draft.programme.items) == len(ACTS)
    assert draft.programme.notes == (said,)
    assert doubts(draft) == [("left_out", said, "low")]


def test_beside_a_head_s_line_that_is_no_title_its_day_holds():
    draft = read(TITLE, *ACTS, header1=p("Sở Y tế") + DAY)

    assert draft.programme.title == "HỘI NGHỊ TỔNG KẾT"
    assert draft.programme.date == date(2026, 8, 15)
    assert draft.programme.notes == ("Sở Y tế",)


def test_a_day_in_the_page_s_head_is_the_event_s_beside_the_text_s_day_of_signing():
    draft = read(p("Hà Nội, ngày 10 tháng 8 năm 2026"), TITLE, *ACTS, header1=DAY)

    assert draft.programme.date == date(2026, 8, 15)
