"""Lays the desk out in processes of its own, for a scale and a language rule the whole of one.

``python -m tests.desktop.desk_layout FOLDER WIDTHxHEIGHT@SCALE... [--pictures]`` prints the faults
of each size as JSON; the pictures lie below the folder, which is made. What all sizes load is
loaded once: each begins as a copy of this process.
"""

from __future__ import annotations

import gettext
import json
import os
import re
import sys
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tests.paths import OFFICE_AGENDA
from timekeeper.words import language

AGENDA = OFFICE_AGENDA
PROJECTOR = (640, 360)  # small: only the desk is looked at, and the hall need not be painted large
SMALLEST = 1100  # pixels: 1366x768 at 125 % and more
VOWELS = str.maketrans("aeiouAEIOU", "ẫễĩỗữẪỄĨỖỮ")


class Stretched(gettext.NullTranslations):
    """A language that says everything 40 % longer, with marks above and below."""

    def gettext(self, message: str) -> str:
        words = re.split(r"(\{[^}]*\})", message)
        marked = "".join(w if w.startswith("{") else w.translate(VOWELS) for w in words)
        filling = "ữẫặ ổậỷ "
        missing = -(-len(message) * 2 // 5)
        added = (filling * (missing // len(filling) + 1))[:missing].strip()
        ending = "…" if message.endswith("…") else ""
        return f"{marked.removesuffix('…')} {added}{ending}" if message else message

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return self.gettext(plural)


def faults_of(folder: Path, screen: str, *, pictures: bool) -> dict[str, list[str]]:
    from timekeeper.desktop.application import make_application, use_virtual_screens

    measures, os.environ["QT_SCALE_FACTOR"] = screen.split("@")
    width, height = measures.split("x")
    size = int(width), int(height)
    folder /= screen
    folder.mkdir(parents=True, exist_ok=True)
    use_virtual_screens([size, PROJECTOR], folder)
    make_application()
    found: dict[str, list[str]] = {}
    # Both are shorter than the stretched language: they are looked at where there is least room.
    for name in ("vi", "en", "stretched") if size[0] < SMALLEST else ("stretched",):
        _speak(name)
        for scene, faults in _walk(folder / name if pictures else None):
            if faults:
                found[f"{name}: {scene}"] = faults
    return found


def _speak(name: str) -> None:
    from timekeeper.files.places import resources

    language.use_language(name, resources() / "locale")
    if name == "stretched":
        language._translations = Stretched()


def _walk(pictures: Path | None):
    from tests.desktop.desk_scenes import DeskScenes
    from tests.desktop.layout_faults import faults
    from timekeeper.files.agenda.agenda_file import read_agenda

    scenes = DeskScenes(read_agenda(AGENDA))
    for walk, kind in ((scenes.states, "window"), (scenes.dialogs, "dialog")):
        for name, widget in walk():
            if pictures is not None:
                pictures.mkdir(parents=True, exist_ok=True)
                widget.grab().save(str(pictures / f"{kind}-{name}.png"))
            yield f"{kind} {name}", faults(widget)
    scenes.close()


def main(folder: str, *screens: str) -> None:
    import tests.desktop.desk_scenes
    import tests.desktop.layout_faults  # noqa: F401
    import timekeeper.files.importers.review.correcting  # noqa: F401  # many patterns

    named = [screen for screen in screens if screen != "--pictures"]
    look = partial(faults_of, Path(folder), pictures="--pictures" in screens)
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        found = dict(zip(named, pool.map(look, named, chunksize=1), strict=True))
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
