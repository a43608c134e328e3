"""OpenDocument texts are read as their reader sees them."""

import pytest

from tests.files.importers.documents import odf_p, odf_table, opendocument
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import Format


def texts(body, styles="", **more):
    content = opendocument("text", body, styles, **more)
    return [" | ".join(row.cells) for row in extracted(content, "a", Format.ODT).rows]


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


def test_deleted_text_notes_and_comments_are_not_read():
    body = (
        f"<text:tracked-changes><text:deletion>{odf_p('xóa')}</text:deletion></text:tracked-changes>"
        f"<text:p>A<text:note><text:note-body>{odf_p('chú')}</text:note-body></text:note>"
        f"<office:annotation>{odf_p('ý kiến')}</office:annotation><text:span>B</text:span></text:p>"
    )

    assert texts(body) == ["AB"]


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
