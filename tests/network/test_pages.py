"""The pages, in a real browser: they show what the hall shows, and say when they cannot."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.network.browser import CHROMIUM, WRONG_DATE, Browser, Page
from tests.network.hall import FakeHall
from tests.office_day import at, programme
from timekeeper.core.acts import Act, CloseSession, Discuss, Hear, Jump, Pause, Start, Undo
from timekeeper.core.events import QueuedSpeech, RollCallOpened, SpeakerCalled, SpeakersQueued
from timekeeper.core.hall_order import (
    FollowProgramme,
    GoDark,
    HallOrder,
    Occasion,
    ShowMessage,
    StandBy,
)
from timekeeper.core.programme import Kind, Speaker
from timekeeper.files.places import resources
from timekeeper.live.clock import FasterClock, SystemClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.network.acts_from_afar import Answer, AskedAct, Asker
from timekeeper.network.backdrops import Backdrops
from timekeeper.network.links import GIVEN_OUT, Role
from timekeeper.network.sharing import Adapter, Sharing
from timekeeper.views.rostrum import rostrum_content
from timekeeper.views.script import KEYS
from timekeeper.words.language import use_language

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (Debian: chromium)")

LOOPBACK = Adapter("lo", "127.0.0.1")
SIZES = ((360, 740), (1366, 768), (1920, 1080))
READERS = [role for role in GIVEN_OUT if role not in (Role.API, Role.REMOTE, Role.STANDBY)]
TIMED = [Role.HALL, Role.ROSTRUM, Role.STAFF, Role.OVERLAY, Role.CHAIR]
LONGEST = "s1.p2.i6"

ONE_PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
    "nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=="
)
SLOW_LINE = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (text) { setTimeout(() => send.call(this, text), 600); };
"""
OVERFLOWING = """
[document.documentElement.scrollWidth > innerWidth ? "page" : ""].concat(
  [...document.querySelectorAll(".figures, button, h1")]
    .filter((e) => e.clientWidth && e.scrollWidth > e.clientWidth + 1).map((e) => e.id),
  [...document.querySelectorAll("p, span, h1, li, button")].filter((e) => {
    const { left, right, width } = e.getBoundingClientRect();
    return width && (left < -1 || right > innerWidth + 1);
  }).map((e) => e.id || e.innerText)
).filter(Boolean)
"""


@pytest.fixture
def hall() -> Iterator[FakeHall]:
    use_language("vi", resources() / "locale")
    clock = FasterClock(SystemClock(), at("07:31"), 1)
    made = FakeHall(Conference(programme(), MemoryJournal(), clock))
    made.act(Start())
    yield made
    use_language("en", resources() / "locale")


@pytest.fixture
def sharing(hall: FakeHall) -> Iterator[Sharing]:
    folders = [resources() / "pages", resources() / "fonts"]
    made = Sharing(hall, folders, lambda: PICTURES[0])
    hall.changed = made.publish
    made.open(0)
    yield made
    made.close()


def picture() -> bytes:
    return base64.b64decode(ONE_PIXEL)


FIRST = Backdrops({Occasion.STANDBY: picture}, mark="first")
PICTURES = [FIRST]


Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, sharing: Sharing) -> Iterator[Open]:
    pages: list[Page] = []

    def open_page(role: Role, size: tuple[int, int] = SIZES[1], before: str = "") -> Page:
        page = browser.open(sharing.address(sharing.links[role], LOOPBACK), *size, before=before)
        pages.append(page)
        page.until("typeof follower === 'object'")
        return page

    yield open_page
    for page in pages:
        page.close()


@pytest.fixture
def remote(opened: Open, sharing: Sharing) -> Page:
    page = opened(Role.REMOTE, SIZES[0])
    enter_pin(page, sharing.pin.digits)
    page.until("follower.view !== null && !byId('go-on').disabled")
    return page


def enter_pin(page: Page, digits: str) -> None:
    page.until("!byId('door').hidden")
    page.run(f"byId('pin').value = {json.dumps(digits)}; byId('pin-open').click()")


def shown(page: Page) -> None:
    page.until("!document.body.classList.contains('empty')")


def figures_at(hall: FakeHall, instant: datetime) -> str:
    seen = hall.conference.snapshot(instant.replace(microsecond=0))
    return rostrum_content(seen, hall.conference.programme, "").figures


@pytest.mark.timing
def test_the_pages_on_a_computer_437_s_wrong_show_the_second_of_the_hall(
    hall: FakeHall, opened: Open
):
    pages = {role: opened(role, before=WRONG_DATE) for role in TIMED}
    for page in pages.values():
        page.run("for (let pings = 1; pings < SAMPLES; pings += 1) follower.ping()")  # at once
    for page in pages.values():
        page.until("follower.clock.samples.length === SAMPLES && follower.clock.doubt <= SURE")
    # What is due is painted first: on a busy machine page and reader may both wait for a turn.
    reading = "new Promise((said) => setTimeout(() => said(byId('figures').textContent)))"
    moment = timedelta(milliseconds=50)
    read: dict[Role, set[str]] = {role: set() for role in TIMED}
    wrong: list[tuple[Role, str, set[str]]] = []

    while min(map(len, read.values())) < 3:
        for role, page in pages.items():
            before = hall.now()
            text = page.run(reading)
            right = {figures_at(hall, before - moment), figures_at(hall, hall.now() + moment)}
            read[role].add(text)
            if text not in right:
                wrong.append((role, text, right))

    assert wrong == []


def test_a_second_that_strikes_while_the_page_is_painted_is_shown_at_once(opened: Open):
    page = opened(Role.HALL)

    painted = page.run(
        "new Promise((done) => { const at = []; const own = new Follower(() => {"
        " at.push(own.clock.now()); while (own.clock.now() < 1000.5) {}"
        " if (at.length === 2) { clearTimeout(own.ticking); done(at); } });"
        " own.clock.pong(performance.now(), 900, 900); own.tick(); })"
    )

    assert painted[0] < 1000 <= painted[1] < 1900  # it would be 2000 if it were missed


def test_the_next_second_strikes_by_what_is_known_of_the_clock_by_then(opened: Open):
    page = opened(Role.HALL)

    painted, pauses = page.run(
        "(() => { const at = [], pauses = [], timer = window.setTimeout;"
        " window.setTimeout = (_again, pause) => { pauses.push(pause); };"
        " const own = new Follower(() => { at.push(own.clock.now()); });"
        " own.clock.pong(performance.now() - 900, 100, 100); own.tick();"
        " const now = performance.now();"
        " own.receive({ type: 'pong', ping: now, arrived: 900, left: 900, seq: 0 });"
        " window.setTimeout = timer; return [at, pauses]; })()"
    )

    # Trusting the first answer, it would wait for more than four hundred milliseconds.
    assert painted[0] < 900 <= painted[1]
    assert 0 < pauses[-1] <= 1000 - 900 + 1


def test_the_clock_is_asked_again_soon_until_it_is_sure(opened: Open):
    page = opened(Role.HALL)

    paused = page.run(
        "[0, 6, 7, 38, 39].map((pings) => [600, 10].map((trip) => {"
        " const own = new Follower(() => undefined); let paused; const timer = window.setTimeout;"
        " own.say = () => true; own.pings = pings; own.clock.pong(performance.now() - trip, 0, 0);"
        " window.setTimeout = (_again, pause) => { paused = pause; };"
        " own.ping(); window.setTimeout = timer; return paused; }))"
    )

    soon, late = 200, 5000
    assert paused == [[soon, soon], [soon, soon], [soon, late], [soon, late], [late, late]]


def test_what_was_measured_before_a_sleep_is_doubted(opened: Open):
    page = opened(Role.HALL)
    shown(page)

    for clock in ("performance", "Date"):
        seen = page.run(
            "(() => {"
            " const own = new Follower((_content, state) => { own.seen = state.doubtful; });"
            " own.clock.pong(performance.now(), 0, 0); own.look(); const before = own.seen;"
            f" const true_now = {clock}.now; {clock}.now = () => true_now.call({clock}) + 3600000;"
            f" own.look(); {clock}.now = true_now; clearTimeout(own.ticking);"
            " const after = own.seen; own.clock.pong(performance.now(), 7, 7); own.show();"
            " return [before, after, own.seen]; })()"
        )
        assert seen == [None, True, False], clock


def test_the_day_s_page_marks_what_runs_and_tells_when_the_rest_is_expected(
    hall: FakeHall, opened: Open
):
    page = opened(Role.FOYER)
    shown(page)

    rows = page.run("[...document.querySelectorAll('.row')].map((e) => e.className)")
    hours = page.run("document.querySelector('.running .hours').innerText")
    later = page.run("document.querySelector('.pending .hours').innerText")

    assert rows[0] == "row running"
    assert set(rows[1:]) == {"row pending"}
    assert hours.split() == ["07:30", "07:31"]
    assert later.split("\n") == ["07:35", "07:36", "dự kiến"]


def test_an_expected_hour_is_struck_out_by_no_planned_one_that_is_not_there(
    hall: FakeHall, opened: Open
):
    page = opened(Role.FOYER)
    shown(page)
    row = "dayRow({level: 2, state: %s, time: %s, expected: %s, title: 'A', presenter: ''}, {})"
    spans = "[...%s.querySelectorAll('.hours span')].map((e) => [e.className, e.innerText])"

    def hours(state: str, time: str, expected: str) -> list[list[str]]:
        return page.run(spans % (row % tuple(map(json.dumps, (state, time, expected)))))

    assert hours("pending", "", "07:38")[0] == ["", "07:38"]
    assert hours("running", "", "07:28") == hours("done", "07:28", "07:28") == [["", "07:28"]]
    assert hours("done", "07:30", "07:31") == [["planned", "07:30"], ["expected", "07:31"]]
    assert hours("pending", "", "") == [["", ""]]


def test_the_current_row_is_brought_into_view(hall: FakeHall, opened: Open):
    page = opened(Role.FOYER, SIZES[0])
    shown(page)

    hall.act(Jump("s2.i3"))

    page.until(
        "(() => { const list = byId('day').getBoundingClientRect();"
        " const row = document.querySelector('.running').getBoundingClientRect();"
        " return row.top >= list.top && row.top < list.top + list.height / 2; })()"
    )


def test_the_current_row_is_brought_into_view_even_where_calm_scrolling_never_arrives(
    hall: FakeHall, opened: Open
):
    page = opened(Role.FOYER, SIZES[0])
    shown(page)
    page.run("byId('day').scrollTo = () => undefined")

    hall.act(Jump("s2.i3"))

    page.until("byId('day').scrollTop > 1000")


def test_the_halls_page_keeps_the_ends_of_lines_that_the_office_set(hall: FakeHall, opened: Open):
    names = {"event": "BAN THƯỜNG VỤ\nTỈNH ỦY", "title": "HỘI NGHỊ\nBAN CHẤP HÀNH\nlần thứ 15"}
    named = replace(programme(), convener=names["event"], hall_title=names["title"])
    clock = FasterClock(SystemClock(), at("07:20"), 1)
    hall.conference = Conference(named, MemoryJournal(), clock)
    hall.begin_anew()

    page = opened(Role.HALL)

    page.until("byId('title').textContent !== ''")
    assert {place: page.run(f"byId('{place}').innerText") for place in names} == names


def test_in_a_break_the_halls_page_lists_what_is_left_of_the_session(hall: FakeHall, opened: Open):
    page = opened(Role.HALL)
    for item in ("s1.p1.i2", "s1.p1.i3", "s1.p2.i8"):
        hall.act(Jump(item))
    hall.act(CloseSession())
    page.until(f"follower.view.seq === {hall.number} && byId('ahead-rows').children.length > 1")
    found = []

    for size in SIZES:
        page.resize(*size)
        page.until(f"innerWidth === {size[0]} && document.fonts.status === 'loaded'")
        page.run("follower.show()")
        found += [(size, each) for each in page.run(OVERFLOWING)]
        rows = page.run("[...byId('ahead-rows').children].map((row) => row.innerText.split('\\n'))")
        assert rows[0][0] == "13:30"
        assert "Tham luận" in rows[0][-1]
        assert 2 <= len(rows) <= 5

    assert page.text("ahead-label").endswith("dự kiến")
    assert page.run("byId('next').hidden && fits(byId('title'))")
    assert found == []
    hall.act(Jump("s2.i1"))
    page.until("byId('ahead').hidden && !byId('next').hidden && byId('turn').textContent !== ''")
    hall.act(Undo())
    page.until("!byId('ahead').hidden && byId('next').hidden && byId('turn').hidden")
    # In one go, since each second the page paints itself.
    assert page.run(
        "(() => { byId('line').style.fontSize = '80px'; delete byId('ahead').dataset.asked;"
        " byId('line').style.height = innerHeight + 'px'; follower.show(); follower.show();"
        " return byId('ahead').hidden && !byId('next').hidden; })()"
    )


def test_figures_keep_the_room_of_the_widest_digits(opened: Open):
    page = opened(Role.ROSTRUM, SIZES[0])
    shown(page)

    # In one go, since each second the page paints its own figures.
    widths = page.run(
        "document.fonts.ready.then(() => {"
        " byId('figures').textContent = '+1:11:11'; fitFigures('figures');"
        " return ['+1:11:11', '+4:44:44'].map((text) => { byId('figures').textContent = text;"
        " return [byId('figures').scrollWidth, byId('figures').clientWidth]; }); })"
    )

    assert widths[0] == widths[1]
    assert widths[0][0] <= widths[0][1]


def test_a_text_is_measured_anew_once_its_typeface_has_come(opened: Open):
    page = opened(Role.HALL)
    shown(page)

    sizes = page.run(
        "(() => { const title = byId('title'); follower.show(); title.style.fontSize = '7%';"
        " follower.show(); const before = title.style.fontSize;"
        " document.fonts.dispatchEvent(new Event('loadingdone')); follower.show();"
        " return [before, title.style.fontSize]; })()"
    )

    assert sizes[0] == "7%"
    assert sizes[1] != "7%"


def test_a_dark_page_says_too_that_its_line_is_lost(hall: FakeHall, sharing: Sharing, opened: Open):
    page = opened(Role.HALL)
    hall.order = GoDark()
    hall.number += 1
    hall.changed()
    page.until("document.body.dataset.kind === 'dark' && follower.clock.known")

    sharing.close()
    page.until("!byId('state').hidden")

    assert page.run("getComputedStyle(byId('state')).visibility") == "visible"
    assert page.run("getComputedStyle(byId('title')).visibility") == "hidden"


def test_the_overlay_is_a_lower_third_or_the_time_alone(
    browser: Browser, hall: FakeHall, sharing: Sharing, opened: Open
):
    address = sharing.address(sharing.links[Role.OVERLAY], LOOPBACK)
    whole, clock = opened(Role.OVERLAY), browser.open(f"{address}?form=clock")
    for page in (whole, clock):
        page.until("typeof follower === 'object'")
        shown(page)

    seen = [
        page.run("['title', 'figures'].map((id) => byId(id).offsetHeight > 0)")
        for page in (whole, clock)
    ]
    hall.act(Undo())
    clock.until("/^\\d\\d:31$/.test(byId('figures').textContent)")
    clock.close()

    assert seen == [[True, True], [False, True]]


@pytest.mark.parametrize("role", READERS)
def test_nothing_is_wider_than_its_place(role: Role, hall: FakeHall, opened: Open):
    page = opened(role)
    shown(page)
    found = []

    for act in (None, Jump(LONGEST), Jump("s2.i3")):
        if act is not None:
            hall.act(act)
            page.until(f"follower.view.seq === {hall.number}")
        for size in SIZES:
            page.resize(*size)
            page.until(f"innerWidth === {size[0]} && document.fonts.status === 'loaded'")
            page.run("follower.show()")
            found += [(size, each) for each in page.run(OVERFLOWING)]

    assert found == []


@pytest.mark.parametrize("role", [Role.HALL, Role.ROSTRUM])
def test_what_is_turned_to_another_size_fits_it_before_the_next_second(role: Role, opened: Open):
    page = opened(role, SIZES[2])
    shown(page)
    page.run("(follower.tick = follower.look = follower.tell = () => undefined, 1)")

    for size in (SIZES[0], (740, 360), SIZES[2], SIZES[0]):
        page.resize(*size)
        page.until(
            f"innerWidth === {size[0]} && byId('figures').dataset.asked.includes('{size[0]}x')"
        )
        assert page.run(OVERFLOWING) == []


def test_the_keys_of_the_remote_fit_a_phone_however_it_is_held(remote: Page):
    for size in ((360, 640), (360, 740), (740, 360), (640, 360)):
        remote.resize(*size)
        remote.until(
            f"innerWidth === {size[0]} && innerHeight === {size[1]}"
            " && document.fonts.status === 'loaded'"
        )
        remote.run("follower.show()")

        assert remote.run(OVERFLOWING) == [], size
        unfit = remote.run(
            "[...document.querySelectorAll('#keys button')].filter((key) => {"
            " const { bottom, height } = key.getBoundingClientRect();"
            " return bottom > innerHeight || height < 40; }).map((key) => key.id)"
        )
        assert unfit == [], size


@pytest.mark.parametrize("role", READERS)
def test_a_hall_that_is_dark_or_told_something_is_followed_and_what_a_browser_adds_is_dark(
    role: Role, hall: FakeHall, opened: Open
):
    page = opened(role)
    shown(page)

    hall.order = ShowMessage("Mời đại biểu")
    hall.number += 1
    hall.changed()
    page.until(f"follower.view.seq === {hall.number}")
    told = page.text("title")
    hall.order = GoDark()
    hall.number += 1
    hall.changed()
    page.until(f"follower.view.seq === {hall.number}")

    reads_the_hall = role in (Role.HALL, Role.OVERLAY)
    assert (told == "Mời đại biểu") is reads_the_hall
    assert (page.run("document.body.dataset.kind") == "dark") is reads_the_hall
    scheme = page.run("getComputedStyle(document.documentElement).colorScheme")
    assert scheme == ("normal" if role is Role.OVERLAY else "dark")


def test_seconds_are_grey_where_they_are_in_doubt(opened: Open):
    doubtful, sure = opened(Role.HALL, before=SLOW_LINE), opened(Role.HALL)
    shown(doubtful)
    sure.until("follower.clock.samples.length === 8")

    assert doubtful.run("document.body.classList.contains('doubtful')")
    assert not sure.run("document.body.classList.contains('doubtful')")


@pytest.mark.timing
def test_the_pages_say_since_when_their_line_is_cut_and_are_right_soon_after(
    hall: FakeHall, sharing: Sharing, opened: Open, remote: Page
):
    pages = {Role.REMOTE: remote} | {role: opened(role) for role in READERS}
    for page in pages.values():
        shown(page)
    port = sharing.port

    cut = hall.now()
    sharing.close()
    for page in pages.values():
        page.until("!byId('state').hidden")
    told = {page.text("state") for page in pages.values()}
    figures = {role: pages[role].text("figures") for role in TIMED}
    for role, before in figures.items():
        pages[role].until(f"byId('figures').textContent !== {json.dumps(before)}")
    hall.epoch, hall.number = hall.epoch + 1, 1
    hall.act(Jump(LONGEST))
    sharing.open(port)
    back = hall.now()
    for page in pages.values():
        page.until(f"byId('state').hidden && follower.view.epoch === {hall.epoch}")
    length = hall.now() - back

    hours = {f"{cut + timedelta(hours=7, seconds=late):%H:%M:%S}" for late in (0, 1)}
    assert told <= {f"Mất kết nối từ {hour}" for hour in hours}
    assert length < timedelta(seconds=2)


def test_no_line_is_tried_while_nobody_answers_for_firefox_lets_the_next_wait_longer(
    sharing: Sharing, opened: Open
):
    page, port = opened(Role.HALL), sharing.port
    shown(page)
    page.run(
        "for (const name of ['knock', 'open']) { follower[name + 's'] = 0; follower[name] = () => {"
        " follower[name + 's'] += 1; return Follower.prototype[name].call(follower); }; }"
    )

    sharing.close()
    page.until("follower.knocks === 2")
    assert page.run("follower.opens") == 0
    sharing.open(port)
    page.until("follower.connected")

    assert page.run("follower.opens") == 1


def test_of_two_views_the_older_is_never_shown(opened: Open):
    page = opened(Role.HALL)
    shown(page)
    older = ("epoch: v.epoch - 1, seq: v.seq + 5", "seq: v.seq - 1")
    newer = ("seq: v.seq + 1", "epoch: v.epoch + 1, seq: 0", "conference: 'khác', epoch: 0, seq: 0")

    def taken(change: str) -> bool:
        script = f"(() => {{ const v = follower.view; const o = {{ ...v, {change} }};"
        return bool(page.run(script + " follower.take(o); return follower.view === o; })()"))

    assert [taken(change) for change in older] == [False, False]
    assert [taken(change) for change in newer] == [True, True, True]


def test_a_desk_that_took_over_has_a_clock_of_its_own_and_the_older_is_not_heard(opened: Open):
    page = opened(Role.HALL)
    shown(page)
    pong = """((epoch, ahead) => {
        const at = performance.now();
        const hall = { arrived: at + ahead, left: at + ahead, epoch, seq: 0 };
        follower.receive({ type: "pong", ping: at, ...hall });
        return Math.abs(Math.round((follower.clock.now() - performance.now() - ahead) / 1000));
    })"""
    page.run(
        "clearTimeout(follower.pingTimer), follower.take({ ...follower.view, epoch: 5, seq: 0 })"
    )

    assert [page.run(f"{pong}(5, {ahead})") for ahead in (90e6, -3e6, 12e3)] == [0, 0, 0]
    assert page.run(f"{pong}(4, 50e6)") != 0


def test_a_page_whose_link_was_taken_back_says_so_and_asks_no_more(sharing: Sharing, opened: Open):
    page = opened(Role.HALL)
    shown(page)

    sharing.revoke(Role.HALL)
    page.until("follower.revoked")

    assert "thu hồi" in page.text("state")
    assert page.run("follower.socket === undefined")


@pytest.mark.parametrize("role", READERS)
def test_a_page_whose_link_was_taken_back_keeps_no_word_of_what_it_said(
    hall: FakeHall, sharing: Sharing, opened: Open, role: Role
):
    page = opened(role)
    shown(page)

    sharing.revoke(role)
    page.until("follower.revoked")

    left = page.run("document.body.textContent.trim()")
    assert left == page.text("state")
    assert left.startswith("Liên kết này đã bị thu hồi")


def test_a_link_that_was_taken_back_while_the_page_had_no_line_is_told_as_well(
    sharing: Sharing, opened: Open
):
    page = opened(Role.HALL)
    shown(page)
    page.run("follower.open = () => new WebSocket('ws://' + location.host + '/nowhere')")
    page.run("follower.lost()")
    page.until("follower.lostSince !== null")

    sharing.links.revoke(Role.HALL)
    page.until("follower.revoked")

    assert "thu hồi" in page.text("state")


def test_the_browser_answers_a_challenge_as_python_does(opened: Open):
    page = opened(Role.REMOTE, SIZES[0])

    for key in ("123456", "k" * 64, "khóa dài " * 20):
        for text in ("", "a" * 55, "a" * 56, "a" * 64, "thử thách " * 30):
            answer = page.run(f"hmac({json.dumps(key)}, {json.dumps(text)})")
            expected = hmac.new(key.encode(), text.encode(), "sha256").hexdigest()
            assert answer == expected, (key, text)


def test_a_wrong_pin_is_told_and_the_right_one_opens(sharing: Sharing, opened: Open):
    page = opened(Role.REMOTE, SIZES[0])
    enter_pin(page, f"{(int(sharing.pin.digits) + 1) % 10**6:06}")
    page.until("byId('pin-sentence').textContent !== ''")
    closed = page.run("follower.view === null")

    enter_pin(page, sharing.pin.digits)

    page.until("byId('door').hidden && follower.view !== null")
    assert closed


def test_the_big_key_says_what_it_will_do_and_does_it(hall: FakeHall, remote: Page):
    before = remote.text("go-on")

    remote.run("byId('go-on').click()")
    remote.until("desk.waiting === null")

    assert "Quán triệt" in before
    assert [asked.do for asked, _by in hall.asked] == ["go_on"]
    running = hall.conference.course.running
    assert running is not None
    assert running.item == "s1.p1.i2"


def test_two_taps_of_a_quick_thumb_act_once(hall: FakeHall, remote: Page):
    remote.run("byId('go-on').click(); byId('go-on').click()")
    remote.until("desk.waiting === null && desk.sentence !== follower.words.asking")
    remote.run("byId('go-on').click()")

    remote.until("!byId('go-on').disabled")
    assert len(hall.asked) == 1


def test_a_press_on_a_day_that_has_moved_on_is_refused_with_the_desk_s_sentence(
    hall: FakeHall, remote: Page
):
    hall.number += 1  # and nobody is told

    remote.run("byId('go-on').click()")
    remote.until("byId('answer').classList.contains('refused')")

    assert remote.text("answer") == "The day has moved on."


def test_no_key_works_while_the_line_is_cut(sharing: Sharing, remote: Page):
    sharing.close()

    remote.until("!byId('state').hidden")

    assert remote.run("[...document.querySelectorAll('#keys button')].every((e) => e.disabled)")


def test_a_press_without_an_answer_is_sent_again_under_its_name_and_acts_once(
    hall: FakeHall, remote: Page
):
    waiting: list[tuple[AskedAct, Callable[[Answer], None]]] = []
    hall.ask = lambda asked, _by, answer: waiting.append((asked, answer))  # type: ignore[method-assign]
    remote.run("byId('go-on').click()")
    remote.until("desk.waiting !== null")
    name = remote.run("desk.waiting.asked.press")

    remote.run("window.old = follower.socket; follower.lost()")
    remote.until("follower.socket !== window.old && desk.waiting.socket === follower.socket")
    (asked, answer), *more = waiting
    answer(Answer(True, "Bắt đầu"))
    remote.until("desk.waiting === null")

    assert asked.press == name
    assert more == []
    assert remote.text("answer") == "Bắt đầu"


def test_a_press_is_not_sent_again_to_a_desk_that_has_started_again(
    hall: FakeHall, sharing: Sharing, remote: Page
):
    true, port = hall.ask, sharing.port
    hall.ask = lambda _asked, _by, _answer: None  # type: ignore[method-assign]
    remote.run("byId('go-on').click()")
    remote.until("desk.waiting !== null")

    sharing.close()
    hall.ask, hall.epoch = true, hall.epoch + 1  # type: ignore[method-assign]
    sharing.open(port)
    remote.until("desk.waiting === null")

    assert hall.asked == []
    assert remote.run("desk.refused")


@pytest.mark.parametrize(("key", "do"), [("remind", "remind"), ("ask-for-time", "ask_for_time")])
def test_the_chair_asks_and_acts_on_nothing(hall: FakeHall, opened: Open, key: str, do: str):
    asked: list[tuple[str, Role]] = []

    def take(wish: AskedAct, by: Asker, answer: Callable[[Answer], None]) -> None:
        asked.append((wish.do, by.role))
        answer(Answer(True, "Đã gửi đề nghị tới bàn điều khiển."))

    hall.ask = take  # type: ignore[method-assign]
    page = opened(Role.CHAIR)
    shown(page)

    page.run(f"byId('{key}').click()")
    page.until("byId('answer').textContent.startsWith('Đã gửi')")

    assert asked == [(do, Role.CHAIR)]


def test_the_chair_s_page_tells_what_the_desk_has_not_answered_and_nothing_afterwards(
    hall: FakeHall, sharing: Sharing, opened: Open
):
    def waits(*requests: str) -> None:
        hall.requests, hall.number = requests, hall.number + 1
        sharing.publish()

    hall.ask = lambda asked, _by, answer: (  # type: ignore[method-assign]
        waits(asked.do),
        answer(Answer(True, "Đã gửi")),
    )
    pages = [opened(Role.CHAIR), opened(Role.CHAIR)]
    for page in pages:
        shown(page)

    pages[0].run("byId('remind').click()")

    for page in pages:
        page.until("byId('answer').textContent.includes('đang chờ bàn điều khiển')")
        page.until("byId('remind').disabled && !byId('ask-for-time').disabled")
    waits()
    for page in pages:
        page.until("byId('answer').hidden && !byId('remind').disabled")


def test_a_picture_of_each_page_can_be_taken(opened: Open, tmp_path: Path):
    page = opened(Role.OVERLAY)
    shown(page)

    page.picture(tmp_path / "overlay.png")

    assert (tmp_path / "overlay.png").stat().st_size > 1000
    assert page.run("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"
    # A dark scheme would have a ground of its own.
    assert page.run("getComputedStyle(document.documentElement).colorScheme") == "normal"


@pytest.fixture
def point(browser: Browser, hall: FakeHall, sharing: Sharing) -> Iterator[Page]:
    sharing.let_in({"p001": "a" * 20})
    hall.points_changed = sharing.publish
    page = browser.open(sharing.address(sharing.links.points[0], LOOPBACK), *SIZES[1])
    page.until("typeof follower === 'object' && standing !== null")
    shown(page)
    yield page
    page.close()


def test_a_points_page_on_a_projector_is_read_from_the_last_row(point: Page):
    point.resize(1920, 1080)

    assert point.run("parseFloat(getComputedStyle(byId('figures')).fontSize)") >= 1080 / 9
    assert point.run("document.documentElement.scrollHeight") <= 1080


def test_a_dark_page_keeps_no_word_of_what_it_showed_and_shows_all_of_it_again(
    hall: FakeHall, sharing: Sharing, point: Page
):
    told = [hall.conference.programme.title, *(i.title for i in hall.conference.programme.items)]

    def read() -> list[str]:
        text = point.run("document.body.textContent.normalize()")
        return [each for each in told if each in text]

    before, order = read(), hall.order
    hall.order, hall.number = GoDark(), hall.number + 1
    sharing.publish()
    point.until("document.body.dataset.kind === 'dark'")
    dark, event = read(), point.text("event")
    hall.order, hall.number = order, hall.number + 1
    sharing.publish()
    point.until("document.body.dataset.kind !== 'dark'")

    assert before
    assert (dark, event) == ([], "")
    assert read() == before


def test_a_point_answers_the_roll_call_asks_for_the_floor_is_invited_and_knows_when_it_is_alone(
    hall: FakeHall, sharing: Sharing, point: Page
):
    welcome, closed = point.text("point-name"), point.run("byId('roll-call').hidden")
    hall.conference.act(Hear(RollCallOpened(hall.linked.points)))
    hall.linked.tell("Mời các điểm cầu ổn định", hall.now())
    hall.linked.test(4711)
    hall.look()
    point.until("!byId('roll-call').hidden && !byId('test').hidden")
    point.run("byId('delegates').value = '45'; byId('roll-send').click()")
    point.until("byId('roll-told').textContent.includes('45')")
    point.run("desk.quietUntil = 0; follower.show()")
    point.run("byId('speaker').value = 'Trần Thị B'; byId('hand-send').click()")
    point.until("byId('hand-told').textContent !== ''")
    raised = point.text("hand-told")
    point.until("follower.clock.samples.length === 8")
    overflowing = point.run(OVERFLOWING)

    (hand,) = hall.conference.course.hands_up
    running = hall.conference.course.running
    assert running is not None
    speech = QueuedSpeech(hand.id, Speaker(hand.speaker), timedelta(minutes=7))
    hall.conference.act(Discuss(SpeakersQueued(running.item, (speech,))))
    hall.conference.act(Discuss(SpeakerCalled(running.item, hand.id)))
    hall.look()
    point.until("!byId('floor').hidden")

    assert (welcome, closed) == ("Điểm cầu Phường 1", True)
    assert raised == "Đã đăng ký: Trần Thị B. Thứ tự: 1"
    assert point.text("said-text") == "Mời các điểm cầu ổn định"
    assert point.text("test-number") == "4711"
    assert point.text("floor-title") == "Mời Trần Thị B phát biểu"
    assert point.text("floor-limit") == "Thời gian phát biểu: 07 phút"
    assert point.text("floor-figures") in {"07:00", "06:59"}
    assert "Đường truyền tốt" in point.text("quality")
    assert overflowing == []

    left = point.text("floor-figures")
    sharing.close()
    point.until(f"!byId('state').hidden && byId('floor-figures').textContent !== '{left}'")
    assert "Mất kết nối" in point.text("state")
    assert point.text("quality") == "Mất đường truyền"
    assert point.run("byId('hand-back').disabled && byId('question-send').disabled")


def test_a_groups_page_tells_when_it_is_expected_back_while_the_groups_discuss(
    hall: FakeHall, sharing: Sharing, browser: Browser
):
    sharing.let_in({"p003": "a" * 20})
    hall.points_changed = sharing.publish
    page = browser.open(sharing.address(sharing.links.points[0], LOOPBACK), *SIZES[1])
    page.until("typeof follower === 'object' && standing !== null && !byId('group').hidden")
    before = page.text("back")

    talks = next(i for i in hall.conference.programme.items if i.kind is Kind.DISCUSSION)
    hall.act(Jump(talks.id))
    hall.look()
    page.until("!byId('back').hidden")

    assert before == ""
    assert page.text("back") == f"Mời trở lại hội trường lúc {page.text('next-time')[:5]}"
    page.close()


def test_the_hall_s_page_has_the_office_s_picture_with_a_band_below_it(
    hall: FakeHall, opened: Open
):
    page = opened(Role.HALL)
    shown(page)
    assert page.run("byId('backdrop').clientHeight") == 0

    hall.order = StandBy()
    hall.number += 1
    hall.changed()
    page.until("document.body.classList.contains('backdrop')")

    assert page.run("[byId('title').offsetHeight, byId('next-time').innerText.length]") == [0, 5]
    assert page.run("byId('backdrop').clientHeight > innerHeight / 2")
    page.until(
        "performance.getEntriesByType('resource').some("
        "(e) => e.name.includes('/backdrop/standby') && e.responseStatus === 200)"
    )


def pictured(address: str) -> str:
    return (
        "performance.getEntriesByType('resource').some("
        f"(e) => e.name.endsWith('{address}') && e.responseStatus === 200)"
    )


def test_another_picture_of_the_office_is_seen_without_opening_the_page_anew(
    hall: FakeHall, sharing: Sharing, opened: Open
):
    page = opened(Role.HALL)
    hall.order = StandBy()
    hall.number += 1
    hall.changed()
    page.until(pictured("/backdrop/standby?first"))

    try:
        PICTURES[0] = Backdrops({Occasion.STANDBY: picture}, mark="second")
        sharing.publish()
        page.until(pictured("/backdrop/standby?second"))
        PICTURES[0] = Backdrops()
        sharing.publish()
        page.until("!document.body.classList.contains('backdrop')")
    finally:
        PICTURES[0] = FIRST

    assert page.run("byId('title').offsetHeight > 0")


@pytest.mark.parametrize("before", [(), (Jump(LONGEST),), (Pause(),)])
def test_below_the_office_s_picture_stands_nothing_of_what_was_shown_before(
    hall: FakeHall, opened: Open, before: tuple[Act, ...]
):
    for act in before:
        hall.act(act)
    page, found = opened(Role.HALL), []
    shown(page)

    hall.order = StandBy()
    hall.number += 1
    hall.changed()
    page.until(pictured("/backdrop/standby?first"))
    for size in SIZES:
        page.resize(*size)
        page.until(f"innerWidth === {size[0]} && document.fonts.status === 'loaded'")
        page.run("follower.show()")
        found += [(size, each) for each in page.run(OVERFLOWING)]
        seen = page.run(
            "[...document.body.children].filter((e) => e.clientHeight).map(({id}) => id)"
        )
        assert seen == ["backdrop", "next"]

    assert found == []


def test_a_point_sees_the_office_s_picture_beside_what_its_clerk_is_asked(
    hall: FakeHall, point: Page
):
    hall.order = StandBy()
    hall.number += 1
    hall.changed()

    point.until("document.body.classList.contains('backdrop')")
    point.until(pictured("/backdrop/standby?first"))

    assert point.run("byId('backdrop').clientHeight > 100")
    assert point.run("[byId('title').offsetHeight, byId('next-time').innerText.length]") == [0, 5]
    assert point.run("byId('hand-send').offsetHeight > 0")
    assert point.run(OVERFLOWING) == []


def test_the_office_s_picture_takes_the_place_of_a_break_s_list_and_gives_it_back(
    hall: FakeHall, opened: Open
):
    def order(given: HallOrder) -> None:
        hall.order = given
        hall.number += 1
        hall.changed()

    page = opened(Role.HALL)
    for item in ("s1.p1.i2", "s1.p1.i3", "s1.p2.i8"):
        hall.act(Jump(item))
    hall.act(CloseSession())
    page.until("byId('ahead').offsetHeight > 0 && byId('ahead-rows').children.length > 1")

    for _turn in range(2):
        order(StandBy())
        page.until("document.body.classList.contains('backdrop')")
        assert page.run("[byId('ahead').offsetHeight, byId('title').offsetHeight]") == [0, 0]
        assert page.run("byId('next').offsetHeight > 0")

        order(FollowProgramme())
        page.until("byId('ahead').offsetHeight > 0")
        assert page.run("[byId('backdrop').offsetHeight, byId('next').offsetHeight]") == [0, 0]
        assert page.run("fits(byId('title'))")


@pytest.mark.parametrize("role", [Role.ROSTRUM, Role.STAFF, Role.CHAIR])
def test_the_words_that_introduce_the_next_item_are_read_where_they_are_needed(
    hall: FakeHall, opened: Open, role: Role
):
    hall.templates = dict.fromkeys(KEYS, "Xin mời {presenter} trình bày.")
    hall.number += 1
    hall.changed()

    page = opened(role)
    shown(page)

    page.until("byId('line').innerText.startsWith('Xin mời')")
    assert page.run("byId('line').getBoundingClientRect().bottom <= innerHeight")
    assert page.run(OVERFLOWING) == []
    assert page.run("byId('title').offsetHeight > 0")
