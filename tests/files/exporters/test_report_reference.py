"""The whole text of the office's report, to be read; TIMEKEEPER_TAKE_REFERENCES=1 renews it."""

from __future__ import annotations

import os
from pathlib import Path

from tests import office_day
from tests.files.exporters.documents import docx_text
from timekeeper.files.places import resources
from timekeeper.words.language import use_language

REFERENCE = Path(__file__).parent / "references" / "office-day.txt"


def test_the_report_of_the_office_s_day_reads_as_it_did(tmp_path, monkeypatch):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    use_language("vi", resources() / "locale")
    try:
        text = docx_text(office_day.filed()) + "\n"
    finally:
        use_language("en", resources() / "locale")

    if os.environ.get("TIMEKEEPER_TAKE_REFERENCES"):
        REFERENCE.parent.mkdir(exist_ok=True)
        REFERENCE.write_text(text, encoding="utf-8")
    assert text == REFERENCE.read_text(encoding="utf-8")
