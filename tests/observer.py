"""Looks at the desktop's own memory from outside: a process of its own, with its own clock.

`python -m tests.observer FILE SECONDS x,y,w,h ...` prints, as JSON, when each of the rectangles
became another picture: [[instant, rectangle, digest], ...], the instants in seconds since 1970.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import struct
import sys
import time
from pathlib import Path

Rectangle = tuple[int, int, int, int]
EVERY_ROW = 3  # a figure differs from the next one in more than a line of pixels
PAUSE = 0.001


class Desktop:
    """The memory of a virtual X server (XWD, 32 bits to a pixel)."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self._memory[:100])
        self._line = header[12]
        self._first = header[0] + 12 * header[19]

    def digest(self, place: Rectangle) -> str:
        """Return what stands for the pixels of the rectangle now."""
        x, y, width, height = place
        seen = hashlib.blake2b(digest_size=8)
        for row in range(y, y + height, EVERY_ROW):
            begin = self._first + row * self._line + 4 * x
            seen.update(self._memory[begin : begin + 4 * width])
        return seen.hexdigest()


def watch(path: Path, seconds: float, places: list[Rectangle]) -> list[tuple[float, int, str]]:
    """Return every change of a rectangle's pixels within the time."""
    desktop, changes = Desktop(path), []
    before = [""] * len(places)
    end = time.time() + seconds
    while (now := time.time()) < end:
        for index, place in enumerate(places):
            seen = desktop.digest(place)
            if seen != before[index]:
                before[index] = seen
                changes.append((now, index, seen))
        time.sleep(PAUSE)
    return changes


if __name__ == "__main__":
    rectangles = [tuple(int(n) for n in text.split(",")) for text in sys.argv[3:]]
    json.dump(watch(Path(sys.argv[1]), float(sys.argv[2]), rectangles), sys.stdout)  # type: ignore[arg-type]
