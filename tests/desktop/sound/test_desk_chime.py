"""The desk strikes in the second that is due, through the loudspeaker that was chosen."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from tests.desktop.sound.fakes import Plugged, PluggedLoudspeaker
from tests.desktop.sound.test_stroke import wav
from tests.fakes import EIGHT, ManualClock, at, meeting, seconds
from timekeeper.core.acts import Start
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.sound.desk_chime import DeskChime
from timekeeper.desktop.sound.loudspeaker import Loudspeaker
from timekeeper.desktop.sound.stroke import shipped, stroke
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.resuming import Absence
from timekeeper.live.settings import ChimeHabits

ON = ChimeHabits(sounds=True)
STROKE = len(stroke(shipped()))


class Hall:
    """A desk whose seconds a test strikes, with a chime and what is heard of it."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(EIGHT)
        self.desk = Desk(Conference(meeting(10, 10), MemoryJournal(), self.clock))
        self.plugged = Plugged()
        self.chime = DeskChime(self.desk, folder, partial(PluggedLoudspeaker, self.plugged))
        self.said: list[str] = []
        self.desk.said.connect(lambda sentence: self.said.append(sentence) if sentence else None)
        self.desk.act(Start())

    def settle(self) -> None:
        """Wait for what is under way beside the window."""
        self.chime._workshop.finish()
        QCoreApplication.processEvents()

    def pass_to(self, minute: float, *, after: float = 0) -> None:
        """Let the second before this one strike, then this one."""
        for second in (-1, 0):
            self.clock.instant = at(minute) + seconds(second + after)
            self.desk.refresh()
        self.settle()

    def look(self) -> None:
        """Let the next look at the loudspeakers come."""
        self.chime._looking.timeout.emit()
        self.settle()


@pytest.fixture
def hall(app: object, tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.plugged.hangs.set()
    made.chime.close()
    made.desk.deleteLater()


@pytest.fixture
def ringing(hall: Hall) -> Hall:
    hall.chime.take(ON)
    hall.settle()
    return hall


def test_nothing_is_asked_of_the_system_while_it_is_switched_off(hall: Hall) -> None:
    hall.pass_to(9)

    assert (hall.plugged.heard, hall.plugged.taken) == ([], [])
    assert not hall.chime._looking.isActive()


def test_one_stroke_at_the_last_minute_and_two_at_the_end(ringing: Hall) -> None:
    ringing.pass_to(9)
    ringing.pass_to(10)

    assert ringing.plugged.heard == [("", STROKE), ("", 2 * STROKE)]


def test_it_is_heard_through_the_loudspeaker_that_was_chosen(hall: Hall) -> None:
    hall.chime.take(replace(ON, device="HDMI"))
    hall.settle()

    hall.pass_to(9)

    assert hall.plugged.heard == [("HDMI", STROKE)]


def test_the_loudspeaker_is_taken_seconds_before_and_given_back_after(ringing: Hall) -> None:
    ringing.pass_to(9, after=-3)
    before = list(ringing.plugged.taken)
    ringing.pass_to(9)

    ringing.chime._rest.timeout.emit()
    ringing.settle()

    assert before == [""]
    assert ringing.plugged.heard == [("", STROKE)]
    assert ringing.plugged.taken == []


def test_acts_in_the_same_second_do_not_take_a_stroke_back_nor_double_it(ringing: Hall) -> None:
    ringing.plugged.hangs.clear()
    ringing.clock.instant = at(9) - seconds(1)
    ringing.desk.refresh()
    ringing.clock.instant = at(9)
    for _turn in range(3):
        ringing.desk.refresh()

    ringing.plugged.hangs.set()
    ringing.settle()

    assert ringing.plugged.heard == [("", STROKE)]


def test_a_device_that_hangs_holds_no_second_up_and_nothing_sounds_late(ringing: Hall) -> None:
    ringing.plugged.hangs.clear()
    for second in (-3, -2, -1, 0, 1, 2):
        ringing.clock.instant = at(9) + seconds(second)
        ringing.desk.refresh()  # returns at once

    ringing.plugged.hangs.set()
    ringing.settle()

    assert ringing.plugged.heard == []


def test_a_loudspeaker_that_vanishes_is_told_once_and_when_it_is_found_again(hall: Hall) -> None:
    hall.chime.take(replace(ON, device="HDMI"))
    hall.settle()

    hall.plugged.names.remove("HDMI")
    for _turn in range(3):
        hall.look()
    hall.pass_to(9)
    gone = list(hall.said)
    hall.plugged.names.append("HDMI")
    for _turn in range(3):
        hall.look()
    hall.pass_to(10)

    assert gone == ["HDMI is gone"]
    assert hall.said[1:] == ["The chime’s loudspeaker is back."]
    assert hall.plugged.heard == [("HDMI", 2 * STROKE)]


def test_one_that_is_missing_from_the_start_is_told_and_none_is_played_elsewhere(hall: Hall):
    hall.chime.take(replace(ON, device="Loa cũ"))
    hall.settle()

    hall.pass_to(9)

    assert hall.said == ["Loa cũ is gone"]
    assert hall.plugged.heard == []


def test_while_nobody_has_said_what_an_absence_counts_as_it_is_silent(ringing: Hall) -> None:
    ringing.desk.ask_about(Absence(ringing.desk.conference.programme.items[0], EIGHT, at(8)))

    ringing.pass_to(9)

    assert ringing.plugged.heard == []


def test_another_conference_on_the_desk_begins_in_silence(ringing: Hall) -> None:
    ringing.clock.instant = at(9) - seconds(1)
    ringing.desk.refresh()
    clock = ManualClock(EIGHT)
    other = Conference(meeting(10), MemoryJournal(), clock)
    other.act(Start())
    clock.instant = at(9)

    ringing.desk.hold(other)
    ringing.settle()

    assert ringing.plugged.heard == []


def test_the_offices_own_sound_is_heard(hall: Hall, tmp_path: Path) -> None:
    own = stroke(wav(tmp_path / "chime.wav", 0.25))
    hall.chime.take(replace(ON, file="chime.wav"))
    hall.settle()

    hall.pass_to(9)

    assert hall.plugged.heard == [("", len(own))]
    assert hall.said == []


def test_where_it_cannot_be_read_ours_is_heard_and_a_sentence_says_so(hall: Hall) -> None:
    hall.chime.take(replace(ON, file="chime.wav"))
    hall.settle()

    hall.pass_to(9)

    assert hall.plugged.heard == [("", STROKE)]
    assert len(hall.said) == 1
    assert "chime.wav" in hall.said[0]


class TestTrying:
    """What is filled in is heard once, whether it is switched on or not."""

    @pytest.fixture
    def told(self, hall: Hall) -> list[str]:
        told: list[str] = []
        hall.chime.tried.connect(told.append)
        return told

    def test_it_is_heard_and_the_loudspeaker_given_back(self, hall: Hall, told: list[str]):
        hall.chime.try_out(ChimeHabits(device="HDMI"))
        hall.settle()
        hall.chime._trial_rest.timeout.emit()
        hall.settle()

        assert (told, hall.plugged.heard, hall.plugged.taken) == ([""], [("HDMI", STROKE)], [])

    @pytest.mark.parametrize(
        ("habits", "why"),
        [
            (ChimeHabits(device="Loa cũ"), "Loa cũ is gone"),
            (ChimeHabits(file="none.wav"), "none.wav cannot be read"),
        ],
    )
    def test_why_it_is_not_heard_is_told(self, hall: Hall, told: list[str], habits, why):
        hall.chime.try_out(habits)
        hall.settle()

        assert len(told) == 1
        assert why in told[0]
        assert hall.plugged.heard == []

    def test_a_file_is_looked_at_without_being_heard(self, hall: Hall, tmp_path: Path):
        checked: list[tuple[str, str]] = []
        hall.chime.checked.connect(lambda *told: checked.append(told))
        good, bad = str(wav(tmp_path / "own.wav")), str(tmp_path)

        hall.chime.check(good)
        hall.chime.check(bad)
        hall.settle()

        assert [path for path, _fault in checked] == [good, bad]
        assert [bool(fault) for _path, fault in checked] == [False, True]
        assert hall.plugged.heard == []

    def test_the_loudspeakers_are_listed(self, hall: Hall):
        found: list[object] = []
        hall.chime.found.connect(found.append)

        hall.chime.look_for_devices()
        hall.settle()

        assert found == [("Loa hội trường", "HDMI")]


class Noting(Loudspeaker):
    """The engine's device that plays to nobody, with what it was given."""

    def __init__(self) -> None:
        super().__init__("NULL")
        self.given: list[int] = []

    def play(self, samples: array[int]) -> None:
        super().play(samples)
        self.given.append(len(samples))


def test_on_a_true_device_the_stroke_is_fetched_beside_the_window(app, tmp_path: Path, qtbot):
    clock = ManualClock(EIGHT)
    desk = Desk(Conference(meeting(10), MemoryJournal(), clock))
    chime = DeskChime(desk, tmp_path, Noting)
    desk.act(Start())
    chime.take(ON)
    qtbot.waitUntil(lambda: bool(chime._stroke), timeout=5000)

    for second in (-1, 0):
        clock.instant = at(9) + seconds(second)
        desk.refresh()

    loudspeaker = chime._loudspeaker
    qtbot.waitUntil(lambda: loudspeaker.given == [STROKE] and not loudspeaker._queue, timeout=2000)
    chime.close()
    desk.deleteLater()
