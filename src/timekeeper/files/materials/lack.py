"""Why a material cannot be shown, and the sentence that says so; known without opening any."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from timekeeper.core.programme import Item, Material
from timekeeper.words.language import _


class Lack(StrEnum):
    """Why a material cannot be shown."""

    OUTSIDE = "outside"
    MISSING = "missing"
    BROKEN = "broken"
    PROTECTED = "protected"
    UNKNOWN = "unknown"
    PAGES = "pages"
    NO_PROGRAM = "no_program"
    NOT_COME = "not_come"


class Unshowable(Struct, frozen=True):
    """A material that cannot be shown, and the item that it belongs to."""

    item: Item
    material: Material
    lack: Lack

    def sentence(self) -> str:
        """Return what is wrong, and what to do."""
        told = {
            Lack.OUTSIDE: _("{item}: {file} does not lie below the agenda’s folder: put it there."),
            Lack.MISSING: _("{item}: {file} is missing: put it beside the agenda again."),
            Lack.BROKEN: _("{item}: {file} is damaged: ask for it once more."),
            Lack.PROTECTED: _("{item}: {file} asks for a password: save it without one."),
            Lack.UNKNOWN: _(
                "{item}: {file} is of a kind that nothing here shows: make a PDF of it."
            ),
            Lack.NO_PROGRAM: _(
                "{item}: no program here shows {file} full screen: make a PDF of slides; films "
                "need VLC or mpv."
            ),
            Lack.NOT_COME: _(
                "{item}: the program for {file} did not fill the hall’s screen: press V to try "
                "once more, or show a PDF of it."
            ),
            Lack.PAGES: _(
                "{item}: {file} has fewer pages than are to be shown: look at them again."
            ),
        }
        return told[self.lack].format(item=self.item.title, file=self.material.path)
