"""An error nobody expected is logged with its stack and told in one sentence, wherever it comes."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from timekeeper.files.log.error_log import ErrorLog, something_went_wrong


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def folder(tmp_path: Path, told: list[str]) -> Iterator[Path]:
    before = sys.excepthook, threading.excepthook
    log = ErrorLog(tmp_path, told.append)
    yield tmp_path
    log.close()
    sys.excepthook, threading.excepthook = before


def written(folder: Path) -> str:
    path = folder / "timekeeper.log"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def go_wrong() -> None:
    try:
        list[int]().pop()
    except IndexError as error:
        sys.excepthook(IndexError, error, error.__traceback__)


def test_an_error_nobody_caught_is_logged_with_version_and_stack_and_told(folder, told):
    go_wrong()

    assert "IndexError: pop from empty list" in written(folder)
    assert "in go_wrong" in written(folder)
    assert "in timekeeper " in written(folder)
    assert told == [something_went_wrong()]


def test_an_error_in_a_thread_is_logged_with_the_threads_name_and_told(folder, told):
    thread = threading.Thread(target=lambda: 1 / 0, name="copying")

    thread.start()
    thread.join()

    assert "in the thread copying" in written(folder)
    assert "ZeroDivisionError" in written(folder)
    assert told == [something_went_wrong()]


def test_what_the_program_logs_as_an_error_is_told(folder, told):
    logging.getLogger("timekeeper.anything").error("The picture failed")

    assert "The picture failed" in written(folder)
    assert told == [something_went_wrong()]


def test_what_a_library_logs_is_written_and_not_told(folder, told):
    logging.getLogger("a_library").error("A strange file")

    assert "A strange file" in written(folder)
    assert told == []


def test_an_error_of_every_second_does_not_fill_the_log(folder, told):
    for _second in range(1000):
        go_wrong()

    assert written(folder).count("Traceback") == len(told) == 10
    assert "(time 512)" in written(folder)


def test_the_log_begins_anew_when_it_is_long_and_few_old_ones_stay(folder):
    for number in range(60):
        logging.getLogger("timekeeper").warning("%d %s", number, "x" * 100_000)

    logs = sorted(folder.glob("timekeeper.log*"))
    assert len(logs) == 4
    assert all(log.stat().st_size <= 1_000_000 for log in logs)


def test_once_closed_errors_are_pythons_again(tmp_path):
    before = sys.excepthook, threading.excepthook
    ErrorLog(tmp_path, lambda _sentence: None).close()

    assert (sys.excepthook, threading.excepthook) == (
        sys.__excepthook__,
        threading.__excepthook__,
    )
    sys.excepthook, threading.excepthook = before
