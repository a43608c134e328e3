"""What stands beside a paper's text counts as above it, or is kept as notes with a doubt."""

from datetime import date

from tests.files.importers.documents import p, word
from tests.files.importers.formats.docx.test_document import section
from timekeeper.files.importers.formats.besides import arranged
from timekeeper.files.importers.original import Beside, Place, Row
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


def test_each_sheet_has_a_head_and_a_foot_of_its_own():
    def row(text, sheet, which=None):
        return Row((text,), Place(sheet=sheet, beside=which))

    rows = [row("A", "1"), row("Sở Y tế", "1", Beside.HEAD), row("B", "2")]
    rows += [row("Ghi chú", "2", Beside.EDGE), row("Sở Y tế", "2", Beside.HEAD)]

    assert [one.cells[0] for one in arranged(rows)] == [
        "Sở Y tế", "A", "Sở Y tế", "B", "Ghi chú",
    ]  # fmt: skip
