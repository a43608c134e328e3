"""Starts the program: one instance, its journal, its windows."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from timekeeper.desktop.application import (
    end_on_signals,
    has_display,
    make_application,
    start_beside,
)
from timekeeper.desktop.office.records.record import salvage_sentence
from timekeeper.desktop.office.single_instance import SingleInstance
from timekeeper.desktop.office.wiring import Office
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.journal.journal_file import (
    JournalError,
)
from timekeeper.files.journal.records import Held
from timekeeper.files.journal.salvage import (
    catch_up,
    is_record,
    journal_in,
    open_whatever_happened,
    take_over,
)
from timekeeper.files.machine import is_on_network
from timekeeper.files.places import (
    data_folder,
    journal_path,
    make_data_folder,
    settings_path,
    this_program,
)
from timekeeper.files.programme_files import is_agenda, read_programme
from timekeeper.files.settings import open_settings
from timekeeper.live.clock import SystemClock
from timekeeper.words.language import _


def start(agenda: Path | None) -> int:
    """Open the windows on a programme, or on the conference that was open last.

    A document is read beside the windows: that may take its time, and have questions.
    """
    record = agenda if agenda is not None and is_record(agenda) else None
    draft = None
    if agenda is not None and record is None and not _is_document(agenda):
        draft = read_programme(agenda)
    if not has_display():
        print(_("There is no display here; “timekeeper rehearse” works without."), file=sys.stderr)
        return 1
    with suppress(OSError):  # the operator is told in the window
        make_data_folder()
    instance = SingleInstance(data_folder())
    if not instance.is_first():
        if instance.hand_over(agenda):
            return 0
        raise JournalError(instance.reason())
    secret = take_over(record, journal_path()) if record is not None else None
    status, elsewhere = _open_windows(draft, agenda, instance, secret)
    instance.release()
    if elsewhere:
        start_beside(this_program(sys.executable, *elsewhere))
    return status


def _open_windows(
    draft: Draft | None, agenda: Path | None, instance: SingleInstance, secret: Held | None
) -> tuple[int, tuple[str, ...]]:
    clock, (settings, told) = SystemClock(), open_settings(settings_path())
    expected = draft.programme if draft is not None else None
    file, salvaged = open_whatever_happened(journal_path(), clock.now(), expected)
    with file:
        copy = Path(settings.copy_to) if settings.copy_to else None
        told_of_copy = catch_up(file, copy, on_network=is_on_network)
        application = make_application(settings.desk_colours)
        office = Office(file, clock, settings)
        instance.asked.connect(office.started_again)
        instance.listen()
        end_on_signals(application)
        office.begin(draft, agenda)
        if secret is not None and agenda is not None:
            office.current.go_on_there(secret, journal_in(agenda))
        if agenda is not None and _is_document(agenda):
            office.programmes.open(agenda)
        if salvaged is not None:
            office.windows.operator.tell_error(salvage_sentence(salvaged))
        if told_of_copy:
            office.windows.operator.tell_error(told_of_copy)
        if not file.refusal:
            office.offers.tell_of_settings(told)
        status: int = application.exec()
        office.close()
    return status, office.elsewhere.command


def _is_document(path: Path) -> bool:
    return path.exists() and not is_agenda(path) and not is_record(path)
