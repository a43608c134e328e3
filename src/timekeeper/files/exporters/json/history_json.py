"""The history as JSON, for programs. Its shape is a promise to scripts of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timekeeper.core.report.comparison import compare
from timekeeper.files.exporters.json.json_values import whole_seconds
from timekeeper.files.exporters.tables.history_tables import PastConference
from timekeeper.files.journal.journal_file import Deletion


def history_as_mapping(
    past: Sequence[PastConference], deleted: Sequence[Deletion]
) -> dict[str, Any]:
    """Return the conferences that are kept, and the traces of those that were deleted."""
    return {
        "conferences": [
            {
                "number": one.number,
                "date": one.day.isoformat(),
                "title": one.report.programme.title,
                "stage": one.details.stage.value,
            }
            for one in past
        ],
        "deleted": [
            {
                "number": deletion.conference,
                "title": deletion.title,
                "deleted_at": deletion.at.isoformat(),
                "entries": deletion.entries,
                "hash": deletion.hash,
            }
            for deletion in deleted
        ],
    }


def bodies_as_mapping(past: Sequence[PastConference]) -> list[dict[str, Any]]:
    """Return the bodies compared over these conferences."""
    return [
        {
            "body": row.body,
            "kind": row.kind.value if row.kind else None,
            "conferences": row.conferences,
            "items": row.items,
            "late": row.late,
            "median_overrun_s": whole_seconds(row.median),
            "total_overrun_s": whole_seconds(row.total),
            "used_s": whole_seconds(row.used),
        }
        for row in compare(one.report for one in past)
    ]
