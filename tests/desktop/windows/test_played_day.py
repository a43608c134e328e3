"""A scripted day played in the real windows leaves pictures that anybody may file."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from timekeeper.core.acts import CloseSession, Edit, Jump, Start
from timekeeper.core.events import ItemEdited
from timekeeper.desktop.operator.labels import FigureLabel
from timekeeper.desktop.windows.played_day import Photographer
from timekeeper.desktop.windows.windows import Windows


def test_no_picture_is_named_after_what_is_confidential(windows: Windows, tmp_path: Path):
    windows.show()
    desk = windows.desk
    first = desk.conference.programme.items[0]
    desk.act(Edit(ItemEdited(replace(first, confidential=True))))
    desk.act(Start())

    Photographer(windows, tmp_path).take_if_new(desk.snapshot())

    names = [path.name for path in tmp_path.glob("*.png")]
    assert len(names) == 2
    assert not any(first.id in name for name in names)


def test_a_picture_is_taken_of_a_desk_that_has_found_its_places(windows: Windows, tmp_path: Path):
    windows.show()
    windows.operator.resize(1366, 728)
    desk, now = windows.desk, windows.operator.side.now
    photographer = Photographer(windows, tmp_path)
    desk.act(Jump("s1.p2.i8"))  # a discussion
    photographer.take_if_new(desk.snapshot())
    desk.act(CloseSession())
    photographer.take_if_new(desk.snapshot())

    figures = now.findChild(FigureLabel, "nowFigures")
    assert figures.height() >= figures.sizeHint().height()
    assert now.height() >= now.sizeHint().height()
