"""Seals and signatures of a colour are taken off a page; what is written stays, below them too."""

from io import BytesIO

import pytest

from timekeeper.files.importers.formats.pdf.scanning.inks import in_black, take_off_pale_seals

Image = pytest.importorskip("PIL.Image", reason="what recognises pictures is an optional part")
ImageChops = pytest.importorskip("PIL.ImageChops", reason="Pillow is an optional part")
ImageFilter = pytest.importorskip("PIL.ImageFilter", reason="Pillow is an optional part")

DARK = 140  # shades; hardly any ink of a seal is to be so dark
RED = [(225, 35, 45), (165, 25, 40), (236, 120, 130), (190, 30, 90), (120, 20, 30)]
BLUE = [(30, 45, 150), (60, 80, 190)]


def written(ink=(25, 25, 25), high=22, lines=range(150, 900, 75)):
    """Return a page with lines of strokes as letters are."""
    from PIL import ImageDraw

    page = Image.new("RGB", (1200, 1000), (238, 236, 232))
    drawn = ImageDraw.Draw(page)
    for y in lines:
        for x in range(120, 1080, 16):
            drawn.line((x, y, x, y + high), ink, 5)
            drawn.line((x, y + high // 2, x + 8, y + high // 2), ink, 4)
    return page


def stamped(page, ink, mark):
    """Return a page with a mark in this ink, as a scanner's JPEG has it."""
    inked = ImageChops.multiply(page, Image.new("RGB", page.size, ink))
    content = BytesIO()
    Image.composite(inked, page, mark).save(content, "JPEG", quality=60)
    return Image.open(content).convert("RGB")


def seal():
    """Return a ring with letters around a star."""
    from PIL import ImageDraw

    mark = Image.new("L", (1200, 1000))
    drawn = ImageDraw.Draw(mark)
    for radius, wide in ((215, 12), (200, 5), (130, 5)):
        drawn.circle((600, 480), radius, outline=255, width=wide)
    for angle in range(0, 360, 15):
        drawn.line((600, 300, 600, 330), 255, 8)
        mark = mark.rotate(angle and 15, center=(600, 480))
        drawn = ImageDraw.Draw(mark)
    drawn.regular_polygon((600, 480, 70), 3, fill=255)
    return mark


def signature():
    from PIL import ImageDraw

    mark = Image.new("L", (1200, 1000))
    path = [(400, 560), (520, 330), (560, 600), (680, 350), (700, 580), (840, 420), (980, 520)]
    ImageDraw.Draw(mark).line(path, 255, 8)
    return mark


def dark(gray):
    return gray.point([255] * DARK + [0] * (256 - DARK))


@pytest.mark.parametrize(
    ("ink", "mark"), [(ink, seal) for ink in RED] + [(ink, signature) for ink in (*RED, *BLUE)]
)
def test_black_stays_below_a_seal_or_a_signature_and_that_goes(ink, mark):
    page = written()

    seen = dark(in_black(stamped(page, ink, mark())))

    letters = dark(page.getchannel("R"))
    inner, outer = (
        letters.filter(ImageFilter.MinFilter(3)),
        letters.filter(ImageFilter.MaxFilter(5)),
    )
    lost = ImageChops.darker(ImageChops.subtract(inner, seen), mark()).histogram()[255]
    left = ImageChops.darker(ImageChops.subtract(seen, outer), mark()).histogram()[255]
    assert lost < 0.01 * ImageChops.darker(inner, mark()).histogram()[255]
    assert left < 0.1 * mark().histogram()[255]


@pytest.mark.parametrize("ink", [(165, 25, 40), (190, 30, 90)])
def test_most_of_a_dark_red_seal_that_was_pressed_lightly_goes_as_well(ink):
    mark = seal().point(lambda value: value // 2)

    seen = in_black(stamped(written(lines=()), ink, mark))

    left = seen.point([255] * 205 + [0] * 51).histogram()[255]
    assert left < 0.25 * seal().histogram()[255]


@pytest.mark.parametrize("ink", [(255, 0, 0), (192, 0, 0), (255, 100, 0), *BLUE])
@pytest.mark.parametrize(("high", "lines"), [(22, [300]), (22, range(300, 600, 60)), (70, [300])])
def test_letters_of_a_colour_are_dark(ink, high, lines):
    page = written(ink, high, lines)

    seen = dark(in_black(stamped(page, ink, Image.new("L", page.size))))

    as_black = dark(written((0, 0, 0), high, lines).getchannel("R")).histogram()[255]
    assert seen.histogram()[255] > 0.9 * as_black


def test_a_ground_of_a_colour_is_no_letters():
    from PIL import ImageDraw

    page = written()
    ImageDraw.Draw(page).rectangle((300, 300, 700, 420), (240, 150, 90))

    assert not dark(in_black(page).crop((305, 305, 695, 415))).getbbox()


def test_a_page_in_gray_is_as_it_was():
    page = written()
    gray = page.getchannel("R").convert("RGB")

    assert in_black(gray).tobytes() == gray.getchannel("R").tobytes()


@pytest.mark.parametrize("shade", [90, 130])
def test_black_stays_below_a_pale_seal_and_most_of_that_goes(shade):
    page = written((10, 10, 10)).getchannel("R").point(lambda value: min(value + 20, 255))
    letters = dark(page)
    gray = Image.composite(page.point(lambda value: min(value, shade)), page, seal())

    (place,) = take_off_pale_seals(gray, ())

    assert (place[0] <= 385, place[2] >= 815) == (True, True)
    seen = dark(gray)
    assert not ImageChops.subtract(letters, seen).getbbox()
    left = ImageChops.subtract(seen, letters).histogram()[255]
    assert left < 0.2 * seal().histogram()[255]


@pytest.mark.parametrize("shade", [70, 110, 150])
def test_pale_lines_of_letters_beside_dark_ones_are_no_seal(shade):
    page = written((10, 10, 10)).getchannel("R")
    pale = written((shade, shade, shade), 22, range(150, 900, 55)).getchannel("R")
    page.paste(pale.crop((110, 140, 600, 600)), (110, 140))
    before = page.tobytes()

    assert not take_off_pale_seals(page, ())
    assert page.tobytes() == before


@pytest.mark.parametrize("lines", [range(300, 700, 24), [615, 660]])
@pytest.mark.parametrize("ink", [BLUE[0], (31, 56, 100)])
def test_blue_letters_stay_in_tight_lines_and_below_a_blue_signature(ink, lines):
    page = written(ink, 22, lines)
    for beside in ((0, 0, 300, 1000), (640, 0, 1200, 1000)):
        page.paste((238, 236, 232), beside)
    before = dark(page.getchannel("R"))

    seen = dark(in_black(stamped(page, BLUE[0], signature())))

    around = signature().filter(ImageFilter.MaxFilter(25))
    lost = ImageChops.subtract(ImageChops.subtract(before, seen), around).histogram()[255]
    assert lost < 0.01 * before.histogram()[255]


@pytest.mark.parametrize("ink", [*BLUE, (112, 48, 160)])
def test_blue_and_purple_rulings_stay(ink):
    from PIL import ImageDraw

    page = written(lines=())
    drawn = ImageDraw.Draw(page)
    for at in range(6):
        drawn.line((100, 200 + at * 70, 600, 204 + at * 70), ink, 3)
        drawn.line((100 + at * 100, 200, 100 + at * 100, 554), ink, 3)
    before = dark(page.getchannel("R"))

    assert not ImageChops.subtract(before, dark(in_black(page))).getbbox()


def test_a_pale_seal_leaves_thin_rulings_of_a_dark_sheet_as_they_are():
    from PIL import ImageDraw

    page = Image.new("RGB", (900, 900), (205, 205, 205))
    rulings = (300, 450, 600)
    for at in rulings:
        ImageDraw.Draw(page).line((at, 100, at, 800), (40, 40, 40), 2)
    ring = Image.new("L", page.size, 0)
    ImageDraw.Draw(ring).ellipse((150, 150, 750, 750), outline=150, width=10)
    marked = Image.composite(Image.new("RGB", page.size, (185, 45, 55)), page, ring)
    content = BytesIO()
    marked.filter(ImageFilter.GaussianBlur(0.5)).save(content, "JPEG", quality=60)
    copy = Image.open(content).convert("RGB")

    seen = in_black(copy)

    for at in rulings:
        place = (at, 100, at + 1, 800)
        assert seen.crop(place).tobytes() == copy.getchannel("R").crop(place).tobytes()
