"""The ways in: ``python -m timekeeper`` and the commands, which end without a word on Ctrl+C."""

from __future__ import annotations

import gc
import os

from timekeeper import INTERRUPTED

try:
    import signal
    from types import FrameType
except KeyboardInterrupt:
    os._exit(INTERRUPTED)


def main() -> None:
    """Run one command and leave with its exit status."""
    _run("main")


def main_in_window() -> None:
    """Run one command for somebody who sees no terminal: what goes wrong comes in a window."""
    _run("main_in_window")


def _run(entry: str) -> None:
    try:
        signal.signal(signal.SIGINT, interrupt)
        # What is loaded stays: to look for garbage meanwhile takes its time and finds none.
        gc.disable()
        from timekeeper import cli  # noqa: PLC0415  # it takes its time

        gc.freeze()
        gc.enable()  # noqa: TID251  # there are no windows yet
        getattr(cli, entry)()
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)


def interrupt(number: int, frame: FrameType | None) -> None:
    """Let Ctrl+C raise KeyboardInterrupt, but while a module is loaded end the program at once.

    Modules in C take an exception for a fault of their own then: Qt's abort, or go on without it.
    What looks into a table drops one out of a hash or a comparison: there it waits a moment.
    """
    if frame is not None and frame.f_code.co_name in {"__hash__", "__eq__"}:
        from threading import Timer  # noqa: PLC0415  # seldom needed

        Timer(0.01, signal.raise_signal, [number]).start()
        return
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            os._exit(INTERRUPTED)
        frame = frame.f_back
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
