"""The file that errors are written to, and its three predecessors."""

from __future__ import annotations

import logging
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from timekeeper.files.writing import private

FULL = 1_000_000  # bytes
KEPT = 3


class LogFile(RotatingFileHandler):
    """Writes when it can: where there is no place, the operator knows from the record already."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=FULL, backupCount=KEPT, encoding="utf-8", delay=True)

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, opener=private)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's name
        """Say nothing where nothing can be written."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)
