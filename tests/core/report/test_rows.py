"""What stands beside the times of a row: reasons, speeches, re-planned times, and the details."""

from __future__ import annotations

from tests.fakes import (
    at,
    discuss,
    edit,
    item,
    journal,
    meeting,
    minutes,
    played,
    programme,
    session,
    study,
)
from timekeeper.core.events import (
    Cause,
    ItemRemoved,
    ItemStarted,
    NewPlan,
    OverrunExplained,
    QueuedSpeech,
    Replanned,
    SpeakerCalled,
    SpeakersQueued,
    SpeechEnded,
    TimeAdded,
)
from timekeeper.core.programme import Speaker
from timekeeper.core.record.course import Stage
from timekeeper.core.record.history import replay
from timekeeper.core.report.details import PauseRow, details
from timekeeper.core.report.rows import report


def queued(item_id, *names):
    """Return the fact that these speakers wait, each with five minutes."""
    speeches = tuple(QueuedSpeech(name, Speaker(name), minutes(5)) for name in names)
    return discuss(SpeakersQueued(item_id, speeches))


def test_the_reason_of_an_overrun_stands_in_its_own_row_until_it_is_taken_back():
    begun = [(0, ItemStarted("opening")), (12, ItemStarted("report"))]
    late = OverrunExplained("opening", Cause.TECHNICAL, "The microphone failed.")
    withdrawn = OverrunExplained("opening", None)

    told = report(meeting(10, 10), replay(journal(*begun, (13, late))))
    taken_back = report(meeting(10, 10), replay(journal(*begun, (13, late), (14, withdrawn))))

    assert [row.cause for row in told.items] == [late, None]
    assert [row.cause for row in taken_back.items] == [None, None]


def test_a_row_keeps_the_time_first_granted_beside_what_it_has_now():
    opening = NewPlan("opening", at(5), at(11), minutes(6))
    entries = journal(
        (1, TimeAdded("report", minutes(2))),
        (2, Replanned(0, cuts=(("opening", minutes(4)),), plans=(opening,))),
    )

    first, second = report(meeting(10, 20), replay(entries)).items

    assert (first.planned_allotted, first.added, first.replanned) == (
        minutes(10),
        -minutes(4),
        opening,
    )
    assert (second.planned_allotted, second.added, second.replanned) == (
        minutes(20),
        minutes(2),
        None,
    )


def test_a_speech_has_its_times_and_one_of_a_removed_item_hides_no_other():
    day = played(meeting(10, 20), (0, queued("opening", "gone")))
    day.do(0, edit(ItemRemoved("opening")))
    day.do(1, "start")
    day.do(1, queued("report", "An", "Bình"))
    day.do(2, discuss(SpeakerCalled("report", "An")))
    day.do(8, discuss(SpeechEnded("report", "An")))

    rows = report(day.original, day.course).speeches

    assert [(row.speech.id, row.start, row.end, row.used, row.overrun) for row in rows] == [
        ("An", at(2), at(8), minutes(6), minutes(1)),
        ("Bình", None, None, None, None),
    ]


def test_the_details_tell_the_stage_the_pauses_and_the_papers():
    planned = programme(
        session(item("a", length=10, documents=("Draft",)), item("b", length=10), study("papers"))
    )
    day = played(planned, (0, "start"), (3, "next"), (5, "pause"), (7, "resume"), (9, "pause"))

    told = details(day.programme, day.course, at(10))

    assert (told.stage, told.as_of, told.finished) == (Stage.PAUSED, at(10), False)
    assert told.pauses == (PauseRow("b", at(5), at(7)), PauseRow("b", at(9), None))
    assert [pause.length for pause in told.pauses] == [minutes(2), None]
    assert [paper.id for paper in told.papers] == ["a", "papers"]


def test_the_day_is_finished_when_nothing_is_left_to_hold():
    day = played(meeting(10), (0, "start"))
    running = details(day.programme, day.course, at(5))

    day.do(10, "finish")

    assert not running.finished
    assert details(day.programme, day.course, at(10)).finished
