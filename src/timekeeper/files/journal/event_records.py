"""Events as records in the journal: a kind and JSON, and back."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, get_args

from pydantic import TypeAdapter

from timekeeper.core.events import Event

_ADAPTERS: dict[str, TypeAdapter[Any]] = {
    kind.__name__: TypeAdapter(kind) for kind in get_args(Event)
}


def event_to_record(event: Event) -> tuple[str, str]:
    """Return the event's kind and its data as JSON."""
    kind = type(event).__name__
    return kind, _ADAPTERS[kind].dump_json(event).decode()


# A long day repeats itself: pauses, minutes given, the same items.
@lru_cache(maxsize=4096)
def event_from_record(kind: str, data: str) -> Event:
    """Return the event of a record; ValueError for one that this version cannot read."""
    if kind not in _ADAPTERS:
        raise ValueError(f"no such kind of event: {kind}")
    event: Event = _ADAPTERS[kind].validate_json(data)
    return event
