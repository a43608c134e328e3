"""Where an item of the day can go, and where another one comes in after it."""

from __future__ import annotations

from tests.fakes import item, part, programme, session
from timekeeper.core.changes.editing import edited, moves, place_after
from timekeeper.core.events import ItemMoved

PLANNED = programme(
    session(part(item("a"), item("b"), item("c")), part(item("d"))),
    session(part(item("e")), part(item("f")), name="afternoon"),
)


def order(move: ItemMoved) -> list[str]:
    return [item.id for item in edited(PLANNED, [move]).items]


def test_an_item_goes_up_or_down_in_its_part_or_to_the_end_of_another_session():
    up, down, away = moves(PLANNED, "b")

    assert order(up) == ["b", "a", "c", "d", "e", "f"]
    assert order(down) == ["a", "c", "b", "d", "e", "f"]
    assert away == ItemMoved("b", 1, 1)


def test_at_the_edge_of_its_part_it_goes_one_way_only():
    assert [order(move)[:3] for move in moves(PLANNED, "a")[:-1]] == [["b", "a", "c"]]
    assert [order(move)[:3] for move in moves(PLANNED, "c")[:-1]] == [["a", "c", "b"]]
    assert moves(PLANNED, "d") == (ItemMoved("d", 1, 1),)


def test_what_comes_in_after_an_item_lies_before_the_next_one_of_the_part():
    assert place_after(PLANNED, "a") == (0, 0, "b")
    assert place_after(PLANNED, "c") == (0, 0, None)
    assert place_after(PLANNED, "e") == (1, 0, None)
