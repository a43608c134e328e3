"""What the hall's picture wears: the colours of its look and the office's logo."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from timekeeper.core.hall_order import Occasion
from timekeeper.desktop.hall.looks import LOOKS, Colours, colours_of
from timekeeper.live.settings import HallLook, Style
from timekeeper.words.language import _

LOGO = QSize(2400, 800)  # more than a logo takes on the largest projector
BACKDROP = QSize(3840, 2160)  # the largest projector
PAGE = QSize(1920, 1080)  # what a browser of the building shows, and most projectors
MOST_ROOMS = 6  # displays of different sizes, and the desk's own small one
MOST_BYTES = 50_000_000
SMALLEST = 200  # pixels of the longer side; less is a speck or a blur in the hall
MOST_PIXELS = 60_000_000  # decoded they take 240 MB


class Fitted:
    """A picture of the office that is shown in its own proportions, at whatever size.

    An empty one is still being read: nothing is seen of it yet.
    """

    def __init__(self, image: QImage) -> None:
        # To make a large picture small anew for each display would hold the window up.
        self._image, self._small = image, _within(image, PAGE)
        self._encoded: dict[int, bytes] = {}  # by the ground
        self._fitted: dict[tuple[int, int], QImage] = {}

    @property
    def is_read(self) -> bool:
        """Return whether there is anything to be seen."""
        return not self._image.isNull()

    @property
    def size(self) -> QSize:
        """Return how large it is by itself."""
        return self._image.size()

    def fitting(self, room: QSize) -> QImage:
        """Return it as large as the room allows, never stretched."""
        if not self.is_read or room.isEmpty():
            return QImage()
        key = room.width(), room.height()
        if key not in self._fitted:
            size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            enough = self._small.width() >= size.width()
            made = (self._small if enough else self._image).scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            if len(self._fitted) == MOST_ROOMS:
                del self._fitted[next(iter(self._fitted))]
            self._fitted[key] = made
        return self._fitted[key]

    def encoded(self, ground: QColor) -> bytes:
        """Return it as JPEG for browsers, what is see-through on this ground; from any thread."""
        if ground.rgb() not in self._encoded:
            image = self._small
            flat = QImage(image.size(), QImage.Format.Format_RGB32)
            flat.fill(ground)
            painter = QPainter(flat)
            painter.drawImage(0, 0, image)
            painter.end()
            written = QByteArray()
            buffer = QBuffer(written)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            flat.save(buffer, "JPG", 85)  # type: ignore[call-overload]
            self._encoded[ground.rgb()] = bytes(written.data())
        return self._encoded[ground.rgb()]


class LookAndLogo(Struct, frozen=True):
    """The colours of the hall's look, and what pictures the office has: a logo, and backdrops.

    ``words_below``: hour and words stand in a band below a backdrop picture. ``large_clock``: a
    running time fills the picture.
    """

    colours: Colours
    logo: Fitted | None = None
    backdrops: Mapping[Occasion, Fitted] = field(default_factory=dict)
    words_below: bool = True
    large_clock: bool = False

    def backdrop(self, occasion: Occasion | None) -> Fitted | None:
        """Return the picture of an occasion."""
        return self.backdrops.get(occasion) if occasion is not None else None


PARTY = LookAndLogo(LOOKS[Style.PARTY])


def look_of(look: HallLook, folder: Path) -> LookAndLogo:
    """Return how the hall looks by the settings; what cannot be read is left out."""
    return read_look(look, folder)[0]


def read_look(look: HallLook, folder: Path) -> tuple[LookAndLogo, tuple[str, ...]]:
    """Return how the hall looks by the settings, and a sentence on all that is left out."""
    colours, refused = colours_of(look)
    logo, wrong = read_logo(look.logo, folder)
    backdrops, unusable = read_backdrops(look, folder)
    worn = LookAndLogo(colours, logo, backdrops, look.words_below, look.large_clock)
    found = {look.logo: logo} | {look.backdrop_of(each): own for each, own in backdrops.items()}
    sizes = {name: each.size for name, each in found.items() if each is not None}
    small = (
        _(
            "The picture {path} has {width} x {height} pixels, too few for the hall; choose a "
            "larger one in the settings."
        ).format(path=folder / name, width=size.width(), height=size.height())
        for name, size in sizes.items()
        if max(size.width(), size.height()) < SMALLEST
    )
    return worn, tuple(filter(None, (*refused, wrong, *unusable, *small)))


def read_logo(name: str, folder: Path) -> tuple[Fitted | None, str]:
    """Return the logo, and what is wrong with it; without a name there is nothing to say.

    A relative name is meant from the folder. It may be called beside the window.
    """
    if not name:
        return None, ""
    path = folder / name
    if not path.is_file():
        return None, _(
            "The logo {path} is not there; the hall shows none. Correct its place in the settings."
        ).format(path=path)
    image = _picture(path, LOGO)
    if image.isNull():
        return None, _(
            "The logo {path} cannot be read; the hall shows none. Save it as PNG, JPG or SVG."
        ).format(path=path)
    return Fitted(image), ""


def read_backdrops(
    look: HallLook, folder: Path
) -> tuple[Mapping[Occasion, Fitted], tuple[str, ...]]:
    """Return the backdrop pictures, and a sentence on each file that cannot be used.

    One for all occasions stands in for those without their own. It may be called beside the window.
    """
    names = {each: look.backdrop_of(each) for each in Occasion}
    read = {name: read_backdrop(name, folder) for name in dict.fromkeys(names.values())}
    faults = tuple(fault for _found, fault in read.values() if fault)
    return {each: found for each, name in names.items() if (found := read[name][0])}, faults


def read_backdrop(name: str, folder: Path) -> tuple[Fitted | None, str]:
    """Return a backdrop picture, and what is wrong with it; see ``read_logo``."""
    if not name:
        return None, ""
    image = _picture(folder / name, BACKDROP)
    if image.isNull():
        return None, _(
            "The backdrop picture {path} cannot be used; the hall shows its usual picture. Save it "
            "as PNG, JPG or SVG of at most 50 MB and 60 million pixels."
        ).format(path=folder / name)
    return Fitted(image), ""


def _within(image: QImage, largest: QSize) -> QImage:
    """Return the picture at most so large; from half of the size on it is as good as ``scaled``.

    Painting takes a tenth of that one's time, which would hold the window up from any thread.
    """
    size = image.size().scaled(largest, Qt.AspectRatioMode.KeepAspectRatio)
    if image.isNull() or size.width() >= image.width():
        return image
    see_through = QImage.Format.Format_ARGB32_Premultiplied
    small = QImage(size, see_through if image.hasAlphaChannel() else QImage.Format.Format_RGB32)
    small.fill(Qt.GlobalColor.transparent)
    painter = QPainter(small)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(small.rect(), image)
    painter.end()
    return small


def _picture(path: Path, largest: QSize) -> QImage:
    """Return what a file draws, at most so large; a null image where it cannot be used."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return QImage()
    except OSError:
        return QImage()
    # A drawing is drawn by the reader too: a renderer of our own keeps all threads from going on.
    drawing = path.suffix.lower() == ".svg"
    reader = QImageReader(str(path), QByteArray(b"svg" if drawing else b""))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(not drawing)
    size = reader.size()
    if drawing:
        size.scale(largest, Qt.AspectRatioMode.KeepAspectRatio)
        if size.isEmpty():
            return QImage()
        reader.setScaledSize(size)
    elif size.width() * size.height() > MOST_PIXELS:
        return QImage()
    elif size.width() > largest.width() or size.height() > largest.height():
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.hasAlphaChannel():
        cover = image.convertToFormat(QImage.Format.Format_Alpha8)
        if not bytes(cover.constBits()).strip(b"\0"):  # nothing of it would be seen
            return QImage()
    return image
