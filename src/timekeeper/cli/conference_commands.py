"""The commands on conferences: open with what draws its pages, and snapshot."""

from __future__ import annotations

import argparse
import gc
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from timekeeper import INTERRUPTED
from timekeeper.cli.errors import CommandFailed, say_remark
from timekeeper.core.changes.editing import edited
from timekeeper.core.programme import Item
from timekeeper.core.record.history import replay
from timekeeper.core.timeline import snapshot
from timekeeper.files.journal.journal_file import ConferenceJournal, JournalFile
from timekeeper.files.places import journal_path
from timekeeper.live.clock import SystemClock
from timekeeper.words.language import _
from timekeeper.words.values import figures, internal, numbered, stage_name


def open_windows(arguments: argparse.Namespace) -> int:
    """Open the operator's and the hall's windows; say what else there is where none can be."""
    gc.disable()  # as while the commands are loaded
    # Qt would swallow an exception from Ctrl+C; until the windows are there, the start just ends.
    signal.signal(signal.SIGINT, lambda *_ignored: os._exit(INTERRUPTED))
    from timekeeper.app import start  # noqa: PLC0415  # Qt is loaded only where it is needed
    from timekeeper.desktop.application import has_display  # noqa: PLC0415

    gc.freeze()
    gc.enable()  # noqa: TID251  # until there are windows
    if arguments.agenda is None and not has_display():
        print(arguments.overview())
    return start(arguments.agenda)


def draw_pages(_arguments: argparse.Namespace) -> int:
    """Draw the pages that the windows ask for on standard input, until they ask no more."""
    from timekeeper.desktop.pages.drawing import serve  # noqa: PLC0415  # Qt and PDFium

    return serve()


def print_snapshot(arguments: argparse.Namespace) -> int:
    """Say where a conference stands, now or at an instant of the past as it was known then."""
    from timekeeper.files.exporters.json.snapshot_json import snapshot_as_json  # noqa: PLC0415  # loads the reports

    with recorded(arguments) as journal:
        programme, entries = journal.programme(), journal.entries()
        intact = journal.integrity().intact
    at: datetime = arguments.at or SystemClock().now()
    now = (at if at.tzinfo else at.replace(tzinfo=programme.timezone)).astimezone(UTC)
    course = replay(entry for entry in entries if entry.at <= now)
    programme = edited(programme, course.edits)
    seen = snapshot(programme, course, now)
    if arguments.json:
        print_json(snapshot_as_json(seen, programme))
    else:
        print(stage_name(seen.stage, begun=seen.begun))
        if seen.current is not None:
            print(f"{figures(seen.current.elapsed)}  {_named(seen.current.item)}")
        if seen.next is not None:
            print(_("Next: {item}").format(item=_named(seen.next.item)))
    say_remark("" if intact else _("The record was changed after it was written."))
    return 0


def _named(item: Item) -> str:
    return f"{numbered(item)}  {internal()}" if item.confidential else numbered(item)


def print_json(content: object) -> None:
    """Print what programs read."""
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    print()


@contextmanager
def recorded(arguments: argparse.Namespace) -> Iterator[ConferenceJournal]:
    """Open the conference that is meant: the newest, or that of ``arguments.conference``."""
    path = arguments.journal or journal_path()
    with JournalFile.open_to_read(path) as file:
        yield chosen_conference(file, getattr(arguments, "conference", None), path)


def chosen_conference(file: JournalFile, number: int | None, path: Path) -> ConferenceJournal:
    """Return the conference of that number, the newest for None."""
    held = file.conferences()
    if not held:
        raise CommandFailed(_("No conference is recorded in {path} yet.").format(path=path))
    found = next((c for c in held if c.number == number), None) if number else held[-1]
    if found is None:
        raise CommandFailed(
            _("The record keeps no conference {number}; “timekeeper history” lists them.").format(
                number=number
            )
        )
    return found
