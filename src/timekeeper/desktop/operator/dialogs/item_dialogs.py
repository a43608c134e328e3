"""Questions about an item itself: a new one, another wording, another presenter, a note."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from timekeeper.core import events
from timekeeper.core.acts import AddNote, CloseSession, Edit
from timekeeper.core.changes.editing import place_after
from timekeeper.core.changes.revision import free_id
from timekeeper.core.house.counts import share_of
from timekeeper.core.intervals import whole_minutes
from timekeeper.core.programme import Courtesy, Item, ItemScript, Kind, Presenter
from timekeeper.core.record.course import State
from timekeeper.desktop.desk.desk import Desk
from timekeeper.desktop.desk.slides import Slides
from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.operator.dialogs.form_dialog import FormDialog
from timekeeper.desktop.operator.dialogs.materials_field import MaterialsField
from timekeeper.desktop.operator.dialogs.questions import ask_text
from timekeeper.desktop.plain import Label, without_keys
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.materials.preparing import is_elsewhere, named_from
from timekeeper.words.language import _, pgettext
from timekeeper.words.values import brief, kind_name, made_internal

MOST_MINUTES = 24 * 60
FIT_ROW = 2  # below title and short title
FitCheck = Callable[[Item], tuple[str, QImage]]
"""Whether an item's words fit the hall's screen, in a sentence, and the hall's picture of it."""


class ItemDialog(FormDialog):
    """The fields of an item; what is not asked here stays as it is.

    ``folder`` is its agenda's, where its files lie, None where there is none yet.
    """

    _tried: _Tried | None = None

    def __init__(
        self, item: Item, words: tuple[str, str], parent: QWidget, folder: Path | None = None
    ) -> None:
        title, accept = words
        super().__init__(title, "", accept, parent)
        self._before = item
        self._title = QPlainTextEdit(item.title)
        self._title.setTabChangesFocus(True)
        self._title.setFixedHeight(84)
        self._title.textChanged.connect(self._check)
        self.short = QLineEdit(item.short_title or "")
        self.short.textChanged.connect(self._check)
        self._presenter = QLineEdit(item.presenter.text if item.presenter else "")
        self._presenter.textChanged.connect(self._check)
        self._minutes = NumberField()
        self._minutes.setRange(0, MOST_MINUTES)
        self._minutes.setSpecialValueText(_("open end"))
        self._minutes.setSuffix(_(" min"))
        allotted = item.allotted
        self._minutes.setValue(whole_minutes(allotted) if allotted else 0)
        self._kind = QComboBox()
        for kind in Kind:
            self._kind.addItem(kind_name(kind), kind)
        self._kind.setCurrentIndex(list(Kind).index(item.kind))
        # Until somebody has chosen the kind, it is what the title says.
        self._named_by_title = item.kind is kind_of(item.title)
        self._kind.activated.connect(self._keep)
        self._protected = _ticked(
            _("Never shorten, drop or move it when re-planning"), item.protected
        )
        self._confidential = _ticked(
            _("Internal: only the desk shows what it is"), item.confidential
        )
        self._confidential.toggled.connect(self._check)
        self._mark: str | None = None  # of the item before, until something is written
        self._slides = _ticked(_("Uses slides: the hall sees a strip over them"), item.slides)
        self.materials = MaterialsField(item.materials, folder)
        self.materials.changed.connect(self._check)
        self.materials.changed.connect(lambda: self.reveal(self.materials))
        self.courtesy = _choice(
            {
                None: _("By kind and by presenter"),
                Courtesy.SHOWN: _("Shown, with its overrun"),
                Courtesy.DISCREET: _("Discreet: it stops at 00:00, without a flag"),
                Courtesy.HIDDEN: _("Hidden"),
            },
            item.courtesy,
        )
        sounds = (_("Where the hall sees the time"), _("Always"), _("Never"))
        self._chime = _choice(dict(zip((None, True, False), sounds, strict=True)), item.chime)
        self._script = {
            name: QLineEdit(getattr(item.script, name) or "") for name, _label in _script_fields()
        }
        self._quorum = QLineEdit(item.quorum or "")
        self._quorum.setPlaceholderText(_("such as 2/3, where it is demanded"))
        self._quorum.textChanged.connect(self._check)
        self.field(_("Title"), self._title)
        self.field(_("Short title for the hall"), self.short)
        self.field(_("Presenter"), self._presenter)
        self.field(_("Allotted"), self._minutes)
        self.field(_("Kind"), self._kind)
        self.field(_("Time in the hall"), self.courtesy)
        self.field(_("Chime"), self._chime)
        for box in (self._protected, self._confidential, self._slides):
            self.form.addRow("", box)
        self.form.addRow(self.materials)
        self.field(_("Share that must be present"), self._quorum)
        for name, label in _script_fields():
            self.field(label, self._script[name])
        self.setMinimumWidth(600)
        self._check()

    def item(self) -> Item:
        """Return the item as it was written."""
        written = self._presenter.text().strip()
        known = self._before.presenter
        same = known is not None and known.text == written
        presenter = known if same else (Presenter(written) if written else None)
        item = replace(
            self._before,
            title=" ".join(self._title.toPlainText().split()),
            short_title=self.short.text().strip() or None,
            presenter=presenter,
            kind=Kind(self._kind.currentData()),
            protected=self._protected.isChecked(),
            confidential=self._confidential.isChecked(),
            slides=self._slides.isChecked(),
            materials=self.materials.materials(),
            courtesy=Courtesy(seen) if (seen := self.courtesy.currentData()) else None,
            chime=self._chime.currentData(),
            quorum=self._quorum.text().strip() or None,
            script=ItemScript(
                **{name: field.text().strip() or None for name, field in self._script.items()}
            ),
        )
        length = timedelta(minutes=self._minutes.value()) or None
        if length == self._before.allotted:
            return item
        # The printed end would contradict the new length.
        return replace(item, length=length, end=None)

    def _keep(self, _chosen: int) -> None:
        """Keep the kind that was chosen, whatever the title says."""
        self._named_by_title = False

    def _check(self) -> None:
        title = self._title.toPlainText()
        if self._named_by_title:
            self._kind.setCurrentIndex(self._kind.findData(kind_of(title)))
        told = self._told_of_marking()
        quorum = self._quorum.text().strip()
        wrong = bool(quorum) and share_of(quorum) is None
        if wrong:
            told = _("The share is a fraction such as 2/3.")
        fault = self.materials.fault()
        self.tell(fault or told, possible=bool(title.strip()) and not wrong and not fault)
        if self._tried is not None:
            self._tried.show_item(self.item())

    def _told_of_marking(self) -> str:
        """Follow the words that make an item internal; return what is to be said of them."""
        item = self.item()
        if self._mark is None and item == self._before and not item.confidential:
            return ""  # what looks for such words takes its time to load
        before = _marking_of(self._before) if self._mark is None else self._mark
        self._mark = mark = _marking_of(item)
        if mark != before:  # written or taken away just now: later the operator may decide
            self._confidential.setChecked(bool(mark) or self._before.confidential)
        return made_internal(mark) if mark and self._confidential.isChecked() else ""

    def try_out(self, fit: FitCheck) -> None:
        """Show the hall's picture of the item from now on, and say whether its words fit in it."""
        self._tried = _Tried(fit)
        self.form.insertRow(FIT_ROW, "", self._tried)
        self._check()


class _Tried(QWidget):
    """How the hall will see the item."""

    def __init__(self, fit: FitCheck) -> None:
        super().__init__()
        self._fit = fit
        self._told, self._picture = Label(), Label()
        self._told.setWordWrap(True)
        self._told.setProperty("role", "advice")
        self._picture.setAccessibleName(_("The hall’s picture of the item"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self._picture)

    def show_item(self, item: Item) -> None:
        """Show the item as it is written now."""
        sentence, picture = self._fit(item)
        self._told.setText(sentence)
        self._picture.setPixmap(QPixmap.fromImage(picture))


def _choice(names: Mapping[Any, str], chosen: object) -> QComboBox:
    box = QComboBox()
    for value, name in names.items():
        box.addItem(name, value)
    box.setCurrentIndex(list(names).index(chosen))
    return box


def _ticked(words: str, ticked: bool) -> QCheckBox:  # as the box has it
    box = QCheckBox(words)
    box.setChecked(ticked)
    return box


def _script_fields() -> tuple[tuple[str, str], ...]:
    """Return what the script says of an item: the field, and what it is called."""
    return (
        ("introduced_by", _("Introduced by")),
        ("line", _("Spoken line")),
        ("cue", _("Cue (music, flowers, slides)")),
        ("needed", _("Papers and things needed")),
        ("ready", _("Standing ready")),
    )


def ask_edit(desk: Desk, item: Item, parent: QWidget, fit: FitCheck | None = None) -> ItemDialog:
    """Ask for an item's new wording; return the dialog that asks."""
    words = _("Edit an item"), pgettext("act", "Change")
    dialog = ItemDialog(item, words, parent, _folder(desk))
    pdf = dialog.materials.to_pdf
    if fit is not None:
        dialog.try_out(fit)
    dialog.ask(lambda: edit_materials(desk, events.ItemEdited(dialog.item()), pdf))
    return dialog


def add_materials(desk: Desk, item: Item, paths: Sequence[Path]) -> None:
    """Show these files with the item too."""
    more = tuple(named_from(path, _folder(desk)) for path in paths)
    edit_materials(desk, events.ItemEdited(replace(item, materials=item.materials + more)))


def edit_materials(
    desk: Desk, fact: events.ItemEdited | events.ItemInserted, to_pdf: Collection[str] = ()
) -> None:
    """Make the edit, once the files that it names lie below the agenda's folder, some as PDF."""
    if to_pdf or any(map(is_elsewhere, fact.item.materials)):
        desk.slides.bringing.emit(fact, frozenset(to_pdf))
    else:
        _edit(desk, fact)


def _folder(desk: Desk) -> Path | None:
    return desk.slides.folder(desk.conference.original)


def ask_insertion(desk: Desk, neighbour: Item, parent: QWidget) -> None:
    """Ask for a new item that comes right after its neighbour."""
    programme = desk.conference.programme
    fresh = Item(free_id(programme), "", length=timedelta(minutes=10))
    dialog = ItemDialog(fresh, (_("Insert an item"), _("Insert")), parent, _folder(desk))
    place = place_after(programme, neighbour.id)
    pdf = dialog.materials.to_pdf
    dialog.ask(lambda: edit_materials(desk, events.ItemInserted(dialog.item(), *place), pdf))


def ask_substitute(desk: Desk, item: Item, parent: QWidget) -> None:
    """Ask who presents an item in somebody's place."""
    planned = item.presenter.text if item.presenter else ""
    title = _("Another presenter")
    dialog = FormDialog(title, brief(item, 90), _("Substitute"), parent)
    who = QLineEdit()
    who.textChanged.connect(lambda text: dialog.tell("", possible=bool(text.strip())))
    dialog.tell("", possible=False)
    if planned:
        shown = QLineEdit(planned)
        shown.setReadOnly(True)
        dialog.field(_("Planned"), shown)
    dialog.field(_("Presents instead"), who)
    body = item.presenter.body if item.presenter else None

    def agreed() -> None:
        presenter = Presenter(who.text().strip(), body=body, stands_in_for=planned or None)
        _edit(desk, events.PresenterSubstituted(item.id, presenter))

    dialog.ask(agreed)
    who.setFocus()


def ask_note(desk: Desk, item: Item | None, parent: QWidget) -> None:
    """Ask for a note on an item, None: on the day."""
    number = item.id if item is not None else None
    words = (_("Note"), _("What to write down:"), _("Save"))
    ask_text(parent, words, lambda text: desk.act(AddNote(text, number)))


def ask_closing(desk: Desk, parent: QWidget) -> None:
    """Close the session; of items that were not held, ask which of them move to the next one."""
    closing, programme = desk.conference.would_do(CloseSession()), desk.conference.programme
    states = desk.snapshot().items
    left = [
        slot.item
        for position, slot in enumerate(programme.slots)
        if isinstance(closing, events.SessionClosed)
        and slot.session == closing.session
        and states[position].state is State.PENDING
    ]
    if not left or not isinstance(closing, events.SessionClosed):
        desk.act(CloseSession())  # or says why not
        return
    following = closing.session + 1
    session = programme.sessions[following] if following < len(programme.sessions) else None
    subject = _("{session}: these items were not held.")
    subject = subject.format(session=programme.sessions[closing.session].name)
    dialog = FormDialog(_("Close the session"), subject, pgettext("act", "Close"), parent)
    dialog.setMinimumWidth(560)
    boxes = [QCheckBox(without_keys(brief(item, 50))) for item in left]
    for item, box in zip(left, boxes, strict=True):
        dialog.form.addRow(box if session is not None else Label(brief(item, 50)))
    if session is None:
        dialog.tell(_("No session follows: they will not be held."))
    else:
        told = _("Ticked items move to {session}; the others are not held.")
        dialog.tell(told.format(session=session.name))

    def close() -> None:
        before = session.items[0].id if session is not None and session.parts[0].items else None
        for item, box in zip(left, boxes, strict=True):
            if box.isChecked():
                _edit(desk, events.ItemMoved(item.id, following, 0, before))
        desk.act(CloseSession())

    dialog.ask(close)


def _edit(desk: Desk, fact: events.ProgrammeEdit) -> None:
    desk.act(Edit(fact))


def ask_page(slides: Slides, parent: QWidget) -> None:
    """Ask for the page to be shown, while pages are shown."""
    if not slides.up or slides.count is None:
        return
    dialog = FormDialog(_("Page by its number"), "", _("Show"), parent)
    number = NumberField()
    number.setRange(1, slides.count)
    number.setValue(min(slides.page, slides.count))
    number.setSuffix(f" / {slides.count}")
    dialog.field(_("Page"), number)
    dialog.ask(lambda: slides.go_to(number.value()))


def _marking_of(item: Item) -> str:
    from timekeeper.core.checks.confidential import marking_of  # noqa: PLC0415  # many patterns

    return marking_of(item)
