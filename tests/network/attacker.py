"""Somebody who does what he can for some seconds: ``attacker.py PORT TOKEN SECONDS``."""

from __future__ import annotations

import socket
import sys
import threading
import time
from contextlib import suppress
from itertools import count

REQUEST = b"GET /%b/hall HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
UPGRADE = (
    b"GET /%b/live HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def main() -> None:
    port, token, seconds = int(sys.argv[1]), sys.argv[2].encode(), float(sys.argv[3])
    request, upgrade = REQUEST % (token, port), UPGRADE % (token, port)
    ping = b'\x81\x8b\0\0\0\0{"ping": 1}'
    manners = [
        lambda wire: wire.sendall(request * 30),  # asks without end
        lambda wire: wire.sendall(upgrade + ping * 200),  # talks without end
        lambda wire: None,  # comes and goes
        lambda wire: wire.sendall(b"\0" * 30_000),  # makes noise
    ]
    done, until = count(), time.monotonic() + seconds

    def attack(manner) -> None:
        while time.monotonic() < until:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as wire:
                wire.settimeout(0.05)
                next(done)
                for _turn in range(20):
                    manner(wire)
                    wire.recv(100_000)

    print(flush=True)
    threads = [threading.Thread(target=attack, args=(manner,)) for manner in manners * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(next(done))


if __name__ == "__main__":
    main()
