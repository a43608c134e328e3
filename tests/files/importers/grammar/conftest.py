"""What the grammar makes of a text as an office has it."""

import pytest

from timekeeper.files.importers.reading import read_file


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "programme.txt"
        path.write_text(text, encoding="utf-8")
        return read_file(path)

    return read
