"""How a file is changed: at random, and the same way again from the same seed."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from timekeeper.files.journal.records import ConferenceHeader, Record, rechained, records_after

VALUES: tuple[object, ...] = (
    *(None, -1, 0, 2**53, 2**63 - 1, -(2**63), 1.5, float("inf"), b"\x00\xff", b""),
    *("", "x", "\x00", "9999-12-31T23:59:59.999+00:00", "0001-01-01T00:00:00.000+00:00"),
    *(
        "2023-12-06T00:30:00",
        "not a time",
        "[" * 100_000,
        '{"a":NaN}',
        "Paused",
        "{}",
        "a" * 10_000,
    ),
)
TOKENS = (
    *(b"9999-12-31", b"0001-01-01", b"-1", b"0", b".nan", b"1e999", b"99999999999999999999"),
    *(b"null", b"[]", b"{}", b"&a [*a]", b"!!binary x", b"\xff", b"\x00", b"\xe2\x80\xae"),
    *(b"24:00", b"23:59:60", b"'", b'"', b"- ", b": ", b"\n", b"<", b"</w:p>", b"2147483648"),
)
OPERATIONS = 4
EVENTS = (
    *(("Paused", "{}"), ("Resumed", "{}"), ("ItemStarted", '{"item":"1"}'), ("ItemFinished", "{}")),
    *(("Undone", '{"number":1}'), ("Undone", '{"number":999}'), ("SessionClosed", "{}")),
    *(
        ("TimeAdded", '{"item":"1","amount":"P99999D"}'),
        ("TimeAdded", '{"item":"1","amount":"-PT9H"}'),
    ),
    ("StartCorrected", '{"item":"1","start":"0001-01-01T00:00:00Z"}'),
    ("StartCorrected", '{"item":"1","start":"9999-12-31T23:59:59Z"}'),
    ("EndCorrected", '{"item":"1","end":"2023-12-06T00:30:00"}'),
    ("ItemMoved", '{"item":"1","session":99,"part":-1,"before":null}'),
    ("ItemRemoved", '{"item":"1"}'),
    ("ClockStepped", '{"by":"P999999999D"}'),
    ("SpeakerCalled", '{"item":"1","speech":"none"}'),
    ("SpeechEnded", '{"item":"1","speech":"none"}'),
)
_WORD = re.compile(rb"[\w.:+-]+")


def mutated(path: Path, target: Path, chance: Random) -> None:
    """Write the file, changed at a few places, to the target."""
    content = path.read_bytes()
    if path.suffix == ".db" and chance.random() < 0.85:
        target.write_bytes(content)
        _change_database(target, chance)
        return
    if zipfile.is_zipfile(path) and chance.random() < 0.9:
        target.write_bytes(_changed_package(content, chance))
        return
    target.write_bytes(_changed(content, chance))


def _changed(content: bytes, chance: Random) -> bytes:
    for _time in range(chance.randint(1, OPERATIONS)):
        begin = chance.randrange(len(content) + 1)
        end = min(len(content), begin + chance.choice((0, 1, 2, 8, 40, 400)))
        match chance.randrange(7):
            case 0:
                new = b""
            case 1:
                new = content[begin:end] * chance.choice((2, 3, 50))
            case 2:
                most = chance.choice((128, 128, 256))
                new = bytes(chance.randrange(most) for _byte in range(chance.randint(1, 4)))
            case 3 | 4 if words := list(_WORD.finditer(content)):
                word = chance.choice(words)
                begin, end = word.span()
                new = chance.choice((*TOKENS, chance.choice(words)[0]))
            case _:
                new = chance.choice(TOKENS)
        content = content[:begin] + new + content[end:]
    return content


def _changed_package(content: bytes, chance: Random) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as package,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = package.namelist()
        chosen = chance.choice([name for name in names if name.endswith(".xml")] or names)
        for name in names:
            part = package.read(name)
            if name == chosen:
                part = _changed(part, chance)
            if name != chosen or chance.random() < 0.97:
                new.writestr(name, part)
    return written.getvalue()


def _change_database(path: Path, chance: Random) -> None:
    """Put something impossible into a field or two, with the hashes put right, or not."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
        triggers = file.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            file.execute(f"DROP TRIGGER {name}")
        if chance.random() < 0.1:
            file.execute(
                f"PRAGMA user_version = {chance.choice((-5, -(2**31), 0, 1, 3, 2**31 - 1))}"
            )
        if chance.random() < 0.2:  # so that any type can stand in any column
            _loosen(file)
        for _time in range(chance.randint(1, 2)):
            table = chance.choice(("conference", "entry", "entry"))
            columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
            column, value = chance.choice(columns), chance.choice(VALUES)
            rows = file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            key = "id" if table == "conference" else "number"
            row = file.execute(
                f"SELECT {key} FROM {table} LIMIT 1 OFFSET ?", (chance.randrange(max(rows, 1)),)
            ).fetchone()
            if table == "entry" and chance.random() < 0.4:
                kind, data = chance.choice(EVENTS)
                file.execute(
                    "UPDATE entry SET kind = ?, data = ? WHERE number = ?", (kind, data, *row)
                )
                continue
            if chance.random() < 0.5:
                column = "data" if table == "entry" else "programme"
                old = file.execute(f"SELECT {column} FROM {table} WHERE {key} = ?", row).fetchone()
                value = _changed(str(old[0]).encode(), chance).decode("utf-8", "replace")
            with suppress(sqlite3.Error):
                file.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (value, *row))
        if chance.random() < 0.8:
            with suppress(TypeError, ValueError, sqlite3.Error):
                _rechain(file)


def _loosen(file: sqlite3.Connection) -> None:
    for table in ("conference", "entry"):
        columns = ", ".join(row[1] for row in file.execute(f"PRAGMA table_info({table})"))
        file.execute(f"CREATE TABLE loose ({columns})")
        file.execute(f"INSERT INTO loose SELECT * FROM {table}")
        file.execute("PRAGMA foreign_keys = OFF")
        file.execute(f"DROP TABLE {table}")
        file.execute(f"ALTER TABLE loose RENAME TO {table}")


def _rechain(file: sqlite3.Connection) -> None:
    rows = file.execute("SELECT * FROM conference ORDER BY id").fetchall()
    for row in rows:
        header = rechained(ConferenceHeader(*row), None)._replace(identity=row[0])
        file.execute("UPDATE conference SET hash = ? WHERE id = ?", (header.hash, row[0]))
        query = (
            "SELECT number, at, kind, data, hash FROM entry WHERE conference = ? ORDER BY number"
        )
        old = [Record(*fields) for fields in file.execute(query, (row[0],)).fetchall()]
        for before, new in zip(old, records_after(header, [r[1:4] for r in old]), strict=True):
            file.execute(
                "UPDATE entry SET number = ?, hash = ? WHERE conference = ? AND number = ?",
                (new.number, new.hash, row[0], before.number),
            )
