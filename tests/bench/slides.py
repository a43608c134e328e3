"""What an item's slides cost: a page's way to the hall's pixels, the second meanwhile, memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from statistics import quantiles

import psutil

from tests.fakes import drawing_process, with_slides
from tests.observer import Desktop
from tests.paths import OFFICE_AGENDA
from tests.virtual_screens import OPERATOR, PROJECTOR, VirtualScreens, own_desk
from timekeeper.core.programme import Programme
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.files.places import data_folder
from timekeeper.live.clock import SystemClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.settings import Settings

PAGES, PRESSES, SECONDS = 300, 100, 30
LARGE, WALK = (3840, 2160), 7
TURN_MS = 150
_SLIDES = """
#set page(width: 960pt, height: 540pt, margin: 40pt)
#for n in range(%d) {
  page(fill: if calc.even(n) { white } else { black })[
    #set text(size: 22pt, fill: gray)
    #heading[Slide #n]
    #lorem(110)
    #let dot(i) = circle(radius: 9pt, fill: color.hsv(i * 7deg, 60%%, 80%%))
    #grid(columns: 12, gutter: 6pt, ..range(48).map(dot))
  ]
}
"""


def slides_costs(
    screens: VirtualScreens, programme: Programme, home: Path
) -> Iterator[tuple[str, str]]:
    """Return the cost of a page turn, and how late the second is while pages are drawn."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest

    from timekeeper.desktop.application import make_application
    from timekeeper.desktop.windows.windows import Windows

    _write_slides(home)
    application = make_application()
    day = with_slides(programme, "slides.pdf")
    windows = Windows(Conference(day, MemoryJournal(), SystemClock()), Settings())
    slides, pages = windows.desk.slides, windows.slide_show.pages
    slides.lie_in(home, day)
    windows.show()
    application.processEvents()
    windows.desk.go_on()
    slides.switch()
    desktop, place = Desktop(screens.pixels), (OPERATOR[0] + PROJECTOR[0] // 2, 8, 9, 9)

    def wait_for(page: int) -> None:
        while pages.image(page) is None or not windows.desk.shows_page:
            application.processEvents()

    wait_for(1)
    waits = []
    for _press in range(PRESSES):
        wait_for(slides.page + 2)
        QTest.qWait(20)
        before, started = desktop.look(place), time.time()
        QTest.keyClick(windows.operator, Qt.Key.Key_PageDown)
        while desktop.look(place) == before:
            application.processEvents()
        waits.append((time.time() - started) * 1000)
    yield f"page turn to hall's pixels, {windows.hall.width()} wide", _told(waits)

    late: list[float] = []
    windows.desk.ticked.connect(
        lambda shown: late.append(time.time() % 1 * 1000) if shown is windows.desk._prepared else 0
    )
    turning, loop = QTimer(), QEventLoop()
    turning.timeout.connect(lambda: slides.go_to(slides.page % PAGES + 1))
    windows.desk.start_clock()
    turning.start(TURN_MS)
    QTest.qWait(1500)  # the first second begins when the clock does
    late.clear()
    QTimer.singleShot(SECONDS * 1000, loop.quit)
    loop.exec()
    turning.stop()
    yield "lateness of the second while pages are drawn", _told(late)
    windows.close()


def memory_costs(programme: Programme, home: Path) -> Iterator[tuple[str, str]]:
    """Return what a file of many pages holds in memory, in both processes, after a walk through."""
    from timekeeper.desktop.application import make_application
    from timekeeper.desktop.windows.windows import Windows

    _write_slides(home)
    application = make_application()
    day = with_slides(programme, "slides.pdf")
    windows = Windows(Conference(day, MemoryJournal(), SystemClock()), Settings())
    slides, pages = windows.desk.slides, windows.slide_show.pages
    slides.lie_in(home, day)
    windows.show()
    windows.desk.go_on()
    application.processEvents()
    before, most, drawing = _held(), 0.0, 0.0
    slides.switch()
    for page in range(1, PAGES + 1, WALK):
        slides.go_to(page)
        while pages.image(page) is None:
            application.processEvents()
        most, drawing = max(most, _held()), max(drawing, _held(drawing_process(pages)))
    told = f"{most - before:.0f} MB more, the process that draws {drawing:.0f} MB"
    yield f"memory with {PAGES} pages, {windows.hall.width()} wide", told
    windows.close()


def _write_slides(home: Path) -> None:
    import typst

    (home / "slides.typ").write_text(_SLIDES % PAGES, encoding="utf-8")
    typst.compile(home / "slides.typ", output=home / "slides.pdf")


def _held(process: int | None = None) -> float:
    """Return how many MB a process holds, this one without a number."""
    return float(psutil.Process(process).memory_info().rss) / 1e6


def main() -> None:
    """Measure the slides alone and print it, the large projector in a process of its own."""
    large = sys.argv[1:] == ["large"]
    with own_desk(LARGE if large else PROJECTOR) as screens:
        home, day = data_folder(), read_agenda(OFFICE_AGENDA)
        rows = memory_costs(day, home)
        for what, cost in rows if large else chain(rows, slides_costs(screens, day, home)):
            print(f"{what}: {cost}", flush=True)
    if not large:
        subprocess.run([sys.executable, "-m", "tests.bench.slides", "large"], check=True)


def _told(figures: list[float]) -> str:
    cuts = quantiles(figures, n=100, method="inclusive")
    return f"p50 {cuts[49]:.1f}, p99 {cuts[98]:.1f} ms"


if __name__ == "__main__":
    main()
