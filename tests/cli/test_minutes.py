"""minutes: the draft of a recorded conference, and how much of it is left to fill."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("ending", "beginning"), [("docx", b"PK"), ("PDF", b"%PDF")])
def test_a_rehearsed_day_has_minutes(command, day, tmp_path, ending, beginning):
    target = tmp_path / f"minutes.{ending}"

    answer = command("minutes", day, "--to", target)

    assert answer.status == 0
    first, second = answer.out.splitlines()
    assert first == f"Minutes written: {target}"
    assert int(second.split()[0]) <= 10
    assert target.read_bytes().startswith(beginning)


def test_an_ending_that_is_none_of_them_is_told(command, day, tmp_path):
    answer = command("minutes", day, "--to", tmp_path / "minutes.txt")

    assert answer.status == 1
    assert ".docx, .pdf" in answer.err
