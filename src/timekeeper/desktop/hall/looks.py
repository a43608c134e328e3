"""The looks of the hall: their colours, an office's own in place of them, and what can be read.

Contrast is the ratio of WCAG 2.2. A lit hall eats contrast, so text needs 7 : 1 (its level AAA)
against all that it stands on; lines and bars need 3 : 1.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.desktop.display import palette
from timekeeper.live.settings import HallLook, Style
from timekeeper.words.language import _

TEXT_CONTRAST = 7.0
LINE_CONTRAST = 3.0

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class Foot(Struct, frozen=True):
    """The colours of the band at the foot of the picture, which says what comes next."""

    ground: str
    text: str
    accent: str


class Colours(Struct, frozen=True):
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


LOOKS = {
    Style.PARTY: Colours(
        top=palette.PARTY_TOP,
        bottom=palette.MAROON,
        text=palette.WHITE,
        voice=palette.GOLD,
        quiet=palette.PARTY_QUIET,
        accent=palette.GOLD,
        well=palette.PARTY_WELL,
        track=palette.PARTY_TRACK,
        amber=palette.PARTY_AMBER,
        alarm=(palette.YELLOW, palette.BLACK),
        foot=Foot(palette.PARTY_FOOT, palette.WHITE, palette.GOLD),
    ),
    Style.LIGHT: Colours(
        top=palette.LIGHT_TOP,
        bottom=palette.LIGHT_BOTTOM,
        text=palette.LIGHT_INK,
        voice=palette.LIGHT_VOICE,
        quiet=palette.LIGHT_QUIET,
        accent=palette.LIGHT_ACCENT,
        well=palette.LIGHT_WELL,
        track=palette.LIGHT_TRACK,
        amber=palette.VERMILLION,
        alarm=(palette.LIGHT_INK, palette.YELLOW),
        foot=Foot(palette.LIGHT_FOOT, palette.WHITE, palette.GOLD),
    ),
    Style.DARK: Colours(
        top=palette.DARK_TOP,
        bottom=palette.DARK_BOTTOM,
        text=palette.WHITE,
        voice=palette.DARK_GOLD,
        quiet=palette.DARK_QUIET,
        accent=palette.DARK_GOLD,
        well=palette.DARK_WELL,
        track=palette.DARK_TRACK,
        amber=palette.ORANGE,
        alarm=(palette.YELLOW, palette.BLACK),
        foot=Foot(palette.DARK_FOOT, palette.WHITE, palette.DARK_GOLD),
    ),
}


def colours_of(look: HallLook) -> tuple[Colours, tuple[str, ...]]:
    """Return the look's colours with the office's own, and why any of those is refused.

    A colour that is refused leaves the look's in its place, or the nearest that can be read.
    """
    refused: list[str] = []
    colours = LOOKS[look.style]
    if not look.own_colours:
        return colours, ()
    asked = (look.background, _on_ground), (look.text, _with_text), (look.accent, _with_accent)
    for colour, changed in asked:
        if _COLOUR.fullmatch(colour):
            colours = changed(colours, colour, refused)
        elif colour:
            refused.append(
                _('“{text}” is no colour; write one in quotation marks, such as "#7A1014".').format(
                    text=colour
                )
            )
    return colours, tuple(refused)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2), from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2), from 0 to 1."""
    shares = (part / 255 for part in _parts(colour))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least_contrast(colour: str, grounds: tuple[str, ...]) -> float:
    """Return the contrast of a colour with the ground it stands out from least."""
    return min(contrast(colour, ground) for ground in grounds)


def mixed(one: str, other: str, share: float) -> str:
    """Return the first colour with a share, 0 to 1, of the other."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _on_ground(colours: Colours, ground: str, refused: list[str]) -> Colours:
    """Return the colours on another ground, with what can be read on it."""
    text = max(
        (colours.text, palette.WHITE, palette.LIGHT_INK, palette.BLACK),
        key=lambda text: _fitness(text, ground),
    )
    if contrast(text, ground) < TEXT_CONTRAST:
        refused.append(
            _(
                "The background {colour} is refused: no text can be read on it from the last row; "
                "choose a darker or a lighter one."
            ).format(colour=ground)
        )
        return colours
    away = palette.BLACK if luminance(text) > luminance(ground) else palette.WHITE
    bottom, well = mixed(ground, away, 0.3), mixed(ground, away, 0.5)
    grounds = (ground, bottom, well)
    accent = _first((colours.accent, colours.voice), grounds, LINE_CONTRAST, text)
    alarms = ((palette.YELLOW, palette.BLACK), (palette.LIGHT_INK, palette.YELLOW))
    return Colours(
        top=ground,
        bottom=bottom,
        text=text,
        voice=_first((colours.voice,), grounds, TEXT_CONTRAST, text),
        quiet=_first((colours.quiet,), grounds, TEXT_CONTRAST, text),
        accent=accent,
        well=well,
        track=mixed(well, text, 0.3),
        amber=_first(
            (colours.amber, palette.ORANGE, palette.VERMILLION), grounds, LINE_CONTRAST, text
        ),
        alarm=max(alarms, key=lambda alarm: least_contrast(alarm[0], grounds)),
        foot=Foot(well, text, _first((accent,), (well,), TEXT_CONTRAST, text)),
    )


def _with_text(colours: Colours, text: str, refused: list[str]) -> Colours:
    ratio = least_contrast(text, colours.grounds)
    if ratio < TEXT_CONTRAST:
        refused.append(
            _(
                "The text colour {colour} is refused: its contrast with the background is "
                "{ratio} : 1, and the last row needs {needed} : 1."
            ).format(colour=text, ratio=_figure(ratio), needed=_figure(TEXT_CONTRAST))
        )
        return colours
    return replace(colours, text=text, quiet=text)


def _with_accent(colours: Colours, accent: str, refused: list[str]) -> Colours:
    """Lines and bars take the accent; so does text, where it can be read."""
    grounds = (*colours.grounds, colours.foot.ground)
    ratio = least_contrast(accent, grounds)
    if ratio < LINE_CONTRAST:
        refused.append(
            _(
                "The accent colour {colour} is refused: its contrast with the background is "
                "{ratio} : 1, and a line needs {needed} : 1 to be seen."
            ).format(colour=accent, ratio=_figure(ratio), needed=_figure(LINE_CONTRAST))
        )
        return colours
    voice = _first((accent,), colours.grounds, TEXT_CONTRAST, colours.text)
    in_foot = _first((accent,), (colours.foot.ground,), TEXT_CONTRAST, colours.foot.text)
    return replace(colours, accent=accent, voice=voice, foot=replace(colours.foot, accent=in_foot))


def _fitness(text: str, ground: str) -> tuple[bool, float]:
    """The look's own text wins where it can be read: ``max`` keeps the first of equals."""
    ratio = contrast(text, ground)
    return ratio >= TEXT_CONTRAST, min(ratio, TEXT_CONTRAST)


def _first(candidates: tuple[str, ...], grounds: tuple[str, ...], needed: float, safe: str) -> str:
    """Return the first colour that stands out enough, else the safe one."""
    return next((c for c in candidates if least_contrast(c, grounds) >= needed), safe)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _figure(ratio: float) -> str:
    """Never rounded up: 6.96 must not read as the 7 that is needed."""
    whole, tenth = divmod(int(ratio * 10), 10)
    return _("{whole}.{tenth}").format(whole=whole, tenth=tenth) if tenth else str(whole)
