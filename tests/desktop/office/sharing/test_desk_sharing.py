"""Sharing in the building: off until it is wanted, and one door for acts from afar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from msgspec.structs import replace

from tests.desktop.office.sharing.conftest import REMOTE, listening, number, published, switch_on
from timekeeper.core.acts import Finish, Jump, Pause, Redo, Start, Undo
from timekeeper.core.courtesy import HallRules
from timekeeper.core.events import Audience
from timekeeper.core.hall_order import FollowProgramme, GoDark, ShowMessage, StandBy
from timekeeper.core.programme import Programme
from timekeeper.desktop.office.wiring import Office
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.secrecy import secret_refusal
from timekeeper.live.settings import SharingHabits
from timekeeper.network.acts_from_afar import Answer, Asker
from timekeeper.network.links import Role

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def offices(unseen_offices: Callable[[], Office]) -> Callable[[], Office]:
    return unseen_offices


def test_no_socket_is_open_before_it_is_switched_on_and_none_after(office: Office, qtbot):
    before = listening()

    switch_on(office, qtbot)
    assert office.sharing.sharing is not None
    port, during = office.sharing.sharing.port, listening()
    office.sharing.close()

    assert during == [*before, port]
    assert listening() == before


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
    assert other.sharing_shown._sign.isHidden()


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

    shared.sharing.revoke(Role.HALL)
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


def test_a_secret_conference_is_never_shared_whatever_was_on_before(
    office: Office, office_day: Programme
):
    told: list[str] = []
    office.sharing.told.connect(told.append)
    office.current.hold(replace(office_day, secret=True))
    why = secret_refusal(office.windows.desk.conference.programme)

    office.sharing.switch_on(0)
    office.sharing._open(0)
    office.sharing.take(SharingHabits(broker="hall.json", to_broker=True))

    assert told[-2:] == [why, why]
    assert office.sharing.sharing is None
    assert office.sharing.points_server.publishing is None
    assert listening() == []


def test_what_may_be_secret_by_its_words_is_not_shared_by_itself_at_the_start(
    offices, office_day: Programme, qtbot
):
    office = offices()
    office.sharing.habits = SharingHabits(at_start=True, port=0)

    office.begin(Draft(replace(office_day, subtitle="(Mật)")))

    told = office.windows.operator.statusBar().currentMessage()
    assert told.startswith("The programme’s words say that it is secret")
    assert office.sharing.sharing is None

    office.windows.desk.act(Start())  # who begins it has said that it is none
    office.sharing.begin()

    qtbot.waitUntil(lambda: office.sharing.sharing is not None, timeout=20_000)


def test_what_is_shared_keeps_the_protocol_of_the_house(shared: Office):
    rules = HallRules(("Chánh Văn phòng",))

    shared.windows.desk.keep_to(rules)

    assert published(shared).day()[1].rules == rules
