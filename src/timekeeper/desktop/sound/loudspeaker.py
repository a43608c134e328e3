"""A loudspeaker of the computer, played through miniaudio."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Generator
from typing import Any

from timekeeper.core.text import cleaned
from timekeeper.desktop.sound.stroke import RATE, SoundError, engine
from timekeeper.words.language import _

PERIOD = 20  # milliseconds: how far apart the system asks for samples
NOWHERE = "NULL"  # the engine's device that plays to nobody
DISCARDS = b"null\0"  # how ALSA calls the one that nobody hears


class Loudspeaker:
    """Opened shortly before it is needed: until then it is silent, and may come and go.

    ``backend`` is one of miniaudio's, "" for what the system has. Not to be used by two threads at
    the same time; what is played is fetched by a thread of the engine's own.
    """

    def __init__(self, backend: str = "") -> None:
        self._backend = backend
        self._device: Any = None
        self._queue: deque[bytes] = deque()

    @property
    def is_open(self) -> bool:
        """Return whether it takes samples."""
        return self._device is not None

    def names(self) -> tuple[str, ...]:
        """Return the names of the loudspeakers that are there."""
        return tuple(self._found())

    def fault(self, name: str) -> str:
        """Return in a sentence why nothing can be heard through this one, "" when it is there."""
        try:
            self._found_id(name)
        except SoundError as error:
            return str(error)
        return ""

    def open(self, name: str) -> None:
        """Let the one of this name take samples, "" for the system's; SoundError if it cannot."""
        if self.is_open:
            return
        identity, sound = self._found_id(name), engine()
        try:
            device = sound.PlaybackDevice(
                sound.SampleFormat.SIGNED16,
                *(1, RATE, PERIOD, identity),
                backends=self._backends(sound),
                app_name="timekeeper",
            )
            fetching = self._fetched()
            next(fetching)
            device.start(fetching)
        except sound.MiniaudioError as error:
            raise SoundError(_("The loudspeaker does not take the chime.")) from error
        self._device = device

    def play(self, samples: array[int]) -> None:
        """Let this be heard now, in place of what is heard still; it must be open."""
        self._queue.append(samples.tobytes())

    def close(self) -> bool:
        """Be silent and give the device back; return False when it has not fetched all."""
        device, self._device = self._device, None
        if device is not None:
            context = device._context
            device.close()
            engine().lib.ma_context_uninit(context)  # the binding leaves it open
        fetched = not self._queue
        self._queue.clear()
        return fetched

    def _fetched(self) -> Generator[bytes, int, None]:
        """Yield so many samples each time as are asked for, silence where there are none."""
        rest, asked = b"", (yield b"")
        while True:
            if self._queue:
                rest = self._queue.popleft()
            piece, rest = rest[: 2 * asked], rest[2 * asked :]
            asked = yield piece.ljust(2 * asked, b"\0")

    def _found_id(self, name: str) -> object:
        found = self._found()
        if not found:
            raise SoundError(_("No loudspeaker is connected; the chime is not heard."))
        if name and name not in found:
            raise SoundError(
                _("The loudspeaker {name} is not there; the chime is not heard.").format(name=name)
            )
        return found.get(name)

    def _found(self) -> dict[str, Any]:
        """Return the loudspeakers that are there, by name."""
        sound = engine()
        try:
            devices = sound.Devices(self._backends(sound))
            if devices.backend.upper() == NOWHERE != self._backend:
                return {}
            named = {cleaned(each["name"]): each["id"] for each in devices.get_playbacks()}
        except (sound.MiniaudioError, UnicodeDecodeError):
            return {}
        return {n: i for n, i in named.items() if not sound.ffi.buffer(i)[:].startswith(DISCARDS)}

    def _backends(self, sound: Any) -> list[Any]:
        return [sound.Backend[self._backend]] if self._backend else []
