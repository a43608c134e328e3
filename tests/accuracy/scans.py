"""A PDF of text, made into one of pictures, as a copier gives it; imports Pillow."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

DPI = 200
# Degrees of turning; how the copier dulls black and white, and what the fold's shade takes.
TURNED = (0.3, 1.2)
CONTRAST, BLACK, SHADE = 0.88, 18, 25
BLUR, NOISE = 0.5, 24
SEAL, SEAL_WIDTH = (200, 30, 40, 150), 5


def scanned(source: Path, seed: int) -> bytes:
    """Return the pages as pictures: turned a little, blurred, shaded, noisy; a red seal."""
    chance = random.Random(seed)  # noqa: S311
    pages = []
    with pypdfium2.PdfDocument(source) as document:
        for page in document:
            picture = page.render(scale=DPI / 72).to_pil().convert("RGB")
            if not pages:
                _seal(picture)
            angle = chance.uniform(*TURNED) * chance.choice((-1, 1))
            pages.append(
                _copied(picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white"))
            )
    made = BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], resolution=DPI, quality=60)
    return made.getvalue()


def _seal(picture: Image.Image) -> None:
    width, height = picture.size
    x, y, radius = width * 0.62, height * 0.6, width * 0.12
    ring = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(picture, "RGBA").ellipse(ring, outline=SEAL, width=SEAL_WIDTH)


def _copied(picture: Image.Image) -> Image.Image:
    dulled = picture.filter(ImageFilter.GaussianBlur(BLUR)).point(
        lambda value: value * CONTRAST + BLACK
    )
    fold = Image.linear_gradient("L").rotate(90).resize(picture.size)
    shade = fold.point(lambda value: value * SHADE // 255)
    noise = Image.effect_noise(picture.size, NOISE)
    shaded = ImageChops.subtract(dulled, Image.merge("RGB", [shade] * 3))
    return ImageChops.add(shaded, Image.merge("RGB", [noise] * 3), 1, -128)
