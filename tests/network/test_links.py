"""Links and PIN: who may see and do what."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime, timedelta

import pytest

from timekeeper.network.links import GIVEN_OUT, LONGEST_LOCK, Links, Pin, Role, answered

NOW = datetime(2023, 12, 6, 1, tzinfo=UTC)
LATER = timedelta(hours=2)


def test_each_role_has_a_link_of_80_random_bits_of_its_own():
    tokens = {link.token for _turn in range(20) for link in Links()}

    assert len(tokens) == 20 * len(GIVEN_OUT)
    assert all(len(bytes.fromhex(token)) * 8 == 80 for token in tokens)


def test_a_token_opens_what_it_was_given_for_and_nothing_else():
    links = Links()

    assert [links.find(link.token) for link in links] == list(links)
    assert all(links.find(link.token[:-1]) is None for link in links)


@pytest.mark.parametrize("token", ["", "x", "ô" * 20, "\udcff", "0" * 20, "a" * 100_000])
def test_a_token_that_nobody_was_given_opens_nothing(token: str):
    assert Links().find(token) is None


def test_a_token_is_compared_with_each_link_in_constant_time(monkeypatch):
    links, compared, compare = Links(), [], hmac.compare_digest

    def noted(one: bytes, other: bytes) -> bool:
        compared.append(one)
        return compare(one, other)

    monkeypatch.setattr(hmac, "compare_digest", noted)
    links.find(links[Role.HALL].token)

    assert compared == [link.token.encode() for link in links]


def test_a_link_that_was_taken_back_opens_nothing_and_the_others_stay():
    links = Links()
    before = {link.role: link.token for link in links}

    new = links.revoke(Role.REMOTE)

    assert links.find(before[Role.REMOTE]) is None
    assert links.find(new.token) is new
    assert all(links.find(before[role]) for role in GIVEN_OUT if role is not Role.REMOTE)


def test_all_links_are_taken_back_at_once():
    links = Links()
    before = [link.token for link in links]

    links.revoke_all()

    assert not any(links.find(token) for token in before)


def wrong(pin: Pin, now: datetime, times: int = 1) -> None:
    for _time in range(times):
        assert not pin.accepts("challenge", "wrong", now)


def right(pin: Pin, now: datetime, challenge: str = "challenge") -> bool:
    return pin.accepts(challenge, answered(pin.digits, challenge).decode(), now)


@pytest.mark.parametrize("kept", ["", "ab" * 10, "ab" * 16, "ab" * 27])
def test_a_standby_s_link_that_was_kept_without_its_whole_key_is_another_one(kept: str):
    made = Links({Role.STANDBY.value: kept})[Role.STANDBY]

    assert len(made.key) == 32
    assert not kept.startswith(made.token)
    assert Links({Role.STANDBY.value: made.kept})[Role.STANDBY] == made


def test_who_knows_the_pin_answers_any_challenge_and_the_pin_is_not_in_the_answer():
    pin = Pin()
    challenges = {pin.challenge() for _turn in range(50)}

    assert len(challenges) == 50
    assert all(right(pin, NOW, challenge) for challenge in challenges)
    assert all(answered(pin.digits, each).decode() != pin.digits for each in challenges)
    assert len(pin.digits) == 6


def test_an_answer_to_another_challenge_is_wrong():
    pin = Pin()

    assert not pin.accepts(pin.challenge(), answered(pin.digits, pin.challenge()).decode(), NOW)


@pytest.mark.parametrize("answer", ["", "0" * 64, "ô", "\udcff", "a" * 4096])
def test_any_other_answer_is_wrong(answer: str):
    assert not Pin().accepts("challenge", answer, NOW)


def test_five_wrong_answers_lock_the_door_even_for_the_right_one():
    pin = Pin()

    wrong(pin, NOW, 4)
    assert not pin.locked(NOW)
    wrong(pin, NOW)

    assert pin.locked(NOW) == timedelta(seconds=30)
    assert not right(pin, NOW + timedelta(seconds=29))
    assert right(pin, NOW + timedelta(seconds=30))


def test_the_lock_grows_from_time_to_time_up_to_an_hour():
    pin, now, lengths = Pin(), NOW, []

    for _turn in range(60):  # days of trying
        wrong(pin, now, 5)
        lengths.append(pin.locked(now).total_seconds())
        now += LATER

    assert lengths[:7] == [30, 60, 120, 240, 480, 960, 1920]
    assert set(lengths[7:]) == {LONGEST_LOCK.total_seconds()}


def test_what_is_answered_while_it_is_locked_is_not_counted():
    pin = Pin()
    wrong(pin, NOW, 5)

    wrong(pin, NOW + timedelta(seconds=1), 50)

    assert pin.locked(NOW) == timedelta(seconds=30)


def test_a_right_answer_begins_the_count_anew():
    pin = Pin()
    wrong(pin, NOW, 4)

    assert right(pin, NOW)
    wrong(pin, NOW, 4)

    assert not pin.locked(NOW)
