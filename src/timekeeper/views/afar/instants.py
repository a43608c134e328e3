"""Instants as followers reckon: numbers of milliseconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def milliseconds(instant: datetime) -> int:
    """Return an instant as followers reckon: milliseconds since 1970, UTC."""
    return (instant - EPOCH) // MILLISECOND


def exact_milliseconds(instant: datetime) -> float:
    """Return the same with the fraction, for measuring."""
    return (instant - EPOCH) / MILLISECOND
