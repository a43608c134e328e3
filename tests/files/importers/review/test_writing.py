"""What is added to a programme where a person stands, and what he left unwritten."""

from __future__ import annotations

from datetime import date, time

import pytest
from msgspec.structs import replace

from tests.fakes import VIETNAM, item, part, programme, session
from timekeeper.core.changes.rippling import with_item
from timekeeper.core.checks.problems import problems
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.files.importers.review.correcting import Target
from timekeeper.files.importers.review.writing import (
    blank,
    finished,
    with_heading_at,
    with_item_at,
    with_row,
)
from timekeeper.files.programme_files import templates

DAY = programme(
    session(part(item("a", "8:00", length=10), item("b", "8:10"), title="I")),
    session(item("c", "14:00", "15:00"), name="afternoon", day=date(2023, 12, 7)),
)


def test_a_blank_programme_has_a_first_item_to_write():
    empty = blank(VIETNAM, date(2027, 1, 2))

    assert [i.start for i in empty.items] == [time(7, 30)]
    assert finished(empty) == empty


def test_an_item_is_added_after_an_item_and_as_the_first_below_a_heading():
    after, row = with_item_at(DAY, Target(item="a"), ripple=True) or (DAY, Target())
    below, first = with_item_at(DAY, Target(1), ripple=True) or (DAY, Target())

    new = after.slot(row.item or "").item
    assert (new.start, new.end, after.slot("b").item.start) == (
        time(8, 10),
        time(8, 20),
        time(8, 20),
    )
    assert [i.id for i in below.sessions[1].items] == [first.item, "c"]
    assert with_item_at(DAY, Target(), ripple=True) is None


def test_a_row_at_the_end_begins_where_the_last_item_ends():
    longer, row = with_row(DAY)

    assert longer.items[-1].id == row.item
    assert (longer.items[-1].start, longer.items[-1].end) == (time(15), None)


def test_a_session_after_another_is_held_on_its_day():
    after, heading = with_heading_at(DAY, Target(1), session=True) or (DAY, Target())
    _last, at_the_end = with_heading_at(DAY, Target(), session=True) or (DAY, Target())

    assert heading == at_the_end == Target(2)
    assert after.sessions[2].date == date(2023, 12, 7)
    assert with_heading_at(DAY, Target(), session=False) is None


def test_rows_that_were_never_written_are_not_handed_over():
    added, _row = with_row(DAY)
    only, _heading = with_heading_at(DAY, Target(0, 0), session=False) or (DAY, Target())
    closing = with_item(added, replace(added.items[-1], title="Bế mạc"))

    assert finished(added) == DAY
    assert finished(only) == only != DAY
    assert finished(closing) == closing


@pytest.mark.parametrize("path", [path for _name, path in templates()], ids=lambda p: p.stem)
def test_a_template_is_a_programme_without_a_mistake(path):
    template = read_agenda(path)

    assert not problems(template)
    assert all(i.presenter or i.kind.value == "break" for i in template.items)
