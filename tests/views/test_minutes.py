"""The minutes say what the record knows, in the order it happened, and leave the rest dotted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from msgspec.structs import replace

from tests import office_day
from tests.core.random_days import RandomDay, days, laws
from tests.fakes import Day, act, discuss, edit, item, minutes, played, programme, session, study
from timekeeper.core.acts import Count
from timekeeper.core.events import (
    AttendanceCounted,
    BallotsCounted,
    GroupCount,
    ItemInserted,
    PresenterSubstituted,
    QueuedSpeech,
    SpeakerCalled,
    SpeakersQueued,
)
from timekeeper.core.programme import Address, Kind, Presenter, Programme, Speaker
from timekeeper.core.report.details import details
from timekeeper.core.report.rows import report
from timekeeper.files.exporters import file_report
from timekeeper.files.exporters.json.as_json import report_as_mapping
from timekeeper.files.journal.journal_file import Integrity
from timekeeper.views.minutes import DOTS, MinutesDraft, MinutesLevel, MinutesLine, minutes_of
from timekeeper.words.report import spoken_clock

MOST_BLANKS = 10


def of(day: Day) -> MinutesDraft:
    rows = report(day.original, day.course)
    return minutes_of(rows, details(rows.programme, day.course, day.now()))


def texts(drafted: MinutesDraft) -> list[str]:
    return [f"{line.lead} {line.text}".strip() for line in drafted.lines]


def held(drafted: MinutesDraft) -> list[str]:
    return [line.lead for line in drafted.lines if line.level is MinutesLevel.ITEM]


def voting(quorum: str | None = None) -> Programme:
    vote = item("vote", "8:10", "8:20", kind=Kind.VOTE, quorum=quorum)
    debate = item("debate", "8:20", "8:40", kind=Kind.DISCUSSION)
    opening = item("opening", "8:00", "8:10", presenter=Presenter("đồng chí A"))
    return programme(session(opening, vote, debate, study(), start="8:00"))


def count(*groups: GroupCount) -> Count:
    return Count(AttendanceCounted(0, groups))


def queued(*names: str) -> SpeakersQueued:
    return SpeakersQueued(
        "debate",
        tuple(QueuedSpeech(n, Speaker(n, "Sở Y tế", f"về {n}"), minutes(5)) for n in names),
    )


class TestWhatWasHeld:
    def test_items_stand_in_the_order_in_which_they_began_with_their_times(self):
        day = played(voting(), (1, "start"), (9, act("jump", "debate")), (20, act("jump", "vote")))
        day.do(25, "finish")

        drafted = of(day)

        assert held(drafted) == ["1. opening", "2. debate", "3. vote"]
        assert "1. opening (8:01 to 8:09)" in texts(drafted)

    def test_what_was_held_is_not_called_if_any(self):
        guest = item("Khách mời phát biểu (nếu có)", "8:00", "8:10", conditional=True)
        day = played(programme(session(guest)), (1, "start"), (9, "finish"))

        assert held(of(day)) == ["1. Khách mời phát biểu"]

    def test_what_runs_has_no_end_yet_and_the_draft_says_up_to_when_it_goes(self):
        drafted = of(played(voting(), (1, "start")))

        assert "1. opening (from 8:01, still held)" in texts(drafted)
        assert "in progress" in drafted.lines[1].text

    def test_who_stood_in_is_named_with_whom_he_stood_in_for(self):
        stand_in = Presenter("đồng chí B", stands_in_for="đồng chí A")
        substituted = edit(PresenterSubstituted("opening", stand_in))
        day = played(voting(), (0, substituted), (1, "start"), (2, "next"))

        assert "Presented by: đồng chí B (in place of đồng chí A)." in texts(of(day))

    def test_speakers_stand_in_their_order_and_who_was_not_called_hands_in_writing(self):
        day = played(voting(), (1, act("jump", "debate")), (2, discuss(queued("C", "D", "E"))))
        day.do(3, discuss(SpeakerCalled("debate", "D")))
        day.do(6, discuss(SpeakerCalled("debate", "C")))
        day.do(9, "finish")

        told = texts(of(day))

        assert told[told.index("02 delegates spoke:") + 1 :][:3] == [
            "D (Sở Y tế): về D, at 8:03;",
            "C (Sở Y tế): về C, at 8:06.",
            "Registered and not called, to hand in writing (01): E (Sở Y tế): về E.",
        ]

    def test_people_are_called_as_the_programme_says(self):
        civil = replace(voting(), address=Address.CIVIL)
        day = played(civil, (1, "start"), (2, "next"))

        assert "Presented by: Ông/bà A." in texts(of(day))


class TestCountsAndVotes:
    def test_counts_are_told_in_all_and_by_group_and_what_does_not_add_up_is_pointed_at(self):
        groups = (GroupCount(10, 9, 1, 0, "I"), GroupCount(5, 5, 1, 0, "II"))

        told = texts(of(played(voting(), (0, count(*groups)))))

        assert "15 summoned, 14 present, 02 absent (02 with leave, 00 without)." in told
        assert "I: 10 summoned, 09 present, 01 absent (01 with leave, 00 without)." in told
        assert "To be looked at: II: present and absent come to 6, but 5 were summoned." in told

    def test_a_vote_tells_its_ballots_and_leaves_the_result_dotted_until_it_is_said(self):
        day = played(voting(), (1, act("jump", "vote")), (3, "finish"))
        before = texts(of(day))
        day.do(4, Count(BallotsCounted("vote", 9, 9, 8, 1)))
        between = texts(of(day))
        day.do(5, Count(BallotsCounted("vote", 9, 9, 8, 1, result="8/9 for it")))

        assert f"Result of the vote: {DOTS}" in before
        assert "09 ballots given out, 09 returned, 08 valid, 01 void." in between
        assert f"Result of the vote: {DOTS}" in between
        last = texts(of(day))
        assert "09 ballots given out, 09 returned, 08 valid, 01 void; 8/9 for it." in last
        assert not any("Result of the vote" in text for text in last)

    def test_too_few_for_a_vote_are_pointed_at(self):
        day = played(voting("2/3"), (0, count(GroupCount(9, 5, 4, 0))), (1, act("jump", "vote")))

        assert any(
            "2/3 of those summoned must be present for it; 5 of 9" in t for t in texts(of(day))
        )

    def test_guests_make_up_for_no_member_here_either(self):
        members, guests = GroupCount(9, 5, 4, 0, "Ủy viên"), GroupCount(9, 9, 0, 0, "Khách mời")
        day = played(voting("2/3"), (0, count(members, guests)), (1, act("jump", "vote")))

        assert any("must be present for it; 5 of 9" in t for t in texts(of(day)))


class TestDepartures:
    def test_what_came_in_and_what_was_not_held_is_told(self):
        new = item("greeting", length=5)
        day = played(
            voting(),
            (0, edit(ItemInserted(new, 0, 0, "vote"))),
            (1, "start"),
            (5, act("skip", "vote")),
            (6, "next"),
            (9, "next"),
            (20, "finish"),
        )

        told = texts(of(day))

        start = told.index("IV. DEPARTURES FROM THE PROGRAMME")
        assert told[start + 1 : start + 5] == [
            "Insert greeting;",
            "Not held: “vote”.",
            "Papers for study, not presented:",
            "papers.",
        ]

    def test_minutes_given_are_the_annexs_matter(self):
        day = played(voting(), (1, "start"), (2, act("add", "opening", by=5)))

        told = texts(of(day))

        assert told[told.index("IV. DEPARTURES FROM THE PROGRAMME") + 1] == "None."


def test_the_office_s_day_leaves_at_most_ten_fields_to_fill():
    filed = office_day.filed()

    assert 0 < minutes_of(filed.report, filed.details).blanks <= MOST_BLANKS


@laws
@given(days())
def test_every_figure_is_that_of_the_report_s_json(day: RandomDay):
    entries = tuple(day.entries)
    filed = file_report(day.original, entries, Integrity(len(entries), "0" * 64, True), day.now)
    told = report_as_mapping(filed)

    drafted = minutes_of(filed.report, filed.details)

    zone = filed.report.programme
    ended = [row for row in told["items"] if row["actual_end"]]
    times = [line.text for line in drafted.lines if line.level is MinutesLevel.ITEM]
    assert sorted(text for text in times if " to " in text) == sorted(
        f"({_clock(row['actual_start'], zone)} to {_clock(row['actual_end'], zone)})"
        for row in ended
    )
    begun = [row for row in told["items"] if row["actual_start"]]
    assert len(times) == len(begun)
    spoken = [speech for speech in told["speeches"] if speech["start"]]
    assert sorted(_points(drafted.lines, ", at ")) == sorted(
        _clock(speech["start"], zone) for speech in spoken
    )
    figures = [f"{line.text} " for line in drafted.lines]
    for counted in told.get("attendance", ()):
        present = sum(group["present"] for group in counted["groups"])
        assert any(f" {present:02} present" in text for text in figures)
    counted = [text for text in figures if " ballots given out" in text]
    assert len(counted) == len(told.get("ballots", ()))
    for vote in told.get("ballots", ()):
        said = "{given_out:02} ballots given out, {returned:02} returned".format(**vote)
        assert any(
            f"{said}, {vote['valid']:02} valid, {vote['void']:02} void" in t for t in counted
        )


def _clock(iso: str, zone: Programme) -> str:
    return spoken_clock(datetime.fromisoformat(iso), zone)


def _points(lines: Sequence[MinutesLine], before: str) -> list[str]:
    return [
        line.text.rpartition(before)[2].rstrip(".;")
        for line in lines
        if line.level is MinutesLevel.POINT and before in line.text
    ]


def test_what_bears_a_number_in_the_programme_bears_it_in_the_minutes():
    first, second = item("a", "8:00", "8:10", number="(1)"), item("b", "8:10", "8:20", number="(2)")
    planned = programme(session(first, second, item("c", "8:20", "8:30"), start="8:00"))

    drafted = of(played(planned, (1, act("jump", "c")), (9, act("jump", "b")), (20, "finish")))

    assert held(drafted) == ["c", "(2) b"]


@pytest.mark.parametrize(
    ("title", "chair", "signers"),
    [
        ("Hội nghị Ban Chấp hành", "1. Chair:", ("SECRETARY", "CHAIR")),
        ("Đại hội Đảng bộ", "1. Presidium:", ("FOR THE SECRETARIES", "FOR THE PRESIDIUM")),
        ("Kỳ họp thứ 15", "1. Chair of the session:", ("SECRETARY", "CHAIR OF THE SESSION")),
    ],
)
def test_a_congress_and_a_council_are_chaired_and_signed_as_they_are(
    title: str, chair: str, signers: tuple[str, str]
):
    drafted = of(played(replace(voting(), title=title), (1, "start"), (9, "finish")))

    assert [line.lead for line in drafted.lines if line.lead.startswith("1. ")][1] == chair
    assert drafted.signers == signers
