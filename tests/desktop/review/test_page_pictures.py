"""What was recognised in a picture is shown beside the picture's piece, doubted words in boxes."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from tests.desktop.layout_faults import faults
from tests.desktop.review.conftest import MORNING, Keyboard, Reviewed, read
from timekeeper.desktop.review.marks import MARKS
from timekeeper.desktop.review.page_pictures import HIGHEST, KEPT, PagePictures
from timekeeper.files.importers.draft.draft import Doubt, Sureness
from timekeeper.files.importers.original import Area, Place

BLUE, GREEN = QColor("blue"), QColor("green")
ROW, WORD = Area(0.1, 0.2, 0.9, 0.25), Area(0.2, 0.2, 0.3, 0.25)


def page(size: tuple[int, int] = (600, 800)) -> bytes:
    """Return a green page with a row in blue."""
    picture, content = QImage(*size, QImage.Format.Format_RGB32), QBuffer()
    picture.fill(GREEN)
    painter = QPainter(picture)
    painter.fillRect(QRect(60, 160, 480, 40), BLUE)
    painter.end()
    picture.save(content, "PNG")
    return bytes(content.data().data())


def colours(shown: QImage) -> set[str]:
    return {
        shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())
    }


def test_the_piece_of_a_row_is_shown_below_it_and_that_of_a_doubt_beside_it(reviewed: Reviewed):
    draft = read(MORNING)
    scanned = replace(draft.original[6], place=Place(page=1, line=7), area=ROW)
    doubt = Doubt(7, "unsure", "Compare.", areas=(WORD,))
    rows = (*draft.original[:6], scanned, *draft.original[7:])
    window = reviewed(
        replace(draft, original=rows, doubts=(*draft.doubts, doubt), pictures={1: page()})
    )
    box = MARKS[Sureness.HIGH].ink.light
    assert not window.doubts.piece.isVisible()

    Keyboard(window).press("F8", "F8")

    assert window.doubts.doubt() == doubt
    for shown in (window.original.viewport(), window.doubts.piece):
        assert {BLUE.name(), box} <= colours(shown.grab().toImage())
    row, plain = (window.original.visualRect(window.original.rows.index(n)) for n in (6, 7))
    assert row.height() >= plain.height() + 20
    window.resize(1000, 560)
    assert window.doubts.piece.isVisible()
    assert faults(window.doubts) == []
    Keyboard(window).press("F8")
    assert not window.doubts.piece.isVisible()


def test_a_high_piece_is_shown_smaller_and_a_page_without_a_picture_not_at_all():
    pictures = PagePictures({1: page()})

    assert pictures.height(1, Area(0, 0, 1, 1), 600) == HIGHEST
    assert pictures.height(1, ROW, 10_000) == pictures.piece(1, ROW).height()
    assert pictures.height(2, ROW, 600) == pictures.height(1, None, 600) == 0


def test_few_pages_are_kept_decoded():
    decoded: list[int] = []

    class Watched(dict[int, bytes]):
        def __getitem__(self, page: int) -> bytes:
            decoded.append(page)
            return super().__getitem__(page)

    pictures = PagePictures(Watched(dict.fromkeys(range(1, KEPT + 2), page())))
    canvas = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    room = QRect(QPoint(0, 0), canvas.size())
    for number in (1, 1, *range(2, KEPT + 2), 1):
        pictures.paint(painter, room, number, ROW, ())
    painter.end()

    assert decoded == [*range(1, KEPT + 2), 1]
