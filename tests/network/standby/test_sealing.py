"""What passes between hall and standby is read, changed, repeated and left out by nobody."""

from __future__ import annotations

import pytest

from timekeeper.network.standby.sealing import BrokenSeal, Seal

KEY, NONCES = "0123456789abcdef" * 2, b"h" * 16 + b"s" * 16
SAID = "Nội dung nội bộ: công tác cán bộ".encode()


def line(key: str = KEY, nonces: bytes = NONCES) -> tuple[Seal, Seal]:
    return Seal(KEY, NONCES, is_hall=True), Seal(key, nonces, is_hall=False)


def test_what_one_side_seals_the_other_opens_both_ways_in_order():
    hall, standby = line()

    assert [standby.opened(hall.sealed(each)) for each in (SAID, b"", SAID)] == [SAID, b"", SAID]
    assert hall.opened(standby.sealed(b"kept")) == b"kept"


def test_nothing_of_what_is_said_can_be_read_and_the_same_never_looks_the_same():
    hall, _standby = line()
    sent = [hall.sealed(SAID), hall.sealed(SAID), Seal(KEY, b"2" * 32, is_hall=True).sealed(SAID)]

    assert len({each[-len(SAID) :] for each in sent}) == 3
    assert not any(word in each for each in sent for word in SAID.split())


@pytest.mark.parametrize("place", [0, 31, 32, -1])
def test_a_message_of_which_one_bit_is_another_is_refused(place: int):
    hall, standby = line()
    came = bytearray(hall.sealed(SAID))
    came[place] ^= 1

    with pytest.raises(BrokenSeal):
        standby.opened(bytes(came))


@pytest.mark.parametrize("came", [b"", b"short", b"x" * 32, b"x" * 100])
def test_what_was_never_sealed_is_refused(came: bytes):
    with pytest.raises(BrokenSeal):
        line()[1].opened(came)


def test_a_message_that_is_sent_again_left_out_or_sent_back_is_refused():
    hall, standby = line()
    first, second = hall.sealed(b"1"), hall.sealed(b"2")

    with pytest.raises(BrokenSeal):
        line()[1].opened(second)
    with pytest.raises(BrokenSeal):
        hall.opened(first)
    assert standby.opened(first) == b"1"
    with pytest.raises(BrokenSeal):
        standby.opened(first)


@pytest.mark.parametrize(("key", "nonces"), [("f" * 32, NONCES), (KEY, NONCES[::-1])])
def test_another_key_or_another_line_opens_nothing(key: str, nonces: bytes):
    hall, standby = line(key, nonces)

    with pytest.raises(BrokenSeal):
        standby.opened(hall.sealed(SAID))
