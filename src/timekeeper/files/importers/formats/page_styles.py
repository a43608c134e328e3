"""What the styles of a page say of its text: gone, struck through, raised, white on white."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.files.importers.formats.looks import WHITE, Colour, Look, are_alike, colour_of
from timekeeper.files.importers.formats.package import Element

_NAMED = {"white": WHITE, "black": (0, 0, 0), "transparent": None, "none": None}
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})(?![0-9a-f])")
_RGB = re.compile(r"rgba?\(\s*([0-9]{1,3})[\s,]+([0-9]{1,3})[\s,]+([0-9]{1,3})")
_CLEAR = re.compile(r"transparent|rgba\([^)]*[,/]\s*0(?:\.0*)?%?\s*\)|#[0-9a-f]{6}00|#[0-9a-f]{3}0")
_SIZE = re.compile(r"([0-9]{0,4}(?:\.[0-9]{1,4})?)\s*(px|pt|[a-z%]*)")
_FAR_OFF = re.compile(r"-[0-9]{3,}")
# Word keeps heads, feet, footnotes and comments as marked blocks.
_APART = {"header", "footer", "footnote-list", "endnote-list", "comment-list"}

_PLAIN = Look()


class Shown(Struct, frozen=True):
    """How the text of an element is shown: what is inherited, and the look that comes of it."""

    look: Look = _PLAIN
    colour: Colour | None = None
    ground: Colour | None = WHITE
    clear: bool = False
    tiny: bool = False
    invisible: bool = False

    def within(self, said: Mapping[str, str]) -> Shown:
        """Return how text is shown in an element of which this is said."""
        shown = self
        if (colour := said.get("color")) is not None:
            shown = replace(shown, colour=_colour(colour), clear=bool(_CLEAR.fullmatch(colour)))
        ground = said.get("background-color", said.get("background", ""))
        if ground and not _CLEAR.fullmatch(ground) and ground not in {"none", "inherit"}:
            shown = replace(shown, ground=_colour(ground))
        if (size := _SIZE.fullmatch(said.get("font-size", ""))) and size[1] not in {"", "."}:
            least = 1 if size[2] in {"px", "pt"} else 0
            shown = replace(shown, tiny=float(size[1]) <= least)
        if (visibility := said.get("visibility")) is not None:
            shown = replace(shown, invisible=visibility in {"hidden", "collapse"})
        line = said.get("text-decoration", "") + said.get("text-decoration-line", "")
        return replace(
            shown,
            look=Look(
                hidden=shown.clear
                or shown.tiny
                or shown.invisible
                or are_alike(shown.colour, shown.ground),
                struck=self.look.struck or "line-through" in line,
                raised=self.look.raised or said.get("vertical-align", "").startswith("super"),
            ),
        )


@lru_cache(maxsize=1_000)
def declared(style: str) -> Mapping[str, str]:
    """Return what a style says by property; of two that say it the later one counts."""
    said: dict[str, str] = {}
    for declaration in style.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            said[name.strip()] = value.removesuffix("!important").strip()
    return said


def is_apart(said: Mapping[str, str]) -> bool:
    """Return whether an element holds what Word keeps beside the text."""
    return said.get("mso-element") in _APART


def is_gone(said: Mapping[str, str]) -> bool:
    """Return whether an element and all that is in it takes no part in the page."""
    return (
        said.get("display") == "none"
        or said.get("mso-hide") == "all"
        or said.get("opacity", "1").strip("0%") in {"", "."}
        or any(_FAR_OFF.match(said.get(name, "")) for name in ("left", "top", "text-indent"))
    )


def rules_of(root: Element) -> dict[str, str]:
    """Return what the page's own style sheets say, by "tag", ".class", "tag.class" and "#id"."""
    rules: dict[str, str] = {}
    conditional = False
    for rule in "".join(style.text or "" for style in root.iter("style")).split("}"):
        selectors, brace, said = rule.rpartition("{")
        # What a medium or a width must agree to stands one level deeper.
        conditional = bool(brace) and (conditional or "{" in selectors)
        for selector in selectors.split(",") if brace and not conditional else ():
            key = selector.rpartition("-->")[2].rpartition("<!--")[2].strip()
            rules[key] = f"{rules.get(key, '')};{said}"
    return rules


def _colour(text: str) -> Colour | None:
    """Return a colour by its channels; None for one that is not told."""
    word = text.partition(" ")[0]
    if word in _NAMED:
        return _NAMED[word]
    if found := _HEX.match(text):
        return colour_of(found[1] if len(found[1]) > 3 else "".join(d + d for d in found[1]))  # noqa: PLR2004
    channels = _RGB.match(text)
    return (int(channels[1]), int(channels[2]), int(channels[3])) if channels else None
