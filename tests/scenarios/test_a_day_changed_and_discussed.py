"""A day whose programme is changed, discussed and planned anew, from the actions file on."""

from __future__ import annotations

import pytest

from tests.commands import AGENDA
from timekeeper.core.programme import Kind
from timekeeper.files.agenda.agenda_file import read_agenda

PROGRAMME = read_agenda(AGENDA)
MORNING = [item for item in PROGRAMME.sessions[0].items if item.timed]
FIRST, SECOND, LAST = MORNING[0].id, MORNING[1].id, MORNING[-1].id


def test_speakers_are_called_and_their_item_keeps_its_time(played):
    day = played(
        "07:30 start",
        f'07:30 queue item: "{FIRST}", speaker: An, body: Sở Y tế, minutes: 2',
        f'07:30 queue item: "{FIRST}", speaker: Bình, minutes: 2',
        f'07:31 call item: "{FIRST}", speaker: Bình',
        f'07:32 extend item: "{FIRST}", speaker: Bình, minutes: 1',
        f'07:33 call item: "{FIRST}", speaker: An',
        f'07:34 end_speech item: "{FIRST}", speaker: An',
        "07:35 next",
    )

    assert day.answer.status == 0, day.answer.err
    assert day.report["items"][FIRST]["used_s"] == 300


def test_items_are_inserted_moved_and_removed_and_the_rest_goes_on(played):
    day = played(
        "07:30 start",
        f'07:31 insert item: new, title: Chào cờ, minutes: 3, before: "{SECOND}"',
        f'07:31 substitute item: "{LAST}", presenter: Đồng chí B, stands_in_for: Đồng chí A',
        f'07:31 explain item: "{FIRST}", cause: late_arrival',
        f'07:31 remove item: "{LAST}"',
        "07:35 next",
        '07:38 correct_end to: "07:34"',
        "07:39 message audience: hall, text: Giải lao",
        "07:40 take_down audience: hall",
        "07:40 hall picture: standby",
        "07:41 next",
    )

    assert day.answer.status == 0, day.answer.err
    assert day.report["items"]["new"]["used_s"] == 360
    assert LAST not in day.report["items"]
    assert day.report["items"][FIRST]["used_s"] == 240


@pytest.mark.parametrize("measure", ["shorten", "accept"])
def test_a_late_session_is_planned_anew_by_the_name_of_a_measure(played, measure):
    day = played("08:10 start", f"08:11 replan measure: {measure}")

    assert day.answer.status == 0, day.answer.err
    late = day.at("08:11:00")["deviation_s"]
    assert late <= 0 if measure == "shorten" else late > 0
    kinds = {item.id: item.kind for item in MORNING}
    cut = [name for name in kinds if day.report["items"][name]["added_s"] < 0]
    assert all(kinds[name] is not Kind.BREAK for name in cut)


def test_a_measure_that_wins_nothing_stops_the_script(played):
    day = played("07:30 start", "07:31 replan measure: shorten")

    assert day.answer.status != 0
    assert ":3:" in day.answer.err
