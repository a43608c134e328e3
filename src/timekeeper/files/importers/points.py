"""The linked points that a list names: one to a line or a row, with a telephone if it has one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from timekeeper.core.points import MOST_POINTS, Point, enlisted, name_key
from timekeeper.files.importers.clipboard import copied
from timekeeper.files.importers.draft.draft import Extract, UnreadableProgramme
from timekeeper.files.importers.reading import extracted, legible_rows
from timekeeper.files.importers.sniffing import format_of, read_content
from timekeeper.files.job import Job
from timekeeper.words.language import _

_COUNT = re.compile(r"(?:stt|tt|no\.?|#|\d{1,4}[.)]?)", re.IGNORECASE)
_COUNTED = re.compile(r"^\d{1,4}[.)]\s+")
_PHONE = re.compile(r"[+(]?\d[\d .()-]{6,18}\d")
_NO_NOUGHT = re.compile(r"[35789]\d{8}")  # a mobile number, as a spreadsheet has it
_KIND = r"(?:xã|phường|đặc khu|thị trấn|huyện|thị ủy|thành ủy|huyện ủy|đảng ủy|đơn vị|địa phương)"
_KINDS = rf"{_KIND}(?:\s*(?:[,/–-]|và)?\s*{_KIND})*(?: hành chính| cấp xã| trực thuộc| mới)*"
# What heads a column, the likeliest to be the points' names first.
_HEADS = {
    "name": re.compile(r"(?:tên )?(?:các )?điểm cầu.*|(?:the )?(?:linked )?points?|point’s name"),
    "body": re.compile(rf"(?:tên )?(?:các )?{_KINDS}|(?:tên )?(?:địa điểm|tổ thảo luận)"),
    "any": re.compile(r"tên(?: gọi| đơn vị.*)?|ten(?: don vi)?|name"),
    "phone": re.compile(r"(?:số )?(?:điện thoại|đ\.?thoại|di động|đ\.?t|sđt|phone|tel)\b.*"),
    "count": re.compile(r"stt|tt|số tt|số thứ tự|no\.?|#"),
    "nothing": re.compile(r"(?:ghi chú|mã|số|tên|họ|đồng chí|cán bộ|người|huyện|tỉnh|note)\b.*"),
}
_NAMED = ("name", "body", "any")
_GROUP = re.compile(r"[IVX]{1,5}[.)]?|[A-H][.)]?")  # counts what heads some of the points
_NOBODY = re.compile(
    r"(?:tên )?(?:địa điểm|tổ thảo luận)|danh sách.*|(?:tổng )?cộng\b.*|tổng số\b.*|points|total",
    re.IGNORECASE,
)
_ROOM = re.compile(r"(?:tổ(?! (?:dân|công|liên|bảo))|nhóm|group)\b.*\d", re.IGNORECASE)


def listed_points(path: Path, job: Job | None = None, *, apart: bool = False) -> tuple[Point, ...]:
    """Return the points of a list in a file of any format, each name once.

    Raises UnreadableProgramme for a file that names none or too many, or with ``apart`` one of them
    twice; Cancelled when the job is cancelled.
    """
    content = read_content(path)
    form = format_of(content, path.name)
    extract = extracted(content, path.name, form, job, own_process=True)
    return points_of(extract, path.name, apart=apart)


def pasted_points(text: str) -> tuple[Point, ...]:
    """Return the points of a list that was typed or pasted; UnreadableProgramme when it is none."""
    return points_of(copied(None, text), _("The list"))


def points_of(extract: Extract, name: str, *, apart: bool = False) -> tuple[Point, ...]:
    """Return the points of the rows: "Phường 1", or "12. Phường 1; 0912 345 678"; no heads.

    ``apart``: a name that stands twice is no slip to be passed over, but an error.
    """
    rows = legible_rows(extract, name)
    for lost in (doubt for doubt in extract.doubts if doubt.kind == "formula" and doubt.line):
        said = "".join(rows[(lost.line or 0) - 1].cells)
        if not any(map(str.isalpha, said)):  # else somebody would be left out without a word
            raise UnreadableProgramme(lost.message)
    told = list(_told([row.cells for row in rows]))
    found = enlisted(told)
    if apart and len(found) < len(told) and len(found) < MOST_POINTS:
        message = _("“{point}” stands twice in {name}: give each point a name of its own.")
        keys = [name_key(point.name) for point in told]
        twice = next(point.name for n, point in enumerate(told) if keys[n] in keys[:n])
        raise UnreadableProgramme(message.format(point=" ".join(twice.split()), name=name))
    if not found:
        message = _("No point was found in {name}: give each point a line with its name.")
        raise UnreadableProgramme(message.format(name=name))
    if len(found) == MOST_POINTS:
        message = _("{name} names {most} points or more: divide it.")
        raise UnreadableProgramme(message.format(name=name, most=MOST_POINTS))
    return found


def _told(rows: Sequence[tuple[str, ...]]) -> Iterator[Point]:
    """Yield the point of each row that has one, by the table's heads where it has any."""
    heads = [_columns(cells) for cells in rows]
    tables = [n for n, head in enumerate(heads) if len(head) > 1 and _named(head) is not None]
    columns, begun = list[str](), False
    for n, (cells, head) in enumerate(zip(rows, heads, strict=True)):
        if n in tables:
            columns = head
        elif (head and not (begun and sum(map(bool, cells)) == 1)) or (tables and not columns):
            continue  # above a table stands who sends the list; within a list may be "Xã Mới"
        elif (point := _point(cells, columns)) is not None:
            begun = True
            yield point


def _columns(cells: Sequence[str]) -> list[str]:
    """Return what each column holds if the row is a head, "" for what is not known; else []."""
    told = [" ".join(cell.casefold().split()).strip(" :.") for cell in cells]
    heads = [next((kind for kind, said in _HEADS.items() if said.fullmatch(t)), "") for t in told]
    known = {kind for kind in heads if kind}
    if sum(map(bool, told)) == 1 and known <= {*_NAMED}:
        return heads if known else []
    return heads if len(known) > 1 and known & {"count", "phone", "nothing"} else []


def _named(columns: Sequence[str]) -> int | None:
    return next((columns.index(kind) for kind in _NAMED if kind in columns), None)


def _point(cells: tuple[str, ...], columns: Sequence[str]) -> Point | None:
    parts = cells if len(cells) > 1 else cells[0].split(";")
    told = [" ".join(part.split()) for part in parts]
    phone = next((cell for cell in told if _PHONE.fullmatch(cell)), "")
    name = next((c for c in told if c and c != phone and not _COUNT.fullmatch(c)), "")
    at = _named(columns)
    if at is not None:
        by_kind = dict(reversed([*zip(columns, told, strict=False)]))
        heads_some = _GROUP.fullmatch(by_kind.get("count", ""))
        if heads_some or any(map(_NOBODY.fullmatch, told[: at + 1])):
            return None
        name, phone = (*told, *[""] * at)[at], by_kind.get("phone") or phone
    name = _COUNTED.sub("", name)
    if not any(map(str.isalpha, name)) or _NOBODY.fullmatch(name):
        return None
    if _NO_NOUGHT.fullmatch(phone):
        phone = f"0{phone}"
    return Point("", name, phone, room=_ROOM.match(name) is not None)
