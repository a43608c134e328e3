"""Settings come back as they were written; a file that cannot be used is told, never guessed."""

from __future__ import annotations

import pytest

from timekeeper.files.settings import (
    SettingsError,
    keep_setting,
    read_settings,
    write_settings,
)
from timekeeper.live.settings import HallLook, ScreenIdentity, Settings, Style

EPSON = ScreenIdentity("EPSON", "EB-970", "00123", "Máy chiếu: #1|2", 1920, 1080)
NAMELESS = ScreenIdentity(name=r"\\.\DISPLAY2", width=1024, height=768)


OFFICE = HallLook(Style.DARK, False, r"C:\Văn phòng\logo.png", False, "#0B3D2E", "#F5C542", "#FFF")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.yaml"


def test_without_a_file_the_defaults_hold(path):
    assert read_settings(path) == Settings()
    assert read_settings(path / "below" / "nothing") == Settings()


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "{}\n", "~\n"])
def test_a_file_that_says_nothing_leaves_the_defaults(path, content):
    path.write_text(content, encoding="utf-8")

    assert read_settings(path) == Settings()


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings("en"),
        Settings("vi", farthest_seat=24.5, image_height=3),
        Settings(hall_screen=(EPSON, NAMELESS, ScreenIdentity())),
        Settings(hall_look=OFFICE),
    ],
)
def test_settings_come_back_as_they_were_written(path, settings):
    write_settings(settings, path)

    assert read_settings(path) == settings


def test_a_file_written_by_hand_is_read(path):
    path.write_bytes(b"\xef\xbb\xbflanguage: en   # for guests\r\nfarthest_seat: 18\r\n")

    assert read_settings(path) == Settings("en", farthest_seat=18.0)


@pytest.mark.parametrize(
    "content",
    [
        b"language: fr",
        b"Language: en",
        b"language: en\nlanguage: vi",
        b"farthest_seat: -1",
        b"farthest_seat: 201",
        b"farthest_seat: .nan",
        b"farthest_seat: far",
        b"image_height: 51",
        b"hall_screen: HDMI-1",
        b"hall_look: dark",
        b"hall_look:\n  style: pink",
        b"hall_look:\n  colour: red",
        b"hall_screen:\n  - colour: red",
        b"hall_screen:\n  - width: -1",
        b"- a",
        b"language: [",
        b"language: \xff",
        b"language: 2023-99-99",
        b"language: !!bool x",
        b"x: " + b"[" * 3000,
        b"\x00",
        "language: en".encode("utf-16"),
    ],
)
def test_wrong_settings_name_the_file(path, content):
    path.write_bytes(content)

    with pytest.raises(SettingsError, match=r"settings\.yaml cannot be read") as caught:
        read_settings(path)

    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_keeping_the_halls_screen_changes_nothing_else(path):
    path.write_text("language: en\nfarthest_seat: 18\n", encoding="utf-8")

    keep_setting(path, hall_screen=(EPSON,))

    assert read_settings(path) == Settings("en", farthest_seat=18, hall_screen=(EPSON,))


def test_keeping_the_halls_screen_leaves_a_file_that_cannot_be_read(path):
    path.write_text("language: fr\n", encoding="utf-8")

    with pytest.raises(SettingsError):
        keep_setting(path, hall_screen=(EPSON,))

    assert path.read_text(encoding="utf-8") == "language: fr\n"


def test_figures_written_by_hand_serve_as_a_serial(path):
    path.write_text("hall_screen:\n  - serial: 4711\n", encoding="utf-8")

    assert read_settings(path).hall_screen == (ScreenIdentity(serial="4711"),)


def test_a_folder_in_place_of_the_settings_is_told(path):
    path.mkdir()

    with pytest.raises(SettingsError):
        read_settings(path)


def test_keeping_the_halls_look_changes_nothing_else(path):
    path.write_text("language: en\nfarthest_seat: 18\n", encoding="utf-8")

    keep_setting(path, hall_look=OFFICE)

    assert read_settings(path) == Settings("en", farthest_seat=18, hall_look=OFFICE)


def test_a_colour_that_yaml_takes_for_a_remark_is_not_passed_over(path):
    path.write_text("hall_look:\n  background: #7A1014\n", encoding="utf-8")

    assert read_settings(path).hall_look.background == "#"
