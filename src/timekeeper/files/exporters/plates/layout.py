"""What stands on each plate in which size, and how the plates lie on the page.

The PDF and the Word document are made of the same lines, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from timekeeper.files.exporters.documents.typeface import own_characters
from timekeeper.files.exporters.font_files import PaperMeasure
from timekeeper.files.importers.delegates import Delegate
from timekeeper.files.line_breaks import TIE
from timekeeper.files.typesetting import SHRINK, Fit, Typeset, Weight, fit_whole
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.live.settings import PlateForm, PlateKind
from timekeeper.words.language import _

A4 = (210, 297)
POINTS = 72 / 25.4  # to a millimetre
MARGIN = 0.05  # of the face's width at its sides, and of its height above and below
NARROWEST = 5.0  # millimetres of margin at the least
# What is smaller is not read: points, of the largest size, and of the face where that is less.
SMALLEST, LEAST_SHARE, LEAST_OF_THE_FACE = 7.0, 0.4, 0.06
MOST_LINES = 2
SHOWN = 60  # letters of a text that a sentence names
SHARES = {"address": 1.0, "name": 5.0, "office": 3.0, "group": 2.0}
BESIDE_THE_OFFICE = {"address": 0.8, "group": 0.85}


class PlateLine(Struct, frozen=True):
    """A line of a plate: ``size`` in points, ``role`` a key of SHARES; ``gap`` points above it."""

    text: str
    size: float
    role: str
    gap: float = 0.0

    @property
    def height(self) -> float:
        """Return the height of the line in points, without the gap."""
        return PaperMeasure().line_height(self.size, Weight.REGULAR)


class PlateSheet(Struct, frozen=True):
    """A page with its plates: all in millimetres; ``height`` is that of a plate unfolded."""

    page: tuple[int, int]
    width: int
    height: int
    columns: int
    rows: int

    @property
    def places(self) -> int:
        """Return how many plates lie on a page."""
        return self.columns * self.rows


Face = tuple[PlateLine, ...]


def sheet(form: PlateForm) -> PlateSheet:
    """Return how plates lie on A4, upright or across; DocumentNotWritten where none has room."""
    high = form.height * (2 if form.kind is PlateKind.TENT else 1)
    pages = (A4, A4[::-1])
    laid = [
        PlateSheet(page, form.width, high, page[0] // form.width, page[1] // high) for page in pages
    ]
    best = max(laid, key=lambda one: one.places)
    if not best.places:
        raise DocumentNotWritten(
            _("A plate of {width} × {height} mm has no room on A4: make it smaller.").format(
                width=form.width, height=high
            )
        )
    return best


def faces(delegates: Sequence[Delegate], form: PlateForm) -> tuple[Face, ...]:
    """Return what stands on each plate, in the order of the list.

    A name is never broken, but that of a body in several words; it and what stands below it may
    take two lines. Raises DocumentNotWritten for what fits in no legible size and for letters that
    the typeface lacks: then no plate is made.
    """
    texts = [_texts(delegate, form) for delegate in delegates]
    _refuse_foreign(texts)
    largest = {role: _largest(role, form) for role in SHARES}
    set_texts = [_fitted(told, largest, form) for told in texts]
    _refuse_unfit(texts, set_texts)
    if form.shrink == "all":
        for role in SHARES:
            largest[role] = min((one[role].size for one in set_texts if role in one), default=1.0)
        set_texts = [_fitted(told, largest, form) for told in texts]
    return tuple(map(_lines, set_texts))


def _texts(delegate: Delegate, form: PlateForm) -> dict[str, str]:
    name = " ".join(delegate.bare_name.split())
    name = name.upper() if form.capitals else name
    address = delegate.address
    told = {
        "address": address[:1].upper() + address[1:],
        "name": name if delegate.is_body else name.replace(" ", TIE),
        "office": delegate.office[:1].upper() + delegate.office[1:],
        "group": delegate.group,
    }
    return {role: text for role, text in told.items() if text}


def _largest(role: str, form: PlateForm) -> float:
    if role == "name":
        return float(form.name_size)
    return form.office_size * BESIDE_THE_OFFICE.get(role, 1.0)


def _fitted(told: dict[str, str], largest: dict[str, float], form: PlateForm) -> dict[str, Typeset]:
    """Return each text as it fits into its share of the face."""
    margins = (max(NARROWEST, MARGIN * form.width), max(NARROWEST, MARGIN * form.height))
    width, height = ((form.width - 2 * margins[0]), (form.height - 2 * margins[1]))
    whole = sum(SHARES[role] for role in told)
    least = LEAST_OF_THE_FACE * form.height * POINTS
    return {
        role: _in_two_lines(
            text,
            Fit(
                width * POINTS,
                height * POINTS * SHARES[role] / whole,
                largest[role],
                max(SMALLEST, min(least, LEAST_SHARE * _largest(role, form))),
                Weight.BOLD if role == "name" else Weight.REGULAR,
            ),
        )
        for role, text in told.items()
    }


def _in_two_lines(text: str, room: Fit) -> Typeset:
    """Return the text as large as the room allows in two lines at most."""
    measure = PaperMeasure()
    while True:
        two = MOST_LINES * measure.line_height(room.largest, room.weight)
        found = fit_whole(text, replace(room, height=min(room.height, two)), measure)
        if len(found.lines) <= MOST_LINES:
            return found
        room = replace(room, largest=max(room.smallest, found.size * SHRINK))


def _lines(one: dict[str, Typeset]) -> Face:
    found: list[PlateLine] = []
    for role, text in one.items():
        gap = 0.25 * text.size if found else 0.0
        found += [
            PlateLine(line, text.size, role, 0.0 if n else gap) for n, line in enumerate(text.lines)
        ]
    return tuple(found)


def _refuse_foreign(texts: Iterable[dict[str, str]]) -> None:
    known = own_characters() | {TIE}
    for text in (text for told in texts for text in told.values()):
        foreign = "".join(dict.fromkeys(c for c in text if c not in known))
        if foreign:
            raise DocumentNotWritten(
                _("The plates’ typeface lacks {letters} in “{text}”: write it otherwise.").format(
                    letters=" ".join(foreign[:5]), text=text[:SHOWN].replace(TIE, " ")
                )
            )


def _refuse_unfit(texts: Sequence[dict[str, str]], set_texts: Sequence[dict[str, Typeset]]) -> None:
    unfit = [
        text
        for texts_of_one, one in zip(texts, set_texts, strict=True)
        for role, text in texts_of_one.items()
        if one[role].cut
    ]
    if not unfit:
        return
    if len(unfit) == 1:
        told = _("“{text}” is too long for the plate: shorten it, or choose a larger plate.")
    else:
        told = _(
            "“{text}” and {others} more are too long for the plate: shorten them, or choose a "
            "larger plate."
        )
    text = unfit[0].replace(TIE, " ")
    shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    raise DocumentNotWritten(told.format(text=shown, others=len(unfit) - 1))
