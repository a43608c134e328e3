"""The chime of the conference on the desk: struck in time, in a thread that holds no window up."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from timekeeper.core.cues.chimes import NEAR, Chimes
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.sound.loudspeaker import Loudspeaker
from timekeeper.desktop.sound.stroke import RATE, SoundError, shipped, stroke
from timekeeper.desktop.timers import Soon
from timekeeper.files.job import Job
from timekeeper.live.settings import ChimeHabits
from timekeeper.words.language import _

LOOK = 10_000  # milliseconds between two looks whether the loudspeaker is there
REST = 500  # milliseconds: what a sound may still need after its length


class DeskChime(QObject):
    """Listens to the desk, and strikes while the habits say so.

    The loudspeaker is taken seconds before it is needed, and given back after. One that is not
    there is told once, and looked for again and again. ``found`` carries the loudspeakers that are
    there, ``tried`` "" or in a sentence why a trial was not heard, ``checked`` a file with "" or
    why it is no sound. ``folder`` is that of the settings.
    """

    found = Signal(object)
    tried = Signal(str)
    checked = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        make_loudspeaker: Callable[[], Loudspeaker] = Loudspeaker,
    ) -> None:
        super().__init__(desk)
        self._desk, self._folder = desk, folder
        self.habits = ChimeHabits()
        self._chimes = Chimes()
        self._workshop = Workshop(self)
        self._loudspeaker, self._trial = make_loudspeaker(), make_loudspeaker()
        self._stroke = array("h")
        self._struck: tuple[datetime, Job] | None = None
        self._fault = ""
        end = partial(self._workshop.run, self._trial.close, lambda _fetched: None, self._fail)
        self._rest, self._trial_rest = Soon(self._give_back, 0, self), Soon(end, 0, self)
        self._looking = Soon(self._look, LOOK, self)
        desk.opened.connect(self._begin_anew)
        desk.ticked.connect(self._follow)

    def take(self, habits: ChimeHabits) -> None:
        """Sound as these habits say from now on, by the file as it is now."""
        self.habits = habits
        self._begin_anew()
        if habits.sounds:
            self._workshop.run(lambda: self._made(habits), self._take, self._fail)
            self._look()
        else:
            self._looking.stop()
            self._fault = ""

    def fault(self) -> str:
        """Ask the system, in any thread; return in a sentence why it cannot be heard, else ""."""
        return self._loudspeaker.fault(self.habits.device)

    def look_for_devices(self) -> None:
        """Ask which loudspeakers are there; ``found`` tells."""
        self._workshop.run(self._trial.names, self.found.emit, lambda _error: self.found.emit(()))

    def try_out(self, habits: ChimeHabits) -> None:
        """Let one stroke be heard as these habits have it; ``tried`` tells."""

        def play() -> int:
            samples, fault = self._made(habits)
            if fault:
                raise SoundError(fault)
            self._trial.close()
            self._trial.open(habits.device)
            self._trial.play(samples)
            return len(samples)

        def heard(count: int) -> None:
            self._trial_rest.start(_milliseconds(count))
            self.tried.emit("")

        self._workshop.run(play, heard, lambda error: self.tried.emit(str(error)))

    def check(self, path: str) -> None:
        """Look whether a file is a sound; ``checked`` tells."""
        self._workshop.run(
            lambda: stroke(Path(path)),
            lambda _samples: self.checked.emit(path, ""),
            lambda error: self.checked.emit(path, str(error)),
        )

    def close(self) -> None:
        """Be silent from now on."""
        self.take(ChimeHabits())
        self._rest.stop()
        self._trial_rest.stop()
        self._workshop.finish()
        self._loudspeaker.close()
        self._trial.close()

    def _begin_anew(self) -> None:
        self._chimes = Chimes()

    def _follow(self, seen: Snapshot) -> None:
        if not self.habits.sounds:
            return
        if self._struck is not None and seen.at > self._struck[0]:
            self._struck[1].cancel()  # what did not begin in its second would mislead
            self._struck = None
        # Nobody has said yet what an absence counts as: the hall stands by.
        self._chimes = Chimes() if self._desk.away is not None else self._chimes.then(seen)
        if self._chimes.strokes:
            self._strike(seen.at, self._chimes.strokes)
        elif self._chimes.near:
            # Taken before it is needed: a loudspeaker that sleeps would swallow the stroke.
            device = self.habits.device
            if not self._rest.isActive():
                self._workshop.run(lambda: self._loudspeaker.open(device), self._heard, self._fail)
            self._rest.start(NEAR // timedelta(milliseconds=1) + REST)

    def _strike(self, at: datetime, strokes: int) -> None:
        samples, device, job = self._stroke * strokes, self.habits.device, Job()

        def play() -> None:
            self._loudspeaker.open(device)
            self._loudspeaker.play(samples)

        self._struck = at, job
        self._workshop.run(play, self._heard, self._fail, job)
        self._rest.start(_milliseconds(len(samples)))

    def _give_back(self) -> None:
        def done(fetched: bool) -> None:  # as Qt calls it
            if not fetched:
                self._look()

        self._workshop.run(self._loudspeaker.close, done, self._fail)

    def _look(self) -> None:
        if self._rest.isActive():  # nothing comes before a stroke
            self._looking.start(LOOK)
        else:
            self._looking.stop()
            self._workshop.run(self.fault, self._looked, self._fail)

    def _looked(self, fault: str) -> None:
        self._tell(fault)
        if self.habits.sounds:
            self._looking.start(LOOK)

    def _made(self, habits: ChimeHabits) -> tuple[array[int], str]:
        """Return the stroke, and in a sentence why it is not the office's own, else ""."""
        if not habits.file:
            return stroke(shipped(), habits.volume), ""
        try:
            return stroke(self._folder / habits.file, habits.volume), ""
        except SoundError as error:
            return stroke(shipped(), habits.volume), str(error)

    def _take(self, made: tuple[array[int], str]) -> None:
        self._stroke, fault = made
        if fault:
            self._desk.said.emit(fault)

    def _heard(self, _result: object) -> None:
        self._tell("")

    def _fail(self, error: Exception) -> None:
        if isinstance(error, SoundError):
            self._tell(str(error))

    def _tell(self, fault: str) -> None:
        """Tell the operator what has changed, and that but once."""
        if self.habits.sounds and fault != self._fault:
            self._desk.said.emit(fault or _("The chime’s loudspeaker is back."))
            self._fault = fault


def _milliseconds(samples: int) -> int:
    return 1000 * samples // RATE + REST
