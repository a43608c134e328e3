"""A second computer that has the record: allowed on purpose, seen at the desk, and taking over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QMessageBox

from tests.desktop.conftest import granted, take_down
from tests.fakes import seconds
from timekeeper.core.acts import AddNote, Edit, Next, Start, Undo
from timekeeper.core.events import SecrecySet
from timekeeper.core.programme import Programme
from timekeeper.desktop.office.sharing import desk_sharing
from timekeeper.desktop.office.sharing.standby_desk import LAST
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.dialogs.sharing_dialog import SharingDialog
from timekeeper.files.afar.points_file import PointsFile
from timekeeper.files.afar.standby_record import ENTRUSTED, StandbyPlace, succeed, succession
from timekeeper.files.broker.entrusted import take_up
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.live.clock import SimulatedClock, SystemClock
from timekeeper.live.settings import Settings
from timekeeper.network.links import Role
from timekeeper.network.sharing import Adapter
from timekeeper.network.standby.carrier import StandbyCarrier
from timekeeper.network.standby.protocol import Have
from timekeeper.network.standby.receiver import Receiver

LOOPBACK = Adapter("lo", "127.0.0.1")


pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def offices(unseen_offices: Callable[[], Office]) -> Callable[[], Office]:
    return unseen_offices


@pytest.fixture
def office(offices, office_day: Programme, qtbot) -> Office:
    made = offices()
    made.begin(Draft(office_day, ()))
    made.sharing.switch_on(0)
    qtbot.waitUntil(lambda: made.sharing.sharing is not None, timeout=20_000)
    return made


class Standby:
    """The second computer, in a folder of its own."""

    def __init__(self, office: Office, folder: Path) -> None:
        assert office.sharing.sharing is not None
        sharing = office.sharing.sharing
        self.address = sharing.address(sharing.links[Role.STANDBY], LOOPBACK)
        self.folder, self.clock = folder, SystemClock()
        self.place = StandbyPlace(folder / "standby.db", self.clock.now)
        self.receiver = Receiver(self.place, self.clock)
        self.carrier = StandbyCarrier(self.address, self.receiver)

    @contextmanager
    def connected(self) -> Iterator[None]:
        self.carrier = StandbyCarrier(self.address, self.receiver)
        self.carrier.open()
        yield
        self.carrier.close()

    def take_over(self) -> Path:
        epoch = succession(self.receiver.stand.epoch, self.clock.now())
        self.receiver.take_over(epoch)
        heard, own = self.receiver.stand.heard, self.folder / "journal.db"
        assert heard is not None
        shared = self.folder / "sharing.json"
        ahead = self.receiver.stand.ahead
        succeed(self.place.path, own, shared, heard=heard, ahead=ahead, epoch=epoch)
        return own


@pytest.fixture
def standby(office: Office, tmp_path: Path) -> Standby:
    (tmp_path / "second").mkdir()
    return Standby(office, tmp_path / "second")


def sign(office: Office) -> str:
    made = office.sharing.standby._sign
    return "" if made.isHidden() else made.text()


def until(qtbot, known: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(known()), timeout=10_000)


def test_it_is_allowed_in_the_dialog_after_a_question_and_its_address_is_offered_only_then(
    office: Office, qtbot
):
    office.sharing_shown.ask()
    dialog = office.windows.operator.findChild(SharingDialog)
    offered = dialog.role.count()
    dialog.standby.click()
    assert not dialog.standby.isChecked()
    question = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())
    assert "confidential" in question.text()
    next(b for b in question.buttons() if b.text() == "It may").click()

    assert dialog.standby.isChecked()
    assert dialog.role.count() == offered + 1
    dialog.role.setCurrentIndex(dialog.role.findData(Role.STANDBY))
    assert "/standby#" in dialog.address.text()
    assert sign(office) == "○ Standby: not connected"

    dialog.standby.click()

    assert dialog.role.count() == offered
    assert sign(office) == ""


def test_it_is_allowed_again_after_a_start_and_not_for_another_conference(
    office: Office, clock: SimulatedClock, office_day: Programme, qtbot
):
    office.sharing.allow_standby(allowed=True)
    assert office.sharing.sharing is not None
    link = office.sharing.sharing.links[Role.STANDBY]
    office.sharing.close()
    office.sharing.switch_on(0)
    until(qtbot, lambda: office.sharing.sharing)
    assert sign(office) == "○ Standby: not connected"
    assert office.sharing.sharing.links[Role.STANDBY] == link

    clock.move_to(clock.now() + seconds(1))
    office.current.hold(replace(office_day, title="Hội nghị khác"))
    office.sharing.switch_on(0)
    until(qtbot, lambda: office.sharing.sharing)

    assert sign(office) == ""


def test_the_desk_tells_which_acts_the_standby_lacks(
    office: Office, standby: Standby, clock: SimulatedClock, qtbot
):
    office.sharing.allow_standby(allowed=True)
    desk = office.windows.desk
    with standby.connected():
        until(qtbot, lambda: sign(office) == "● Standby has every act" or desk.refresh())
        desk.act(Start())
        until(qtbot, lambda: standby.receiver.stand.acts == 1)
        supply = office.sharing.standby._supply
        assert supply is not None
        supply.acknowledged = 0  # as if its disk were slow
        clock.move_to(clock.now() + seconds(2))
        desk.refresh()

        assert sign(office).startswith("○ Standby lacks 1 act since ")
        assert "Start" in office.sharing.standby._sign.toolTip()


def test_another_desk_goes_on_with_every_act_and_the_old_one_steps_back_and_tells_its_later_acts(
    office: Office, standby: Standby, qtbot, tmp_path: Path, monkeypatch
):
    office.sharing.allow_standby(allowed=True)
    desk = office.windows.desk
    with standby.connected():
        desk.act(Start())
        desk.act(AddNote("ghi chú"))
        until(qtbot, lambda: standby.receiver.stand.acts == 2)
    own = standby.take_over()
    desk.act(Next())  # nobody has told the old desk yet

    monkeypatch.setenv("TIMEKEEPER_HOME", str(standby.folder))
    with JournalFile.create_or_open(own) as file:
        second = Office(file, SystemClock(), Settings(), granted)
        assert second.current.go_on()
        taken = second.windows.desk.conference
        acts = [entry.event for entry in taken.entries if entry.number <= 2]
        assert acts == [entry.event for entry in desk.conference.entries[:2]]
        assert taken.course.running is not None
        second.sharing.switch_on(0)
        until(qtbot, lambda: second.sharing.sharing)
        newer, older = (each.sharing._desk.day()[0] for each in (second, office))
        assert newer.conference == older.conference
        assert newer.epoch > older.epoch
        second.close()
        take_down(second.windows)

    monkeypatch.setenv("TIMEKEEPER_HOME", str(tmp_path))
    with standby.connected():
        until(qtbot, lambda: standby.receiver.stand.told)
        until(qtbot, lambda: office.sharing.sharing is None)
    box = next(b for b in office.windows.operator.findChildren(QMessageBox) if b.isVisible())
    assert "taken this conference over" in box.text()
    assert len(box.informativeText().splitlines()) == 2
    assert len(desk.conference.entries) == 3
    box.reject()

    office.sharing.switch_on(0)
    bar = office.windows.operator.statusBar()
    until(qtbot, lambda: "published from there" in bar.currentMessage())
    assert office.sharing.sharing is None


@pytest.mark.parametrize(
    ("acknowledged", "begins", "listed"),
    [
        # A desk that was restarted and heard of it over the points' server claims nothing.
        (0, "How much of it that computer has is not known. Done here last:", slice(-LAST, None)),
        (4, "Done here since, and kept in this computer’s record alone:", slice(4, None)),
        (7, "", slice(0)),
    ],
)
def test_met_without_a_count_the_old_desk_tells_what_it_knows_and_no_more(
    office: Office, acknowledged: int, begins: str, listed: slice
):
    desk, standby = office.windows.desk, office.sharing.standby
    desk.act(Start())
    for number in range(6):
        desk.act(AddNote(f"ghi chú {number}"))
    office.sharing.allow_standby(allowed=True)
    assert standby._supply is not None
    standby._supply.acknowledged = acknowledged

    standby._give_way(None)

    box = next(b for b in office.windows.operator.findChildren(QMessageBox) if b.isVisible())
    told = box.informativeText()
    box.reject()
    acts = standby._listed(desk.real.entries[listed])
    assert told == "\n".join(filter(None, [begins, acts]))
    assert office.sharing.sharing is None


def test_the_points_are_let_in_where_the_day_goes_on(office: Office, standby: Standby, qtbot):
    office.sharing.allow_standby(allowed=True)
    office.linked.ask()
    office.linked._read("Phường 1\nXã Tân Hòa")
    kept = standby.folder / ENTRUSTED
    with Standby(office, standby.folder).connected():
        until(qtbot, kept.exists)
        office.linked._read("Phường 1\nXã Tân Hòa\nXã Mới")
        until(qtbot, lambda: "Xã Mới" in kept.read_text(encoding="utf-8"))
    standby.folder.joinpath("own").mkdir()
    own = standby.folder / "own" / "points.json"

    take_up(standby.folder, own, standby.folder / "settings.yaml")

    assert PointsFile.read(own).tokens == office.points.tokens


@pytest.mark.parametrize("another", [False, True])
def test_a_standby_that_was_away_when_the_conference_became_secret_is_told_once_it_is_back(
    office: Office, standby: Standby, office_day: Programme, qtbot, monkeypatch, *, another: bool
):
    told: list[str] = []
    monkeypatch.setattr(office.windows.operator, "tell_error", told.append)
    monkeypatch.setattr(desk_sharing, "LAST_WORDS", 50)
    desk = office.windows.desk
    office.sharing.allow_standby(allowed=True)
    with standby.connected():
        desk.act(Start())
        until(qtbot, lambda: standby.receiver.stand.acts == 1)
    until(qtbot, lambda: not office.sharing.standby.is_connected)

    desk.act(Edit(SecrecySet(True)))
    until(qtbot, lambda: office.sharing.sharing is None)
    if another:
        office.current.hold(replace(office_day, title="Hội nghị khác"))
    else:
        desk.act(Undo())
    office.sharing.switch_on(0)
    until(qtbot, lambda: office.sharing.sharing)
    assert office.sharing.sharing is not None
    given_out = standby.address.partition("/standby")[2]
    token = standby.address.split("/")[3]
    standby.address = f"http://127.0.0.1:{office.sharing.sharing.port}/{token}/standby{given_out}"
    with standby.connected():
        until(qtbot, lambda: standby.receiver.stand.withdrawn)

    assert "have nobody take over there" in told[0]
    assert office.sharing.sharing.links[Role.STANDBY].token != token
    assert standby.receiver.begin() == (Have(),)
    assert standby.place.aside is not None
    assert standby.place.aside.exists()
