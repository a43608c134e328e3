"""Whatever is inside a document: a programme, or one clear sentence, and soon."""

import random
import re
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.importers.documents import (
    excel,
    numbered,
    odf_p,
    odf_table,
    opendocument,
    p,
    pdf,
    r,
    tbl,
    tr,
    word,
    zipped,
)
from tests.laws import law
from timekeeper.files.importers import reading
from timekeeper.files.importers.draft.draft import Extract, UnreadableProgramme
from timekeeper.files.importers.formats import looks
from timekeeper.files.importers.formats.grid import column_letters
from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.formats.xlsx import document as xlsx
from timekeeper.files.importers.formats.xlsx import workbook
from timekeeper.files.importers.reading import draft_of, extracted, read_file
from timekeeper.files.importers.sniffing import Format, format_of
from timekeeper.files.job import Cancelled, Job

ROWS = [("7h30", "Khai mạc", "Văn phòng"), ("8h00", "Báo cáo", "Ban Tổ chức")]
TABLE = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in ROWS)


def read(content, name="a.docx"):
    return draft_of(extracted(content, name, format_of(content, name)), name)


def refusal(content, name="a.docx"):
    with pytest.raises(UnreadableProgramme) as raised:
        read(content, name)
    sentence = str(raised.value)
    assert name in sentence
    assert sentence.count(". ") == 0
    return sentence


@pytest.fixture(scope="module")
def documents(qapp):
    return [
        word(p("Hội nghị"), numbered("8h00 A", 1), tbl(*(tr(*row) for row in ROWS))),
        excel(A=ROWS),
        opendocument("text", odf_table(ROWS)),
        opendocument("spreadsheet", odf_table(ROWS)),
        pdf(f"<p>Hội nghị</p><table border=1>{TABLE}</table>"),
        f"<html><table>{TABLE}</table>".encode(),
        "\n".join(";".join(row) for row in ROWS).encode(),
    ]


def test_the_content_decides_not_the_name():
    content = word(p("7h30 - 8h00 Khai mạc"))

    for name in ("a.txt", "a.pdf", "a.xlsx", "a.doc", "a"):
        assert read(content, name).programme.items[0].title == "Khai mạc"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.docx", "Word (.docx)"),
        ("a.XLSX", "Excel (.xlsx)"),
        ("a.pptx", "PowerPoint (.pptx)"),
        ("a.odt", "OpenDocument (.odt)"),
        ("a.zip", "ZIP"),
        ("a", "ZIP"),
    ],
)
def test_half_a_file_is_named_by_its_ending(name, said):
    with pytest.raises(UnreadableProgramme, match=re.escape(f"cannot be read as {said}:")):
        format_of(word(p("8h00: A"))[:300], name)


def test_a_document_whose_parts_unpack_to_very_much_is_refused_unopened():
    bomb = zipped({"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})
    assert len(bomb) < 100_000

    assert "unpacks to far more" in refusal(bomb)
    assert "unpacks to far more" in refusal(
        bomb.replace(b"word/", b"xlxx/").replace(b"xlxx", b"word")
    )


def test_a_part_that_lies_about_its_size_is_not_unpacked_further():
    content = bytearray(zipped({"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}))
    honest = (30_000_007).to_bytes(4, "little")
    assert content.count(honest) == 2
    lying = bytes(content).replace(honest, (1000).to_bytes(4, "little"))

    assert "damaged" in refusal(lying)


@pytest.mark.parametrize(
    "part", [b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>', "<!DOCTYPE x><x/>".encode("utf-16")]
)
def test_a_part_that_declares_entities_is_refused(part):
    assert "damaged" in refusal(zipped({"word/document.xml": part}))
    assert "damaged" in refusal(zipped({"xl/workbook.xml": part}), "a.xlsx")


def test_a_link_to_a_file_outside_is_not_followed(tmp_path):
    (tmp_path / "secret.xml").write_text(f"<a>{p('8h00 Bí mật')}</a>", encoding="utf-8")
    target = (tmp_path / "secret.xml").as_uri()
    relationship = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Type="x/officeDocument" TargetMode="External" '
        f'Target="{target}"/></Relationships>'
    )
    content = zipped({"_rels/.rels": relationship, "word/other.xml": "<a/>"})

    assert "damaged" in refusal(content)


def test_a_password_is_named():
    encrypted = b"\xd0\xcf\x11\xe0" + bytes(508) + "EncryptedPackage".encode("utf-16-le")
    manifest = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>",
        }
    )

    assert "protected by a password" in refusal(encrypted)
    assert "protected by a password" in refusal(manifest, "a.odt")


def test_an_encrypted_archive_is_named():
    content = bytearray(word(p("8h00 A")))
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        entry = archive.infolist()[-1]
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rindex(signature) + flags] |= 1
    assert entry.flag_bits == 0

    assert "protected by a password" in refusal(bytes(content))


def test_a_deeply_nested_document_is_refused():
    depth = 5_000
    nested = "<w:sdt>" * depth + "</w:sdt>" * depth

    assert "damaged" in refusal(word(nested))


def test_a_sheet_that_reaches_to_its_last_cell_takes_no_longer():
    from openpyxl import Workbook

    from tests.files.importers.documents import saved

    workbook = Workbook()
    workbook.active["A1"] = "8h00 A"
    workbook.active["XFD1048576"] = "9h00 B"

    assert len(read(saved(workbook), "a.xlsx").programme.items) == 2


def sheet(inner, rows="", more=()):
    """Return a workbook of one sheet written by hand, with more parts of its worksheet."""
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>7h30 - 8h00</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Khai mạc</t></is></c></row>'
    )
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    of_office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    def links(target, type_):
        return (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{of_office}/{type_}" Target="{target}"/></Relationships>'
        )

    return zipped(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{package}/content-types"><Override PartName="/xl/workbook.xml" '
                f'ContentType="{kind}.sheet.main+xml"/></Types>'
            ),
            "_rels/.rels": links("xl/workbook.xml", "officeDocument"),
            "xl/workbook.xml": (
                f'<workbook {main} xmlns:r="{of_office}"><sheets>'
                '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": links("worksheets/sheet1.xml", "worksheet"),
            "xl/worksheets/sheet1.xml": (
                f'<worksheet {main} xmlns:r="{of_office}"><sheetData>{cells}{rows}</sheetData>'
                f"{inner}</worksheet>"
            ),
            **dict(more),
        }
    )


@pytest.mark.parametrize(
    "inner",
    [
        '<mergeCells><mergeCell ref="A5:H1048576"/></mergeCells>',
        '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>',
        '<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>',
        '<mergeCells><mergeCell ref="A:H"/><mergeCell ref="5:9"/></mergeCells>',
        '<hyperlinks><hyperlink ref="A1:XFD1048576" location="S!A1"/></hyperlinks>',
        '<cols><col min="3" max="999999999" hidden="1"/></cols>',
        '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"/></dataValidations>',
    ],
)
def test_no_range_of_a_workbook_is_spread_beyond_its_filled_cells(inner):
    (item,) = read(sheet(inner), "a.xlsx").programme.items

    assert item.title == "Khai mạc"


def test_a_merge_over_more_cells_than_a_programme_has_is_refused():
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A5:H1048576"/></mergeCells>'

    assert "unpacks to far more" in refusal(sheet(merged, far), "a.xlsx")


def test_a_workbook_of_more_cells_than_a_programme_has_is_refused():
    rows = "<row>" + "<c><v>1</v></c>" * 1_000 + "</row>"

    assert "unpacks to far more" in refusal(sheet("", rows * 401), "a.xlsx")
    assert "unpacks to far more" in refusal(sheet("", "<row/>" * 2_000_001), "a.xlsx")


def test_what_the_library_would_make_objects_of_without_end_is_refused_before():
    merged = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 10_002))
    styles = "<cellXfs>" + "<xf/>" * 100_000 + "</cellXfs>"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    more = {"xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>'}

    assert "unpacks to far more" in refusal(sheet(f"<mergeCells>{merged}</mergeCells>"), "a.xlsx")
    assert "unpacks to far more" in refusal(sheet("", more=more), "a.xlsx")


def test_a_workbook_can_be_cancelled_while_its_library_reads_it():
    told = []

    def cancel(share):
        told.append(share)
        if told.count(told[-1]) > 20:  # pieces of one step
            job.cancel()

    job = Job(told=cancel)
    content = sheet("", '<row><c t="inlineStr"><is><t>x</t></is></c></row>' * 19_000)

    with pytest.raises(Cancelled):
        xlsx.read(content, "a.xlsx", job)
    assert max(told) < 0.6


def test_cells_that_lie_on_a_slope_are_not_spread_to_a_square():
    rows = "".join(
        f'<row r="{n}"><c r="{column_letters(n)}{n}"><v>1</v></c></row>' for n in range(2, 1_000)
    )

    assert "unpacks to far more" in refusal(sheet("", rows), "a.xlsx")


def test_a_table_of_one_wide_row_and_many_narrow_ones_is_not_spread():
    narrow = tr("7h30") * 1_000

    assert "unpacks to far more" in refusal(word(tbl(tr(*["a"] * 1_000), narrow)))
    html = f"<table><tr>{'<td>a' * 1_000}{'<tr><td>7h30' * 1_000}</table>"
    assert "unpacks to far more" in refusal(f"<html>{html}".encode(), "a.html")


def test_cells_that_reach_down_do_not_multiply():
    html = f"<html><table><tr>{'<td rowspan=1000>a' * 2_000}{'<tr>' * 1_000}</table>"

    assert "unpacks to far more" in refusal(html.encode(), "a.html")


def repeated_row(cells, times):
    row = f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'
    return f"<table:table>{row}</table:table>"


def repeated_cell(inside, times):
    repeats = f'table:number-columns-repeated="{times}"'
    return f"<table:table-cell {repeats}>{inside}</table:table-cell>"


def listed(text):
    return f"<text:list><text:list-item>{odf_p(text)}</text:list-item></text:list>"


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("text", repeated_cell(odf_p("7h30 A"), 1_000)),
        ("text", (repeated_cell(odf_p("7h30 A"), 1) + repeated_cell(odf_p("8h00 B"), 1)) * 250),
        (
            "text",
            repeated_cell(
                f"<text:list><text:list-item>{odf_p('7h30 A')}</text:list-item></text:list>", 500
            ),
        ),
        ("text", repeated_cell(odf_table([("8h00", "B")]), 500)),
        ("spreadsheet", repeated_cell(odf_p("7h30 A"), 1_000)),
    ],
    ids=["plain", "two", "listed", "nested", "sheet"],
)
def test_repeats_of_repeats_do_not_multiply(kind, cells):
    name = "a.odt" if kind == "text" else "a.ods"

    assert "unpacks to far more" in refusal(opendocument(kind, repeated_row(cells, 1_000)), name)


LONG = f"<table:table-cell>{odf_p('7h30 ' + 'A' * 60_000)}</table:table-cell>"


# Large ones are made by the test itself: every worker lists all tests.
@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: opendocument("text", repeated_row(LONG * 2, 1_000)), "a.odt"),
        (lambda: opendocument("spreadsheet", repeated_row(LONG * 2, 1_000)), "a.ods"),
        (lambda: excel(A=[("7h30", "A" * 30_000)] * 1_000), "a.xlsx"),
    ],
    ids=["odt", "ods", "xlsx"],
)
def test_a_long_text_that_stands_in_very_many_cells_does_not_multiply(make, name):
    content = make()
    assert len(content) < 100_000

    assert "unpacks to far more" in refusal(content, name)


def test_a_row_that_is_repeated_is_read_once_and_stands_there_as_often():
    inner = f"<table:table><table:table-row>{odf_p('')}</table:table-row></table:table>"
    cells = repeated_cell(listed("8h00 B"), 1) + repeated_cell(inner, 1)

    content = opendocument("text", repeated_row(cells, 3))

    assert [row.cells for row in extracted(content, "a.odt", Format.ODT).rows] == [
        ("8h00 B", "")
    ] * 3


def test_rows_that_take_too_long_to_understand_end_and_say_so(monkeypatch):
    monkeypatch.setattr(reading, "LONGEST", -1)

    with pytest.raises(UnreadableProgramme, match="takes too long to read"):
        reading.draft_of(Extract(rows_of("7h30: A\n8h00: B")), "a.txt")


def test_understanding_rows_can_be_cancelled():
    job = Job()
    job.cancel()

    with pytest.raises(Cancelled):
        reading.draft_of(Extract(rows_of("7h30: A\n8h00: B")), "a.txt", job)


def test_a_reader_that_takes_too_long_ends_and_says_so(monkeypatch, documents):
    monkeypatch.setattr(reading, "LONGEST", -1)
    monkeypatch.setattr(reading, "LONGEST_SCAN", -1)

    for content in documents[:6]:
        assert "takes too long to read" in refusal(content)


def test_repeated_cells_and_rows_take_no_longer():
    cell = (
        '<table:table-cell table:number-columns-repeated="16384"/>'
        f"<table:table-cell>{'<text:p>8h00 A</text:p>'}</table:table-cell>"
    )
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    content = opendocument("spreadsheet", f"<table:table>{row}</table:table>")

    assert read(content, "a.ods").programme.items


def test_a_page_full_of_list_items_takes_no_longer_than_it_is():
    assert "too many lines" in refusal(b"<html><ol>" + b"<li>8h00 A" * 50_000, "a.html")


@pytest.mark.parametrize(
    ("module", "make", "name"),
    [
        (looks, lambda lines: word(p("8h00 A") * lines), "a.docx"),
        (looks, lambda lines: opendocument("text", odf_p("8h00 A") * lines), "a.odt"),
        (
            looks,
            lambda lines: opendocument("spreadsheet", odf_table([("8h00", "A")] * lines)),
            "a.ods",
        ),
        (workbook, lambda lines: sheet("", "<row><c><v>1</v></c></row>" * lines), "a.xlsx"),
    ],
)
def test_more_lines_than_any_programme_has_are_not_all_read(module, make, name, monkeypatch):
    monkeypatch.setattr(module, "MOST_LINES", 2_000)
    content = make(2_001)

    with pytest.raises(UnreadableProgramme, match="too many lines"):
        extracted(content, name, format_of(content, name))


def test_any_reader_can_be_cancelled(tmp_path, documents):
    for index, content in enumerate(documents[:5]):
        path = tmp_path / str(index)
        path.write_bytes(content)

        job = Job()
        job.cancel()

        with pytest.raises(Cancelled):
            read_file(path, job)


def test_a_job_is_told_growing_shares(tmp_path, documents):
    for index, content in enumerate(documents[:5]):
        path = tmp_path / str(index)
        path.write_bytes(content)
        shares = [0.0]

        read_file(path, Job(told=shares.append))

        assert shares == sorted(shares)
        assert shares[-1] <= 1


def attempt(content, form):
    with suppress(UnreadableProgramme):
        draft_of(extracted(content, "a", form), "a")


@given(st.data())
@law(150)
def test_no_changed_byte_raises_anything_else(documents, data):
    content = bytearray(data.draw(st.sampled_from(documents)))
    form = format_of(bytes(content), "a.csv")
    for _turn in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)) | st.just(len(content)))

    attempt(bytes(content[:cut]), form)


@pytest.mark.parametrize("seed", range(4))
def test_no_damage_to_what_is_packed_raises_anything_else(documents, seed):
    chance = random.Random(seed)  # noqa: S311  # each seed is one way to damage them
    for content in documents[:4]:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for _turn in range(40):
            damaged = {name: _scrambled(part, chance) for name, part in parts.items()}
            attempt(zipped(damaged), format_of(content, "a"))


def _scrambled(part, chance):
    """Return a part with a piece of it left out, doubled or replaced."""
    if not part or chance.random() < 0.4:
        return part
    start = chance.randrange(len(part))
    end = min(start + chance.randrange(1, 40), len(part))
    piece = chance.choice([b"", part[start:end] * 2, b"-1", b"99999999", b"<w:p>", b'"', b"\0"])
    return part[:start] + piece + part[end:]


@pytest.mark.parametrize("form", Format, ids=lambda form: form.name)
@given(content=st.binary(max_size=300))
@law(15)
def test_no_bytes_raise_anything_else_in_any_reader(form, content):
    if form.name not in {"DOC", "XLS", "RTF"}:
        attempt(content, form)


def test_frames_within_frames_are_read_once_each():
    deep = "<text:p>7h30 A<draw:frame><draw:text-box>" * 30
    body = f"{deep}{odf_p('8h00 B')}{'</draw:text-box></draw:frame></text:p>' * 30}"

    found = extracted(opendocument("text", body), "a.odt", Format.ODT)

    assert [row.cells[0] for row in found.rows] == ["7h30 A"] * 30 + ["8h00 B"]


def test_a_long_line_of_styles_is_followed_but_a_little():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>'
        for n in range(3_000)
    )
    white = '<w:rPr><w:color w:val="FEFEFE"/></w:rPr>'
    body = p(r("7h30 A", white), '<w:pStyle w:val="S0"/>') * 300 + p("8h00 B")

    found = extracted(word(body, styles=styles), "a.docx", Format.DOCX)

    assert [row.cells[0] for row in found.rows] == ["8h00 B"]


def test_thousands_of_lines_that_turn_what_follows_are_each_told_once():
    text = "7h30: A\n" + "(Từ đây trở đi: nội bộ)\n8h00: B\n" * 300

    draft = draft_of(extracted(text.encode(), "a.txt", Format.TEXT), "a.txt")

    assert sum(item.confidential for item in draft.programme.items) == 300
    assert sum(doubt.kind == "confidential" for doubt in draft.doubts) == 300


def test_a_reader_that_knows_no_share_hears_that_a_file_s_job_is_cancelled(tmp_path, monkeypatch):
    job = Job()

    def read(_content, _name, own):
        own.go_on(0.0)
        job.cancel()
        for _cell in range(10):
            own.go_on(0.0)
        return Extract(())

    monkeypatch.setattr(reading, "reader_of", lambda _form, **_options: read)
    monkeypatch.setattr(reading, "PAUSE", 0)
    (tmp_path / "a.txt").write_text("7h30: Khai mạc", encoding="utf-8")

    with pytest.raises(Cancelled):
        read_file(tmp_path / "a.txt", job)
