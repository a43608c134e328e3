"""Every colour that a window of the program shows, as #rrggbb; no other module writes one.

A name in capitals here is a ``$NAME`` in the sheets of ``resources/theme``. Who paints gives the
colours their meaning: the hall's looks, the rostrum's bands, the rows of the operator's tables.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor

_dark = False


class Shade(NamedTuple):
    """A colour of the desk: as it is in the light, and as it is in a dim hall."""

    light: str
    dark: str

    @property
    def now(self) -> str:
        """Return it as the desk wears it now."""
        return self.dark if _dark else self.light

    @property
    def paint(self) -> QColor:
        """Return the same, to paint with."""
        return QColor(self.now)


def use_dark(*, dark: bool) -> None:
    """Give the desk's colours their dark values from now on, or their light ones."""
    global _dark  # noqa: PLW0603  # one desk, one light at a time
    _dark = dark


def is_dark() -> bool:
    """Return whether the desk wears its dark colours."""
    return _dark


WHITE, BLACK = "#ffffff", "#000000"

# How a time stands: the colours of Okabe and Ito, who chose them for all eyes.
ORANGE, YELLOW, VERMILLION = "#e69f00", "#f0e442", "#d55e00"
SKY, GREEN = "#56b4e9", "#009e73"

# The operator's windows: dark ink on warm paper, and the red of the party.
INK = Shade("#241f1c", "#f1e9e2")
QUIET = Shade("#625850", "#bbaea4")
ROW_QUIET = Shade("#6b6058", "#bcb0a7")
FADED = Shade("#6c6158", "#b8aca3")  # of what is done
BUTTON_INK = Shade("#3b332e", "#e6dcd3")
DISABLED_INK = Shade("#a59b92", "#75695f")
CAPTION = Shade("#7d2a20", "#f0a79a")
ACCENT = Shade("#8e1b1b", "#ff9f92")
ACCENT_GROUND = Shade("#8e1b1b", "#9c2424")  # white letters lie on it
ACCENT_HOVER = Shade("#a32222", "#b43030")
GOLD = "#ffd66b"  # of the hall's party look as well
MAROON = "#4a070b"  # of the hall's party look as well
FOCUS = Shade("#0b63a5", "#66b5f2")
VEIL = Shade("rgba(36, 31, 28, 180)", "rgba(0, 0, 0, 180)")  # the ink, to see through

# What their texts lie on.
PAPER = Shade("#ffffff", "#26211e")  # of cards, tables and fields
NIGHT = Shade("#241f1c", "#000000")  # of what is shut: a lock, a dark hall
LOUD = Shade("#241f1c", "#f0e442")  # of a time that is over
LOUD_INK = Shade("#f0e442", "#241f1c")
PAGE = Shade("#f1ece6", "#1a1614")
DIALOG = Shade("#fbf9f6", "#211c19")
HEADER = Shade("#6d1216", "#5a0f13")
HEADER_QUIET = "#f3d9c4"
REHEARSAL = Shade("#0f3d5c", "#0c334d")
BANNER = Shade("#fff3cf", "#3a2f10")
BANNER_INK = Shade("#4a3a08", "#f7e3a6")
OVERRUN_CARD = Shade("#fff9d6", "#332c12")
WELL = Shade("#efe8e0", "#3a322d")  # of a bar, and of a status that is as it should be
CALM = Shade("#d8ecf8", "#16384c")  # paused, early
CALM_INK = Shade("#12384d", "#bfe3f8")
NEARLY = Shade("#ffe0a3", "#5c3d00")
NEARLY_INK = Shade("#5a3a00", "#ffdf9e")
GOOD = Shade("#d9f0dd", "#14401f")
GOOD_INK = Shade("#14532d", "#a6e3b4")
DOUBTFUL_INK = Shade("#6b4400", "#f2c166")
TABLE_HEAD = Shade("#f8f4ef", "#2e2824")
SESSION = Shade("#f3e6dc", "#3a2e28")
PART = Shade("#faf5f0", "#2c2521")
NOW = Shade("#fff4d6", "#3d3415")
CHOSEN = Shade("#f3dfd6", "#4d3530")
LINKED = Shade("#fbeee8", "#33282a")
BUTTON_HOVER = Shade("#faf3ec", "#352d28")
DISABLED = Shade("#f4efe9", "#231e1b")
ACCENT_DISABLED = Shade("#d9cfc5", "#4a413b")
PRIMARY_DISABLED_INK = Shade("#857a70", "#9c9087")
ACCEPT_DISABLED_INK = Shade("#6d625a", "#a79b91")
MATERIAL_DARK = Shade("#f5f2ee", "#2b2521")

# Their lines.
HAIRLINE = Shade("#e4ddd5", "#3d3530")
CARD_EDGE = Shade("#e1d8ce", "#433a34")
MENU_EDGE = Shade("#d8cfc5", "#4d433c")
FIELD_EDGE = Shade("#b8aca0", "#6f6359")
BUTTON_EDGE = Shade("#cbbfb2", "#5c5149")
BANNER_EDGE = Shade("#e6cf86", "#6b5a20")
BANNER_BUTTON_EDGE = Shade("#c9a93c", "#9a8030")
OVERRUN_EDGE = Shade("#b8860b", "#e6c229")
NEARLY_EDGE = Shade("#d98c00", "#f0a020")
SCROLL_HANDLE = Shade("#cfc4b8", "#5f544c")
ROW_LINE = Shade("#eee6dd", "#352e29")
REVIEW_LINE = Shade("#e6ddd3", "#3b332e")

# How sure a doubt about a programme is: its shape, and what lies under it.
SURELY = Shade("#a31515", "#ff9a8c")
SURELY_PAPER = Shade("#fde3e0", "#4a1f1c")
PROBABLY = Shade("#8a5a00", "#f5c15c")
PROBABLY_PAPER = Shade("#fff1cc", "#40320f")
PERHAPS = Shade("#0b5394", "#8cc4f5")
PERHAPS_PAPER = Shade("#e4eff9", "#1b3247")

# The hall's party look.
PARTY_TOP, PARTY_FOOT = "#7a1014", "#33050a"
PARTY_QUIET = "#f6e3d3"
PARTY_WELL, PARTY_TRACK = "#42060a", "#7c4e50"
PARTY_AMBER = "#f5b335"

# Its light look.
LIGHT_TOP, LIGHT_BOTTOM, LIGHT_FOOT = "#fffdf9", "#f6f0e4", "#74100f"
LIGHT_INK, LIGHT_QUIET = "#1d1815", "#4a403a"
LIGHT_VOICE, LIGHT_ACCENT = "#84151a", "#a3171d"
LIGHT_WELL, LIGHT_TRACK = "#efe7d9", "#c9bba6"

# Its dark look.
DARK_TOP, DARK_BOTTOM, DARK_FOOT = "#1a2330", "#0b1017", "#04070b"
DARK_QUIET = "#d5dce5"
DARK_GOLD = "#f2d48a"
DARK_WELL, DARK_TRACK = "#05080c", "#46505e"

# The rostrum's display.
ROSTRUM_GROUND, ROSTRUM_TRACK = "#0b0f14", "#2b343e"
ROSTRUM_QUIET = "#c9d3dd"
