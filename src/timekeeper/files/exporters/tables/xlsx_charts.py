"""Excel's own charts of the report, drawn from the cells of its sheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import xlsxwriter

from timekeeper.files.exporters.tables.columns import OVER_COLOUR, USED_COLOUR, ReportTable
from timekeeper.words.language import _

_PLANNED = "#9AA5B4"


def add_charts(
    workbook: xlsxwriter.Workbook, tables: Sequence[ReportTable[Any]], first_row: int
) -> None:
    """Add a sheet to each chart; ``first_row`` is that of the headings."""
    by_key = {table.key: table for table in tables}
    items, bodies = by_key["items"], by_key["bodies"]
    if items.subjects:
        _item_charts(workbook, items, first_row)
    if bodies.subjects:
        look = {
            "fill": {"color": OVER_COLOUR},
            "invert_if_negative": True,
            "invert_if_negative_color": USED_COLOUR,
        }
        series = [series_of(bodies, "name", "over", first_row) | look]
        title = _("Over or under by presenting body, minutes")
        chart = add_chart(workbook, "bar", _("Chart of bodies"), title, series)
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True, "label_position": "low"})


def _item_charts(workbook: xlsxwriter.Workbook, items: ReportTable[Any], first_row: int) -> None:
    bars = [
        series_of(items, "title", key, first_row) | {"fill": {"color": colour}, "gap": 60}
        for key, colour in (("allotted", _PLANNED), ("used", USED_COLOUR))
    ]
    chart = add_chart(workbook, "bar", _("Chart of items"), _("Allotted and used time"), bars)
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "[h]:mm"})
    look = {
        "line": {"color": OVER_COLOUR, "width": 2.25},
        "marker": {"type": "diamond", "fill": {"color": OVER_COLOUR}},
    }
    line = series_of(items, "title", "behind", first_row) | look
    title = _("Behind or ahead of the programme, minutes")
    chart = add_chart(workbook, "line", _("Chart of delays"), title, [line])
    chart.set_legend({"none": True})
    chart.set_x_axis({"label_position": "low"})
    chart.show_blanks_as("span")


def series_of(table: ReportTable[Any], names: str, values: str, first_row: int) -> dict[str, Any]:
    """Return what Excel draws: the column ``values`` over the column ``names``."""
    sheet, first, last = table.name[:31], first_row + 1, first_row + len(table.subjects)
    drawn, over = table.position(values), table.position(names)
    return {
        "name": table.columns[drawn].heading,
        "categories": [sheet, first, over, last, over],
        "values": [sheet, first, drawn, last, drawn],
    }


def add_chart(
    workbook: xlsxwriter.Workbook,
    kind: str,
    sheet_name: str,
    title: str,
    series: Sequence[dict[str, Any]],
) -> xlsxwriter.chart.Chart:
    """Return a new chart on a sheet of its own."""
    chart = workbook.add_chart({"type": kind})
    for each in series:
        chart.add_series(each)
    chart.set_title({"name": title})
    sheet = workbook.add_chartsheet(sheet_name[:31])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_chart(chart)
    return chart
