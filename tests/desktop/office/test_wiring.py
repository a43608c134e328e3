"""The running program: what it opens, what it resumes, and what its file menu does."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import get_ident
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from tests.fakes import with_slides
from tests.paths import AGENDAS, OFFICE_AGENDA
from timekeeper.core.acts import Edit, Finish, Start, Undo
from timekeeper.core.events import ItemEdited, SecrecySet
from timekeeper.core.programme import Material, Programme
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.dialogs.item_dialogs import add_materials
from timekeeper.files.agenda.agenda_file import dump_agenda, read_agenda
from timekeeper.files.exporters import WRITERS
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.job import Job
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.materials.pack import pack, unpack
from timekeeper.files.places import data_folder
from timekeeper.live.clock import SimulatedClock
from timekeeper.views.hall import PlainContent
from timekeeper.views.hall_now import ordered_content


@pytest.fixture
def offices(unseen_offices: Callable[[], Office]) -> Callable[[], Office]:
    return unseen_offices


def held(office: Office) -> Programme:
    return office.windows.desk.conference.programme


def test_the_same_agenda_opened_again_goes_on_with_the_running_item(
    offices, office_day: Programme, clock: SimulatedClock
):
    first = offices()
    first.begin(Draft(office_day, ()))
    first.windows.desk.go_on()
    clock.move_to(clock.now() + timedelta(minutes=3))

    again = offices()
    again.begin(Draft(office_day, ()))

    current = again.windows.desk.snapshot().current
    assert current is not None
    assert current.elapsed == timedelta(minutes=3)


def test_a_programme_named_on_the_command_line_can_be_opened_again(
    offices, office_day: Programme, tmp_path: Path
):
    office = offices()
    office.begin(Draft(office_day, ()), tmp_path / "day.yaml")

    assert office.windows.operator.habits.recent == (str(tmp_path / "day.yaml"),)


@pytest.mark.parametrize("said", ["in the file", "during the day"])
def test_a_programme_that_is_secret_is_not_among_those_to_open_again(
    offices, office_day: Programme, tmp_path: Path, *, said: str
):
    office = offices()
    other = tmp_path / "other.yaml"
    office.begin(Draft(replace(office_day, title="Giao ban"), ()), other)
    secret = replace(office_day, secret=said == "in the file")

    office.programmes.hold(Draft(secret, ()))
    office.opened.remember(tmp_path / "day.yaml")
    office.windows.desk.act(Start())
    office.windows.desk.act(Edit(SecrecySet(secret=True)))

    assert office.windows.operator.habits.recent == (str(other),)


def test_one_that_goes_on_and_becomes_secret_is_no_more_among_those_to_open_again(
    offices, office_day: Programme, tmp_path: Path, qtbot
):
    renamed = replace(office_day, title="Hội nghị chuyên đề")
    other = replace(office_day, title="Giao ban", sessions=office_day.sessions[1:])
    agendas = {"day.yaml": office_day, "renamed.yml": renamed, "other.yaml": other}
    for name, programme in agendas.items():
        (tmp_path / name).write_text(dump_agenda(programme), encoding="utf-8")
    (tmp_path / "bad.docx").write_bytes(b"no Word file")
    offices().begin(Draft(office_day, ()), tmp_path / "day.yaml")
    again = offices()
    operator = again.windows.operator
    for name in (*agendas, "bad.docx", "gone.yaml"):
        operator.remember_opened(tmp_path / name)
    again.begin(None)

    again.windows.desk.act(Start())
    again.windows.desk.act(Edit(SecrecySet(secret=True)))

    kept = tuple(str(tmp_path / name) for name in ("gone.yaml", "bad.docx", "other.yaml"))
    qtbot.waitUntil(lambda: operator.habits.recent == kept, timeout=5000)


def test_the_system_is_asked_to_stay_awake_when_the_windows_are_there(
    offices, office_day: Programme, qtbot
):
    office = offices()
    office.begin(Draft(office_day, ()))
    assert office.windows.awake.granted is None

    qtbot.waitUntil(lambda: office.windows.awake.granted is not None)


def test_before_a_programme_is_opened_the_hall_reads_nothing_of_it(offices):
    office = offices()
    office.begin(None)

    desk = office.windows.desk
    shown = ordered_content(desk.order, desk.snapshot(), desk.conference.programme)
    assert isinstance(shown, PlainContent)
    assert shown.title_forms == ("",)


def test_without_an_agenda_the_last_conference_goes_on(offices, office_day: Programme):
    first = offices()
    first.begin(Draft(office_day, ()))
    first.windows.desk.go_on()

    again = offices()
    again.begin(None)

    assert held(again) == office_day
    assert again.windows.desk.conference.course.running is not None


def test_another_programme_begins_a_conference_of_its_own(
    offices, office_day: Programme, journal: JournalFile
):
    office = offices()
    office.begin(Draft(office_day, ()))

    office.programmes.hold(Draft(read_agenda(AGENDAS / "giao-ban-tuan.yaml"), ()))

    newest = journal.newest()
    assert newest is not None
    assert newest.programme() == held(office) != office_day


def test_a_changed_agenda_does_not_interrupt_the_item_that_runs(
    offices, office_day: Programme, clock: SimulatedClock
):
    office = offices()
    office.begin(Draft(office_day, ()))
    office.windows.desk.go_on()

    again = offices()
    again.begin(Draft(office_day.dated(office_day.date + timedelta(days=1)), ()))

    assert held(again) == office_day
    assert again.windows.desk.conference.course.running is not None


def test_a_programme_of_another_day_can_be_held_today(
    offices, office_day: Programme, clock: SimulatedClock
):
    clock.move_to(clock.now() + timedelta(days=30))
    office = offices()
    office.begin(Draft(office_day, ()))
    offered = not office.windows.operator.banner.isHidden()

    office.windows.operator.banner.accept()

    assert offered
    assert held(office).date == office_day.date + timedelta(days=30)


def test_held_today_a_programme_keeps_what_was_changed_in_it_and_the_place_of_its_files(
    offices, office_day: Programme, clock: SimulatedClock, tmp_path: Path
):
    clock.move_to(clock.now() + timedelta(days=30))
    (tmp_path / "báo cáo.pdf").write_bytes(b"%PDF-1.7 nonsense")
    office = offices()
    office.begin(Draft(office_day, ()), tmp_path / "day.yaml")
    desk = office.windows.desk
    first, other = office_day.items[:2]
    add_materials(desk, first, [tmp_path / "báo cáo.pdf"])
    desk.act(Edit(ItemEdited(replace(other, title="Thảo luận"))))

    office.windows.operator.banner.accept()

    held_first, held_other = held(office).items[:2]
    assert held(office).date == office_day.date + timedelta(days=30)
    assert held_first.materials == (Material("báo cáo.pdf"),)
    assert held_other.title == "Thảo luận"
    assert desk.conference.original == held(office)
    assert desk.slides.folder(desk.conference.original) == tmp_path


def test_no_other_programme_is_opened_while_an_item_runs(offices, office_day: Programme):
    office = offices()
    office.begin(Draft(office_day, ()))
    office.windows.desk.go_on()

    office.programmes.open(AGENDAS / "giao-ban-tuan.yaml")

    assert held(office) == office_day
    message = office.windows.operator.statusBar().currentMessage()
    assert message == "An item is running; finish it before another programme."


def test_while_an_item_runs_no_file_is_asked_for_that_could_not_be_opened(
    offices, office_day: Programme, monkeypatch
):
    office = offices()
    office.begin(Draft(office_day, ()))
    asked: list[object] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *args: asked.append(args) or ("", "")
    )
    opening = next(c for c in office.windows.operator.commands.all() if c.name == "open")

    opening.act()
    office.windows.desk.go_on()
    opening.act()

    assert len(asked) == 1
    message = office.windows.operator.statusBar().currentMessage()
    assert message == "An item is running; finish it before another programme."


def test_the_programme_is_saved_as_it_is_held(
    offices, office_day: Programme, tmp_path: Path, qtbot
):
    office = offices()
    office.begin(Draft(office_day, ()))
    path = tmp_path / "saved.yaml"

    office.programmes.save(path)

    qtbot.waitUntil(path.exists, timeout=5000)
    assert path.read_text(encoding="utf-8") == dump_agenda(office_day)


def test_the_report_is_written_from_the_menu(
    offices, office_day: Programme, clock: SimulatedClock, tmp_path: Path, qtbot
):
    office = offices()
    office.begin(Draft(office_day, ()))
    office.windows.desk.go_on()
    clock.move_to(clock.now() + timedelta(minutes=4))
    office.windows.desk.act(Finish())
    path = tmp_path / "report.json"

    office.reports.write(path)

    qtbot.waitUntil(path.exists, timeout=5000)
    first = json.loads(path.read_text(encoding="utf-8"))["items"][0]
    assert (first["used_s"], first["state"]) == (240, "done")


def test_a_report_can_be_cancelled_until_its_file_is_replaced(
    offices, office_day: Programme, tmp_path: Path, monkeypatch
):
    office, path, happened = offices(), tmp_path / "report.csv", []
    office.begin(Draft(office_day, ()))
    make = WRITERS[".csv"]
    monkeypatch.setitem(WRITERS, ".csv", lambda filed: happened.append("made") or make(filed))
    works = []
    office.reports._work.write = lambda work, _path: works.append(work)

    class Standing(Job):
        def stand_by(self) -> None:
            happened.append("there" if path.exists() else "not there")

    office.reports.write(path)
    works[0](Standing())

    assert happened[:2] == ["made", "not there"]
    assert path.exists()


def test_a_report_that_cannot_be_written_is_told_and_nothing_is_lost(
    offices, office_day: Programme, tmp_path: Path, qtbot
):
    office = offices()
    office.begin(Draft(office_day, ()))
    told: list[str] = []
    office.windows.operator.tell_error = told.append

    office.reports.write(tmp_path / "report.odt")

    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert ".xlsx" in told[0]


def test_a_programme_that_was_packed_is_opened_beside_the_records(offices, tmp_path: Path, qtbot):
    office: Office = offices()
    pack(OFFICE_AGENDA, read_agenda(OFFICE_AGENDA), tmp_path / "stick.zip")

    office.programmes.open(tmp_path / "stick.zip")

    qtbot.waitUntil(lambda: office.windows.desk.conference.programme.items != (), timeout=5000)
    assert (data_folder() / "programmes" / "stick" / OFFICE_AGENDA.name).is_file()


def test_what_lies_in_a_zip_is_looked_at_beside_the_window(
    offices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
):
    office, looked = offices(), []
    with ZipFile(tmp_path / "many.zip", "w") as many:  # a million of them take seconds
        many.writestr("notes.txt", "a")
    monkeypatch.setattr(
        "timekeeper.files.materials.pack.is_pack", lambda _path: looked.append(get_ident())
    )

    office.programmes.open(tmp_path / "many.zip")

    qtbot.waitUntil(lambda: looked != [])
    assert looked[0] != get_ident()


@pytest.mark.parametrize("own", ["", "ours.png"])
def test_the_logo_of_a_pack_is_worn_where_the_computer_has_none_of_its_own(
    offices, tmp_path: Path, qtbot, own: str
):
    office: Office = offices()
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("lime"))
    image.save(str(tmp_path / "theirs.png"))
    office.windows.looks.look = replace(office.windows.looks.look, logo=own)
    day = read_agenda(OFFICE_AGENDA)
    pack(OFFICE_AGENDA, day, tmp_path / "with logo.zip", logo=tmp_path / "theirs.png")

    office.programmes.open(tmp_path / "with logo.zip")

    qtbot.waitUntil(lambda: office.windows.desk.conference.programme.items != (), timeout=5000)
    worn = office.windows.looks.look.logo
    assert Path(worn).name == (own or "office-logo.png")
    assert (office.windows._picture.look.logo is None) is bool(own)


def test_the_programme_is_packed_as_it_stands_with_what_it_shows_and_opened_elsewhere(
    offices, office_day: Programme, tmp_path: Path, qtbot
):
    office, packed = offices(), tmp_path / "stick.zip"
    (tmp_path / "slides.pdf").write_bytes(b"%PDF-1.7 nonsense")
    office.begin(Draft(with_slides(office_day, "slides.pdf"), ()), tmp_path / "day.docx")

    office.windows.operator.files.pack_asked.emit(packed)

    qtbot.waitUntil(packed.exists, timeout=5000)
    opened = unpack(packed, tmp_path / "elsewhere")
    assert read_agenda(opened).items == held(office).items
    assert (opened.parent / "slides.pdf").is_file()


def test_a_file_that_is_no_programme_leaves_the_open_one(
    offices, office_day: Programme, tmp_path: Path, qtbot
):
    office = offices()
    office.begin(Draft(office_day, ()))
    told: list[str] = []
    office.windows.operator.tell_error = told.append
    bad = tmp_path / "bad.yaml"
    bad.write_text("7h30 - 8h00: Báo cáo", encoding="utf-8")

    office.programmes.open(bad)

    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert held(office) == office_day


def test_a_conference_can_begin_anew_and_the_record_so_far_stays(
    offices, office_day: Programme, journal: JournalFile
):
    office = offices()
    office.begin(Draft(office_day, ()))
    office.windows.desk.go_on()
    office.windows.desk.act(Finish())
    again = offices()
    again.begin(Draft(office_day, ()))
    offered = not again.windows.operator.banner.isHidden()

    again.current.begin_anew()

    newest = journal.newest()
    assert offered
    assert newest is not None
    assert newest.entries() == ()
    assert again.windows.desk.conference.course.intervals == ()


def test_anew_a_conference_has_what_was_prepared_and_not_what_the_day_changed(
    offices, office_day: Programme, tmp_path: Path
):
    path = tmp_path / "day.yaml"
    path.write_text(dump_agenda(office_day), encoding="utf-8")
    (tmp_path / "slides.pdf").write_bytes(b"%PDF-1.7")
    office = offices()
    office.begin(Draft(office_day, ()), path)
    desk = office.windows.desk
    desk.slides.lie_in(tmp_path, desk.conference.original)
    first, second, third = office_day.items[:3]
    shown = Material("slides.pdf")
    desk.act(Edit(ItemEdited(replace(first, materials=(shown,)))))
    desk.act(Edit(ItemEdited(replace(second, title="Soạn nhầm"))))
    desk.act(Undo())
    desk.go_on()
    desk.act(Edit(ItemEdited(replace(third, title="Đổi trong ngày"))))
    desk.act(Finish())

    office.current.begin_anew()

    begun = desk.conference.original.items[:3]
    assert begun == (replace(first, materials=(shown,)), second, third)
    assert desk.conference.entries == ()
    assert desk.slides.folder(desk.conference.original) == tmp_path


def test_a_conference_does_not_begin_anew_while_an_item_runs(offices, office_day: Programme):
    office = offices()
    office.begin(Draft(office_day, ()))
    office.windows.desk.go_on()

    office.current.begin_anew()

    assert office.windows.desk.conference.course.running is not None


def test_a_conference_that_goes_on_knows_where_its_materials_lie_by_its_agenda(
    offices, office_day: Programme, tmp_path: Path, qtbot
):
    day, others = tmp_path / "day" / "day.yaml", tmp_path / "old" / "day.yaml"
    for path, name in ((day, "slides.pdf"), (others, "other.pdf")):
        path.parent.mkdir()
        path.write_text(dump_agenda(with_slides(office_day, name)), encoding="utf-8")
    first = offices()
    first.begin(Draft(read_agenda(day), ()), day)
    assert first.windows.desk.slides.folder(held(first)) == day.parent

    again = offices()
    for path in (tmp_path / "gone.yaml", day, others):
        again.windows.operator.remember_opened(path)
    again.begin(None)

    slides = again.windows.desk.slides
    qtbot.waitUntil(lambda: slides.folder(held(again)) is not None, timeout=5000)
    assert slides.folder(held(again)) == day.parent


def test_a_conference_from_a_document_knows_where_its_materials_lie_when_it_goes_on(
    offices, office_day: Programme, tmp_path: Path
):
    first = offices()
    first.begin(Draft(office_day, ()))
    first.opened.remember(tmp_path / "day.docx")
    habits = first.windows.operator.habits
    again, other = offices(), offices()
    for office in (again, other):
        office.windows.operator.habits = habits

    again.begin(None)
    other.begin(Draft(replace(office_day, title="Another conference"), ()))

    assert again.windows.desk.slides.folder(held(again)) == tmp_path
    assert other.windows.desk.slides.folder(held(other)) is None
