"""The commands on conferences: open, snapshot and report."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from timekeeper.cli.errors import CommandFailed
from timekeeper.core.editing import edited
from timekeeper.core.history import replay
from timekeeper.core.timeline import Snapshot, snapshot
from timekeeper.files.exporters import file_report
from timekeeper.files.exporters import write_report as write_filed
from timekeeper.files.exporters.snapshot_json import snapshot_as_json
from timekeeper.files.journal import ConferenceJournal, JournalFile
from timekeeper.files.places import journal_path, settings_path
from timekeeper.files.settings import SettingsError, read_settings
from timekeeper.live.clock import SystemClock
from timekeeper.live.language import _
from timekeeper.live.settings import Settings
from timekeeper.live.wording import figures, numbered, stage_name


def open_windows(arguments: argparse.Namespace) -> int:
    """Open the operator's and the hall's windows."""
    from timekeeper.app import run  # noqa: PLC0415  # Qt is loaded only where it is needed

    return run(arguments.agenda)


def print_snapshot(arguments: argparse.Namespace) -> int:
    """Say where a conference stands, now or at an instant of the past as it was known then."""
    with _recorded(arguments) as journal:
        programme, entries = journal.programme(), journal.entries()
    at: datetime = arguments.at or SystemClock().now()
    now = (at if at.tzinfo else at.replace(tzinfo=programme.timezone)).astimezone(UTC)
    show = replay(entry for entry in entries if entry.at <= now)
    programme = edited(programme, show.edits)
    picture = snapshot(programme, show, now)
    if arguments.json:
        json.dump(snapshot_as_json(picture, programme), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print(_in_words(picture))
    return 0


def write_report(arguments: argparse.Namespace) -> int:
    """Write the timing report of a conference in the format of the file's ending."""
    with _recorded(arguments) as journal:
        programme, entries, integrity = journal.programme(), journal.entries(), journal.integrity()
    form = _settings().report
    filed = file_report(
        programme,
        entries,
        integrity,
        SystemClock().now(),
        form=replace(form, form=arguments.form or form.form),
        public=arguments.public,
    )
    write_filed(filed, arguments.to)
    print(_("Report written: {path}").format(path=arguments.to))
    return 0


def _settings() -> Settings:
    try:
        return read_settings(settings_path())
    except SettingsError:
        return Settings()  # told already when the command began


@contextmanager
def _recorded(arguments: argparse.Namespace) -> Iterator[ConferenceJournal]:
    path = arguments.journal or journal_path()
    with JournalFile.open_to_read(path) as file:
        newest = file.newest()
        if newest is None:
            raise CommandFailed(_("No conference is recorded in {path} yet.").format(path=path))
        yield newest


def _in_words(picture: Snapshot) -> str:
    lines = [stage_name(picture.stage)]
    if picture.current is not None:
        lines.append(f"{figures(picture.current.elapsed)}  {numbered(picture.current.item)}")
    if picture.next is not None:
        lines.append(_("Next: {item}").format(item=numbered(picture.next.item)))
    return "\n".join(lines)
