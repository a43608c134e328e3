"""What an office sets once: frozen values with defaults, limits and units.

Each setting is stated here and nowhere else: the settings file is read and written by the types of
these fields. A value made in the program is not held against its limits before it is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import force_setattr, replace

from timekeeper.core.courtesy import NOT_OF_RANK, RANKS, HallRules
from timekeeper.core.hall_order import Occasion
from timekeeper.core.text import cleaned
from timekeeper.words.language import Language

MOST_RECENT = 8

ShortText = Annotated[str, Meta(max_length=200)]
Phrases = Annotated[tuple[ShortText, ...], Meta(max_length=300)]
Sentence = Annotated[str, Meta(max_length=300)]
PathText = Annotated[str, Meta(max_length=1000)]
Pixels = Annotated[int, Meta(ge=0, le=100_000)]


class _Part(Struct, frozen=True):
    """A part of the settings; its texts are clean from its making on, but for paths."""

    def __post_init__(self) -> None:
        for name, of in type(self).__annotations__.items():
            value = getattr(self, name)
            clean = value if "PathText" in of else _clean(value)
            if clean != value:
                force_setattr(self, name, clean)


def _clean(value: Any) -> Any:
    match value:
        case str():
            return cleaned(value)
        case tuple():
            return tuple(map(_clean, value))
        case Mapping():
            return {_clean(name): _clean(each) for name, each in value.items()}
        case _:
            return value


class ScreenIdentity(_Part, frozen=True):
    """What stays the same when a screen is unplugged and comes back.

    Empty texts are not known; ``width`` and ``height`` are its pixels, 0 when not known.
    """

    maker: ShortText = ""
    model: ShortText = ""
    serial: ShortText = ""
    name: ShortText = ""
    width: Pixels = 0
    height: Pixels = 0


class Style(StrEnum):
    """The looks that ship with the program."""

    PARTY = "party"
    LIGHT = "light"
    DARK = "dark"


class DeskColours(StrEnum):
    """The colours of the operator's windows: as the system has them, or always the same."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class StripPlace(StrEnum):
    """Where the strip over slides lies: across the screen, or a clock alone in a corner."""

    BOTTOM = "bottom"
    TOP = "top"
    CORNER = "corner"


class DisplayView(StrEnum):
    """What another display than the hall's shows."""

    HALL = "hall"
    LARGE_CLOCK = "large_clock"
    STRIP = "strip"
    FOYER = "foyer"
    CLOCK = "clock"


class DisplayHabit(_Part, frozen=True):
    """Another display: its screen, what it shows, and whether it is on."""

    screen: ScreenIdentity
    view: DisplayView
    on: bool = True


class HallLook(_Part, frozen=True):
    """How the hall's picture looks.

    ``fades``: scenes change with a short fade. ``logo``: the path of the office's own logo, from
    the folder of the settings. ``backdrop``: that of the office's own picture (ma-két) for welcome,
    standby, break and closing, ``backdrops`` of those that differ; ``words_below``: hour and words
    stand in a band below it. The colours are the office's own, as #RRGGBB, worn over the style
    while ``own_colours`` is set; an empty one is the style's. ``strip``: where it lies
    over slides. ``large_clock``: a running time fills the picture.
    """

    style: Style = Style.PARTY
    fades: bool = True
    logo: PathText = ""
    own_colours: bool = True
    background: ShortText = ""
    accent: ShortText = ""
    text: ShortText = ""
    backdrop: PathText = ""
    backdrops: Mapping[Occasion, PathText] = field(default_factory=dict)
    words_below: bool = True
    strip: StripPlace = StripPlace.BOTTOM
    large_clock: bool = False

    def backdrop_of(self, occasion: Occasion) -> str:
        """Return the path of an occasion's picture: its own, or else that of all occasions."""
        return self.backdrops.get(occasion) or self.backdrop


class DeskHabits(_Part, frozen=True):
    """What the operator has set up for himself.

    ``keys``: by a command's name, the keys that call it instead of the usual ones. ``recent``:
    paths of programmes, the latest first. ``messages``: prepared sentences, before the usual
    ones. ``table_share``: the width of the programme's table, in thousandths of the window.
    ``materials_in``: the folder of the materials of the programme that ``materials_of`` marks.
    """

    keys: Mapping[ShortText, tuple[ShortText, ...]] = field(default_factory=dict)
    recent: tuple[PathText, ...] = ()
    messages: tuple[Sentence, ...] = ()
    table_share: Annotated[int, Meta(ge=300, le=900)] = 685
    materials_in: PathText = ""
    materials_of: ShortText = ""

    def opened(self, path: str) -> DeskHabits:
        """Return the habits with this programme as the latest."""
        others = tuple(other for other in self.recent if other != path)
        return replace(self, recent=(path, *others)[:MOST_RECENT])

    def forgotten(self, path: str) -> DeskHabits:
        """Return the habits without this programme."""
        return replace(self, recent=tuple(other for other in self.recent if other != path))


class ReportForm(_Part, frozen=True):
    """How the office files its report; an empty text is taken from the programme or left open.

    ``form``: "party", "government", "plain", or another one the office has made. ``symbol``
    follows the number (``BC/VPTU``); ``authority`` stands above the signer (``T/L BAN THƯỜNG VỤ``).
    ``spelling``: "ủy" or "uỷ" for that one syllable throughout; "" leaves it as it is written.
    """

    form: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,40}\Z")] = "party"
    superior: ShortText = ""
    issuer: ShortText = ""
    number: ShortText = ""
    symbol: ShortText = ""
    place: ShortText = ""
    authority: ShortText = ""
    signer_title: ShortText = ""
    signer_name: ShortText = ""
    recipients: tuple[ShortText, ...] = ()
    spelling: Literal["", "ủy", "uỷ"] = ""


class HallProtocol(_Part, frozen=True):
    """Of whom the hall sees no time, and what it reads of a time that is used up.

    ``ranks`` and ``not_of_rank`` are plain words as ``core/courtesy.py`` reads them; None for
    those that ship. ``overrun_words``: "" for the usual ones. ``limits``: what programmes are
    checked against, "party", "council", "congress", or what the office has made; "" for nothing.
    """

    ranks: Phrases | None = None
    not_of_rank: Phrases | None = None
    overrun_words: ShortText = ""
    limits: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{0,40}\Z")] = ""

    @property
    def rules(self) -> HallRules:
        """Return the rules of the house for its hall."""
        ranks = RANKS if self.ranks is None else self.ranks
        others = NOT_OF_RANK if self.not_of_rank is None else self.not_of_rank
        return HallRules(ranks, others, " ".join(self.overrun_words.split()))


class PlateKind(StrEnum):
    """How a name plate stands: folded, to be read from both sides, or flat."""

    TENT = "tent"
    FLAT = "flat"


class PlateForm(_Part, frozen=True):
    """How name plates look.

    ``width`` and ``height`` of the face in millimetres; a tent card's sheet is twice as high. The
    sizes of the letters in points, as large as they may be: a name that is too long for its plate
    is set smaller, ``each`` for itself or ``all`` alike. ``capitals``: names in capitals.
    """

    kind: PlateKind = PlateKind.TENT
    width: Annotated[int, Meta(ge=50, le=297)] = 200
    height: Annotated[int, Meta(ge=25, le=210)] = 90
    name_size: Annotated[int, Meta(ge=14, le=150)] = 48
    office_size: Annotated[int, Meta(ge=8, le=80)] = 22
    shrink: Literal["each", "all"] = "each"
    capitals: bool = True


USUAL_PLATES = (
    PlateForm(),
    PlateForm(width=297, height=105, name_size=72, office_size=28),
    PlateForm(width=180, height=70, name_size=42, office_size=19),
    PlateForm(PlateKind.FLAT, 200, 90, 48, 22),
    PlateForm(PlateKind.FLAT, 90, 55, 22, 11),
)
"""The plates to choose from: one tent card to an A4 page, A4 folded once, two to a page; flat
ones, three to a page, and badges."""


class SharingHabits(_Part, frozen=True):
    """Whether the programme is shared in the building from the start on, and at which port.

    ``broker``: the path of the hall's account on the server of the linked points, "" for none;
    ``to_broker``: what is shared is published there as well.
    """

    at_start: bool = False
    port: Annotated[int, Meta(ge=1024, le=65_535)] = 8770
    broker: PathText = ""
    to_broker: bool = False


class ChimeHabits(_Part, frozen=True):
    """Whether a chime sounds at the last minute and at the end, and how.

    ``device``: the loudspeaker's name, "" for the system's own. ``volume`` in per cent. ``file``:
    the path of the office's own sound, from the folder of the settings; "" for the one that ships.
    """

    sounds: bool = False
    device: ShortText = ""
    volume: Annotated[int, Meta(ge=0, le=100)] = 60
    file: PathText = ""


class Settings(_Part, frozen=True):
    """All settings.

    ``farthest_seat`` and ``image_height`` in metres; 0 when not measured, then the farthest seat
    counts as six image heights away. ``hall_screen`` and ``rostrum_screen``: the screens that each
    was put on, the latest first; ``displays``: what other screens show. ``hall_look``: how the hall
    looks. ``desk``: the operator's habits. ``report``: how the office files it. ``copy_to``: the
    folder of a second record, kept current with the first; "" for none. ``sharing``: how the
    programme is shared in the building. ``protocol``: of whom the hall sees no time. ``plates``:
    how name plates look. ``chime``: whether a chime sounds, and how. ``desk_colours``: those of the
    operator's windows.
    """

    language: Language = "vi"
    farthest_seat: Annotated[float, Meta(ge=0, le=200)] = 0.0
    image_height: Annotated[float, Meta(ge=0, le=50)] = 0.0
    hall_screen: tuple[ScreenIdentity, ...] = ()
    rostrum_screen: tuple[ScreenIdentity, ...] = ()
    displays: tuple[DisplayHabit, ...] = ()
    longest_gap: Annotated[int, Meta(ge=1, le=1440)] = 10
    desk: DeskHabits = field(default_factory=DeskHabits)
    hall_look: HallLook = HallLook()
    copy_to: PathText = ""
    report: ReportForm = ReportForm()
    sharing: SharingHabits = SharingHabits()
    protocol: HallProtocol = HallProtocol()
    plates: PlateForm = PlateForm()
    chime: ChimeHabits = ChimeHabits()
    desk_colours: DeskColours = DeskColours.SYSTEM

    @property
    def seat_in_heights(self) -> float:
        """Return the distance of the farthest seat in image heights, between 3 and 12."""
        if self.farthest_seat <= 0 or self.image_height <= 0:
            return 6.0
        return min(12.0, max(3.0, self.farthest_seat / self.image_height))
