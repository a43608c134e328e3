"""Whom the office has to telephone, for the printer."""

from __future__ import annotations

from timekeeper.core.points import Point
from timekeeper.files.exporters.call_list import call_list_html

POINTS = [Point("p001", "Xã <A> & B", "0912 345 678"), Point("p002", "Phường 2")]


def test_each_point_has_a_row_with_its_telephone_and_room_to_write():
    html = call_list_html("Hội nghị", "07:55", POINTS)

    assert html.count("<tr>") == 3
    assert "0912\u00a0345\u00a0678" in html  # a number that is dialled is never divided
    assert "07:55" in html
    assert html.count("<td></td>") == 5  # two a row, and one has no telephone


def test_a_name_is_read_as_it_is_written():
    html = call_list_html("A & B", "07:55", POINTS)

    assert "Xã &lt;A&gt; &amp; B" in html
    assert "A &amp; B" in html
