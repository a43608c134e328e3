"""Invented programmes of every style, each against a reading made by hand beforehand."""

import pytest
import yaml

from tests.paths import PROGRAMMES
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.importers.reading import read_file

TEXTS = sorted(PROGRAMMES.glob("*.txt"))


def expected(path):
    return yaml.safe_load(path.with_suffix(".reading.yaml").read_text(encoding="utf-8"))


def rows(reading):
    """Return the reading's items as start, end, minutes, title, presenter and, if given, day."""
    cells = [line.split("|") for line in reading["items"].splitlines()]
    return [[cell.strip() or None for cell in line] + [None] * (6 - len(line)) for line in cells]


def read_rows(draft):
    return [
        [
            item["start"],
            item["end"],
            str(item["minutes"]) if item["minutes"] is not None else None,
            item["title"],
            (item["presenter"] or {}).get("text"),
            session["date"],
        ]
        for session in draft["sessions"]
        for part in session["parts"]
        for item in part["items"]
    ]


@pytest.fixture(scope="module", params=TEXTS, ids=lambda path: path.stem)
def case(request):
    return expected(request.param), draft_to_json(read_file(request.param))


def test_every_item_is_read_as_a_person_reads_it(case):
    reading, draft = case

    wanted = rows(reading)
    found = read_rows(draft)

    assert [row[:5] for row in found] == [row[:5] for row in wanted]
    # A reading gives the day only where it matters.
    assert all(row[5] in (None, day) for row, (*_row, day) in zip(wanted, found, strict=True))


def test_the_head_is_read_as_a_person_reads_it(case):
    reading, draft = case

    day = reading["date"]
    assert (draft["title"], draft["date"]) == (reading["title"], day and day.isoformat())


def test_sessions_and_parts_are_those_the_author_named(case):
    reading, draft = case

    named = [
        name
        for session in draft["sessions"]
        for name in (session["name"], *(part["title"] for part in session["parts"]))
        if name
    ]
    assert named == reading.get("sessions", [])


def test_the_author_s_mistakes_are_told_at_their_lines(case):
    reading, draft = case

    told = {f"{doubt['line']} {doubt['kind']}" for doubt in draft["doubts"]}
    assert told >= set(reading.get("doubts", []))


@pytest.mark.parametrize("key", ["venues", "attendees", "documents"])
def test_places_people_and_papers_are_found_where_the_author_names_them(case, key):
    reading, draft = case

    found = {
        entry["name"] if key == "venues" else entry
        for session in draft["sessions"]
        for part in session["parts"]
        for holder in (session, part, *part["items"])
        for entry in holder.get(key, ())
    }
    assert set(reading.get(key, ())) <= found
