"""Who may see and do what: a link for each role, and the PIN that guards the remote."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from timekeeper.views.afar.published import View

TOKEN_BYTES = 10  # 80 bits, sixteen letters: short enough for a QR code that a phone reads at once
STANDBY_KEY_BYTES = 16
PIN_DIGITS = 6
TRIES = 5
FIRST_LOCK = timedelta(seconds=30)
LONGEST_LOCK = timedelta(hours=1)


class Role(StrEnum):
    """What a link is for."""

    HALL = "hall"
    ROSTRUM = "rostrum"
    FOYER = "foyer"
    STAFF = "staff"
    OVERLAY = "overlay"
    CHAIR = "chair"
    REMOTE = "remote"
    API = "api"
    POINT = "point"
    STANDBY = "standby"

    @property
    def view(self) -> View:
        """Return which view this role reads."""
        return _VIEWS[self]


_VIEWS = {
    Role.HALL: View.HALL,
    Role.ROSTRUM: View.ROSTRUM,
    Role.FOYER: View.FOYER,
    Role.STAFF: View.STAFF,
    Role.OVERLAY: View.HALL,
    Role.CHAIR: View.STAFF,
    Role.REMOTE: View.STAFF,
    Role.API: View.STAFF,
    Role.POINT: View.HALL,
    Role.STANDBY: View.STAFF,
}
GIVEN_OUT: tuple[Role, ...] = tuple(role for role in Role if role is not Role.POINT)
"""The roles that have one link each; a linked point has one of its own."""


class Link(Struct, frozen=True):
    """A link that was given out; whoever has its token has its role.

    ``point`` is the id of the linked point for which it speaks, "" for every other role. ``key`` is
    what the standby must know besides, "" for every other role; it is never sent.
    """

    role: Role
    token: str
    point: str = ""
    key: str = ""

    @property
    def path(self) -> str:
        """Return the path of its page, the API's of its state; what is behind the # is not sent."""
        if self.role is Role.API:
            return f"/api/{self.token}/state"
        return f"/{self.token}/{self.role.value}" + (f"#{self.key}" if self.key else "")

    @property
    def kept(self) -> str:
        """Return what has to be kept of it for the next start."""
        return self.token + self.key


class Links:
    """The links of one conference; each can be taken back."""

    def __init__(self, tokens: Mapping[str, str] | None = None) -> None:
        """Make new links, but for the roles whose tokens were given out before."""
        before = tokens or {}
        self._links: dict[Role, Link] = {
            role: _linked(role, before[role]) if _is_whole(role, before) else _made(role)
            for role in GIVEN_OUT
        }
        self._points: tuple[Link, ...] = ()
        self._ended: tuple[Link, ...] = ()

    def __iter__(self) -> Iterator[Link]:
        return iter(self._links.values())

    def __getitem__(self, role: Role) -> Link:
        return self._links[role]

    @property
    def points(self) -> tuple[Link, ...]:
        """Return the links of the linked points."""
        return self._points

    def let_in(self, tokens: Mapping[str, str]) -> None:
        """Let these linked points in, each by its token, and no others; their ids are the keys."""
        self._points = tuple(Link(Role.POINT, token, point) for point, token in tokens.items())

    def end(self, standbys: Iterable[str]) -> None:
        """Let whoever comes by these, as they were kept, be told that they are of something secret.

        They open nothing.
        """
        self._ended = tuple(_linked(Role.STANDBY, kept) for kept in standbys)

    def is_ended(self, link: Link) -> bool:
        """Return whether it is a standby's link of a conference that became secret."""
        return link in self._ended

    def find(self, token: str) -> Link | None:
        """Return the link with this token, in a time that does not tell how much of it is right."""
        given = token.encode("utf-8", "replace")
        found = None
        for link in (*self._links.values(), *self._points, *self._ended):
            if hmac.compare_digest(link.token.encode(), given):
                found = link
        return found

    def revoke(self, role: Role) -> Link:
        """Take a role's link back, and return the new one."""
        self._links[role] = _made(role)
        return self._links[role]

    def revoke_all(self) -> None:
        """Take every link back, but for those of the linked points."""
        for role in GIVEN_OUT:
            self.revoke(role)


def _made(role: Role) -> Link:
    longer = STANDBY_KEY_BYTES if role is Role.STANDBY else 0
    return _linked(role, secrets.token_bytes(TOKEN_BYTES + longer).hex())


def _is_whole(role: Role, kept: Mapping[str, str]) -> bool:
    """Return whether a link was kept, and a standby's with its key: without one anybody had it."""
    whole = 2 * (TOKEN_BYTES + STANDBY_KEY_BYTES)
    return role in kept and (role is not Role.STANDBY or len(kept[role]) == whole)


def _linked(role: Role, kept: str) -> Link:
    """Return the link of which this was kept."""
    return Link(role, kept[: 2 * TOKEN_BYTES], key=kept[2 * TOKEN_BYTES :])


class Pin:
    """The number that a remote must know; it is shown at the desk and never sent.

    A remote answers a challenge with HMAC-SHA256 of it under the PIN. Five wrong answers, from
    wherever they come, lock the door for half a minute, and longer each time after that.
    """

    def __init__(self) -> None:
        self.digits = f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"
        self._wrong, self._lock = 0, FIRST_LOCK
        self._locked_until: datetime | None = None

    def challenge(self) -> str:
        """Return something that nobody has answered yet."""
        return secrets.token_hex(16)

    def locked(self, now: datetime) -> timedelta:
        """Return for how long no answer is taken, zero when one is."""
        return max(timedelta(), self._locked_until - now) if self._locked_until else timedelta()

    def accepts(self, challenge: str, answer: str, now: datetime) -> bool:
        """Return whether an answer is right, and count those that are not."""
        if self.locked(now):
            return False
        if hmac.compare_digest(answered(self.digits, challenge), answer.encode("utf-8", "replace")):
            self._wrong, self._lock = 0, FIRST_LOCK
            return True
        self._wrong += 1
        if self._wrong % TRIES == 0:
            self._locked_until = now + self._lock
            self._lock = min(2 * self._lock, LONGEST_LOCK)
        return False


def answered(digits: str, challenge: str) -> bytes:
    """Return the right answer to a challenge."""
    return hmac.new(digits.encode(), challenge.encode(), hashlib.sha256).hexdigest().encode()
