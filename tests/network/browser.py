"""A real browser, driven over its debugging line."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import json
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import ClientSession, ClientWebSocketResponse

Result = TypeVar("Result")
PATIENCE = 20.0
CHROMIUM = shutil.which("chromium")
WRONG_DATE = """
const TrueDate = Date;
Date = class extends TrueDate {
  constructor(...given) { if (given.length) super(...given); else super(TrueDate.now() + 437000); }
  static now() { return TrueDate.now() + 437000; }
};
"""


class Browser:
    """Chromium without a window; ``open`` gives a page of a size.

    ``window``: options that put a window of it on the screen instead.
    """

    LISTENING = r"DevTools listening on (ws://\S+)"

    def __init__(self, *window: str) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        command = self._command(Path(self._profile.name), window)
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="browser")
        self._thread.start()
        assert self._process.stderr is not None
        found = None
        for line in self._process.stderr:
            found = re.search(self.LISTENING, line)
            if found:
                break
        assert found, "the browser did not start"
        self._drain = threading.Thread(target=self._process.stderr.read, name="browser errors")
        self._drain.start()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._begin(found[1])

    def _command(self, profile: Path, window: tuple[str, ...]) -> list[str]:
        assert CHROMIUM is not None, "the test command installs chromium"
        options = [*(window or ["--headless=new"]), "--no-sandbox", "--disable-gpu"]
        options += ["--hide-scrollbars"]
        options += ["--remote-debugging-port=0", f"--user-data-dir={profile}"]
        options += ["--no-first-run", "--disable-background-networking", "--no-proxy-server"]
        # Each page is on a screen of its own: none waits because another lies over it.
        options += ["--disable-background-timer-throttling", "--disable-renderer-backgrounding"]
        options += ["--disable-backgrounding-occluded-windows"]
        return [CHROMIUM, *options, "about:blank"]

    def _begin(self, address: str) -> None:
        self.wait(self._connect(address))

    def wait(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _connect(self, address: str) -> None:
        self._session = ClientSession()
        self._line: ClientWebSocketResponse = await self._session.ws_connect(
            address, max_msg_size=0
        )
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._line:
            said = json.loads(message.data)
            future = self._waiting.pop(said.get("id", 0), None)
            if future is not None and not future.done():
                future.set_result(said)

    async def _ask(self, method: str, session: str | None, **parameters: Any) -> Any:
        number = next(self._numbers)
        future = self._waiting[number] = self._loop.create_future()
        message = {"id": number, "method": method, "params": parameters}
        await self._line.send_json(message | ({"sessionId": session} if session else {}))
        answer = await future
        assert "error" not in answer, (method, answer)
        return answer["result"]

    def ask(self, method: str, session: str | None = None, **parameters: Any) -> Any:
        return self.wait(self._ask(method, session, **parameters))

    def open(self, address: str, width: int = 1366, height: int = 768, before: str = "") -> Page:
        """Open an address; ``before`` is run in the page before its own scripts."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, target, session)
        page.resize(width, height)
        self.ask("Page.enable", session)
        if before:
            self.ask("Page.addScriptToEvaluateOnNewDocument", session, source=before)
        self.ask("Page.navigate", session, url=address)
        page.until(f"location.href === {json.dumps(address)} && document.body")
        return page

    def close(self) -> None:
        async def end() -> None:
            await self._line.close()
            await self._session.close()
            self._reader.cancel()

        self._process.terminate()
        self._process.wait(PATIENCE)
        self._drain.join(PATIENCE)
        self.wait(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()
        assert self._process.stderr is not None
        self._process.stderr.close()
        self._profile.cleanup()


class Page:
    """One tab of the browser."""

    def __init__(self, browser: Browser, target: str, session: str) -> None:
        self._browser, self._target, self._session = browser, target, session

    def run(self, script: str) -> Any:
        """Return what an expression gives; a promise is waited for."""
        answer = self._browser.ask(
            "Runtime.evaluate",
            self._session,
            expression=script,
            awaitPromise=True,
            returnByValue=True,
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait until an expression is true, as long as a patient person would."""
        look = f"new Promise((said) => setTimeout(() => {{ try {{ said(!!({condition})); }}"
        look += " catch (error) { said(false); } }, 10))"
        for _look in range(int(PATIENCE * 100)):
            with contextlib.suppress(AssertionError):  # the page was just left for another one
                if self.run(look):
                    return
        raise AssertionError(f"never true: {condition}")

    def text(self, identity: str) -> str:
        """Return what an element shows, "" when it is hidden."""
        script = (
            f"((e) => e && !e.hidden ? e.textContent : '')(document.getElementById('{identity}'))"
        )
        found: str = self.run(script)
        return found

    def resize(self, width: int, height: int) -> None:
        self._browser.ask(
            "Emulation.setDeviceMetricsOverride",
            self._session,
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def picture(self, path: Path) -> None:
        """Write what the page shows as PNG."""
        answer = self._browser.ask("Page.captureScreenshot", self._session, format="png")
        path.write_bytes(base64.b64decode(answer["data"]))

    def close(self) -> None:
        self._browser.ask("Target.closeTarget", targetId=self._target)
