"""Sharing in the building: off until it is wanted, seen while on, one door for acts from afar."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import psutil
import pytest
from msgspec import convert
from msgspec.structs import replace
from PySide6.QtWidgets import QMessageBox

from tests.network.mosquitto import PROGRAM, Mosquitto, Outsider
from timekeeper.core.acts import Act, Edit, Finish, Jump, Pause, Redo, Start, Undo
from timekeeper.core.courtesy import HallRules
from timekeeper.core.events import Audience, MessageShown, SecrecySet, TimeAdded
from timekeeper.core.hall_order import FollowProgramme, GoDark, ShowMessage, StandBy
from timekeeper.core.programme import Programme
from timekeeper.desktop.office.sharing import desk_sharing as sharing_module
from timekeeper.desktop.office.sharing.shared_desk import SharedDesk
from timekeeper.desktop.office.wiring import Office
from timekeeper.desktop.operator.dialogs.sharing_dialog import SharingDialog
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.settings import read_settings
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.secrecy import secret_refusal
from timekeeper.live.settings import SharingHabits
from timekeeper.network.acts_from_afar import Answer, AskedAct, Asker, FromAfar
from timekeeper.network.links import Role
from timekeeper.network.sharing import Adapter
from timekeeper.views.published import View
from timekeeper.views.published import published as published_view

REMOTE = "192.168.1.7"


pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def office(offices, office_day: Programme) -> Office:
    made = offices()
    made.begin(Draft(office_day, ()))
    return made


@pytest.fixture
def shared(office: Office, qtbot) -> Office:
    switch_on(office, qtbot)
    return office


def switch_on(office: Office, qtbot) -> None:
    office.sharing.switch_on(0)
    qtbot.waitUntil(lambda: office.sharing.sharing is not None, timeout=20_000)


def published(office: Office) -> SharedDesk:
    found = office.sharing._desk
    assert found is not None
    return found


def number(office: Office) -> int:
    return published(office).day()[0].number


def listening() -> list[int]:
    connections = psutil.Process().net_connections(kind="inet")
    return [each.laddr.port for each in connections if each.status == psutil.CONN_LISTEN]


@pytest.fixture
def asked(qtbot) -> Callable[..., Answer]:
    """Ask as the network does: from a thread of its own, answered by the window's."""

    def ask(office: Office, do: str, role: Role = Role.REMOTE, **more: object) -> Answer:
        desk = published(office)
        act = convert({"press": "0123456789", "seen": number(office), "do": do} | more, AskedAct)
        answers: list[Answer] = []
        thread = threading.Thread(
            target=lambda: desk.ask(FromAfar(act, role, REMOTE), answers.append)
        )
        thread.start()
        thread.join()
        assert not answers, "the window's thread decides"
        qtbot.waitUntil(lambda: bool(answers), timeout=5000)
        return answers[0]

    return ask


def test_no_socket_is_open_before_it_is_switched_on_and_none_after(office: Office, qtbot):
    before = listening()

    switch_on(office, qtbot)
    assert office.sharing.sharing is not None
    port, during = office.sharing.sharing.port, listening()
    office.sharing.close()

    assert during == [*before, port]
    assert listening() == before


def test_the_desk_shows_all_the_time_that_it_is_on(shared: Office):
    sign = shared.sharing._sign

    assert sign.isVisible()
    assert sign.text() == "● Shared in the building: 0 connected"

    shared.sharing.close()

    assert not sign.isVisible()


def test_it_is_off_at_the_next_start_unless_it_was_asked_for(
    shared: Office, offices, office_day: Programme, qtbot
):
    shared.sharing.close()
    other = offices()
    other.begin(Draft(office_day, ()))

    assert other.sharing.sharing is None


def test_a_port_that_is_taken_is_told_and_nothing_is_shared(
    shared: Office, offices, office_day, qtbot
):
    assert shared.sharing.sharing is not None
    other = offices()
    other.begin(Draft(office_day, ()))

    other.sharing.switch_on(shared.sharing.sharing.port)
    bar = other.windows.operator.statusBar()
    qtbot.waitUntil(lambda: "is taken" in bar.currentMessage(), timeout=20_000)

    assert other.sharing.sharing is None
    assert not other.sharing._sign.isVisible()


def test_the_network_is_asked_about_once_before_it_is_switched_on(office: Office, qtbot):
    office.sharing.ask()
    dialog = office.windows.operator.findChild(SharingDialog)
    dialog.switched_on.emit(0)
    question = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())

    next(button for button in question.buttons() if button.text() == "No").click()
    assert office.sharing.sharing is None

    dialog.switched_on.emit(0)
    question = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())
    next(button for button in question.buttons() if button.text() == "It may").click()
    qtbot.waitUntil(lambda: office.sharing.sharing is not None, timeout=20_000)
    office.sharing.close()
    dialog.switched_on.emit(0)
    qtbot.waitUntil(lambda: office.sharing.sharing is not None, timeout=20_000)

    assert not [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]


def test_in_another_network_it_is_asked_once_more(office: Office, qtbot, monkeypatch):
    networks, switched_on = [Adapter("eth0", "10.0.0.7")], []
    monkeypatch.setattr("timekeeper.network.sharing.adapters", lambda: tuple(networks))
    monkeypatch.setattr(office.sharing, "switch_on", switched_on.append)
    office.sharing.ask()
    dialog = office.windows.operator.findChild(SharingDialog)

    def asks() -> bool:
        before = len(switched_on)
        dialog.switched_on.emit(0)
        questions = [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]
        for question in questions:
            next(each for each in question.buttons() if each.text() == "It may").click()
            qtbot.waitUntil(question.isHidden)
        assert len(switched_on) == before + 1
        return bool(questions)

    at_home = [asks(), asks()]
    networks.append(Adapter("wlan0", "172.20.1.9"))
    elsewhere = [asks(), asks()]
    networks.pop()

    assert (at_home, elsewhere, asks()) == ([True, False], [True, False], False)


def test_of_a_secret_conference_the_dialog_says_why_and_asks_nothing(
    office: Office, office_day: Programme
):
    office.programmes.change(replace(office_day, secret=True))

    office.sharing.ask()
    dialog = office.windows.operator.findChild(SharingDialog)
    told = [dialog._told.text()]
    dialog.switch.click()
    told.append(dialog._told.text())

    assert told == [secret_refusal(office.windows.desk.real.programme)] * 2
    assert not [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]
    assert office.sharing.sharing is None
    assert listening() == []


def test_the_dialog_says_whether_the_address_answers_whenever_it_is_opened(office: Office, qtbot):
    office.sharing.ask()
    dialog = office.windows.operator.findChild(SharingDialog)

    switch_on(office, qtbot)
    qtbot.waitUntil(lambda: dialog.reach.text().startswith("The program answers"), timeout=20_000)
    dialog.close()
    qtbot.waitUntil(lambda: office.sharing._dialog is None)
    office.sharing.ask()
    again = office.sharing._dialog
    assert again is not None

    qtbot.waitUntil(lambda: again.reach.text().startswith("The program answers"), timeout=20_000)

    def in_sight() -> None:  # without scrolling, once the words are laid out
        for whole in (again.address, again.reach, again.picture):
            assert whole.visibleRegion().boundingRect() == whole.rect()

    qtbot.waitUntil(in_sight)


def test_the_edition_rises_with_each_change_and_with_nothing_else(
    shared: Office, clock: SimulatedClock, office_day: Programme
):
    desk, numbers = shared.windows.desk, [number(shared)]
    desk.refresh()
    clock.move_to(clock.now() + timedelta(minutes=1))
    desk.refresh()
    assert number(shared) == numbers[0]

    for change in (
        desk.go_on,
        lambda: desk.order_hall(GoDark()),
        lambda: desk.tell(Audience.STAFF, "Mời đại biểu"),
        lambda: desk.act(Finish()),
    ):
        change()
        numbers.append(number(shared))

    assert numbers == sorted(set(numbers))


def test_a_view_is_one_value_that_is_never_changed(shared: Office):
    before, day = published(shared).day()

    shared.windows.desk.go_on()

    assert day.course.running is None
    assert published(shared).day()[1].course.running is not None
    assert published(shared).day()[0].number > before.number


def test_sharing_again_counts_higher_and_keeps_the_links_of_the_conference(shared: Office, qtbot):
    assert shared.sharing.sharing is not None
    edition, links = published(shared).day()[0], list(shared.sharing.sharing.links)

    shared.sharing.close()
    switch_on(shared, qtbot)

    assert published(shared).day()[0].epoch > edition.epoch
    assert published(shared).day()[0].conference == edition.conference
    assert list(shared.sharing.sharing.links) == links


def test_a_link_that_was_taken_back_is_not_given_out_again(shared: Office, qtbot):
    assert shared.sharing.sharing is not None
    hall = shared.sharing.sharing.links[Role.HALL]

    shared.sharing._revoke(Role.HALL)
    shared.sharing.close()
    switch_on(shared, qtbot)

    assert shared.sharing.sharing.links.find(hall.token) is None


@pytest.mark.parametrize("do", ["go_on", "previous", "pause", "undo", "dark"])
def test_a_press_that_saw_an_older_day_does_nothing(shared: Office, asked, do: str):
    shared.windows.desk.go_on()
    shared.windows.desk.go_on()
    before = shared.windows.desk.conference.entries

    answer = asked(shared, do, seen=number(shared) - 1)

    moved_on = "The day has moved on meanwhile; look again, then press."
    assert answer == Answer(False, moved_on, moved_on=True)
    assert shared.windows.desk.conference.entries == before


def test_what_is_done_from_afar_is_recorded_with_who_did_it(
    shared: Office, asked, journal: JournalFile
):
    answer = asked(shared, "go_on")

    newest = journal.newest()
    assert answer.done
    assert answer.sentence.startswith("Start")
    assert newest is not None
    assert [entry.by for entry in newest.entries()] == [f"Remote {REMOTE}"]
    shared.windows.desk.refresh()
    acts = shared.windows.operator.side.history._acts
    assert f"Remote {REMOTE}" in acts.item(0).text()


def test_the_operator_who_presses_with_a_remote_at_the_same_moment_skips_no_item(
    shared: Office, asked
):
    conference = shared.windows.desk.conference

    asked(shared, "go_on")
    shared.windows.desk.go_on()

    running = conference.course.running
    assert running is not None
    assert running.item == conference.programme.items[0].id


def test_any_act_of_the_desk_is_done_from_afar_and_refused_where_the_day_moved_on(
    shared: Office, qtbot
):
    desk, told = published(shared), []
    by, seen = Asker(Role.API, REMOTE), number(shared)

    desk.ask_act(Jump("s1.p1.i2"), seen, by, told.append)
    desk.ask_act(Finish(), seen, by, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)

    assert [(answer.done, answer.moved_on) for answer in told] == [(True, False), (False, True)]
    assert shared.windows.desk.conference.course.running.item == "s1.p1.i2"


def test_what_was_undone_and_done_again_from_afar_is_told_apart(shared: Office, qtbot):
    desk, done = published(shared), {}
    by = Asker(Role.API, REMOTE)

    for act in (Start(), Undo(), Redo()):
        desk.ask_act(act, number(shared), by, partial(done.__setitem__, act))
        qtbot.waitUntil(lambda act=act: act in done)

    assert [answer.sentence for answer in done.values()][1:] == ["Undo", "Redo"]


def test_what_the_rules_refuse_is_refused_with_the_desk_s_sentence(shared: Office, asked):
    answer = asked(shared, "pause")

    assert not answer.done
    assert answer.sentence == shared.windows.desk.refusal(Pause())


def test_minutes_are_added_and_cut_from_afar(shared: Office, asked):
    shared.windows.desk.go_on()
    item = shared.windows.desk.conference.course.running.item

    for minutes in (5, -1):
        assert asked(shared, "add", minutes=minutes).done

    assert shared.windows.desk.conference.course.added[item] == timedelta(minutes=4)


def test_the_hall_goes_dark_and_back_from_afar_however_fast(shared: Office, asked):
    asked(shared, "dark")
    dark = shared.windows.desk.order
    asked(shared, "dark")

    assert dark == GoDark()
    assert shared.windows.desk.order == FollowProgramme()


def test_a_message_from_afar_is_shown_once_and_taken_down(shared: Office, asked):
    desk = shared.windows.desk
    asked(shared, "message", text="Mời đại biểu vào hội trường")
    asked(shared, "message", text="Mời đại biểu vào hội trường")
    shown = desk.order
    asked(shared, "message", text="")

    assert shown == ShowMessage("Mời đại biểu vào hội trường")
    assert desk.order == FollowProgramme()


def test_while_a_rehearsal_is_on_the_desk_the_conference_stands_by(shared: Office, asked):
    real = shared.windows.desk.conference
    shared.rehearsal.begin(10)
    shared.windows.desk.go_on()

    _edition, day = published(shared).day()
    answer = asked(shared, "go_on")
    shared.rehearsal.end()

    assert day.order == StandBy()
    assert day.course is real.course
    assert not answer.done
    assert published(shared).day()[1].order == FollowProgramme()
    assert real.course.running is None


def test_another_programme_on_the_desk_is_not_shared(shared: Office, office_day: Programme):
    shared.current.hold(replace(office_day, title="Hội nghị khác"))

    assert shared.sharing.sharing is None
    assert listening() == []
    told = shared.windows.operator.statusBar().currentMessage()
    assert told == "Another programme is on the desk; it is not shared."


def test_the_same_programme_begun_anew_is_shared_under_other_links(
    shared: Office, clock: SimulatedClock
):
    assert shared.sharing.sharing is not None
    before, hall = published(shared).day()[0], shared.sharing.sharing.links[Role.HALL]
    clock.move_to(clock.now() + timedelta(seconds=1))

    shared.current.begin_anew()

    assert shared.sharing.sharing is not None
    assert published(shared).day()[0].conference != before.conference
    assert shared.sharing.sharing.links.find(hall.token) is None


@pytest.mark.parametrize("do", ["remind", "ask_for_time"])
def test_what_the_chair_asks_for_waits_for_the_operator(shared: Office, asked, do: str):
    desk, strip = shared.windows.desk, shared.windows.operator.requests
    desk.go_on()
    before = desk.conference.entries

    assert asked(shared, do, Role.CHAIR).done
    untouched = desk.conference.entries
    strip.accept()

    assert untouched == before
    assert desk.conference.entries[-1].by == f"Chair {REMOTE}"
    if do == "remind":
        assert desk.message(Audience.ROSTRUM) == "Please come to the end."
    else:
        assert desk.conference.course.added
    assert not strip.isVisible()


def test_two_wishes_of_the_chair_are_shown_one_after_the_other(shared: Office, asked):
    strip = shared.windows.operator.requests
    shared.windows.desk.go_on()
    for do in ("remind", "ask_for_time", "remind"):
        asked(shared, do, Role.CHAIR)

    told = [strip._text.text()]
    strip._dismiss()
    told.append(strip._text.text())
    strip._dismiss()

    assert told == [
        "Chair asks to remind the speaker that the time is over.",
        "Chair asks for five minutes more.",
    ]
    assert not strip.isVisible()


@pytest.mark.parametrize("first", ["remind", "ask_for_time"])
def test_of_two_wishes_of_the_chair_each_is_done_once_in_its_turn(
    shared: Office, asked, first: str
):
    desk, strip = shared.windows.desk, shared.windows.operator.requests
    desk.go_on()
    kinds = {"remind": MessageShown, "ask_for_time": TimeAdded}
    order = [first, *(kind for kind in kinds if kind != first)]
    for do in order:
        asked(shared, do, Role.CHAIR)
    before = len(desk.conference.entries)

    for _turn in range(3):
        strip.accept()

    done = [type(entry.event) for entry in desk.conference.entries[before:]]
    assert done == [kinds[do] for do in order]


def test_the_chair_is_shown_what_waits_for_the_operator_until_he_has_answered(
    shared: Office, asked
):
    desk, strip = shared.windows.desk, shared.windows.operator.requests
    desk.go_on()

    def waiting() -> list[str]:
        edition, day = published(shared).day()
        made = published_view(day, View.STAFF, edition, desk.conference.now())
        return list(made["segments"][0]["picture"]["asked"])

    seen = [waiting()]
    for do in ("remind", "ask_for_time"):
        asked(shared, do, Role.CHAIR)
    seen.append(waiting())
    strip.accept()
    seen.append(waiting())
    strip._dismiss()
    published(shared).look()  # as at the next second
    seen.append(waiting())

    assert seen == [[], ["remind", "ask_for_time"], ["ask_for_time"], []]


@pytest.mark.parametrize("do", ["remind", "ask_for_time"])
@pytest.mark.parametrize("before", [(), (Start(), Finish())])
def test_the_chair_is_told_that_nothing_runs_for_which_he_could_ask(
    shared: Office, asked, do: str, before: tuple[Act, ...]
):
    for act in before:
        shared.windows.desk.act(act)

    answer = asked(shared, do, Role.CHAIR)

    assert answer == Answer(False, "Nothing is running for which it could be asked.")
    assert not shared.windows.operator.requests.isVisible()


def test_what_the_chair_asked_for_an_item_goes_with_it(shared: Office, asked):
    shared.windows.desk.go_on()
    asked(shared, "ask_for_time", Role.CHAIR)

    shared.windows.desk.act(Finish())

    assert not shared.windows.operator.requests.isVisible()


def test_it_is_remembered_only_if_that_is_asked_for(home: Path, office: Office):
    office.sharing.ask()
    dialog = office.windows.operator.findChild(SharingDialog)
    before = read_settings(home / "settings.yaml").sharing

    dialog.at_start.setChecked(True)

    assert before == SharingHabits()
    assert read_settings(home / "settings.yaml").sharing.at_start


def test_a_secret_conference_is_never_shared_whatever_was_on_before(
    office: Office, office_day: Programme, monkeypatch
):
    told: list[str] = []
    monkeypatch.setattr(office.sharing, "_tell", told.append)
    office.current.hold(replace(office_day, secret=True))
    why = secret_refusal(office.windows.desk.conference.programme)

    office.sharing.switch_on(0)
    office.sharing._open(0)
    office.sharing._take_habits(SharingHabits(broker="hall.json", to_broker=True))

    assert told[-2:] == [why, why]
    assert office.sharing.sharing is None
    assert office.sharing.publishing is None
    assert listening() == []


def test_of_a_conference_that_becomes_secret_nothing_more_is_read_and_sharing_ends(
    shared: Office, office_day: Programme, qtbot, monkeypatch
):
    told: list[str] = []
    monkeypatch.setattr(shared.windows.operator, "tell_error", told.append)
    monkeypatch.setattr(sharing_module, "LAST_WORDS", 50)
    desk, before, tokens = shared.windows.desk, number(shared), link_tokens(shared)
    desk.act(Start())
    desk.tell(Audience.ROSTRUM, "Xin ngắn gọn")

    desk.act(Edit(SecrecySet(True)))

    edition, day = published(shared).day()
    views = [published_view(day, view, edition, desk.now()) for view in View]
    read = json.dumps(views, ensure_ascii=False)
    assert edition.number > before
    assert not [item.title for item in office_day.items if item.title in read]
    assert office_day.title not in read
    assert "Xin ngắn gọn" not in read
    (sentence,) = told
    assert sentence.endswith(": exported documents, pages that had lost the hall before.")
    qtbot.waitUntil(lambda: shared.sharing.sharing is None, timeout=5000)
    assert listening() == []
    shared.sharing.switch_on(0)
    assert shared.sharing.sharing is None

    desk.act(Undo())
    switch_on(shared, qtbot)

    assert not tokens & link_tokens(shared)
    assert published(shared).day()[1].programme.title == office_day.title


def test_of_a_conference_that_becomes_secret_before_it_begins_nothing_more_is_read(
    shared: Office, office_day: Programme, qtbot, monkeypatch
):
    told: list[str] = []
    monkeypatch.setattr(shared.windows.operator, "tell_error", told.append)
    monkeypatch.setattr(sharing_module, "LAST_WORDS", 50)
    before, desk = published(shared), shared.windows.desk

    shared.programmes.change(replace(office_day, secret=True))

    edition, day = before.day()
    views = [published_view(day, view, edition, desk.now()) for view in View]
    read = json.dumps(views, ensure_ascii=False)
    assert not [item.title for item in office_day.items if item.title in read]
    assert office_day.title not in read
    (sentence,) = told
    assert sentence.endswith(": exported documents, pages that had lost the hall before.")
    qtbot.waitUntil(lambda: shared.sharing.sharing is None, timeout=5000)
    told_last = shared.windows.operator.statusBar().currentMessage()
    assert told_last == secret_refusal(desk.real.programme)
    assert listening() == []


def test_nobody_acts_from_afar_while_the_pages_go_blank(
    shared: Office, office_day: Programme, asked
):
    desk = shared.windows.desk
    shared.programmes.change(replace(office_day, secret=True))

    refused = asked(shared, "go_on")

    assert not refused.done
    assert refused.sentence == "It could not be done; look at the desk."
    assert desk.real.entries == ()


def test_another_secret_programme_is_not_told_to_have_left(
    shared: Office, office_day: Programme, qtbot, monkeypatch
):
    told: list[str] = []
    monkeypatch.setattr(shared.windows.operator, "tell_error", told.append)
    monkeypatch.setattr(sharing_module, "LAST_WORDS", 50)
    sessions = office_day.sessions[1:]

    shared.current.hold(replace(office_day, sessions=sessions, secret=True))

    qtbot.waitUntil(lambda: shared.sharing.sharing is None, timeout=5000)
    assert told == []
    assert listening() == []


def test_what_may_be_secret_by_its_words_is_not_shared_by_itself_at_the_start(
    offices, office_day: Programme, qtbot
):
    office = offices()
    office.sharing._habits = SharingHabits(at_start=True, port=0)

    office.begin(Draft(replace(office_day, subtitle="(Mật)")))

    told = office.windows.operator.statusBar().currentMessage()
    assert told.startswith("The programme’s words say that it is secret")
    assert office.sharing.sharing is None

    office.windows.desk.act(Start())  # who begins it has said that it is none
    office.sharing.begin()

    qtbot.waitUntil(lambda: office.sharing.sharing is not None, timeout=20_000)


def link_tokens(office: Office) -> set[str]:
    assert office.sharing.sharing is not None
    return {link.token for link in office.sharing.sharing.links}


def test_what_is_shared_keeps_the_protocol_of_the_house(shared: Office):
    rules = HallRules(("Chánh Văn phòng",))

    shared.windows.desk.keep_to(rules)

    assert published(shared).day()[1].rules == rules


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Mosquitto]:
    if PROGRAM is None:
        pytest.skip("mosquitto is not installed")
    (tmp_path / "broker").mkdir()
    broker = Mosquitto(tmp_path / "broker", ("Phường 1", "Xã Tân Hòa"))
    broker.start()
    yield broker
    broker.kill()


def test_the_points_server_has_it_too_while_it_is_wanted_and_the_desk_says_so(
    shared: Office, broker: Mosquitto, qtbot
):
    sharing, sign = shared.sharing, shared.sharing._sign
    chosen = SharingHabits(broker=str(broker.folder / "hall.json"))
    sharing._take_habits(chosen)
    assert sharing.publishing is None

    sharing._take_habits(replace(chosen, to_broker=True))
    qtbot.waitUntil(lambda: "the points’ server has it too" in told(shared), timeout=20_000)
    point = Outsider(broker, "p001", broker.points.tokens["p001"])
    point.subscribe("timekeeper/view")
    before = json.loads(point.heard.get(timeout=20)[1])["view"]["seq"]
    shared.windows.desk.go_on()
    assert json.loads(point.heard.get(timeout=20)[1])["view"]["seq"] > before

    broker.kill()
    qtbot.waitUntil(lambda: "trying again" in told(shared), timeout=20_000)
    assert sharing.sharing is not None

    broker.start()
    qtbot.waitUntil(lambda: "the points’ server has it too" in told(shared), timeout=20_000)
    publishing = sharing.publishing
    sharing._take_habits(chosen)
    publishing.close(wait=True)
    point.close()
    assert sharing.publishing is None
    assert sign.text() == "● Shared in the building: 0 connected"


@pytest.mark.parametrize("reached", [True, False], ids=["there is a line", "there is none"])
def test_of_a_conference_that_becomes_secret_the_points_server_keeps_nothing_or_the_desk_says_so(
    shared: Office, broker: Mosquitto, qtbot, monkeypatch, *, reached: bool
):
    said: list[str] = []
    monkeypatch.setattr(shared.windows.operator, "tell_error", said.append)
    monkeypatch.setattr(sharing_module, "LAST_WORDS", 50)
    habits = SharingHabits(broker=str(broker.folder / "hall.json"), to_broker=True)
    shared.sharing._take_habits(habits)
    qtbot.waitUntil(lambda: "the points’ server has it too" in told(shared), timeout=20_000)
    point = Outsider(broker, "p001", broker.points.tokens["p001"])
    point.subscribe("timekeeper/view")
    views = [point.heard.get(timeout=20)[1]]
    if not reached:
        broker.kill()
        qtbot.waitUntil(lambda: "trying again" in told(shared), timeout=20_000)

    publishing = shared.sharing.publishing
    shared.windows.desk.act(Edit(SecrecySet(True)))
    qtbot.waitUntil(lambda: shared.sharing.sharing is None, timeout=5000)
    publishing.close(wait=True)
    while reached and views[-1]:
        views.append(point.heard.get(timeout=20)[1])
    point.close()

    assert said[-1].endswith("to which there is no line.") is not reached


def told(office: Office) -> str:
    office.windows.desk.refresh()
    return office.sharing._sign.text()


def test_an_account_that_cannot_be_read_is_told_and_the_building_has_it_all_the_same(
    shared: Office, home: Path, qtbot
):
    shared.sharing._take_habits(SharingHabits(broker=str(home / "no.json"), to_broker=True))

    qtbot.waitUntil(lambda: "keeps no account of the hall" in told(shared), timeout=20_000)
    assert shared.sharing.sharing is not None


def test_nothing_is_published_of_what_is_not_shared(office: Office, broker: Mosquitto):
    habits = SharingHabits(broker=str(broker.folder / "hall.json"), to_broker=True)

    office.sharing._take_habits(habits)

    assert office.sharing.publishing is None
    assert not broker.has_said("New connection")
