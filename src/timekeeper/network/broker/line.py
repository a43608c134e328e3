"""A line to the broker of the linked points: made anew when it is lost, and never waited for."""

from __future__ import annotations

import logging
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from random import uniform
from typing import Any

from paho.mqtt.client import Client, ConnectFlags
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.reasoncodes import ReasonCode

from timekeeper.files.broker.access import HALL, Access
from timekeeper.words.language import _

VIEW = "timekeeper/view"
FROM, TO = "timekeeper/from/", "timekeeper/to/"  # and the point's own name
KEEPALIVE = 20  # seconds; pings of our own find out sooner
# Seconds until the next try, by chance: a thousand points do not all come back at once. The hall,
# without which none of them is right, comes first.
TRIES, TRIES_OF_HALL = (0.3, 2.0), (0.1, 0.4)
# A server to which all come back at once passes some over; the system would ask again too late.
TO_CONNECT = 2.0  # seconds
# Once it has begun to answer it is not to begin anew, however many it has to serve.
TO_SHAKE_HANDS = 6.0  # seconds
WAITED = (0.0, 0.3)  # seconds after a try that took so long: it was the wait
PATIENCE = 1.0  # seconds for the last words

_log = logging.getLogger(__name__)


class _Socket(ssl.SSLSocket):
    """Is patient with a busy server, and leaves nothing open where it is not trusted."""

    def do_handshake(self, block: bool = False) -> None:
        self.settimeout(TO_SHAKE_HANDS)
        try:
            super().do_handshake(block)
        except OSError:
            self.close()
            raise


class MqttLine:
    """One account's connection to a broker, over TLS, with its certificate checked.

    ``ready`` is called once it can speak and hears ``topics``, each time anew; ``heard`` with
    topic and content; both in a thread of the line's own. ``why_not`` says in a sentence why there
    is no line, "" while there is one.
    """

    def __init__(
        self,
        access: Access,
        certificate: Path | None,
        topics: Sequence[str],
        ready: Callable[[], None],
        heard: Callable[[str, bytes], None],
    ) -> None:
        self._access, self._certificate, self._topics = access, certificate, topics
        self._tries = TRIES_OF_HALL if access.account == HALL else TRIES
        self._ready, self._heard = ready, heard
        self._client: Client | None = None
        self.why_not = _("Connecting to the server {host}.").format(host=access.host)

    @property
    def is_up(self) -> bool:
        """Return whether what is said now is carried."""
        return not self.why_not

    def open(self) -> None:
        """Begin to connect, and go on trying; ``why_not`` says what stands against it."""
        try:
            # With a certificate of its own the server is believed for that one alone.
            trust = ssl.create_default_context(cafile=self._certificate)
            trust.sslsocket_class = _Socket
        except (OSError, ssl.SSLError):
            self.why_not = _("{path} holds no certificate of a server.").format(
                path=self._certificate
            )
            return
        # A name of its own for each line: two with one name would throw each other out.
        client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv311)
        client.tls_set_context(trust)
        client.username_pw_set(self._access.account, self._access.password)
        client.connect_timeout = TO_CONNECT
        # Else a short message waits 40 ms for the answer to the one before, and one way only.
        at_once = (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.on_socket_open = lambda *opened: opened[2].setsockopt(*at_once)
        client.on_connect, client.on_connect_fail = self._connected, self._failed
        client.on_subscribe, client.on_disconnect = self._subscribed, self._lost
        client.on_message = lambda _client, _data, message: self._tell(
            self._heard, message.topic, bytes(message.payload)
        )
        self._client = client
        _try_in(client, self._tries)
        client.connect_async(self._access.host, self._access.port, KEEPALIVE)
        client.loop_start()

    def say(self, topic: str, said: bytes, *, retain: bool = False, once: bool = False) -> None:
        """Say something if there is a line: what was not carried is never sent later.

        ``once``: nobody confirms that it came; for what is said again soon, such as a ping.
        """
        if self._client is not None and self.is_up:
            self._client.publish(topic, said, 0 if once else self._access.qos, retain)

    def subscribe_anew(self) -> None:
        """Be told once more what the broker keeps."""
        if self._client is not None:
            self._client.subscribe([(topic, self._access.qos) for topic in self._topics])

    def close(self, last: tuple[str, bytes] | None = None) -> None:
        """End it, after ``last`` was said and kept; it may take a second."""
        client, self._client = self._client, None
        if client is None:
            return
        if last is not None and self.is_up:
            topic, said = last
            # Not carried in time is not carried: there is nobody left to try again.
            with suppress(RuntimeError, ValueError):
                client.publish(topic, said, self._access.qos, retain=True).wait_for_publish(
                    PATIENCE
                )
        client.disconnect()
        # It ends by itself; a server that says nothing may hold it up for longer than we wait.
        end = threading.Thread(target=client.loop_stop, name="end of a line", daemon=True)
        end.start()
        end.join(PATIENCE)

    def _connected(
        self, client: Client, _data: Any, _flags: ConnectFlags, reason: ReasonCode, _more: Any
    ) -> None:
        if reason.is_failure:
            self.why_not = _("The server {host} does not accept the account {account}.").format(
                host=self._access.host, account=self._access.account
            )
            return
        # What was said over the line before is said anew, and is not to come after that.
        client.drop_out_messages()
        self.subscribe_anew()

    def _subscribed(self, *_told: Any) -> None:
        if not self.is_up:
            self.why_not = ""
            self._tell(self._ready)

    def _failed(self, client: Client, *_told: Any) -> None:
        error = sys.exc_info()[1]
        if isinstance(error, ssl.SSLCertVerificationError):
            _try_in(client, TRIES)
            self.why_not = _(
                "The certificate of the server {host} is not trusted; ask its administrator for "
                "server.crt."
            ).format(host=self._access.host)
        else:
            _try_in(client, WAITED if isinstance(error, TimeoutError) else self._tries)
            self._has_no_line()

    def _lost(self, client: Client, *_told: Any) -> None:
        _try_in(client, self._tries if self.is_up else TRIES)  # who is refused need not hurry
        if self.is_up:
            self._has_no_line()

    def _has_no_line(self) -> None:
        self.why_not = _("No line to the server {host}; trying again.").format(
            host=self._access.host
        )

    def _tell(self, owner: Callable[..., None], *told: Any) -> None:
        try:
            owner(*told)
        except Exception:  # noqa: BLE001  # whatever it is, the line goes on
            _log.exception("What came over the line to the broker could not be taken.")


def _try_in(client: Client, bounds: tuple[float, float]) -> None:
    wait: Any = uniform(*bounds)  # noqa: S311  # no secret; it takes parts of a second
    client.reconnect_delay_set(wait, wait)
