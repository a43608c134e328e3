"""What is copied in Word, Excel or a browser is read like a file; so is a page saved as HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import law
from timekeeper.files.importers.clipboard import fragment
from timekeeper.files.importers.clipboard import read as read_clipboard
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import Format

TABLE = (
    "<table><tr><td>7h30</td><td>Khai mạc</td></tr><tr><td>8h00</td><td>Báo cáo</td></tr></table>"
)
BOTH = ["Khai mạc", "Báo cáo"]


def windows(html, start="<!--StartFragment-->", end="<!--EndFragment-->"):
    """Return HTML with the head of Windows' clipboard format, whose offsets count bytes."""
    head = (
        "Version:1.0\r\nStartHTML:{:09}\r\nEndHTML:{:09}\r\nStartFragment:{:09}\r\n"
        "EndFragment:{:09}\r\nSourceURL:file:///C:/Ch%C6%B0%C6%A1ng.docx\r\n"
    )
    content, size = html.encode(), len(head.format(0, 0, 0, 0))
    first = size + content.index(start.encode()) + len(start)
    last = size + content.index(end.encode())
    return head.format(size, size + len(content), first, last) + html


def texts(html):
    return [" | ".join(row.cells) for row in extracted(html.encode(), "a", Format.HTML).rows]


def titles(draft):
    return [item.title for item in draft.programme.items]


def test_the_head_of_windows_format_is_cut_off_by_its_bytes():
    html = f"<html><body><p>Sáng</p><!--StartFragment-->{TABLE}<!--EndFragment--></body></html>"

    assert fragment(windows(html)) == html
    assert fragment(html) == html


def test_a_head_without_the_whole_page_s_offsets_leads_to_the_fragment():
    head = "Version:0.9\r\nStartHTML:-1\r\nEndHTML:-1\r\n"
    head += "StartFragment:{:05}\r\nEndFragment:{:05}\r\n"
    size = len(head.format(0, 0))

    assert fragment(head.format(size, size + len(TABLE.encode())) + TABLE + "<p>9h") == TABLE


def test_a_table_copied_from_excel_is_read_though_its_fragment_begins_within_it():
    rows = TABLE.removeprefix("<table>").removesuffix("</table>")
    html = f"<html><body><table><!--StartFragment-->{rows}<!--EndFragment--></table></body></html>"

    assert titles(read_clipboard(windows(html), "7h30\tKhai mạc")) == BOTH


def test_a_text_without_a_table_is_read_as_plain_text_with_its_numbers():
    draft = read_clipboard("<ol><li>7h30 Khai mạc</ol>", "(1) 7h30 Khai mạc\n(2) 8h00 Báo cáo")

    assert [item.number for item in draft.programme.items] == ["(1)", "(2)"]


@pytest.mark.parametrize("html", [None, ""])
def test_plain_text_is_enough(html):
    assert titles(read_clipboard(html, "7h30\tKhai mạc\r\n8h00\tBáo cáo")) == [
        "Khai mạc",
        "Báo cáo",
    ]


def test_html_is_enough():
    assert titles(read_clipboard("<p>7h30 Khai mạc<p>8h00 Báo cáo", None)) == [
        "Khai mạc",
        "Báo cáo",
    ]


def test_a_quoted_cell_of_several_lines_is_one_cell():
    draft = read_clipboard(None, '7h30\t"Khai mạc\nĐại hội"\tVăn phòng\n8h00\tBáo cáo\tBan')

    assert len(draft.original) == 2


@pytest.mark.parametrize(("html", "text"), [(None, None), ("", " \n"), ("<p>Xin chào</p>", "Xin")])
def test_a_clipboard_without_a_programme_is_named_so(html, text):
    with pytest.raises(UnreadableProgramme, match="clipboard"):
        read_clipboard(html, text)


def test_lines_of_a_page_break_where_they_are_shown_to():
    html = "<p>Hội\n   nghị<br>lần <b>thứ</b> nhất</p><div>A<div>B</div>C</div>"

    assert texts(html) == ["Hội nghị", "lần thứ nhất", "A", "B", "C"]


def test_merged_cells_of_a_page_stand_at_their_top_left():
    html = (
        "<table><tr><td>Giờ<td>Nội dung<td>Ai</tr><tr><td colspan=3>SÁNG</tr>"
        "<tr><td rowspan=2>7h30<td>A<td>B</tr><tr><td>C<td>D</tr><tr><td>8h<td rowspan=9>E<td>F"
        "</table>"
    )

    assert texts(html)[1:] == ["SÁNG |  | ", "7h30 | A | B", " | C | D", "8h | E | F"]


def test_numbers_of_a_page_s_lists_are_shown():
    html = "<ol start=3 type=a><li>A<li>B</ol><ul><li>C</ul>"

    assert texts(html) == ["c. A", "d. B", "- C"]


def test_what_a_page_hides_is_not_read():
    html = (
        "<head><title>T</title><style>p{}</style></head><script>x</script><p>A"
        "<span style='display: none'>B</span><del>C</del></p>"
        "<div style='mso-element:header'>D</div><!--[if gte mso 9]><xml>E</xml><![endif]-->"
    )

    assert texts(html) == ["A"]


def test_a_nested_table_follows_its_row():
    assert texts(f"<table><tr><td>A<td>B{TABLE}</table>") == [
        "A | B",
        "7h30 | Khai mạc",
        "8h00 | Báo cáo",
    ]


def test_a_page_in_another_encoding_is_read_by_its_name():
    html = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><p>Hội</p>'
    content = html.replace("ộ", "ô\u0323").encode("cp1258")

    assert [row.cells for row in extracted(content, "a", Format.HTML).rows] == [("Hô\u0323i",)]


@given(st.text(max_size=300), st.text(max_size=300))
@law(150)
def test_nothing_copied_raises_anything_else(html, text):
    for given_html in (
        html,
        windows(f"<!--StartFragment-->{html}<!--EndFragment-->"),
        TABLE + html,
    ):
        try:
            draft = read_clipboard(given_html, text)
        except UnreadableProgramme:
            continue
        assert draft.programme.items


def test_what_nobody_sees_is_cleaned_when_it_comes_in():
    draft = read_clipboard(None, "7h30\tKhai\u202e mạc\ue000\n7h40\tBáo\u2066 cáo\x07\n")

    assert titles(draft) == ["Khai mạc", "Báo cáo"]
