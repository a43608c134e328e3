"""What an office sets once."""

from __future__ import annotations

import pytest

from timekeeper.live.settings import Settings


@pytest.mark.parametrize(
    ("farthest_seat", "image_height", "heights"),
    [(0, 0, 6), (20, 0, 6), (0, 3, 6), (-1, 3, 6), (20, 2.5, 8), (5, 3, 3), (60, 2, 12)],
)
def test_the_farthest_seat_counts_in_image_heights_within_reason(
    farthest_seat, image_height, heights
):
    measured = Settings(farthest_seat=farthest_seat, image_height=image_height)

    assert measured.seat_in_heights == heights
