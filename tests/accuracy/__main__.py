"""How rightly programmes are read: `make accuracy` compares readings by hand with the program's.

    python -m tests.accuracy [--show] [--thirds] [--forms WORDS] [--seed N] [--made-up N]
        [FOLDER]

A folder holds NAME.txt with NAME.reading.yaml (or .expected.yaml): ``date`` and ``items``, a list
of title, start, end, minutes and presenter, or lines "start | end | minutes | title | presenter".
A presenter that holds the right name, or is held by it, counts as right; how many do is printed.
Each programme is made into a file of each form: those from PDF on need LibreOffice, scans what
recognises text, and are left out, with a word, where that is not installed.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.accuracy import forms
from tests.accuracy.comparing import compared, readings
from tests.paths import PROGRAMMES
from timekeeper.files.converting import libreoffice
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.importers.reading import read_file

HEAD = (
    *("items, F1", "times", "presenters", "dates", "days"),
    *("wrong, not told", "s, at most", "names contained"),
)
UNREAD: dict[str, object] = {"date": None, "sessions": [], "doubts": []}


def main() -> None:
    """Print a line for each form, and each difference with ``--show``."""
    asked = argparse.ArgumentParser(prog="python -m tests.accuracy")
    asked.add_argument("folder", nargs="?", type=Path, default=PROGRAMMES)
    asked.add_argument(
        "--forms", default="", help="only forms whose names have these letters (a pattern)"
    )
    asked.add_argument("--show", action="store_true", help="print each difference")
    asked.add_argument(
        "--thirds", action="store_true", help="every third programme apart, as held back"
    )
    asked.add_argument(
        "--made-up", type=int, metavar="N", help="scans of so many times each layout, by chance"
    )
    asked.add_argument(
        "--seed", type=int, default=1, metavar="N", help="another grain of scans, by this number"
    )
    options = asked.parse_args()
    print(f"{'':<32}{''.join(f'{name:>17}' for name in HEAD)}")
    if options.made_up:
        for layout, taken in _made_up(options.made_up, options.seed, options.show).items():
            print(f"{layout:<32}{_figures(taken)}", flush=True)
        return
    for form in forms.FORMS:
        if not re.search(options.forms, form):
            continue
        if lack := _lack(form):
            print(f"{form:<32}not taken: {lack}")
            continue
        taken = _taken(form, options.folder, options.seed, options.show)
        print(f"{form:<32}{_figures(taken)}", flush=True)
        if options.thirds:
            print(f"{'  fitted':<32}{_figures([c for n, c in enumerate(taken) if n % 3 != 2])}")
            print(f"{'  held back':<32}{_figures(taken[2::3])}")


def _lack(form: str) -> str | None:
    if form not in forms.OWN and libreoffice() is None:
        return "needs LibreOffice"
    if form in forms.SCANNED and not (find_spec("tesserocr") and find_spec("PIL")):
        return "needs timekeeper[ocr]"
    return None


def _taken(form: str, folder: Path, seed: int, show: bool) -> list[Counter[str]]:
    """Return what was counted in each programme of the folder, read as this form."""
    expected = readings(folder)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in expected}
    with tempfile.TemporaryDirectory(prefix="accuracy-") as place:
        paths = forms.made(form, texts, Path(place), seed)
        return [
            _counted(paths[name], reading, show)
            for name, reading in zip(texts, expected.values(), strict=True)
        ]


def _made_up(times: int, grain: int, show: bool) -> dict[str, list[Counter[str]]]:
    """Return what was counted in scans of programmes made up by chance, by their layout."""
    from tests.accuracy.drawn import draw, programmes
    from tests.accuracy.scans import begin_grain, scanned  # an optional part

    taken: dict[str, list[Counter[str]]] = {}
    with tempfile.TemporaryDirectory(prefix="accuracy-") as place:
        for seed in range(times):
            begin_grain(grain + seed)
            for number, (layout, made) in enumerate(programmes(seed)):
                source, scan = (
                    Path(place, name) for name in ("source.pdf", f"{layout}-{seed}.pdf")
                )
                copier = draw(made, 100 * seed + number, source)
                scan.write_bytes(scanned(source, seed, copier))
                taken.setdefault(layout, []).append(_counted(scan, made.reading, show))
    return taken


def _counted(path: Path, reading: dict[str, Any], show: bool) -> Counter[str]:
    """Return what agrees in a file with its reading by hand."""
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    try:
        read = draft_to_json(read_file(path))
    except UnreadableProgramme as error:
        read = UNREAD
        print(f"{path.stem}: {error}")
    counts["milliseconds"] = round(1000 * (time.perf_counter() - begun))
    for miss in compared(reading, read, counts):
        if show:
            print(f"{path.stem}: {miss}")
    return counts


def _figures(taken: list[Counter[str]]) -> str:
    counts = sum(taken, Counter())
    precision, recall = (counts["found"] / max(1, counts[of]) for of in ("read", "expected"))
    figures = [2 * precision * recall / max(1e-9, precision + recall)]
    for field, of in (("times",) * 2, ("presenters",) * 2, ("dates", "programmes"), ("days",) * 2):
        figures.append(counts[f"{field} right"] / max(1, counts[of]))
    contained = counts["presenters contained"]
    untold = sum(counts[f"wrong {what}, not told"] for what in ("times", "days"))
    longest = max(each["milliseconds"] for each in taken) / 1000
    return (
        "".join(f"{figure:17.3f}" for figure in figures)
        + f"{untold:17}{longest:17.1f}{contained:17}"
    )


if __name__ == "__main__":
    main()
