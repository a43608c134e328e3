"""Glyphs put back into lines, and lines into the paragraphs they were wrapped from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median_high, median_low

from msgspec import Struct, field
from msgspec.structs import replace

from timekeeper.core.text import bared
from timekeeper.files.importers.formats.pdf.shapes import Glyph
from timekeeper.files.importers.original import raised

# In parts of a line's height.
SAME_LINE = 0.3
BETWEEN_WORDS, TOUCHING = 0.13, 0.02
BETWEEN_COLUMNS = 1.6
LEAST_DROP, MOST_DROP = 0.85, 2.1
LOOSER = 1.2
# So wide are the spaces of a narrow column set to both sides, at most, and, in points, so alike.
MOST_STRETCHED, SAME_WHITE = 2.5, 0.3
AT_STOP, A_TAB = 0.6, 36.0  # points
DRAWN_TWICE = 0.06
SLACK, SLACK_BEFORE_SMALL = 0.4, 0.9
OTHER_SIZE = 1.25
SMALLER, HIGHER, STEP, HIGHEST = 0.8, 0.1, 0.2, 0.6
MOST_RAISED = 6  # letters, as in "8ʰ⁰⁰ - 9ʰ⁰⁰"
_YEARS = re.compile(r"(?:19|20)[0-9]{2} [-–] (?:19|20)[0-9]{2}")
_CUT_WORD = re.compile(r"\w[/-]$")
_CLOCK = "[0-9]{1,2} ?(?:[hHgG:]|giờ) ?[0-9]{0,2}"
_BEGINS_ANEW = re.compile(
    r"\(?[0-9]{1,3}[.)](?:\s|$)|[-+*•▪❖➢✓–]\s|[IVX]{1,5}\.\s|[a-zđ]\)\s"
    rf"|{_CLOCK}(?: ?[-–] ?{_CLOCK})? ?:\s|{_CLOCK} ?[-–] ?{_CLOCK}(?:\s|$)|{_CLOCK}\t"
    r"|[0-9]{1,3}\t"
    r"|(?:PHẦN|BUỔI|PHIÊN|NGÀY)\b"
)
# A day that has its line to itself heads what stands below it.
_DAY_ALONE = re.compile(
    r"\W*(?:(?:(?:Thứ|THỨ) \w+|Chủ nhật|CHỦ NHẬT),? (?:\(?(?:ngày|NGÀY) )?|(?:Ngày|NGÀY) )"
    r"[0-9]{1,2}(?:[/.-][0-9]{1,2}(?:[/.-][0-9]{4})?| tháng [0-9]{1,2}(?: năm [0-9]{4})?)"
    r"(?: \([^()]*\))?\W*"
)
# So does a half of one, but in a narrow column a day's cell goes on with it.
HALF_ALONE = re.compile(r"(?:Buổi )?(?:Sáng|Trưa|Chiều|Tối)\W*|(?:SÁNG|TRƯA|CHIỀU|TỐI)\W*")
LONGEST_IN_COLUMN = 30  # letters
_IN_FIGURES = re.compile(
    r"\(?[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}[),:]*"
    r"|\(?(?:[0-9]{1,2}[hHgG:][0-9]{2}[-–]){1,2}[0-9]{1,2}[hHgG:][0-9]{2}[),:]*"
)
_VOWEL = re.compile("[aeiouy]")
_LABEL = re.compile(r"[^\W\d_][\w ]{2,24}:\s")
_OPEN_RANGE = re.compile(rf"(?:^|[\s(]){_CLOCK} ?(?:[-–]|đến|tới)$")
# Nobody ends a paragraph with such a word: its column is narrower than it seems.
_OPEN_WORD = re.compile(r"\b(?:các|những|của|và)$", re.IGNORECASE)
_OPEN_DATE = re.compile(
    r"\bngày(?: [0-9]{1,2}(?: tháng(?: [0-9]{1,2}(?: năm)?)?)?)?$", re.IGNORECASE
)
_MONTH_AND_YEAR = re.compile(r"(?:[0-9]{1,2} )?(?:tháng|năm) [0-9]|20[0-9]{2}\b", re.IGNORECASE)
_ENDS_IN_CLOCK, _REST_OF_RANGE = (
    re.compile(rf"(?:^|[\s(]){_CLOCK}(?: phút)?$"),
    re.compile(rf"(?:[-–]|đến) {_CLOCK}(?: phút)?[).,;]*"),
)
_EXPECTS_TIME = re.compile(r"(?:\b(?:từ|lúc|vào|đến|khoảng|ngày)|[-–,(])$", re.IGNORECASE)


class Word(Struct):
    """Letters that touch, or nearly; a space is drawn before them, or the author has set tabs.

    ``unsure`` tells that a tab may stand before them, or not, ``led`` that the dots of one did.
    """

    text: str
    left: float
    right: float
    spaced: bool = False
    tabs: int = 0
    unsure: bool = False
    led: bool = False

    @property
    def width(self) -> float:
        """Return how much room the word takes."""
        return self.right - self.left


class TextLine(Struct):
    """Words on one base line, from left to right; ``indent`` are the tabs before the first.

    ``tabbed`` counts the tabs that it may have had.
    """

    base: float
    height: float
    words: list[Word] = field(default_factory=list)
    indent: int = 0
    tabbed: int = 0

    @property
    def left(self) -> float:
        """Return where the line begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Return where the line ends."""
        return self.words[-1].right

    def without_tabs(self) -> TextLine:
        """Return the line as if the author had set no tabs."""
        words = [replace(word, tabs=0) for word in self.words]
        tabbed = sum(word.tabs > 0 for word in self.words)
        return TextLine(self.base, self.height, words, tabbed=tabbed)

    def is_stretched(self, at: int) -> bool:
        """Return whether the white before a word is a space of a line set to both sides.

        It is as wide as one beside it.
        """
        white = self.words[at].left - self.words[at - 1].right
        for first in (at - 2, at - 1):
            around = self.words[max(first, 0) : first + 3]
            if len(around) > 2 and all(word.text[0].isalpha() for word in around):  # noqa: PLR2004
                one, other = (word.left - before.right for before, word in pairwise(around))
                if white < MOST_STRETCHED * self.height and abs(one - other) <= SAME_WHITE:
                    return True
        return False

    @property
    def text(self) -> str:
        """Return the line's text, a tab where a gap is far wider than a space."""
        text = "\t" * self.indent + self.words[0].text
        for at, (before, word) in enumerate(pairwise(self.words), 1):
            wide = word.left - before.right > BETWEEN_COLUMNS * self.height
            wide = wide and not self.is_stretched(at)
            text += ("\t" * (word.tabs or wide) or " ") + word.text
        return text


def text_lines(glyphs: Iterable[Glyph], stops: Sequence[float] = ()) -> list[TextLine]:
    """Return the glyphs as lines from top to bottom; at a stop of tabs a word may begin."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if lines and lines[-1][0].base - glyph.base <= SAME_LINE * glyph.height:
            lines[-1].append(glyph)
        # Lines of text cannot lie so near: what is small and above belongs to the line.
        elif lines and _is_high(lines[-1], glyph):
            lines[-1].insert(0, glyph)
        else:
            lines.append([glyph])
    return [_line(line, stops) for line in lines]


def _is_high(glyphs: Sequence[Glyph], following: Glyph) -> bool:
    drop = glyphs[0].base - following.base
    small = max(glyph.height for glyph in glyphs) < SMALLER * following.height and _are_few(glyphs)
    figures = all(glyph.text.isdecimal() for glyph in glyphs)
    return (small or figures) and drop < HIGHEST * following.height


def _are_few(glyphs: Iterable[Glyph]) -> bool:
    """Return whether small letters may be raised ones; of more, a column is set smaller."""
    return sum(glyph.text.isalpha() for glyph in glyphs) <= MOST_RAISED


def _line(glyphs: list[Glyph], stops: Sequence[float]) -> TextLine:
    glyphs.sort(key=lambda glyph: glyph.left)
    height = max(glyph.height for glyph in glyphs)
    # A recogniser sees a word that stands alone, "Ngày", lower than its neighbours.
    bases = [glyph.base for glyph in glyphs if glyph.height == height]
    base = min(median_low(bases), median_high(bases), key=lambda middle: abs(middle - bases[0]))
    line = TextLine(base, height)
    small = [g for g in glyphs if g.height < SMALLER * height and g.base > base + HIGHER * height]
    raising = _are_few(small)
    last: Glyph | None = None
    level: float | None = None
    for glyph in glyphs:
        if last and glyph.text == last.text and glyph.left - last.left < DRAWN_TWICE * height:
            continue
        if glyph.text.isdecimal() and glyph.height >= SMALLER * height:
            # Scanned lines rise as well, but not from one letter to the next, as cells may.
            near = last is not None and glyph.left - last.right < height
            high = level is not None and near and glyph.base - level > STEP * height
        else:
            high = raising and glyph in small
        level = level if high else glyph.base
        text = raised(glyph.text) if high else glyph.text
        gap = glyph.left - line.words[-1].right if last else 0.0
        touches = gap < TOUCHING * height or not any(
            abs(glyph.left - stop) <= AT_STOP for stop in stops
        )
        if last and gap < BETWEEN_WORDS * height and touches and not glyph.led:
            line.words[-1].text += text
            line.words[-1].right = max(line.words[-1].right, glyph.right)
        else:
            word = Word(text, glyph.left, glyph.right, glyph.spaced, int(glyph.led))
            line.words.append(replace(word, led=glyph.led))
        last = glyph
    return line


class Wrapping(Struct, frozen=True):
    """How text is set: where it wraps, and how far apart its lines are, by their height."""

    right: float
    drops: Mapping[int, float]

    def joined(self, lines: Sequence[TextLine]) -> str:
        """Return the lines as paragraphs, one to a line of text."""
        texts: list[str] = []
        for before, line in zip((None, *lines), lines, strict=False):
            if before is not None and self.wraps(before, line):
                cut = self._cuts(before, line)
                texts[-1] = texts[-1] + line.text if cut else sewn(texts[-1], line.text)
            else:
                texts.append(line.text)
        return "\n".join(texts)

    def _cuts(self, line: TextLine, following: TextLine) -> bool:
        """Return whether one word goes on that is longer than its column is wide, as a date may be.

        It stands alone in its line, and what is left of it is no word; nor is there room for it.
        """
        first = following.words[0]
        whole = line.text + first.text
        if len(line.words) > 1 or is_cut_figure(line.text, first.text):
            return is_cut_figure(line.text, first.text)
        room = self.right - line.right
        return (
            room < min(first.width / len(first.text), SLACK * line.height)
            and whole.isalpha()
            and whole[len(line.text) - 1 :].islower()
            and not _VOWEL.search(bared(first.text))
        )

    def wraps(self, line: TextLine, following: TextLine) -> bool:
        """Return whether a line goes on with the paragraph: its first word had no room above."""
        text, first = following.text, following.words[0]
        # A line that begins small goes on, even where the room is judged a little wrong.
        slack = SLACK_BEFORE_SMALL if text[0].islower() else SLACK
        room = self.right - line.right - slack * line.height
        # A cell that begins behind a tab has had less.
        room -= A_TAB if following.indent else 0.0
        sizes = sorted((line.height, following.height))
        open_bracket = is_open(line.text)
        # A dash may part two halves of a name, as in "kinh tế - xã hội".
        dash_within = text[:2] in ("- ", "– ") and (
            text[2:3].islower() or bool(_YEARS.fullmatch(f"{line.text[-4:]} {text[:6]}"))
        )
        # A field's name begins it, as in "Điều phối: Bà An".
        field = text[0].isupper() and _LABEL.match(text)
        # A line that stands higher is on the next page, so its drop is less than none.
        drop = line.base - following.base
        usual = self.drops.get(round(line.height), MOST_DROP * line.height)
        alone = _DAY_ALONE.fullmatch(text)
        if len(line.text) > LONGEST_IN_COLUMN:
            alone = alone or HALF_ALONE.fullmatch(text)
        heads = alone and not _EXPECTS_TIME.search(line.text)
        ends_range = _OPEN_RANGE.search(line.text) and re.fullmatch(_CLOCK, text)
        rest_of_range = _REST_OF_RANGE.fullmatch(text) and _ENDS_IN_CLOCK.search(line.text)
        ends_date = _OPEN_DATE.search(line.text) and _MONTH_AND_YEAR.match(text)
        open_word = text[0].islower() and _OPEN_WORD.search(line.text)
        return (
            (first.width > room or bool(ends_range or ends_date or open_word))
            and (drop < 0 or drop <= min(usual * LOOSER, MOST_DROP * line.height))
            and sizes[1] <= OTHER_SIZE * sizes[0]
            and (
                open_bracket
                or dash_within
                or rest_of_range is not None
                or not (_BEGINS_ANEW.match(text) or field or heads)
                or (text[0].isdigit() and _EXPECTS_TIME.search(line.text) is not None)
            )
        )


def is_open(text: str) -> bool:
    """Return whether the text ends within brackets."""
    return text.count("(") > text.count(")") or text.count("[") > text.count("]")


def sewn(text: str, rest: str) -> str:
    """Return a text with its next line: "1972-QĐ/" and "TU" were one word."""
    cut = _CUT_WORD.search(text) or is_cut_figure(text, rest)
    return text + ("" if cut else " ") + rest


def is_cut_figure(text: str, rest: str) -> bool:
    """Return whether a date, or hours, were cut in two where a narrow column ended."""
    before, after = text.rpartition(" ")[2], rest.partition(" ")[0]
    return not before.isdecimal() and _IN_FIGURES.fullmatch(before + after) is not None


def usual_drops(texts: Iterable[Sequence[TextLine]]) -> dict[int, float]:
    """Return how far apart the lines of a paragraph are, by their height.

    A letter that was seen a little above its line, or below it, tells nothing of that.
    """
    drops: dict[int, float] = {}
    for lines in texts:
        found = [line.base - following.base for line, following in pairwise(lines)]
        for at, (line, following) in enumerate(pairwise(lines)):
            size, drop, least = round(line.height), found[at], LEAST_DROP * line.height
            off = any(0 <= other < least for other in found[max(at - 1, 0) : at + 2])
            if round(following.height) == size and drop >= least and not off:
                drops[size] = min(drop, drops.get(size, drop))
    return drops
