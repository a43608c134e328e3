"""Where errors nobody expected are written, while the conference goes on."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from timekeeper.live.language import _


class ErrorLog:
    """Logs every such error into the folder and tells the operator one sentence, until closed."""

    def __init__(self, folder: Path, tell: Callable[[str], None]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._tell = tell
        self._handler = RotatingFileHandler(
            folder / "timekeeper.log",
            maxBytes=1_000_000,
            backupCount=3,
            encoding="utf-8",
            delay=True,
        )
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
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
