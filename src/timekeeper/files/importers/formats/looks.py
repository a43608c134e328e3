"""How runs of text look, where that changes what they say: hidden, struck through, raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.files.importers.draft.draft import Doubt, Extract, Sureness
from timekeeper.files.importers.formats import legacy_encodings
from timekeeper.files.importers.formats.besides import arranged
from timekeeper.files.importers.formats.gaps import GAP, closed
from timekeeper.files.importers.formats.grid import MOST_LETTERS
from timekeeper.files.importers.original import Row, TooLarge, raised
from timekeeper.files.importers.sniffing import MOST_LINES, too_long
from timekeeper.words.language import _

LONGEST_QUOTE = 120
BLANK = f"{GAP} \t\n\v"

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
# Two colours that no eye tells apart, by the largest difference of a channel.
NEAR = 8
_DIGITS = re.compile(r"[0-9A-Fa-f]{6}")


class Look(Struct, frozen=True):
    """The look of a run: the font's name, and whether it is seen, struck through, superscript."""

    font: str = ""
    hidden: bool = False
    struck: bool = False
    raised: bool = False


def colour_of(digits: str) -> Colour | None:
    """Return the channels of a colour given by six hexadecimal digits; None for other text."""
    if not _DIGITS.fullmatch(digits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def are_alike(colour: Colour | None, ground: Colour | None) -> bool:
    """Return whether nobody sees text of a colour on a ground; one that is not told is seen."""
    if colour is None or ground is None:
        return False
    return all(abs(a - b) <= NEAR for a, b in zip(colour, ground, strict=True))


class Looks:
    """Turns runs into what they say, and remembers what a person should be told of."""

    def __init__(self, *, converting: bool) -> None:
        self._converting = converting
        self._old: dict[str, list[str]] = {}
        self._struck: list[str] = []
        self._hidden: list[str] = []
        self._sheets: list[str] = []
        self._running: tuple[str, ...] = ()
        self._missing: list[str] = []
        self._overlooked: list[int] = []

    def shown(self, runs: Iterable[tuple[str, Look]]) -> str:
        """Return what the runs of a paragraph say; those that look alike are taken as one."""
        whole: list[tuple[str, Look]] = []
        for text, look in runs:
            if whole and whole[-1][1] == look:
                whole[-1] = (whole[-1][0] + text, look)
            elif text:
                whole.append((text, look))
        if all(look.raised for text, look in whole if text.strip(BLANK)):
            # What nothing stands beside is set so for its looks.
            whole = [(text, replace(look, raised=False)) for text, look in whole]
        said = closed("".join(self._said(text, look) for text, look in whole))
        # Brackets in line whose mark is raised are left empty.
        return said.replace("()", "") if any(look.raised for _text, look in whole) else said

    def _said(self, text: str, look: Look) -> str:
        if (look.hidden or look.struck) and text.strip(BLANK):
            (self._hidden if look.hidden else self._struck).append(text.replace(GAP, ""))
            return GAP + "".join(letter for letter in text if letter in "\t\n")
        if encoding := legacy_encodings.of_font(look.font):
            self._old.setdefault(encoding, []).append(text)
            if self._converting:
                text = legacy_encodings.converted(text, encoding, look.font)
        return raised(text) if look.raised else text

    def hide(self, text: str) -> None:
        """Remember a text that is hidden and left out."""
        if text.strip():
            self._hidden.append(text)

    def hide_sheet(self, sheet: str) -> None:
        """Remember a sheet that is hidden, and holds something."""
        self._sheets.append(sheet)

    def strike(self, text: str) -> None:
        """Remember a text that is struck through and left out."""
        self._struck.append(text)

    def leave_out(self, running: Iterable[str]) -> None:
        """Remember the running heads and feet, which are left out."""
        self._running = tuple(running)

    def miss(self, part: str) -> None:
        """Remember a part of the document that cannot be read."""
        self._missing.append(part)

    def overlook(self, page: int) -> None:
        """Remember a page that may hide text and was not looked at for it."""
        self._overlooked.append(page)

    @property
    def old(self) -> list[str]:
        """Return the encodings from before Unicode that fonts name and the letters confirm."""
        return [
            encoding for encoding, texts in self._old.items() if legacy_encodings.are_in_one(texts)
        ]

    def doubts(self) -> Iterator[Doubt]:
        """Return a doubt for each thing that was converted, left out or not found."""
        if self._converting:
            message = _(
                "The text is not Unicode; it was converted from {encoding}: check the letters."
            ).format(encoding=_(" and ").join(self.old))
            yield Doubt(None, "encoding", message)
        if self._struck:
            quote = _listed(self._struck)
            message = _("Text that is struck through was left out: {text}").format(text=quote)
            yield Doubt(None, "struck", message, quote)
        if self._hidden:
            quote = _listed(self._hidden)
            message = _("Text that is hidden was left out: {text}").format(text=quote)
            yield Doubt(None, "hidden", message, quote)
        for sheet in self._sheets:
            message = _("The sheet “{sheet}” is hidden and was not read.")
            yield Doubt(None, "hidden", message.format(sheet=sheet))
        if self._running:
            quote = _listed(self._running)
            message = _(
                "Left out, as it stands like a heading or number at the edge of pages: {text}"
            )
            yield Doubt(None, "running", message.format(text=quote), quote, sure=Sureness.LOW)
        if self._overlooked:
            message = _(
                "Whether pages hide text, from page {page} on, was not looked into: "
                "compare what was read with them."
            )
            yield Doubt(None, "hidden", message.format(page=self._overlooked[0]))
        for part in self._missing:
            message = _(
                "{part}, which the document includes, was not read: copy it into the document."
            )
            yield Doubt(None, "included", message.format(part=part))


def _listed(texts: Iterable[str]) -> str:
    quote = ""
    for text in texts:
        quote += (" … " if quote else "") + " ".join(text.split())
        # One long text may be that of very many cells.
        if len(quote) > LONGEST_QUOTE:
            return quote[:LONGEST_QUOTE] + " …"
    return quote


def extract_of(name: str, rows: Callable[[Looks], Iterable[Row]]) -> Extract:
    """Return the rows of a document that is walked once, or twice where old fonts are found.

    What stands beside its text is put above or below it.
    Raises UnreadableProgramme as soon as there are more rows than a programme has lines, TooLarge
    as soon as they hold more letters.
    """
    looks = Looks(converting=False)
    found = tuple(islice(_bounded(rows(looks)), MOST_LINES + 1))
    if len(found) > MOST_LINES:
        raise too_long(name)
    if looks.old:
        looks = Looks(converting=True)
        found = tuple(rows(looks))
    return Extract(arranged(found), tuple(looks.doubts()))


def _bounded(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows; raise TooLarge for too many letters: one slide may be shown a thousand times."""
    letters = 0
    for row in rows:
        letters += sum(map(len, row.cells))
        if letters > MOST_LETTERS:
            raise TooLarge
        yield row
