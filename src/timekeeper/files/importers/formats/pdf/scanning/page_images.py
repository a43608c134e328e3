"""Pages as pictures: those of a picture file, and those that a PDF draws."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from timekeeper.files.importers.formats.pdf.scanning.cleaning import DPI, POINT
from timekeeper.files.importers.original import TooLarge

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415  # what recognises is an optional part

MOST_PIXELS = 80_000_000
MOST_PAGES = 60
LONGER_SIDE = 11.7  # inches
HIGHEST = 2.5  # so many times as high as wide are pixels


def page_pictures(content: bytes) -> tuple[int, Iterator[Image]]:
    """Return how many pages a picture file has, and them, 300 dots to the inch of an A4 page.

    Raises TooLarge for more pixels, or pages, than a programme has.
    """
    from PIL import Image

    try:
        picture = Image.open(BytesIO(content), formats=("JPEG", "PNG", "TIFF"))
    except Image.DecompressionBombError as error:
        raise TooLarge from error
    count: int = getattr(picture, "n_frames", 1)
    if count > MOST_PAGES:
        raise TooLarge
    return count, (_frame(picture, number) for number in range(count))


def _frame(picture: Image, number: int) -> Image:
    from PIL import ImageOps
    from PIL.Image import new

    picture.seek(number)
    if picture.width * picture.height > MOST_PIXELS:
        raise TooLarge
    page: Image = picture
    if picture.has_transparency_data:
        letters = picture.convert("RGBA")
        page = new("RGBA", letters.size, "white")
        page.alpha_composite(letters)
    page = ImageOps.exif_transpose(page.convert("RGB"))
    across, down = picture.info.get("dpi", (1, 1))
    higher = float(across) / float(down) if across and down else 1.0
    # The pixels of a fax are higher than wide.
    size = (page.width, page.height * (higher if 1 / HIGHEST < higher < HIGHEST else 1.0))
    factor = LONGER_SIDE * DPI / max(size)
    return page.resize((max(round(size[0] * factor), 1), max(round(size[1] * factor), 1)))


def picture_of(page: Any) -> Image:
    """Return a page of a PDF drawn as a picture."""
    scale = min(1 / POINT, LONGER_SIDE * DPI / max(page.get_size()))
    drawn: Image = page.render(scale=scale).to_pil()
    return drawn.convert("RGB")
