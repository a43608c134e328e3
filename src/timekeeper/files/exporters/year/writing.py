"""The year as a file, in the format of its ending."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from xlsxwriter import Workbook

from timekeeper.files.exporters.tables.as_xlsx import FIRST_ROW, Frame, tables_as_xlsx
from timekeeper.files.exporters.tables.columns import OVER_COLOUR, USED_COLOUR
from timekeeper.files.exporters.tables.xlsx_charts import add_chart, series_of
from timekeeper.files.exporters.year import as_docx
from timekeeper.files.exporters.year.tables import Year
from timekeeper.files.writing import ending_of, replace_document
from timekeeper.words.language import _

ENDINGS = (".xlsx", ".docx")


def write_year(year: Year, path: Path) -> None:
    """Write the year as a workbook or for Word; DocumentNotWritten where that cannot be."""
    ending = ending_of(
        path, ENDINGS, _("A year is written as {endings}; choose such a name for {path}.")
    )
    replace_document(path, as_docx.write(year) if ending == ".docx" else _workbook(year))


def _workbook(year: Year) -> bytes:
    title = _("Conferences of {year}").format(year=year.number)
    sorts = replace(year.tables[0], subjects=year.tables[0].subjects[:-1])  # the last are all
    bars = [
        series_of(sorts, "name", key, FIRST_ROW) | {"fill": {"color": colour}}
        for key, colour in (("held", USED_COLOUR), ("over", OVER_COLOUR))
    ]

    def add_plot(book: Workbook) -> None:
        chart = add_chart(book, "bar", _("Plot"), title, bars)
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"num_format": "[h]:mm:ss"})

    more = add_plot if sorts.subjects else lambda _book: None
    return tables_as_xlsx(
        (*year.tables, year.listed), Frame(title, " ".join(year.remarks), office=year.office), more
    )
