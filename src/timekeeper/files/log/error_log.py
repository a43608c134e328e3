"""Where errors nobody expected are written, and nothing of what is confidential."""

from __future__ import annotations

import logging
import platform
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from timekeeper.core.programme import Programme
from timekeeper.words.language import _

PROGRAM = "timekeeper"  # what others log as an error may be none to the operator
MASK = "***"


class ErrorLog:
    """Logs every such error into the folder and tells the operator one sentence, until closed.

    It hears what nobody caught, in any thread, and what the program's own modules log as an error.
    ``tell`` may be called in any thread. An error that comes again and again is logged and told
    the first, second, fourth, eighth time and so on. ``programmes`` are those whose confidential
    titles the log must not hold.
    """

    def __init__(
        self,
        folder: Path,
        tell: Callable[[str], None],
        programmes: Callable[[], Iterable[Programme]] = tuple,
    ) -> None:
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._tell = tell
        self._handler = _WhenNeeded(folder / "timekeeper.log")
        self._handler.setFormatter(
            DiscreetFormatter("%(asctime)s %(levelname)s %(message)s", programmes)
        )
        self._handler.addFilter(_Seldom())
        self._handler.addFilter(self._hear)
        logging.getLogger().addHandler(self._handler)
        sys.excepthook = lambda *error: _log_unexpected("Unexpected error", error)
        threading.excepthook = self._take_from_thread

    def close(self) -> None:
        """Leave errors to Python again."""
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is None:  # the interpreter ends
            return
        where = f"Unexpected error in the thread {args.thread.name if args.thread else '?'}"
        _log_unexpected(where, (args.exc_type, args.exc_value, args.exc_traceback))

    def _hear(self, record: logging.LogRecord) -> bool:
        if record.levelno >= logging.ERROR and record.name.partition(".")[0] == PROGRAM:
            self._tell(something_went_wrong())
        return True


class _WhenNeeded(logging.Handler):
    """Writes into a file that is kept small; most days need none, nor what keeps it small."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record, as the formatter of this handler has it."""
        if self._file is None:
            from timekeeper.files.log.log_file import LogFile  # noqa: PLC0415  # when it is needed

            self._file = LogFile(self._path)
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._file is not None:
            self._file.close()
        super().close()


class _Seldom(logging.Filter):
    """Lets an error pass whenever it has come twice as often as when it passed last."""

    def __init__(self) -> None:
        super().__init__()
        self._times: Counter[tuple[object, ...]] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info is None or record.exc_info[1] is None:
            return True
        kind, trace = record.exc_info[0], record.exc_info[2]
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = (trace.tb_frame.f_code, trace.tb_lineno) if trace is not None else ()
        key = (record.name, kind, *place)
        self._times[key] += 1
        times = self._times[key]
        if times > 1:
            record.msg = f"{record.msg} (time {times})"
        return times & (times - 1) == 0


class DiscreetFormatter(logging.Formatter):
    """Masks every confidential title of the programmes, in messages and in what errors carry."""

    def __init__(self, layout: str, programmes: Callable[[], Iterable[Programme]]) -> None:
        super().__init__(layout)
        self._programmes = programmes

    def format(self, record: logging.LogRecord) -> str:
        """Return the line with its traceback, without the confidential titles."""
        text = super().format(record)
        masked = (
            title
            for programme in self._programmes()
            for item in programme.items
            if item.confidential
            for title in (item.title, item.short_title)
            if title
        )
        for title in sorted(masked, key=len, reverse=True):
            # As it stands, and as an error's repr or a record's JSON writes it.
            for written in (title, repr(title)[1:-1], title.encode("unicode_escape").decode()):
                text = text.replace(written, MASK)
        return text


def something_went_wrong() -> str:
    """Return what the operator is told of an error that nobody expected."""
    return _("Something went wrong and was written to the log; the conference goes on.")


def _log_unexpected(
    what: str, error: tuple[type[BaseException], BaseException, TracebackType | None]
) -> None:
    from importlib.metadata import version  # noqa: PLC0415  # most days need no log

    what += f" in timekeeper {version(PROGRAM)}, Python {platform.python_version()}, {sys.platform}"
    logging.getLogger(__name__).error(what, exc_info=error)
