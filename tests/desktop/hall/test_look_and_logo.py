"""An office's logo is shown in its own proportions; one that cannot be shown is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from timekeeper.core.hall_order import Occasion
from timekeeper.desktop.hall.look_and_logo import (
    BACKDROP,
    LOGO,
    Fitted,
    read_backdrop,
    read_backdrops,
    read_logo,
    read_look,
)
from timekeeper.live.settings import HallLook

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10">'
    '<rect width="30" height="10" fill="#ffd66b"/></svg>'
)


def saved(path, width: int, height: int) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffd66b"))
    assert image.save(str(path))


@pytest.mark.parametrize("ending", ["png", "jpg", "svg"])
def test_a_logo_keeps_its_proportions_in_any_room(app, tmp_path, ending):
    path = tmp_path / f"biểu trưng.{ending}"
    path.write_text(SVG, "utf-8") if ending == "svg" else saved(path, 300, 100)

    logo, amiss = read_logo(str(path), tmp_path / "elsewhere")

    assert (amiss, logo is None) == ("", False)
    assert logo.fitting(QSize(600, 600)).size() == QSize(600, 200)
    assert logo.fitting(QSize(600, 100)).size() == QSize(300, 100)
    assert logo.fitting(QSize(600, 100)).pixelColor(150, 50).red() == 255


def test_a_logo_lies_beside_the_settings_when_its_path_is_relative(app, tmp_path):
    saved(tmp_path / "logo.png", 40, 40)

    logo, amiss = read_logo("logo.png", tmp_path)

    assert logo is not None
    assert amiss == ""


def test_a_huge_photograph_is_taken_in_at_a_useful_size(app, tmp_path):
    saved(tmp_path / "logo.jpg", 6000, 4000)

    logo, _amiss = read_logo("logo.jpg", tmp_path)

    assert logo._image.height() == LOGO.height()


def test_without_a_logo_there_is_nothing_to_say(app, tmp_path):
    assert read_logo("", tmp_path) == (None, "")


def test_a_missing_logo_is_told_with_its_place(app, tmp_path):
    logo, amiss = read_logo("gone.png", tmp_path)

    assert logo is None
    assert str(tmp_path / "gone.png") in amiss
    assert "is not there" in amiss


@pytest.mark.parametrize("content", [b"", b"no picture", b"<svg", b"\x89PNG\r\n\x1a\n\0"])
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_broken_logo_is_told(app, tmp_path, ending, content, qtlog):
    with qtlog.disabled():
        (tmp_path / f"logo.{ending}").write_bytes(content)

        logo, amiss = read_logo(f"logo.{ending}", tmp_path)

    assert logo is None
    assert "cannot be read" in amiss


def test_a_backdrop_stands_in_where_an_occasion_has_none_of_its_own(app: object, tmp_path: Path):
    for name, width in (("all.png", 1600), ("closing.png", 800)):
        assert QImage(width, 900, QImage.Format.Format_RGB32).save(str(tmp_path / name))
    look = HallLook(backdrop="all.png", backdrops={Occasion.CLOSING: "closing.png"})

    backdrops, faults = read_backdrops(look, tmp_path)

    assert faults == ()
    assert set(backdrops) == set(Occasion)
    assert backdrops[Occasion.WELCOME] is backdrops[Occasion.BREAK]
    assert backdrops[Occasion.CLOSING].fitting(QSize(800, 900)).size() == QSize(800, 900)
    assert backdrops[Occasion.WELCOME].fitting(QSize(800, 800)).size() == QSize(800, 450)


def test_of_a_picture_too_small_for_the_hall_is_told_once(app: object, tmp_path: Path):
    for name, width in (("dot.png", 1), ("enough.png", 200)):
        assert QImage(width, 1, QImage.Format.Format_RGB32).save(str(tmp_path / name))

    _worn, told = read_look(HallLook(logo="enough.png", backdrop="dot.png"), tmp_path)

    (sentence,) = told
    assert "dot.png has 1 x 1 pixels" in sentence


def test_a_huge_backdrop_is_kept_no_larger_than_the_largest_projector(app: object, tmp_path: Path):
    assert QImage(6000, 4000, QImage.Format.Format_RGB32).save(str(tmp_path / "huge.jpg"))

    backdrops, faults = read_backdrops(HallLook(backdrop="huge.jpg"), tmp_path)

    size = backdrops[Occasion.WELCOME].fitting(BACKDROP).size()
    assert faults == ()
    assert size.width() <= BACKDROP.width()
    assert size.height() <= BACKDROP.height()


@pytest.mark.qt_log_ignore("Cannot read file")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gone.png", None),
        ("folder", None),
        ("empty.jpg", b""),
        ("document.png", b"%PDF-1.4"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"),
        ("bomb.bmp", b"BM" + bytes(12) + b"\x28\x00\x00\x00" + b"\xff\xff\x00\x00" * 2 + bytes(60)),
        ("flat.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="9999999"/>'),
        ("broken.svg", b"<svg"),
        ("nothing.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
)
def test_a_backdrop_that_cannot_be_used_is_told_in_one_sentence_and_leaves_the_hall_as_it_is(
    app: object, tmp_path: Path, name: str, content: bytes | None
):
    (tmp_path / "folder").mkdir()
    if content is not None:
        (tmp_path / name).write_bytes(content)

    backdrops, faults = read_backdrops(HallLook(backdrop=name), tmp_path)

    assert backdrops == {}
    (fault,) = faults
    assert name in fault


def test_a_browser_gets_the_picture_small_and_what_is_see_through_on_the_hall_s_ground(
    app, tmp_path
):
    saved(tmp_path / "large.png", 3840, 2160)
    dot = '<rect x="20" y="4" width="2" height="2"/>'
    clear = f'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10">{dot}</svg>'
    (tmp_path / "clear.svg").write_text(clear, "utf-8")
    ground = QColor("#204060")

    sent = [read_backdrop(name, tmp_path)[0].encoded(ground) for name in ("large.png", "clear.svg")]

    pictures = [QImage.fromData(each, "JPG") for each in sent]
    seen = pictures[1].pixelColor(50, 50)
    assert [each.size() for each in pictures] == [QSize(1920, 1080), QSize(1920, 640)]
    assert abs(seen.red() - 0x20) + abs(seen.green() - 0x40) + abs(seen.blue() - 0x60) < 8


def test_a_large_picture_is_fitted_without_holding_the_window_up_and_kept_for_each_display():
    picture = Fitted(QImage(3840, 2160, QImage.Format.Format_RGB32))

    hall, desk = picture.fitting(QSize(1920, 1080)), picture.fitting(QSize(300, 300))

    assert (hall.size(), desk.size()) == (QSize(1920, 1080), QSize(300, 168))
    assert picture.fitting(QSize(1920, 1080)) is hall
    assert picture.fitting(QSize(300, 300)) is desk
    assert picture.fitting(QSize(3840, 2160)).size() == QSize(3840, 2160)
    assert picture.fitting(QSize()).isNull()


def test_a_picture_that_is_still_being_read_shows_nothing():
    assert not Fitted(QImage()).is_read
    assert Fitted(QImage()).fitting(QSize(1920, 1080)).isNull()
