"""The office's backdrop pictures (ma-két) as a browser gets them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from timekeeper.core.hall_order import Occasion


class Backdrops(Struct, frozen=True):
    """What makes each picture as JPEG; it may be called from any thread.

    ``words_below``: hour and words stand in a band below a picture. ``mark``: another one where
    the pictures are others, so that a page fetches those.
    """

    pictures: Mapping[Occasion, Callable[[], bytes]] = field(default_factory=dict)
    words_below: bool = True
    mark: str = ""

    def style(self) -> str:
        """Return the style sheet that tells a page what there are pictures of."""
        band = "" if self.words_below else '[data-occasion="{0}"] #next {{ display: none; }}\n'
        rule = '[data-occasion="{0}"] #backdrop {{ background-image: url("backdrop/{0}?{1}"); }}\n'
        return "".join((rule + band).format(each.value, self.mark) for each in self.pictures)
