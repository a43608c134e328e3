"""A table's rulings are found in its picture so that they meet."""

import random

import pytest

from timekeeper.files.importers.formats.pdf.scanning.cleaning import (
    DARK,
    cleaned_picture,
    hairlines,
    is_blank,
    rulings,
)
from timekeeper.files.importers.formats.pdf.tables import grids, owners

Image = pytest.importorskip("PIL.Image", reason="what recognises pictures is an optional part")


@pytest.mark.parametrize("shift", range(0, 32, 4))
def test_a_table_keeps_its_outer_rows_wherever_it_begins(shift):
    from PIL import ImageDraw

    ink = Image.new("L", (700, 500))
    draw = ImageDraw.Draw(ink)
    left, top, right, bottom = 60 + shift, 60 + shift, 560 + shift, 390 + shift
    for x in (left, (left + right) // 2, right):
        draw.line((x, top, x, bottom), 255, 3)
    for y in (top, (top + bottom) // 2, bottom):
        draw.line((left, y, right, y), 255, 3)

    (grid,) = grids(rulings(ink))

    assert (len(grid.rows), len(grid.columns)) == (3, 3)


@pytest.mark.parametrize("under", [6, 9, 12, 60])
def test_the_bars_of_capitals_in_a_row_are_no_ruling(under):
    from PIL import ImageDraw

    ink = Image.new("L", (700, 500))
    draw = ImageDraw.Draw(ink)
    for x in (60, 310, 560):
        draw.line((x, 60, x, 390), 255, 3)
    for y in (60, 225, 390):
        draw.line((60, y, 560, y), 255, 3)
    (plain,) = grids(rulings(ink))
    draw.line((400, 225 + under, 512, 225 + under), 255, 3)

    (grid,) = grids(rulings(ink))

    assert grid == plain


def test_a_ruling_in_short_pieces_is_one_all_the_same():
    from PIL import ImageDraw

    ink = Image.new("L", (700, 500))
    draw = ImageDraw.Draw(ink)
    for x in (60, 310, 560):
        draw.line((x, 60, x, 390), 255, 3)
    for y in (60, 390):
        draw.line((60, y, 560, y), 255, 3)
    for left in (60, 230, 400):
        draw.line((left, 225, left + 130, 225), 255, 3)

    assert len({round(line.top) for line in rulings(ink) if line.right - line.left > 20}) == 3


@pytest.mark.parametrize(("lines", "right"), [(1, 150), (1, 240), (3, 240)])
def test_of_a_page_with_little_text_the_paper_is_white_however_it_is_speckled(lines, right):
    from PIL import ImageChops, ImageDraw

    page = Image.new("L", (620, 877), 235)
    for line in range(lines):
        ImageDraw.Draw(page).rectangle((100, 100 + 30 * line, right, 104 + 30 * line), 45)
    chance = random.Random(1)  # noqa: S311
    shades = [round(chance.gauss(128, 24)) for _pixel in range(4096)]
    grain = bytes(chance.choices(shades, k=page.width * page.height))
    page = ImageChops.add(page, Image.frombytes("L", page.size, grain), 1, -128)

    gray, found = cleaned_picture(page.resize((930, 1316)).convert("RGB"))

    assert not grids(found)
    dark = gray.point([255] * DARK + [0] * (256 - DARK))
    paper = dark.crop((60, 600, 870, 1250))
    assert sum(paper.histogram()[128:]) < 0.001 * paper.width * paper.height
    assert dark.crop((200, 145, 300, 165)).getbbox() is not None


def lettered():
    """Return a page whose rows of letters stand in columns, as strokes and bars."""
    from PIL import ImageDraw

    page = Image.new("L", (900, 480), 255)
    draw = ImageDraw.Draw(page)
    for y in range(110, 390, 75):
        for x in (*range(100, 280, 8), *range(310, 490, 8), *range(520, 800, 8)):
            draw.line((x, y, x, y + 24), 30, 2)
            draw.line((x, y + 12, x + 7, y + 12), 30, 2)
    return page


@pytest.mark.parametrize(("shade", "left"), [(0, 0), (128, 90), (190, 90)])
def test_hairlines_of_a_table_are_seen_also_where_they_reach_the_paper_s_edge(shade, left):
    from PIL import ImageDraw

    page = lettered()
    draw = ImageDraw.Draw(page)
    for y in range(90, 400, 75):
        draw.line((left, y, 900 - left, y), shade)
    for x in (90, 300, 510, 810)[not left : 4 - (not left)]:
        draw.line((x, 90, x, 390), shade)

    (grid,) = grids(cleaned_picture(page.convert("RGB"))[1])

    assert (len(grid.rows), len(grid.columns)) == (5, 4)


def test_letters_alone_make_no_hairlines():
    assert not hairlines(lettered())


@pytest.mark.parametrize("grain", [8, 24, 36])
@pytest.mark.parametrize(
    ("letters", "through", "blank"), [(0, 0, True), (0, 8, True), (100, 0, False), (100, 8, False)]
)
def test_a_page_is_blank_where_nothing_is_darker_than_its_grain(grain, letters, through, blank):
    from PIL import ImageChops, ImageDraw

    page = Image.new("L", (827, 1170), 235)
    drawn = ImageDraw.Draw(page)
    for line in range(20):  # on the other side
        drawn.rectangle((80, 150 + 40 * line, 750, 156 + 40 * line), 235 - through)
    drawn.rectangle((80, 1125, 160, 1131), 235 - letters)
    page = ImageChops.add(page, Image.effect_noise(page.size, grain), 1, -128)

    assert is_blank(page.resize((1240, 1754)).convert("RGB")) is blank


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("margin", [0, 60])
def test_dust_on_the_glass_draws_no_rulings_but_a_table_that_fills_its_picture_has_them(
    margin, turned
):
    from PIL import ImageDraw

    page = Image.new("RGB", (700, 500), "white")
    drawn = ImageDraw.Draw(page)
    edges = [
        [margin + (length - 1 - 2 * margin) * part // 2 for part in range(3)]
        for length in page.size
    ]
    for x in edges[0]:
        drawn.line((x, edges[1][0], x, edges[1][2]), "black", 4)
    for y in edges[1]:
        drawn.line((edges[0][0], y, edges[0][2], y), "black", 4)
    if margin:
        for x in (180, 451):
            drawn.line((x, 0, x, 500), (120, 120, 120), 2)
    page = page.transpose(Image.Transpose.TRANSPOSE) if turned else page

    _gray, found = cleaned_picture(page)

    [grid] = grids(found)
    assert (len(grid.rows), len(grid.columns)) == (3, 3)


@pytest.mark.parametrize("hair", [False, True])
@pytest.mark.parametrize("high", [48, 66, 80])
def test_a_row_of_one_line_between_merged_ones_has_its_fields_and_letters_part_none(high, hair):
    from PIL import ImageDraw

    page = Image.new("L", (900, 700), 255)
    draw = ImageDraw.Draw(page)
    shade, wide = (128, 1) if hair else (0, 3)
    levels = [100, 100 + high, 100 + 2 * high, 560, 560 + high]
    for y in levels:
        draw.line((60, y, 840, y), shade, wide)
    for x in (60, 840):
        draw.line((x, 100, x, levels[-1]), shade, wide)
    for x in (200, 500):
        draw.line((x, 100, x, 100 + high), shade, wide)
        draw.line((x, levels[2], x, 560), shade, wide)
    for x in range(220, 480, 20):
        for top, bottom in ((100 + high // 5, 100 + 4 * high // 5), (560 + high // 6, 560 + high)):
            draw.line((x, top, x, bottom - 12), 0, 4)

    found = (
        cleaned_picture(page.convert("RGB"))[1]
        if hair
        else rulings(page.point([255] * DARK + [0] * (256 - DARK)))
    )

    (grid,) = grids(found)
    assert len(set(owners(grid).values())) == 3 + 1 + 3 + 1


def test_a_table_s_rulings_are_found_on_a_copy_that_is_hardly_darker_than_its_grain():
    from PIL import ImageChops, ImageDraw

    page = Image.new("L", (800, 600), 240)
    draw = ImageDraw.Draw(page)
    rows, columns = range(80, 561, 80), (60, 250, 550, 740)
    for y in rows:
        draw.line((60, y, 740, y), 190, 2)
    for x in columns:
        draw.line((x, 80, x, 560), 190, 2)
    page = page.resize((1200, 900), Image.Resampling.BICUBIC)
    chance = random.Random(1)  # noqa: S311
    shades = [min(max(round(chance.gauss(128, 28)), 0), 255) for _pixel in range(4096)]
    grain = Image.frombytes("L", (800, 600), bytes(chance.choices(shades, k=800 * 600)))
    grain = grain.resize(page.size, Image.Resampling.BICUBIC)

    (grid,) = grids(cleaned_picture(ImageChops.add(page, grain, 1, -128).convert("RGB"))[1])

    assert (len(grid.rows), len(grid.columns)) == (len(rows), len(columns))


def test_a_pale_stamp_takes_its_frame_with_it_and_a_table_keeps_its_rulings():
    from PIL import ImageDraw

    page = Image.new("RGB", (1600, 1400), (240, 240, 240))
    draw = ImageDraw.Draw(page)
    for x in (100, 800, 1500):
        draw.line((x, 800, x, 1300), (20, 20, 20), 3)
    for y in (800, 1050, 1300):
        draw.line((100, y, 1500, y), (20, 20, 20), 3)
    for y in range(120, 700, 60):
        draw.text((150, y), "Opening words of the chair " * 3, (20, 20, 20), font_size=32)
    _gray, plain = cleaned_picture(page)
    draw.rectangle((700, 150, 1200, 500), None, (130, 130, 130), 8)
    for wide in (320, 200, 80):
        box = (950 - wide * 0.7, 325 - wide / 2, 950 + wide * 0.7, 325 + wide / 2)
        draw.ellipse(box, None, (130, 130, 130), 22)

    _gray, found = cleaned_picture(page)

    assert found == plain
