"""A loudspeaker on devices that no machine lacks: the engine's own, which plays to nobody in true
time, and one of ALSA's that is recorded."""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication

from tests.fakes import EIGHT, ManualClock, at, meeting, seconds
from timekeeper.core.acts import Start
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.sound.desk_chime import DeskChime
from timekeeper.desktop.sound.loudspeaker import Loudspeaker
from timekeeper.desktop.sound.stroke import RATE, SoundError, shipped, stroke
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.settings import ChimeHabits

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


class RecordedDevice:
    """A device of ALSA's that hands all that is played on it to a pipe, as fast as it is read."""

    def __init__(self, folder: Path) -> None:
        self._pipe, self._settings = folder / "pipe", folder / "asound.conf"
        os.mkfifo(self._pipe)
        self.recorded, self._done = bytearray(), False
        self._reading = os.open(self._pipe, os.O_RDONLY | os.O_NONBLOCK)
        # While the other end is open here too, a device that is given back ends no recording.
        self._kept_open = os.open(self._pipe, os.O_WRONLY)
        os.set_blocking(self._reading, True)
        self._thread = Thread(target=self._record)
        self._thread.start()
        self.plug_in()

    def plug_in(self) -> None:
        self._set_up(
            f'pcm.hall {{ type file file "{self._pipe}" format raw slave.pcm {{ type null }}'
            ' hint { show on description "Loa hội trường" } }'
        )

    def unplug(self) -> None:
        self._set_up("")

    def samples(self) -> array[int]:
        return array("h", bytes(self.recorded[: len(self.recorded) // 2 * 2]))

    def close(self) -> None:
        self._done = True  # a chime that a failing test left open would go on for ever
        os.close(self._kept_open)
        self._thread.join()
        os.close(self._reading)

    def _set_up(self, text: str) -> None:
        new = self._settings.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        new.replace(self._settings)  # ALSA reads it again, for it is another file

    def _record(self) -> None:
        while not self._done and (piece := os.read(self._reading, 1 << 16)):
            if self.recorded or any(piece):  # the silence before it can be long
                self.recorded += piece


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordedDevice]:
    if sys.platform != "linux":
        pytest.skip("ALSA is Linux's")
    device = RecordedDevice(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "asound.conf"))
    yield device
    device.close()


def test_the_chime_of_a_conference_is_recorded_on_its_device_that_may_vanish_and_come_back(
    app, recorded: RecordedDevice, tmp_path: Path, qtbot
) -> None:
    clock, said = ManualClock(EIGHT), list[str]()
    desk = Desk(Conference(meeting(10), MemoryJournal(), clock))
    desk.said.connect(said.append)
    chime = DeskChime(desk, tmp_path, partial(Loudspeaker, "ALSA"))
    desk.act(Start())
    said.clear()

    def settle() -> None:
        chime._workshop.finish()
        QCoreApplication.processEvents()

    chime.take(ChimeHabits(sounds=True, volume=100, device="Loa hội trường"))
    settle()
    for second in (-1, 0):
        clock.instant = at(9) + seconds(second)
        desk.refresh()
    expected = array("h", bytes(stroke(shipped())).lstrip(b"\0"))
    qtbot.waitUntil(lambda: len(recorded.recorded) > 4 * RATE, timeout=2000)
    chime._rest.stop()
    chime._rest.timeout.emit()
    settle()
    heard = recorded.samples()
    for change in (recorded.unplug, recorded.plug_in):
        change()
        for _turn in range(3):
            chime._looking.timeout.emit()
            settle()
    chime.close()
    desk.deleteLater()

    begin = next(n for n, sample in enumerate(heard) if sample)
    assert heard[begin : begin + len(expected)] == expected
    assert not any(heard[begin + len(expected) :])
    assert [bool(sentence) for sentence in said] == [True, True]
    assert "No loudspeaker" in said[0]
    assert "is back" in said[1]
