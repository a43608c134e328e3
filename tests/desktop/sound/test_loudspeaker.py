"""A loudspeaker on miniaudio's own device that plays to nobody, in true time."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import pytest

from timekeeper.desktop.sound.loudspeaker import Loudspeaker
from timekeeper.desktop.sound.stroke import RATE, SoundError

NAME = "NULL Playback Device"


@pytest.fixture
def loudspeaker() -> Iterator[Loudspeaker]:
    made = Loudspeaker("NULL")
    yield made
    made.close()


def test_it_is_found_by_its_name_and_as_the_systems_own(loudspeaker: Loudspeaker) -> None:
    assert loudspeaker.names() == (NAME,)
    assert loudspeaker.fault("") == loudspeaker.fault(NAME) == ""


def test_one_that_is_not_there_is_named_in_a_sentence(loudspeaker: Loudspeaker) -> None:
    assert "HDMI hội trường" in loudspeaker.fault("HDMI hội trường")
    with pytest.raises(SoundError, match="HDMI hội trường"):
        loudspeaker.open("HDMI hội trường")
    assert not loudspeaker.is_open


def test_a_system_that_cannot_be_asked_has_none() -> None:
    absent = Loudspeaker("WASAPI")  # no such thing on this system, or nothing is plugged in

    assert absent.names() == ()
    assert "No loudspeaker" in absent.fault("")


def test_what_is_played_is_fetched_at_once_however_often_it_is_opened(loudspeaker, qtbot) -> None:
    for name in ("", NAME):
        loudspeaker.open(name)
        loudspeaker.play(array("h", [1] * RATE))
        qtbot.waitUntil(lambda: not loudspeaker._queue, timeout=500)
        assert loudspeaker.close()


def test_what_no_device_fetches_is_told_when_it_is_given_back() -> None:
    loudspeaker = Loudspeaker("NULL")
    loudspeaker.play(array("h", [1]))

    assert not loudspeaker.close()
    assert loudspeaker.close()


def test_strokes_are_given_out_whole_in_pieces_with_silence_around_them() -> None:
    loudspeaker = Loudspeaker("NULL")
    fetching = loudspeaker._fetched()
    next(fetching)

    silent = fetching.send(4)
    loudspeaker.play(array("h", range(1, 7)))
    pieces = [array("h", fetching.send(4)).tolist() for _ in range(3)]

    assert silent == b"\0" * 8
    assert pieces == [[1, 2, 3, 4], [5, 6, 0, 0], [0, 0, 0, 0]]


def test_a_stroke_in_time_takes_the_place_of_one_that_still_sounds() -> None:
    loudspeaker = Loudspeaker("NULL")
    fetching = loudspeaker._fetched()
    next(fetching)
    loudspeaker.play(array("h", [1] * 8))
    fetching.send(2)

    loudspeaker.play(array("h", [2] * 2))

    assert array("h", fetching.send(4)).tolist() == [2, 2, 0, 0]


def test_the_device_that_discards_what_it_gets_is_no_loudspeaker() -> None:
    assert not [name for name in Loudspeaker("ALSA").names() if "Discard" in name]
