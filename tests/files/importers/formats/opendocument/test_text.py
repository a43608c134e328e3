"""OpenDocument texts are read as their reader sees them."""

import pytest

from tests.files.importers.documents import odf_p, odf_table, opendocument
from timekeeper.files.importers.original import Beside
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import Format


def texts(body, styles="", **more):
    content = opendocument("text", body, styles, **more)
    return [" | ".join(row.cells) for row in extracted(content, "a", Format.ODT).rows]


def beside(body, styles="", **more):
    content = opendocument("text", body, styles, **more)
    return [(row.place.beside, row.cells[0]) for row in extracted(content, "a", Format.ODT).rows]


def level(number, form="1", **attributes):
    more = "".join(f' {name.replace("_", ":")}="{value}"' for name, value in attributes.items())
    return f'<text:list-level-style-number text:level="{number}" style:num-format="{form}"{more}/>'


def style(*levels, name="L"):
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def items(*inner, attributes='text:style-name="L"'):
    listed = "".join(f"<text:list-item>{each}</text:list-item>" for each in inner)
    return f"<text:list {attributes}>{listed}</text:list>"


def test_spaces_tabs_and_breaks_are_those_that_are_shown():
    body = "<text:p>7h30<text:tab/>Khai \n <text:s/>mạc<text:line-break/>8h00</text:p>"

    assert [" ".join(text.split()) for text in texts(body)] == ["7h30 | Khai mạc", "8h00"]


def test_deleted_text_is_not_read_and_notes_and_comments_stand_below_the_text():
    body = (
        f"<text:tracked-changes><text:deletion>{odf_p('xóa')}</text:deletion></text:tracked-changes>"
        f"<text:p>A<text:note><text:note-body>{odf_p('chú')}</text:note-body></text:note>"
        f"<office:annotation>{odf_p('ý kiến')}</office:annotation><text:span>B</text:span></text:p>"
    )

    assert beside(body) == [(None, "AB"), (Beside.NOTE, "chú"), (Beside.COMMENT, "ý kiến")]


def test_a_comment_in_deleted_text_is_deleted():
    inner = f"<text:p>A<office:annotation>{odf_p('ý kiến')}</office:annotation></text:p>"
    deleted = f"<text:tracked-changes><text:deletion>{inner}</text:deletion></text:tracked-changes>"

    assert texts(deleted + odf_p("B")) == ["B"]


def test_a_text_box_follows_its_paragraph():
    box = f"<draw:frame><draw:text-box>{odf_p('B')}</draw:text-box></draw:frame>"

    assert texts(f"<text:p>A{box}</text:p>{odf_p('C')}") == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("form", "shown"), [("1", "1. A"), ("I", "I. A"), ("a", "a. A"), ("", "A")]
)
def test_lists_count_in_their_format(form, shown):
    lists = style(level(1, form, **{"style_num-suffix": "."}))

    assert texts(items(odf_p("A")), lists) == [shown]


def test_a_deeper_list_shows_the_counts_above_it():
    lists = style(level(1, "I"), level(2, "1", **{"text_display-levels": "2"}))
    inner = odf_p("A") + items(odf_p("B"), odf_p("C"), attributes="")

    assert texts(items(inner, odf_p("D")), lists) == ["I A", "I.1 B", "I.2 C", "II D"]


def test_a_list_begins_anew_unless_it_says_that_it_goes_on():
    lists = style(level(1))
    on = 'text:style-name="L" text:continue-numbering="true"'
    body = items(odf_p("A")) + items(odf_p("B")) + items(odf_p("C"), attributes=on)

    assert texts(body, lists) == ["1 A", "1 B", "2 C"]


def test_a_list_goes_on_with_the_one_it_names():
    body = (
        items(odf_p("A"), attributes='text:style-name="L" xml:id="first"')
        + items(odf_p("B"))
        + items(odf_p("C"), attributes='text:style-name="L" text:continue-list="first"')
    )

    assert texts(body, style(level(1))) == ["1 A", "1 B", "2 C"]


def test_bullets_and_the_styles_outside_the_content_count_too():
    bullets = '<text:list-level-style-bullet text:level="1" text:bullet-char="-"/>'

    assert texts(items(odf_p("A")), outside=style(bullets)) == ["- A"]


def test_only_the_first_paragraph_of_an_item_is_numbered():
    assert texts(items(odf_p("A") + odf_p("B")), style(level(1))) == ["1 A", "B"]


def test_cells_covered_by_merged_ones_are_empty():
    table = odf_table([("7h30", "A"), ("?", "B")]).replace(
        f"<table:table-cell>{odf_p('?')}</table:table-cell>", "<table:covered-table-cell/>"
    )

    assert texts(table) == ["7h30 | A", " | B"]


def test_a_nested_table_follows_its_row():
    inner = odf_table([("7h30", "A")])
    table = odf_table([("Trái", "Phải")]).replace(odf_p("Phải"), odf_p("Phải") + inner)

    assert texts(table) == ["Trái | Phải", "7h30 | A"]


def test_what_frames_other_tables_is_read_in_the_order_in_which_it_stands():
    first, second = odf_table([("7h30", "A")]), odf_table([("8h00", "B")])
    within = odf_p("Ngày 15/8/2026") + first + odf_p("Nghỉ") + second

    frame = odf_table([("x",)]).replace(odf_p("x"), within)

    assert texts(frame) == ["Ngày 15/8/2026", "7h30 | A", "Nghỉ", "8h00 | B"]


def styled(name, said, family="paragraph", parent="", kind="text"):
    return (
        f'<style:style style:name="{name}" style:family="{family}" '
        f'style:parent-style-name="{parent}"><style:{kind}-properties {said}/></style:style>'
    )


WHITE = 'fo:color="#ffffff"'
DARK = 'fo:background-color="#8b0000"'


def found_in(body, styles, **parts):
    content = opendocument("text", body + odf_p("8h00 Mở"), styles, **parts)
    found = extracted(content, "a.odt", Format.ODT)
    *rows, last = [row.cells[0] for row in found.rows]
    assert last == "8h00 Mở"
    return rows, [(doubt.kind, doubt.read) for doubt in found.doubts]


@pytest.mark.parametrize(
    "styles",
    [
        styled("H", WHITE),
        styled("H", 'fo:color="#fdfdfd"'),
        styled("A", WHITE) + styled("H", "", parent="A"),
        styled("H", 'fo:color="#00ff00" fo:background-color="#00ff00"'),
        styled("H", f'{WHITE} fo:background-color="transparent"'),
        styled("A", DARK, kind="paragraph") + styled("H", 'fo:color="#8b0000"', parent="A"),
        styled("H", 'fo:font-size="1pt"'),
        styled("H", 'fo:color="#000000" loext:opacity="0%"'),
    ],
)
@pytest.mark.parametrize("outside", [True, False])
def test_what_nobody_sees_is_left_out_and_told(styles, outside):
    parts = {"outside": styles} if outside else {}
    body = '<text:p text:style-name="H">9h00 Kín</text:p>'

    assert found_in(body, "" if outside else styles, **parts) == ([], [("hidden", "9h00 Kín")])


@pytest.mark.parametrize(
    "styles",
    [
        styled("H", f"{WHITE} {DARK}"),
        styled("A", DARK, kind="paragraph") + styled("H", WHITE, parent="A"),
        styled("A", WHITE) + styled("H", 'fo:color="#000000"', parent="A"),
        styled("A", WHITE) + styled("H", 'style:use-window-font-color="true"', parent="A"),
        styled("H", 'style:use-window-font-color="true" loext:opacity="0%"'),
        styled("H", 'fo:font-size="7pt"'),
        styled("H", WHITE)
        + f"<style:page-layout><style:page-layout-properties {DARK}/></style:page-layout>",
    ],
)
def test_what_stands_out_from_its_ground_is_read(styles):
    body = '<text:p text:style-name="H">7h30 Mở</text:p>'

    assert found_in(body, styles) == (["7h30 Mở"], [])


@pytest.mark.parametrize(
    ("family", "of", "place"),
    [
        ("table-cell", DARK, "<table:table-cell>"),
        ("table-row", DARK, "<table:table-row>"),
        ("table", DARK, '<table:table table:name="Sheet1">'),
        ("table-cell", "", "<table:table-cell>"),
    ],
)
def test_the_ground_of_a_cell_is_its_own_or_its_tables(family, of, place):
    styles = styled("H", WHITE, "text") + styled("G", of, family, kind=family)
    white = '<text:p><text:span text:style-name="H">Kín</text:span></text:p>'
    table = odf_table([("Kín", "8h00")]).replace(odf_p("Kín"), white)
    assert place in table

    rows, told = found_in(table.replace(place, f'{place[:-1]} table:style-name="G">', 1), styles)

    assert (rows, told) == ((["Kín"], []) if of else ([""], [("hidden", "Kín")]))


def test_white_letters_in_a_frame_are_read_whatever_fills_it():
    inner = '<text:p text:style-name="H">7h30 Mở</text:p>'
    frame = f"<text:p><draw:frame><draw:text-box>{inner}</draw:text-box></draw:frame></text:p>"

    assert found_in(frame, styled("H", WHITE)) == (["7h30 Mở"], [])


@pytest.mark.parametrize(
    "said", ['text:display="none"', 'text:display="condition" text:is-hidden="true"']
)
def test_a_hidden_section_is_told(said):
    body = f"<text:section {said}>{odf_p('9h00 Kín')}</text:section>"

    assert found_in(body, "") == ([], [("hidden", "9h00 Kín")])


def test_a_hidden_text_in_line_is_told():
    hidden = '<text:hidden-text text:is-hidden="true">9h00 Kín</text:hidden-text>'

    assert found_in(f"<text:p>Khai {hidden}mạc</text:p>", "") == (
        ["Khai mạc"],
        [("hidden", "9h00 Kín")],
    )


def field(kind, said, text="9h00 Kín"):
    return f"<text:p>{text}<text:{kind} {said}/></text:p>"


@pytest.mark.parametrize(
    "body",
    [
        field("hidden-paragraph", 'text:condition="ooow:x" text:is-hidden="true"'),
        field("hidden-paragraph", 'text:condition="ooow:1"'),
        field("hidden-text", 'text:string-value="9h00 Kín" text:is-hidden="true"', text=""),
        '<text:p><text:hidden-text text:condition="TRUE">9h00 Kín</text:hidden-text></text:p>',
        '<text:p text:style-name="H">9h00 Kín</text:p>',
        (
            f'<text:section text:display="condition" text:condition="ooow:1">{odf_p("9h00 Kín")}'
            "</text:section>"
        ),
        odf_table([("9h00 Kín",)]).replace("-row>", '-row table:visibility="collapse">', 1),
    ],
)
def test_what_a_condition_or_a_mark_hides_is_left_out_and_told(body):
    never = styled("H", 'text:display="condition" text:condition="none"')

    assert found_in(body, never) == ([], [("hidden", "9h00 Kín")])


@pytest.mark.parametrize(
    "body",
    [
        field("hidden-paragraph", 'text:condition="ooow:x" text:is-hidden="false"', "7h30 Mở"),
        field("hidden-paragraph", 'text:condition="ooow:x EQ 2"', "7h30 Mở"),
        '<text:p>7h30 <text:hidden-text text:condition="ooow:x">Mở</text:hidden-text></text:p>',
        (
            '<text:p>7h30 <text:conditional-text text:condition="ooow:1" '
            'text:string-value-if-true="Mở" text:string-value-if-false="Kín">Mở'
            "</text:conditional-text></text:p>"
        ),
        '<text:p text:style-name="H">7h30 Mở</text:p>',
    ],
)
def test_what_a_condition_does_not_hide_is_read(body):
    depends = styled("H", 'text:display="condition" text:condition="x"')

    assert found_in(body, depends) == (["7h30 Mở"], [])


@pytest.mark.parametrize(
    ("fill", "colour", "seen"),
    [
        ('draw:fill="solid" draw:fill-color="#ffffff"', WHITE, False),
        ('draw:fill="solid" draw:fill-color="#1f3864"', 'fo:color="#1f3864"', False),
        ('draw:fill="none"', WHITE, False),
        ('draw:fill="solid" draw:fill-color="#1f3864"', WHITE, True),
        ('draw:fill="gradient"', WHITE, True),
        ("", WHITE, True),
    ],
)
def test_letters_as_the_fill_of_their_frame_are_left_out(fill, colour, seen):
    shape = (
        f'<style:style style:name="F" style:family="graphic"><style:graphic-properties {fill}/>'
        "</style:style>"
    )
    inner = '<draw:text-box><text:p text:style-name="H">9h00 Kín</text:p></draw:text-box>'
    body = f'<text:p><draw:frame draw:style-name="F">{inner}</draw:frame></text:p>'

    rows, told = found_in(body, styled("H", colour) + shape)

    assert (rows, bool(told)) == ((["9h00 Kín"], False) if seen else ([], True))
