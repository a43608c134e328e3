"""How text looks counts in every format that tells: one rule, four kinds of documents."""

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.files.importers.documents import odf_p, odf_table, opendocument, saved
from timekeeper.files.importers.clipboard import read as read_clipboard
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format, format_of

STRUCK, RAISED, OLD, VNI_OLD, CAPITALS = "struck", "raised", ".VnTime", "VNI-Times", ".VnTimeH"


def odf(kind):
    """Return a writer of one row of cells, each runs of text with what they look like."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {said}/>'
        "</style:style>"
        for name, said in {
            STRUCK: 'style:text-line-through-style="solid"',
            RAISED: 'style:text-position="super 58%"',
            OLD: 'style:font-name="Old"',
            VNI_OLD: "fo:font-family=\"'VNI-Times'\"",
            CAPITALS: 'style:font-name=".VnTimeH"',
        }.items()
    )
    faces = '<style:font-face style:name="Old" svg:font-family="&apos;.VnTime&apos;"/>'

    def write(*cells):
        inner = "".join(
            "<table:table-cell><text:p>"
            + "".join(
                f'<text:span text:style-name="{look}">{text}</text:span>' if look else text
                for text, look in cell
            )
            + "</text:p></table:table-cell>"
            for cell in cells
        )
        rows = f"<table:table-row>{inner}</table:table-row>"
        table = f'<table:table table:name="S">{rows}</table:table>'
        return opendocument(kind, table, faces + styles)

    return write


def rich(*cells):
    workbook = Workbook()
    fonts = {
        STRUCK: InlineFont(strike=True),
        RAISED: InlineFont(vertAlign="superscript"),
        **{name: InlineFont(rFont=name) for name in (OLD, VNI_OLD, CAPITALS)},
    }
    workbook.active.append(
        [
            CellRichText(*(TextBlock(fonts[look], text) if look else text for text, look in cell))
            for cell in cells
        ]
    )
    return saved(workbook)


def page(*cells):
    tags = {STRUCK: "s", RAISED: "sup"}
    inner = "".join(
        "<td>"
        + "".join(f"<{tags[look]}>{text}</{tags[look]}>" if look else text for text, look in cell)
        for cell in cells
    )
    return f"<html><table><tr>{inner}</table></html>".encode()


WRITERS = {"odt": odf("text"), "ods": odf("spreadsheet"), "xlsx": rich, "html": page}
written = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
with_fonts = pytest.mark.parametrize(
    "write", [WRITERS[name] for name in ("odt", "ods", "xlsx")], ids=("odt", "ods", "xlsx")
)


def extract(content):
    return extracted(content, "a.x", format_of(content, "a.x"))


def read(content):
    return draft_of(extract(content), "a.x")


def plain(text):
    return [(text, "")]


@written
def test_raised_minutes_are_minutes(write):
    content = write([("7", ""), ("30", RAISED), (" - 8", ""), ("h05", RAISED)], plain("Khai mạc"))

    (item,) = read(content).programme.items

    assert (f"{item.start:%H:%M}", f"{item.end:%H:%M}") == ("07:30", "08:05")


@written
@pytest.mark.parametrize(
    "mark",
    [
        [("1", RAISED)],
        [("(*)", RAISED)],
        [(" (1)", RAISED)],
        [("[a]", RAISED)],
        [("(**)", RAISED)],
        [("(", ""), ("*", RAISED), (")", "")],
        [("†", RAISED)],
    ],
)
def test_the_mark_of_a_note_does_not_stick_to_a_title(write, mark):
    content = write(plain("7h30"), [("Phát biểu chỉ đạo", ""), *mark])

    assert read(content).programme.items[0].title == "Phát biểu chỉ đạo"


@written
def test_struck_through_text_is_left_out_and_told(write):
    content = write(plain("7h30"), [("Chào cờ", STRUCK), (" Khai mạc", "")])

    draft = read(content)

    assert draft.programme.items[0].title == "Khai mạc"
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "struck"] == ["Chào cờ"]


@with_fonts
def test_text_is_converted_by_the_name_of_its_font(write):
    content = write(
        plain("7h30"),
        [("B¸o c¸o th­êng kú", OLD), (" và ", ""), ("Ñaïi hoäi", VNI_OLD), ("; kÕt luËn", CAPITALS)],
    )

    found = extract(content)

    assert found.rows[0].cells[1] == "Báo cáo thường kỳ và Đại hội; KẾT LUẬN"
    assert [doubt.kind for doubt in found.doubts] == ["encoding"]


@written
@pytest.mark.parametrize(
    "text",
    ["B¸o c¸o tæng kÕt c«ng t¸c", "Ñoùn tieáp ñaïi bieåu", "§ãn tiÕp ®¹i biÓu, khai m¹c héi nghÞ"],
)
def test_old_text_whose_font_is_not_known_is_refused(write, text):
    with pytest.raises(UnreadableProgramme, match="convert it to Unicode"):
        read(write(plain("7h30"), plain(text), plain("Văn phòng Tỉnh ủy")))


def test_old_text_on_the_clipboard_is_refused():
    html = "<table><tr><td>7h30<td>B¸o c¸o tæng kÕt c«ng t¸c</table>"

    with pytest.raises(UnreadableProgramme, match="TCVN3"):
        read_clipboard(html, None)


def test_the_look_of_a_whole_cell_counts():
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(("7h30", "B¸o c¸o", "Héi nghÞ"))
    for cell in sheet[1]:
        cell.font = Font(name=".VnTime", strike=cell.column == 3)

    found = extract(saved(workbook))

    assert found.rows[0].cells == ("7h30", "Báo cáo")
    assert [doubt.kind for doubt in found.doubts] == ["encoding", "struck"]


@pytest.mark.parametrize("place", ["cell", "row", "column"])
def test_the_style_of_an_opendocument_cell_may_stand_with_its_row_or_column(place):
    styles = (
        '<style:style style:name="Old" style:family="table-cell" style:parent-style-name="Above"/>'
        '<style:style style:name="Above" style:family="table-cell">'
        '<style:text-properties style:font-name=".VnTime"/></style:style>'
    )
    default = 'table:default-cell-style-name="Old"'
    table = odf_table([("Héi nghÞ", "B¸o c¸o")])
    changed = {
        "cell": table.replace("<table:table-cell>", '<table:table-cell table:style-name="Old">'),
        "row": table.replace("<table:table-row>", f"<table:table-row {default}>"),
        "column": table.replace(
            "<table:table-row>",
            f'<table:table-column table:number-columns-repeated="9" {default}/><table:table-row>',
            1,
        ),
    }[place]

    found = extract(opendocument("spreadsheet", changed, styles))

    assert found.rows[0].cells == ("Hội nghị", "Báo cáo")


@pytest.mark.parametrize(
    ("styles", "hidden"),
    [
        ('<style:style style:name="H" style:family="paragraph">{}</style:style>', True),
        (
            (
                '<style:style style:name="H" style:family="paragraph" style:parent-style-name="A"/>'
                '<style:style style:name="A" style:family="paragraph">{}</style:style>'
            ),
            True,
        ),
        (
            (
                '<style:style style:name="H" style:family="paragraph" style:parent-style-name="A">'
                '<style:text-properties text:display="true"/></style:style>'
                '<style:style style:name="A" style:family="paragraph">{}</style:style>'
            ),
            False,
        ),
        (
            (
                '<style:style style:name="H" style:family="paragraph" style:parent-style-name="A"/>'
                '<style:style style:name="A" style:family="paragraph" style:parent-style-name="H"/>'
            ),
            False,
        ),
    ],
)
@pytest.mark.parametrize("outside", [True, False])
def test_an_opendocument_style_hides_by_inheritance(styles, hidden, outside):
    styles = styles.format('<style:text-properties text:display="none"/>')
    body = f'<text:p text:style-name="H">8h00 Kín</text:p>{odf_p("9h00 Bế mạc")}'
    where = {"outside": styles} if outside else {"styles": styles}

    found = extract(opendocument("text", body, **where))

    assert len(found.rows) == (1 if hidden else 2)


def test_prompts_and_hidden_sections_of_opendocument_are_not_read():
    body = (
        "<text:p>Bí thư – <text:placeholder>Bấm vào đây</text:placeholder>"
        '<loext:content-control loext:showing-place-holder="true">Chọn</loext:content-control>'
        f'</text:p><text:section text:display="none">{odf_p("Kín")}</text:section>'
    )

    assert [row.cells for row in extract(opendocument("text", body)).rows] == [("Bí thư",)]


def test_nested_opendocument_tables_stand_in_the_order_they_are_read():
    inner = odf_table([("7h30", "A"), ("7h45", "B")])
    table = odf_table([("x", "?"), ("8h00", "C")]).replace(odf_p("?"), inner)

    found = extract(opendocument("text", table))

    assert [row.cells[0] for row in found.rows] == ["x", "7h30", "7h45", "8h00"]


def texts(html):
    return [" | ".join(row.cells) for row in extracted(html.encode(), "a", Format.HTML).rows]


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>.kin {display: none}</style><p class='a kin'>Kín</p>",
        "<style><!--\np.kin, td.kin\n{mso-hide:all}\n--></style><p class=kin>Kín</p>",
        "<style>p{color:red}</style><p style='display:none'>Kín</p>",
        "<p><span class=MsoPlaceholderText>Click here</span></p>",
        "<p><a href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a></p>",
        "<div id=sdfootnote1><p>1 Ghi chú</p></div>",
    ],
)
def test_what_a_page_hides_is_not_read(hidden):
    assert texts(f"<html><body>{hidden}<p>8h00 Mở</p></body></html>") == ["8h00 Mở"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<div hidden=''><p>{}</p></div>",
        "<table hidden><tr><td>{}</table>",
        "<p style='visibility: hidden'>{}</p>",
        "<p style='font-size:0'>{}</p>",
        "<p style='font-size: 1px !important'>{}</p>",
        "<p style='opacity:0.0'>{}</p>",
        "<p style='position:absolute; left:-9999px'>{}</p>",
        "<p style='color:#fff'>{}</p>",
        "<p style='color: White'>{}</p>",
        "<p style='color:rgb(255, 255, 255)'>{}</p>",
        "<p style='color:#FDFDFD'>{}</p>",
        "<p style='color:transparent'>{}</p>",
        "<p><font color='#FFFFFF'>{}</font></p>",
        "<div style='background:#000;color:black'><p>{}</p></div>",
        "<style>.k {{color: #FFFFFF}}</style><p class=k><b>{}</b></p>",
        "<style>#k {{visibility: hidden}}</style><p id=k>{}</p>",
        "<style>p.k {{font-size: 0pt}}</style><p class='a k'>{}</p>",
        "<style>.k {{display: none}}</style><p class=k>{}</p>",
    ],
)
def test_what_nobody_sees_of_a_page_is_left_out_and_told(hidden):
    html = f"<html><body>{hidden.format('9h00 Kín')}<p>8h00 Mở</p></body></html>"

    found = extracted(html.encode(), "a", Format.HTML)

    assert [row.cells for row in found.rows] == [("8h00 Mở",)]
    assert [(doubt.kind, doubt.read) for doubt in found.doubts] == [("hidden", "9h00 Kín")]


@pytest.mark.parametrize(
    "seen",
    [
        "<table><tr bgcolor=navy><td style='color:white'>{}</table>",
        "<table style='color:#fff'><tr><td style='background-color:#003366'>{}</table>",
        "<body bgcolor='#000000' text='#ffffff'><p>{}</p></body>",
        "<div style='color:#fff'><p style='color:#333'>{}</p></div>",
        "<div style='background-image:url(a.png);background:url(a.png);color:#fff'>{}</div>",
        "<style>.k {{display:none}}</style><p class=k style='display:block'>{}</p>",
        "<div style='visibility:hidden'><p style='visibility:visible'>{}</p></div>",
        "<div style='font-size:0'><p style='font-size:12pt'>{}</p></div>",
        "<p aria-hidden=true>{}</p>",
        "<p style='color:var(--text);opacity:0.9'>{}</p>",
    ],
)
def test_what_is_seen_of_a_page_is_read(seen):
    assert texts(f"<html>{seen.format('8h00 Mở')}</html>") == ["8h00 Mở"]


@pytest.mark.parametrize(
    "rules", ["@media (max-width: 9em) {.a{color:red} .x{display:none}}", ".y{display:none}", ".x{"]
)
def test_what_a_page_hides_elsewhere_is_read(rules):
    html = f"<html><style>{rules}</style><p class=x>8h00 Mở</p></html>"

    assert texts(html) == ["8h00 Mở"]


@pytest.mark.parametrize(("kind", "family", "name"), [
    ("text", "paragraph", "Standard"), ("spreadsheet", "table-cell", "Default"),
    ("spreadsheet", "table-cell", ""),
])  # fmt: skip
def test_text_that_names_no_style_has_the_font_of_the_usual_one(kind, family, name):
    tag, named = ("style", f'style:name="{name}" ') if name else ("default-style", "")
    style = (
        f'<style:{tag} {named}style:family="{family}">'
        f'<style:text-properties style:font-name="{OLD}"/></style:{tag}>'
    )
    said = "7h30 B¸o c¸o tæng kÕt"
    body = odf_p(said) if kind == "text" else odf_table([(said,)])

    found = extract(opendocument(kind, body, style))

    assert found.rows[0].cells == ("7h30 Báo cáo tổng kết",)


@pytest.mark.parametrize(
    "struck",
    [
        "<strike>A</strike>",
        "<span style='text-decoration: underline line-through'>A</span>",
        "<style>.g{text-decoration-line:line-through}</style><b class=g>A<i>A</i></b>",
    ],
)
def test_a_page_strikes_through_in_several_ways(struck):
    assert texts(f"<html><body><p>8h00 {struck}B</p></body></html>") == ["8h00 B"]


def test_nested_tables_of_a_page_stand_in_the_order_they_are_read():
    inner = "<table><tr><td>7h30<td>A<tr><td>7h45<td>B</table>"

    found = texts(f"<html><table><tr><td>x<td>{inner}</td></tr><tr><td>8h00<td>C</table></html>")

    assert [text.partition(" |")[0] for text in found] == ["x", "7h30", "7h45", "8h00"]


def test_marks_that_never_end_take_no_longer():
    html = "<html>" + "<!--[if <?xml " * 200_000 + "<p>8h00 A"

    assert len(texts(html)) <= 1


@pytest.mark.parametrize(
    "gap",
    [
        "<span class=MsoPlaceholderText>Click here</span>",
        "<span style='display:none'>Kín</span>",
        "<s>Ông An</s>",
    ],
)
def test_a_line_of_a_page_keeps_no_mark_that_divided_it_from_what_is_not_there(gap):
    assert texts(f"<p>8h00 Mở - {gap}</p><p>8h30 Báo cáo ({gap})</p>") == [
        "8h00 Mở",
        "8h30 Báo cáo",
    ]
    assert texts(f"<table><tr><td>8h00<td>Mở - {gap}</table>") == ["8h00 | Mở"]
