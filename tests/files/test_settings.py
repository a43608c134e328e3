"""Settings come back as they were written; a file that cannot be used is told, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timekeeper.files.agenda.yaml_text import read_yaml, write_yaml
from timekeeper.files.settings import (
    VERSION,
    SettingsError,
    keep_setting,
    open_settings,
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


NEWER = """\
version: 9
language: en
colour_of_carpet: red
hall_screen:
  - maker: EPSON
    model: EB-970
    brightness: 80
hall_look:
  style: ocean
  fades: false
  waves: 3
desk:
  table_share: 5000
  keys:
    go_on: [Return]
"""


def raw(path):
    return read_yaml(path.read_text(encoding="utf-8"), str(path)).data


def test_a_newer_files_settings_are_read_as_far_as_they_are_understood(path):
    path.write_text(NEWER, encoding="utf-8")

    settings, told = open_settings(path)

    assert settings.language == "en"
    assert settings.hall_screen == (ScreenIdentity("EPSON", "EB-970"),)
    assert settings.hall_look == HallLook(fades=False)
    assert settings.desk.keys == {"go_on": ("Return",)}
    assert settings.desk.table_share == Settings().desk.table_share
    assert told.startswith("The settings are those of a newer timekeeper;")
    assert path.read_text(encoding="utf-8") == NEWER


def test_what_a_newer_file_says_beyond_this_version_is_kept_when_writing(path):
    path.write_text(NEWER, encoding="utf-8")
    before = raw(path)

    keep_setting(path, hall_look=HallLook(fades=True), language="vi")

    before["language"], before["hall_look"]["fades"] = "vi", True
    assert raw(path) == before
    assert read_settings(path).language == "vi"


def test_a_newer_file_lies_beside_as_it_was_however_often_it_is_changed(path):
    path.write_text(NEWER, encoding="utf-8")

    keep_setting(path, language="vi")
    keep_setting(path, hall_screen=(EPSON,))

    assert path.with_name("settings.yaml.bak").read_text(encoding="utf-8") == NEWER


def test_what_the_newer_program_wrote_since_lies_beside_before_it_is_changed(path):
    path.write_text(NEWER, encoding="utf-8")
    keep_setting(path, language="vi")
    later = NEWER.replace("red", "blue")
    path.write_text(later, encoding="utf-8")

    keep_setting(path, language="vi")

    assert path.with_name("settings.yaml.bak").read_text(encoding="utf-8") == later


def test_a_file_of_this_version_says_so_and_leaves_no_copy(path):
    keep_setting(path, language="en")
    keep_setting(path, language="vi")

    assert raw(path)["version"] == VERSION
    assert [p.name for p in path.parent.iterdir()] == ["settings.yaml"]
    assert open_settings(path) == (Settings("vi"), "")


@pytest.mark.parametrize("version", ["0", "-1", "x", "[]"])
def test_a_version_that_is_none_is_told(path, version):
    path.write_text(f"version: {version}\n", encoding="utf-8")

    with pytest.raises(SettingsError):
        read_settings(path)


def test_a_file_that_cannot_be_read_is_set_aside_and_told(path):
    path.write_text("language: fr\n", encoding="utf-8")

    settings, told = open_settings(path)

    aside = path.with_name("settings.yaml.unreadable")
    assert settings == Settings()
    assert str(aside) in told
    assert aside.read_text(encoding="utf-8") == "language: fr\n"
    assert not path.exists()


def test_files_set_aside_do_not_replace_each_other(path):
    for language in ("fr", "de"):
        path.write_text(f"language: {language}\n", encoding="utf-8")
        open_settings(path)

    kept = [p.read_text(encoding="utf-8") for p in sorted(path.parent.iterdir())]
    assert kept == ["language: fr\n", "language: de\n"]


def test_a_place_that_is_no_file_is_told_and_left(path):
    path.mkdir()

    settings, told = open_settings(path)

    assert settings == Settings()
    assert "cannot be read" in told
    assert path.is_dir()


words = st.text("abcdefgh_", min_size=1, max_size=8)
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)
KNOWN = [
    "language",
    "farthest_seat",
    "hall_screen",
    "rostrum_screen",
    "desk",
    "hall_look",
    "report",
]


@given(content=st.dictionaries(words | st.sampled_from(KNOWN), anything, max_size=6))
def test_whatever_a_newer_file_says_it_is_read_and_loses_nothing(content, tmp_path_factory):
    path = tmp_path_factory.mktemp("newer") / "settings.yaml"
    content = {**content, "version": VERSION + 1}
    path.write_text(write_yaml(content), encoding="utf-8")
    written = raw(path)

    keep_setting(path, image_height=3.5)

    assert raw(path) == {**written, "image_height": 3.5}
    assert open_settings(path)[0].image_height == 3.5


def test_what_nobody_sees_is_cleaned_from_the_texts(path):
    path.write_text('report:\n  issuer: "Văn\\u202e phòng\\ue000"\n', encoding="utf-8")

    assert read_settings(path).report.issuer == "Văn phòng"


@pytest.mark.parametrize("written", ["yes", "on", '"true"', "True", "1"])
def test_a_switch_is_set_as_people_write_it(path, written):
    path.write_text(f"chime:\n  sounds: {written}\nhall_look:\n  fades: off\n", encoding="utf-8")

    settings = read_settings(path)

    assert settings.chime.sounds
    assert not settings.hall_look.fades


def test_a_list_is_written_line_by_line(path):
    write_settings(Settings(hall_screen=(EPSON, NAMELESS)), path)

    assert "hall_screen:\n  - maker: EPSON\n    model: EB-970\n" in path.read_text("utf-8")


def test_a_form_is_named_by_one_word_without_an_end_of_the_line(path):
    path.write_text('report:\n  form: "party\\n"\n', encoding="utf-8")

    with pytest.raises(SettingsError):
        read_settings(path)
