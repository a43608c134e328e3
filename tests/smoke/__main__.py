"""Install, hold ten minutes of a conference, kill, resume, report, upgrade, uninstall."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import zipfile
from html import escape
from pathlib import Path
from typing import Any

import typst
from PySide6.QtGui import QGuiApplication

from building.project import DIST, ROOT, fresh, run, size, version
from building.wine import Wine
from tests.files.importers.documents import p, pdf, word
from tests.paths import OFFICE_AGENDA
from tests.smoke.trial import FOLDER, Trial, prepare, unix_path
from tests.virtual_screens import VirtualScreens
from timekeeper.desktop.display.fonts import load_fonts
from timekeeper.files.exporters import WRITERS

SETUP = DIST / f"timekeeper-{version()}-setup.exe"
PORTABLE = DIST / f"timekeeper-{version()}-portable.zip"
OCR = DIST / f"timekeeper-{version()}-ocr.zip"
STICK = FOLDER / "Ổ đĩa USB"
AGENDA = OFFICE_AGENDA
OFFICE = ROOT / "tests/files/importers/fixtures/chuong-trinh-2023-12-06.txt"
DAY = ROOT / "tests" / "smoke" / "day.yaml"
DESK = "timekeeper –"
SPEED = "60"


def main() -> int:
    """Try the whole program; status 0 when every step went well."""
    fresh(FOLDER)
    screens = VirtualScreens()
    try:
        with Wine(FOLDER / "wine", {"DISPLAY": screens.display}) as wine:
            prepare(wine)
            trial = Trial(wine, screens)
            try:
                _try_everything(trial)
            finally:
                trial.close()
    finally:
        screens.stop()
    return 0


def _try_everything(trial: Trial) -> None:
    home = _local_data(trial.wine)
    program, records = home / "Programs" / "timekeeper", home / "timekeeper"
    with trial.step("the installer runs silently"):
        trial.wine.run(SETUP, "/S")
        assert (program / "timekeeper.exe").is_file()
        assert _registered(trial.wine)
        trial.say(f"    installed: {size(program) / 1e6:.1f} MB")
    with trial.step("the installed program reads the office's programme"):
        answer = trial.wine.run(program / "timekeeper-cli.exe", "check", AGENDA)
        assert "nội dung" in answer, answer
    with trial.step("the office's documents are read as on Linux: text, Word, PDF"):
        _read_documents(trial, program)
    with trial.step("ten minutes on both screens, with an overrun, an undo and a pause"):
        _rehearse(trial, program)
    with trial.step("the same day on Linux gives the same reports"):
        _compare_with_linux()
    with trial.step("what a double click on an agenda runs opens it on both screens"):
        _double_click(trial, program)
    with trial.step("an item runs on after a kill, with the true elapsed time"):
        _kill_and_resume(trial, program)
    with trial.step(f"every report is written: {', '.join(WRITERS)}"):
        _report(trial, program)
    with trial.step("a programme that cannot be read is told in a window"):
        _open_nonsense(trial, program)
    with trial.step("an upgrade keeps the records"):
        _upgrade(trial, records)
    with trial.step("the portable program keeps its records beside itself"):
        _portable(trial)
    with trial.step("a scan asks for its package, and is read with it"):
        _read_scan(trial)
    with trial.step("uninstalling keeps the records unless told otherwise"):
        _uninstall(trial, program, records)


def _local_data(wine: Wine) -> Path:
    told = wine.run("cmd", "/c", "echo %LOCALAPPDATA%").strip().splitlines()[-1]
    return unix_path(wine, told)


def _registered(wine: Wine) -> bool:
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\timekeeper"
    return version() in wine.try_to_run("reg", "query", key, "/v", "DisplayVersion").stdout


def _read_documents(trial: Trial, program: Path) -> None:
    text = OFFICE.read_text(encoding="utf-8")
    lines = text.splitlines()
    _application = QGuiApplication(["trial", "-platform", "offscreen"])
    load_fonts()
    documents = {
        "Chương trình.txt": text.encode(),
        "Chương trình.docx": word(*map(p, lines)),
        "Chương trình.pdf": pdf("".join(f"<p>{escape(line)}</p>" for line in lines)),
    }
    for name, content in documents.items():
        document = FOLDER / name
        document.write_bytes(content)
        windows = trial.wine.run(program / "timekeeper-cli.exe", "import", document, "--json")
        linux = run(Path(sys.executable).with_name("timekeeper"), "import", document, "--json")
        assert json.loads(windows) == json.loads(linux), f"{name} is read in another way"


def _rehearse(trial: Trial, program: Path) -> None:
    out = FOLDER / "rehearsal"
    arguments = ("rehearse", AGENDA, "--actions", DAY, "--speed", SPEED, "--pictures", "--out", out)
    process = trial.wine.start(program / "timekeeper.exe", *arguments)
    trial.window(DESK)
    time.sleep(13)  # well into the overrun
    trial.picture("overrun")
    assert process.wait(60) == 0
    assert (out / "report.json").is_file()
    assert list(out.glob("pictures/*overrun-hall.png"))


def _compare_with_linux() -> None:
    linux, windows = FOLDER / "rehearsal-linux", FOLDER / "rehearsal"
    program = Path(sys.executable).with_name("timekeeper")
    run(program, "rehearse", AGENDA, "--actions", DAY, "--out", linux)
    for ending in (".csv", ".json"):
        texts = [
            (folder / f"report{ending}").read_text(encoding="utf-8") for folder in (linux, windows)
        ]
        assert texts[0] == texts[1], f"the reports differ: report{ending}"


def _double_click(trial: Trial, program: Path) -> None:
    classes = r"HKCU\Software\Classes"
    assert "timekeeper.agenda" in trial.wine.run("reg", "query", rf"{classes}\.yaml", "/ve")
    key = rf"{classes}\timekeeper.agenda\shell\open\command"
    told = trial.wine.run("reg", "query", key, "/ve").partition("REG_SZ")[2].strip()
    # Wine 8 itself looks into the machine's classes only, not into the user's.
    words = [word.replace("%1", str(AGENDA)) for word in re.findall(r'[^ "]+', told)]
    trial.wine.start(*words)
    trial.window(DESK)
    time.sleep(2)
    trial.picture("opened")
    trial.wine.stop()
    for system, command, environment in (
        ("Wine", ["wine", program / "timekeeper.exe", "open", AGENDA], trial.wine.environment()),
        (
            "Linux",
            [Path(sys.executable).with_name("timekeeper"), "open", AGENDA],
            {**trial.screens.environment(), "TIMEKEEPER_HOME": str(FOLDER / "home")},
        ),
    ):
        trial.say(f"    start under {system}: {_start_time(trial, command, environment):.1f} s")


def _start_time(trial: Trial, command: list[Any], environment: dict[str, str]) -> float:
    times = []
    for _ in range(3):
        began = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        trial.window(DESK)
        times.append(time.monotonic() - began)
        process.terminate()
        trial.wine.stop()
        process.wait()
    return sorted(times)[1]


def _kill_and_resume(trial: Trial, program: Path) -> None:
    trial.wine.start(program / "timekeeper.exe", "open", AGENDA)
    window = trial.window(DESK)
    time.sleep(2)
    trial.press(window, "space")
    before = trial.until(lambda: _running(trial, program), "an item that runs")
    trial.picture("before-the-kill")
    trial.wine.stop()
    time.sleep(5)
    trial.wine.start(program / "timekeeper.exe")
    trial.window(DESK)
    time.sleep(2)
    trial.picture("after-the-kill")
    after = _running(trial, program)
    assert after is not None
    assert after["id"] == before["id"]
    trial.say(f"    elapsed before and after: {before['elapsed_s']}, {after['elapsed_s']} s")
    assert after["elapsed_s"] > before["elapsed_s"] + 5
    trial.wine.stop()


def _running(trial: Trial, program: Path) -> dict[str, Any] | None:
    answer = trial.wine.try_to_run(program / "timekeeper-cli.exe", "snapshot", "--json")
    current = json.loads(answer.stdout)["current"] if not answer.returncode else None
    found: dict[str, Any] | None = current
    return found


def _report(trial: Trial, program: Path) -> None:
    for ending in WRITERS:
        target = FOLDER / f"Báo cáo hội nghị{ending}"
        trial.wine.run(program / "timekeeper-cli.exe", "report", "--to", target)
        assert target.stat().st_size > 0


def _open_nonsense(trial: Trial, program: Path) -> None:
    nonsense = FOLDER / "hỏng.agenda.yaml"
    nonsense.write_text("title: [\n", encoding="utf-8")
    process = trial.wine.start(program / "timekeeper.exe", nonsense)
    window = trial.window("^timekeeper$")
    time.sleep(1)
    trial.picture("cannot-be-read")
    trial.press(window, "Return")
    assert process.wait(30) == 1


def _upgrade(trial: Trial, records: Path) -> None:
    before = (records / "journal.db").read_bytes()
    trial.wine.run(SETUP, "/S")
    assert (records / "journal.db").read_bytes() == before
    trial.wine.start(records.parent / "Programs" / "timekeeper" / "timekeeper.exe")
    trial.window(DESK)
    refused = trial.wine.try_to_run(SETUP, "/S")
    assert refused.returncode == 2, "a running conference would have been replaced"
    trial.wine.stop()  # it would ask, since an item runs


def _portable(trial: Trial) -> None:
    with zipfile.ZipFile(PORTABLE) as archive:
        archive.extractall(STICK)
    program = STICK / f"timekeeper-{version()}"
    shipped = set(program.rglob("*"))
    trial.wine.start(program / "timekeeper.exe", "open", AGENDA)
    window = trial.window(DESK)
    time.sleep(1)
    trial.press(window, "ctrl+q")
    trial.until((program / "data" / "journal.db").is_file, "a journal on the stick")
    data = program / "data"
    written = {path for path in program.rglob("*") if data not in (path, *path.parents)} - shipped
    assert not written, f"the start has written {written}"


def _read_scan(trial: Trial) -> None:
    program, picture = STICK / f"timekeeper-{version()}", FOLDER / "Ảnh chụp.png"
    rows = ("7h30", "Đón tiếp đại biểu"), ("8h00", "Khai mạc"), ("9h00", "Bế mạc")
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    page = f'#set text(font: "Libertinus Serif", size: 14pt)\n#table(columns: 2, {cells})'
    picture.write_bytes(typst.compile(page.encode(), format="png", ppi=200))
    command = program / "timekeeper-cli.exe", "import", picture, "--json"
    refused = trial.wine.try_to_run(*command)
    assert OCR.name in refused.stdout, refused.stdout
    with zipfile.ZipFile(OCR) as archive:
        archive.extractall(program / OCR.stem)
    read = json.loads(trial.wine.run(*command))
    items = [item for s in read["sessions"] for part in s["parts"] for item in part["items"]]
    assert [item["start"] for item in items] == ["07:30", "08:00", "09:00"], items


def _uninstall(trial: Trial, program: Path, records: Path) -> None:
    _run_uninstaller(trial, program)
    assert not program.exists()
    assert not _registered(trial.wine)
    assert (records / "journal.db").is_file()
    trial.wine.run(SETUP, "/S")
    _run_uninstaller(trial, program, "/REMOVE_RECORDS")
    assert not records.exists()


def _run_uninstaller(trial: Trial, program: Path, *options: str) -> None:
    trial.wine.run(program / "uninstall.exe", "/S", *options)
    trial.until(lambda: not (program / "uninstall.exe").exists(), "the end of the uninstaller")
    trial.until(lambda: not os.path.lexists(program), "an empty place")


if __name__ == "__main__":
    sys.exit(main())
