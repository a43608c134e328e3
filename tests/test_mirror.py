"""The test of a room is found by its path: tests/ mirrors src/timekeeper/."""

from __future__ import annotations

from tests.paths import ROOT

# What tests the program as a whole, what measures it and what builds it.
OF_NO_ROOM = {
    "fuzz",
    *("packaging", "scenarios", "accuracy", "bench", "disks", "kill", "power", "smoke", "soak"),
}


def test_each_folder_of_tests_is_a_room_of_the_house():
    tests, rooms = ROOT / "tests", ROOT / "src" / "timekeeper"
    folders = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")}

    strangers = [
        folder.as_posix()
        for folder in folders
        if folder.parts
        and folder.parts[0] not in OF_NO_ROOM
        and not (rooms / folder / "__init__.py").is_file()
    ]

    assert strangers == []


def test_each_room_of_the_house_has_its_folder_of_tests():
    tests, house = ROOT / "tests", ROOT / "src" / "timekeeper"
    rooms = {path.parent.relative_to(house) for path in house.rglob("*.py")}

    assert [room.as_posix() for room in rooms if not any((tests / room).glob("test_*.py"))] == []
