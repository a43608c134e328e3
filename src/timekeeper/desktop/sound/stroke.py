"""What a stroke of the chime sounds like: the one that ships, or a sound of the office's own."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

from timekeeper.files.places import resources
from timekeeper.words.language import _

ENDINGS = (".wav", ".mp3", ".flac")
RATE = 48_000  # samples a second, of one channel, 16 bits each
LONGEST = 5  # seconds
MOST_BYTES = 5_000_000


class SoundError(Exception):
    """No sound can be made; the text says why in a sentence."""


def engine() -> Any:
    """Return miniaudio; SoundError where it is not installed."""
    try:
        # Only who has a chime needs it, and it brings ssl along.
        import miniaudio  # noqa: PLC0415
    except ImportError as error:
        text = _("What timekeeper makes sound with is not installed; there is no chime.")
        raise SoundError(text) from error
    return miniaudio


def shipped() -> Path:
    """Return the file of the chime that ships."""
    return resources() / "chime.wav"


def stroke(path: Path, volume: int = 100) -> array[int]:
    """Return the samples of a sound file, at so many per cent; SoundError for one that is none."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        text = _("{name} cannot be read; choose the sound of the chime again.")
        raise SoundError(text.format(name=path.name)) from error
    samples = _decoded(content, path.name)
    return array("h", [sample * volume // 100 for sample in samples])


def _decoded(content: bytes, name: str) -> array[int]:
    sound, samples = engine(), array("h")
    most, format16 = LONGEST * RATE, sound.SampleFormat.SIGNED16
    try:
        # Piece by piece: what a file says of its own length may be wrong.
        pieces = sound.stream_memory(content[:MOST_BYTES], format16, 1, RATE, frames_to_read=RATE)
        for piece in pieces:
            samples.extend(piece)
            if len(samples) > most:
                break
    except sound.MiniaudioError:
        samples = array("h")
    if len(samples) > most or len(content) > MOST_BYTES:
        raise SoundError(
            _("{name} is longer than {count} seconds; choose a shorter sound.").format(
                name=name, count=LONGEST
            )
        )
    if not any(samples):
        raise SoundError(
            _("{name} has no sound that can be played; choose a {endings} file.").format(
                name=name, endings=", ".join(ENDINGS)
            )
        )
    return samples
