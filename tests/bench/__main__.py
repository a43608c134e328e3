"""What the program costs on this machine: `make bench` prints it as a table."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count as counting
from pathlib import Path
from statistics import median, quantiles

from msgspec.structs import replace

from tests.bench.slides import memory_costs, slides_costs
from tests.bench.table import table_costs
from tests.kill.days import Day
from tests.paths import OFFICE_AGENDA, OFFICE_TEXT
from tests.virtual_screens import VirtualScreens, own_desk
from timekeeper.core.events import Entry, ItemStarted
from timekeeper.core.programme import Item, Part, Programme, Session
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay
from timekeeper.core.rules import going_on
from timekeeper.core.timeline import Timeline, snapshot
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.files.exporters import file_report, write_report
from timekeeper.files.exporters.plates.writing import write_plates
from timekeeper.files.importers.delegates import Delegate
from timekeeper.files.journal.journal_file import Integrity, JournalFile
from timekeeper.files.journal.records import event_to_record, instant, records_after
from timekeeper.files.places import data_folder
from timekeeper.files.programme_files import read_programme
from timekeeper.live.clock import SimulatedClock, SystemClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start, plausible_day, play
from timekeeper.live.settings import USUAL_PLATES, ChimeHabits, Settings

AGENDA = OFFICE_AGENDA
OFFICE = OFFICE_TEXT
KEY_PRESSES = 200
TURNS = 5
SECONDS = 30
CHIMES = 8


def main() -> None:
    """Measure everything and print it."""
    with own_desk() as screens:
        home = data_folder()
        # The windows come first: the most memory that was used is theirs alone then.
        windows = list(window_costs(home))
        windows += memory_costs(read_agenda(AGENDA), home)
        windows += slides_costs(screens, read_agenda(AGENDA), home)
        rows = [
            *pure_costs(),
            *journal_costs(home),
            *file_costs(home),
            *resume_times(home),
            *start_times(screens),
            *windows,
        ]
        rows += table_costs(_programme_of(read_agenda(AGENDA), 5000))
    width = max(len(name) for name, _figure in rows)
    for name, figure in rows:
        print(f"{name:<{width}}  {figure}")


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Return the mean time of the work in the best of several turns: the machine has others."""
    turns = []
    for _turn in range(TURNS):
        started = time.perf_counter()
        for _time in range(times):
            work()
        turns.append((time.perf_counter() - started) / times)
    return min(turns) * 1000


def pure_costs() -> Iterator[tuple[str, str]]:
    """Return what the engine costs, with ratios: it may grow no faster than its input."""
    programme = read_agenda(AGENDA)
    now = datetime(2023, 12, 6, 1, tzinfo=UTC)
    costs = []
    for count in (20, 500, 5000):
        long = _programme_of(programme, count)
        course = replay([Entry(1, now, ItemStarted(long.items[0].id))])
        snapshot(long, course, now)
        costs.append(milliseconds(lambda p=long, s=course: snapshot(p, s, now), 20))
        yield f"snapshot, {count} items", f"{costs[-1]:.2f} ms"
    yield "snapshot, 5000 items against 500", f"{costs[2] / costs[1]:.1f} times"
    yield from tick_costs(_programme_of(programme, 5000), now)
    for count in (100, 10_000):
        items = programme.items
        entries = [
            Entry(n + 1, now + timedelta(seconds=n), ItemStarted(items[n % 5].id))
            for n in range(count)
        ]
        yield f"replay, {count} entries", f"{milliseconds(lambda e=entries: replay(e), 3):.1f} ms"


def tick_costs(programme: Programme, now: datetime) -> Iterator[tuple[str, str]]:
    """Return what a second costs while nothing is done."""
    started = replay([Entry(1, now, ItemStarted(programme.items[0].id))])
    for name, course, later in (
        ("waiting late", Course(), 3600),
        ("in time", started, 1),
        ("overrunning", started, 3600),
    ):
        timeline, instants = Timeline(programme, course), counting(later)
        timeline.at(now + timedelta(seconds=later - 1))
        cost = milliseconds(
            lambda t=timeline, i=instants: t.at(now + timedelta(seconds=next(i))), 50
        )
        yield f"a second of {len(programme.items)} items, {name}", f"{cost:.3f} ms"


def journal_costs(home: Path) -> Iterator[tuple[str, str]]:
    """Return what it costs to read a day from the disk and to fold it."""
    programme, now = read_agenda(AGENDA), datetime(2023, 12, 6, 1, tzinfo=UTC)
    facts = [event_to_record(ItemStarted(item.id)) for item in programme.items[:5]]
    for count in (100, 10_000):
        moments = (instant(now + timedelta(seconds=number)) for number in range(count))
        fields = [(moment, *facts[n % 5]) for n, moment in enumerate(moments)]
        with JournalFile.create_or_open(home / f"{count}.db") as file:
            held = file.opening(programme, now)
            file.keep(held.header, records_after(held.header, fields), held.earlier)
            journal = file.newest()
            assert journal is not None
            read = milliseconds(journal.entries, 3)
            yield f"read {count} entries from the journal", f"{read:.1f} ms"
            whole = milliseconds(lambda j=journal: replay(j.entries()), 3)
            yield f"read and replay {count} entries", f"{whole:.1f} ms"


def file_costs(home: Path) -> Iterator[tuple[str, str]]:
    """Return what the office's text and the report cost."""
    yield "import the office's text", f"{milliseconds(lambda: read_programme(OFFICE), 5):.1f} ms"
    programme = read_agenda(AGENDA)
    clock = SimulatedClock(day_start(programme))
    conference = Conference(programme, MemoryJournal(), clock)
    for _act in play(conference, plausible_day(programme, 1), clock.move_to):
        pass
    integrity = Integrity(len(conference.entries), "", intact=True)
    for ending in ("xlsx", "docx", "pdf"):
        filed = file_report(programme, conference.entries, integrity, conference.now())
        path = home / f"report.{ending}"
        cost = milliseconds(lambda f=filed, p=path: write_report(f, p), 2)
        yield f"report as {ending}", f"{cost:.0f} ms"
    delegates = [Delegate(f"Nguyễn Văn An {n}", "Bí thư", f"Đảng bộ xã Số {n}") for n in range(168)]
    for ending in ("pdf", "docx"):
        plates = home / f"plates.{ending}"
        cost = milliseconds(lambda p=plates: write_plates(delegates, USUAL_PLATES[0], p), 1)
        yield f"168 name plates as {ending}", f"{cost:.0f} ms"


def resume_times(home: Path) -> Iterator[tuple[str, str]]:
    """Return how long it takes, after a kill, from the start to a right hall (virtual screens)."""
    folder = home / "killed"
    folder.mkdir()
    day = Day(folder)
    for seed in range(8):
        day.live_and_end(seed, signal.SIGKILL)
    times = sorted(day.shown_after[1:])
    yield (
        "resume after a kill, to a right hall",
        f"{median(times):.2f} s, at most {times[-1]:.2f} s",
    )


def start_times(screens: VirtualScreens) -> Iterator[tuple[str, str]]:
    """Return how long it takes from the start of the process to the hall's window."""
    for name in ("first (the theme is made)", "again"):
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "timekeeper", "open", str(AGENDA)], env=screens.environment()
        )
        search = ["xdotool", "search", "--onlyvisible", "--name", "^timekeeper hall$"]
        while not subprocess.run(
            search, env=screens.environment(), capture_output=True, check=False
        ).stdout:
            time.sleep(0.005)
        yield f"start to hall window, {name}", f"{time.perf_counter() - started:.2f} s"
        process.terminate()
        process.wait()


def window_costs(home: Path) -> Iterator[tuple[str, str]]:
    """Return what the windows cost, with the journal on disk."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest

    from timekeeper.desktop.application import make_application
    from timekeeper.desktop.windows.windows import Windows

    application = make_application()
    with JournalFile.create_or_open(home / "bench.db") as file:
        programme = read_agenda(AGENDA)
        conference = Conference(
            programme, file.begin(programme, SystemClock().now()), SystemClock()
        )
        windows = Windows(conference, Settings())
        painted: list[float] = []
        paint = windows.hall.paintEvent

        def paint_and_note(event) -> None:  # type: ignore[no-untyped-def]
            paint(event)
            painted.append(time.time())

        windows.hall.paintEvent = paint_and_note  # type: ignore[method-assign]
        windows.show()
        application.processEvents()
        windows.desk.go_on()

        waits = []
        for press in range(KEY_PRESSES):
            count, started = len(painted), time.time()
            key = Qt.Key.Key_Plus if press % 2 else Qt.Key.Key_Minus
            QTest.keyClick(windows.operator, key)
            while len(painted) == count:
                application.processEvents()
            waits.append((painted[count] - started) * 1000)
        cuts = quantiles(waits, n=100)
        yield (
            "key press to hall's pixels, with the commit",
            f"p50 {cuts[49]:.1f}, p99 {cuts[98]:.1f} ms",
        )

        windows.desk.start_clock()
        QTest.qWait(1500)  # the fade from the welcome belongs to no second's beginning
        painted.clear()
        cpu, loop = time.process_time(), QEventLoop()
        QTimer.singleShot(SECONDS * 1000, loop.quit)
        loop.exec()
        cpu = time.process_time() - cpu
        late = [(instant % 1) * 1000 for instant in painted]
        cuts = quantiles(late, n=100)
        yield f"lateness of the second in {SECONDS} s", f"p50 {cuts[49]:.1f}, p99 {cuts[98]:.1f} ms"
        yield "processor while an item runs", f"{100 * cpu / SECONDS:.2f} % of one core"
        yield "from the second to the chime's first frame", chime_lateness(home)
        windows.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "memory at most", f"{memory:.0f} MB"


def chime_lateness(home: Path) -> str:
    """Return how long after its second each chime is asked for, by a device that plays to nobody.

    Each item takes two seconds, and its end has a chime.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    from timekeeper.desktop.desk.desk import Desk
    from timekeeper.desktop.sound.desk_chime import DeskChime
    from timekeeper.desktop.sound.loudspeaker import Loudspeaker

    asked: list[float] = []

    class Noted(deque[bytes]):
        def popleft(self) -> bytes:
            asked.append(time.time())
            return super().popleft()

    class Noting(Loudspeaker):
        def __init__(self) -> None:
            super().__init__("NULL")
            self._queue = Noted()

    def wait(milliseconds: int) -> None:
        loop = QEventLoop()  # QTest's own waiting lets no other thread run
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    length = timedelta(seconds=2)
    items = tuple(Item(f"x{n}", "x", length=length) for n in range(CHIMES + 1))
    programme = Programme("x", UTC, (Session("x", (Part(items),)),))  # type: ignore[arg-type]
    desk = Desk(Conference(programme, MemoryJournal(), SystemClock()))
    chime = DeskChime(desk, home, Noting)
    chime.take(ChimeHabits(sounds=True))
    wait(3000)  # the engine is loaded
    desk.start_clock()
    for _item in range(CHIMES):
        desk.act(going_on(desk.conference.course))
        wait(3100)
    desk.stop_clock()
    chime.close()
    late = sorted(1000 * abs(instant - round(instant)) for instant in asked)
    return f"{len(late)} of {CHIMES}, p50 {median(late):.0f}, at most {late[-1]:.0f} ms"


def _programme_of(programme: Programme, count: int) -> Programme:
    part = programme.sessions[0].parts[0]
    item = replace(part.items[1], start=None, end=None, length=timedelta(minutes=1))
    items = tuple(replace(item, id=f"x{n}") for n in range(count))
    return replace(
        programme, sessions=(replace(programme.sessions[0], parts=(replace(part, items=items),)),)
    )


if __name__ == "__main__":
    main()
