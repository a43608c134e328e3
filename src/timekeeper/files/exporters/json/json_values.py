"""Instants and lengths as JSON has them."""

from __future__ import annotations

from datetime import datetime, timedelta

from timekeeper.core.programme import Programme


def local_iso(instant: datetime | None, programme: Programme) -> str | None:
    """Return an instant as ISO 8601 with the offset of the programme's time zone."""
    return instant.astimezone(programme.timezone).isoformat() if instant else None


def whole_seconds(length: timedelta | None) -> int | None:
    """Return a length in whole seconds; None stays None."""
    return None if length is None else round(length.total_seconds())
