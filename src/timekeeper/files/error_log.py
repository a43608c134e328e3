"""Where errors nobody expected are written, while the conference goes on."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from timekeeper.core.programme import Programme
from timekeeper.files.discreet_log import DiscreetFormatter
from timekeeper.live.language import _


class ErrorLog:
    """Logs every such error into the folder and tells the operator one sentence, until closed.

    ``programmes`` are those whose confidential titles the log must not hold.
    """

    def __init__(
        self,
        folder: Path,
        tell: Callable[[str], None],
        programmes: Callable[[], Iterable[Programme]] = tuple,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._tell = tell
        self._handler = RotatingFileHandler(
            folder / "timekeeper.log",
            maxBytes=1_000_000,
            backupCount=3,
            encoding="utf-8",
            delay=True,
        )
        self._handler.setFormatter(
            DiscreetFormatter("%(asctime)s %(levelname)s %(message)s", programmes)
        )
        logging.getLogger().addHandler(self._handler)
        sys.excepthook = self._take

    def close(self) -> None:
        """Leave errors to Python again."""
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        sys.excepthook = sys.__excepthook__

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        logging.getLogger(__name__).error("Unexpected error", exc_info=(kind, error, trace))
        self._tell(_("Something went wrong and was written to the log; the conference goes on."))
