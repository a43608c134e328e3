"""The published schema of views, and what a view may weigh."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import office_day
from tests.core.random_days import RandomDay, days, laws
from tests.views.afar.test_published import EDITION, ORDERS
from timekeeper.core.hall_order import FollowProgramme, HallOrder
from timekeeper.core.record.history import replay
from timekeeper.files.places import resources
from timekeeper.views.afar.published import Day, View, published
from timekeeper.views.afar.view_schema import published_schema

SCHEMA = json.loads((resources() / "view.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
CLOCKS = ("07:00", "07:20", "08:12:30", "08:17", "10:24", "11:30", "13:40", "14:50", "15:40")


def test_the_published_schema_is_current():
    command = [sys.executable, "-m", "timekeeper.views.afar.view_schema"]

    made = subprocess.run(command, capture_output=True, check=True)

    assert json.loads(made.stdout) == published_schema() == SCHEMA
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@laws
@given(days(), ORDERS, st.sampled_from(View))
def test_every_view_is_valid(random: RandomDay, order: HallOrder, view: View):
    made = published(Day(random.programme, random.course, order), view, EDITION, random.now)

    VALIDATOR.validate(json.loads(json.dumps(made)))


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("clock", CLOCKS)
def test_the_office_day_weighs_little_for_each_audience(view: View, clock: str):
    course = replay(office_day.entries(clock))
    day = Day(office_day.programme(), course, FollowProgramme())

    made = published(day, view, EDITION, office_day.at(clock))

    sent = json.dumps(made, ensure_ascii=False).encode()
    assert len(zlib.compress(sent)) <= 8 * 1024
    VALIDATOR.validate(json.loads(sent))


def test_the_schema_refuses_what_a_view_does_not_have():
    day = Day(office_day.programme(), replay(office_day.entries("08:00")), FollowProgramme())
    made = json.loads(json.dumps(published(day, View.HALL, EDITION, office_day.at("08:00"))))
    made["segments"][0]["picture"]["notes"] = "for the staff"

    assert not VALIDATOR.is_valid(made)
