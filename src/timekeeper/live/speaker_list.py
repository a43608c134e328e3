"""A list of speakers as the office pastes it, from a text or a table, read into speakers."""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import timedelta

from timekeeper.core.programme import Speaker

MOST_MINUTES = 240

_NUMBER = re.compile(r"\s*(?:\d{1,3}\s*[.)/:]|\d{1,3}\s*[-–]\s|[-–+*•●▪]\s)\s*")
_MINUTES = re.compile(
    r"[\s,;.–-]*[(\[]?\s*(?:thời gian|thời lượng|trong)?\s*:?\s*"
    r"(\d{1,3})\s*(?:phút|minutes?|min|['’′])\.?\s*[)\]]?[\s.;]*$",
    re.IGNORECASE,
)
# A figure alone after a mark: not the number of what stands before it, nor one more of a row.
_BARE_MINUTES = re.compile(
    r"(?:(?<!\d)\s*,|;|\s[-–—])\s*(\d{1,3})[\s.;]*$|[(\[]\s*(\d{1,3})\s*[)\]]$"
)
_DASH = re.compile(r"\s+[-–—]\s+")
_WITHIN, _AFTER_BODY = re.compile(r"[,:]|\s[-–—]\s"), re.compile(r"\s*[;:]")
_INVISIBLE = str.maketrans({"\u00a0": " ", "\u200b": None, "\ufeff": None, "\r": "\n"})
_QUOTES = "\"'“”‘’"
_COUNTED = re.compile(r"\d{1,3}[.)]?")

# What the head of a column says, longest known phrases first; a column of none of these is left.
_HEADS = (
    ("limit", ("thời gian", "thời lượng", "số phút", "phút", "minutes")),
    ("topic", ("nội dung", "chủ đề", "chuyên đề", "tham luận", "vấn đề", "topic")),
    ("name", ("họ và tên", "họ tên", "họ, tên", "đại biểu", "đồng chí", "name")),
    ("body", ("chức vụ", "chức danh", "đơn vị", "cơ quan", "body")),
)
_NOTHING = ("stt", "tt", "số tt", "ghi chú")


def read(text: str) -> tuple[Speaker, ...]:
    """Return the speakers of a pasted text, one to a line, or of a table, one to a row.

    ``1. Đồng chí Nguyễn Văn A, Giám đốc Sở Y tế: Công tác y tế (7 phút)`` has all four parts; each
    but the name may be absent. Where lines are numbered, those between them go on with the line
    before, and those ahead of the first are its heading. What cannot be told apart stays in the
    name, for the reader to see.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_INVISIBLE))
    if "\t" in text:
        cells = _cells(text.split("\n"))
        rows = [[" ".join(cell.split()) for cell in row] for row in cells]
        return _of_table([row for row in rows if any(row)])
    speakers = (_of_line(line) for line in _joined(text.split("\n")))
    return tuple(speaker for speaker in speakers if speaker is not None)


def _cells(lines: list[str]) -> list[list[str]]:
    """Return the cells of each row; Excel puts a cell of several lines in quotes."""
    plain = [line.split("\t") for line in lines]
    if sum(line.count('"') for line in lines) % 2:
        return plain  # a lone quote would swallow what follows
    try:
        return list(csv.reader([f"{line}\n" for line in lines], delimiter="\t"))
    except csv.Error:
        return plain


def _of_table(rows: list[list[str]]) -> tuple[Speaker, ...]:
    columns: list[str] | None = None
    found = []
    for row in rows:
        heads = _columns(row)
        if columns is None and heads is not None:
            columns = heads
            continue
        speaker = _of_row(row, columns) if columns else _of_cells(row)
        if speaker is not None:
            found.append(speaker)
    return tuple(found)


def _columns(row: list[str]) -> list[str] | None:
    """Return what each column holds if the row is the head of a table."""
    heads = []
    for cell in map(str.casefold, row):
        told = (field for field, phrases in _HEADS if cell.startswith(phrases))
        heads.append("nothing" if cell in _NOTHING else next(told, ""))
    known = sum(map(bool, heads))
    return heads if "name" in heads and known > 1 else None


def _of_row(row: list[str], columns: list[str]) -> Speaker | None:
    parts: dict[str, str] = {}
    for column, cell in zip(columns, row, strict=False):
        if cell and column in Speaker.__struct_fields__:
            parts[column] = f"{parts[column]}, {cell}" if column in parts else cell
    return _speaker(
        parts.get("name", ""),
        parts.get("body", ""),
        parts.get("topic", ""),
        _minutes(parts.get("limit", "")),
    )


def _of_cells(row: list[str]) -> Speaker | None:
    """Return the speaker of a row without a head: number, name, bodies, topic, minutes."""
    cells = [cell for cell in row if cell]
    if len(cells) > 1 and _COUNTED.fullmatch(cells[0]):
        cells = cells[1:]
    limit = _minutes(cells[-1]) if len(cells) > 1 else None
    if limit is not None:
        cells = cells[:-1]
    if len(cells) == 1:
        speaker = _of_line(cells[0])
        return speaker and Speaker(
            speaker.name, speaker.body, speaker.topic, limit or speaker.limit
        )
    name, *rest = cells
    topic = rest.pop() if len(rest) > 1 else ""
    return _speaker(name, ", ".join(rest), topic, limit)


def _joined(lines: list[str]) -> list[str]:
    """Return one line for each speaker."""
    lines = [" ".join(line.split()) for line in lines]
    lines = [line for line in lines if line]
    if not any(_NUMBER.match(f"{line} ") for line in lines):
        return lines
    found: list[str] = []
    for line in lines:
        if _NUMBER.match(f"{line} "):
            found.append(line)
        elif found:
            found[-1] += f" {line}"
    return found


def _of_line(line: str) -> Speaker | None:
    words = _NUMBER.sub("", line, count=1) if _NUMBER.match(line) else line
    timed = _MINUTES.search(words) or _BARE_MINUTES.search(words)
    limit = _minutes(timed[timed.lastindex or 0]) if timed else None
    if timed is not None and limit is not None:
        words = words[: timed.start()]
    first, semicolon, rest = words.partition(";")
    if semicolon and not _WITHIN.search(first):
        body, _mark, topic = _AFTER_BODY.sub(":", rest, count=1).partition(":")
        return _speaker(first, body, topic, limit)
    head, _colon, topic = words.partition(":")
    pieces = _DASH.split(head)
    name, _comma, body = pieces[0].partition(",")
    others = pieces[1:]
    if others and not body:
        body = others.pop(0)
    if others and topic:
        body = " - ".join([body, *others])
    elif others:
        topic = " - ".join(others)
    return _speaker(name, body, topic, limit)


def _minutes(text: str) -> timedelta | None:
    """Return a cell or figure as minutes; None where it says none, or more than anyone speaks."""
    figure = re.fullmatch(r"(\d{1,3})\s*(?:phút|min(?:ute)?s?|['’′])?\.?", text.strip(" ()"))
    if figure is None or not 0 < int(figure[1]) <= MOST_MINUTES:
        return None
    return timedelta(minutes=int(figure[1]))


def _speaker(name: str, body: str, topic: str, limit: timedelta | None) -> Speaker | None:
    name, body = name.strip(" ,;."), body.strip(" ,;.")
    topic = topic.strip(" ,;.").strip(_QUOTES)
    if not any(letter.isalpha() for letter in name):
        return None
    return Speaker(name, body or None, topic or None, limit)
