"""The published schema of agenda files, and the agendas that ship with the program."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path

import jsonschema
import pytest
import yaml

from timekeeper.core.programme import Kind
from timekeeper.files.agenda.agenda_file import dump_agenda, programme_to_mapping, read_agenda
from timekeeper.files.agenda.schema import json_schema
from timekeeper.files.places import resources, sample_agendas

SCHEMA = json.loads((resources() / "agenda.schema.json").read_text("utf-8"))
AGENDAS = sorted(sample_agendas().glob("*.yaml"))
OFFICE_DAY = sample_agendas() / "2023-12-06-hoi-nghi-ban-chap-hanh.yaml"


def as_an_editor_sees(path: Path) -> object:
    """Read dates as text, as YAML 1.2 does."""
    return yaml.load(path.read_text("utf-8").replace("date: ", "date: !!str "), yaml.SafeLoader)


def accepted(data: object) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(data)


def test_the_published_schema_is_current():
    made = subprocess.run(
        [sys.executable, "-m", "timekeeper.files.agenda.schema"],
        capture_output=True,
        check=True,
    )

    assert json.loads(made.stdout) == json_schema() == SCHEMA


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_a_shipped_agenda_is_valid(path):
    jsonschema.validate(as_an_editor_sees(path), SCHEMA, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_a_shipped_agenda_is_written_as_the_program_writes_it(path):
    assert dump_agenda(read_agenda(path)) == path.read_text("utf-8")


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_a_shipped_agenda_fills_its_sessions_and_agrees_with_itself(path):
    programme = read_agenda(path)

    for index, session in enumerate(programme.sessions):
        timed = [s for s in programme.slots if s.session == index and s.item.timed]
        ends = [slot.end for slot in timed]
        assert all(end is not None for end in ends[:-1])
        assert all(end <= later.start for end, later in zip(ends, timed[1:], strict=False))
        assert ends[-1] == programme.instant(index, session.end)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "timekeeper-agenda/2"},
        {"titel": "A"},
        {"date": "06/12/2023"},
        {"sessions": [{"items": [{"title": "A", "start": "25:00"}]}]},
        {"sessions": [{"items": [{"title": "A", "start": 450}]}]},
        {"sessions": [{"items": [{"title": "A", "minutes": "20"}]}]},
        {"sessions": [{"items": [{"title": "A", "minutes": 0}]}]},
        {"sessions": [{"items": [{"title": " "}]}]},
        {"sessions": [{"items": [{"title": "A", "presenter": {}}]}]},
        {"sessions": [{"items": [{"title": "A"}], "parts": []}]},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(change):
    mapping = programme_to_mapping(read_agenda(OFFICE_DAY))

    assert accepted(mapping)
    assert not accepted(mapping | change)


def test_the_office_s_day_has_its_two_parts_and_its_afternoon():
    programme = read_agenda(OFFICE_DAY)
    morning, afternoon = programme.sessions
    first, second = morning.parts

    assert programme.date == date(2023, 12, 6)
    assert (first.granted, second.granted) == (timedelta(minutes=90), timedelta(minutes=120))
    assert (first.fixed_start, second.fixed_start) == (False, True)
    assert [item.number for item in second.items] == [f"({n})" for n in range(1, 9)]
    assert [item.number for item in afternoon.items] == ["1", "2", "3", "4", "5"]
    assert [venue.point for venue in second.venues] == ["Điểm cầu cấp tỉnh", "Điểm cầu cấp huyện"]
    assert len(first.attendees) == 2


def test_the_office_s_first_part_leaves_ten_minutes_unfilled():
    first = read_agenda(OFFICE_DAY).sessions[0].parts[0]

    filled = sum((item.allotted for item in first.items), timedelta())

    assert filled == timedelta(minutes=80)


def test_the_office_s_study_documents_take_no_time_and_are_five():
    (study,) = [item for item in read_agenda(OFFICE_DAY).items if item.kind is Kind.STUDY]

    assert len(study.documents) == 5
    assert study.allotted is None


def test_the_office_s_day_ends_open():
    afternoon = read_agenda(OFFICE_DAY).sessions[1]

    assert afternoon.end is None
    assert afternoon.items[-1].start == time(15)
    assert afternoon.items[-1].allotted is None
    assert [item.number for item in afternoon.items if item.conditional] == ["3"]


def test_the_congress_takes_two_days_and_the_weekly_meeting_three_quarters_of_an_hour():
    congress = read_agenda(sample_agendas() / "dai-hoi-hai-ngay.yaml")
    weekly = read_agenda(sample_agendas() / "giao-ban-tuan.yaml")

    assert {session.date for session in congress.sessions} == {date(2025, 7, 10), date(2025, 7, 11)}
    assert {item.kind for item in congress.items} == set(Kind)
    assert len(weekly.items) == 6
    assert sum((item.allotted for item in weekly.items), timedelta()) == timedelta(minutes=45)
