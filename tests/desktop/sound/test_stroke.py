"""The sound of the chime: ours, or a file of the office's own that is a short sound."""

from __future__ import annotations

import builtins
import wave
from array import array
from pathlib import Path

import pytest

import chime
from timekeeper.desktop.sound.stroke import LONGEST, MOST_BYTES, RATE, SoundError, shipped, stroke


def wav(path: Path, seconds: float = 0.5, rate: int = 44_100, channels: int = 2) -> Path:
    tone = array("h", [12_000 if n // 50 % 2 else -12_000 for n in range(round(seconds * rate))])
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(array("h", [v for v in tone for _ in range(channels)]).tobytes())
    return path


def test_the_chime_that_ships_is_what_our_own_script_makes(tmp_path: Path) -> None:
    chime.write(tmp_path / "made.wav")

    assert (tmp_path / "made.wav").read_bytes() == shipped().read_bytes()


def test_it_is_soft_and_short_and_begins_and_ends_in_silence() -> None:
    samples = stroke(shipped())

    assert 1 < len(samples) / RATE < 2
    assert 0.2 < max(map(abs, samples)) / 32_767 < 0.5
    assert max(map(abs, (*samples[:20], *samples[-20:]))) < 500


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (44_100, 2), (96_000, 2)])
def test_any_rate_and_number_of_channels_is_made_into_one(tmp_path: Path, rate, channels) -> None:
    samples = stroke(wav(tmp_path / "own.wav", 0.5, rate, channels))

    assert len(samples) / RATE == pytest.approx(0.5, abs=0.01)


def test_the_volume_is_that_of_the_samples(tmp_path: Path) -> None:
    path = wav(tmp_path / "own.wav")

    whole, half, none = (max(stroke(path, volume)) for volume in (100, 50, 0))

    assert whole > 11_000
    assert half == pytest.approx(whole / 2, abs=1)
    assert none == 0


def longer(path: Path) -> None:
    wav(path, LONGEST + 0.1, 8_000, 1)


def huge(path: Path) -> None:
    path.write_bytes(shipped().read_bytes() + b"\0" * MOST_BYTES)


def lying(path: Path) -> None:
    """A head that tells of half an hour, and nothing behind it."""
    content = wav(path, 0.001).read_bytes()
    path.write_bytes(content[:40] + (2**31 - 1).to_bytes(4, "little") + b"\0" * 8)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (longer, "longer than 5 seconds"),
        (huge, "longer than 5 seconds"),
        (lying, "no sound"),
        (lambda path: path.write_bytes(b""), "no sound"),
        (lambda path: path.write_bytes(b"RIFF" + bytes(range(256)) * 40), "no sound"),
        (lambda path: path.write_text("Chương trình hội nghị\n" * 500, "utf-8"), "no sound"),
        (lambda path: wav(path, 0), "no sound"),
        (lambda path: path.mkdir(), "cannot be read"),
        (lambda path: None, "cannot be read"),
    ],
)
def test_what_is_no_short_sound_is_refused_in_one_sentence(tmp_path: Path, make, words) -> None:
    path = tmp_path / "chuông.mp3"
    make(path)

    with pytest.raises(SoundError, match=words) as refused:
        stroke(path)

    assert "chuông.mp3" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_without_miniaudio_there_is_no_sound_and_a_sentence(monkeypatch) -> None:
    imported = builtins.__import__

    def without(name: str, *rest):
        if name == "miniaudio":
            raise ImportError(name)
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)

    with pytest.raises(SoundError, match="not installed"):
        stroke(shipped())
