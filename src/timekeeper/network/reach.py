"""Whether others can reach what is shared, and what to tell the one who can let them."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterable

from msgspec import Struct

from timekeeper.network.sharing import Adapter, adapters
from timekeeper.words.language import _

PATIENCE = 1.0  # seconds, for each adapter
ANSWER = b"Server: timekeeper\r\n"


class Reach(Struct, frozen=True):
    """Whether the port answers at an adapter's address."""

    adapter: Adapter
    answers: bool


def reached(
    port: int,
    over: Iterable[Adapter] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Reach, ...]:
    """Try the port at each adapter's own address; takes up to a second for each.

    What answers here may still be kept from others by a firewall: only somebody who has connected
    from another computer proves that he can.
    """
    found = []
    for adapter in adapters() if over is None else over:
        if cancelled():
            break
        found.append(Reach(adapter, _answers(adapter.address, port)))
    return tuple(found)


def advice(port: int, program: str = sys.executable) -> tuple[str, ...]:
    """Return what to tell the person in charge of the network, a sentence to a line.

    The last line is a command for Windows, to be run as an administrator.
    """
    return (
        _(
            "Please allow incoming TCP connections to port {port} of this computer, for {program}."
        ).format(port=port, program=program),
        _("A guest Wi-Fi often keeps its devices apart; then take the house’s own network."),
        _("On Windows, as administrator:") + " " + firewall_rule(port, program),
    )


def firewall_rule(port: int, program: str) -> str:
    """Return the command that lets others in on Windows, in networks that are not public."""
    return (
        'netsh advfirewall firewall add rule name="timekeeper" dir=in action=allow '
        f'protocol=TCP localport={port} profile=private,domain program="{program}"'
    )


def _answers(address: str, port: int) -> bool:
    request = f"HEAD / HTTP/1.1\r\nHost: {address}:{port}\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection((address, port), PATIENCE, (address, 0)) as wire:
            wire.sendall(request.encode("ascii"))
            heard = b""
            while data := wire.recv(4096):
                heard += data
    except (OSError, ValueError):
        return False
    return ANSWER in heard
