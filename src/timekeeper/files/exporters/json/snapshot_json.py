"""A snapshot as JSON, for programs. Its shape is a promise to scripts of others."""

from __future__ import annotations

from typing import Any

from timekeeper.core.programme import Item, Programme
from timekeeper.core.timeline import Snapshot
from timekeeper.files.exporters.json.json_values import local_iso, whole_seconds


def snapshot_as_json(snapshot: Snapshot, programme: Programme) -> dict[str, Any]:
    """Return the snapshot as plain data; times carry the programme's offset from UTC."""
    running, upcoming = snapshot.current, snapshot.next
    return {
        "at": local_iso(snapshot.at, programme),
        "stage": snapshot.stage.value,
        "current": _named(running.item)
        | {
            "allotted_s": whole_seconds(running.allotted),
            "elapsed_s": whole_seconds(running.elapsed),
            "remaining_s": whole_seconds(running.remaining),
            "overrun_s": whole_seconds(running.overrun),
        }
        if running
        else None,
        "next": _named(upcoming.item)
        | {"expected_start": local_iso(upcoming.expected_start, programme)}
        if upcoming
        else None,
        "deviation_s": whole_seconds(snapshot.deviation),
        "session_expected_end": local_iso(snapshot.session_expected_end, programme),
        "items": [
            {
                "id": forecast.item.id,
                "state": forecast.state.value,
                "expected_start": local_iso(forecast.start, programme),
                "expected_end": local_iso(forecast.end, programme),
            }
            for forecast in snapshot.items
        ],
    }


def _named(item: Item) -> dict[str, Any]:
    presenter = item.presenter.text if item.presenter else None
    return {
        "id": item.id,
        "title": item.title,
        "presenter": presenter,
        "confidential": item.confidential,
    }
