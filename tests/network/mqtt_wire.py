"""A connection to a broker for tests: as much of MQTT 3.1.1 and TLS as a linked point needs."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from typing import Any

from timekeeper.network.broker.line import TO_SHAKE_HANDS

BUFFER = bytearray(65_536)  # what comes is taken out of it at once


class MqttWire(asyncio.BufferedProtocol):
    """One connection over TLS, with few calls to the system: the crowd is to cost less than a hall.

    ``ready`` is done once it hears its topics; ``lost`` ends with ConnectionError.
    """

    def __init__(
        self,
        trust: ssl.SSLContext,
        host: str,
        names: tuple[str, str, str],
        heard: Callable[[bytes], None],
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self.ready, self.lost = self._loop.create_future(), self._loop.create_future()
        self._names, self._heard = names, heard
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = trust.wrap_bio(self._in, self._out, server_hostname=host)
        self._is_open = self._flushes = False
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport
        self._loop.call_later(TO_SHAKE_HANDS, self._part_unless_open)
        self._take()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.lost.done():
            self.lost.set_exception(ConnectionError(error))
            self.lost.exception()  # whoever waits for it is told; nobody may

    def get_buffer(self, _hint: int) -> bytearray:
        return BUFFER

    def buffer_updated(self, count: int) -> None:
        self._in.write(memoryview(BUFFER)[:count])
        self._take()

    def eof_received(self) -> None:
        self._in.write_eof()

    def say(self, kind: int, content: bytes) -> None:
        """Send a packet, together with what else is said in this turn."""
        self._tls.write(packet(kind, content))
        self._flush_later()

    def _part_unless_open(self) -> None:
        if not self._is_open:
            self._transport.abort()

    def _flush_later(self) -> None:
        if not self._flushes:
            self._flushes = True
            self._loop.call_soon(self._flush)

    def _flush(self) -> None:
        self._flushes = False
        if self._out.pending:
            self._transport.write(self._out.read())

    def _take(self) -> None:
        try:
            if not self._is_open:
                self._tls.do_handshake()
                self._is_open = True
                head = b"\x00\x04MQTT\x04\xc2\x00\x14"
                self.say(0x10, head + b"".join(map(text, self._names)))
            while said := self._tls.read(65_536):
                self._rest += said
        except ssl.SSLWantReadError:
            pass
        except OSError:
            self._transport.abort()
        self._flush_later()
        while found := whole_packet(self._rest):
            kind, content, self._rest = found
            self._take_packet(kind, content)

    def _take_packet(self, kind: int, content: bytes) -> None:
        if kind & 0xF0 == 0x30:
            rest = content[2 + int.from_bytes(content[:2]) :]
            if kind & 0x06:
                self.say(0x40, rest[:2])
                rest = rest[2:]
            self._heard(rest)
        elif kind == 0x20 and content[-1] == 0:
            topics = "timekeeper/view", f"timekeeper/to/{self._names[1]}"
            self.say(0x82, b"\x00\x01" + b"".join(text(topic) + b"\x01" for topic in topics))
        elif kind == 0x90:
            self.ready.set_result(None)
        elif kind == 0x20:
            self._transport.abort()


def packet(kind: int, content: bytes) -> bytes:
    """Return a packet of MQTT."""
    length, head = len(content), bytearray([kind])
    while True:
        length, low = divmod(length, 128)
        head.append(low | (0x80 if length else 0))
        if not length:
            return bytes(head) + content


def whole_packet(said: bytes) -> tuple[int, bytes, bytes] | None:
    """Return the kind and content of the first packet and what follows; None before it is all."""
    length = 0
    for at in range(1, len(said)):
        length += (said[at] & 0x7F) << 7 * (at - 1)
        if not said[at] & 0x80:
            end = at + 1 + length
            return (said[0], said[at + 1 : end], said[end:]) if len(said) >= end else None
    return None


def text(words: str) -> bytes:
    """Return a text as MQTT has it."""
    told = words.encode()
    return len(told).to_bytes(2) + told
