"""The process that reads a PDF is heard as long as it goes on, and ended where it does not."""

import io
import json
import sys
from queue import SimpleQueue

import pytest

from tests.files.importers.documents import blank, with_font
from timekeeper.files.importers.draft.draft import Doubt, Extract, UnreadableProgramme
from timekeeper.files.importers.formats.pdf import document, own_process
from timekeeper.files.importers.original import Area, Place, Row, TooLarge
from timekeeper.files.importers.reading import extracted, read_file
from timekeeper.files.importers.sniffing import Format
from timekeeper.files.job import Cancelled, Job
from timekeeper.words.language import language_in_use

PROGRAMME = with_font(blank(b"BT /F 12 Tf 1 0 0 1 60 700 Tm (7h30 - 7h45: Khai mac) Tj ET"))


def served(content, look=3.0):
    """Return the lines that the process answers."""
    head = json.dumps({"name": "a.pdf", "language": language_in_use(), "look": look}).encode()
    answers = io.BytesIO()
    own_process.serve_reader(io.BytesIO(head + b"\n" + content), answers)
    return answers.getvalue().splitlines(keepends=True)


def answered(*lines, job=None):
    said = SimpleQueue()
    for line in lines:
        said.put(line)
    return own_process.extract_told(said, job or Job())


def test_what_the_process_finds_arrives_as_it_was_found():
    shares = []

    found = answered(*served(PROGRAMME), job=Job(told=shares.append))

    assert found == document.read(PROGRAMME, "a.pdf", Job())
    assert found.rows


def test_rows_doubts_and_pictures_arrive_unchanged(monkeypatch):
    area = Area(0.1, 0.2, 0.3, 0.4)
    row = Row(("7h30", "Khai mạc\nChào cờ 𝟟"), Place(page=1, line=2), ("a",), area)
    doubt = Doubt(1, "unsure", "Không rõ", "cờ", areas=(area,))
    found = Extract((row,), (doubt,), {1: bytes(range(256))})
    monkeypatch.setattr(document, "read", lambda *_asked: found)

    assert answered(*served(b"")) == found


@pytest.mark.parametrize("content", [blank(), b"%PDF-1.7\nnothing"])
def test_what_is_refused_is_refused_in_the_same_words(content):
    with pytest.raises(UnreadableProgramme) as here:
        document.read(content, "a.pdf", Job())

    with pytest.raises(UnreadableProgramme) as there:
        answered(*served(content))
    assert str(there.value) == str(here.value)


@pytest.mark.parametrize("error", [TooLarge, MemoryError])
def test_what_is_too_large_there_is_too_large_here(monkeypatch, error):
    def read(*_asked):
        raise error

    monkeypatch.setattr(document, "read", read)

    with pytest.raises(TooLarge):
        answered(*served(b""))


def test_a_fault_of_the_reader_ends_the_process_without_a_word(monkeypatch):
    monkeypatch.setattr(document, "read", lambda *_asked: 1 / 0)

    assert served(b"") == []


@pytest.mark.parametrize("last", [b"", b"nonsense 1\n"])
def test_a_process_that_breaks_off_or_talks_nonsense_has_read_nothing(last):
    with pytest.raises(EOFError):
        answered(b"share 0.5\n", last)


@pytest.mark.parametrize("doing", ["painting", "working"])
def test_nobody_waits_for_what_takes_longer_than_it_may(doing):
    with pytest.raises(own_process.Stuck, match=doing):
        answered(b"share 0.0\n", f"{doing} 0.0\n".encode())


def test_nobody_waits_after_cancelling():
    job = Job()
    job.cancel()

    with pytest.raises(Cancelled):
        answered(b"painting 60.0\n", job=job)


def test_pages_that_are_painted_in_time_are_waited_for():
    lines = [b"painting 60.0\n", b"painting inf\n"] * 3

    assert answered(*lines, b"found [[],[],{}]\n") == Extract(())


def acting_as(script, monkeypatch):
    """Let another script stand for the process."""
    start = f"import sys, json, time; head = json.loads(sys.stdin.readline()); {script}"
    command = [sys.executable, "-I", "-S", "-c", start]
    monkeypatch.setattr(own_process, "this_program", lambda *_asked: command)


def test_a_process_stuck_in_painting_is_ended_and_the_next_one_looks_at_nothing(monkeypatch):
    stuck = "(print('painting 0.01', flush=True), time.sleep(60))"
    acting_as(f"{stuck} if head['look'] else print('found [[],[],{{}}]')", monkeypatch)

    assert own_process.read(PROGRAMME, "a.pdf", Job()) == Extract(())


def test_a_process_stuck_in_anything_else_is_ended_and_the_file_takes_too_long(monkeypatch):
    acting_as("print('working 0.01', flush=True), time.sleep(60)", monkeypatch)

    with pytest.raises(UnreadableProgramme, match="too long"):
        own_process.read(PROGRAMME, "a.pdf", Job())


def test_nobody_waits_for_a_picture_after_cancelling(monkeypatch):
    acting_as("print('share 0.5', flush=True), time.sleep(60)", monkeypatch)
    job = Job(told=lambda share: share and job.cancel())

    with pytest.raises(Cancelled):
        extracted(b"\x89PNG", "a.png", Format.PICTURE, job, own_process=True)


def test_a_process_that_dies_leaves_a_damaged_file_even_before_it_has_taken_all(monkeypatch):
    acting_as("sys.exit(1)", monkeypatch)

    with pytest.raises(UnreadableProgramme, match="damaged"):
        extracted(b"%PDF" + bytes(10**6), "a.pdf", Format.PDF, own_process=True)


def test_where_no_process_starts_the_file_is_read_all_the_same(monkeypatch, tmp_path):
    command = [str(tmp_path / "nothing")]
    monkeypatch.setattr(own_process, "this_program", lambda *_asked: command)

    assert own_process.read(PROGRAMME, "a.pdf", Job()).rows


def test_a_file_is_read_by_the_program_itself_started_once_more(tmp_path):
    (tmp_path / "a.pdf").write_bytes(PROGRAMME)

    draft = read_file(tmp_path / "a.pdf")

    assert [item.title for item in draft.programme.items] == ["Khai mac"]
