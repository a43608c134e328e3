"""How exactly the displays change, seen from outside: `make bench-seconds` watches for minutes."""

from __future__ import annotations

import sys
from statistics import quantiles

from tests.bench.__main__ import AGENDA
from tests.virtual_screens import VirtualScreens, own_desk

SECONDS = 120


def main() -> None:
    """Let a day run in real time, print how late each display was, and fail on a wrong second."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with own_desk() as screens:
        wrong = _watch(screens, seconds)
    sys.exit(wrong)


def _watch(screens: VirtualScreens, seconds: int) -> int:
    from PySide6.QtGui import QGuiApplication

    from tests.desktop.second_watch import SecondWatch, spreads, until
    from timekeeper.desktop.application import make_application
    from timekeeper.files.agenda.agenda_file import read_agenda

    make_application()
    screens.plug_third()
    until(lambda: len(QGuiApplication.screens()) == 3)
    day = SecondWatch(screens, read_agenda(AGENDA), seconds)
    changes, wrong = day.watch(), 0
    for place in day.places:
        seen = [change for change in changes if change.place == place]
        whole = range(seen[0].second, seen[-1].second + 1)
        wrong += [change.second for change in seen] != list(whole)
        print(f"{place:<18} {len(seen):4} seconds seen, late {told(c.late for c in seen[1:])}")
    print(f"{'first to last':<18} {'':4}                    {told(spreads(changes)[1:])}")
    print("no second twice, none skipped" if not wrong else f"WRONG on {wrong} displays")
    day.windows.close()
    return wrong


def told(figures) -> str:  # type: ignore[no-untyped-def]
    """Return median, 99th percentile and maximum in milliseconds."""
    sorted_ = sorted(1000 * figure for figure in figures)
    cuts = quantiles(sorted_, n=100, method="inclusive")
    return f"p50 {cuts[49]:5.1f}, p99 {cuts[98]:5.1f}, at most {sorted_[-1]:5.1f} ms"


if __name__ == "__main__":
    main()
