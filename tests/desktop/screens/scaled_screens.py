"""Pulls and plugs the projector in a process to each scaling, for it rules the whole of one.

``python -m tests.desktop.screens.scaled_screens NAME=VALUE ...`` sets one variable for each, and
prints what lay on the wrong screen as JSON, a line to each.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from tests.paths import OFFICE_AGENDA
from tests.virtual_screens import OPERATOR, PROJECTOR, own_desk
from timekeeper.desktop.application import make_application
from timekeeper.desktop.screens.hall_screens import Patience
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.agenda.agenda_file import read_agenda
from timekeeper.live.clock import SystemClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.settings import Settings

PATIENCE = 5.0  # seconds
QUICK = Patience(settle=50, second_look=170, move=20)
AT_REST = 0.4  # seconds; both looks at the screens are over
ROUNDED = 2  # pixels that a scaled frame may be off by


def main() -> None:
    # Qt reads it with its first application; what is imported before costs more than all else.
    for scaling in sys.argv[1:]:
        process = os.fork()
        if process == 0:
            name, _, value = scaling.partition("=")
            os.environ[name] = value
            status = 1
            try:
                _pull_and_plug()
                status = 0
            finally:
                os._exit(status)
        if os.waitpid(process, 0)[1]:
            sys.exit(f"not looked at: {scaling}")


def _pull_and_plug() -> None:
    with own_desk() as screens:
        app = make_application()  # kept until the end
        day = Conference(read_agenda(OFFICE_AGENDA), MemoryJournal(), SystemClock())
        windows = Windows(day, Settings(), patience=QUICK)
        found: list[str] = []

        def pass_until(reached: Callable[[], bool], patience: float) -> None:
            deadline = time.perf_counter() + patience
            while not reached() and time.perf_counter() < deadline:
                QCoreApplication.processEvents()
                time.sleep(0.005)

        def look(when: str, *, projected: bool) -> None:
            hall = windows.hall
            pass_until(lambda: hall.isVisible() is projected, PATIENCE)
            pass_until(lambda: False, AT_REST)
            own = QGuiApplication.screens()[0].geometry().adjusted(0, 0, ROUNDED, ROUNDED)
            places = {s.name(): s.geometry() for s in app.screens()}
            desk = windows.operator.frameGeometry()
            if not own.contains(desk):
                found.append(f"{when}: the desk is at {desk.getRect()}, its screen {own.getRect()}")
            if hall.isVisible() is not projected:
                found.append(f"{when}: the hall's window is visible: {hall.isVisible()}")
            if projected and hall.geometry() != places["PROJECTOR"]:
                found.append(f"{when}: the hall's window is at {hall.geometry().getRect()}")

        windows.show()
        look("at the start", projected=True)
        screens.unplug()
        look("unplugged", projected=False)
        screens.plug()
        look("plugged again", projected=True)
        windows.operator.showNormal()
        look("not maximised", projected=True)
        screens.unplug()
        look("unplugged again", projected=False)
        # Scaled, the two lie apart in Qt's reckoning.
        screens.connect("PROJECTOR", PROJECTOR, OPERATOR[0] - 200)
        look("overlapping", projected=False)
        windows.close()
        # Told now: with its screens the process ends.
        sys.stdout.write(f"\n{json.dumps(found)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
