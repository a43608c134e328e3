"""What was counted stands in the JSON of the report, and nowhere where nothing was."""

from __future__ import annotations

from tests.fakes import at, item, programme, session
from timekeeper.core.events import AttendanceCounted, BallotsCounted, Entry, Event, GroupCount
from timekeeper.files.exporters import file_report
from timekeeper.files.exporters.json.as_json import report_as_mapping
from timekeeper.files.journal.journal_file import Integrity

GROUP = GroupCount(60, 55, 4, 1, "Khối Đảng")
VOTE = BallotsCounted("vote", 55, 55, 54, 1, "Nghị quyết", "54/55")


def told(*happened: Event, public: bool = False) -> dict[str, object]:
    planned = programme(session(item("opening"), item("vote", confidential=True)))
    entries = tuple(Entry(n, at(n), event) for n, event in enumerate(happened, start=1))
    integrity = Integrity(len(entries), "0" * 64, True)
    return report_as_mapping(file_report(planned, entries, integrity, at(9), public=public))


def test_what_was_counted_is_there_by_session_and_by_vote():
    found = told(AttendanceCounted(0, (GROUP,)), VOTE)

    assert found["attendance"] == [
        {
            "session": 0,
            "groups": [
                {
                    "summoned": 60,
                    "present": 55,
                    "excused": 4,
                    "unexcused": 1,
                    "group": "Khối Đảng",
                }
            ],
        }
    ]
    assert found["ballots"] == [
        {
            "item": "vote",
            "given_out": 55,
            "returned": 55,
            "valid": 54,
            "void": 1,
            "subject": "Nghị quyết",
            "result": "54/55",
        }
    ]


def test_reports_without_a_count_are_those_of_earlier_versions():
    assert not {"attendance", "ballots"} & told().keys()


def test_a_count_of_what_the_programme_does_not_have_is_passed_over():
    lost = (AttendanceCounted(7, (GROUP,)), BallotsCounted("gone", 1, 1, 1, 0))

    assert not {"attendance", "ballots"} & told(*lost).keys()


def test_in_public_a_vote_on_what_is_internal_keeps_its_figures_and_no_words():
    (vote,) = told(VOTE, public=True)["ballots"]

    assert (vote["valid"], vote["subject"], vote["result"]) == (54, "", "")
    assert vote["item"] != "vote"
