"""Lays the desk out in a process of its own, for a scale and a language rule the whole of one.

``python -m tests.desktop.desk_layout FOLDER WIDTHxHEIGHT [--pictures]`` prints the faults as JSON.
"""

from __future__ import annotations

import gettext
import json
import re
import sys
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


def main(folder: Path, size: tuple[int, int], *, pictures: bool) -> dict[str, list[str]]:
    from timekeeper.desktop.application import make_application, use_virtual_screens

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


if __name__ == "__main__":
    width, height = sys.argv[2].split("x")
    told = main(Path(sys.argv[1]), (int(width), int(height)), pictures="--pictures" in sys.argv)
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
