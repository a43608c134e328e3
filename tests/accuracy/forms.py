"""Programmes of plain text, made into files of each form that an office hands over."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from openpyxl import Workbook

from timekeeper.files.converting import libreoffice, through_libreoffice
from timekeeper.files.importers.grammar.times import times

Rows = list[list[str]]
Maker = Callable[[str, Path], None]

NUMBER, BULLET = r"\s*\d+[.)]\s+", r"\s*[-+–•]\s+"


def blocks(text: str) -> list[str | Rows]:
    """Return lines and tables; a row that begins with a tab, and has no time, goes on."""
    made: list[str | Rows] = []
    for tabbed, lines in groupby(text.splitlines(), lambda line: "\t" in line):
        if not tabbed:
            made += lines
            continue
        rows: Rows = []
        for line in lines:
            cells = line.split("\t")
            if rows and line.startswith("\t") and not any(map(times.only, cells)):
                _go_on(rows[-1], cells)
            else:
                rows.append(cells)
        made.append(rows)
    return made


def _go_on(row: list[str], cells: Sequence[str]) -> None:
    for n, cell in enumerate(cells):
        if cell.strip():
            at = min(n, len(row) - 1)
            row[at] = f"{row[at]}\n{cell}".strip()


def as_text(text: str, target: Path) -> None:
    """Write the text as it is."""
    target.write_text(text, encoding="utf-8")


def as_word_tables(
    text: str, target: Path, style: str | None = "Table Grid", merged: bool = False
) -> None:
    """Write a .docx whose tables have this style; a cell of one blank is merged with that above."""
    document = Document()
    for block in blocks(text):
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            _add_table(document, block, style, merged)
    # Word ends with a paragraph; without it LibreOffice loses a table that is the last.
    document.add_paragraph("")
    document.save(str(target))


def _add_table(document: WordDocument, rows: Rows, style: str | None, merged: bool) -> None:
    width = max(map(len, rows))
    table = document.add_table(rows=len(rows), cols=width, style=style)
    for at, row in enumerate(rows):
        for n, cell in enumerate(row):
            table.cell(at, n).text = cell
        if merged and 1 < len(row) < width:
            table.cell(at, len(row) - 1).merge(table.cell(at, width - 1))
    for n in range(width if merged else 0):
        for top, bottom in _runs([row[n : n + 1] for row in rows]):
            for at in range(top + 1, bottom + 1):
                table.cell(at, n).text = ""
            if bottom > top:
                whole = table.cell(top, n).merge(table.cell(bottom, n))
                whole.text = rows[top][n]


def _runs(cells: list[list[str]]) -> list[tuple[int, int]]:
    """Return the first and last row of each cell that blank cells below belong to."""
    runs: list[tuple[int, int]] = []
    for at, cell in enumerate(cells):
        if runs and cell == [" "]:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs


def as_word_paragraphs(text: str, target: Path, numbered: bool = False) -> None:
    """Write a .docx of paragraphs; Word counts them itself if ``numbered``."""
    document = Document()
    for line in text.splitlines():
        styles = (
            {"List Number": NUMBER, "List Bullet": BULLET} if numbered and "\t" not in line else {}
        )
        for style, sign in styles.items():
            if found := re.match(sign, line):
                document.add_paragraph(line[found.end() :], style=style)
                break
        else:
            document.add_paragraph(line)
    document.save(str(target))


def as_workbook(text: str, target: Path, merged: bool = False) -> None:
    """Write a .xlsx; a cell of one blank is merged with that above."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    at = 0
    for block in blocks(text):
        rows = [[block]] if isinstance(block, str) else block
        for n, row in enumerate(rows, at + 1):
            for column, cell in enumerate(row, 1):
                sheet.cell(n, column, cell if cell.strip() else None)
        for column in range(1, max(map(len, rows)) + 1 if merged else 0):
            for top, bottom in _runs([row[column - 1 : column] for row in rows]):
                if bottom > top:
                    sheet.merge_cells(None, at + top + 1, column, at + bottom + 1, column)
        at += len(rows)
    book.save(target)


# What is made here, by its name: its ending and its maker.
OWN: dict[str, tuple[str, Maker]] = {
    "text": (".txt", as_text),
    "Word tables": (".docx", lambda text, to: as_word_tables(text, to, style=None)),
    "Word tables with rulings": (".docx", as_word_tables),
    "Word tables with merged cells": (
        ".docx",
        lambda text, to: as_word_tables(text, to, merged=True),
    ),
    "Word paragraphs": (".docx", as_word_paragraphs),
    "Word paragraphs it numbers": (
        ".docx",
        lambda text, to: as_word_paragraphs(text, to, numbered=True),
    ),
    "xlsx": (".xlsx", as_workbook),
    "xlsx with merged cells": (".xlsx", lambda text, to: as_workbook(text, to, merged=True)),
}
# What LibreOffice makes of them.
CONVERTED = {
    "PDF with rulings": ("Word tables with rulings", ".pdf"),
    "PDF without rulings": ("Word tables", ".pdf"),
    "PDF of paragraphs": ("Word paragraphs", ".pdf"),
    "odt": ("Word tables with rulings", ".odt"),
    "html": ("Word tables with rulings", ".html"),
    "doc": ("Word tables with rulings", ".doc"),
    "rtf": ("Word tables with rulings", ".rtf"),
    "xls": ("xlsx", ".xls"),
    "ods": ("xlsx", ".ods"),
}
# What a copier makes of those.
SCANNED = {
    "scan with rulings": "PDF with rulings",
    "scan without rulings": "PDF without rulings",
    "scan of paragraphs": "PDF of paragraphs",
}
FORMS = (*OWN, *CONVERTED, *SCANNED)


def made(form: str, texts: dict[str, str], folder: Path, seed: int = 1) -> dict[str, Path]:
    """Write each text, by its name, as a file of this form into a folder; return the paths.

    The grain of scans depends on the seed and the texts alone.
    """
    if form in OWN:
        ending, write = OWN[form]
        paths = {name: folder / f"{name}{ending}" for name in texts}
        for name, path in paths.items():
            write(texts[name], path)
        return paths
    before = CONVERTED[form][0] if form in CONVERTED else SCANNED[form]
    (folder / "before").mkdir()
    sources = made(before, texts, folder / "before")
    if form in CONVERTED:
        return _converted(sources, folder, CONVERTED[form][1])
    from tests.accuracy.scans import begin_grain, scanned  # an optional part

    paths = {name: folder / f"{name}.pdf" for name in texts}
    begin_grain(seed)
    for number, (name, path) in enumerate(paths.items()):
        path.write_bytes(scanned(sources[name], number))
    return paths


def _converted(sources: dict[str, Path], folder: Path, ending: str) -> dict[str, Path]:
    office = libreoffice()
    assert office is not None
    command = through_libreoffice(office, Path(), folder / f"any{ending}", folder / "profile")[:-1]
    subprocess.run(
        [*command, *map(str, sources.values())], check=True, capture_output=True, timeout=600
    )
    return {name: folder / f"{name}{ending}" for name in sources}
