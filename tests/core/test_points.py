"""The points linked to the hall."""

from __future__ import annotations

import re

from timekeeper.core.points import MOST_POINTS, POINT_ID, Point, enlisted


def listed(*names: str) -> list[Point]:
    return [Point("", name) for name in names]


def test_each_name_is_a_point_once_however_it_is_spaced_or_written_large():
    points = enlisted(listed("Phường 1", " PHƯỜNG  1 ", "", "Xã Tân Hòa"))

    assert [(p.id, p.name) for p in points] == [("p001", "Phường 1"), ("p002", "Xã Tân Hòa")]


def test_a_point_keeps_its_id_when_the_list_is_given_again():
    before = enlisted(listed("Phường 1", "Phường 3"))

    after = enlisted(listed("Phường 1", "Phường 2", "Phường 3"), before)

    assert [p.id for p in after] == ["p001", "p003", "p002"]


def test_telephone_and_kind_of_a_known_point_are_those_of_the_newer_list():
    before = enlisted([Point("", "Tổ 1", "0900")])

    after = enlisted([Point("", "Tổ 1", " 0911  222 ", room=True)], before)

    assert after == (Point("p001", "Tổ 1", "0911 222", room=True),)


def test_the_points_of_the_greatest_city_fit():
    points = enlisted(listed(*(f"Điểm {n}" for n in range(MOST_POINTS + 5))))

    assert len(points) == MOST_POINTS
    assert all(re.match(POINT_ID, point.id) for point in points)


def test_an_id_that_was_written_by_hand_is_taken_only_if_it_is_one_and_nobody_elses():
    known = [Point("p002", "A"), Point("p002", "B"), Point("../x", "C")]

    points = enlisted(known, known)

    assert len({point.id for point in points}) == 3
    assert all(re.match(POINT_ID, point.id) for point in points)
