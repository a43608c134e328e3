"""One programme as it was read, compared with its reading by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from timekeeper.core.text import composed

READINGS = (".reading.yaml", ".expected.yaml")
TIMES = ("start", "end", "minutes")
LETTERS = 60
# Texts this alike are the same, slips of a scan's letters included.
TITLES_ALIKE, NAMES_ALIKE = 0.85, 0.8
ENOUGH = 12  # letters of a title that is only begun

Values = dict[str, Any]


def readings(folder: Path) -> dict[Path, Values]:
    """Return the folder's programmes that were read by hand, with their readings."""
    found = {}
    for path in sorted(p for p in folder.iterdir() if p.name.endswith(READINGS)):
        stem = path.name.rsplit(".", 2)[0]
        original = next(p for p in sorted(folder.glob(f"{stem}.*")) if p.suffix != path.suffix)
        found[original] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def compared(expected: Values, read: Values, counts: Counter[str]) -> Iterator[str]:
    """Yield each difference of a draft from its reading by hand, and count what agrees."""
    items = [
        i | {"day": s["date"]} for s in read["sessions"] for p in s["parts"] for i in p["items"]
    ]
    wanted = list(_wanted(expected))
    doubted = {doubt.get("item") for doubt in read["doubts"]}
    # That no day was found at all is asked once, not at each item.
    undated = any(doubt["kind"] == "no_date" for doubt in read["doubts"])
    counts.update(programmes=1, read=len(items), expected=len(wanted), doubts=len(read["doubts"]))
    day = _text(expected.get("date"))
    right = read["date"] in (day, _text(expected.get("date_also")) or day)
    counts["dates right"] += right
    if not right:
        yield f"date: {read['date']} for {day}"
    for want, found in _pairs(wanted, items):
        if found is None:
            yield f"not found: {want['start']} {want['title']}"
            continue
        items.remove(found)
        counts["found"] += 1
        for miss, what in _differences(want, found, counts):
            asked = undated and what == "days" and found["day"] is None
            told = "told" if asked or found["id"] in doubted else "not told"
            counts[f"wrong {what}, {told}"] += 1
            yield f"{miss} in {want['title']} ({told})"
    yield from (f"too many: {item['start']} {item['title']}" for item in items)


def _differences(want: Values, found: Values, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    for field in TIMES:
        counts["times"] += 1
        value, right = _text(found[field]), _text(want.get(field))
        counts["times right"] += value == right
        if value != right:
            yield f"{field}: {value} for {right}", "times"
    if want.get("day"):
        counts["days"] += 1
        counts["days right"] += found["day"] == str(want["day"])
        if found["day"] != str(want["day"]):
            yield f"day: {found['day']} for {want['day']}", "days"
    counts["presenters"] += 1
    name, right = _key((found["presenter"] or {}).get("text")), _key(want.get("presenter"))
    fits = _same_name(name, right) or (not name and bool(want.get("presenter_in_title")))
    counts["presenters right"] += fits
    # "Ban Giám đốc họp" for "Ban Giám đốc", and the other way round: right, and told by itself.
    counts["presenters contained"] += fits and bool(name and right) and not _alike(name, right)
    if not fits:
        yield f"presenter: {name!r} for {right!r}", "presenters"


def _pairs(wanted: list[Values], items: list[Values]) -> Iterator[tuple[Values, Values | None]]:
    """Yield each item of the reading with the one that was read; of equals, that at its hour."""
    pairs: dict[int, Values] = {}
    for strict in (True, False):
        for n, want in enumerate(wanted):
            taken = [id(item) for item in pairs.values()]
            if n in pairs:
                continue
            for item in items:
                at_its_hour = item["start"] == _text(want.get("start"))
                if id(item) not in taken and (at_its_hour or not strict) and _like(want, item):
                    pairs[n] = item
                    break
    for n, want in enumerate(wanted):
        yield want, pairs.get(n)


def _like(want: Values, item: Values) -> bool:
    a, b = _key(want["title"]), _key(item["title"])
    begun = len(b) >= ENOUGH and (a.startswith(b) or b.startswith(a))
    return a == b or begun or SequenceMatcher(None, a, b).ratio() > TITLES_ALIKE


def _same_name(name: str, right: str) -> bool:
    return _alike(name, right) or bool(name and right and (name in right or right in name))


def _alike(name: str, right: str) -> bool:
    alike = bool(name and right) and SequenceMatcher(None, name, right).ratio() > NAMES_ALIKE
    return name == right or alike


def _wanted(expected: Values) -> Iterator[Values]:
    """Yield the items: values, or lines "start | end | minutes | title | presenter | day"."""
    if not isinstance(expected["items"], str):
        yield from expected["items"]
        return
    for line in expected["items"].splitlines():
        cells = [part.strip() or None for part in line.split("|")] + [None] * 2
        names = (*TIMES, "title", "presenter", "day")
        yield dict(zip(names, cells, strict=False))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _key(text: object) -> str:
    return "".join(re.findall(r"\w", composed(str(text or "")).lower()))[:LETTERS]
