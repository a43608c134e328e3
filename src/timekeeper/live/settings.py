"""What an office sets once: frozen values with defaults, limits and units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class ScreenIdentity:
    """What stays the same when a screen is unplugged and comes back.

    Empty texts are not known; ``width`` and ``height`` are its pixels, 0 when not known.
    """

    maker: str = ""
    model: str = ""
    serial: str = ""
    name: str = ""
    width: int = 0
    height: int = 0


class Style(StrEnum):
    """The looks that ship with the program."""

    PARTY = "party"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class HallLook:
    """How the hall's picture looks.

    ``fades``: scenes change with a short fade. ``logo``: the path of the office's own logo, from
    the folder of the settings. The colours are the office's own, as #RRGGBB, worn over the style
    while ``own_colours`` is set; an empty one is the style's.
    """

    style: Style = Style.PARTY
    fades: bool = True
    logo: str = ""
    own_colours: bool = True
    background: str = ""
    accent: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class DeskHabits:
    """What the operator has set up for himself.

    ``keys``: by a command's name, the keys that call it instead of the usual ones. ``recent``:
    paths of programmes, the latest first. ``messages``: prepared sentences, before the usual
    ones. ``table_share``: the width of the programme's table, in thousandths of the window.
    """

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    table_share: int = 685

    def opened(self, path: str) -> DeskHabits:
        """Return the habits with this programme as the latest."""
        others = tuple(other for other in self.recent if other != path)
        return replace(self, recent=(path, *others)[:MOST_RECENT])


@dataclass(frozen=True, slots=True)
class ReportForm:
    """How the office files its report; an empty text is taken from the programme or left open.

    ``form``: "party", "government", "plain", or another one the office has made. ``symbol``
    follows the number (``BC/VPTU``); ``authority`` stands above the signer (``T/L BAN THƯỜNG VỤ``).
    ``spelling``: "ủy" or "uỷ" for that one syllable throughout; "" leaves it as it is written.
    """

    form: str = "party"
    superior: str = ""
    issuer: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    spelling: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    ``language``: "vi" or "en". ``farthest_seat`` and ``image_height`` in metres; 0 when not
    measured, then the farthest seat counts as six image heights away. ``hall_screen`` and
    ``rostrum_screen``: the screens that each was put on, the latest first. ``hall_look``: how the
    hall looks. ``desk``: the operator's habits. ``report``: how the office files it. ``copy_to``:
    the folder of a second record, kept current with the first; "" for none.
    """

    language: str = "vi"
    farthest_seat: float = 0.0
    image_height: float = 0.0
    hall_screen: tuple[ScreenIdentity, ...] = ()
    rostrum_screen: tuple[ScreenIdentity, ...] = ()
    longest_gap: int = 10
    desk: DeskHabits = field(default_factory=DeskHabits)
    hall_look: HallLook = HallLook()
    copy_to: str = ""
    report: ReportForm = ReportForm()

    @property
    def seat_in_heights(self) -> float:
        """Return the distance of the farthest seat in image heights, between 3 and 12."""
        if self.farthest_seat <= 0 or self.image_height <= 0:
            return 6.0
        return min(12.0, max(3.0, self.farthest_seat / self.image_height))
