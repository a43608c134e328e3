"""What the chair asks for waits until the operator has answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desktop.office.sharing.conftest import REMOTE, published
from timekeeper.core.acts import Act, Finish, Start
from timekeeper.core.events import Audience, MessageShown, TimeAdded
from timekeeper.core.programme import Programme
from timekeeper.desktop.office.wiring import Office
from timekeeper.files.importers.draft.draft import Draft
from timekeeper.network.acts_from_afar import Answer
from timekeeper.network.links import Role
from timekeeper.views.afar.published import View
from timekeeper.views.afar.published import published as published_view

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def offices(unseen_offices: Callable[[], Office]) -> Callable[[], Office]:
    return unseen_offices


@pytest.fixture
def office(offices, office_day: Programme) -> Office:
    made = offices()
    made.begin(Draft(office_day, ()))  # what the desk shows is looked at
    return made


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
    assert strip.isHidden()


def test_two_wishes_of_the_chair_are_shown_one_after_the_other(shared: Office, asked):
    strip = shared.windows.operator.requests
    shared.windows.desk.go_on()
    for do in ("remind", "ask_for_time", "remind"):
        asked(shared, do, Role.CHAIR)

    told = [strip._text.text()]
    strip._close()
    told.append(strip._text.text())
    strip._close()

    assert told == [
        "Chair asks to remind the speaker that the time is over.",
        "Chair asks for five minutes more.",
    ]
    assert strip.isHidden()


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
    strip._close()
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
    assert shared.windows.operator.requests.isHidden()


def test_what_the_chair_asked_for_an_item_goes_with_it(shared: Office, asked):
    shared.windows.desk.go_on()
    asked(shared, "ask_for_time", Role.CHAIR)

    shared.windows.desk.act(Finish())

    assert shared.windows.operator.requests.isHidden()
