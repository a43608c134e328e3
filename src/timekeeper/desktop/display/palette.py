"""Every colour that a window of the program shows, as #rrggbb; no other module writes one.

A name in capitals here is a ``$NAME`` in the sheets of ``resources/theme``. Who paints gives the
colours their meaning: the hall's looks, the rostrum's bands, the rows of the operator's tables.
"""

from __future__ import annotations

WHITE, BLACK = "#ffffff", "#000000"

# How a time stands: the colours of Okabe and Ito, who chose them for all eyes.
ORANGE, YELLOW, VERMILLION = "#e69f00", "#f0e442", "#d55e00"
SKY, GREEN = "#56b4e9", "#009e73"

# The operator's windows: dark ink on warm paper, and the red of the party.
INK = "#241f1c"
QUIET = "#625850"
ROW_QUIET = "#6b6058"
FADED = "#6c6158"  # of what is done
BUTTON_INK = "#3b332e"
DISABLED_INK = "#a59b92"
CAPTION = "#7d2a20"
ACCENT = "#8e1b1b"
ACCENT_HOVER = "#a32222"
GOLD = "#ffd66b"  # of the hall's party look as well
MAROON = "#4a070b"  # of the hall's party look as well
FOCUS = "#0b63a5"
VEIL = "rgba(36, 31, 28, 180)"  # the ink, to see through

# What their texts lie on.
PAGE = "#f1ece6"
DIALOG = "#fbf9f6"
HEADER, HEADER_QUIET = "#6d1216", "#f3d9c4"
REHEARSAL = "#0f3d5c"
BANNER, BANNER_INK = "#fff3cf", "#4a3a08"
OVERRUN_CARD = "#fff9d6"
WELL = "#efe8e0"  # of a bar, and of a status that is as it should be
CALM, CALM_INK = "#d8ecf8", "#12384d"  # paused, early
NEARLY, NEARLY_INK = "#ffe0a3", "#5a3a00"
GOOD, GOOD_INK = "#d9f0dd", "#14532d"
DOUBTFUL_INK = "#6b4400"
TABLE_HEAD = "#f8f4ef"
SESSION, PART = "#f3e6dc", "#faf5f0"
NOW, CHOSEN, LINKED = "#fff4d6", "#f3dfd6", "#fbeee8"
BUTTON_HOVER = "#faf3ec"
DISABLED = "#f4efe9"
ACCENT_DISABLED = "#d9cfc5"
PRIMARY_DISABLED_INK, ACCEPT_DISABLED_INK = "#857a70", "#6d625a"
MATERIAL_DARK = "#f5f2ee"

# Their lines.
HAIRLINE = "#e4ddd5"
CARD_EDGE = "#e1d8ce"
MENU_EDGE = "#d8cfc5"
FIELD_EDGE = "#b8aca0"
BUTTON_EDGE = "#cbbfb2"
BANNER_EDGE, BANNER_BUTTON_EDGE = "#e6cf86", "#c9a93c"
OVERRUN_EDGE, NEARLY_EDGE = "#b8860b", "#d98c00"
SCROLL_HANDLE = "#cfc4b8"
ROW_LINE, REVIEW_LINE = "#eee6dd", "#e6ddd3"

# How sure a doubt about a programme is: its shape, and what lies under it.
SURELY, SURELY_PAPER = "#a31515", "#fde3e0"
PROBABLY, PROBABLY_PAPER = "#8a5a00", "#fff1cc"
PERHAPS, PERHAPS_PAPER = "#0b5394", "#e4eff9"

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
