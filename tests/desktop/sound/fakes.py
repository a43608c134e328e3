"""Loudspeakers that are plugged in and out by a test, and note what is heard through them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from threading import Event

from timekeeper.desktop.sound.loudspeaker import Loudspeaker
from timekeeper.desktop.sound.stroke import SoundError


@dataclass
class Plugged:
    """What is connected now; ``heard`` has the device and the samples of each stroke.

    ``hangs``: set it aside, and whatever opens a device waits until it is set.
    """

    names: list[str] = field(default_factory=lambda: ["Loa hội trường", "HDMI"])
    heard: list[tuple[str, int]] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    hangs: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.hangs.set()


class PluggedLoudspeaker(Loudspeaker):
    """One of them, with no system behind it."""

    def __init__(self, plugged: Plugged) -> None:
        super().__init__()
        self._plugged = plugged

    def names(self) -> tuple[str, ...]:
        return tuple(self._plugged.names)

    def fault(self, name: str) -> str:
        there = name in self._plugged.names if name else bool(self._plugged.names)
        return "" if there else f"{name} is gone"

    def open(self, name: str) -> None:
        self._plugged.hangs.wait()
        if self.fault(name):
            raise SoundError(self.fault(name))
        if not self.is_open:
            self._device = name
            self._plugged.taken.append(name)

    def play(self, samples: array[int]) -> None:
        self._plugged.heard.append((self._device, len(samples)))

    def close(self) -> bool:
        if self._device is not None:
            self._plugged.taken.remove(self._device)
        self._device = None
        return True
