"""What is changed at random: files of every kind the program reads, made by the program itself."""

from __future__ import annotations

from pathlib import Path

from tests.files.importers.documents import odf_table, opendocument, p, word, zipped
from tests.files.importers.formats.test_calendar import calendar, event
from tests.files.importers.formats.test_slides import presentation, shape, table
from tests.files.importers.test_bundles import html_part, mail, page
from timekeeper.cli import run
from timekeeper.files.places import sample_agendas

ACTIONS = """\
actions:
  - {at: "07:30", do: start}
  - {at: "07:36:10", do: next}
  - {at: "07:40", do: add, minutes: 5}
  - {at: "07:41", do: correct, to: "07:37"}
  - {at: "07:42", do: queue, item: "2", speaker: A, minutes: 3}
  - {at: "07:43", do: insert, item: new, title: X, minutes: 5, session: 1, part: 1}
  - {at: "07:44", do: message, audience: hall, text: Y}
  - {at: "07:45", do: courtesy, level: hidden}
  - {at: "07:50", do: pause}
  - {at: "07:52", do: resume}
  - {at: "07:53", do: note, text: Z}
  - {at: "07:54", do: undo}
  - {date: 2023-12-07, at: "00:05", do: correct_end, to: "23:45"}
"""
SETTINGS = """\
version: 1
language: vi
longest_gap: 5
copy_to: ""
report: {form: party, office: Van phong}
hall_look: {}
desk: {}
"""


def make_seeds(folder: Path) -> list[Path]:
    """Write one file of each kind into the folder, and return them."""
    agendas = sorted(sample_agendas().glob("*.yaml"))
    day = folder / "day"
    run(["rehearse", str(agendas[0]), "--out", str(day)])
    (folder / "day.actions").write_text(ACTIONS, encoding="utf-8")
    (folder / "day.settings").write_text(SETTINGS, encoding="utf-8")
    texts: list[Path] = []
    for agenda in agendas:
        copy = folder / agenda.name
        copy.write_bytes(agenda.read_bytes())
        texts.append(copy)
        for ending in ("docx",):
            target = folder / f"{agenda.stem}.{ending}"
            run(["export", str(agenda), "--to", str(target)])
            texts.append(target)
    plain = folder / "day.txt"
    plain.write_text(
        "7h30 - 8h00: Khai mạc\n8h00 - 8h45: Báo cáo\nBuổi chiều\n14h: Thảo luận\n", "utf-8"
    )
    rows: list[tuple[str, ...]] = [
        ("Thời gian", "Nội dung"),
        ("7h30", "Khai mạc"),
        ("8h00", "Báo cáo"),
    ]
    (folder / "day.odt").write_bytes(opendocument("text", odf_table(rows)))
    (folder / "day.ods").write_bytes(opendocument("spreadsheet", odf_table(rows)))
    for name, content in _doors(plain.read_text("utf-8")).items():
        (folder / name).write_bytes(content)
    return [
        *texts,
        plain,
        folder / "day.odt",
        folder / "day.ods",
        *sorted(folder.glob("door.*")),
        *(path for path in day.iterdir() if path.suffix != ".json"),
        folder / "day.actions",
        folder / "day.settings",
    ]


def _doors(text: str) -> dict[str, bytes]:
    """Return the other ways a programme comes in: slides, a calendar, mail, a page, an archive."""
    lines = text.splitlines()
    letter = mail(text, _html(lines), day_docx=word(*map(p, lines)))
    return {
        "door.pptx": presentation(shape(*lines), table(*(line.split(": ") for line in lines))),
        "door.ics": calendar(event(":20260815T073000", "DURATION:PT30M", "A", "\r\nRRULE:X")),
        "door.eml": letter,
        "door.mht": page(html_part(_html(lines))),
        "door.zip": zipped({"thu.eml": letter, "day.txt": text}),
    }


def _html(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)
