"""The running item's materials in the hall: pages drawn ahead, and shown when they are turned."""

from __future__ import annotations

from PySide6.QtCore import QObject

from timekeeper.core.hall_order import FollowProgramme
from timekeeper.core.programme import Item
from timekeeper.core.timeline import Snapshot
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.desk.slides_record import SlidesRecord
from timekeeper.desktop.hall.pages_picture import PaintedPages
from timekeeper.desktop.hall.window import HallWindow
from timekeeper.desktop.pages.pages import Pages
from timekeeper.desktop.windows.foreign_show import FindProgram, ForeignShow
from timekeeper.files.materials.foreign import show_of
from timekeeper.files.materials.kinds import PDF, PICTURES
from timekeeper.files.materials.lack import Lack, Unshowable
from timekeeper.views.hall import Blackout, HallContent
from timekeeper.words.language import _


class SlideShow(QObject):
    """Keeps the pages' picture and the hall's window at the page the operator has turned to."""

    def __init__(
        self, desk: Desk, picture: PaintedPages, hall: HallWindow, find: FindProgram = show_of
    ) -> None:
        super().__init__(desk)
        self.foreign = ForeignShow(self, find)
        self.foreign.stands.connect(self._stand)
        self.foreign.ended.connect(self._take_down)
        self.foreign.failed.connect(self._fail)
        self._desk, self._slides = desk, desk.slides
        self._picture, self._hall = picture, hall
        self.pages = Pages(self)
        self.pages.drawn.connect(self._drawn)
        self.pages.refused.connect(self._refused)
        self.record = SlidesRecord(desk)
        self._open: object = None
        self._handed: object = None
        self._following = False
        self._seen: tuple[object, ...] = ()
        self._slides.picture_of = self.pages.image
        self._slides.changed.connect(self._turn)
        desk.opened.connect(lambda _conference: self._follow(None))

    def follow(self, snapshot: Snapshot, content: HallContent) -> None:
        """Belong to what runs now, with this strip beside the page."""
        self._follow(snapshot.current.item if snapshot.current is not None else None)
        slides = self._slides
        item, material, page = slides.item, slides.material, slides.page
        if item is not None and material is not None and slides.foreign:
            self.record.show(item.id, material)
        elif not self._desk.shows_page or item is None or material is None:
            self.record.take_down()
        elif self.pages.image(page) is not None:
            self.record.show(item.id, material, page)
        if material is None:
            self._picture.show(Blackout())
            return
        self._picture.show(content)
        # A message lies over the page; it does not make it smaller.
        if isinstance(self._desk.order, FollowProgramme) or self._picture.room.isEmpty():
            self.pages.resize(self._picture.make_room())

    def close(self) -> None:
        """End the process that draws."""
        self.foreign.close()
        self.pages.stop()

    def _follow(self, item: Item | None) -> None:
        self._following = True  # all displays are about to show what comes of it
        self._slides.follow(item)
        self._following = False

    def _turn(self) -> None:
        """Have the page drawn that is turned to, and show it at once if it is drawn."""
        self._open_material()
        slides = self._slides
        self._hand_over()
        if not slides.up or slides.past_the_end or self._is_foreign():
            self._show(visible=False)
        else:
            self.pages.draw(slides.page)
            image = self.pages.image(slides.page)
            if image is not None:
                self._picture.page = image
                self._show(visible=True)
        page = self._picture.page
        told = (slides.item, slides.material, slides.page, slides.count, slides.up)
        seen = (*told, slides.visible, slides.foreign, page.cacheKey() if page else None)
        before, self._seen = self._seen, seen
        if seen != before and not self._following:
            self._desk.refresh()

    def _open_material(self) -> None:
        slides = self._slides
        folder = slides.folder(self._desk.conference.original)
        wanted = (folder, slides.item and slides.item.id, slides.material)
        if slides.up and folder is None:
            slides.up = False
            told = _("Open the agenda’s file once more: where its materials lie is not known.")
            self._desk.said.emit(told)
        if wanted == self._open:
            return
        self._open = wanted
        self._show(visible=False)
        self._picture.page = None
        if folder is None or slides.material is None or self._is_foreign():
            self.pages.close()
        else:
            self.pages.open(folder, slides.material)

    def _is_foreign(self) -> bool:
        material = self._slides.material
        drawn = (PDF, *PICTURES)
        return material is not None and not material.path.lower().endswith(drawn)

    def _hand_over(self) -> None:
        """Let another program show what is up and not drawn here; its picture stands later."""
        slides = self._slides
        folder, material = slides.folder(self._desk.conference.original), slides.material
        up = slides.up and self._is_foreign()
        wanted = (self._open, material) if up else None
        if wanted == self._handed:
            return
        self._handed = wanted
        self.foreign.stop()
        slides.foreign = False
        if up and folder is not None and material is not None:
            self.foreign.begin(folder, material, self._hall.screen())

    def _stand(self) -> None:
        self._slides.foreign = True
        self._slides.changed.emit()

    def _take_down(self) -> None:
        if self._slides.up:
            self._slides.switch()

    def _fail(self, lack: Lack) -> None:
        """Take the material down, and say at the desk why it cannot be shown."""
        item, material = self._slides.item, self._slides.material
        self._take_down()
        if item is not None and material is not None:
            self._desk.said.emit(Unshowable(item, material, lack).sentence())

    def _show(self, *, visible: bool) -> None:
        self._slides.visible = visible
        if visible:
            self._hall.show_page(self._picture)

    def _drawn(self, page: int) -> None:
        slides = self._slides
        slides.count = self.pages.count
        if slides.up and page == slides.page:
            self._turn()
        slides.drawn.emit()

    def _refused(self, page: int, lack: Lack) -> None:
        slides = self._slides
        if not slides.up or page != slides.page or slides.item is None:
            return
        if slides.material is not None:
            self._show(visible=False)
            self._desk.refresh()
            self._desk.said.emit(Unshowable(slides.item, slides.material, lack).sentence())
