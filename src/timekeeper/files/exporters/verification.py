"""Whether a report still follows from the journal, and whether the journal is what it was then."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

from msgspec import Struct

from timekeeper.files.exporters import file_report
from timekeeper.files.exporters.json.as_json import report_as_mapping
from timekeeper.files.journal.journal_file import ConferenceJournal, JournalFile
from timekeeper.words.language import _
from timekeeper.words.values import short_date

_SIGNED = ("title", "items", "sessions", "bodies", "integrity")


class Verdict(StrEnum):
    """What was found."""

    HOLDS = "holds"
    NOT_INTACT = "not_intact"
    DOES_NOT_FOLLOW = "does_not_follow"


class Verification(Struct, frozen=True):
    """A verdict, and a sentence that says why."""

    verdict: Verdict
    sentence: str


class NoReport(Exception):
    """A file that is no JSON report; the text says what is expected."""


def verify(path: Path, journal: JournalFile) -> Verification:
    """Return whether the journal is intact and the JSON report follows from it.

    A report of an earlier hour holds as long as everything it follows from is still there: what
    was recorded later does not matter, what was taken away since does.
    """
    told = _read(path)
    entries, digest = told["integrity"]["entries"], told["integrity"]["hash"]
    found = _conference(told, journal)
    if found is None:
        return _missing(digest, journal)
    whole = found.integrity()
    if whole.entries < entries:
        sentence = _("The record is not complete; missing entries: {count} of {all}.")
        return Verification(
            Verdict.NOT_INTACT, sentence.format(count=entries - whole.entries, all=entries)
        )
    then = found.integrity(entries)
    if not whole.intact or then.hash != digest:
        return Verification(Verdict.NOT_INTACT, _("The record was changed after it was written."))
    differing = _differences(told, found, entries)
    if differing:
        sentence = _("The record is intact, but the report does not follow from it: {keys}.")
        return Verification(Verdict.DOES_NOT_FOLLOW, sentence.format(keys=", ".join(differing)))
    return Verification(
        Verdict.HOLDS, _("The record is intact, and the report follows from its entries.")
    )


def _read(path: Path) -> dict[str, Any]:
    expected = NoReport(
        _("{path} is not a JSON report; make one with “timekeeper report --to FILE.json”.").format(
            path=path
        )
    )
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise expected from error
    if not isinstance(told, dict) or any(key not in told for key in _SIGNED):
        raise expected
    integrity = told["integrity"]
    if not isinstance(integrity, dict) or not isinstance(integrity.get("hash"), str):
        raise expected
    count = integrity.get("entries")
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        raise expected
    return told


def _conference(told: dict[str, Any], journal: JournalFile) -> ConferenceJournal | None:
    """Return the conference the report is about: the one it names, else one with its hash."""
    named = told.get("conference")
    number = named.get("number") if isinstance(named, dict) else None
    held = journal.conferences()
    by_number = (conference for conference in held if conference.number == number)
    integrity = told["integrity"]
    by_hash = (c for c in held if c.integrity(integrity["entries"]).hash == integrity["hash"])
    return next(by_number, None) or next(by_hash, None)


def _missing(digest: str, journal: JournalFile) -> Verification:
    for deletion in journal.deletions():
        if deletion.hash == digest:
            sentence = _("The conference this report is about was deleted on {date}.")
            day = short_date(deletion.at.date())
            return Verification(Verdict.NOT_INTACT, sentence.format(date=day))
    return Verification(
        Verdict.NOT_INTACT, _("The record does not hold the conference this report is about.")
    )


def _differences(told: dict[str, Any], found: ConferenceJournal, count: int) -> list[str]:
    """Return the keys of the report that say something else than the record does."""
    entries = found.entries()[:count]
    instant = entries[-1].at if entries else found.opened_at
    integrity = found.integrity(count)
    public = told.get("public") is True
    filed = file_report(found.programme(), entries, integrity, instant, public=public)
    follows = report_as_mapping(filed)
    return [key for key in told if key not in follows or told[key] != follows[key]]
