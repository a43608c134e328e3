"""A conference that becomes secret leaves the computer no more."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from tests.desktop.office.sharing.conftest import listening, number, published, switch_on
from timekeeper.core.acts import Edit, Start, Undo
from timekeeper.core.events import Audience, SecrecySet
from timekeeper.core.programme import Programme
from timekeeper.desktop.office.sharing import desk_sharing as sharing_module
from timekeeper.desktop.office.sharing import secrecy_watch as watch_module
from timekeeper.desktop.office.wiring import Office
from timekeeper.live.secrecy import secret_refusal
from timekeeper.views.afar.published import View
from timekeeper.views.afar.published import published as published_view

pytestmark = pytest.mark.usefixtures("home")


def link_tokens(office: Office) -> set[str]:
    assert office.sharing.sharing is not None
    return {link.token for link in office.sharing.sharing.links}


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


def test_a_record_that_lies_on_the_network_itself_is_told_to_have_left(
    shared: Office, qtbot, monkeypatch
):
    told: list[str] = []
    monkeypatch.setattr(shared.windows.operator, "tell_error", told.append)
    monkeypatch.setattr(sharing_module, "LAST_WORDS", 50)
    own = shared.record.path.parent
    monkeypatch.setattr(watch_module, "is_on_network", lambda folder: folder == own)

    shared.windows.desk.act(Edit(SecrecySet(True)))

    qtbot.waitUntil(lambda: shared.sharing.sharing is None, timeout=5000)
    assert [f"the record itself, in {own} on the network" in sentence for sentence in told] == [
        True
    ]
