"""What the typefaces of the printed forms can show, and what stands there for all the rest."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any, Final

import typst
from msgspec import Struct

from timekeeper.files.exporters.font_files import form_fonts, glyphs
from timekeeper.words.language import _

SUBSTITUTE = "□"
SECOND = "DejaVu Sans Mono"  # it comes with the typesetter, and has symbols and more scripts
STANDARD: Final = "a-2a"
"""An archive's PDF: fonts inside, text that can be searched and read aloud, no outside parts."""

_MOST_ASKED = 200  # characters to a report, a few milliseconds each; the rest are replaced unasked
_MOST_NAMED = 10
_JOINER = re.compile(f"{SUBSTITUTE}(?:[\ufe00-\ufe0f]|\u200d(?:{SUBSTITUTE})?)+")
_UNSEEN = frozenset("\n\t\u00ad\u200b\u200c\u200d\u2060").union(map(chr, range(0xFE00, 0xFE10)))
_TURNING = frozenset({"R", "AL", "AN", "NSM"})
_KNOWN: dict[str, bool] = {}  # whether the second typeface has a character
_PROBE = f"""
#set document(title: "?")
#set text(font: "{SECOND}", fallback: false)
#json(bytes(sys.inputs.data))
"""


def typesetter() -> typst.Compiler:
    """Return a typesetter with the typefaces that ship, and no other."""
    return typst.Compiler(font_paths=_typefaces())


@cache
def _typefaces() -> typst.Fonts:
    # Every office files the same pages. They are read once: a document is typeset several times.
    return typst.Fonts(include_system_fonts=False, font_paths=[str(form_fonts())])


class FittedContent(Struct, frozen=True):
    """Content of which every character can be typeset, and what was replaced in which text."""

    content: dict[str, Any]
    replaced: dict[str, str]

    @property
    def remark(self) -> str:
        """Return in one sentence what was replaced, "" for nothing."""
        if not self.replaced:
            return ""
        named = " ".join(list(self.replaced)[:_MOST_NAMED])
        more = " …" if len(self.replaced) > _MOST_NAMED else ""
        where = next(iter(self.replaced.values()))
        return _(
            "The PDF or its picture shows “{substitute}” for {characters}, which it cannot print, "
            "in “{text}”."
        ).format(substitute=SUBSTITUTE, characters=named + more, text=where[:80])


def fitted(content: dict[str, Any], *, plain: bool = False) -> FittedContent:
    """Return the content with a substitute for what no typeface has.

    ``plain`` replaces all that the forms' own typeface does not have, and what is written from the
    right or set on other letters: for texts at which the typesetter stumbles.
    """
    texts, pictures = (
        sorted(_texts(content), key=len),
        "".join(picture["svg"] for picture in content.get("pictures", ())),
    )
    odd = [text for text in texts if not own_characters().issuperset(text)]
    foreign = Counter(c for text in odd for c in text if c not in own_characters())
    asked = [] if plain else [c for c, _count in foreign.most_common(_MOST_ASKED)]
    shown = own_characters().union(_in_second(asked))
    if plain:
        shown = frozenset(c for c in shown if unicodedata.bidirectional(c) not in _TURNING)
    in_pictures = shown & own_characters()
    lost = {c for c in foreign if c not in shown or (c in pictures and c not in in_pictures)}
    replaced: dict[str, str] = {}
    for text in odd:
        for character in text:
            if character in lost and _substitute(character) == SUBSTITUTE:
                replaced.setdefault(character, text)
    return FittedContent(_filled(content, shown, in_pictures), replaced)


def _texts(content: Any) -> Iterator[str]:
    """Yield the texts, but for the pictures, which repeat them."""
    match content:
        case str():
            yield content
        case dict():
            yield from chain.from_iterable(_texts(v) for k, v in content.items() if k != "svg")
        case list() | tuple():
            yield from chain.from_iterable(map(_texts, content))


def _filled(value: Any, shown: frozenset[str], in_pictures: frozenset[str]) -> Any:
    match value:
        case str():
            if shown.issuperset(value):
                known = value
            else:
                known = "".join(c if c in shown else _substitute(c) for c in value)
            return _JOINER.sub(SUBSTITUTE, known)
        case dict():
            # The typesetter sets a line of a picture in one typeface only.
            return {
                key: _filled(inner, in_pictures if key == "svg" else shown, in_pictures)
                for key, inner in value.items()
            }
        case list() | tuple():
            return [_filled(inner, shown, in_pictures) for inner in value]
        case _:
            return value


def _substitute(character: str) -> str:
    if character in _UNSEEN:
        return character
    return " " if character.isspace() else SUBSTITUTE


def _in_second(characters: Iterable[str]) -> Iterator[str]:
    """Yield those that the second typeface has: the typesetter alone knows."""
    for character in characters:
        if character not in _KNOWN:
            told = {"data": json.dumps(character)}
            try:
                typesetter().compile(
                    _PROBE.encode(), format="pdf", pdf_standards=STANDARD, sys_inputs=told
                )
            except BaseException as error:
                if not stumbled(error):
                    raise
                _KNOWN[character] = False
            else:
                _KNOWN[character] = True
        if _KNOWN[character]:
            yield character


def stumbled(error: BaseException) -> bool:
    """Return whether the typesetter failed; its panics are no Exception."""
    return isinstance(error, typst.TypstError) or type(error).__name__ == "PanicException"


@cache
def own_characters() -> frozenset[str]:
    """Return the characters that all faces of the forms' typeface have."""
    faces = [frozenset(glyphs(path.read_bytes())) for path in form_fonts().glob("*.ttf")]
    return frozenset.intersection(*faces)
