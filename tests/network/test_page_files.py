"""The pages are written for the browsers that a hall has: Chrome 109, and old televisions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from timekeeper.desktop.display import palette
from timekeeper.files.places import resources
from timekeeper.network.links import Role

PAGES = sorted((resources() / "pages").iterdir())

# All that the sheets use, each of it in Chrome 109. Look up a word's age before it is added here.
PROPERTIES = """
-webkit-user-select align-content align-items align-self aspect-ratio background background-color
border border-bottom border-color border-left border-left-color border-radius border-top
border-width bottom box-shadow box-sizing color color-scheme display flex flex-basis
flex-direction flex-wrap font font-family font-size font-variant-numeric font-weight gap
grid-auto-flow grid-auto-rows grid-column grid-row grid-template-columns height inset
justify-content letter-spacing line-height list-style margin margin-bottom margin-left margin-top
max-height max-width min-height min-width opacity outline outline-offset overflow overflow-wrap
overflow-y padding padding-top position src text-align text-decoration text-overflow
text-transform touch-action transform-origin user-select visibility white-space width z-index
"""
FUNCTIONS = "calc clamp linear-gradient max min minmax not repeat rgba url var"
PSEUDO = "::first-letter :active :disabled :focus-visible :not :root"
STYLE = (
    (r"@[\w-]+", "@font-face @media"),
    (r"@media[^{]*?[<>][^{]*", ""),
    (r"(?<=[{;\s])(?!--)([a-z-]+)\s*:(?=\s)", PROPERTIES),
    (r"([\w-]+)\(", FUNCTIONS),
    (r"::?[a-z][\w-]*(?=[\s,{:.()\[>+~])", PSEUDO),
    (r"(?<![\w#-])-?\d*\.?\d+([a-z%]+)", "% dvh em fr px vh vw"),
    (r"(?:width|height): stretch|\b(?:masonry|subgrid|allow-discrete)\b", ""),
)
NESTED = r"&|\{[^{}@]*\{"
# What came after Chrome 109, by its writing.
METHODS = """
toSorted toReversed toSpliced toBase64 toHex toWellFormed isWellFormed with fromAsync groupBy
withResolvers canParse startViewTransition showPopover hidePopover togglePopover union intersection
difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom randomUUID moveBefore
checkVisibility try getSetCookie requestClose rawJSON caretPositionFromPoint transfer getOrInsert
setHTML setHTMLUnsafe parseHTMLUnsafe isError sumPrecise f16round fromBase64 fromHex
"""
NEWER_SCRIPT = (
    rf"\.(?:{'|'.join(METHODS.split())})\(",
    r"\bimport\b|\b(?:await )?using [a-z]|\(\?[ims-]+:|/[a-z]*v[a-z]*(?=[;,).])",
    r"\b(?:Iterator|Temporal|Float16Array|CloseWatcher|SuppressedError|DisposableStack)\b",
    r"\b(?:AbortSignal\.any|RegExp\.escape|URL\.parse|Symbol\.(?:asyncD|d)ispose)\b",
    r"\bIntl\.DurationFormat\b|\bscheduler\.|\bcrypto\.subtle\b|[pP]arams\.size\b",
    r"\.(?:values|keys|entries)\(\)\s*\.\w",
)
NEWER_PAGE = r"popover|blocking=|command(?:for)?=|closedby=|shadowroot|selectedcontent"


def newer(suffix: str, text: str) -> list[str]:
    """Return what of a page's file is newer than Chrome 109, or not known to be as old."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    if suffix == ".html":
        return re.findall(NEWER_PAGE, text)
    if suffix == ".js":
        code = re.sub(r"^\s*//[^\n]*", "", text, flags=re.MULTILINE)
        return [found[0] for each in NEWER_SCRIPT for found in re.finditer(each, code)]
    found = re.findall(NESTED, re.sub(r"@media[^{]*\{", "", text))
    for written, known in STYLE:
        found += [word for word in re.findall(written, text) if word not in known.split()]
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_uses_nothing_newer_than_chrome_109(path: Path):
    assert newer(path.suffix, path.read_text("utf-8")) == []


WITHIN_A_RULE = (
    *("text-wrap: balance;", "color: color-mix(in srgb, red, blue);", "b { color: red; }"),
    *("& b { color: red; }", "width: 1dvi;", "height: 1lh;", "color: rgb(from red r g b);"),
    *("view-transition-name: x;", "width: stretch;", "translate: 1px;", "width: abs(-1px);"),
)
RULES = (
    *("a:has(b) { color: red; }", "a:dir(ltr) { color: red; }", "@layer x { a { top: 0; } }"),
    *("@media (width >= 400px) { a { top: 0; } }", "@property --x { inherits: false; }"),
    "@supports (color: red) { a { color: red; } }",
)
SCRIPTS = (
    *("const b = a.toSorted();", "x = Object.groupBy(a, b);", "x = Promise.withResolvers();"),
    *("const r = /a/v;", "x = a.union(b);", "await using x = y;", "x = URL.canParse(a);"),
    *("x = Iterator.from(a);", "x = crypto.randomUUID();", "x = a.values().map(b);"),
    *("import x from 'y';", "x = /(?i:a)/;", "x = AbortSignal.any([]);", "x = a.with(1, 2);"),
    *("x = Error.isError(a);", "x = params.size;", "a.showPopover();"),
)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        *(("pages.css", f"a {{ {each} }}") for each in WITHIN_A_RULE),
        *(("pages.css", each) for each in RULES),
        *(("follow.js", each) for each in SCRIPTS),
        *(("hall.html", f"<p {each}></p>") for each in ("popover", 'commandfor="x"')),
    ],
)
def test_what_is_newer_is_refused_wherever_it_stands_in_a_page(name: str, written: str):
    text = (resources() / "pages" / name).read_text("utf-8")

    assert newer(Path(name).suffix, f"{text}\n{written}\n") != []


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
