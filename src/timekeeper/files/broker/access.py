"""An account on the broker: where it connects and as whom, kept in a file or told in an address."""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b64encode
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Meta, Struct, convert, json

from timekeeper.core.points import POINT_ID
from timekeeper.files.writing import replace_file
from timekeeper.words.language import _

HALL = "hall"  # the account of the hall's desk; no point is called so
PORT = 8883  # of MQTT over TLS
CERTIFICATE = "server.crt"  # beside the file of the account: the one that the server made itself
ITERATIONS = 101  # as mosquitto_passwd has it: 80 random bits need no more, and many join at once
SALT_BYTES = 12
LAST_PORT = 65_535
_NAME = "[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"
_SERVER = re.compile(rf"({_NAME})(?::(\d{{1,5}}))?")


class NoAccess(Exception):
    """A file or an address that tells no account on a broker; the text says what is expected."""


class Access(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An account on a broker. Whoever has it can speak for the hall or for the point.

    ``qos``: how surely a message is carried. 0 is for brokers that keep less of what is said at 1.
    """

    host: Annotated[str, Meta(pattern=rf"^{_NAME}\Z")]
    port: Annotated[int, Meta(ge=1, le=LAST_PORT)] = PORT
    account: Annotated[str, Meta(pattern=rf"{POINT_ID}|^{HALL}\Z")]
    password: Annotated[str, Meta(pattern=r"^[0-9a-f]{20,64}\Z")]
    qos: Annotated[int, Meta(ge=0, le=1)] = 1

    @property
    def address(self) -> str:
        """Return all of it as an address."""
        less = "" if self.qos else "?qos=0"
        return f"mqtts://{self.account}:{self.password}@{self.host}:{self.port}{less}"

    def password_line(self) -> str:
        """Return the account as Mosquitto's password file has it: PBKDF2 with SHA-512."""
        salt = secrets.token_bytes(SALT_BYTES)
        known = hashlib.pbkdf2_hmac("sha512", self.password.encode(), salt, ITERATIONS)
        told = "$".join(b64encode(each).decode() for each in (salt, known))
        return f"{self.account}:$7${ITERATIONS}${told}"

    @classmethod
    def read(cls, path: Path) -> Access:
        """Return the account that a file keeps; NoAccess where it keeps none."""
        try:
            return json.decode(path.read_bytes(), type=cls)
        except (OSError, ValueError, RecursionError) as error:
            message = _("{path} keeps no account of the hall: choose the file hall.json.")
            raise NoAccess(message.format(path=path)) from error

    def keep(self, path: Path) -> None:
        """Keep the account for its user's eyes only; OSError when that is not possible."""
        replace_file(path, json.format(json.encode(self), indent=1), is_private=True)


def access_by(address: str) -> Access:
    """Return the account that an address tells, ``mqtts://ACCOUNT:PASSWORD@HOST:PORT``."""
    try:
        told = urlsplit(address.strip())
        host, port, account = told.hostname or "", told.port or PORT, told.username or ""
        who = {"account": account, "password": told.password or ""}
        qos = 0 if told.query == "qos=0" else 1
        access = convert({"host": host, "port": port, "qos": qos} | who, Access)
    except ValueError as error:
        raise _refusal() from error
    rest = told.path.strip("/"), told.fragment
    if told.scheme != "mqtts" or rest != ("", "") or told.query not in ("", "qos=0"):
        raise _refusal()
    return access


def _refusal() -> NoAccess:
    return NoAccess(
        _(
            "This is no account on a server: it begins with mqtts:// and is written as on the "
            "point’s sheet."
        )
    )


def read_server(text: str) -> tuple[str, int]:
    """Return host and port of a server; a port after it is left for browsers. NoAccess if none."""
    found = _SERVER.fullmatch(text.strip())
    port = int(found[2] or PORT) if found else 0
    if found is None or not 1 <= port < LAST_PORT:
        raise NoAccess(_("a server such as 10.0.0.5 was expected"))
    return found[1], port


def certificate_beside(account: Path) -> Path | None:
    """Return the certificate that the server made itself, None where none lies beside it."""
    own = account.with_name(CERTIFICATE)
    return own if own.is_file() else None
