"""How rightly programmes are read: `make accuracy` compares readings by hand with the program's.

    python -m tests.accuracy [FOLDER]

A folder holds NAME.txt (or another format) with NAME.reading.yaml: ``date`` and ``items``, a list
of title, start, end, minutes and presenter, or lines "start | end | minutes | title | presenter".
An item matches when its title agrees on the first 60 letters and digits.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.paths import PROGRAMMES
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.importers.reading import read_file

OWN = PROGRAMMES
READING = ".reading.yaml"
FIELDS = ("start", "end", "minutes", "presenter")
LETTERS = 60


def main(folder: Path) -> None:
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob(f"*{READING}")):
        for miss in compared(path, counts):
            print(f"{path.name.removesuffix(READING)}: {miss}")
    precision = counts["matched"] / max(1, counts["read"])
    recall = counts["matched"] / max(1, counts["expected"])
    print(f"programmes                {counts['programmes']}")
    print(f"items, F1                 {2 * precision * recall / max(1e-9, precision + recall):.3f}")
    for field in FIELDS:
        print(f"{field:<25} {counts[field] / max(1, counts['matched']):.3f}")
    print(f"date                      {counts['date'] / max(1, counts['programmes']):.3f}")
    wrong = counts["wrong, told"] + counts["wrong, not told"]
    print(f"wrong values              {wrong}, without a doubt {counts['wrong, not told']}")


def compared(reading: Path, counts: Counter[str]) -> Iterator[str]:
    """Yield each difference of one programme, and count what agrees."""
    expected = yaml.safe_load(reading.read_text(encoding="utf-8"))
    try:
        read = draft_to_json(read_file(_original(reading)))
    except UnreadableProgramme as error:
        read = {"date": None, "sessions": [], "doubts": []}
        yield str(error)
    items = [i for s in read["sessions"] for p in s["parts"] for i in p["items"]]
    wanted = list(_wanted(expected))
    doubted = {doubt.get("item") for doubt in read["doubts"]}
    counts.update(programmes=1, read=len(items), expected=len(wanted))
    counts["date"] += read["date"] == _text(expected.get("date"))
    for want in wanted:
        found = next((i for i in items if _key(i["title"]) == _key(want["title"])), None)
        if found is None:
            yield f"not found: {want['title']}"
            continue
        items.remove(found)
        counts["matched"] += 1
        for field in FIELDS:
            value, right = _value(found, field), _value(want, field)
            counts[field] += value == right
            if value != right:
                counts["wrong, told" if found["id"] in doubted else "wrong, not told"] += 1
                yield f"{field}: {value!r} for {right!r} in {want['title']}"
    for item in items:
        yield f"too many: {item['title']}"


def _original(reading: Path) -> Path:
    name = reading.name.removesuffix(READING)
    others = sorted(p for p in reading.parent.glob(f"{name}.*") if p != reading)
    return others[0]


def _wanted(expected: dict[str, Any]) -> Iterator[dict[str, Any]]:
    items = expected["items"]
    if not isinstance(items, str):
        yield from items
        return
    for line in items.splitlines():
        start, end, minutes, title, *rest = (part.strip() or None for part in line.split("|"))
        yield {
            "start": start,
            "end": end,
            "minutes": minutes,
            "title": title,
            "presenter": rest[0] if rest else None,
        }


def _value(item: dict[str, Any], field: str) -> str | None:
    value = item.get(field)
    if isinstance(value, dict):
        value = value.get("text")
    return _key(value) if field == "presenter" else _text(value)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _key(text: object) -> str:
    return "".join(re.findall(r"\w", str(text or "").lower()))[:LETTERS]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OWN)
