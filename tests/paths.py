"""Where the project's own files lie, for tests that read them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
AGENDAS = ROOT / "agendas"
OFFICE_AGENDA = AGENDAS / "2023-12-06-hoi-nghi-ban-chap-hanh.yaml"
IMPORTED = ROOT / "tests" / "files" / "importers"
OFFICE_TEXT = IMPORTED / "fixtures" / "chuong-trinh-2023-12-06.txt"
PROGRAMMES = IMPORTED / "programmes"
