"""The check before the conference, in its window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from tests.desktop.conftest import Press
from tests.desktop.sound.fakes import Plugged, PluggedLoudspeaker
from tests.virtual_screens import OPERATOR
from timekeeper.core.acts import Count, Edit, Finish, Start
from timekeeper.core.events import AttendanceCounted, ItemEdited
from timekeeper.core.programme import Material, Programme
from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.office import printing
from timekeeper.desktop.office.conference_check import PAGES, ConferenceCheck, screen_facts
from timekeeper.desktop.office.printing import preview_list
from timekeeper.desktop.operator.dialogs.check_dialog import CheckDialog
from timekeeper.desktop.operator.dialogs.count_dialogs import AttendanceDialog
from timekeeper.desktop.operator.dialogs.item_dialogs import ItemDialog
from timekeeper.desktop.screens.choice import Choice, Projection, Screen
from timekeeper.desktop.sound.desk_chime import DeskChime
from timekeeper.desktop.windows.windows import Windows
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.equipment import MEGABYTE, MachineFacts, ScreenFacts
from timekeeper.live.settings import ChimeHabits, ScreenIdentity, Settings


@dataclass
class Machine:
    """A computer whose answers a test sets."""

    clock: SimulatedClock
    free: int = 5_000 * MEGABYTE
    fails: bool = False
    asked: list[MachineFacts] = field(default_factory=list)

    def __call__(self) -> MachineFacts:
        if self.fails:
            raise OSError
        vietnam = self.clock.now().astimezone()
        self.asked.append(MachineFacts(vietnam, self.free))
        return self.asked[-1]


@pytest.fixture
def office_day(office_day: Programme) -> Programme:
    """Return the beginning of the day: each check looks at the hall's picture of every item."""
    first = office_day.sessions[0]
    part = replace(first.parts[0], items=first.parts[0].items[:3])
    return replace(office_day, sessions=(replace(first, parts=(part,)),))


@pytest.fixture
def windows(unseen_windows: Windows) -> Windows:
    return unseen_windows


@pytest.fixture
def machine(clock: SimulatedClock) -> Machine:
    return Machine(clock)


@pytest.fixture
def plugged() -> Plugged:
    return Plugged()


@pytest.fixture
def chime(windows: Windows, plugged: Plugged, tmp_path: Path) -> Iterator[DeskChime]:
    made = DeskChime(windows.desk, tmp_path, partial(PluggedLoudspeaker, plugged))
    yield made
    made.close()


@pytest.fixture
def check(windows: Windows, machine: Machine, chime: DeskChime) -> Iterator[ConferenceCheck]:
    workshop = Workshop(windows.operator)
    made = ConferenceCheck(windows, Settings(), workshop, machine, chime)
    windows.operator.preparation.check_asked.connect(made.ask)
    yield made
    workshop.finish()


def dialog(windows: Windows) -> CheckDialog:
    return next(d for d in windows.operator.findChildren(CheckDialog) if d.isVisible())


def findings(windows: Windows) -> list[str]:
    rows = dialog(windows).findChildren(QFrame, "finding")
    return [row.accessibleName() for row in rows]


def test_f9_shows_a_finding_for_everything_that_is_looked_at(
    press: Press, windows: Windows, check: ConferenceCheck, qtbot
):
    press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
    subjects = {name.split(". ", 1)[1].split(":")[0] for name in findings(windows)}
    assert {"Screens", "Programme", "Clock", "Record", "Disk", "Power", "Sleep"} <= subjects


def test_each_finding_has_a_shape_and_a_word(windows: Windows, check: ConferenceCheck, qtbot):
    check.ask()

    qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
    lights = [
        shown.text()
        for shown in dialog(windows).findChildren(QLabel)
        if shown.property("role") == "light"
    ]
    assert {light.split("  ")[0] for light in lights} <= {"●", "▲", "■"}
    assert all(light.split("  ")[1] for light in lights)


def test_checking_again_shows_what_has_changed(
    windows: Windows, check: ConferenceCheck, machine: Machine, qtbot
):
    check.ask()
    qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
    machine.free = 0

    dialog(windows).again.emit()

    qtbot.waitUntil(lambda: any("Make room" in name for name in findings(windows)))
    assert len(machine.asked) == 2


def test_the_findings_can_be_copied_as_text(windows: Windows, check: ConferenceCheck, qtbot):
    check.ask()
    qtbot.waitUntil(lambda: len(findings(windows)) >= 9)

    dialog(windows)._copy.click()

    text = QGuiApplication.clipboard().text()
    assert text.startswith("Check before the conference, 06/12/2023 at 07:30")


def test_a_dialog_that_was_closed_before_the_answer_is_not_missed(
    windows: Windows, check: ConferenceCheck, machine: Machine, qtbot
):
    check.ask()
    dialog(windows).reject()

    qtbot.waitUntil(lambda: bool(machine.asked))
    check._workshop.finish()
    qtbot.wait(1)


def test_a_chime_that_is_off_is_neither_looked_at_nor_tried(
    windows: Windows, check: ConferenceCheck, qtbot
):
    check.ask()

    qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
    assert not any("Chime" in name for name in findings(windows))
    assert not dialog(windows).chime.isVisible()


def test_a_chime_that_is_on_is_looked_at_and_tried(
    windows: Windows, check: ConferenceCheck, chime: DeskChime, plugged: Plugged, qtbot
):
    chime.take(ChimeHabits(sounds=True, device="HDMI"))
    check.ask()
    qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
    there = [name for name in findings(windows) if "Chime" in name]

    dialog(windows).chime.click()
    qtbot.waitUntil(lambda: len(plugged.heard) == 1)
    plugged.names.remove("HDMI")
    dialog(windows).again.emit()
    qtbot.waitUntil(lambda: any("HDMI is gone" in name for name in findings(windows)))
    dialog(windows).chime.click()

    assert len(there) == 1
    assert there[0].startswith("In order")
    qtbot.waitUntil(lambda: dialog(windows)._summary.text() == "HDMI is gone")


def keys(windows: Windows) -> dict[str, QPushButton]:
    return {key.text(): key for key in dialog(windows).findChildren(QPushButton, "mend")}


def test_a_title_that_is_too_long_gets_its_short_title_there_and_then(
    windows: Windows, check: ConferenceCheck, qtbot
):
    first = windows.desk.conference.programme.items[0]
    endless = replace(first, title="Báo cáo " * 60, short_title=None)
    windows.desk.act(Edit(ItemEdited(endless)))
    check.ask()
    qtbot.waitUntil(lambda: "Edit the item…" in keys(windows))

    keys(windows)["Edit the item…"].click()
    (asked,) = dialog(windows).findChildren(ItemDialog)
    told, seen = [], []
    for short in ("", "Báo cáo " * 40, "Báo cáo"):
        asked.short.setText(short)
        (fit,) = (x for x in asked.findChildren(QLabel) if x.property("role") == "advice")
        (picture,) = (x for x in asked.findChildren(QLabel) if not x.pixmap().isNull())
        told.append(fit.text())
        seen.append(picture.pixmap().toImage())
    assert "give it a short title" in told[0]
    assert "even the short title" in told[1]
    assert told[2].startswith("It fits")
    assert seen[1] != seen[2]
    asked.accept()

    qtbot.waitUntil(lambda: len(findings(windows)) >= 9 and "Edit the item…" not in keys(windows))
    assert windows.desk.conference.programme.items[0].short_title == "Báo cáo"


def test_every_file_that_is_to_be_shown_is_opened_beforehand(
    windows: Windows, check: ConferenceCheck, tmp_path: Path, qtbot
):
    first, second, *_rest = windows.desk.conference.programme.items
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (tmp_path / "hall.png").write_bytes(b"\x89PNG\r\n\x1a\n and so on")
    windows.desk.slides.lie_in(tmp_path, windows.desk.conference.original)
    whole = replace(first, materials=(Material("hall.png"),))
    windows.desk.act(Edit(ItemEdited(whole)))
    told = {}
    for name, item in (
        ("whole", whole),
        ("broken", replace(second, materials=(Material("broken.pdf"), Material("gone.pdf")))),
    ):
        windows.desk.act(Edit(ItemEdited(item)))
        check.ask()
        qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
        told[name] = [f for f in findings(windows) if "Files to be shown" in f]
        dialog(windows).close()

    assert ["can be shown" in one for one in told["whole"]] == [True]
    assert ["broken.pdf is damaged" in one for one in told["broken"]] == [True, False]
    assert ["gone.pdf is missing" in one for one in told["broken"]] == [False, True]


def test_what_contradicts_itself_in_the_programme_is_edited_there_and_then(
    windows: Windows, check: ConferenceCheck, qtbot
):
    check.ask()
    qtbot.waitUntil(lambda: "Edit the programme…" in keys(windows))

    with qtbot.waitSignal(check.programme_asked):
        keys(windows)["Edit the programme…"].click()

    assert QApplication.activeModalWidget() is None


def test_the_check_advises_of_another_day_what_can_be_done_now_with_its_key_else_what_is_true(
    windows: Windows, check: ConferenceCheck, clock: SimulatedClock, qtbot
):
    clock.move_to(clock.now() + timedelta(days=1200))
    check.ask()
    qtbot.waitUntil(lambda: "Hold it today" in keys(windows))
    with qtbot.waitSignal(check.today_asked):
        keys(windows)["Hold it today"].click()
    windows.desk.act(Start())

    check.ask()

    qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
    (told,) = (name for name in findings(windows) if "today is" in name)
    assert "keeps its date" in told
    assert "hold" not in told
    assert keys(windows).keys().isdisjoint({"Hold it today", "Begin anew"})
    dialog(windows).close()
    windows.desk.act(Finish())
    check.ask()
    qtbot.waitUntil(lambda: "Begin anew" in keys(windows))
    (told,) = (name for name in findings(windows) if "today is" in name)
    assert "begin anew" in told
    with qtbot.waitSignal(check.anew_asked):
        keys(windows)["Begin anew"].click()


def test_what_the_system_mends_has_a_key_only_where_the_system_has_a_page_for_it(
    windows: Windows, check: ConferenceCheck, machine: Machine, qtbot
):
    opened: list[str] = []
    check.pages, machine.free = {}, 0
    check.open_page = lambda url: opened.append(url.toString()) or True
    check.ask()
    qtbot.waitUntil(lambda: any("Make room" in name for name in findings(windows)))
    without = set(keys(windows))
    check.pages = PAGES

    dialog(windows).again.emit()
    qtbot.waitUntil(lambda: "Storage…" in keys(windows))
    keys(windows)["Storage…"].click()

    assert "Storage…" not in without
    assert opened == ["ms-settings:storagesense"]


def test_a_chime_that_cannot_be_heard_leads_to_the_settings(
    windows: Windows, check: ConferenceCheck, chime: DeskChime, plugged: Plugged, qtbot
):
    chime.take(ChimeHabits(sounds=True, device="nothing of the kind"))
    check.ask()
    qtbot.waitUntil(lambda: "Settings…" in keys(windows))

    with qtbot.waitSignal(check.settings_asked):
        keys(windows)["Settings…"].click()


IDENTITY = ScreenIdentity(width=1280, height=800)
SHOWN = Screen(IDENTITY, 1366, 0, 1280, 800)


@pytest.mark.parametrize(
    ("choice", "facts"),
    [
        (Choice(Projection.SHOWN, SHOWN), ScreenFacts(2, hall=(1280, 800))),
        (Choice(Projection.NO_SCREEN), ScreenFacts(2)),
        (Choice(Projection.CLONED), ScreenFacts(2, mirrored=True)),
        (Choice(Projection.UNKNOWN, SHOWN), ScreenFacts(2, strange=True)),
        (Choice(Projection.SEVERAL), ScreenFacts(2)),
        (Choice(Projection.HERE), ScreenFacts(2, here=True)),
    ],
)
def test_the_check_knows_where_the_picture_goes(
    two_screens: object, choice: Choice, facts: ScreenFacts
):
    own = QGuiApplication.primaryScreen()

    assert screen_facts(choice, own) == replace(facts, desk=OPERATOR, scaling=100)


def test_the_clock_of_the_check_is_the_conference_s(
    windows: Windows, check: ConferenceCheck, machine: Machine, clock: SimulatedClock, qtbot
):
    check.ask()
    qtbot.waitUntil(lambda: len(findings(windows)) >= 9)

    assert abs(machine.asked[0].wall - clock.now()) < timedelta(seconds=1)


def test_what_a_person_sees_to_is_ticked_by_hand_and_stays_ticked_when_looked_again(
    windows: Windows, check: ConferenceCheck, qtbot
):
    check.ask()
    qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
    boxes = dialog(windows).findChildren(QCheckBox)
    materials = next(box for box in boxes if box.text() == "Materials are handed out")
    assert [box for box in boxes if not box.isEnabled()]

    materials.click()
    dialog(windows).again.emit()
    qtbot.waitUntil(dialog(windows)._copy.isEnabled)
    dialog(windows)._copy.click()

    assert "[x] Materials are handed out" in QGuiApplication.clipboard().text()
    assert "[ ] Flags, flowers" in QGuiApplication.clipboard().text()


def test_what_was_ticked_by_hand_is_still_ticked_when_the_check_is_opened_again(
    windows: Windows, check: ConferenceCheck, office_day: Programme, clock: SimulatedClock, qtbot
):
    def ticked() -> list[str]:
        check.ask()
        qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
        boxes = [box for box in dialog(windows).findChildren(QCheckBox) if box.isEnabled()]
        return [box.text() for box in boxes if box.isChecked()]

    assert ticked() == []
    for box in dialog(windows).findChildren(QCheckBox):
        box.click()  # those that the program sees to stay as they are
    dialog(windows).reject()
    again = ticked()
    dialog(windows).reject()
    other = replace(office_day, sessions=(replace(office_day.sessions[0], name="Evening"),))
    windows.desk.hold(Conference(other, MemoryJournal(), clock))

    assert len(again) == 7
    assert ticked() == []


def test_counts_that_were_written_down_tick_themselves_once_they_add_up(
    windows: Windows, check: ConferenceCheck, qtbot
):
    def counted() -> QCheckBox:
        check.ask()
        qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
        boxes = dialog(windows).findChildren(QCheckBox)
        return next(box for box in boxes if box.text().startswith("Counts"))

    def write(*figures: int) -> None:
        asked = AttendanceDialog(windows.desk, 0, windows.operator)
        for box, figure in zip(asked.findChildren(QSpinBox), figures, strict=False):
            box.setValue(figure)
        windows.desk.act(Count(AttendanceCounted(0, asked.groups())))

    seen: list[tuple[bool, bool]] = []
    for figures in ((), (12, 9, 2, 2), (12, 9, 2, 1)):
        if figures:
            write(*figures)
        box = counted()
        seen.append((box.isChecked(), box.isEnabled()))
        dialog(windows).reject()

    assert seen == [(False, True), (False, False), (True, False)]


def test_the_list_of_the_half_hour_is_looked_at_before_it_is_printed(
    windows: Windows, check: ConferenceCheck, office_day: Programme, monkeypatch, qtbot
):
    looked_at: list[str] = []

    def preview(text: str, programme: Programme, parent: QWidget) -> QPrintPreviewDialog:
        looked_at.append(text)
        return preview_list(text, programme, parent)

    monkeypatch.setattr(printing, "preview_list", preview)
    check.ask()
    qtbot.waitUntil(lambda: len(findings(windows)) >= 9)
    shown = dialog(windows)
    shown.findChildren(QCheckBox)[0].click()
    printed: list[str] = []
    shown.print_asked.connect(printed.append)

    next(b for b in shown.findChildren(QPushButton) if b.text() == "Print the list…").click()

    (paper,) = shown.findChildren(QPrintPreviewDialog)
    assert paper.isVisible()
    assert looked_at[0].startswith(f"{office_day.title}\n06/12/2023, 07:30\n\nIn the half hour")
    paper.reject()
    assert printed[0].startswith("In the half hour before\n[x] The line to the linked points")
