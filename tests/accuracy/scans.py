"""A PDF of text, made into one of pictures, as a copier gives it; imports Pillow."""

from __future__ import annotations

import ctypes
import random
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

SEAL, SEAL_WIDTH = (200, 30, 40, 150), 5


class Copier(NamedTuple):
    """How a copier takes a page: dots to the inch, and what it does to black and white.

    ``turned`` are degrees from and to; ``shade`` is what the fold takes.
    """

    dots: int = 200
    turned: tuple[float, float] = (0.3, 1.2)
    contrast: float = 0.88
    black: int = 18
    shade: int = 25
    blur: float = 0.5
    noise: int = 24
    seals: int = 1
    quality: int = 60


def begin_grain(seed: int) -> None:
    """Let what grain is drawn from now on depend on this number alone.

    Pillow takes it from the C library's chance, which goes on from whatever was drawn before in
    the same process; there it begins with 1.
    """
    ctypes.CDLL(None).srand(seed)


def scanned(source: Path, seed: int, copier: Copier | None = None) -> bytes:
    """Return the pages as pictures: turned a little, blurred, shaded, noisy; a red seal."""
    copier = copier or Copier()
    chance = random.Random(seed)  # noqa: S311
    pages = []
    with pypdfium2.PdfDocument(source) as document:
        for page in document:
            picture = page.render(scale=copier.dots / 72).to_pil().convert("RGB")
            if not pages:
                for number in range(copier.seals):
                    _seal(picture, number)
            angle = chance.uniform(*copier.turned) * chance.choice((-1, 1))
            turned = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")
            pages.append(_copied(turned, copier))
    made = BytesIO()
    first, *others = pages
    first.save(
        made, "PDF", save_all=True, append_images=others,
        resolution=copier.dots, quality=copier.quality,
    )  # fmt: skip
    return made.getvalue()


def _seal(picture: Image.Image, number: int) -> None:
    width, height = picture.size
    x, y, radius = width * (0.62 - 0.2 * number), height * (0.6 - 0.2 * number), width * 0.12
    ring = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(picture, "RGBA").ellipse(ring, outline=SEAL, width=SEAL_WIDTH)


def _copied(picture: Image.Image, copier: Copier) -> Image.Image:
    dulled = picture.filter(ImageFilter.GaussianBlur(copier.blur)).point(
        lambda value: value * copier.contrast + copier.black
    )
    fold = Image.linear_gradient("L").rotate(90).resize(picture.size)
    shade = fold.point(lambda value: value * copier.shade // 255)
    noise = Image.effect_noise(picture.size, copier.noise)
    shaded = ImageChops.subtract(dulled, Image.merge("RGB", [shade] * 3))
    return ImageChops.add(shaded, Image.merge("RGB", [noise] * 3), 1, -128)
