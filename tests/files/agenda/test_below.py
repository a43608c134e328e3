"""What an agenda names lies beside it or below its folder, whatever somebody wrote there."""

from __future__ import annotations

import pytest

from timekeeper.files.agenda.below import lies_below


@pytest.mark.parametrize(
    "path",
    ["a.pdf", "trình chiếu/báo cáo.pdf", ".ẩn", "a/b/c.mp4", "console.pdf", "a..b.pdf", "com.pdf"],
)
def test_a_file_below_the_folder_may_be_named(path: str):
    assert lies_below(path)


@pytest.mark.parametrize(
    "path",
    [
        *["", "/etc/passwd", "../a.pdf", "a/../../b", "a/..", "..", "C:/a.pdf", "c:a.pdf"],
        *["//server/share/a", "a\\b.pdf", "..\\a", "NUL", "a/con.txt", "lpt1", "aux.pdf"],
        *["Nul .pdf", "CONIN$", "conout$.pdf", "COM¹.pdf", "lpt³", "a/prn.tar.gz/b", "com0"],
        *[
            "a/",
            "a//b",
            "./a",
            "a.",
            "a ",
            "a./b",
            "a\x00.pdf",
            "a\n.pdf",
            "a?.pdf",
            "a:stream",
            "x" * 241,
        ],
    ],
)
def test_nothing_else_may(path: str):
    assert not lies_below(path)
