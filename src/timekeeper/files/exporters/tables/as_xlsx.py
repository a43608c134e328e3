"""The report as a workbook: a sheet to each table, ready to print, and a sheet to each chart."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import xlsxwriter
from msgspec import Struct
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.font_files import PaperMeasure
from timekeeper.files.exporters.tables.columns import CellValue, ReportTable, ValueKind
from timekeeper.files.exporters.tables.report_tables import report_tables
from timekeeper.files.exporters.tables.xlsx_charts import add_charts
from timekeeper.files.typesetting import Weight, wrap
from timekeeper.words.language import _
from timekeeper.words.report import status_sentence
from timekeeper.words.values import prose_date, which

_CENTRED = {"align": "center"}
# How wide a column of each kind is, and how its cells look.
_KINDS: dict[ValueKind, tuple[int, dict[str, Any]]] = {
    ValueKind.TEXT: (20, {"text_wrap": True}),
    ValueKind.COUNT: (11, _CENTRED),
    ValueKind.CLOCK: (11, {"num_format": "hh:mm:ss"} | _CENTRED),
    ValueKind.LENGTH: (11, {"num_format": "[h]:mm:ss"} | _CENTRED),
    ValueKind.OVER: (13, {"num_format": "+0.0;-0.0;0.0"} | _CENTRED),
}
_WIDE = 52  # for long texts
_SIZE, _LINE = 12, 16.5  # points: of a letter, and of a line
_LETTER = 5.2  # points: what a column's width is counted in
FIRST_ROW = 3
_LANDSCAPE_A4 = 9


def write(filed: FiledReport) -> bytes:
    """Return the report as a workbook; over and under are in minutes: Excel has no minus times."""
    written = report_tables(filed)
    record = _("Record")
    footer = f"{record}: {filed.integrity.hash[:16]}"
    programme = filed.report.programme
    held = f" ({prose_date(programme.date)})" if programme.date else ""
    public = _("Public version") if filed.public else ""
    marks = (programme.title + held, status_sentence(programme, filed.details), public)
    subtitle = ". ".join(mark for mark in marks if mark)
    frame = Frame(_("Timing report"), subtitle, footer, filed.office, filed.stamp)
    return tables_as_xlsx(written, frame, lambda book: add_charts(book, written, FIRST_ROW))


class Frame(Struct, frozen=True):
    """What stands above and below each sheet."""

    title: str
    subtitle: str = ""
    footer: str = ""
    office: str = ""
    made: datetime | None = None  # UTC


def tables_as_xlsx(
    written: Iterable[ReportTable[Any]],
    frame: Frame,
    add_more: Callable[[xlsxwriter.Workbook], None] = lambda _book: None,
) -> bytes:
    """Return tables as a workbook, a sheet to each; ``add_more`` may add sheets after them."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        workbook.set_properties(
            {"title": frame.title, "subject": frame.subtitle, "author": frame.office}
            | {"company": frame.office}
            | ({"created": frame.made.replace(tzinfo=None)} if frame.made else {})
        )
        formats = _Formats(workbook)
        for table in written:
            sheet = workbook.add_worksheet(table.name[:31])
            rows, widths = table.rows, list[int]()
            for index, column in enumerate(table.columns):
                longest = max((len(str(row[index] or "")) for row in rows), default=0)
                wide = column.kind is ValueKind.TEXT and longest > _WIDE
                widths.append(_WIDE if wide else _KINDS[column.kind][0])
                sheet.set_column(index, index, widths[-1])
            heads = _write_frame(sheet, frame, table, formats)
            _heighten(sheet, FIRST_ROW, heads, widths, Weight.BOLD)
            _write_rows(sheet, table, formats)
            for number, row in enumerate(rows, start=FIRST_ROW + 1):
                _heighten(sheet, number, row, widths)
        add_more(workbook)
    return content.getvalue()


class _Formats:
    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        base = {"font_name": "Times New Roman", "font_size": _SIZE, "valign": "top"}
        grid = {**base, "border": 1, "border_color": "#B8B0A8"}
        self.title = workbook.add_format({**base, "bold": True, "font_size": 15})
        self.subtitle = workbook.add_format({**base, "italic": True})
        self.heading = workbook.add_format(
            {**grid, "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center"}
            | {"bg_color": "#8E1B1B", "font_color": "#FFFFFF"}
        )
        self.kinds: dict[ValueKind, Format] = {
            kind: workbook.add_format({**grid, **look}) for kind, (_width, look) in _KINDS.items()
        }


def _write_frame(
    sheet: Worksheet, frame: Frame, table: ReportTable[Any], formats: _Formats
) -> list[str]:
    """Write all but the rows, and return the headings of the columns."""
    heads = list[str]()
    sheet.write_string(0, 0, f"{frame.title}: {table.name}", formats.title)
    sheet.write_string(1, 0, frame.subtitle, formats.subtitle)
    for index, column in enumerate(table.columns):
        minutes = ", " + _("minutes") if column.kind is ValueKind.OVER else ""
        heads.append(column.heading + minutes)
        sheet.write_string(FIRST_ROW, index, heads[-1], formats.heading)
    sheet.freeze_panes(FIRST_ROW + 1, 0)
    sheet.repeat_rows(FIRST_ROW)
    sheet.set_landscape()
    sheet.set_paper(_LANDSCAPE_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&8{frame.footer}&R&P/&N")
    return heads


def _heighten(
    sheet: Worksheet,
    row: int,
    cells: Sequence[CellValue],
    widths: Sequence[int],
    weight: Weight = Weight.REGULAR,
) -> None:
    """Give a row room for the lines of its texts: LibreOffice does not by itself."""
    measure = PaperMeasure()
    lines = [
        sum(len(wrap(line, width * _LETTER, _SIZE, weight, measure)) or 1 for line in told)
        for text, width in zip(cells, widths, strict=True)
        if isinstance(text, str) and (told := text.split("\n"))
    ]
    if max(lines, default=1) > 1:
        sheet.set_row(row, max(lines) * _LINE)


def _write_rows(sheet: Worksheet, table: ReportTable[Any], formats: _Formats) -> None:
    for number, row in enumerate(table.rows, start=FIRST_ROW + 1):
        for index, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            style = formats.kinds[column.kind]
            match value:
                case str():
                    sheet.write_string(number, index, value, style)
                case datetime() if which(value):  # Excel has no time zones
                    sheet.write_string(number, index, f"{value:%H:%M:%S}{which(value)}", style)
                case datetime():
                    sheet.write_datetime(number, index, value.replace(tzinfo=None), style)
                case timedelta():
                    unit = timedelta(minutes=1) if column.kind is ValueKind.OVER else timedelta(1)
                    sheet.write_number(number, index, value / unit, style)
                case _:
                    sheet.write(number, index, value, style)
