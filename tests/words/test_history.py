"""What stands behind the name of an act in the history."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import at, meeting
from timekeeper.core import events
from timekeeper.core.discussion import Speech
from timekeeper.core.events import Audience, Cause, Event
from timekeeper.core.programme import Presenter, Speaker
from timekeeper.words.history import act_detail

BINH = Speech("b", "debate", Speaker("Trần Thị Bình"), timedelta(minutes=5))


@pytest.mark.parametrize(
    ("event", "detail"),
    [
        (events.SpeakerCalled("debate", "b"), "Trần Thị Bình"),
        (events.SpeechEnded("debate", "gone"), ""),
        (
            events.SpeakersQueued("debate", (events.QueuedSpeech("b", BINH.speaker, None),)),
            "Trần Thị Bình",
        ),
        (events.StartCorrected("debate", at(5)), "08:05:00"),
        (events.PresenterSubstituted("debate", Presenter("Sở Y tế")), "Sở Y tế"),
        (events.OverrunExplained("debate", Cause.CHAIR), "The chair gave more time"),
        (events.OverrunExplained("debate", None), ""),
        (events.MessageShown(Audience.STAFF, "Micro"), "The staff at the desk: Micro"),
        (events.Noted("Mất điện"), "Mất điện"),
        (events.SecrecySet(True), "Secret from now on: nothing more leaves the computer"),
        (events.SecrecySet(False), "No longer secret"),
        (events.PointTold("Xin bật micro"), "Xin bật micro"),
        (events.PointTold("9 giờ", "p1", "Phường 1"), "Phường 1: 9 giờ"),
        (events.PointTold(""), "taken down"),
        (events.PointTold("", "p1", "Phường 1"), "taken down: Phường 1"),
        (events.Paused(), ""),
    ],
)
def test_an_act_is_told_with_who_and_what(event: Event, detail: str):
    assert act_detail(event, meeting(10), (BINH,)) == detail
