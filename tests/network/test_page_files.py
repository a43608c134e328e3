"""The pages are written for the browsers that a hall has: Chrome 109, and old televisions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from timekeeper.desktop.display import palette
from timekeeper.files.places import resources
from timekeeper.network.links import Role

PAGES = sorted((resources() / "pages").iterdir())

# What came after Chrome 109, by its writing.
NEWER_STYLE = (
    *("text-wrap", "color-mix", "oklch", "oklab", "light-dark", "subgrid", "@starting-style"),
    *("@scope", "@view-transition", "@position-try", "anchor-name", "field-sizing", "popover"),
    *("interpolate-size", "animation-timeline", "scrollbar-color", "scrollbar-width", "linear("),
    *("round(", "mod(", "sin(", "pow(", "sqrt(", "exp(", "sign(", "calc-size", "if(", "masonry"),
    *(":user-valid", ":user-invalid", ":state(", "transition-behavior", "zoom", "&"),
)
NEWER_SCRIPT = (
    *(".toSorted(", ".toReversed(", ".toSpliced(", ".with(", "fromAsync", "groupBy", ".try("),
    *("withResolvers", ".isWellFormed", ".toWellFormed", "canParse", "startViewTransition"),
    *("showPopover", "AbortSignal.any", "Iterator.", ".union(", ".intersection(", ".difference("),
    *("isSubsetOf", "isSupersetOf", "isDisjointFrom", "RegExp.escape", "Temporal", "using "),
    *(
        "Float16Array",
        "Math.sumPrecise",
        "Uint8Array.from",
        ".toBase64",
        ".toHex(",
        "crypto.subtle",
    ),
    *(".randomUUID", "moveBefore", "setHTML", "checkVisibility", "import("),
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_uses_nothing_newer_than_chrome_109(path: Path):
    newer = {".css": NEWER_STYLE, ".js": NEWER_SCRIPT, ".html": ("popover", "blocking=")}

    text = re.sub(
        r"/\*.*?\*/|^\s*//.*$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
    )

    assert [word for word in newer[path.suffix] if word in text and word != "&"] == []
    if path.suffix == ".css":
        assert "&" not in text, "rules within rules came with Chrome 112"
        assert not re.search(r"\{[^{}@]*\{", re.sub(r"@media[^{]*\{", "", text)), (
            "rules within rules"
        )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_needs_no_other_address_and_runs_nothing_of_its_own_text(path: Path):
    text = path.read_text("utf-8")

    assert re.findall(r"(?:https?:)?//[\w.]+\.\w+", text) == []
    assert (
        re.findall(r"<script(?![^>]*src=)|\sstyle=|\son\w+=|javascript:|eval\(|innerHTML", text)
        == []
    )


@pytest.mark.parametrize("path", [p for p in PAGES if p.suffix == ".html"], ids=lambda p: p.name)
def test_what_a_page_names_is_there(path: Path):
    named = re.findall(r'(?:src|href)="/pages/([^"]+)"', path.read_text("utf-8"))

    assert named
    assert {name for name in named if not (path.parent / name).is_file()} == set()


@pytest.mark.parametrize("path", [p for p in PAGES if p.suffix == ".html"], ids=lambda p: p.name)
def test_no_browser_offers_to_translate_a_page(path: Path):
    text = path.read_text("utf-8")

    assert '<html lang="vi" translate="no">' in text
    assert '<meta name="google" content="notranslate">' in text


def test_each_role_but_that_of_programs_has_a_page():
    pages = {path.stem for path in PAGES if path.suffix == ".html"}

    assert pages == {role.value for role in Role if role not in (Role.API, Role.STANDBY)}


def named_colours() -> tuple[dict[str, str], str]:
    """Return the colours that the first sheet names, and all that the sheets say besides."""
    texts = {path.name: path.read_text("utf-8") for path in PAGES if path.suffix == ".css"}
    names, rest = re.search(r":root \{(.*?)\}(.*)", texts.pop("pages.css"), re.DOTALL).groups()
    return dict(re.findall(r"(--[\w-]+): (#\w+|rgba\([^)]*\));", names)), rest + "".join(
        texts.values()
    )


def test_a_colour_of_the_pages_is_named_once_but_for_black_and_white():
    named, rest = named_colours()

    assert set(re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", rest)) <= {"#000", "#fff"}
    assert set(named) <= set(re.findall(r"var\((--[\w-]+)\)", rest)), "a name that nobody uses"


def test_what_the_pages_share_with_the_windows_has_one_colour():
    named, _rest = named_colours()
    shared = {
        "--gold": palette.GOLD,
        "--low": palette.MAROON,
        "--quiet": palette.PARTY_QUIET,
        "--top": palette.PARTY_TOP,
        "--foot": palette.PARTY_FOOT,
        "--well": palette.PARTY_WELL,
        "--track": palette.PARTY_TRACK,
        "--yellow": palette.YELLOW,
        "--amber": palette.PARTY_AMBER,
        "--sky": palette.SKY,
        "--ink": palette.INK.light,
        "--red": palette.HEADER.light,
        "--pressed": palette.ACCENT.light,
        "--told": palette.REHEARSAL.light,
    }

    assert {name: named[name] for name in shared} == shared
