"""What the operator hears of where the record is kept, and how it goes on from a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from tests.desktop.office.test_wiring import held
from tests.fakes import at, computer_in
from timekeeper.core.acts import AddNote, Edit, Finish, Start
from timekeeper.core.changes.editing import edited
from timekeeper.core.events import ItemFinished, ItemStarted, Noted, SecrecySet
from timekeeper.core.programme import Address, Programme
from timekeeper.core.record.history import replay
from timekeeper.desktop.entrance import ENTRANCE
from timekeeper.desktop.office.records import earlier_records, secret_record
from timekeeper.desktop.office.records import record as record_module
from timekeeper.desktop.office.records.record import salvage_sentence
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.dialogs.conference_dialog import ConferenceDialog
from timekeeper.desktop.plain import MessageBox
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.journal.elsewhere import remember_elsewhere, remembered_elsewhere
from timekeeper.files.journal.journal_file import JournalError, JournalFile, UnusableJournal
from timekeeper.files.journal.places import CopyPlace, OwnPlace
from timekeeper.files.journal.salvage import catch_up
from timekeeper.live import secrecy
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference
from timekeeper.live.settings import Settings


@pytest.fixture
def offices(unseen_offices: Callable[[], Office]) -> Callable[[], Office]:
    return unseen_offices


@pytest.fixture
def full_disk(monkeypatch) -> SimpleNamespace:
    """A disk without room for the program's own journal, until ``room`` is set."""
    disk = SimpleNamespace(room=False)
    keep = OwnPlace.keep

    def refuse(self, held, begin, end):
        if not disk.room:
            raise JournalError("Make room on the disk.")
        keep(self, held, begin, end)

    monkeypatch.setattr(OwnPlace, "keep", refuse)
    return disk


@pytest.fixture
def sleeping_disk(monkeypatch) -> Iterator[SimpleNamespace]:
    """A disk that begins to write an act and does not answer until it is ``awake``."""
    disk = SimpleNamespace(asked=Event(), awake=Event(), answered=Event())
    keep = OwnPlace.keep

    def sleep(self, held, begin, end):
        if end:
            disk.asked.set()
            disk.awake.wait()
        keep(self, held, begin, end)
        if end:
            disk.answered.set()

    monkeypatch.setattr(OwnPlace, "keep", sleep)
    yield disk
    disk.awake.set()


def test_on_a_full_disk_the_hall_goes_on_and_another_place_is_offered(
    offices, office_day: Programme, full_disk, tmp_path: Path, qtbot
):
    office = offices()
    office.begin(Draft(office_day, ()))
    office.windows.desk.go_on()
    banner = office.windows.operator.record_banner

    qtbot.waitUntil(lambda: not banner.isHidden())
    assert office.windows.desk.snapshot().current is not None
    assert "Make room on the disk." in banner._text.text()

    stick = tmp_path / "stick"
    stick.mkdir()
    office.record.copy_to(stick)
    qtbot.waitUntil(lambda: "The copy has them." in banner._text.text())
    full_disk.room = True
    qtbot.waitUntil(banner.isHidden)

    with JournalFile.open_to_read(office.record.path) as file:
        assert len(file.newest().entries()) == 1


def test_while_the_disk_does_not_answer_the_act_is_in_the_hall_and_the_operator_told(
    offices, office_day: Programme, sleeping_disk, qtbot
):
    office = offices()
    office.begin(Draft(office_day, ()))
    before = office.windows._picture.scene

    office.windows.desk.go_on()

    # Nobody woke the disk: the window's thread would still stand in go_on, had it waited for it.
    assert sleeping_disk.asked.wait(5)
    assert not sleeping_disk.answered.is_set()
    assert office.windows._picture.scene != before
    banner = office.windows.operator.record_banner
    qtbot.waitUntil(lambda: not banner.isHidden())
    assert "The disk is slow." in banner._text.text()
    sleeping_disk.awake.set()
    qtbot.waitUntil(banner.isHidden)


def test_what_a_thread_said_before_does_not_come_after_what_is_true_now(
    offices, office_day: Programme, tmp_path: Path, monkeypatch, qtbot
):
    office = offices()
    office.begin(Draft(office_day, ()))
    asked, sent, said = Event(), Event(), []
    keep = CopyPlace.keep

    def keep_once_asked(self, held, begin, end):
        asked.wait(5)
        keep(self, held, begin, end)

    monkeypatch.setattr(CopyPlace, "keep", keep_once_asked)

    def hear(asked_for: tuple[object, object]) -> None:
        if asked_for[0] is office.record:
            sent.set()

    ENTRANCE._door.asked.connect(hear, Qt.ConnectionType.DirectConnection)
    office.windows.operator.say = said.append
    (tmp_path / "stick").mkdir()

    office.record.copy_to(tmp_path / "gone")
    asked.set()
    assert sent.wait(5)  # its thread has sent that the folder is not there; nobody has heard it
    office.record.copy_to(tmp_path / "stick")
    QCoreApplication.processEvents()
    ENTRANCE._door.asked.disconnect(hear)

    assert said == []


def test_from_a_stick_the_conference_goes_on_on_another_pc(
    offices, office_day: Programme, clock: SimulatedClock, tmp_path: Path, qtbot
):
    stick = tmp_path / "stick"
    stick.mkdir()
    with JournalFile.create_or_open(stick / "journal.db") as other:
        away = Conference(office_day, other.begin(office_day, clock.now()), clock)
        away.act(Start())
    clock.move_to(clock.now() + timedelta(minutes=4))
    here = offices()
    here.begin(None)

    here.started_again(stick)

    qtbot.waitUntil(lambda: held(here) == office_day)
    current = here.windows.desk.snapshot().current
    assert current is not None
    assert current.elapsed == timedelta(minutes=4)


def test_what_only_the_copy_has_is_there_again_at_the_next_start(
    office_day: Programme, clock: SimulatedClock, tmp_path: Path
):
    own, stick = tmp_path / "own.db", tmp_path / "stick.db"
    with JournalFile.create_or_open(own) as file, JournalFile.create_or_open(stick) as copy:
        opened = file.begin(office_day, clock.now()).held()
        copy.keep(opened.header, (), None)
        copy.newest().append(Noted("x"), clock.now())

        catch_up(file, stick)
        catch_up(file, stick)

        assert file.newest().entries() == copy.newest().entries()
        assert len(list(file.conferences())) == 1


def test_a_copy_that_is_behind_or_missing_changes_nothing(
    office_day: Programme, clock: SimulatedClock, tmp_path: Path
):
    own, stick = tmp_path / "own.db", tmp_path / "stick.db"
    with JournalFile.create_or_open(own) as file, JournalFile.create_or_open(stick) as copy:
        copy.begin(office_day, clock.now())
        clock.move_to(clock.now() + timedelta(days=1))
        file.begin(office_day, clock.now())
        before = file.last_header()

        catch_up(file, stick)
        catch_up(file, tmp_path / "none.db")

        assert file.last_header() == before


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Auckland"])
def test_since_when_acts_wait_is_told_in_the_programme_s_zone_wherever_the_computer_stands(
    offices, office_day: Programme, full_disk, qtbot, zone: str
):
    with computer_in(zone):
        office = offices()
        office.begin(Draft(office_day, ()))
        office.windows.desk.go_on()
        begun = office.windows.desk.conference.entries[0].at.astimezone(office_day.timezone)
        banner = office.windows.operator.record_banner

        qtbot.waitUntil(lambda: f"since {begun:%H:%M}" in banner._text.text())


def test_the_operator_hears_how_much_of_a_damaged_journal_is_known(clock: SimulatedClock):
    kept = Path("journal-20231206-010000.db")
    plan = SimpleNamespace(timezone=ZoneInfo("Asia/Ho_Chi_Minh"))
    some = SimpleNamespace(file=kept, acts=12, until=clock.now(), programme=plan)
    none = SimpleNamespace(file=kept, acts=0, until=None, programme=None)

    there = f"{clock.now().astimezone(plan.timezone):%d/%m/%Y %H:%M}"
    with computer_in("America/New_York"):
        assert f"12 acts until {there}" in salvage_sentence(some)
    assert str(kept) in salvage_sentence(some)
    assert "nothing of it could be read" in salvage_sentence(none)


def test_the_place_of_the_copy_is_kept_for_the_next_time(offices, tmp_path: Path, monkeypatch):
    chosen: list[dict[str, object]] = []
    office: Office = offices()
    monkeypatch.setattr(office, "_keep", lambda **changed: chosen.append(changed))

    office.record.copy_to(office.record.path.parent)
    office.record.copy_to(tmp_path / "stick")

    assert chosen == [{"copy_to": str(tmp_path / "stick")}]
    assert Settings().copy_to == ""


def test_a_secret_conference_is_copied_to_no_network_folder_and_the_desk_says_so(
    offices, office_day: Programme, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(record_module, "is_on_network", lambda folder: folder.name == "share")
    office: Office = offices()
    office.begin(Draft(replace(office_day, secret=True), ()))
    said: list[str] = []
    monkeypatch.setattr(office.windows.operator, "say", said.append)
    (tmp_path / "stick").mkdir()

    office.record.copy_to(tmp_path / "share")
    office.record.copy_to(tmp_path / "stick")

    assert said == [secrecy.secret_refusal(office.windows.desk.conference.programme)]
    assert office.record.folder == tmp_path / "stick"
    header = office.windows.operator.header
    header.fold(low=True)  # as on a small screen, where the title stands alone
    told = header.findChild(QLabel, "secrecy")
    assert not told.isHidden()
    picture = told.grab().toImage()
    inks = {picture.pixel(x, y) for x in range(12, 40) for y in range(picture.height())}
    assert len(inks) > 1


def test_a_programme_that_calls_itself_secret_raises_the_question_and_goes_on_as_answered(
    offices, office_day: Programme
):
    office: Office = offices()
    stamped = replace(office_day, notes=("TỐI MẬT",))
    office.begin(Draft(stamped, ()))
    (asked,) = office.windows.operator.findChildren(MessageBox)
    asked.buttons()[0].click()

    assert office.windows.desk.conference.programme.secret
    office.programmes.hold(Draft(stamped, ()))

    assert office.windows.desk.conference.programme.secret


@pytest.fixture
def share(tmp_path: Path, monkeypatch) -> Path:
    """A folder in the network, in which a copy of the record was kept before."""
    monkeypatch.setattr(record_module, "is_on_network", lambda folder: folder.name == "share")
    (share := tmp_path / "share").mkdir()
    return share


@pytest.mark.parametrize("meant", [True, False])
@pytest.mark.parametrize(
    "said", [{"notes": ("TỐI MẬT",)}, {"subtitle": "(Mật)"}, {"title": "Hội nghị mật"}]
)
def test_while_it_is_not_said_whether_it_is_secret_the_copy_in_the_network_waits(
    offices, office_day: Programme, share: Path, said, *, meant: bool, qtbot
):
    office: Office = offices()
    told: list[str] = []
    office.windows.operator.tell_error = told.append
    office.record.copy_to(share)
    office.begin(Draft(replace(office_day, **said), ()))
    first, (asked,) = office.record.journal, office.windows.operator.findChildren(MessageBox)
    status = office.windows.operator.statusBar().currentMessage()
    waited = first._copy is None and not list(share.iterdir())

    asked.buttons()[0 if meant else 1].click()

    assert waited
    assert status == "The copy waits until you have said whether this conference is secret."
    assert told == []  # nothing has left
    if meant:
        office.record.stop()
        assert not list(share.iterdir())
    else:
        qtbot.waitUntil((share / "journal.db").exists, timeout=5000)


def test_who_is_started_again_before_it_is_said_is_asked_again_and_who_has_said_no_is_not(
    offices, office_day: Programme, share: Path
):
    def questions(office: Office) -> list[MessageBox]:
        boxes = office.windows.operator.findChildren(MessageBox)
        return [box for box in boxes if "Is it?" in box.text() and box.isVisible()]

    before: Office = offices()
    before.begin(Draft(replace(office_day, subtitle="(Mật)"), ()))
    before.record.stop()
    office: Office = offices()
    office.begin(None)
    (asked,) = questions(office)
    asked.close()
    office.record.copy_to(share)
    office.current.begin_anew()
    again, copied = questions(office), office.record.journal._copy is not None
    office.programmes.change(replace(office_day, subtitle="(Mật)", title="Hội nghị mật"))

    assert (again, copied) == ([], True)
    assert len(questions(office)) == 1  # other words, another question
    assert office.record.journal._copy is None


def asked_where(office: Office) -> MessageBox:
    return next(
        box
        for box in office.windows.operator.findChildren(MessageBox)
        if "to lie" in box.text() and box.isVisible()
    )


def test_whoever_makes_a_conference_secret_is_asked_where_its_record_lies(
    offices, office_day: Programme, tmp_path: Path, monkeypatch, qtbot
):
    office: Office = offices()
    office.begin(Draft(office_day, ()))
    stick, choosing = tmp_path / "stick", secret_record.QFileDialog
    stick.mkdir()
    monkeypatch.setattr(choosing, "getExistingDirectory", lambda *_asked: str(stick))

    monkeypatch.setattr(secret_record, "is_on_network", lambda _folder: False)

    office.programmes.change(replace(office_day, secret=True))
    asked_where(office).buttons()[0].click()
    qtbot.waitUntil((stick / "journal.db").exists, timeout=5000)
    qtbot.waitUntil(lambda: office.record._place == stick / "journal.db", timeout=5000)
    told = office.windows.operator.statusBar().currentMessage()
    assert told == f"The record of this conference lies in {stick}."
    office.windows.desk.act(Start())
    # A job deletes it from the program's own journal, whose log stays till the end.
    of_it = office_day.title.encode()
    qtbot.waitUntil(
        lambda: all(of_it not in file.read_bytes() for file in tmp_path.glob("journal*")),
        timeout=5000,
    )
    office.record.stop()

    with JournalFile.open_to_read(stick) as kept, JournalFile.open_to_read(tmp_path) as own:
        assert len(kept.newest().entries()) == 1
        assert not [c for c in own.conferences() if c.programme().secret]
    assert [file.name for file in tmp_path.glob("journal*") if of_it in file.read_bytes()] == []


def test_where_the_program_s_own_folder_lies_on_the_network_a_secret_record_is_not_called_here(
    offices, office_day: Programme, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(secret_record, "is_on_network", lambda folder: folder == tmp_path)
    office: Office = offices()

    office.begin(Draft(replace(office_day, secret=True), ()))

    asked = asked_where(office)
    assert asked.text().startswith(f"The program’s own folder {tmp_path} lies on the network.")
    assert [button.text() for button in asked.buttons()] == ["In another folder…", "In that folder"]
    asked.buttons()[1].click()


@pytest.mark.parametrize("said", ["in its dialog", "in the file", "during the day"])
def test_nothing_stays_of_what_was_opened_before_it_was_said_that_it_is_secret(
    offices, office_day: Programme, tmp_path: Path, share: Path, *, said: str
):
    programme = replace(office_day, title="Hội nghị không ai được biết")
    office: Office = offices()
    other = replace(office_day, title="Giao ban", sessions=office_day.sessions[1:])
    office.begin(Draft(other, ()))  # it stays
    first = replace(programme, sessions=programme.sessions[:1])
    office.programmes.change(first)
    office.windows.desk.act(AddNote("Đã kiểm tra âm thanh"))  # nothing is held by that
    office.programmes.change(replace(first, subtitle="Phiên thứ hai"))
    secret = replace(programme, secret=said != "during the day")
    if said == "in the file":
        office.record.stop()
        office = offices()
        office.begin(Draft(secret, ()))
    else:
        office.programmes.change(secret)
    office.windows.desk.act(Start())
    if said == "during the day":
        office.windows.desk.act(Edit(SecrecySet(secret=True)))
    office._workshop.finish()
    office.record.stop()

    with JournalFile.open_to_read(tmp_path) as own:
        kept = [conference.programme() for conference in own.conferences()]
        traces = [deletion.title for deletion in own.deletions()]
    office.current.begin(replace(other, title="Hội nghị khác"))
    office.record.copy_to(share)
    office.record.stop()
    assert kept == [other, secret]
    assert traces == ["", ""]
    assert "không ai được biết".encode() not in (share / "journal.db").read_bytes()


@pytest.mark.parametrize("said", ["in its dialog", "during the day"])
def test_what_was_held_before_it_was_said_that_it_is_secret_reaches_no_network(
    offices, office_day: Programme, tmp_path: Path, share: Path, *, said: str
):
    programme = replace(office_day, title="Hội nghị không ai được biết")
    past = replace(programme.sessions[0], date=date(2023, 11, 6))
    office: Office = offices()
    office.begin(None)
    for held_before in (replace(programme, sessions=(past,)), programme):
        office.programmes.hold(Draft(held_before, ()))
        office.windows.desk.act(Start())
        office.windows.desk.act(Finish())
    office.programmes.begin_anew()
    if said == "in its dialog":
        office.programmes.change(replace(programme, secret=True))
    office.windows.desk.act(Start())
    if said == "during the day":
        office.windows.desk.act(Edit(SecrecySet(secret=True)))
    office.windows.desk.act(Finish())
    office._workshop.finish()
    office.record.stop()

    with JournalFile.open_to_read(tmp_path) as own:
        kept = [(c.programme(), c.entries()) for c in own.conferences()]
    secret = [edited(planned, replay(entries).edits).secret for planned, entries in kept]
    assert secret == [False, True, True]  # last month's had the title, not the days
    office.current.begin(replace(office_day, title="Giao ban"))
    office.record.copy_to(share)
    office.record.stop()
    with JournalFile.open_to_read(share) as copy:
        assert len(copy.conferences()) == 2


def test_what_the_disk_does_not_take_of_it_is_tried_again_each_minute_and_told(
    offices, office_day: Programme, journal: JournalFile, clock: SimulatedClock, monkeypatch
):
    disk, said = SimpleNamespace(room=False, asked=0), []
    forget = JournalFile.forget_beginnings

    def refuse(self, header, instant):
        disk.asked += 1
        if not disk.room:
            raise JournalError("Make room on the disk.")
        forget(self, header, instant)

    monkeypatch.setattr(JournalFile, "forget_beginnings", refuse)
    office: Office = offices()
    desk = office.windows.desk
    office.begin(Draft(replace(office_day, title="Hội nghị không ai được biết"), ()))
    desk.said.connect(said.append)

    def told_after(seconds: int) -> list[str]:
        said.clear()
        clock.move_to(clock.now() + timedelta(seconds=seconds))
        desk.refresh()
        office._workshop.finish()
        QCoreApplication.processEvents()
        return said

    office.programmes.change(replace(office_day, secret=True))
    assert told_after(0) == ["Make room on the disk."]
    assert told_after(59) == []
    assert disk.asked == 1
    assert told_after(1) == []
    assert disk.asked == 2
    disk.room = True
    assert told_after(59) == []
    assert told_after(1) == ["What was opened before the conference was secret is deleted now."]

    assert [c.programme().secret for c in journal.conferences()] == [True]
    assert told_after(600) == []
    assert disk.asked == 3


@pytest.mark.parametrize("held_next", ["another", "the same, not secret"])
def test_what_an_end_of_the_program_left_undone_is_deleted_after_the_next_start(
    offices, office_day: Programme, journal: JournalFile, clock: SimulatedClock, held_next: str
):
    journal.begin(replace(office_day, title="Hội nghị không ai được biết"), clock.now())
    secret = replace(office_day, title="Hội nghị không ai được biết", secret=True)
    journal.begin(secret, clock.now())
    other = replace(secret, secret=False)
    if held_next == "another":
        other = replace(other, title="Giao ban", sessions=other.sessions[:1])

    office: Office = offices()
    office.current.begin(other)
    office.windows.desk.refresh()
    office._workshop.finish()
    office.record.stop()

    assert [c.programme() for c in journal.conferences()] == [secret, other]


def test_secrecy_that_is_lifted_and_said_again_deletes_what_was_opened_again(
    offices, office_day: Programme
):
    told = []
    office: Office = offices()
    office._earlier.secret.connect(lambda: told.append(office.windows.desk.real.programme.secret))
    office.begin(Draft(office_day, ()))
    office.windows.desk.act(Start())

    for secret in (True, False, True):
        office.windows.desk.act(Edit(SecrecySet(secret=secret)))
        office._workshop.finish()

    assert told == [True, True]


def test_damage_of_the_own_journal_stops_no_copy_from_being_cleared(
    office_day: Programme, tmp_path: Path, monkeypatch
):
    own, stick = tmp_path / "journal.db", tmp_path / "stick"
    stick.mkdir()
    with JournalFile.create_or_open(own) as file:
        file.begin(office_day, at(0))
        secret = file.begin(replace(office_day, secret=True), at(0)).header()
    shutil.copy(own, stick)
    forget = JournalFile.forget_beginnings

    def meet_damage(self, header, instant):
        forget(self, header, instant)
        raise UnusableJournal("It is damaged.")

    monkeypatch.setattr(JournalFile, "forget_beginnings", meet_damage)

    with pytest.raises(UnusableJournal, match="It is damaged"):
        earlier_records._forget(own, stick, secret, at(1))

    with JournalFile.open_to_read(stick) as copy:
        assert [c.header() for c in copy.conferences()] == [secret]


def test_who_says_in_a_rehearsal_that_it_is_secret_changes_no_record(
    offices, office_day: Programme, journal: JournalFile
):
    office: Office = offices()
    office.begin(Draft(office_day, ()))
    office.windows.desk.act(Start())
    office.windows.desk.act(Finish())
    office.programmes.begin_anew()

    office.rehearsal.begin(1)
    office.windows.desk.act(Edit(SecrecySet(secret=True)))
    assert office.windows.desk.conference.programme.secret
    office._workshop.finish()
    office.rehearsal.end()
    office.record.stop()

    assert not office.windows.desk.conference.programme.secret
    events = [entry.event for c in journal.conferences() for entry in c.entries()]
    assert [type(event) for event in events] == [ItemStarted, ItemFinished]


def test_on_a_stick_that_has_the_copy_nothing_stays_of_what_was_opened_before_either(
    offices, office_day: Programme, tmp_path: Path
):
    programme, stick = replace(office_day, title="Hội nghị không ai được biết"), tmp_path / "stick"
    stick.mkdir()
    office: Office = offices()
    office.begin(Draft(office_day, ()))
    office.record.copy_to(stick)
    office.programmes.change(programme)
    office.programmes.change(replace(office_day, subtitle="Phiên hai"))
    office.windows.desk.act(Start())

    office.windows.desk.act(Edit(SecrecySet(secret=True)))
    office._workshop.finish()
    office.windows.desk.act(Finish())
    office.record.stop()

    with JournalFile.open_to_read(stick) as copy:
        assert [c.programme().subtitle for c in copy.conferences()] == ["Phiên hai"]
    assert "không ai được biết".encode() not in (stick / "journal.db").read_bytes()


@pytest.mark.parametrize("step", ["another day", "anew"])
def test_a_secret_conference_that_is_changed_or_begun_anew_stays_where_its_record_lies(
    offices, office_day: Programme, tmp_path: Path, monkeypatch, qtbot, *, step: str
):
    office: Office = offices()
    office.begin(Draft(office_day, ()))
    stick, secret = tmp_path / "stick", replace(office_day, secret=True)
    stick.mkdir()
    monkeypatch.setattr(secret_record, "is_on_network", lambda _folder: False)
    office.programmes.change(secret)
    asked_where(office).close()
    office.secret_record.keep_in(stick)
    qtbot.waitUntil(lambda: office.record.elsewhere == stick, timeout=5000)
    before = office.windows.desk.conference

    if step == "anew":
        office.programmes.begin_anew()
    else:
        office.programmes.change(replace(secret, date=date(2026, 11, 28)))

    qtbot.waitUntil(lambda: office.record.elsewhere == stick, timeout=5000)
    assert office.windows.desk.conference is not before
    office.windows.desk.act(Start())

    def deleted() -> bool:
        with JournalFile.open_to_read(tmp_path) as own:
            return not [c for c in own.conferences() if c.programme().secret]

    qtbot.waitUntil(deleted, timeout=5000)  # a job beside the window deletes it
    office.record.stop()
    with JournalFile.open_to_read(stick) as kept:
        assert len(kept.newest().entries()) == 1


def test_its_record_goes_on_where_it_lies_and_is_never_taken_over(
    offices, office_day: Programme, journal: JournalFile, tmp_path: Path, qtbot
):
    with JournalFile.create_or_open(tmp_path / "stick.db") as stick:
        begun = stick.begin(replace(office_day, secret=True), at(-30))
        begun.append(ItemStarted(office_day.items[0].id), at(-30))
    office: Office = offices()
    office.begin(Draft(office_day, ()))

    office.programmes.open(tmp_path / "stick.db")
    qtbot.waitUntil(lambda: office.windows.desk.conference.programme.secret, timeout=5000)

    # That the clock stands elsewhere than in the record may have been noted by now.
    events = [entry.event for entry in office.windows.desk.conference.entries]
    assert [e for e in events if isinstance(e, ItemStarted)] == events[:1]
    assert not [c for c in journal.conferences() if c.programme().secret]
    assert remembered_elsewhere(journal.path.parent) == tmp_path / "stick.db"


def test_a_secret_conference_kept_elsewhere_is_asked_about_at_the_next_start_until_another_begins(
    offices, office_day: Programme, journal: JournalFile, tmp_path: Path, qtbot
):
    with JournalFile.create_or_open(tmp_path / "stick" / "journal.db") as stick:
        stick.begin(replace(office_day, secret=True), at(-30))
    remember_elsewhere(journal.path.parent, tmp_path / "stick" / "journal.db")
    office: Office = offices()
    office.begin(None)
    (asked,) = office.windows.operator.findChildren(MessageBox)
    question = asked.text()

    asked.buttons()[0].click()
    qtbot.waitUntil(lambda: office.windows.desk.conference.programme.secret, timeout=5000)
    office.current.begin(office_day)

    assert str(tmp_path / "stick") in question
    assert remembered_elsewhere(journal.path.parent) is None


def test_a_secret_record_that_is_gone_is_told_and_nothing_else_changes(
    offices, journal: JournalFile, tmp_path: Path, monkeypatch, qtbot
):
    remember_elsewhere(journal.path.parent, tmp_path / "stick" / "journal.db")
    office: Office = offices()
    told: list[str] = []
    monkeypatch.setattr(office.windows.operator, "tell_error", told.append)
    office.begin(None)
    (asked,) = office.windows.operator.findChildren(MessageBox)

    asked.buttons()[0].click()

    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert len(told) == 1
    assert not (tmp_path / "stick").exists()


def test_of_a_secret_conference_nothing_comes_from_the_network_at_the_start(
    office_day: Programme, journal: JournalFile, tmp_path: Path, clock
):
    secret = replace(office_day, secret=True)
    with JournalFile.create_or_open(tmp_path / "copy" / "journal.db") as copy:
        copy.begin(secret, clock.now())

    catch_up(journal, tmp_path / "copy", on_network=lambda _folder: True)
    assert journal.newest() is None
    catch_up(journal, tmp_path / "copy")

    assert journal.newest().programme() == secret


def test_the_words_of_a_conference_in_the_hall_keep_their_lines(offices, office_day: Programme):
    office: Office = offices()
    office.begin(Draft(office_day, ()))
    operator = office.windows.operator
    operator.files.conference_asked.emit()
    dialog = operator.findChild(ConferenceDialog)

    dialog.convener.setPlainText("BAN CHẤP HÀNH\nĐẢNG BỘ TỈNH")
    dialog.title.setPlainText("HỘI NGHỊ\n  lần thứ 15  \n")
    dialog.address.setCurrentIndex(dialog.address.findData(Address.CIVIL))
    dialog.accept()

    held_now = office.windows.desk.conference.programme
    assert held_now == replace(
        office_day,
        convener="BAN CHẤP HÀNH\nĐẢNG BỘ TỈNH",
        hall_title="HỘI NGHỊ\n  lần thứ 15",
        address=Address.CIVIL,
    )


def test_once_it_has_begun_its_words_in_the_hall_stay_and_its_secrecy_can_be_said(
    offices, office_day: Programme
):
    office: Office = offices()
    office.begin(Draft(office_day, ()))
    desk, operator = office.windows.desk, office.windows.operator
    desk.act(Start())  # an item that runs is no hindrance
    office.programmes.ask_conference()
    dialog = operator.findChild(ConferenceDialog)
    words = [field.isEnabled() for field in (dialog.convener, dialog.title, dialog.address)]

    dialog.secret.setChecked(True)
    dialog.accept()

    assert words == [False, False, False]
    assert desk.conference.programme == replace(office_day, secret=True)
    assert desk.conference.entries[-1].event == SecrecySet(True)
    assert not operator.findChild(QLabel, "secrecy").isHidden()


def test_a_conference_that_becomes_secret_is_copied_no_more_and_stays_so_after_a_new_start(
    offices, office_day: Programme, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(record_module, "is_on_network", lambda folder: folder.name == "share")
    (share := tmp_path / "share").mkdir()
    office: Office = offices()
    office.begin(Draft(office_day, ()))
    told: list[str] = []
    monkeypatch.setattr(office.windows.operator, "tell_error", told.append)
    office.record.copy_to(share)
    office.windows.desk.act(Start())

    office.windows.desk.act(Edit(SecrecySet(True)))
    office.windows.desk.act(Finish())
    office.record.stop()

    (sentence,) = told
    assert f"the copy in {share}" in sentence
    with JournalFile.open_to_read(share) as copied:
        assert not [e for e in copied.newest().entries() if isinstance(e.event, ItemFinished)]

    office.programmes.hold(Draft(office_day, ()))

    assert office.windows.desk.conference.programme.secret
    assert len(office.windows.desk.conference.entries) >= 3
    assert office.record._copy() is None
