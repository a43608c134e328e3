"""A file that is touched while the program runs, so that a start knows how long it was away."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from timekeeper.files.writing import private


class Heartbeat:
    """The last instant (UTC) the program was alive, to the second."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def last(self) -> datetime | None:
        """Return the last instant it was alive; None when it never was, or nobody can say."""
        try:
            written = datetime.fromisoformat(self._path.read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            return None
        return written if written.tzinfo is not None else None

    def beat(self, now: datetime) -> None:
        """Say that the program is alive at ``now``; a disk that refuses is told elsewhere."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(self._path, "w", encoding="ascii", opener=private) as file:
                file.write(now.astimezone(UTC).isoformat(timespec="seconds"))
        except OSError:
            return
