"""Word documents are read as their reader sees them on paper."""

import pytest

from tests.files.importers.documents import abstract, levels, num, numbered, p, r, tbl, tc, tr, word
from timekeeper.files.importers.original import Beside
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import Format


def rows(*body, **parts):
    return extracted(word(*body, **parts), "a.docx", Format.DOCX).rows


def texts(*body, **parts):
    return [" | ".join(row.cells) for row in rows(*body, **parts)]


def change(kind, inner):
    return f'<w:{kind} w:id="1" w:author="A">{inner}</w:{kind}>'


def box(*paragraphs):
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp>"
        f"<wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def mark(kind):
    return f"<w:rPr><w:{kind}/></w:rPr>"


def section(*edges, properties=""):
    """Return the properties of a section; its edges are named "header1:first"."""
    references = "".join(
        f'<w:{name[:6]}Reference w:type="{kind or "default"}" r:id="{name}"/>'
        for name, _colon, kind in (edge.partition(":") for edge in edges)
    )
    return f"<w:sectPr>{references}{properties}</w:sectPr>"


TITLE_PAGE, EVEN_PAGES = "<w:titlePg/>", "<w:evenAndOddHeaders/>"


def beside(*body, **parts):
    return [(row.place.beside, " | ".join(row.cells)) for row in rows(*body, **parts)]


def test_the_head_of_the_pages_stands_above_the_text_and_their_foot_below_it():
    body = (p("Hội nghị"), section("footer1", "header1"))
    parts = {"header1": p("Sở Y tế"), "footer1": tbl(tr("Hà Nội", "Trang 1/2"))}

    assert beside(*body, **parts) == [
        (Beside.HEAD, "Sở Y tế"), (None, "Hội nghị"), (Beside.EDGE, "Hà Nội | "),
    ]  # fmt: skip


def test_heads_and_feet_that_no_page_shows_are_not_read():
    parts = {"header1": p("Trang đầu"), "header2": p("Trang chẵn"), "header3": p("Không dùng")}
    edges = "header1:first", "header2:even"

    assert texts(p("A"), section(*edges), **parts) == ["A"]
    assert texts(p("A"), section(*edges, properties=TITLE_PAGE), settings=EVEN_PAGES, **parts) == [
        "Trang đầu", "Trang chẵn", "A",
    ]  # fmt: skip


def test_the_head_of_a_later_section_is_not_above_the_text():
    body = (p("A", section("header1")), p("B"), section("header2"))

    assert beside(*body, header1=p("Đầu"), header2=p("Phụ lục")) == [
        (Beside.HEAD, "Đầu"), (None, "A"), (None, "B"), (Beside.EDGE, "Phụ lục"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "1", "- 2 -", "Trang 1/2", "Trang số: 3", "Page 1 of 2", "HỘI NGHỊ TỔNG KẾT", "Tổng kết",
        "Hội nghị tổng kết - Trang 1/2", "Hội nghị\tTrang 2", "…………",
    ],
)  # fmt: skip
def test_the_numbers_of_pages_and_a_head_that_repeats_the_text_say_nothing(said):
    body = (p("HỘI NGHỊ"), p("Tổng kết"), section("header1", "footer1"))

    assert texts(*body, header1=p(said), footer1=p(said)) == ["HỘI NGHỊ", "Tổng kết"]


@pytest.mark.parametrize("said", ["15/8/2026", "15/8", "Năm 2026", "Kết", "Tổng kết năm 2026"])
def test_a_head_that_says_more_than_the_text_stands_there_once(said):
    body = (p("Tổng kết"), section("header1:first", "header2", "footer1", properties=TITLE_PAGE))

    assert texts(*body, header1=p(said), header2=p(said), footer1=p(said)) == [said, "Tổng kết"]


def test_notes_and_comments_stand_below_the_text_also_where_they_repeat_it():
    ruled = f'<w:footnote w:type="separator">{p("___x")}</w:footnote>'
    parts = {
        "footnotes": f"{ruled}<w:footnote>{p('Dự kiến')}</w:footnote>",
        "endnotes": f"<w:endnote>{p('Có thể đổi')}</w:endnote>",
        "comments": f"<w:comment>{p('8h00')}{p('Sửa giờ')}</w:comment>",
    }

    assert beside(p("8h00"), **parts) == [
        (None, "8h00"), (Beside.NOTE, "Dự kiến"), (Beside.NOTE, "Có thể đổi"),
        (Beside.COMMENT, "8h00"), (Beside.COMMENT, "Sửa giờ"),
    ]  # fmt: skip


def test_what_stands_beside_the_text_counts_none_of_its_numbers_and_is_told_where():
    lists = abstract(1, levels(("decimal", "%1."))) + num(1, 1)
    body = (numbered("a", 1), tbl(tr("x", "y")), section("header1"))
    found = rows(*body, header1=numbered("h", 1) + tbl(tr("x", "z")), numbering=lists)

    assert [str(row.place) for row in found] == [
        "page header", "page header, table 2, row 1", "paragraph 1", "table 1, row 1",
    ]  # fmt: skip
    assert found[2].cells == ("1. a",)


def test_a_soft_break_begins_a_line_and_a_tab_a_cell():
    assert texts(p("7h30\tKhai mạc\n8h00\tBáo cáo")) == ["7h30 | Khai mạc", "8h00 | Báo cáo"]


def test_insertions_stand_and_deletions_do_not():
    deleted = "<w:r><w:delText>8h00</w:delText></w:r>"
    body = change("del", deleted) + change("ins", r("8h15 ")) + r("Khai mạc")

    assert texts(p(body)) == ["8h15 Khai mạc"]


def test_what_was_moved_stands_where_it_was_moved_to():
    body = (p(change("moveFrom", r("A")), mark("moveFrom")), p("B"), p(change("moveTo", r("A"))))

    assert texts(*body) == ["B", "A"]


def test_paragraphs_whose_break_was_deleted_are_one():
    assert texts(p("Báo cáo ", mark("del")), p("kết quả")) == ["Báo cáo kết quả"]


def test_a_deleted_row_is_gone():
    table = tbl(tr("7h30", "A"), tr("8h00", "B", properties="<w:del/>"), tr("9h00", "C"))

    assert texts(table) == ["7h30 | A", "9h00 | C"]


def test_a_text_box_is_read_once():
    assert texts(p(r("Trên") + box(p("Trong"), p("hộp")))) == ["Trên", "Trong", "hộp"]


def test_links_fields_controls_and_tags_show_what_they_show():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("5")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f"<w:hyperlink>{r('A')}</w:hyperlink><w:sdt><w:sdtContent>{r('B')}</w:sdtContent></w:sdt>"
        f"<w:smartTag>{r('C')}</w:smartTag><w:fldSimple>{r('D')}</w:fldSimple>{field}"
    )

    assert texts(p(body)) == ["ABCD5"]
    assert texts(f"<w:sdt><w:sdtContent>{p('E')}</w:sdtContent></w:sdt>") == ["E"]


def test_hidden_text_and_the_marks_of_footnotes_and_comments_are_not_read():
    hidden = r("ẩn", "<w:rPr><w:vanish/></w:rPr>")
    marks = '<w:r><w:footnoteReference w:id="1"/><w:commentReference w:id="1"/></w:r>'

    assert texts(p(r("Khai mạc") + hidden + marks)) == ["Khai mạc"]


def test_a_row_across_stands_in_the_first_column_and_a_cell_down_in_its_first_row():
    table = tbl(
        tr("Thời gian", "Nội dung", "Thực hiện"),
        tr(tc("BUỔI SÁNG", '<w:gridSpan w:val="3"/>')),
        tr(tc("7h30", '<w:vMerge w:val="restart"/>'), "A", "B"),
        tr(tc("", "<w:vMerge/>"), "C", "D"),
        tr(tc("8h00"), tc("E", '<w:gridSpan w:val="2"/>')),
    )

    assert texts(table)[1:] == ["BUỔI SÁNG |  | ", "7h30 | A | B", " | C | D", "8h00 | E | "]


def test_borders_that_miss_each_other_by_a_hair_make_no_columns():
    table = tbl(
        tr("Thời gian", tc("Nội dung", '<w:gridSpan w:val="2"/>'), "Thực hiện"),
        tr(tc("7h30", '<w:gridSpan w:val="2"/>'), "A", "B"),
    )

    assert texts(table) == ["Thời gian | Nội dung | Thực hiện", "7h30 | A | B"]


def test_paragraphs_of_a_cell_stay_apart():
    assert rows(tbl(tr("7h30", "Lễ:\n- Chào cờ")))[0].cells == ("7h30", "Lễ:\n- Chào cờ")


def test_a_table_of_one_column_is_a_frame_around_paragraphs():
    assert texts(tbl(tr("7h30 A\n8h00 B"))) == ["7h30 A", "8h00 B"]


def test_a_nested_table_follows_the_row_it_stands_in():
    inner = tbl(tr("7h30", "A"), tr("8h00", "B"))

    assert texts(tbl(tr("Trái", tc(p("Phải") + inner)))) == ["Trái | Phải", "7h30 | A", "8h00 | B"]


def test_what_frames_other_tables_is_read_in_the_order_in_which_it_stands():
    first, second = tbl(tr("7h30", "A")), tbl(tr("8h00", "B"))
    within = p("Ngày 15/8/2026") + first + p("Nghỉ") + second

    for row in (tr(tc(within)), tr("", tc(within)), tr(tc(tbl(tr(tc(within)))))):
        assert texts(tbl(row)) == ["Ngày 15/8/2026", "7h30 | A", "Nghỉ", "8h00 | B"]


def test_places_are_paragraphs_and_rows_of_tables_with_the_page_where_word_kept_it():
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>" + r("B")
    found = rows(p("A"), p(), tbl(tr("x", "y"), tr("", ""), tr("z", "w")), p(broken))

    assert [str(row.place) for row in found] == [
        "page 1, paragraph 1",
        "page 1, table 1, row 1",
        "page 1, table 1, row 3",
        "page 2, paragraph 2",
    ]


OUTLINE = abstract(1, levels(("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "(%3)")))


def test_automatic_numbers_count_and_begin_anew_below_another_heading():
    body = [
        numbered(text, 1, level) for text, level in zip("abcdef", (0, 1, 2, 2, 1, 0), strict=True)
    ]
    body.append(numbered("g", 1, 1))

    assert texts(*body, numbering=OUTLINE + num(1, 1)) == [
        "I. a", "1. b", "(1) c", "(2) d", "2. e", "II. f", "1. g",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "pattern", "shown"),
    [
        ("decimalZero", "%1.", "03. x"),
        ("lowerRoman", "%1)", "iii) x"),
        ("lowerLetter", "%1)", "c) x"),
        ("upperLetter", "Phần %1:", "Phần C: x"),
        ("bullet", "\uf0b7", "• x"),
        ("bullet", "-", "- x"),
        ("none", "", "x"),
        ("unheardOf", "%1.", "3. x"),
    ],
)
def test_each_numbering_format_is_shown(style, pattern, shown):
    lists = abstract(1, levels((style, pattern), start=3)) + num(1, 1)

    assert texts(numbered("x", 1), numbering=lists) == [shown]


def test_deeper_levels_show_the_counts_above_them():
    lists = abstract(1, levels(("upperRoman", "%1."), ("decimal", "%1.%2."))) + num(1, 1)
    legal = lists.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:isLgl/>')
    body = (numbered("a", 1), numbered("b", 1, 1))

    assert texts(*body, numbering=lists) == ["I. a", "I.1. b"]
    assert texts(*body, numbering=legal) == ["I. a", "1.1. b"]


def test_a_second_use_of_a_list_goes_on_unless_it_begins_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = abstract(1, levels(("decimal", "%1."))) + num(1, 1) + num(2, 1) + num(3, 1, override)
    body = [numbered("x", key) for key in (1, 1, 2, 3, 3)]

    assert texts(*body, numbering=lists) == ["1. x", "2. x", "3. x", "1. x", "2. x"]


def test_a_level_that_never_restarts_goes_on():
    lists = OUTLINE.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:lvlRestart w:val="0"/>')
    body = [numbered("x", 1, level) for level in (0, 1, 0, 1)]

    assert texts(*body, numbering=lists + num(1, 1)) == ["I. x", "1. x", "II. x", "2. x"]


def test_a_style_brings_its_numbers_along_and_a_paragraph_can_refuse_them():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/>'
        "</w:style>"
    )
    lists = abstract(1, levels(("decimal", "%1."))) + num(1, 1)
    child = '<w:pStyle w:val="Con"/>'
    body = (
        p("a", '<w:pStyle w:val="Muc"/>'),
        p("b", child),
        p("c", child + '<w:numPr><w:numId w:val="0"/></w:numPr>'),
    )

    assert texts(*body, numbering=lists, styles=styles) == ["1. a", "2. b", "c"]


def test_an_empty_cell_of_a_number_column_shows_its_number():
    lists = abstract(1, levels(("decimal", "%1"))) + num(1, 1)
    table = tbl(tr(tc(numbered("", 1)), "A"), tr(tc(numbered("", 1)), "B"))

    assert texts(table, numbering=lists) == ["1 | A", "2 | B"]
