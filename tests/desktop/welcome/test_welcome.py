"""The first start asks for little, once; the settings change what is worn and kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from tests.desktop.conftest import extend, granted, take_down
from tests.desktop.office.test_wiring import held
from tests.desktop.sound.fakes import Plugged, PluggedLoudspeaker
from tests.desktop.sound.test_stroke import wav
from tests.virtual_screens import VirtualScreens
from timekeeper.core.hall_order import Occasion
from timekeeper.core.programme import Organisation, Programme
from timekeeper.desktop.display import palette
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.screens.choice import Choice, Projection, Screen
from timekeeper.desktop.sound.desk_chime import DeskChime
from timekeeper.desktop.theme import choose_colours
from timekeeper.desktop.welcome.dialogs import SettingsDialog, WelcomeDialog
from timekeeper.desktop.welcome.fields import CopyRow, projector_sentence
from timekeeper.desktop.welcome.picture_field import PictureField, logo
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.settings import read_settings
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.settings import (
    ChimeHabits,
    DeskColours,
    HallLook,
    HallProtocol,
    PlateForm,
    PlateKind,
    ReportForm,
    ScreenIdentity,
    Settings,
    Style,
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def screens_as_usual(screens: VirtualScreens | None, app: object) -> None:
    """Leave nothing of what the tests before have plugged."""
    if screens is not None:
        extend(screens)


@pytest.fixture
def start(app: object, home: Path, clock: SimulatedClock, qtbot) -> Iterator[Callable[..., Office]]:
    opened: list[Office] = []
    with JournalFile.create_or_open(home / "journal.db") as file:

        def begin(draft: Draft | None = None, *, seen: bool = False) -> Office:
            office = Office(file, clock, Settings(), granted)
            opened.append(office)
            if not seen:
                office.windows.show = office.windows.desk.refresh
            office.begin(draft)
            return office

        yield begin
        for office in opened:
            office.close()
            take_down(office.windows)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B3D2E"))
    path = tmp_path / "stick" / "Biểu trưng.PNG"
    path.parent.mkdir()
    assert image.save(str(path), "PNG")
    return path


def welcome_of(office: Office) -> WelcomeDialog:
    found = office.windows.operator.findChild(WelcomeDialog)
    assert found is not None
    return found


def settings_of(office: Office) -> SettingsDialog:
    office.windows.operator.preparation.settings_asked.emit()
    found = office.windows.operator.findChild(SettingsDialog)
    assert found is not None
    return found


def test_the_very_first_start_welcomes(start, home: Path):
    office = start()

    assert welcome_of(office).isVisible()


def test_whoever_opens_a_programme_is_not_held_up(start, office_day: Programme):
    office = start(Draft(office_day, ()))

    assert office.windows.operator.findChild(WelcomeDialog) is None


@pytest.mark.parametrize("answer", ["escape", "keep", "not now"])
def test_once_seen_it_does_not_come_again(start, answer: str, home: Path):
    welcome = welcome_of(start())
    if answer == "escape":
        QTest.keyClick(welcome, Qt.Key.Key_Escape)
    elif answer == "keep":
        welcome.accept()
    else:
        welcome.reject()

    again = start()

    assert (home / "settings.yaml").exists()
    assert again.windows.operator.findChild(WelcomeDialog) is None


def test_the_offices_name_and_measures_are_kept(start, home: Path):
    office = start()
    welcome = welcome_of(office)
    welcome.office.superior.setText(" TỈNH ỦY HẬU GIANG ")
    welcome.office.issuer.setText("VĂN PHÒNG")
    welcome.office.place.setText("Hậu Giang")
    welcome.hall.farthest_seat.setValue(24)
    welcome.hall.image_height.setValue(2.5)

    welcome.accept()

    kept = read_settings(home / "settings.yaml")
    assert kept.report == ReportForm(
        superior="TỈNH ỦY HẬU GIANG", issuer="VĂN PHÒNG", place="Hậu Giang"
    )
    assert (kept.farthest_seat, kept.image_height) == (24, 2.5)
    assert office.windows._picture.output.seat_in_heights == pytest.approx(9.6)
    assert office.check.settings == kept


def test_what_is_put_off_is_not_kept(start, home: Path):
    welcome = welcome_of(start())
    welcome.office.superior.setText("TỈNH ỦY")

    welcome.reject()

    assert read_settings(home / "settings.yaml").report == ReportForm()


def test_the_sample_is_rehearsed_and_leaves_no_record(start, home: Path, qtbot):
    office = start()

    welcome_of(office).sample.click()

    qtbot.waitUntil(lambda: office.rehearsal.under_way, timeout=5000)
    assert held(office).sessions != ()
    office.rehearsal.end()
    assert held(office).sessions == ()
    with JournalFile.open_to_read(home / "journal.db") as file:
        assert file.newest() is None


def test_the_welcome_names_the_halls_screen(start):
    office = start(seen=True)
    choice = office.windows.screens.choice
    assert choice.screen is not None

    texts = [label.text() for label in welcome_of(office).findChildren(QLabel)]

    assert any(choice.screen.identity.name in text for text in texts)


@pytest.mark.parametrize(
    ("projection", "words"),
    [
        (Projection.NO_SCREEN, "No second screen"),
        (Projection.HERE, "No second screen"),
        (Projection.CLONED, "the same as this screen"),
        (Projection.SEVERAL, "not clear which screen"),
        (Projection.UNKNOWN, "not clear which screen"),
    ],
)
def test_what_to_do_about_the_projector_is_said(projection: Projection, words: str):
    assert words in projector_sentence(
        Choice(projection, Screen(ScreenIdentity(name="X"), 0, 0, 1, 1))
    )


def test_screens_are_identified_from_the_welcome(start):
    office = start()
    button = next(b for b in welcome_of(office).findChildren(QPushButton) if "dentify" in b.text())

    button.click()

    assert office.windows.questions.numbers.labels != []


def test_a_logo_is_copied_to_the_settings_and_worn_at_once(start, home: Path, picture: Path, qtbot):
    office = start()
    welcome = welcome_of(office)
    welcome.logo._ask = lambda _parent, _title: str(picture)

    welcome.logo._choose.click()
    qtbot.waitUntil(lambda: welcome.logo.picture is not None, timeout=5000)
    welcome.accept()

    assert (home / "logo.png").read_bytes() == picture.read_bytes()
    assert read_settings(home / "settings.yaml").hall_look.logo == "logo.png"
    assert office.windows._picture.look.logo is not None


def test_a_backdrop_is_copied_to_the_settings_and_worn_at_once(
    start, home: Path, picture: Path, qtbot
):
    office = start()
    settings = settings_of(office)
    settings.backdrops[None]._ask = lambda _parent, _title: str(picture)

    settings.backdrops[None]._choose.click()
    qtbot.waitUntil(lambda: settings.backdrops[None].picture is not None, timeout=5000)
    settings.look.words_below.setChecked(False)
    settings.accept()

    kept = read_settings(home / "settings.yaml").hall_look
    assert (kept.backdrop, kept.words_below) == ("backdrop.png", False)
    worn = office.windows._picture.look
    assert worn.backdrops.keys() == set(Occasion)
    assert not worn.words_below


def test_an_occasion_gets_a_picture_of_its_own_in_the_settings_and_in_the_hall(
    start, home: Path, picture: Path, qtbot
):
    office = start()
    settings = settings_of(office)
    field = settings.backdrops[Occasion.BREAK]
    field._ask = lambda _parent, _title: str(picture)

    field._choose.click()
    qtbot.waitUntil(lambda: field.picture is not None, timeout=5000)
    listed = [settings.occasions.occasion.itemText(n) for n in range(5)]
    settings.accept()

    kept = read_settings(home / "settings.yaml").hall_look
    assert (kept.backdrop, kept.backdrops) == ("", {Occasion.BREAK: "backdrop-break.png"})
    assert (home / "backdrop-break.png").read_bytes() == picture.read_bytes()
    assert office.windows._picture.look.backdrops == {Occasion.BREAK: field.picture}
    assert [text for text in listed if text.endswith("its own")] == ["Break: its own"]
    settings_of(office)
    again = office.windows.operator.findChildren(SettingsDialog)[-1]
    assert again.occasions.occasion.itemText(3) == "Break: its own"
    again.accept()  # before its picture is read
    assert read_settings(home / "settings.yaml").hall_look == kept


def test_a_picture_that_cannot_be_read_is_told_and_the_logo_stays(
    app, tmp_path: Path, picture: Path, qtbot
):
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    workshop = Workshop()
    field = PictureField(logo(), str(picture), tmp_path, workshop, lambda _parent, _title: str(bad))
    qtbot.addWidget(field)
    qtbot.waitUntil(lambda: field.picture is not None, timeout=5000)

    field._choose.click()
    qtbot.waitUntil(lambda: "cannot be read" in field._shown.text(), timeout=5000)

    assert (field.name, field.picked) == (str(picture), False)


def test_a_logo_can_be_taken_off(start, home: Path, picture: Path, qtbot):
    office = start()
    welcome = welcome_of(office)
    welcome.logo._ask = lambda _parent, _title: str(picture)
    welcome.logo._choose.click()
    qtbot.waitUntil(lambda: welcome.logo.picture is not None, timeout=5000)
    welcome.accept()

    settings = settings_of(office)
    qtbot.waitUntil(lambda: settings.logo.picture is not None, timeout=5000)
    settings.logo._remove.click()
    settings.accept()

    assert read_settings(home / "settings.yaml").hall_look.logo == ""
    assert office.windows._picture.look.logo is None


def test_the_settings_show_what_holds_and_keep_what_is_changed(
    start, home: Path, office_day: Programme
):
    office = start(Draft(office_day, ()))
    settings = settings_of(office)
    settings.look.style.setCurrentIndex(settings.look.style.findData(Style.DARK))
    settings.look.fades.setChecked(False)
    settings.language.setCurrentIndex(settings.language.findData("en"))
    settings.protocol.ranks.setPlainText("Viện trưởng\n\n Bí thư.* ")
    settings.plates.kind.setCurrentIndex(1)
    settings.plates.width.setValue(120)
    settings.plates.shrink.setCurrentIndex(1)
    settings.plates.capitals.setChecked(False)
    settings.chime.volume.setValue(30)
    settings.report.symbol.setText("BC/VPTU")
    settings.report.recipients.setPlainText("Thường trực Tỉnh ủy\n\n  Lưu VP \n")

    settings.accept()

    kept = read_settings(home / "settings.yaml")
    assert kept.hall_look == HallLook(Style.DARK, fades=False) == office.windows.looks.look
    assert office.windows.looks.look.style is Style.DARK  # no plain text, as Qt gives it back
    assert kept.language == "en"
    assert kept.report == ReportForm(symbol="BC/VPTU", recipients=("Thường trực Tỉnh ủy", "Lưu VP"))
    assert kept.plates == PlateForm(PlateKind.FLAT, 120, shrink="all", capitals=False)
    assert kept.chime == office.chime.habits == ChimeHabits(volume=30)
    assert kept.protocol == HallProtocol(ranks=("Viện trưởng", "Bí thư.*"))
    assert office.windows.desk.conference.rules == kept.protocol.rules
    again = settings_of(office)
    assert again.chosen() == kept
    again.reject()


def test_words_that_the_hall_would_cut_are_told_as_they_are_filled_in(start):
    office = start()
    welcome_of(office).reject()
    settings = settings_of(office)
    protocol = settings.protocol
    told = []
    for words in ("Đã hết thời gian, kính mời đồng chí kết thúc", "Hết giờ", ""):
        protocol.overrun_words.setText(words)
        told.append(words in protocol.too_long.text() and not protocol.too_long.isHidden())
    settings.reject()

    assert told == [True, False, False]


class TestChime:
    """The fields of the chime, with loudspeakers that a test plugs in."""

    @pytest.fixture
    def plugged(self) -> Plugged:
        return Plugged()

    @pytest.fixture
    def settings(self, start, plugged: Plugged, monkeypatch) -> SettingsDialog:
        made = partial(PluggedLoudspeaker, plugged)
        monkeypatch.setattr(
            "timekeeper.desktop.office.wiring.DeskChime", partial(DeskChime, make_loudspeaker=made)
        )
        office = start()
        welcome_of(office).reject()
        return settings_of(office)

    def test_it_is_switched_on_with_a_loudspeaker_that_is_there(
        self, settings: SettingsDialog, home: Path, qtbot
    ):
        chime = settings.chime
        settings.tabs.setCurrentIndex(settings.tabs.count() - 1)
        qtbot.waitUntil(lambda: chime.device.count() == 3)
        chime.sounds.setChecked(True)
        chime.device.setCurrentIndex(chime.device.findData("HDMI"))

        settings.accept()

        kept = read_settings(home / "settings.yaml").chime
        assert kept == ChimeHabits(sounds=True, device="HDMI")

    def test_it_is_tried_as_it_is_filled_in(self, settings, plugged: Plugged, home: Path, qtbot):
        chime = settings.chime

        chime.trying.click()
        qtbot.waitUntil(lambda: len(plugged.heard) == 1)
        plugged.names.clear()
        chime.trying.click()

        qtbot.waitUntil(lambda: "is gone" in chime.told.text())
        assert read_settings(home / "settings.yaml").chime == ChimeHabits()

    def test_a_sound_that_is_picked_is_copied_beside_the_settings(
        self, settings: SettingsDialog, tmp_path: Path, home: Path, qtbot
    ):
        own = wav(tmp_path / "Chuông.WAV")
        settings.chime._ask = lambda _parent: str(own)

        settings.chime._choose.click()
        qtbot.waitUntil(lambda: settings.chime.file == str(own))
        settings.accept()

        assert read_settings(home / "settings.yaml").chime.file == "chime.wav"
        assert (home / "chime.wav").read_bytes() == own.read_bytes()

    def test_a_file_that_is_no_sound_is_told_and_what_was_there_stays(
        self, settings: SettingsDialog, picture: Path, qtbot
    ):
        settings.chime._ask = lambda _parent: str(picture)

        settings.chime._choose.click()

        qtbot.waitUntil(lambda: "no sound" in settings.chime.told.text())
        assert settings.chime.file == ""


@pytest.fixture
def light_again(app: object) -> Iterator[None]:
    yield
    choose_colours(app, DeskColours.LIGHT)


def test_the_desks_colours_are_chosen_in_the_menu_or_the_settings_and_worn_at_once(
    start, home: Path, light_again, office_day: Programme
):
    office = start(Draft(office_day))
    menu = office.windows.operator.preparation._colours
    assert menu[DeskColours.SYSTEM].isChecked()

    menu[DeskColours.DARK].trigger()

    assert palette.is_dark()
    assert read_settings(home / "settings.yaml").desk_colours is DeskColours.DARK
    settings = settings_of(office)
    assert settings.colours.currentData() == DeskColours.DARK
    settings.colours.setCurrentIndex(settings.colours.findData(DeskColours.LIGHT))
    settings.accept()
    assert not palette.is_dark()
    assert menu[DeskColours.LIGHT].isChecked()
    assert read_settings(home / "settings.yaml").desk_colours is DeskColours.LIGHT


def test_settings_that_are_cancelled_change_nothing(start, home: Path, office_day: Programme):
    office = start(Draft(office_day, ()), seen=True)  # its screens are kept
    before = (home / "settings.yaml").read_bytes()
    settings = settings_of(office)
    settings.look.style.setCurrentIndex(settings.look.style.findData(Style.DARK))

    settings.reject()

    assert (home / "settings.yaml").read_bytes() == before
    assert office.windows.looks.look == HallLook()


def test_settings_nobody_can_read_are_told_in_the_window(start, office_day: Programme):
    office = start(Draft(office_day, ()))

    office.offers.tell_of_settings("The settings could not be read.")
    shown = not office.windows.operator.banner.isHidden()
    office.windows.operator.banner.accept()

    assert shown
    found = office.windows.operator.findChild(QDialog)
    assert isinstance(found, SettingsDialog)


def test_the_place_of_the_copy_is_named_and_chosen_as_in_the_file_menu(
    start, home: Path, office_day: Programme, tmp_path: Path
):
    office = start(Draft(office_day, ()))
    asked = office.windows.operator.files.copy_asked
    asked.disconnect()
    asked.connect(lambda: office.record.copy_to(tmp_path / "stick"))
    settings = settings_of(office)
    row = settings.findChild(CopyRow)
    before = row._folder.text()
    (tmp_path / "stick").mkdir()

    row._choose.click()
    after = row._folder.text()
    settings.accept()

    assert (before, after) == ("None yet", str(tmp_path / "stick"))
    assert read_settings(home / "settings.yaml").copy_to == str(tmp_path / "stick")


def hall_words(office: Office) -> str:
    blocks = office.windows._picture.blocks
    lines = (line for b in blocks if b.text is not None for line in b.text.lines)
    return " ".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def test_the_hall_reads_the_offices_name_where_the_programme_names_none(
    start, office_day: Programme
):
    office = start(Draft(replace(office_day, organisation=Organisation()), ()))
    settings = settings_of(office)
    settings.office.superior.setText("HUYỆN ỦY CHÂU THÀNH")

    settings.accept()

    assert "HUYỆN ỦY CHÂU THÀNH" in hall_words(office)


def test_a_programmes_own_office_is_not_replaced(start, office_day: Programme):
    office = start(Draft(office_day, ()))
    settings = settings_of(office)
    settings.office.superior.setText("HUYỆN ỦY CHÂU THÀNH")

    settings.accept()

    assert "HUYỆN ỦY" not in hall_words(office)
