"""A point's page in a real browser, as one file that follows over the broker's WebSocket."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.network.browser import CHROMIUM, Browser, Page
from tests.network.hall import FakeHall
from tests.network.linked import ByBroker
from tests.network.mosquitto import Mosquitto
from timekeeper.core.acts import Next

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@pytest.fixture
def page(hall: FakeHall, broker: Mosquitto, browser: Browser) -> Iterator[Page]:
    way = ByBroker(hall, broker)
    way.open()
    made = browser.open("about:blank")
    # The certificate is the server's own; at a point it is installed, or a province's.
    browser.ask("Security.setIgnoreCertificateErrors", made._session, ignore=True)
    file = broker.folder / "browser" / "p001.html"
    browser.ask("Page.navigate", made._session, url=file.as_uri())
    yield made
    made.close()
    way.close()


def test_a_point_without_the_program_follows_answers_and_asks_in_a_browser(
    page: Page, hall: FakeHall, broker: Mosquitto
):
    page.until("document.getElementById('point-name').textContent.includes('Phường 1')")
    before = page.run("document.getElementById('title').textContent")

    hall.act(Next())
    page.until(f"document.getElementById('title').textContent !== {before!r}")
    page.until("!document.querySelector('#hand-send').disabled")
    page.run(
        "document.getElementById('speaker').value = 'Trần Thị B';"
        "document.getElementById('hand').requestSubmit()"
    )
    page.until("document.getElementById('hand-told').textContent.includes('Trần Thị B')")
    assert [hand.point for hand in hall.conference.course.hands] == ["p001"]

    broker.kill()
    page.until("!document.getElementById('state').hidden")
    broker.start()
    page.until("document.getElementById('state').hidden")
    hall.act(Next())
    page.until(f"follower.view.seq === {hall.number}")


def test_a_wrong_password_is_told_and_not_tried_again(page: Page, broker: Mosquitto):
    page.until("follower.connected")
    page.run("BROKER.password = '0'.repeat(20); follower.lost()")

    page.until("follower.revoked")


@pytest.mark.parametrize(("held_back", "waits"), [(5_500, True), (7_000, False)])
def test_a_line_that_the_browser_holds_back_is_waited_for(page: Page, held_back: int, waits: bool):
    page.until("follower.connected")
    page.run(
        "window.held = Object.assign(new EventTarget(), { readyState: 0, close() {} });"
        "follower.open = () => held; follower.lost()"
    )
    page.until("follower.socket === held")

    page.run(f"follower.heard = performance.now() - {held_back}; follower.look()")

    assert page.run("follower.socket === held") is waits
