"""A PDF or a picture read by a process of its own, which is ended when nothing else ends it.

PDFium, and what recognises pictures, asks nobody while it works: what a stranger's page makes it do
may last for hours, or bring down the process. What is said on the way back is a line each, a word
and its value.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from math import inf
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from time import perf_counter
from typing import BinaryIO

from msgspec.json import Decoder, encode

from timekeeper.files.importers.draft.draft import Doubt, Extract, UnreadableProgramme
from timekeeper.files.importers.formats.pdf import document
from timekeeper.files.importers.formats.pdf.looks import LONGEST_LOOK, AllowedTime
from timekeeper.files.importers.original import Row, TooLarge
from timekeeper.files.importers.sniffing import too_slow
from timekeeper.files.job import Job
from timekeeper.files.places import resources, this_program
from timekeeper.words.language import language_in_use, use_language

COMMAND = "read-pdf"
# Seconds: until somebody who cancels is heard, and for a process whose program has gone.
PAUSE, LONGEST_LIFE = 0.05, 300.0
_FOUND = Decoder(tuple[tuple[Row, ...], tuple[Doubt, ...], dict[int, bytes]])


class Stuck(Exception):
    """PDFium takes longer over one thing than that may take; the text says what it is."""


def read(content: bytes, name: str, job: Job) -> Extract:
    """Return the rows of all pages as ``document.read`` does, with the same errors.

    Raises EOFError when the process breaks off. A document with a page that cannot be
    painted in time is read without a look at what its pages hide.
    """
    try:
        return _read(content, name, job, LONGEST_LOOK)
    except Stuck as stuck:
        if str(stuck) != "painting":
            raise too_slow(name) from stuck
        return _read(content, name, job, 0)
    except OSError:  # this computer starts no process now
        return document.read(content, name, job)


def _read(content: bytes, name: str, job: Job, longest_look: float) -> Extract:
    head = json.dumps({"name": name, "language": language_in_use(), "look": longest_look})
    process = subprocess.Popen(  # noqa: S603  # no word of the command comes from the file
        this_program(sys.executable, COMMAND), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip
    said: SimpleQueue[bytes] = SimpleQueue()

    def talk() -> None:
        if process.stdin and process.stdout:
            with suppress(OSError), process.stdin as asking:
                asking.write(head.encode() + b"\n" + content)
            for line in process.stdout:
                said.put(line)
        said.put(b"")

    with process:
        talking = Thread(target=talk)
        talking.start()
        try:
            return extract_told(said, job)
        finally:
            process.kill()
            talking.join()


def extract_told(said: SimpleQueue[bytes], job: Job) -> Extract:
    """Return what the lines of an answer say, of which an empty one is the last; tell the job.

    Raises Stuck when none comes in the time that the one before allows.
    """
    share, doing, end = 0.0, "", inf
    while True:
        job.go_on(share)
        if perf_counter() > end:
            raise Stuck(doing)
        try:
            word, _blank, value = said.get(timeout=PAUSE).partition(b" ")
        except Empty:
            continue
        match word:
            case b"share":
                share = float(value)
            case b"painting" | b"working":
                doing, end = word.decode(), perf_counter() + float(value)
            case b"refused":
                raise UnreadableProgramme(json.loads(value))
            case b"large":
                raise TooLarge
            case b"found":
                return Extract(*_FOUND.decode(value))
            case _:
                raise EOFError


def serve_reader(asked: BinaryIO, answers: BinaryIO) -> int:
    """Read the one document that comes in, and say what is found; return the exit status."""

    def say(word: str, value: str) -> None:
        answers.write(f"{word} {value}\n".encode())
        answers.flush()

    end = Timer(LONGEST_LIFE, os._exit, [1])
    end.daemon = True
    end.start()
    try:
        head = json.loads(asked.readline())
        use_language(head["language"], resources() / "locale")
        job = Job(told=lambda share: say("share", str(share)))
        allowed = AllowedTime(head["look"], lambda doing, longest: say(doing, str(longest)))
        found = document.read(asked.read(), head["name"], job, allowed)
        answer = encode((found.rows, found.doubts, dict(found.pictures)))
        say("found", answer.decode())
    except UnreadableProgramme as error:
        say("refused", json.dumps(str(error)))
    except (TooLarge, MemoryError):
        say("large", "")
    except Exception:  # noqa: BLE001  # whoever asked says that the file is damaged
        return 1
    finally:
        end.cancel()
    return 0
