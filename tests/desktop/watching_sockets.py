"""A day in the real program, in a process whose sockets are watched; prints what was opened."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from tempfile import mkdtemp

CALLED: list[str] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "urllib.Request"):
        CALLED.append(f"{event} {arguments[1:]}")


def internet_sockets() -> list[str]:
    """Return the sockets of TCP and UDP that this process holds, Qt's own among them."""
    known = set()
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            known.add(f"socket:[{line.split()[9]}]")
    links = []
    for number in os.listdir("/proc/self/fd"):  # noqa: PTH208
        path = Path("/proc/self/fd") / number
        if path.is_symlink():
            links.append(str(path.readlink()))
    return sorted(known.intersection(links))


def main() -> None:
    sys.addaudithook(_note)
    from contextlib import nullcontext
    from types import SimpleNamespace

    from tests.paths import AGENDAS
    from timekeeper.core.acts import Jump
    from timekeeper.desktop.application import make_application, use_virtual_screens
    from timekeeper.desktop.office.single_instance import SingleInstance
    from timekeeper.desktop.office.wiring import Office
    from timekeeper.files.journal.journal_file import JournalFile
    from timekeeper.files.places import journal_path, make_data_folder
    from timekeeper.files.programme_files import read_programme
    from timekeeper.live.clock import SystemClock
    from timekeeper.live.settings import Settings

    use_virtual_screens([(1366, 768), (1280, 800)], Path(mkdtemp()))
    application = make_application()
    instance = SingleInstance(make_data_folder())
    instance.is_first()
    sockets: set[str] = set()
    with JournalFile.create_or_open(journal_path()) as file:
        awake = nullcontext(SimpleNamespace(active=True))
        office = Office(file, SystemClock(), Settings(), lambda: awake)
        office.begin(read_programme(AGENDAS / "giao-ban-tuan.yaml"))
        desk = office.windows.desk
        for number in range(20):
            desk.act(Jump(desk.conference.programme.items[number % 3].id))
            application.processEvents()
            sockets.update(internet_sockets())
        acts = len(desk.conference.entries)
        office.reports.write(make_data_folder() / "report.json")
        office.close()
    instance.release()
    sockets.update(internet_sockets())
    unasked = {"aiohttp", "segno", "timekeeper.network.server", "miniaudio"}
    loaded = sorted(unasked.intersection(sys.modules))
    found = {"acts": acts, "called": CALLED, "sockets": sorted(sockets), "loaded": loaded}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
