"""What passes between the hall and its standby is read and written by nobody else.

The key stands behind the # of the standby's address, and is never sent. Each line makes keys of its
own from it and from two random numbers, one of each side. A message is covered with a stream of
SHAKE256, then signed with HMAC-SHA256; both count the messages of a side, so that none can be sent
again, left out or exchanged for another.
"""

from __future__ import annotations

import hashlib
import hmac

NONCE_BYTES = 16
_TAG = 32  # bytes
_SIDES = (b"hall", b"standby")


class BrokenSeal(ValueError):
    """What came was not written by who has the key, or not as the next message of this line."""


class Seal:
    """The messages of one line, as one of its two sides writes and reads them.

    ``nonces`` are the hall's number and then the standby's.
    """

    def __init__(self, key: str, nonces: bytes, *, is_hall: bool) -> None:
        own, other = _SIDES if is_hall else _SIDES[::-1]
        secret = hmac.digest(key.encode(), b"timekeeper-standby/1" + nonces, "sha256")
        self._own, self._other = _Way(secret, own), _Way(secret, other)

    def sealed(self, said: bytes) -> bytes:
        """Return the next message of our own as it is sent."""
        covered = self._own.covered(said)
        return self._own.tag(covered) + covered

    def opened(self, came: bytes) -> bytes:
        """Return what the next message of the other side says; BrokenSeal where it is not that."""
        tag, covered = came[:_TAG], came[_TAG:]
        said = self._other.covered(covered)
        if not hmac.compare_digest(tag, self._other.tag(covered)):
            raise BrokenSeal
        return said


class _Way:
    """One direction. ``covered`` goes to the next message, which ``tag`` then signs."""

    def __init__(self, secret: bytes, side: bytes) -> None:
        self._cover = hmac.digest(secret, b"cover " + side, "sha256")
        self._sign = hmac.digest(secret, b"sign " + side, "sha256")
        self._number = b""
        self._count = 0

    def covered(self, message: bytes) -> bytes:
        """Return the message covered, or uncovered: both are the same."""
        self._count += 1
        self._number = self._count.to_bytes(8)
        stream = hashlib.shake_256(self._cover + self._number).digest(len(message))
        mixed = int.from_bytes(message) ^ int.from_bytes(stream)
        return mixed.to_bytes(len(message))

    def tag(self, covered: bytes) -> bytes:
        return hmac.digest(self._sign, self._number + covered, "sha256")
