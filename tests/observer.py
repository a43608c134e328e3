"""Looks at the desktop's own memory from outside: a process of its own, with its own clock.

`python -m tests.observer FILE SECONDS x,y,w,h ...` prints, as JSON, when each of the rectangles
became another picture: [[instant, rectangle, look], ...], the instants in seconds since 1970.
"""

from __future__ import annotations

import base64
import json
import mmap
import struct
import sys
import time
import zlib
from pathlib import Path

Rectangle = tuple[int, int, int, int]
STEP = 3  # a figure differs from the next one in more than a line of pixels
BRIGHT = bytes(level > 127 for level in range(256))
PAUSE = 0.001


class Desktop:
    """The memory of a virtual X server (XWD, 32 bits to a pixel)."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self._memory[:100])
        self._line = header[12]
        self._first = header[0] + 12 * header[19]

    def look(self, place: Rectangle) -> bytes:
        """Return the green of every third pixel in every third row of the rectangle now."""
        x, y, width, height = place
        rows = (self._first + row * self._line + 4 * x for row in range(y, y + height, STEP))
        return b"".join(self._memory[at + 1 : at + 4 * width : 4 * STEP] for at in rows)


def packed(look: bytes) -> str:
    """Return which of its pixels are bright, fit for JSON."""
    return base64.b64encode(zlib.compress(look.translate(BRIGHT), 1)).decode()


def unpacked(bright: str) -> int:
    """Return which pixels are bright as a number, for ``difference``."""
    return int.from_bytes(zlib.decompress(base64.b64decode(bright)), "big")


def difference(one: int, other: int) -> int:
    """Return how many pixels are bright in one of two looks alone."""
    return (one ^ other).bit_count()


def watch(path: Path, seconds: float, places: list[Rectangle]) -> list[tuple[float, int, str]]:
    """Return every change of a rectangle's pixels within the time."""
    desktop, changes = Desktop(path), []
    before = [b""] * len(places)
    end = time.time() + seconds
    while (now := time.time()) < end:
        for index, place in enumerate(places):
            seen = desktop.look(place)
            if seen != before[index]:
                before[index] = seen
                changes.append((now, index, packed(seen)))
        time.sleep(PAUSE)
    return changes


if __name__ == "__main__":
    rectangles = [tuple(int(n) for n in text.split(",")) for text in sys.argv[3:]]
    json.dump(watch(Path(sys.argv[1]), float(sys.argv[2]), rectangles), sys.stdout)  # type: ignore[arg-type]
