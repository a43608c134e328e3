"""A sheet of OpenDocument is read as it shows itself."""

from xml.sax.saxutils import escape

import pytest

from tests.files.importers.documents import odf_p, odf_table, opendocument
from timekeeper.files.importers.original import Beside
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import Format


def cells(content):
    return [row.cells for row in extracted(content, "a", Format.ODS).rows]


NOTHING = "".join(
    f'<number:number-style style:name="N{n}">{inner}</number:number-style>'
    for n, inner in enumerate(("", "<number:text> </number:text>", '<number:number number:x="1"/>'))
)


def of_format(maps, text="", kind="text"):
    """Return the styles of a cell C whose numbers are shown as some conditions say."""
    listed = "".join(
        f'<style:map style:condition="value(){escape(condition)}" style:apply-style-name="{name}"/>'
        for condition, name in maps
    )
    data = f'<number:{kind}-style style:name="D">{text}{listed}</number:{kind}-style>'
    cell = '<style:style style:name="C" style:family="table-cell" style:data-style-name="D"/>'
    return NOTHING + data + cell


def test_an_opendocument_sheet_is_read_as_it_is_shown():
    hidden = (
        '<table:table-row table:visibility="collapse"><table:table-cell>'
        f"{odf_p('ẩn')}</table:table-cell></table:table-row>"
    )
    fraction = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="0.3125">'
        f"{odf_p('0,3125')}</table:table-cell><table:table-cell>{odf_p('A')}"
        f"<office:annotation>{odf_p('ghi chú')}</office:annotation></table:table-cell>"
        "</table:table-row>"
    )
    body = odf_table([("7h30", "Khai mạc\nChào cờ")]).replace(
        "</table:table>", f"{hidden}{fraction}</table:table>"
    )

    found = extracted(opendocument("spreadsheet", body), "a", Format.ODS)
    assert [row.cells for row in found.rows] == [
        ("7h30", "Khai mạc\nChào cờ"), ("07:30", "A"), ("ghi chú",),
    ]  # fmt: skip
    assert found.rows[-1].place.beside is Beside.COMMENT
    assert [(doubt.kind, doubt.read) for doubt in found.doubts] == [("hidden", "ẩn")]


def test_what_is_printed_above_and_below_a_sheet_stands_beside_it():
    head = "".join(
        f"<style:region-{at}>{odf_p(text)}</style:region-{at}>"
        for at, text in (("left", "Sở Y tế"), ("right", "???"))
    )
    foot = f"<text:p>Văn phòng <text:date>1/8/2026</text:date></text:p>{odf_p('Trang 1')}"
    pages = (
        f'<style:master-page style:name="Default"><style:header>{head}</style:header>'
        f"<style:footer>{foot}</style:footer></style:master-page>"
    )
    body = odf_table([("7h30", "A"), ("8h00", "B")]) + odf_table([], "Trống")
    found = extracted(opendocument("spreadsheet", body, pages=pages), "a", Format.ODS)

    assert [(row.place.beside, row.cells) for row in found.rows] == [
        (Beside.HEAD, ("Sở Y tế", "")),
        (None, ("7h30", "A")),
        (None, ("8h00", "B")),
        (Beside.EDGE, ("Văn phòng", "")),
    ]


def test_a_hidden_opendocument_sheet_is_not_read_but_told():
    properties = '<style:table-properties table:display="false"/>'
    styles = f'<style:style style:name="ta1">{properties}</style:style>'
    shown, hidden = odf_table([("7h30", "A")]), odf_table([("8h00", "B")])
    hidden = hidden.replace("<table:table ", '<table:table table:style-name="ta1" ')

    content = opendocument("spreadsheet", shown + hidden, styles)

    found = extracted(content, "a", Format.ODS)
    assert [row.cells for row in found.rows] == [("7h30", "A")]
    assert [doubt.kind for doubt in found.doubts] == ["hidden"]


@pytest.mark.parametrize(("ground", "seen"), [("", False), ("#8b0000", True), ("#ffffff", False)])
def test_white_letters_of_an_opendocument_sheet_are_read_on_a_dark_ground(ground, seen):
    of_cell = f'<style:table-cell-properties fo:background-color="{ground}"/>' if ground else ""
    style = (
        f'<style:style style:name="H" style:family="table-cell">{of_cell}'
        '<style:text-properties fo:color="#ffffff"/></style:style>'
    )
    table = odf_table([("8h00", "A")])
    at = table.rindex("<table:table-cell>")
    table = table[:at] + '<table:table-cell table:style-name="H">' + table[at + 18 :]

    found = extracted(opendocument("spreadsheet", table, style), "a", Format.ODS)

    assert found.rows[0].cells == (("8h00", "A") if seen else ("8h00",))
    assert len(found.doubts) == (0 if seen else 1)


@pytest.mark.parametrize(
    ("sheet", "said", "seen"),
    [
        ("true", "hidden-and-protected", False),
        ("false", "hidden-and-protected", True),
        ("true", "protected formula-hidden", True),
        ("true", "none", True),
    ],
)
def test_a_protected_sheet_hides_all_of_a_cell_that_says_so(sheet, said, seen):
    style = (
        '<style:style style:name="H" style:family="table-cell">'
        f'<style:table-cell-properties style:cell-protect="{said}"/></style:style>'
        '<style:style style:name="K" style:family="table-cell" style:parent-style-name="H"/>'
    )
    table = odf_table([("8h00", "A")])
    at = table.rindex("<table:table-cell>")
    table = table[:at] + '<table:table-cell table:style-name="K">' + table[at + 18 :]
    table = table.replace("<table:table ", f'<table:table table:protected="{sheet}" ', 1)

    found = extracted(opendocument("spreadsheet", table, style), "a", Format.ODS)

    assert found.rows[0].cells == (("8h00", "A") if seen else ("8h00",))
    assert [doubt.read for doubt in found.doubts] == ([] if seen else ["A"])


@pytest.mark.parametrize(
    ("value", "styles", "seen"),
    [
        ("", of_format([(">0", "N0"), ("<0", "N0"), ("=0", "N0")]), False),
        ("5", of_format([(">0", "N0"), ("<0", "N0"), ("=0", "N0")]), False),
        ("5", of_format([(">=0", "N1")], kind="number"), False),
        ("0", of_format([("!=0", "N2")], kind="number"), False),
        ("", of_format([(">0", "N0")], "<number:text-content/>"), True),
        ("-5", of_format([(">0", "N0"), ("<0", "N2")]), True),
        ("", of_format([], kind="number"), True),
        ("5", of_format([(">0", "N9")]), True),
    ],
)
def test_what_the_format_of_a_cell_shows_nothing_of_is_left_out_and_told(value, styles, seen):
    said = 'table:style-name="C"' + (f' office:value="{value}"' if value else "")
    sheet = odf_table([("7h30", "A"), ("8h00", "Kín")])
    sheet = sheet.replace("cell><text:p>Kín", f"cell {said}><text:p>Kín")

    found = extracted(opendocument("spreadsheet", sheet, styles), "a.ods", Format.ODS)

    assert found.rows[1].cells == ("8h00", "Kín" if seen else "")
    assert [doubt.read for doubt in found.doubts] == ([] if seen else ["Kín"])
