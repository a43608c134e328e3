"""What only a process of its own can show: pipes, signals, the terminal's encoding."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.commands import AGENDA

TIMEKEEPER = [sys.executable, "-m", "timekeeper"]


def run(*arguments, **environment):
    return subprocess.run(
        [*TIMEKEEPER, *map(str, arguments)],
        check=False,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
    )


def test_a_day_from_the_agenda_to_the_report(tmp_path):
    assert run("check", AGENDA).returncode == 0
    assert run("rehearse", AGENDA, "--out", tmp_path).returncode == 0
    shot = run("snapshot", tmp_path, "--at", "2023-12-06T08:00:00", "--json")
    filed = run("report", tmp_path, "--to", tmp_path / "filed.xlsx")

    assert (shot.returncode, shot.stderr) == (0, b"")
    assert json.loads(shot.stdout)["stage"] == "running"
    assert (filed.returncode, filed.stderr) == (0, b"")


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}])
def test_vietnamese_is_written_whatever_the_terminal_speaks(home, environment):
    (home / "settings.yaml").unlink()

    answer = run("import", AGENDA, PYTHONUTF8="0", **environment)

    assert answer.returncode == 0
    assert "Đã đọc 18 nội dung." in answer.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_error_to_tell():
    with subprocess.Popen(
        [*TIMEKEEPER, "import", AGENDA, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        told = process.stderr.read()

    assert told == b""
    assert process.returncode == 1


def run_script(script, word):
    return subprocess.run(
        [sys.executable, "-c", script, word], check=False, capture_output=True, timeout=60
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_ends_a_rehearsal_with_its_report(tmp_path):
    arguments = ["rehearse", AGENDA, "--speed", "0.01", "--out", tmp_path]
    with subprocess.Popen(
        [*TIMEKEEPER, *map(str, arguments)], stderr=subprocess.PIPE, env=os.environ
    ) as process:
        while not (tmp_path / "journal.db").exists() and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        told = process.stderr.read()

    assert told == b""
    assert process.returncode == 130


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
@pytest.mark.parametrize("asked", ["__hash__", "__eq__"])
def test_ctrl_c_is_not_dropped_with_what_a_hash_or_a_comparison_raises(asked):
    script = (
        "import signal, sys, time\n"
        "import timekeeper.cli\n"
        "from timekeeper.__main__ import main\n"
        "def dropping():\n"
        "    class Key:\n"
        "        def __hash__(self):\n"
        "            if sys.argv[1] == '__hash__': signal.raise_signal(signal.SIGINT)\n"
        "            return 1\n"
        "        def __eq__(self, other):\n"
        "            if sys.argv[1] == '__eq__': signal.raise_signal(signal.SIGINT)\n"
        "            return True\n"
        "    try: {Key(): 1}.get(Key())\n"
        "    except BaseException: pass  # as a module in C does\n"
        "    while True: time.sleep(0.01)\n"
        "timekeeper.cli.main = dropping\n"
        "main()\n"
    )
    answer = run_script(script, asked)

    assert (answer.returncode, answer.stderr) == (130, b"")


def test_a_file_name_that_is_no_unicode_is_told_like_any_other(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff\xfe.yaml"

    answer = subprocess.run([*TIMEKEEPER, "check", path], check=False, capture_output=True)

    assert answer.returncode == 1
    assert answer.stderr.count(b"\n") == 1
    assert b"Traceback" not in answer.stderr


def test_wrong_usage_is_status_2():
    assert run("rehearse", AGENDA, "--speed", "0").returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
@pytest.mark.parametrize("module", ["timekeeper.cli.errors", "timekeeper.core.programme", "yaml"])
def test_ctrl_c_while_modules_are_loaded_ends_without_a_word(module):
    script = (
        "import signal, sys\n"
        "from importlib.abc import MetaPathFinder\n"
        "class Interrupting(MetaPathFinder):\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == sys.argv[1]: signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from timekeeper.__main__ import main\n"
        "main()\n"
    )
    answer = run_script(script, module)

    assert (answer.returncode, answer.stdout, answer.stderr) == (130, b"", b"")


def test_commands_are_loaded_without_a_search_for_garbage():
    code = """
import gc, sys
sys.argv[1:] = ["-h"]
from timekeeper.__main__ import main
try:
    main()
finally:
    assert gc.isenabled() and gc.get_freeze_count() > 10_000, gc.get_freeze_count()
"""

    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=60)
