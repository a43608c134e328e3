"""What is left out of a line takes with it the marks that divided it from the rest."""

from __future__ import annotations

from functools import partial

import pytest

from tests.growth import LIMIT, growth
from timekeeper.files.importers.formats.gaps import GAP, closed


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        ("Khai mạc - _", "Khai mạc"),
        ("Khai mạc – _.", "Khai mạc."),
        ("Khai mạc; _", "Khai mạc"),
        ("Khai mạc (_)", "Khai mạc"),
        ("Khai mạc [ _ _ ]", "Khai mạc"),
        ("Nghỉ – _ – giải lao", "Nghỉ – giải lao"),
        ("Phát biểu, _, bế mạc", "Phát biểu, bế mạc"),
        ("8h00 - _: Mở", "8h00: Mở"),
        ("8h00: _ - Mở", "8h00: Mở"),
        ("_ - Mở", "Mở"),
        ("8h00\tMở - _\tVăn phòng", "8h00\tMở\tVăn phòng"),
        ("Mở - _\n_, xong", "Mở\nxong"),
        ("7h30 _ Mở", "7h30  Mở"),
        ("kinh tế - xã hội_", "kinh tế - xã hội"),
        ("_", ""),
        ("Mở -", "Mở -"),
    ],
)
def test_marks_that_divide_nothing_go(left, shown):
    assert closed(left.replace("_", GAP)) == shown


@pytest.mark.parametrize("piece", [GAP, f"{GAP} ", f" - {GAP}", f"({GAP}", " ", f"{GAP}, "])
def test_the_time_grows_with_the_text(piece):
    def work(count):
        return partial(closed, GAP + piece * count + "x")

    assert growth(work, 4_000) < LIMIT
