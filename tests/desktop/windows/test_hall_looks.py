"""The operator chooses the look of the hall in its menu; it is worn at once and kept."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.desktop.conftest import take_down
from timekeeper.core.hall_order import Occasion
from timekeeper.desktop.hall.look_and_logo import Fitted
from timekeeper.desktop.hall.looks import LOOKS
from timekeeper.desktop.hall.preview import HallPreview
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.settings import read_settings
from timekeeper.live.settings import HallLook, Settings, StripPlace, Style
from timekeeper.network.backdrops import Backdrops


def entry(windows: Windows, text: str) -> QAction:
    menus = [windows.operator.hall_menu, *windows.operator.hall_menu.findChildren(QMenu)]
    return next(action for menu in menus for action in menu.actions() if action.text() == text)


def top_colour(image: QImage) -> QColor:
    return image.pixelColor(2, 2)


@pytest.fixture
def windows_in(app, conference, qtbot):
    made = []

    def make(look: HallLook) -> Windows:
        windows = Windows(conference, Settings(hall_look=look))
        made.append(windows)
        windows.show()
        return windows

    yield make
    for windows in made:
        take_down(windows)


def test_the_look_of_the_settings_is_worn_from_the_start(windows_in):
    windows = windows_in(HallLook(Style.LIGHT, fades=False))

    assert top_colour(windows.hall.grab().toImage()) == QColor(LOOKS[Style.LIGHT].top)
    assert entry(windows, "Light").isChecked()


def test_another_look_is_worn_at_once_in_the_hall_and_in_the_preview(windows_in):
    windows = windows_in(HallLook(fades=False))

    entry(windows, "Dark").trigger()

    dark = QColor(LOOKS[Style.DARK].top)
    preview = windows.operator.side.findChild(HallPreview)
    assert top_colour(windows.hall.grab().toImage()) == dark
    middle = preview.grab().toImage()
    column = [middle.pixelColor(middle.width() // 2, y) for y in range(middle.height())]
    assert dark in column


def test_a_new_look_comes_with_a_fade(two_screens, windows_in, qtbot):
    windows = windows_in(HallLook())
    assert QTest.qWaitForWindowExposed(windows.hall)
    before = top_colour(windows.hall.grab().toImage())

    entry(windows, "Light").trigger()

    assert top_colour(windows.hall.grab().toImage()) == before
    light = QColor(LOOKS[Style.LIGHT].top)
    qtbot.waitUntil(lambda: top_colour(windows.hall.grab().toImage()) == light)


def test_pages_of_the_building_have_the_backdrops_of_the_look_that_is_worn(windows_in):
    windows = windows_in(HallLook(words_below=False))
    shared = QImage(16, 9, QImage.Format.Format_RGB32)

    windows.looks.choose(
        HallLook(backdrop="a.png", words_below=False), None, {"a.png": Fitted(shared)}
    )
    given = windows.looks.for_pages
    windows.looks.choose(HallLook(), None)

    pictures = {QImage.fromData(make()).size() for make in given.pictures.values()}
    assert (set(given.pictures), pictures) == (set(Occasion), {shared.size()})
    assert not given.words_below
    assert windows.looks.for_pages == Backdrops()


def test_the_fade_can_be_switched_off(two_screens, windows_in, qtbot):
    windows = windows_in(HallLook())
    assert QTest.qWaitForWindowExposed(windows.hall)

    entry(windows, "Fade from scene to scene").trigger()
    entry(windows, "Light").trigger()

    light = QColor(LOOKS[Style.LIGHT].top)
    assert top_colour(windows.hall.grab().toImage()) == light


def test_each_change_is_told_to_be_kept(windows_in):
    windows = windows_in(HallLook(logo="", accent="#F5C542"))
    kept = []
    windows.looks.changed.connect(kept.append)

    entry(windows, "Dark").trigger()
    entry(windows, "With the office’s own colours").trigger()

    assert kept[-1] == HallLook(Style.DARK, own_colours=False, accent="#F5C542")


def test_the_chosen_look_is_found_again_in_the_settings(app, qtbot, clock, tmp_path, monkeypatch):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    (tmp_path / "settings.yaml").write_text("language: en\nfarthest_seat: 18\n", "utf-8")
    with JournalFile.create_or_open(tmp_path / "journal.db") as file:
        office = Office(file, clock, Settings("en"))
        entry(office.windows, "Dark").trigger()
        office.close()
        take_down(office.windows)

    kept = read_settings(tmp_path / "settings.yaml")

    assert kept == Settings("en", farthest_seat=18, hall_look=HallLook(Style.DARK))


def test_without_colours_of_its_own_the_office_cannot_wear_them(windows_in):
    windows = windows_in(HallLook())

    assert not entry(windows, "With the office’s own colours").isEnabled()


def test_a_missing_logo_and_a_refused_colour_are_told_to_the_operator_alone(windows_in):
    windows = windows_in(HallLook(logo="gone.png", text="#FF0000", fades=False))

    said = windows.operator.statusBar().currentMessage()
    assert "#FF0000" in said
    assert "gone.png" in said
    assert top_colour(windows.hall.grab().toImage()) == QColor(LOOKS[Style.PARTY].top)


def test_the_strip_lies_where_the_menu_says_and_that_is_kept(windows_in):
    windows = windows_in(HallLook(strip=StripPlace.TOP))
    kept = []
    windows.looks.changed.connect(kept.append)
    windows.desk.go_on()
    windows.desk.switch_strip()
    screen = windows.hall.screen()
    begun = windows.strip.place_on(screen)
    marked = entry(windows, "At the top").isChecked()

    entry(windows, "Only a clock in the corner").trigger()

    moved = windows.strip.place_on(screen)
    assert marked
    assert (begun.top(), begun.width()) == (screen.geometry().top(), screen.size().width())
    assert moved.right() == screen.geometry().right()
    assert moved.width() < screen.size().width() / 3
    assert [look.strip for look in kept] == [StripPlace.CORNER]


def test_pictures_are_read_beside_the_window_and_worn_when_they_are_there(
    app, conference, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    picture = QImage(64, 36, QImage.Format.Format_RGB32)
    picture.fill(QColor("#00FF00"))
    assert picture.save(str(tmp_path / "ma-ket.png"))
    look = HallLook(
        Style.LIGHT,
        backdrop="ma-ket.png",
        backdrops={Occasion.BREAK: "none.png"},
        words_below=False,
        fades=False,
    )
    held, workshop = threading.Event(), Workshop()
    workshop.run(lambda: held.wait(10), lambda _done: None, lambda _error: None)
    told: list[str] = []

    windows = Windows(conference, Settings(hall_look=look), workshop=workshop)
    try:
        windows.looks.faulty.connect(told.append)
        windows.show()
        before = middle_colour(windows)
        pages_before = windows.looks.for_pages.pictures
        entry(windows, "Dark").trigger()
        held.set()
        qtbot.waitUntil(lambda: middle_colour(windows) == QColor("#00FF00"), timeout=5000)
    finally:
        take_down(windows)
        workshop.finish()

    assert before != QColor("#00FF00")
    assert not pages_before
    assert set(windows.looks.for_pages.pictures) == set(Occasion) - {Occasion.BREAK}
    assert [str(tmp_path / "none.png") in sentence for sentence in told] == [True]


def middle_colour(windows: Windows) -> QColor:
    image = windows.hall.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


def test_a_picture_that_was_chosen_meanwhile_stays(app, conference, tmp_path, monkeypatch, qtbot):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    look, workshop = HallLook(backdrop="old.png", logo="old.png"), Workshop()
    held, chosen = threading.Event(), Fitted(QImage(16, 9, QImage.Format.Format_RGB32))
    workshop.run(lambda: held.wait(10), lambda _done: None, lambda _error: None)
    windows = Windows(conference, Settings(hall_look=look), workshop=workshop)
    try:
        windows.looks.choose(
            HallLook(backdrop="new.png", logo="new.png"), chosen, {"new.png": chosen}
        )
        held.set()
        with qtbot.waitSignal(windows.looks.faulty, timeout=5000):
            pass
    finally:
        take_down(windows)
        workshop.finish()

    assert windows.looks._logo is chosen
    assert set(windows.looks._backdrops.values()) == {chosen}


def test_a_picture_that_was_removed_meanwhile_is_not_worn_nor_an_older_one_of_its_name(
    app, conference, tmp_path, monkeypatch, qtbot
):
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    for name in ("shared.png", "own.png", "logo.png"):
        picture = QImage(64, 36, QImage.Format.Format_RGB32)
        picture.fill(QColor("#00FF00" if name == "shared.png" else "#0000FF"))
        assert picture.save(str(tmp_path / name))
    look = HallLook(backdrop="shared.png", backdrops={Occasion.BREAK: "own.png"}, logo="logo.png")
    held, workshop = threading.Event(), Workshop()
    workshop.run(lambda: held.wait(10), lambda _done: None, lambda _error: None)
    windows = Windows(conference, Settings(hall_look=look), workshop=workshop)
    another_logo = Fitted(QImage(16, 9, QImage.Format.Format_RGB32))
    try:
        windows.looks.choose(HallLook(backdrop="shared.png", logo="logo.png"), another_logo)
        held.set()
        qtbot.waitUntil(lambda: windows.looks._backdrops[Occasion.WELCOME].is_read, timeout=5000)
    finally:
        take_down(windows)
        workshop.finish()

    worn = [each.fitting(QSize(64, 36)) for each in windows.looks._backdrops.values()]
    assert {image.pixelColor(9, 9).name() for image in worn} == {"#00ff00"}
    assert windows.looks._logo is another_logo
