"""What a TrueType file tells of its characters: which there are, and how far each reaches."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

from msgspec import Struct

from timekeeper.files.places import resources
from timekeeper.files.typesetting import Weight

LINE_HEIGHT = 1.2  # of the size: room for the stacked marks of capitals


def form_fonts() -> Path:
    """Return the folder of the typeface of the printed forms."""
    return resources() / "forms" / "fonts"


def glyphs(font: bytes) -> dict[str, int]:
    """Return the glyph of each character a file has, by its Unicode table of format 4."""
    cmap = _tables(font)[b"cmap"]
    kinds = struct.unpack_from(">H", font, cmap + 2)[0]
    places = [struct.unpack_from(">HHL", font, cmap + 4 + 8 * n) for n in range(kinds)]
    start = cmap + next(place for *kind, place in places if kind == [3, 1])
    doubled = struct.unpack_from(">H", font, start + 6)[0]
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{doubled // 2}H", font, start + 14 + doubled * n + 2 * (n > 0))
        for n in range(4)
    )
    found = {}
    for n, (first, last) in enumerate(zip(starts, ends, strict=True)):
        here = start + 16 + 3 * doubled + 2 * n
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[n]:
                glyph = struct.unpack_from(">H", font, here + offsets[n] + 2 * (code - first))[0]
            if glyph and (glyph + deltas[n]) % 0x10000:
                found[chr(code)] = (glyph + deltas[n]) % 0x10000
    return found


def widths(font: bytes) -> dict[str, float]:
    """Return how far each character reaches, in sizes of the font, without kerning."""
    tables = _tables(font)
    units = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", font, tables[b"hhea"] + 34)[0]
    # The glyphs after the last one stated are all as wide as it is.
    reaches = [struct.unpack_from(">H", font, tables[b"hmtx"] + 4 * n)[0] for n in range(count)]
    return {c: reaches[min(glyph, count - 1)] / units for c, glyph in glyphs(font).items()}


class PaperMeasure(Struct, frozen=True):
    """How much room the typeface of the forms takes; in the unit its sizes are given in."""

    def width(self, text: str, size: float, weight: Weight) -> float:
        """Return how far a line reaches; a character the typeface lacks counts as a full square."""
        reach = _reach(weight)
        return size * sum(reach.get(character, 1.0) for character in text)

    def line_height(self, size: float, weight: Weight) -> float:  # noqa: ARG002  # the same for all
        """Return the height of a line."""
        return size * LINE_HEIGHT


@cache
def _reach(weight: Weight) -> dict[str, float]:
    face = "Regular" if weight is Weight.REGULAR else "Bold"
    return widths((form_fonts() / f"LiberationSerif-{face}.ttf").read_bytes())


def _tables(font: bytes) -> dict[bytes, int]:
    count = struct.unpack_from(">H", font, 4)[0]
    return dict(struct.unpack_from(">4s4xL", font, 12 + 16 * n) for n in range(count))
