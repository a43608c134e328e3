"""The slides as the operator needs them: the next page small, and all pages to choose from."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QSizePolicy, QVBoxLayout, QWidget

from timekeeper.desktop.desk.slides import Slides
from timekeeper.desktop.display import palette
from timekeeper.desktop.operator.labels import ElidedLabel
from timekeeper.words.language import _
from timekeeper.words.values import material_name


class SlidesPanel(QWidget):
    """Follows the slides; a click in the list turns to that page."""

    def __init__(self, slides: Slides) -> None:
        super().__init__()
        self._slides = slides
        self._name = ElidedLabel("slidesName")
        self.next = _SmallPage()
        self.next.setAccessibleName(_("The next page"))
        self.pages = QListWidget()
        self.pages.setAccessibleName(_("Pages"))
        self.pages.setFixedWidth(120)
        self.pages.setUniformItemSizes(True)
        self.pages.itemClicked.connect(lambda item: slides.go_to(self.pages.row(item) + 1))
        left = QVBoxLayout()
        left.addWidget(self._name)
        left.addWidget(self.next, stretch=1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addLayout(left, stretch=1)
        row.addWidget(self.pages)
        slides.changed.connect(self.refresh)
        slides.drawn.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what comes next, and mark the page that the hall sees."""
        slides = self._slides
        count = slides.count or 0
        if self.pages.count() != count:
            self.pages.clear()
            self.pages.addItems([_("Page {page}").format(page=n + 1) for n in range(count)])
        self.pages.setEnabled(slides.up)
        self.pages.setCurrentRow(slides.page - 1 if slides.page <= count else -1)
        self.next.show_page(slides.picture_of(slides.page + 1) if slides.page < count else None)
        name = material_name(slides.material) if slides.material is not None else ""
        told = _("{file}: the next page") if slides.page < count else _("{file}: the last page")
        self._name.show_text(told.format(file=name) if count else name)


class _SmallPage(QWidget):
    """A page as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(1, 1)

    def show_page(self, image: QImage | None) -> None:
        """Show this page, None for nothing."""
        if image is not self._image:
            self._image = image
            self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which a page can be recognised."""
        return QSize(240, 135)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page in its own proportions, beneath its name."""
        if self._image is None:
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(self.rect().topLeft(), size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        painter.setPen(palette.ROW_QUIET.paint)  # a white page has an edge
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()
