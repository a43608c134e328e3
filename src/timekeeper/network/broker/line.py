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

from timekeeper.files.broker.access import Access
from timekeeper.words.language import _

VIEW = "timekeeper/view"
FROM, TO = "timekeeper/from/", "timekeeper/to/"  # and the point's own name
KEEPALIVE = 20  # seconds; pings of our own find out sooner
TRIES = (0.3, 2.0, 2.0)  # seconds: the first try comes between two of them, others at most so late
# A server to which all come back at once passes some over; the system would ask again too late.
TO_CONNECT = 2.0  # seconds
PATIENCE = 1.0  # seconds for the last words

_log = logging.getLogger(__name__)


class _Socket(ssl.SSLSocket):
    """Leaves nothing open where the server is not trusted."""

    def do_handshake(self, block: bool = False) -> None:
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
        # Not all at once, when the broker comes back to a thousand points.
        first, latest, most = TRIES
        wait = uniform(first, latest)  # noqa: S311  # no secret
        client.reconnect_delay_set(wait, most)  # type: ignore[arg-type]  # takes parts of a second
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

    def _failed(self, *_told: Any) -> None:
        if isinstance(sys.exc_info()[1], ssl.SSLCertVerificationError):
            self.why_not = _(
                "The certificate of the server {host} is not trusted; ask its administrator for "
                "server.crt."
            ).format(host=self._access.host)
        else:
            self._lost()

    def _lost(self, *_told: Any) -> None:
        if self.is_up or sys.exc_info()[1] is not None:
            self.why_not = _("No line to the server {host}; trying again.").format(
                host=self._access.host
            )

    def _tell(self, owner: Callable[..., None], *told: Any) -> None:
        try:
            owner(*told)
        except Exception:  # noqa: BLE001  # whatever it is, the line goes on
            _log.exception("What came over the line to the broker could not be taken.")
