"""Tries the law of the hall's screen in a process of its own, for a scaling rules the whole of one.

``QT_SCREEN_SCALE_FACTORS=... python -m tests.desktop.screens.scaled_law SEED``
"""

from __future__ import annotations

import os
import sys

from hypothesis import seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.paths import OFFICE_AGENDA
from tests.virtual_screens import own_desk


def main(chosen: int) -> None:
    with own_desk() as screens:
        from tests.desktop.screens.test_screens_law import QUICKLY, ScreensLaw
        from timekeeper.desktop.application import make_application
        from timekeeper.files.agenda.agenda_file import read_agenda

        app = make_application()  # kept until the end
        day = read_agenda(OFFICE_AGENDA)
        run_state_machine_as_test(
            seed(chosen)(lambda: ScreensLaw(screens, day)),
            # The first is the simplest there is, where nothing happens.
            settings=settings(max_examples=2, database=None, deadline=None, **QUICKLY),
        )
        app.closeAllWindows()
    os._exit(0)  # without its X server Qt would wait for it


if __name__ == "__main__":
    main(int(sys.argv[1]))
