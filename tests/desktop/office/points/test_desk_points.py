"""The linked points at the desk: what they press is recorded, what it does reaches them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QInputDialog, QPushButton

from tests.desktop.office.conftest import begin_unseen
from tests.fakes import meeting
from timekeeper.core.acts import Jump, Start, Undo
from timekeeper.core.points import Point
from timekeeper.core.programme import Kind, Programme
from timekeeper.desktop.office.points.desk_points import DeskPoints
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.dialogs.address_dialog import AddressDialog
from timekeeper.desktop.operator.points.point_dialogs import (
    LinkDialog,
    PointListDialog,
    PresentDialog,
)
from timekeeper.desktop.plain import MessageBox
from timekeeper.files.broker.access import Access
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.live.linked_points import LineState
from timekeeper.live.resuming import Absence
from timekeeper.live.secrecy import secret_refusal
from timekeeper.live.settings import SharingHabits
from timekeeper.network.acts_from_afar import Answer
from timekeeper.network.point_protocol import (
    AskFloor,
    Finished,
    NumberRead,
    PointAct,
    Present,
    Question,
    TakeBack,
)
from timekeeper.network.sharing import adapters

PRESS = {"press": "press-0001", "at": 0.0}
NAMES = "Phường 1; 0912 345 678\nPhường 2\nXã Tân Hòa\nTổ 3"
FLOOR = AskFloor(**PRESS, name="Trần Thị B", topic="Chuyển đổi số")


pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def office(offices, office_day: Programme) -> Office:
    made = offices()
    begin_unseen(made, office_day)
    made.windows.desk.act(Start())
    return made


@pytest.fixture
def points(office: Office) -> DeskPoints:
    office.linked.ask()
    office.linked._read(NAMES)
    return office.linked


@pytest.fixture
def discussion(office: Office) -> str:
    """The item of the programme that is discussed, under way."""
    programme = office.windows.desk.conference.programme
    item = next(item for item in programme.items if item.kind is Kind.DISCUSSION)
    office.windows.desk.act(Jump(item.id))
    return item.id


def press(office: Office, point: str, act: PointAct) -> Answer:
    return office.points.take(point, act)


def course(office: Office):
    return office.windows.desk.conference.course


def the(kind: type, points: DeskPoints):
    assert points.window is not None
    return points.window.findChild(kind)


def agree(dialog) -> None:
    dialog.accept()


def test_a_list_is_kept_for_the_next_start_with_the_links_of_known_names(
    office: Office, points: DeskPoints, offices
):
    tokens = dict(office.points.tokens)

    points._read("Phường 2\nPhường 9")

    again = offices()
    assert [p.name for p in again.points.linked.points] == ["Phường 2", "Phường 9"]
    assert again.points.tokens["p002"] == tokens["p002"]
    assert set(again.points.tokens) == {"p002", "p005"}


def test_a_list_is_typed_or_pasted_in_its_dialog(office: Office, points: DeskPoints):
    points.window.lists.click()
    dialog = the(PointListDialog, points)
    before = dialog.text.toPlainText()

    dialog.text.setPlainText("Xã A\nXã B")
    agree(dialog)

    assert before == NAMES
    assert points.window.table.shown() == ["Xã A", "Xã B"]


def test_a_list_that_names_nobody_leaves_the_one_there_was(office: Office, points: DeskPoints):
    points._read("1\n2\n3")

    box = office.windows.operator.findChild(MessageBox)
    assert "point" in box.text()
    assert len(office.points.linked.points) == 4
    box.close()


def test_the_roll_call_is_open_until_the_operator_closes_it(office: Office, points: DeskPoints):
    early = press(office, "p001", Present(**PRESS, delegates=45))
    points.window.roll_call.click()
    present = press(office, "p001", Present(**PRESS, delegates=45, chair="Lê A"))
    points.window.roll_call.click()
    late = press(office, "p002", Present(**PRESS, delegates=12))

    assert [early.done, present.done, late.done] == [False, True, False]
    roll_call = course(office).roll_call
    assert [point.name for point in roll_call.expected] == ["Phường 1", "Phường 2", "Xã Tân Hòa"]
    assert not any(point.phone for point in roll_call.expected)
    assert [(a.name, a.delegates, a.chair) for a in roll_call.present] == [("Phường 1", 45, "Lê A")]


def test_the_record_names_the_point_that_spoke(office: Office, points: DeskPoints):
    points.window.roll_call.click()
    press(office, "p003", Present(**PRESS, delegates=7))

    assert office.windows.desk.conference.entries[-1].by == "Xã Tân Hòa"


def test_who_answers_by_telephone_or_is_excused_is_written_down_by_hand(
    office: Office, points: DeskPoints
):
    points.window.roll_call.click()
    points.window.table.selectRow(1)
    points.window.mark_present.click()
    dialog = the(PresentDialog, points)
    dialog.delegates.setValue(30)
    dialog.chair.setText(" Lê  B ")
    agree(dialog)
    points.window.table.selectRow(2)
    points.window.mark_excused.click()

    roll_call = course(office).roll_call
    assert roll_call.answers["p002"].chair == "Lê B"
    assert [a.name for a in roll_call.excused] == ["Xã Tân Hòa"]

    points.window.mark_nothing.click()

    assert [p.name for p in course(office).roll_call.missing] == ["Phường 1", "Xã Tân Hòa"]


def test_another_roll_call_is_opened_only_when_that_is_meant(office: Office, points: DeskPoints):
    for _press in range(3):
        points.window.roll_call.click()
    question = points.window.findChild(MessageBox)
    before = len(course(office).roll_calls)

    next(k for k in question.findChildren(QPushButton) if k.text() == "Call anew").click()

    assert (before, len(course(office).roll_calls)) == (1, 2)


def test_hands_come_into_the_queue_of_the_discussion_in_one_press(
    office: Office, points: DeskPoints, discussion: str
):
    for point in ("p003", "p001"):
        assert press(office, point, FLOOR).done

    points.take_first_hand()

    (speech,) = [s for s in course(office).speeches_of(discussion) if s.waiting][-1:]
    assert (speech.speaker.name, speech.speaker.body) == ("Trần Thị B", "Xã Tân Hòa")
    assert speech.speaker.topic == "Chuyển đổi số"
    assert speech.limit == office.windows.operator.side.discussion.form.limit()
    assert [hand.point for hand in course(office).hands_up] == ["p001"]

    office.windows.desk.act(Undo())

    assert [hand.point for hand in course(office).hands_up] == ["p003", "p001"]


def test_a_point_takes_its_hand_back_also_out_of_the_queue(
    office: Office, points: DeskPoints, discussion: str
):
    press(office, "p001", FLOOR)
    up = press(office, "p001", TakeBack(**PRESS))
    press(office, "p002", FLOOR)
    points.take_first_hand()
    queued = press(office, "p002", TakeBack(**PRESS))
    nothing = press(office, "p002", TakeBack(**PRESS))

    assert (up.done, queued.done, nothing.done) == (True, True, False)
    assert not course(office).hands
    assert "p002" not in {hand.point for hand in course(office).hands}


def test_no_point_answers_for_the_operator_what_an_interruption_counts_as(
    office: Office, points: DeskPoints, discussion: str
):
    desk = office.windows.desk
    press(office, "p001", FLOOR)
    points.take_first_hand()
    item, now = desk.conference.programme.slot(discussion).item, desk.conference.now()
    away = Absence(item, now, now + timedelta(minutes=5))
    desk.ask_about(away)

    answer = press(office, "p001", TakeBack(**PRESS))

    assert answer.done
    assert desk.away is away
    assert not course(office).speeches_of(discussion)


def test_a_point_has_one_hand(office: Office, points: DeskPoints):
    first, second = press(office, "p001", FLOOR), press(office, "p001", FLOOR)

    assert (first.done, second.done) == (True, False)
    assert len(course(office).hands_up) == 1


def test_a_hand_that_is_put_aside_is_up_no_more(office: Office, points: DeskPoints):
    press(office, "p001", FLOOR)
    office.windows.desk.refresh()

    points.window.hands.set_aside.click()

    assert not course(office).hands_up


def test_whom_to_telephone_is_printed_and_nobody_where_all_are_known(
    office: Office, points: DeskPoints
):
    points.window.calls.click()
    preview = points.window.findChild(QPrintPreviewDialog)
    title = preview.windowTitle()
    preview.close()
    for point in ("p001", "p002", "p003"):
        office.points.linked.presence.pinged(point, office.windows.desk.conference.now(), None)
    points.window.calls.click()

    assert title == "Print who is to be telephoned"
    assert "Every point" in points.window._told.text()


def test_who_has_nobody_to_call_is_told_so(office: Office, points: DeskPoints):
    points.take_first_hand()

    assert points.window._told.text() == "No point asks for the floor."


def test_the_desk_shows_all_the_time_how_many_hands_are_up(office: Office, points: DeskPoints):
    hidden = points._sign.isHidden()

    press(office, "p001", FLOOR)
    office.windows.desk.refresh()

    assert hidden
    assert points._sign.text() == "● 1 hand up"
    assert not points._sign.isHidden()


def test_a_message_a_line_test_and_an_answer_reach_the_points(office: Office, points: DeskPoints):
    linked = office.points.linked
    points.window.text.setText("Mời ổn định")
    points.window.tell_all.click()
    points.window.test.click()
    number = linked.talk("p002").test
    wrong = press(office, "p002", NumberRead(**PRESS, number=number + 1))
    right = press(office, "p002", NumberRead(**PRESS, number=number))
    press(office, "p001", Question(**PRESS, text="Mấy giờ?"))
    points.window.hands.answered.emit("p001")
    asked = the(QInputDialog, points)
    asked.setTextValue(" 9  giờ ")
    asked.accept()

    assert 1000 <= number <= 9999
    assert (wrong.done, right.done) == (False, True)
    assert linked.talk("p002").number_read
    assert (linked.talk("p001").message, linked.talk("p001").question) == ("9 giờ", "")
    assert linked.talk("p003").message == "Mời ổn định"

    points.window.test.click()

    assert linked.talk("p002").test is None


def test_a_group_says_that_it_has_finished(office: Office, points: DeskPoints):
    press(office, "p004", Finished(**PRESS))
    finished = office.points.linked.talk("p004").finished
    press(office, "p004", Finished(**PRESS, finished=False))

    assert (finished, office.points.linked.talk("p004").finished) == (True, False)


def test_a_point_that_is_not_listed_is_refused(office: Office, points: DeskPoints):
    assert not press(office, "p999", FLOOR).done
    assert not course(office).hands


def test_nothing_is_written_down_of_a_point_while_a_rehearsal_is_on_the_desk(
    office: Office, points: DeskPoints
):
    office.windows.desk.rehearse(office.windows.desk.conference)

    answer = press(office, "p001", FLOOR)

    assert not answer.done
    office.windows.desk.end_rehearsal()
    assert not course(office).hands


def test_links_are_shown_while_the_programme_is_shared_and_can_be_changed(
    office: Office, points: DeskPoints, qtbot
):
    points.window.table.selectRow(0)
    points.window.link.click()
    without = points.window._told.text()
    office.sharing.switch_on(0)
    qtbot.waitUntil(lambda: office.sharing.sharing is not None, timeout=20_000)
    points.window.link.click()
    dialog = the(LinkDialog, points)
    address = dialog.address.text()

    dialog.renew.click()
    dialog.copy_all.click()
    rows = QGuiApplication.clipboard().text().splitlines()

    assert "Share" in without
    assert [row.split("\t")[0] for row in rows] == ["Phường 1", "Phường 2", "Xã Tân Hòa", "Tổ 3"]
    assert rows[0].endswith(dialog.address.text())
    assert dialog.network.count() == len(adapters())
    assert address.endswith("/point")
    assert dialog.address.text() != address
    assert office.points.tokens["p001"] in dialog.address.text()
    assert office.sharing.sharing.links.find(office.points.tokens["p001"]).point == "p001"
    dialog.reject()


def test_what_is_shared_tells_each_point_what_holds_for_it_and_no_view_anew(
    office: Office, points: DeskPoints, qtbot
):
    office.sharing.switch_on(0)
    qtbot.waitUntil(lambda: office.sharing.sharing is not None, timeout=20_000)
    shared = office.sharing._desk
    before = shared.day()[0].number
    changed: list[frozenset[str]] = []
    shared.points_changed.connect(changed.append)

    points.window.roll_call.click()
    qtbot.waitUntil(lambda: len(changed) == 1)
    press(office, "p001", Present(**PRESS, delegates=45))
    shared.pinged("p001", 20.0, elsewhere=False)
    qtbot.waitUntil(lambda: len(changed) == 2)
    shared.look()

    assert shared.standing("p001").present.delegates == 45
    assert shared.standing("p002").roll_call
    assert changed[0] == {"p001", "p002", "p003"}
    assert changed[1] == {"p001"}
    assert shared.day()[0].number == before
    now = office.windows.desk.conference.now()
    assert office.points.linked.presence.line("p001", now) is LineState.GOOD


def test_another_conference_on_the_desk_forgets_what_was_said(office: Office, points: DeskPoints):
    points._tell("Mời ổn định", None)

    office.programmes.hold(Draft(meeting(10, 10), ()))

    assert office.points.linked.talk("p001").message == ""
    assert office.points.linked.points[0] == Point("p001", "Phường 1", "0912 345 678")


def test_a_desk_that_goes_on_after_a_loss_takes_no_message_and_no_question_away(
    office: Office, points: DeskPoints, offices
):
    points._tell("Mời ổn định", None)
    points._tell("Mời bật micro", "p001")
    points._tell("", "p002")  # taken down
    for point in ("p001", "p003"):
        press(office, point, Question(**PRESS, text="Mấy giờ nghỉ?"))
    points._tell("9 giờ", "p003")
    office.close()

    again = offices()
    assert again.current.go_on()

    for point, message, question in (
        ("p001", "Mời bật micro", "Mấy giờ nghỉ?"),
        ("p002", "", ""),
        ("p003", "9 giờ", ""),
        ("p004", "Mời ổn định", ""),
    ):
        talk = again.points.linked.talk(point)
        assert (talk.message, talk.question) == (message, question)
        assert (talk.told is None) == (message == "")


def test_the_servers_folder_is_made_from_the_window_with_the_links_that_were_given_out(
    office: Office, points: DeskPoints, tmp_path: Path, monkeypatch, qtbot
):
    folder = tmp_path / "server"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    points.window.lists.click()
    the(PointListDialog, points).accounts.click()
    dialog = the(AddressDialog, points)
    dialog.address.setText("http://10.0.0.5")
    dialog.accept()
    refused = dialog.isVisible()

    dialog.address.setText("10.0.0.5:8884")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(points.window._told.text()), timeout=20_000)

    assert refused
    assert "4 points have their accounts." in points.window._told.text()
    assert (folder / "sheets.pdf").is_file()
    assert Access.read(folder / "hall.json").port == 8884
    passwords = (folder / "passwords").read_text(encoding="utf-8")
    assert [line.split(":")[0] for line in passwords.split()] == ["hall", *office.points.tokens]


def test_of_a_secret_conference_with_points_listed_none_gets_a_way_in_and_the_desk_says_why(
    offices, office_day: Programme
):
    told: list[str] = []
    office = offices()
    begin_unseen(office, replace(office_day, secret=True))
    office.linked.ask()
    office.linked._read(NAMES)
    office.sharing.told.connect(told.append)

    office.sharing.switch_on(0)
    office.sharing.take(SharingHabits(broker="hall.json", to_broker=True))

    assert len(office.points.linked.points) == 4
    why = secret_refusal(office.windows.desk.real.programme)
    assert why
    assert told == [why]
    assert office.sharing.sharing is None
    assert office.sharing.points_server.publishing is None
