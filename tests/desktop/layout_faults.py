"""What is clipped or lies over something else in a window, found from the widgets' own measures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QTabBar,
    QTableView,
    QWidget,
)

from timekeeper.desktop.operator.labels import ElidedLabel, FigureLabel, NamingKey
from timekeeper.desktop.room import AROUND, Scrolling

HIGHEST_LINE = 60  # pixels of a field's first line, a picture among them


def faults(window: QWidget) -> list[str]:
    """Return every fault of what is visible in the window."""
    found = [*_beyond_screen(window)]
    for form in window.findChildren(QFormLayout):
        found += _beside_another_line(form)
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and not _inside_view(widget):
            found += _clipped(widget)
            found += _misplaced(widget)
    return found


def _beyond_screen(window: QWidget) -> Iterator[str]:
    room = window.screen().availableGeometry()
    if window.frameGeometry().width() > room.width() or (
        window.frameGeometry().height() > room.height()
    ):
        yield f"{_name(window)} {_size(window.frameGeometry())} is larger than {_size(room)}"


def _clipped(widget: QWidget) -> Iterator[str]:  # noqa: C901, PLR0912  # a table of the kinds
    match widget:
        case QAbstractSpinBox() if not widget.lineEdit().textMargins().left():
            yield f"{_name(widget)} has its figures at its edge"
        case ElidedLabel() if widget.text() != widget._whole != widget.toolTip():
            yield f"{_name(widget)} is cut and has no tool tip"
        case ElidedLabel() if not widget.wordWrap():
            if widget.sizeHint().height() > widget.height():
                yield f"{_name(widget)} is cut in height"
        case QLabel() if widget.wordWrap() and widget.text():
            if widget.heightForWidth(widget.width()) > widget.height():
                yield f"{_name(widget)} needs more than {widget.height()} px of height"
            longest = max(widget.text().split(), key=len)
            if QFontMetrics(widget.font()).horizontalAdvance(longest) > widget.width():
                yield f"{_name(widget)} is narrower than a word"
        case NamingKey() if widget.text().replace("&&", "&") != widget.told:
            if not widget.toolTip():
                yield f"{_name(widget)} is cut and has no tool tip"
        case QPushButton() if not isinstance(widget, NamingKey):
            yield from _clipped_button(widget)
        case QLabel() | QCheckBox() | QRadioButton() | QComboBox() | QMenuBar():
            yield from _smaller_than_hint(widget)
        case QTabBar():
            needed = sum(widget.tabSizeHint(tab).width() for tab in range(widget.count()))
            told = all(widget.tabToolTip(tab) for tab in range(widget.count()))
            if needed > widget.parentWidget().width() and not told:
                yield f"{_name(widget)} needs {needed} px"
        case QTableView():
            yield from _clipped_headings(widget)
        case Scrolling() if isinstance(widget.window(), QDialog):
            yield from _scrolls_in_vain(widget)


def _scrolls_in_vain(area: Scrolling) -> Iterator[str]:
    hidden, window = area.verticalScrollBar().maximum(), area.window()
    free = window.screen().availableSize() - AROUND - window.size()
    if 0 < hidden <= free.height():
        yield f"{_name(window)} scrolls by {hidden} px with {free.height()} px free on its screen"


def _clipped_button(button: QPushButton) -> Iterator[str]:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    contents = button.style().subElementRect(
        QStyle.SubElement.SE_PushButtonContents, option, button
    )
    lines = button.text().split("\n")
    measures = QFontMetrics(button.font())
    width = max(measures.horizontalAdvance(line.replace("&", "")) for line in lines)
    if width > contents.width() + 1 and button.toolTip() != button.text():
        yield f"{_name(button)} needs {width} px for its text and has {contents.width()}"
    if len(lines) * measures.height() > button.height():
        yield f"{_name(button)} is too low for {len(lines)} lines"


def _smaller_than_hint(widget: QWidget) -> Iterator[str]:
    wanted = widget.sizeHint()
    if isinstance(widget, QLabel) and not widget.text():
        return  # an empty line may be as low as it likes
    if isinstance(widget, FigureLabel):  # figures may be drawn smaller, and have no marks above
        high = round(QFontMetrics(widget.font()).capHeight())
        wanted = QSize(widget.minimumSizeHint().width(), high)
    if wanted.width() > widget.width() + 1 or wanted.height() > widget.height() + 1:
        yield f"{_name(widget)} needs {_size(wanted)} and has {_size(widget.geometry())}"


def _clipped_headings(table: QTableView) -> Iterator[str]:
    header = table.horizontalHeader()
    for section in range(header.count()):
        needed = header.sectionSizeHint(section)
        if header.isVisible() and needed > header.sectionSize(section) + 1:
            text = table.model().headerData(section, header.orientation())
            yield f"heading “{text}” needs {needed} px and has {header.sectionSize(section)}"


def _misplaced(parent: QWidget) -> Iterator[str]:
    """Return children in a layout that leave their parent or lie over each other."""
    if parent.layout() is None:
        return
    # Not by itemAt: PySide keeps what it hands out, and takes what lies there later for it.
    layouts = [parent.layout(), *parent.layout().findChildren(QLayout)]
    children = (child for child in parent.findChildren(QWidget) if child.parent() is parent)
    placed = [
        child
        for child in children
        if child.isVisible() and any(layout.indexOf(child) >= 0 for layout in layouts)
    ]
    for child in placed:
        if not parent.rect().contains(child.geometry()):
            yield f"{_name(child)} leaves {_name(parent)}"
    for one, other in combinations(placed, 2):
        if one.geometry().intersects(other.geometry()):
            yield f"{_name(one)} lies over {_name(other)}"


def _beside_another_line(form: QFormLayout) -> Iterator[str]:
    """Return names of fields that stand beside another line of it than its first."""
    for field in [*form.parentWidget().findChildren(QWidget), *form.findChildren(QLayout)]:
        name = form.labelForField(field)
        if not isinstance(name, QLabel):
            continue
        below = name.geometry().center().y() - field.geometry().top()
        if name.isVisible() and below > HIGHEST_LINE / 2:
            yield f"{_name(name)} stands {below} px below the top of its field"


def _inside_view(widget: QWidget) -> bool:
    """Return whether the widget is a part of a list, or of what scrolls: it may be cut there."""
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        if isinstance(parent, QAbstractItemView | QHeaderView | QComboBox):
            return True
        scrolls = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
        # What a QScrollArea shows is laid out as anywhere else.
        if scrolls and not isinstance(parent, QScrollArea):
            return True
        widget, parent = parent, parent.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QPushButton) else ""
    name = widget.objectName() or widget.accessibleName()
    return " ".join(part for part in (type(widget).__name__, name, f"“{text[:60]}”") if part)


def _size(area: QRect) -> str:
    return f"{area.width()}x{area.height()}"
