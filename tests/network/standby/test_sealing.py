"""What passes between hall and standby is read, changed, repeated and left out by nobody."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import law
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


def written_down(side: bytes, number: int, said: bytes) -> bytes:
    """Return a sealed message as docs/security.md says it is made, step by step."""

    def keyed(key: bytes, text: bytes) -> bytes:
        return hmac.new(key, text, hashlib.sha256).digest()

    secret, count = keyed(KEY.encode(), b"timekeeper-standby/1" + NONCES), number.to_bytes(8, "big")
    stream = hashlib.shake_256(keyed(secret, b"cover " + side) + count).digest(len(said))
    covered = bytes(a ^ b for a, b in zip(said, stream, strict=True))
    return keyed(keyed(secret, b"sign " + side), count + covered) + covered


def test_a_message_is_made_as_the_page_on_security_says():
    hall, standby = line()

    assert hall.sealed(b"kept").hex() == (
        "5ee0ae774097e0dc519933f2a80248f38247925545daed2923280b838b332dba9dd89360"
    )
    assert hall.sealed(SAID) == written_down(b"hall", 2, SAID)
    assert standby.sealed(b"kept").hex() == (
        "3508bef3d528056b03dbe48f41d525c4712ec4f5f0e94f8003e88732a8f548e25d108dc5"
    )
    assert standby.sealed(SAID) == written_down(b"standby", 2, SAID)


@given(st.lists(st.binary(max_size=300), max_size=8))
@law(200)
def test_whatever_is_said_is_heard_in_its_order(said: list[bytes]):
    hall, standby = line()

    assert [standby.opened(came) for came in [hall.sealed(each) for each in said]] == said


@given(st.binary(max_size=60), st.data())
@law(200)
def test_no_other_bytes_than_the_next_message_are_taken(said: bytes, data: st.DataObject):
    hall, standby = line()
    sealed, later = hall.sealed(said), hall.sealed(said)
    other = data.draw(
        st.one_of(
            st.integers(0, len(sealed) - 1).map(lambda end: sealed[:end]),  # cut off
            st.binary(min_size=1, max_size=9).map(lambda more: sealed + more),
            st.integers(0, 8 * len(sealed) - 1).map(
                lambda bit: (int.from_bytes(sealed) ^ 1 << bit).to_bytes(len(sealed))
            ),
            st.just(later),  # out of order
            st.just(sealed[:32] + later[32:]),
            st.just(standby.sealed(said)),  # his own, sent back
        ).filter(lambda came: came != sealed)
    )

    with pytest.raises(BrokenSeal):
        standby.opened(other)
    with pytest.raises(BrokenSeal):  # and the line is of no use from then on
        standby.opened(sealed)
