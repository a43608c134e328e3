"""Excel's own charts of the report, drawn from the cells of its sheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import xlsxwriter

from timekeeper.files.exporters.tables.columns import ReportTable
from timekeeper.words.language import _

_PLANNED, _USED, _OVER = "#9AA5B4", "#1F5B92", "#C4281C"


def add_charts(
    workbook: xlsxwriter.Workbook, tables: Sequence[ReportTable[Any]], first_row: int
) -> None:
    """Add a sheet to each chart; ``first_row`` is that of the headings."""
    by_key = {table.key: table for table in tables}
    items, bodies = by_key["items"], by_key["bodies"]
    if items.subjects:
        _lengths(workbook, items, first_row)
        _drift(workbook, items, first_row)
    if bodies.subjects:
        _bodies(workbook, bodies, first_row)


def _lengths(workbook: xlsxwriter.Workbook, items: ReportTable[Any], first_row: int) -> None:
    chart = workbook.add_chart({"type": "bar"})
    for key, colour in (("allotted", _PLANNED), ("used", _USED)):
        look = {"fill": {"color": colour}, "gap": 60}
        chart.add_series(_series(items, "title", key, first_row) | look)
    chart.set_title({"name": _("Allotted and used time")})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "[h]:mm"})
    _place(workbook, chart, _("Chart of items"))


def _drift(workbook: xlsxwriter.Workbook, items: ReportTable[Any], first_row: int) -> None:
    chart = workbook.add_chart({"type": "line"})
    look = {
        "line": {"color": _OVER, "width": 2.25},
        "marker": {"type": "diamond", "fill": {"color": _OVER}},
    }
    chart.add_series(_series(items, "title", "behind", first_row) | look)
    chart.set_title({"name": _("Behind or ahead of the programme, minutes")})
    chart.set_legend({"none": True})
    chart.set_x_axis({"label_position": "low"})
    chart.show_blanks_as("span")
    _place(workbook, chart, _("Chart of delays"))


def _bodies(workbook: xlsxwriter.Workbook, bodies: ReportTable[Any], first_row: int) -> None:
    chart = workbook.add_chart({"type": "bar"})
    look = {
        "fill": {"color": _OVER},
        "invert_if_negative": True,
        "invert_if_negative_color": _USED,
    }
    chart.add_series(_series(bodies, "name", "over", first_row) | look)
    chart.set_title({"name": _("Over or under by presenting body, minutes")})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    _place(workbook, chart, _("Chart of bodies"))


def _series(table: ReportTable[Any], names: str, values: str, first_row: int) -> dict[str, Any]:
    """Return what Excel draws: the column ``values`` over the column ``names``."""
    sheet, first, last = table.name[:31], first_row + 1, first_row + len(table.subjects)
    drawn, over = table.position(values), table.position(names)
    return {
        "name": table.columns[drawn].heading,
        "categories": [sheet, first, over, last, over],
        "values": [sheet, first, drawn, last, drawn],
    }


def _place(workbook: xlsxwriter.Workbook, chart: xlsxwriter.chart.Chart, name: str) -> None:
    sheet = workbook.add_chartsheet(name[:31])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_chart(chart)
