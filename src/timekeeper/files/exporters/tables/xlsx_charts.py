"""Excel's own charts of the report, drawn from the cells of its sheets."""

from __future__ import annotations

import xlsxwriter

from timekeeper.files.exporters.tables.cells import Table
from timekeeper.words.language import _

_PLANNED, _USED, _OVER = "#9AA5B4", "#1F5B92", "#C4281C"


def add_charts(workbook: xlsxwriter.Workbook, items: Table, bodies: Table, first_row: int) -> None:
    """Add a sheet to each chart; ``first_row`` is that of the headings."""
    if items.rows:
        _lengths(workbook, items, first_row)
        _drift(workbook, items, first_row)
    if bodies.rows:
        _bodies(workbook, bodies, first_row)


def _lengths(workbook: xlsxwriter.Workbook, items: Table, first_row: int) -> None:
    chart = workbook.add_chart({"type": "bar"})
    for heading, colour in ((_("Allotted"), _PLANNED), (_("Used"), _USED)):
        chart.add_series(
            {
                "name": heading,
                "categories": _cells(items, _("Item"), first_row),
                "values": _cells(items, heading, first_row),
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    chart.set_title({"name": _("Allotted and used time")})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "[h]:mm"})
    _place(workbook, chart, _("Chart of items"))


def _drift(workbook: xlsxwriter.Workbook, items: Table, first_row: int) -> None:
    heading = _("Start, behind (+) or ahead (−)")
    chart = workbook.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": heading,
            "categories": _cells(items, _("Item"), first_row),
            "values": _cells(items, heading, first_row),
            "line": {"color": _OVER, "width": 2.25},
            "marker": {"type": "diamond", "fill": {"color": _OVER}},
        }
    )
    chart.set_title({"name": _("Behind or ahead of the programme, minutes")})
    chart.set_legend({"none": True})
    chart.set_x_axis({"label_position": "low"})
    chart.show_blanks_as("span")
    _place(workbook, chart, _("Chart of delays"))


def _bodies(workbook: xlsxwriter.Workbook, bodies: Table, first_row: int) -> None:
    heading = _("Over (+) or under (−)")
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": heading,
            "categories": _cells(bodies, _("Presenting body"), first_row),
            "values": _cells(bodies, heading, first_row),
            "fill": {"color": _OVER},
            "invert_if_negative": True,
            "invert_if_negative_color": _USED,
        }
    )
    chart.set_title({"name": _("Over or under by presenting body, minutes")})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    _place(workbook, chart, _("Chart of bodies"))


def _place(workbook: xlsxwriter.Workbook, chart: xlsxwriter.chart.Chart, name: str) -> None:
    sheet = workbook.add_chartsheet(name[:31])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_chart(chart)


def _cells(table: Table, heading: str, first_row: int) -> list[object]:
    column = [c.heading for c in table.columns].index(heading)
    return [table.name[:31], first_row + 1, column, first_row + len(table.rows), column]
