"""Firefox, driven over WebDriver BiDi, with the pages of the other browser."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Any

from tests.network.browser import Browser, Page

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
QUIET = {
    "app.normandy.enabled": False,
    "app.update.auto": False,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    # Each page is on a screen of its own: none waits because another lies over it.
    "dom.ipc.processCount.webIsolated": 4,
    "dom.min_background_timeout_value": 4,
    "dom.timeout.enable_budget_timer_throttling": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 0,
    "services.settings.server": "",
    "toolkit.telemetry.enabled": False,
    "trailhead.firstrun.didSeeAboutWelcome": True,
}


class Firefox(Browser):
    """Firefox with a new profile, which asks nobody for updates."""

    LISTENING = r"WebDriver BiDi listening on (ws://\S+)"

    def _command(self, profile: Path, window: tuple[str, ...]) -> list[str]:
        assert FIREFOX is not None, "`make pages-firefox` installs firefox-esr"
        wishes = [f'user_pref("{name}", {_written(value)});' for name, value in QUIET.items()]
        (profile / "user.js").write_text("\n".join(wishes), encoding="utf-8")
        options = [*(window or ["--headless"]), "--no-remote", "--profile", str(profile)]
        return [FIREFOX, *options, "--remote-debugging-port=0", "about:blank"]

    def _begin(self, address: str) -> None:
        super()._begin(f"{address}/session")
        self.ask("session.new", capabilities={})

    def open(self, address: str, width: int = 1366, height: int = 768, before: str = "") -> Page:
        context = self.ask("browsingContext.create", type="tab")["context"]
        page = FirefoxPage(self, context, context)
        page.resize(width, height)
        if before:
            function = f"() => {{ {before} }}"
            self.ask("script.addPreloadScript", functionDeclaration=function, contexts=[context])
        self.ask("browsingContext.navigate", context=context, url=address, wait="interactive")
        return page


class FirefoxPage(Page):
    """One tab of Firefox."""

    def run(self, script: str) -> Any:
        answer = self._browser.ask(
            "script.evaluate",
            expression=script,
            target={"context": self._target},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return _value(answer["result"])

    def resize(self, width: int, height: int) -> None:
        self._browser.ask(
            "browsingContext.setViewport",
            context=self._target,
            viewport={"width": width, "height": height},
            devicePixelRatio=1,
        )

    def picture(self, path: Path) -> None:
        answer = self._browser.ask("browsingContext.captureScreenshot", context=self._target)
        path.write_bytes(base64.b64decode(answer["data"]))

    def close(self) -> None:
        self._browser.ask("browsingContext.close", context=self._target)


def _written(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _value(told: dict[str, Any]) -> Any:
    """Return what BiDi's description of a value means."""
    if told["type"] in ("array", "nodelist", "htmlcollection"):
        return [_value(each) for each in told["value"]]
    if told["type"] == "object":
        return {name: _value(each) for name, each in told["value"]}
    return told.get("value")
