"""The linked points that a list names: one to a line or a row, with a telephone if it has one."""

from __future__ import annotations

import re
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
_HEAD = re.compile(
    r"(?:tên )?(?:các )?(?:điểm cầu|đơn vị|xã, phường|địa điểm|tổ thảo luận)|tên|danh sách.*"
    r"|(?:name|point)s?",
    re.IGNORECASE,
)
_ROOM = re.compile(r"(?:tổ|nhóm|group)\b.*\d", re.IGNORECASE)


def listed_points(path: Path, job: Job | None = None, *, apart: bool = False) -> tuple[Point, ...]:
    """Return the points of a list in a file of any format, each name once.

    Raises UnreadableProgramme for a file that names none or too many, or with ``apart`` one of them
    twice; Cancelled when the job is cancelled.
    """
    content = read_content(path)
    extract = extracted(content, path.name, format_of(content, path.name), job)
    return points_of(extract, path.name, apart=apart)


def pasted_points(text: str) -> tuple[Point, ...]:
    """Return the points of a list that was typed or pasted; UnreadableProgramme when it is none."""
    return points_of(copied(None, text), _("The list"))


def points_of(extract: Extract, name: str, *, apart: bool = False) -> tuple[Point, ...]:
    """Return the points of the rows: "Phường 1", or "12. Phường 1; 0912 345 678"; no heads.

    ``apart``: a name that stands twice is no slip to be passed over, but an error.
    """
    told = [point for row in legible_rows(extract, name) if (point := _point(row.cells))]
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


def _point(cells: tuple[str, ...]) -> Point | None:
    if len(cells) == 1:
        cells = tuple(cells[0].split(";"))
    told = [" ".join(cell.split()) for cell in cells]
    phone = next((cell for cell in told if _PHONE.fullmatch(cell)), "")
    names = [cell for cell in told if cell and cell != phone and not _COUNT.fullmatch(cell)]
    name = _COUNTED.sub("", names[0]) if names else ""
    if not any(map(str.isalpha, name)) or _HEAD.fullmatch(name):
        return None
    return Point("", name, phone, room=_ROOM.match(name) is not None)
