"""What people write is held against a Struct: all that is wrong is told, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import pytest
from msgspec import Meta, Struct, field

from timekeeper.files.checked import Faulty, ReadBy, Refused, Wrong, checked, keys_written


def read_even(value: object) -> object:
    if isinstance(value, int) and value % 2:
        raise Refused("an even number", f"write {value + 1}")
    return value


class Screen(Struct, frozen=True):
    name: Annotated[str, Meta(max_length=5)]
    height: Annotated[int, Meta(ge=1), ReadBy(read_even)] = 2


class Hall(Struct, frozen=True):
    screens: tuple[Screen, ...] = ()
    seats: int | None = field(default=None, name="chairs")
    owner: str | Screen | None = None
    doors: Mapping[Literal["left", "right"], str] = {}
    lit: bool = False

    def __post_init__(self) -> None:
        if self.seats is not None and not self.screens:
            raise Refused("seats before a screen")


def faults(data: Any, *, by_hand: bool = False) -> list[tuple[Any, Wrong]]:
    with pytest.raises(Faulty) as caught:
        checked(Hall, data, by_hand=by_hand)
    return [(fault.place, fault.wrong) for fault in caught.value.faults]


def test_what_is_right_becomes_the_struct():
    data = {
        "screens": [{"name": "A", "height": 4}, {"name": "B"}],
        "chairs": 300,
        "owner": {"name": "C"},
        "doors": {"left": "open"},
        "lit": True,
    }

    hall = Hall((Screen("A", 4), Screen("B")), 300, Screen("C"), {"left": "open"}, True)
    assert checked(Hall, data) == hall
    assert checked(Hall, {"owner": "Lê Văn A", "chairs": None}) == Hall(owner="Lê Văn A")


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_keys():
    data = {
        "screens": [{"height": 3}, {"name": "too long", "hight": 2}, "A"],
        "chairs": "many",
        "owner": 7,
        "doors": {"left": 1, "up": "open"},
        "seats": 3,
    }

    assert faults(data) == [
        (("screens", 0, "name"), Wrong.MISSING),
        (("screens", 0, "height"), Wrong.REFUSED),
        (("screens", 1, "name"), Wrong.OTHER_TYPE),
        (("screens", 1, "hight"), Wrong.UNKNOWN_KEY),
        (("screens", 2), Wrong.OTHER_TYPE),
        (("chairs",), Wrong.OTHER_TYPE),
        (("owner",), Wrong.OTHER_TYPE),
        (("doors", "left"), Wrong.OTHER_TYPE),
        (("doors", "up"), Wrong.OTHER_TYPE),
        (("seats",), Wrong.UNKNOWN_KEY),
    ]


@pytest.mark.parametrize("data", [None, [], "hall", 7, {1: 2}, {"screens": {"name": "A"}}], ids=str)
def test_data_of_another_shape_are_told_too(data):
    assert len(faults(data)) == 1


def test_what_a_reader_or_the_whole_refuses_says_what_was_expected():
    for data in ({"screens": [{"name": "A", "height": 3}]}, {"chairs": 2}):
        with pytest.raises(Faulty) as caught:
            checked(Hall, data)

        (fault,) = caught.value.faults
        assert fault.refused is not None
        assert str(fault.refused) in {"an even number", "seats before a screen"}


@pytest.mark.parametrize("half", ["\ud800", "A\udfff"])
def test_half_a_character_is_no_text(half):
    assert faults({"owner": half}) == [(("owner",), Wrong.OTHER_TYPE)]


@pytest.mark.parametrize("lit", ["yes", "Yes", "on", "true", "TRUE", "y", "1"])
def test_what_is_written_by_hand_may_be_quoted_or_not(lit):
    data = {"screens": [{"name": 4711, "height": "6"}], "chairs": "300", "lit": lit}

    hall = Hall((Screen("4711", 6),), 300, lit=True)
    assert checked(Hall, data, by_hand=True) == hall
    assert checked(Hall, {"lit": "off"}, by_hand=True) == Hall()
    assert len(faults(data)) == 4
    assert faults({"lit": "perhaps"}, by_hand=True) == [(("lit",), Wrong.OTHER_TYPE)]


def test_the_keys_of_a_struct_are_those_it_is_written_with():
    assert list(keys_written(Hall)) == ["screens", "chairs", "owner", "doors", "lit"]
    assert keys_written(Hall)["chairs"].name == "seats"
    assert [key.required for key in keys_written(Screen).values()] == [True, False]
