"""Makes the chime that ships, resources/chime.wav: one soft stroke, as of a small bell.

``python packaging/chime.py`` writes it anew.
"""

from __future__ import annotations

import wave
from array import array
from math import exp, pi, sin
from pathlib import Path

RATE = 24_000
SECONDS = 1.6
PEAK = 0.35  # of full scale: soft beside a speaker's voice
# Of each partial: its frequency in Hz, its share, and how fast it dies away, per second.
PARTIALS = ((659.3, 1.0, 3.2), (1318.5, 0.42, 4.6), (1979.0, 0.16, 7.0), (2770.0, 0.07, 11.0))
ATTACK, RELEASE = 0.012, 0.25  # seconds: no click at its beginning or end


def samples() -> array[int]:
    """Return the stroke as 16-bit samples of one channel."""
    count = round(RATE * SECONDS)
    heard = [_at(n / RATE) for n in range(count)]
    loudest = max(map(abs, heard))
    return array("h", [round(32_767 * PEAK * value / loudest) for value in heard])


def _at(second: float) -> float:
    edges = min(1.0, second / ATTACK, (SECONDS - second) / RELEASE)
    return edges * sum(
        share * exp(-fall * second) * sin(2 * pi * hertz * second)
        for hertz, share, fall in PARTIALS
    )


def write(path: Path) -> None:
    """Write the stroke as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples().tobytes())


if __name__ == "__main__":
    write(Path(__file__).parents[1] / "resources" / "chime.wav")
