"""Asks where a file is to be written, in the system's own dialog."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

REPORTS = "Word (*.docx);;PDF (*.pdf);;Excel (*.xlsx);;CSV (*.csv);;HTML (*.html);;JSON (*.json)"


def ask_path(
    parent: QWidget, title: str, kinds: str, endings: Container[str] | None = None
) -> Path | None:
    """Return the path that was chosen for one of these kinds, None when none was.

    Without an ending, or with none of ``endings``, it gets that of the kind that was chosen.
    """
    chosen, kind = QFileDialog.getSaveFileName(parent, title, "", kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix and (endings is None or path.suffix.lower() in endings):
        return path
    first = kinds.partition("*")[2].partition(")")[0]
    return path.with_name(path.name + (kind.partition("*")[2].rstrip(")") or first))
