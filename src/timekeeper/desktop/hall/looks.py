"""The looks of the hall: their colours, an office's own in place of them, and what can be read.

Contrast is the ratio of WCAG 2.2. A lit hall eats contrast, so text needs 7 : 1 (its level AAA)
against all that it stands on; lines and bars need 3 : 1. The colours of the statuses are those of
Okabe and Ito, who chose them for all eyes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from timekeeper.live.settings import HallLook, Style
from timekeeper.words.language import _

TEXT_CONTRAST = 7.0
LINE_CONTRAST = 3.0

BLACK, WHITE, INK = "#000000", "#FFFFFF", "#1D1815"
ORANGE, YELLOW, VERMILLION, SKY = "#E69F00", "#F0E442", "#D55E00", "#56B4E9"

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Foot:
    """The colours of the band at the foot of the picture, which says what comes next."""

    ground: str
    text: str
    accent: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a look, each as #RRGGBB.

    The ground shades from ``top`` to ``bottom``. ``accent`` is for lines and bars, ``voice`` for
    text that is to stand out, ``quiet`` for text that is not. ``well`` is the field of the time,
    ``track`` what is left of a bar, ``amber`` the frame of an item that is nearly over, ``alarm``
    the ground and the text of an overrun.
    """

    top: str
    bottom: str
    text: str
    voice: str
    quiet: str
    accent: str
    well: str
    track: str
    amber: str
    alarm: tuple[str, str]
    foot: Foot

    @property
    def grounds(self) -> tuple[str, ...]:
        """Return what the text of the picture stands on."""
        return self.top, self.bottom, self.well


PALETTES = {
    Style.PARTY: Palette(
        top="#7A1014",
        bottom="#4A070B",
        text=WHITE,
        voice="#FFD66B",
        quiet="#F6E3D3",
        accent="#FFD66B",
        well="#42060A",
        track="#7C4E50",
        amber="#F5B335",
        alarm=(YELLOW, BLACK),
        foot=Foot("#33050A", WHITE, "#FFD66B"),
    ),
    Style.LIGHT: Palette(
        top="#FFFDF9",
        bottom="#F6F0E4",
        text=INK,
        voice="#84151A",
        quiet="#4A403A",
        accent="#A3171D",
        well="#EFE7D9",
        track="#C9BBA6",
        amber=VERMILLION,
        alarm=(INK, YELLOW),
        foot=Foot("#74100F", WHITE, "#FFD66B"),
    ),
    Style.DARK: Palette(
        top="#1A2330",
        bottom="#0B1017",
        text=WHITE,
        voice="#F2D48A",
        quiet="#D5DCE5",
        accent="#F2D48A",
        well="#05080C",
        track="#46505E",
        amber=ORANGE,
        alarm=(YELLOW, BLACK),
        foot=Foot("#04070B", WHITE, "#F2D48A"),
    ),
}


def palette_of(look: HallLook) -> tuple[Palette, tuple[str, ...]]:
    """Return the look's colours with the office's own, and why any of those is refused.

    A colour that is refused leaves the look's in its place, or the nearest that can be read.
    """
    refused: list[str] = []
    palette = PALETTES[look.style]
    if not look.own_colours:
        return palette, ()
    if look.background:
        palette = _on_ground(palette, look.background, refused)
    if look.text:
        palette = _with_text(palette, look.text, refused)
    if look.accent:
        palette = _with_accent(palette, look.accent, refused)
    return palette, tuple(refused)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2), from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2), from 0 to 1."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least_contrast(colour: str, grounds: tuple[str, ...]) -> float:
    """Return the contrast of a colour with the ground it stands out from least."""
    return min(contrast(colour, ground) for ground in grounds)


def mixed(one: str, other: str, share: float) -> str:
    """Return the first colour with a share, 0 to 1, of the other."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _on_ground(palette: Palette, ground: str, refused: list[str]) -> Palette:
    """Return the palette on another ground, with what can be read on it."""
    if not _is_colour(ground, refused):
        return palette
    text = max((palette.text, WHITE, INK, BLACK), key=lambda text: _fitness(text, ground))
    if contrast(text, ground) < TEXT_CONTRAST:
        refused.append(
            _(
                "The background {colour} is refused: no text can be read on it from the last row; "
                "choose a darker or a lighter one."
            ).format(colour=ground)
        )
        return palette
    away = BLACK if luminance(text) > luminance(ground) else WHITE
    bottom, well = mixed(ground, away, 0.3), mixed(ground, away, 0.5)
    grounds = (ground, bottom, well)
    accent = _first((palette.accent, palette.voice), grounds, LINE_CONTRAST, text)
    alarms = ((YELLOW, BLACK), (INK, YELLOW))
    return Palette(
        top=ground,
        bottom=bottom,
        text=text,
        voice=_first((palette.voice,), grounds, TEXT_CONTRAST, text),
        quiet=_first((palette.quiet,), grounds, TEXT_CONTRAST, text),
        accent=accent,
        well=well,
        track=mixed(well, text, 0.3),
        amber=_first((palette.amber, ORANGE, VERMILLION), grounds, LINE_CONTRAST, text),
        alarm=max(alarms, key=lambda alarm: least_contrast(alarm[0], grounds)),
        foot=Foot(well, text, _first((accent,), (well,), TEXT_CONTRAST, text)),
    )


def _with_text(palette: Palette, text: str, refused: list[str]) -> Palette:
    if not _is_colour(text, refused):
        return palette
    ratio = least_contrast(text, palette.grounds)
    if ratio < TEXT_CONTRAST:
        refused.append(
            _(
                "The text colour {colour} is refused: its contrast with the background is "
                "{ratio} : 1, and the last row needs {needed} : 1."
            ).format(colour=text, ratio=_figure(ratio), needed=_figure(TEXT_CONTRAST))
        )
        return palette
    return replace(palette, text=text, quiet=text)


def _with_accent(palette: Palette, accent: str, refused: list[str]) -> Palette:
    """Lines and bars take the accent; so does text, where it can be read."""
    if not _is_colour(accent, refused):
        return palette
    grounds = (*palette.grounds, palette.foot.ground)
    ratio = least_contrast(accent, grounds)
    if ratio < LINE_CONTRAST:
        refused.append(
            _(
                "The accent colour {colour} is refused: its contrast with the background is "
                "{ratio} : 1, and a line needs {needed} : 1 to be seen."
            ).format(colour=accent, ratio=_figure(ratio), needed=_figure(LINE_CONTRAST))
        )
        return palette
    voice = _first((accent,), palette.grounds, TEXT_CONTRAST, palette.text)
    in_foot = _first((accent,), (palette.foot.ground,), TEXT_CONTRAST, palette.foot.text)
    return replace(palette, accent=accent, voice=voice, foot=replace(palette.foot, accent=in_foot))


def _fitness(text: str, ground: str) -> tuple[bool, float]:
    """The look's own text wins where it can be read: ``max`` keeps the first of equals."""
    ratio = contrast(text, ground)
    return ratio >= TEXT_CONTRAST, min(ratio, TEXT_CONTRAST)


def _first(colours: tuple[str, ...], grounds: tuple[str, ...], needed: float, safe: str) -> str:
    """Return the first colour that stands out enough, else the safe one."""
    return next((c for c in colours if least_contrast(c, grounds) >= needed), safe)


def _is_colour(text: str, refused: list[str]) -> bool:
    if _COLOUR.fullmatch(text):
        return True
    refused.append(
        _('“{text}” is no colour; write one in quotation marks, such as "#7A1014".').format(
            text=text
        )
    )
    return False


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _figure(ratio: float) -> str:
    """Never rounded up: 6.96 must not read as the 7 that is needed."""
    whole, tenth = divmod(int(ratio * 10), 10)
    return _("{whole}.{tenth}").format(whole=whole, tenth=tenth) if tenth else str(whole)
