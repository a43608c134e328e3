"""The hall's page beside the hall: `make bench-pages` compares their pixels, presses, and kills.

The real program and a browser stand on two screens of one desktop, whose memory is looked at from
outside. The browser's own date is 437 s wrong.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.outside import HALL, Program, Side
from tests.bench.seconds import told
from tests.network.browser import WRONG_DATE, Browser, Page
from tests.observer import Rectangle
from tests.paths import ROOT
from tests.virtual_screens import OPERATOR, PROJECTOR, THIRD, VirtualScreens

SECONDS = 120
PORT = 8791
PATIENCE = 60
STRIKE = 0.4  # seconds without a change before the next second strikes
CLOSE, SOON = 0.05, 2.0  # seconds: from hall to page, and from the line's return to a right page
TAPS, BETWEEN, TAPPED = 30, 0.45, 0.15  # presses; after the second struck; seconds to the pixels
PAGE: Rectangle = (OPERATOR[0] + PROJECTOR[0], 0, *THIRD)
WINDOW = (f"--window-position={PAGE[0]},0", f"--window-size={THIRD[0]},{THIRD[1]}", "--kiosk")


def main() -> None:
    """Print how far page and hall are apart, and what the page does when the hall is killed."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    screens = VirtualScreens()
    os.environ["DISPLAY"] = screens.display
    with TemporaryDirectory() as home:
        settings = f"version: 1\nlanguage: vi\nsharing:\n  at_start: true\n  port: {PORT}\n"
        (Path(home) / "settings.yaml").write_text(settings, encoding="utf-8")
        program = Program(screens, Side("this", ROOT), Path(home))
        try:
            program.start()
            program.activate()
            program.press("space")
            screens.plug_third()  # of three at the start, it would ask for the hall's
            browser = Browser(*WINDOW)
            try:
                page = _opened(browser, Path(home))
                right = _compare(screens, seconds)
                right &= _tap(screens, Path(home))
                right &= _kill(program, page, Path(home))
            finally:
                browser.close()
        finally:
            program.close()
            screens.stop()
    sys.exit(not right)


def _opened(browser: Browser, home: Path) -> Page:
    address = f"http://127.0.0.1:{PORT}/{_token(home, 'hall')}/hall"
    page = browser.open(address, *THIRD, before=WRONG_DATE)
    page.until("!byId('figures').hidden && follower.clock.samples.length === 8")
    return page


def _token(home: Path, role: str) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        path = home / "sharing.json"
        tokens = json.loads(path.read_text("utf-8"))["tokens"] if path.exists() else {}
        if role in tokens:
            return str(tokens[role])
        time.sleep(0.1)
    message = "nothing is shared"
    raise AssertionError(message)


def _compare(screens: VirtualScreens, seconds: int) -> bool:
    places = [",".join(map(str, place)) for place in (HALL, PAGE)]
    command = [sys.executable, "-m", "tests.observer", screens.pixels, str(seconds), *places]
    seen = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    halls, pages = (_strikes([at for at, place, _look in seen[2:] if place == n]) for n in (0, 1))
    apart = [min(pages, key=lambda page: abs(page - hall)) - hall for hall in halls[1:-1]]
    print(f"{len(halls)} seconds of the hall and {len(pages)} of its page, in {seconds} s")
    print(f"hall and page are apart {told(map(abs, apart))}; load {os.getloadavg()[0]:.1f}")
    print(f"the hall is late {told(map(_late, halls[1:]))}")
    print(f"its page is late {told(map(_late, pages[1:]))}")
    farthest = quantiles(map(abs, apart), n=100, method="inclusive")[98]
    return farthest <= CLOSE and abs(len(halls) - len(pages)) <= 1


def _tap(screens: VirtualScreens, home: Path) -> bool:
    """Press from afar between two seconds, and look when hall and page are another picture."""
    places = [",".join(map(str, place)) for place in (HALL, PAGE)]
    watched = [sys.executable, "-m", "tests.observer", screens.pixels, str(2.5 * TAPS), *places]
    observer = subprocess.Popen(watched, cwd=ROOT, stdout=subprocess.PIPE)
    address = f"http://127.0.0.1:{PORT}/api/{_token(home, 'api')}/act"
    taps: list[float] = []
    for turn in range(TAPS):
        act = {"do": "undo" if turn % 2 else "next", "seen": _state(home)["seq"]}
        time.sleep(1 - time.time() % 1 + BETWEEN)
        taps.append(time.time())
        with urllib.request.urlopen(address, json.dumps(act).encode(), timeout=5) as answer:
            assert json.load(answer)["done"]
    seen = json.loads(observer.communicate(timeout=2 * PATIENCE)[0])
    waits: list[list[float]] = [[], []]
    for tap in taps:
        for place, found in enumerate(waits):
            found.append(next(at for at, where, _look in seen if where == place and at > tap) - tap)
    for name, found in zip(("the hall", "its page"), waits, strict=True):
        told_ = f"{told(found)}; load {os.getloadavg()[0]:.1f}"
        print(f"from {TAPS} presses from afar to the pixels of {name}: {told_}")
    return quantiles(waits[0], n=100, method="inclusive")[98] <= TAPPED


def _late(at: float) -> float:
    return (at + 0.5) % 1 - 0.5


def _strikes(changes: list[float]) -> list[float]:
    """Return when each burst of changes began."""
    return [at for n, at in enumerate(changes) if n == 0 or at - changes[n - 1] > STRIKE]


def _kill(program: Program, page: Page, home: Path) -> bool:
    """Kill the program, look at the page, start the program again, and look again."""
    epoch = page.run("follower.view.epoch")
    killed = program.end(signal.SIGKILL)
    page.until("!byId('state').hidden")
    sentence, waited = page.text("state"), time.perf_counter() - killed
    before = page.text("figures")
    page.until(f"byId('figures').textContent !== {json.dumps(before)}")
    print(f"killed: the page says “{sentence}” after {waited:.1f} s, and counts on")
    page.run(
        "(window.back = new Promise((done) => { let open = 0; const look = () => {"
        " if (follower.connected && !open) open = performance.now();"
        f" if (byId('state').hidden && follower.view.epoch > {epoch})"
        " done([open, performance.now()]); else setTimeout(look, 5); }; look(); }), 1)"
    )
    program.start()
    opened, right = page.run("window.back")
    figures = {_state(home)["reads"]["rostrum"]["figures"]}
    shown = page.text("figures")
    figures.add(_state(home)["reads"]["rostrum"]["figures"])
    print(f"started again: right {right - opened:.0f} ms after its line stood, shows {shown}")
    return right - opened <= 1000 * SOON and shown in figures


def _state(home: Path) -> Any:
    address = f"http://127.0.0.1:{PORT}/api/{_token(home, 'api')}/state"
    with urllib.request.urlopen(address, timeout=5) as answer:
        return json.load(answer)


if __name__ == "__main__":
    main()
