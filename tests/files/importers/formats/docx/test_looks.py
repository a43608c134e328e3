"""What Word shows otherwise than it is written: hidden, struck through, raised, in old fonts."""

import pytest

from tests.files.importers.documents import p, r, tbl, tc, tr, word
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format


def extract(*body, **parts):
    return extracted(word(*body, **parts), "a.docx", Format.DOCX)


def texts(*body, **parts):
    return [" | ".join(row.cells) for row in extract(*body, **parts).rows]


def read(*body, **parts):
    return draft_of(extract(*body, **parts), "a.docx")


def style(key, inner, kind="paragraph", based_on="", name=""):
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    named = f'<w:name w:val="{name}"/>' if name else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}">{named}{based}<w:rPr>{inner}</w:rPr></w:style>'
    )


def run(text, inner):
    return r(text, f"<w:rPr>{inner}</w:rPr>")


def styled(text, key):
    return p(text, f'<w:pStyle w:val="{key}"/>')


VANISH = "<w:vanish/>"
SUPER = '<w:vertAlign w:val="superscript"/>'


def font(name):
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def test_a_row_hidden_by_its_styles_is_no_item():
    styles = style("HidP", VANISH) + style("Hid", VANISH, "character")
    hidden = tr(
        tc(styled("8h00 - 8h30", "HidP")),
        tc(styled("Họp kín", "HidP")),
        tc(p(run("Bí thư", '<w:rStyle w:val="Hid"/>'))),
    )

    draft = read(tbl(tr("7h45 - 8h00", "Báo cáo", "Ban Tổ chức"), hidden), styles=styles)

    assert [item.title for item in draft.programme.items] == ["Báo cáo"]
    (told,) = [doubt.read for doubt in draft.doubts if doubt.kind == "hidden"]
    assert "Họp kín" in told


@pytest.mark.parametrize(
    ("styles", "paragraph", "of_run", "seen"),
    [
        (style("A", VANISH) + style("B", "<w:b/>", based_on="A"), "B", "", False),
        (style("A", VANISH) + style("B", '<w:vanish w:val="0"/>', based_on="A"), "B", "", True),
        (style("A", VANISH), "A", '<w:vanish w:val="false"/>', True),
        (style("A", VANISH) + style("C", VANISH, "character"), "A", '<w:rStyle w:val="C"/>', True),
        (
            style("C", VANISH, "character") + style("D", "", "character", "C"),
            "",
            '<w:rStyle w:val="D"/>',
            False,
        ),
        (style("A", "", based_on="B") + style("B", "", based_on="A"), "A", "", True),
        (f"<w:docDefaults><w:rPrDefault><w:rPr>{VANISH}</w:rPr></w:rPrDefault></w:docDefaults>",
         "", "", False),
        (style("N", VANISH).replace("<w:style ", '<w:style w:default="1" '), "", "", False),
    ],
)  # fmt: skip
def test_hidden_text_is_told_by_inheritance(styles, paragraph, of_run, seen):
    body = p(run("Kín", of_run), f'<w:pStyle w:val="{paragraph}"/>' if paragraph else "")

    assert texts(body, styles=styles) == (["Kín"] if seen else [])


def test_a_hidden_row_and_a_table_whose_style_hides_are_not_read():
    hidden_row = tr("8h00", "Kín", properties="<w:hidden/>")
    hidden_table = tbl(tr("9h00", "Kín")).replace(
        "<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>'
    )

    found = texts(
        tbl(tr("7h30", "A"), hidden_row), hidden_table, styles=style("T", VANISH, "table")
    )

    assert found == ["7h30 | A"]


@pytest.mark.parametrize(
    ("of_run", "styles", "left_out"),
    [
        ("<w:strike/>", "", True),
        ("<w:dstrike/>", "", True),
        ('<w:strike w:val="0"/>', "", False),
        ('<w:rStyle w:val="X"/>', style("X", "<w:strike/>", "character"), True),
        ('<w:rStyle w:val="X"/>', style("X", "<w:dstrike/>", "character"), True),
    ],
)
def test_struck_through_text_is_left_out_and_told(of_run, styles, left_out):
    struck = p(run("8h00 Báo cáo", of_run))

    found = extract(p("7h30 Khai mạc"), struck, p("9h00 Bế mạc"), styles=styles)

    assert len(found.rows) == (2 if left_out else 3)
    doubts = [doubt for doubt in found.doubts if doubt.kind == "struck"]
    assert [doubt.read for doubt in doubts] == (["8h00 Báo cáo"] if left_out else [])


def test_a_crossed_out_word_leaves_the_rest_of_its_line():
    assert texts(p(r("7h30 ") + run("Chào cờ", "<w:strike/>") + r(" Khai mạc"))) == [
        "7h30  Khai mạc"
    ]


def prompt(inner, on=""):
    properties = f"<w:sdtPr><w:showingPlcHdr{on}/></w:sdtPr>"
    return f"<w:sdt>{properties}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"


PROMPT = "Click or tap here to enter text."


def placeholder(text=""):
    return run(f"{PROMPT}{text}", '<w:rStyle w:val="PlaceholderText"/>')


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        (p(r("8h00 - 8h30: Khai mạc - ") + placeholder()), "Khai mạc"),
        (p(r("8h00 - 8h30: Nghỉ – ") + placeholder() + r(" – giải lao")), "Nghỉ – giải lao"),
        (p(r("8h00 - 8h30: Báo cáo (") + prompt(r(PROMPT)) + r(")")), "Báo cáo"),
        (p(r("8h00 - 8h30: Báo cáo; ") + run("Ông Kín", "<w:vanish/>")), "Báo cáo"),
        (p(r("8h00 - 8h30: Báo cáo – ") + run("Ông An", "<w:strike/>")), "Báo cáo"),
        (p(r("8h00 - 8h30: Báo cáo -")), "Báo cáo"),
    ],
)
def test_a_title_keeps_no_mark_that_divided_it_from_what_is_not_there(paragraph, title):
    assert read(paragraph).programme.items[0].title == title


@pytest.mark.parametrize(
    "presenter",
    [
        p(prompt(r(PROMPT))),
        prompt(p(PROMPT)),
        p(run(PROMPT, '<w:rStyle w:val="PlaceholderText"/>')),
        p(run("Bấm vào đây", '<w:rStyle w:val="Nhap"/>')),
    ],
)
def test_the_prompt_of_an_empty_control_is_no_presenter(presenter):
    styles = style("Nhap", "", "character", name="Placeholder Text")

    draft = read(tbl(tr("7h45 - 8h00", "Báo cáo", tc(presenter))), styles=styles)

    assert draft.programme.items[0].presenter is None


def test_what_was_entered_in_a_control_stays():
    assert texts(p(prompt(r("Bí thư"), ' w:val="0"'))) == ["Bí thư"]


@pytest.mark.parametrize(
    ("runs", "start", "end"),
    [
        (r("7") + run("30", SUPER) + r(" - 7") + run("45", SUPER), "07:30", "07:45"),
        (r("7") + run("h30", SUPER) + r(" - 7") + run("h45", SUPER), "07:30", "07:45"),
        (r("7") + run("3", SUPER) + run("0", SUPER) + r("-7") + run("45", SUPER), "07:30", "07:45"),
        (r("7h") + run("30", SUPER) + r(" - 7h") + run("45", SUPER), "07:30", "07:45"),
        (r("7") + run("h", SUPER) + r("30 - 7") + run("h", SUPER) + r("45"), "07:30", "07:45"),
        (r("7³⁰ - 7⁴⁵"), "07:30", "07:45"),
        (r("13") + run("00", SUPER) + r(" - 14") + run("05", SUPER), "13:00", "14:05"),
    ],
)
def test_raised_minutes_are_minutes(runs, start, end):
    (item,) = read(tbl(tr(tc(p(runs)), "Đón tiếp", "Văn phòng"))).programme.items

    assert (f"{item.start:%H:%M}", f"{item.end:%H:%M}") == (start, end)


def test_a_style_may_raise_the_minutes():
    raised = run("30", '<w:rStyle w:val="Mu"/>')
    styles = style("Mu", SUPER, "character")

    (item,) = read(tbl(tr(tc(p(r("7") + raised)), "Đón tiếp", "A")), styles=styles).programme.items

    assert f"{item.start:%H:%M}" == "07:30"


@pytest.mark.parametrize("mark", ["1", "12", "(1)", "[1]", "*", "1, 2"])
def test_the_mark_of_a_note_does_not_stick_to_a_title(mark):
    body = p(r("8h00 - 8h15: Phát biểu chỉ đạo") + run(mark, SUPER))

    assert read(body).programme.items[0].title == "Phát biểu chỉ đạo"


def test_a_mark_of_one_s_own_before_which_word_keeps_the_note_is_no_text():
    own = (
        f'<w:r><w:rPr>{SUPER}</w:rPr><w:endnoteReference w:customMarkFollows="1" w:id="2"/>'
        "<w:t>a</w:t></w:r>"
    )

    assert texts(p(r("Kết luận") + own)) == ["Kết luận"]


def test_square_metres_keep_their_figure():
    body = p(r("8h00 - 8h15: Báo cáo dự án 500 m") + run("2", SUPER))

    assert read(body).programme.items[0].title == "Báo cáo dự án 500 m²"


def test_nested_tables_stand_in_the_order_they_are_read():
    inner = tbl(tr("7h30 - 7h45", "Khai mạc"), tr("7h45 - 8h00", "Báo cáo"))
    deeper = tbl(tr("8h15", tc(tbl(tr("8h20", "Thảo luận")) + p())))

    found = texts(
        tbl(tr("7h30", tc(inner + p())), tr("8h00", "Kết luận"), tr("8h10", tc(deeper + p())))
    )

    assert [text.partition(" |")[0] for text in found] == [
        "7h30", "7h30 - 7h45", "7h45 - 8h00", "8h00", "8h10", "8h15", "8h20",
    ]  # fmt: skip


def chunk(name, part):
    """Return an extra body element and part: another document that Word shows in its place."""
    return '<w:altChunk r:id="chunk"/>', {"included": (name, part)}


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a.html", "<html><table><tr><td>7h45 - 8h00</td><td>Báo cáo</td></tr></table></html>"),
        ("a.htm", "<body><p>7h45 - 8h00: Báo cáo</p></body>"),
        ("a.docx", word(p("7h45 - 8h00: Báo cáo"))),
        ("a.txt", "7h45 - 8h00: Báo cáo"),
    ],
)
def test_a_part_that_is_included_is_read_in_its_place(name, part):
    body, parts = chunk(name, part)

    draft = read(p("7h30 - 7h45: Đón tiếp"), body, p("8h00 - 8h10: Bế mạc"), **parts)

    assert [item.title for item in draft.programme.items] == ["Đón tiếp", "Báo cáo", "Bế mạc"]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a.rtf", r"{\rtf1 7h45 Bao cao}"),
        ("a.mht", "MIME-Version: 1.0\n\n7h45 Báo cáo"),
        ("a.docx", "PK\x03\x04"),
    ],
)
def test_a_part_that_cannot_be_read_is_told(name, part):
    body, parts = chunk(name, part)

    draft = read(p("7h30 - 7h45: Đón tiếp"), body, **parts)

    (doubt,) = [doubt for doubt in draft.doubts if doubt.kind == "included"]
    assert name in doubt.message


def test_a_document_that_includes_itself_ends():
    inner = word('<w:altChunk r:id="chunk"/>', included=("a.docx", word(p("8h00 A"))))
    for _turn in range(6):
        inner = word('<w:altChunk r:id="chunk"/>', included=("a.docx", inner))

    found = extracted(inner, "a.docx", Format.DOCX)

    assert [doubt.kind for doubt in found.doubts] == ["included"]


OLD = "B¸o c¸o tæng kÕt c«ng t¸c x©y dùng §¶ng"


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        (".VnTime", OLD, "Báo cáo tổng kết công tác xây dựng Đảng"),
        (".VnTimeH", "b¸o c¸o tæng kÕt", "BÁO CÁO TỔNG KẾT"),
        (".VnArialH", "B¸o c¸o", "BÁO CÁO"),
        (".VNTIME", "CH¦¥NG TR×NH héi nghÞ", "CHƯƠNG TRÌNH hội nghị"),
        (".VnTime", "Tõ th­ ký ®oµn", "Từ thư ký đoàn"),
        ("VNI-Times", "CHÖÔNG TRÌNH Hoäi nghò toång keát", "CHƯƠNG TRÌNH Hội nghị tổng kết"),
        ("VNI-Helve", "ÑAÏI HOÄI Ñoùn tieáp ñaïi bieåu", "ĐẠI HỘI Đón tiếp đại biểu"),
        ("VNI Times", "thöù baûy, thuôû xöa", "thứ bảy, thuở xưa"),
        ("Arial", "Báo cáo tổng kết", "Báo cáo tổng kết"),
        (".VnTime", "Báo cáo tổng kết", "Báo cáo tổng kết"),
    ],
)
def test_text_is_converted_by_the_name_of_its_font(name, written, meant):
    assert texts(p(run(written, font(name)))) == [meant]


def test_what_was_converted_is_told_once():
    body = [p(run(OLD, font(".VnTime"))), p(run("Noäi dung", font("VNI-Times")))]

    (doubt,) = extract(*body).doubts

    assert doubt.kind == "encoding"
    assert "TCVN3 (ABC)" in doubt.message
    assert "VNI" in doubt.message


def test_a_letter_and_its_mark_in_two_runs_are_one():
    runs = run("Hoa", font("VNI-Times")) + run("ø", font("VNI-Times"))

    assert texts(p(runs)) == ["Hoà"]


def test_an_old_font_may_come_from_a_style_or_from_the_document():
    styles = style("Cu", font(".VnTime")) + style("Con", "", based_on="Cu")
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault>"
        "</w:docDefaults>"
    )

    assert texts(styled("Héi nghÞ", "Con"), styles=styles) == ["Hội nghị"]
    assert texts(p("Héi nghÞ"), styles=defaults) == ["Hội nghị"]
    assert texts(p(run("Hội", '<w:rFonts w:hAnsiTheme="minorHAnsi"/>')), styles=defaults) == ["Hội"]


def test_unicode_in_an_old_font_s_name_is_left_alone():
    body = [p(run(text, font(".VnTime"))) for text in ("tháng sáu", "Hội nghị", "đại biểu")]

    found = extract(*body)

    assert [row.cells[0] for row in found.rows] == ["tháng sáu", "Hội nghị", "đại biểu"]
    assert found.doubts == ()


@pytest.mark.parametrize("rest", [OLD, "Ñoùn tieáp ñaïi bieåu, khai maïc hoäi nghò"])
def test_old_text_whose_font_is_not_known_is_refused_even_in_one_cell(rest):
    others = [tr(f"{hour}h00", "Đón tiếp đại biểu, khai mạc", "Văn phòng") for hour in range(8, 18)]

    with pytest.raises(UnreadableProgramme, match="convert it to Unicode"):
        read(tbl(*others, tr("19h00", rest, "Ban Tổ chức")))


def test_names_from_elsewhere_are_no_old_text():
    body = p("8h00 - 8h10: Café Zürich, Crédit Agricole, São Paulo, Besançon, Malmö phát biểu")

    assert read(body).programme.items


def colour(digits):
    return f'<w:color w:val="{digits}"/>'


def shade(digits):
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{digits}"/>'


WHITE = colour("FFFFFF")


@pytest.mark.parametrize(
    ("of_run", "of_paragraph", "styles"),
    [
        (WHITE, "", ""),
        (colour("FDFDFD"), "", ""),
        ('<w:color w:val="auto" w:themeColor="background1"/>', "", ""),
        ("", '<w:pStyle w:val="A"/>', style("B", WHITE) + style("A", "", based_on="B")),
        ('<w:rStyle w:val="C"/>', "", style("C", WHITE, "character")),
        (colour("0000FF") + shade("0000FF"), "", ""),
        (colour("C00000"), shade("C00000"), ""),
        (colour("000000") + '<w:highlight w:val="black"/>', "", ""),
        (WHITE + shade("auto"), "", ""),
        (WHITE + '<w:shd w:val="solid" w:color="FFFFFF" w:fill="000000"/>', "", ""),
        ('<w:sz w:val="2"/>', "", ""),
    ],
)
def test_what_nobody_sees_is_left_out_and_told(of_run, of_paragraph, styles):
    found = extract(p(run("9h00 Kín", of_run), of_paragraph), p("8h00 Mở"), styles=styles)

    assert [row.cells for row in found.rows] == [("8h00 Mở",)]
    assert [(doubt.kind, doubt.read) for doubt in found.doubts] == [("hidden", "9h00 Kín")]


@pytest.mark.parametrize(
    ("of_run", "of_paragraph", "styles"),
    [
        (WHITE + shade("8B0000"), "", ""),
        (WHITE + '<w:highlight w:val="darkBlue"/>', "", ""),
        (WHITE, shade("8B0000"), ""),
        (WHITE, '<w:shd w:val="pct75" w:color="000000" w:fill="FFFFFF"/>', ""),
        (
            WHITE,
            '<w:pStyle w:val="A"/>',
            style("A", "").replace("<w:rPr>", f"<w:pPr>{shade('000000')}</w:pPr><w:rPr>"),
        ),
        (colour("auto"), shade("000000"), ""),
        ('<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="7F"/>', "", ""),
        (colour("000000"), '<w:pStyle w:val="A"/>', style("A", WHITE)),
        ('<w:sz w:val="14"/>', "", ""),
    ],
)
def test_what_stands_out_from_its_ground_is_read(of_run, of_paragraph, styles):
    assert texts(p(run("8h00 Mở", of_run), of_paragraph), styles=styles) == ["8h00 Mở"]


def test_the_ground_of_a_cell_is_its_own_or_its_tables():
    head, row = p(run("Nội dung", WHITE)), p(run("Kín", WHITE))
    table = tbl(
        tr(tc(head, shade("C00000")), tc(p("Giờ"))), tr(tc(p("8h00")), tc(row)), tr("9h00", "Mở")
    )
    by_style = table.replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>')
    band = style("T", "", "table").replace("<w:rPr>", f"<w:tcPr>{shade('000000')}</w:tcPr><w:rPr>")

    assert texts(table) == ["Nội dung | Giờ", "8h00 | ", "9h00 | Mở"]
    assert texts(by_style, styles=band) == ["Nội dung | Giờ", "8h00 | Kín", "9h00 | Mở"]


def test_a_blank_in_white_still_parts_two_words():
    assert texts(p(r("Khai") + run(" ", WHITE) + r("mạc"))) == ["Khai mạc"]


def test_a_box_that_hangs_from_white_letters_is_read_whatever_its_ground():
    inner = f"<w:txbxContent>{p(run('8h00 Mở', WHITE))}</w:txbxContent>"
    hanging = r("Kín", f"<w:rPr>{WHITE}</w:rPr><w:drawing>{inner}</w:drawing>")

    assert texts(p(hanging)) == ["8h00 Mở"]


def raised_by(half_points, size="14"):
    return f'<w:position w:val="{half_points}"/><w:sz w:val="{size}"/>'


@pytest.mark.parametrize(
    ("of_run", "styles"),
    [
        (raised_by(8), ""),
        (raised_by(6, "26"), ""),
        ('<w:rStyle w:val="C"/>', style("C", raised_by(10), "character")),
        ('<w:position w:val="12"/>', ""),
    ],
)
def test_minutes_raised_by_hand_are_minutes(of_run, styles):
    minutes = [run(figures, of_run) for figures in ("30", "45")]
    line = r("7") + minutes[0] + r(" - 7") + minutes[1] + r(": Khai mạc")

    item, _last = read(p(line), p("8h00: Bế mạc"), styles=styles).programme.items

    assert (f"{item.start:%H:%M}", f"{item.end:%H:%M}") == ("07:30", "07:45")


@pytest.mark.parametrize(
    "line",
    [
        run("7h30 - 7h45: Khai mạc", raised_by(6, "26")),
        r("7h") + run("30", '<w:position w:val="-6"/>') + r(" - 7h45: Khai mạc"),
        r("7h") + run("30", '<w:position w:val="2"/>') + r(" - 7h45: Khai mạc"),
        run("7h30 - 7h45: Khai mạc", SUPER),
    ],
    ids=("all of it", "lower", "hardly", "all of it small"),
)
def test_what_is_set_higher_as_a_whole_or_hardly_or_lower_stays_as_it_is(line):
    (item,) = read(p(line)).programme.items

    assert (item.title, f"{item.end:%H:%M}") == ("Khai mạc", "07:45")


def drawn_box(fill, text=WHITE):
    """Return a paragraph with a text box as Word draws it."""
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    inner = f"<w:txbxContent>{p(run('8h00 Kín', text))}</w:txbxContent>"
    shape = f"<wps:wsp><wps:spPr {space}>{fill}</wps:spPr><wps:txbx>{inner}</wps:txbx></wps:wsp>"
    return p(f"<w:r><w:drawing>{shape}</w:drawing></w:r>")


def older_box(attributes, inner="", text=WHITE):
    """Return a paragraph with a text box as older programs draw it."""
    content = f"<w:txbxContent>{p(run('8h00 Kín', text))}</w:txbxContent>"
    shape = f"<v:shape {attributes}>{inner}<v:textbox>{content}</v:textbox></v:shape>"
    return p(f"<w:r><w:pict>{shape}</w:pict></w:r>")


def fill(kind, value):
    return f'<a:solidFill><a:{kind} val="{value}"/></a:solidFill>'


@pytest.mark.parametrize(
    "box",
    [
        drawn_box(fill("srgbClr", "FFFFFF")),
        drawn_box(fill("srgbClr", "1F3864"), colour("1F3864")),
        drawn_box(fill("schemeClr", "bg1")),
        drawn_box("<a:noFill/>"),
        drawn_box(""),
        older_box(""),
        older_box('fillcolor="white"'),
        older_box('fillcolor="#fff [3212]"'),
        older_box('filled="f"'),
        older_box('fillcolor="#1f3864"', text=colour("1F3864")),
    ],
)
def test_letters_as_the_ground_of_their_box_are_left_out_and_told(box):
    found = extract(p("7h30 Mở"), box)

    assert [row.cells for row in found.rows] == [("7h30 Mở",)]
    assert [doubt.read for doubt in found.doubts] == ["8h00 Kín"]


@pytest.mark.parametrize(
    "box",
    [
        drawn_box(fill("srgbClr", "C00000")),
        drawn_box(fill("schemeClr", "accent1")),
        drawn_box("<a:gradFill/>"),
        drawn_box(fill("srgbClr", "FFFFFF"), colour("C00000")),
        drawn_box("<a:noFill/>") + drawn_box(fill("srgbClr", "C00000")),
        older_box('fillcolor="#c00000"'),
        older_box('fillcolor="navy"'),
        older_box("", '<v:fill type="gradient"/>'),
        older_box('filled="f"') + p('<w:r><w:pict><v:imagedata r:id="x"/></w:pict></w:r>'),
    ],
)
def test_letters_that_may_stand_out_from_their_box_are_read(box):
    assert texts(p("7h30 Mở"), box)[1:2] == ["8h00 Kín"]


def part(kind, ground, text=""):
    return (
        f'<w:tblStylePr w:type="{kind}"><w:rPr>{text}</w:rPr>'
        f"<w:tcPr>{shade(ground) if ground else ''}</w:tcPr></w:tblStylePr>"
    )


BLUE = colour("4472C4")
STYLED = style("T", "", "table").replace(
    "</w:style>",
    part("firstRow", "4472C4", WHITE)
    + part("band1Horz", "D9E2F3")
    + part("lastCol", "4472C4")
    + "</w:style>",
)


@pytest.mark.parametrize(
    ("look", "place", "text", "seen"),
    [
        ('w:val="0020"', (0, 0), "", True),
        ('w:val="0020"', (0, 1), BLUE, False),
        ('w:val="0020"', (1, 1), BLUE, True),
        ('w:val="0020"', (1, 0), colour("D9E2F3"), False),
        ('w:val="0020"', (2, 0), WHITE, False),
        ('w:val="0020"', (2, 0), colour("D9E2F3"), True),
        ('w:val="0620"', (1, 1), WHITE, False),
        ('w:firstRow="0" w:noHBand="1"', (0, 0), WHITE, False),
        ('w:firstRow="1" w:noHBand="1"', (0, 0), WHITE, True),
        ('w:val="0600" w:lastColumn="1"', (2, 1), WHITE, True),
        ('w:val="0600" w:lastColumn="1"', (2, 1), BLUE, False),
        ('w:val="0000"', (1, 1), WHITE, False),
        ("", (2, 1), WHITE, True),
    ],
)
def test_the_ground_that_a_table_s_style_gives_depends_on_the_place(look, place, text, seen):
    rows = [["7h30", "A"], ["8h00", "B"], ["9h00", "C"]]
    cells = [
        [tc(p(run(t, text if (r, c) == place else ""))) for c, t in enumerate(row)]
        for r, row in enumerate(rows)
    ]
    told = f"<w:tblLook {look}/>" if look else ""
    table = tbl(*(tr(*row) for row in cells)).replace(
        "<w:tbl>", f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/>{told}</w:tblPr>'
    )
    word_at = rows[place[0]][place[1]]

    found = extract(table, styles=STYLED)

    assert (word_at in {cell for row in found.rows for cell in row.cells}) is seen
    assert [doubt.read for doubt in found.doubts] == ([] if seen else [word_at])
