"""The hall's picture is legible by construction: floor, boxes, no overlap, at every output."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage, QPainter, qGray

from tests.desktop.hall.found_layouts import FOUND
from tests.desktop.measures import MonospaceMeasure
from tests.laws import law
from timekeeper.core.acts import Jump
from timekeeper.core.programme import Programme
from timekeeper.core.timeline import Phase
from timekeeper.desktop.display.fonts import windows_measure
from timekeeper.desktop.display.painting import paint_text
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, Output, cut_roles
from timekeeper.desktop.hall.layout import lay_out, lay_out_again
from timekeeper.files.line_breaks import TIE
from timekeeper.files.typesetting import TextMeasure, widest
from timekeeper.live.clock import SimulatedClock
from timekeeper.live.conference import Conference, MemoryJournal
from timekeeper.live.rehearsal import day_start
from timekeeper.views.hall import (
    Ahead,
    Announcement,
    Blackout,
    HallContent,
    Heading,
    ItemContent,
    PlainContent,
    SpeechContent,
    Timer,
    presenter_text,
    title_forms,
)
from timekeeper.views.hall_now import hall_content

OUTPUTS = [Output(1024, 768), Output(1280, 800), Output(1920, 1080), Output(3840, 2160)]
MEASURE = MonospaceMeasure()
FIGURE_HEIGHT = 0.75  # of the font size, measured on a figure of the typeface
BROKEN_NAMES = {
    ("Ban", "Thường"), ("Thường", "vụ"), ("Ban", "Chấp"), ("Chấp", "hành"), ("Tỉnh", "ủy"),
    ("Bộ", "Chính"), ("Chính", "trị"), ("Trung", "ương"), ("Đảng", "bộ"), ("Cái", "Côn"),
    ("số", "38-KL/TW"), ("số", "100-KL/TW"), ("tín", "nhiệm"), ("quy", "trình"),
}  # fmt: skip
# All that a projector may be, and as far away as the settings let the last seat be.
SIZES = [
    (800, 600), (1024, 768), (1280, 720), (1280, 800), (1280, 1024), (1366, 768),
    (1440, 900), (1920, 1080), (1920, 1200), (2560, 1080), (3072, 768), (3840, 2160),
]  # fmt: skip
SEATS = [3.0, 4.5, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0]
ANY_OUTPUT = st.builds(
    lambda size, seat, large: Output(*size, seat, large_clock=large),
    st.sampled_from(SIZES),
    st.sampled_from(SEATS),
    st.booleans(),
)
SYLLABLES = [
    "Hội", "nghị", "Ban", "Thường", "vụ", "Tỉnh", "ủy", "báo", "cáo", "NGHĨA", "ỦY", "Ữ", "–", "“",
    "2020 - 2025", "số 38-KL/TW,", "https://tinhuy.example.vn/tai-lieu/2023", "Mm" * 60,
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SYLLABLES), max_size=70).map(" ".join)
SHORT = st.lists(
    st.sampled_from(["Ban", "Tổ", "chức", "Sở", "Y", "tế", "đồng", "chí", *SYLLABLES[-2:]]),
    max_size=12,
).map(" ".join)
NAMES = SHORT | TEXTS
FORMS = TEXTS.map(lambda title: (title,)) | st.tuples(TEXTS, SHORT.filter(bool))
NO_HEADING = Heading("", "", "", "")  # of the picture that stands in where the hall's own fails
HEADINGS = st.just(NO_HEADING) | st.builds(
    Heading, NAMES, NAMES, st.just("06/12/2023"), st.just("07:05")
)
ANNOUNCEMENTS = st.none() | st.builds(
    Announcement,
    st.sampled_from(["Next", "Ngày thứ nhất, buổi chiều"]) | SHORT,
    st.sampled_from(["07:45", ""]),
    FORMS,
    NAMES,
    st.sampled_from(["", "05 phút", "120 phút", "1200 minutes"]),
    st.sampled_from(["", "dự kiến", "expected"]),
)
TIMERS = st.none() | st.builds(
    Timer,
    st.sampled_from(["04:05", "+00:15", "1:02:03", "+12:02:03", "+123:02:03"]),
    st.sampled_from(["Còn lại", "Quá giờ · tạm dừng", "Quá giờ đã lâu · đang tạm dừng"]),
    st.none() | st.floats(0, 1),
    st.sampled_from(Phase),
)
LABELS = st.sampled_from(["Now", "Đang trình bày", "Đang trình bày trước Hội nghị"])
ITEMS = st.builds(ItemContent, HEADINGS, LABELS, FORMS, NAMES, TIMERS, ANNOUNCEMENTS)
SPEECHES = st.builds(
    SpeechContent,
    HEADINGS,
    FORMS,
    TIMERS,
    NAMES.map(lambda name: (name,)),
    TEXTS,
    TEXTS,
    TIMERS,
    ANNOUNCEMENTS,
)
COUNTDOWNS = st.sampled_from(["", "12:30", "23:12:30"])
PLAINS = st.builds(
    PlainContent, HEADINGS, LABELS | SHORT, FORMS, SHORT, COUNTDOWNS, ANNOUNCEMENTS
) | st.builds(
    PlainContent, HEADINGS, SHORT, FORMS, SHORT, COUNTDOWNS, st.none(), SHORT, st.just(True)
)


def never_lost(shown: HallContent, output: Output) -> set[HallRole]:
    """Return what the hall came for; a date, an item's own time beside a speech may give way."""
    told: dict[HallRole, object] = {}
    if isinstance(shown, Blackout):
        return set()
    if output.large_clock and isinstance(shown, ItemContent | SpeechContent) and shown.timer:
        below = shown.presenter if isinstance(shown, ItemContent) else shown.body
        told = {HallRole.TITLE: shown.title_forms[0], HallRole.PRESENTER: below}
        told |= {HallRole.CLOCK: shown.heading.clock}
        return {role for role, text in told.items() if text} | {HallRole.FIGURES, HallRole.CAPTION}
    if isinstance(shown, ItemContent):
        told = {HallRole.LABEL: shown.label, HallRole.PRESENTER: shown.presenter}
    if isinstance(shown, SpeechContent):
        told = {HallRole.LABEL: shown.item_forms[0], HallRole.PRESENTER: shown.body}
    if isinstance(shown, ItemContent | SpeechContent):
        told |= {HallRole.FIGURES: shown.timer, HallRole.CAPTION: shown.timer}
    if isinstance(shown, PlainContent):
        told = {
            HallRole.LABEL: shown.label,
            HallRole.PRESENTER: shown.line,
            HallRole.FIGURES: shown.figures,
        }
    if shown.next:
        told[HallRole.NEXT_TIME] = shown.next.time
        told[HallRole.NEXT_TITLE] = shown.next.title_forms[0]
        told[HallRole.NEXT_PRESENTER] = shown.next.presenter
    told |= {HallRole.EVENT: shown.heading.event, HallRole.CLOCK: shown.heading.clock}
    return {role for role, text in (told | {HallRole.TITLE: shown.title_forms[0]}).items() if text}


def texts(blocks: tuple[HallBlock, ...]) -> list[HallBlock]:
    return [block for block in blocks if block.text is not None and block.text.lines]


def overlap(one: HallBlock, other: HallBlock) -> bool:
    a, b = one.box, other.box
    return (
        a.x < b.x + b.width - 1
        and b.x < a.x + a.width - 1
        and a.y < b.bottom - 1
        and b.y < a.bottom - 1
    )


def assert_legible(shown: HallContent, output: Output, measure: TextMeasure) -> None:
    blocks = texts(lay_out(shown, output, measure))

    for block in blocks:
        assert block.text is not None
        assert block.text.size >= output.floor - 1e-6
        assert block.box.y >= 0
        assert block.box.bottom <= output.height + 1
        assert block.text.height <= block.box.height + 1
        reach = max(measure.width(line, block.text.size, block.weight) for line in block.text.lines)
        assert reach * block.narrowed <= block.box.width + 1
        assert block.box.x >= 0
        assert block.box.x + block.box.width <= output.width + 1
    for one, other in combinations(blocks, 2):
        assert not overlap(one, other)
    assert not never_lost(shown, output) - {block.role for block in blocks}
    times = [block.text for block in blocks if block.role in (HallRole.FIGURES, HallRole.CLOCK)]
    assert not any(text and text.cut for text in times)


def with_what_was_found(test: Callable[..., None]) -> Callable[..., None]:
    for shown, output in FOUND:
        test = example(shown=shown, output=output)(test)
    return test


@pytest.mark.no_cover  # the smaller tests measure; tracing would treble its time
@pytest.mark.timeout(400)
@law(10_000, gate=150)
@given(ITEMS | SPEECHES | PLAINS)
def test_no_text_is_below_the_floor_outside_the_picture_or_over_another(shown: HallContent):
    """10,000 pictures, each at four outputs."""
    for output in OUTPUTS:
        assert_legible(shown, output, MEASURE)


@pytest.mark.no_cover
@pytest.mark.timeout(400)
@law(5_000, gate=100)
@given(shown=ITEMS | SPEECHES | PLAINS, output=ANY_OUTPUT)
@with_what_was_found
def test_the_same_holds_for_any_output_and_the_farthest_seat(shown: HallContent, output: Output):
    assert_legible(shown, output, MEASURE)


@law(500)
@given(shown=ITEMS | SPEECHES | PLAINS, output=ANY_OUTPUT)
@with_what_was_found
def test_the_same_holds_for_the_real_typeface(app: object, shown: HallContent, output: Output):
    assert_legible(shown, output, windows_measure())


@law(300)
@given(ITEMS | SPEECHES, ANY_OUTPUT)
def test_the_time_stands_inside_its_field(shown: ItemContent | SpeechContent, output: Output):
    blocks = lay_out(shown, output, MonospaceMeasure())

    fields = [block.box for block in blocks if block.role is HallRole.TIMER_BAND]
    inside = [
        b.box for b in blocks if b.role in (HallRole.FIGURES, HallRole.CAPTION, HallRole.PROGRESS)
    ]
    for box in inside:
        assert box.y >= fields[0].y - 1
        assert box.bottom <= fields[0].bottom + 1
        assert box.x >= fields[0].x
        assert box.right <= fields[0].right


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: f"{o.width}x{o.height}")
@pytest.mark.parametrize("figures", ["10:00", "+03:15", "1:02:33", "+1:02:33"])
def test_the_figures_of_the_large_clock_are_35_hundredths_of_the_height_on_every_screen(
    app: object, office_day: Programme, output: Output, figures: str
):
    heading = Heading("Hội nghị", "", "06/12/2023", "07:05")
    timer = Timer(figures, "Còn lại", 0.5, Phase.NORMAL)
    for item in office_day.items:
        title, presenter = (item.title,), item.presenter.text if item.presenter else ""
        announced = Announcement("Next", "07:45", title, presenter)
        shown = ItemContent(heading, "Now", title, presenter, timer, announced)

        blocks = lay_out(shown, replace(output, large_clock=True), windows_measure())

        (found,) = [b for b in blocks if b.role is HallRole.FIGURES]
        assert found.text is not None
        assert found.text.size * FIGURE_HEIGHT >= 0.35 * output.height
        drawn = widest(found.text.lines, found.text.size, found.weight, windows_measure())
        assert found.narrowed * drawn <= found.box.width


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: f"{o.width}x{o.height}")
def test_what_comes_next_gives_way_to_the_large_clocks_title_before_that_is_cut(
    app: object, output: Output
):
    title = ("Báo cáo tình hình kinh tế - xã hội, quốc phòng, an ninh năm 2023",)
    timer = Timer("10:00", "Còn lại", 0.5, Phase.NORMAL)
    announced = Announcement("Next", "07:45", ("Thảo luận",), "Các đại biểu")
    shown = ItemContent(NO_HEADING, "Now", title, "Ủy ban nhân dân", timer, announced)

    blocks = lay_out(shown, replace(output, large_clock=True), windows_measure())

    assert HallRole.TITLE not in cut_roles(blocks)


@pytest.mark.parametrize("figures", ["10:00", "+1:08:33"])
def test_narrowed_figures_are_painted_inside_their_box_at_their_full_height(
    app: object, figures: str
):
    output = Output(1024, 768, large_clock=True)
    timer = Timer(figures, "Còn lại", 0.5, Phase.NORMAL)
    shown = ItemContent(NO_HEADING, "Now", ("Báo cáo",), "", timer, None)
    blocks = lay_out(shown, output, windows_measure())
    (block,) = [block for block in blocks if block.role is HallRole.FIGURES]
    image = QImage(output.width, output.height, QImage.Format.Format_RGB32)
    image.fill(0)

    painter = QPainter(image)
    paint_text(painter, block, QColor("white"))
    painter.end()

    inked = [
        (x, y)
        for x in range(output.width)
        for y in range(0, output.height, 2)
        if qGray(image.pixel(x, y)) > 127
    ]
    left, right = min(x for x, _y in inked), max(x for x, _y in inked)
    high = max(y for _x, y in inked) - min(y for _x, y in inked)
    assert block.narrowed < 1
    assert block.box.x <= left < block.box.x + 0.1 * output.width
    assert block.box.right - 0.1 * output.width < right <= block.box.right
    assert high >= 0.35 * output.height - 2


def test_the_floor_is_a_two_hundredth_of_the_distance_of_the_farthest_seat():
    output = Output(1920, 1080, seat_in_heights=6)

    capital_height = output.floor * 0.7

    assert capital_height == pytest.approx(1080 * 6 / 200)


def test_a_blackout_is_nothing_but_black():
    blocks = lay_out(Blackout(), OUTPUTS[0], MonospaceMeasure())

    assert [block.role for block in blocks] == [HallRole.BLACK]


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: f"{o.width}x{o.height}")
def test_all_of_the_offices_titles_fit_whole_or_in_their_short_form(
    app: object, office_day: Programme, output: Output
):
    measure = windows_measure()
    for item in office_day.items:
        if not item.timed:
            continue
        conference = Conference(office_day, MemoryJournal(), SimulatedClock(day_start(office_day)))
        conference.act(Jump(item.id))

        blocks = lay_out(hall_content(conference.snapshot(), office_day), output, measure)

        titles = [block.text for block in blocks if block.role is HallRole.TITLE]
        assert [title.cut for title in titles if title] == [False]


@pytest.mark.parametrize(
    "output",
    OUTPUTS[1:],  # on the narrowest a long title comes first
    ids=lambda o: f"{o.width}x{o.height}",
)
def test_that_an_hour_is_only_expected_makes_it_no_smaller(
    app: object, office_day: Programme, output: Output
):
    heading = Heading("Hội nghị", "", "06/12/2023", "07:05")
    for item in office_day.items:
        title, presenter = title_forms(item), presenter_text(item, office_day)
        announced = Announcement("Tiếp theo", "07:45", title, presenter)
        sizes = {}
        for note in ("", "dự kiến"):
            shown = ItemContent(heading, "", title, "", None, replace(announced, note=note))
            blocks = lay_out(shown, output, windows_measure())
            sizes[note] = [b.text.size for b in texts(blocks) if b.role is HallRole.NEXT_TIME]
            told = " ".join(line for b in texts(blocks) for line in b.text.lines)

        assert sizes["dự kiến"] == sizes[""]
        assert "dự kiến" in told.replace(TIE, " ")


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: f"{o.width}x{o.height}")
def test_no_line_of_the_offices_titles_breaks_a_name_or_leaves_a_word_alone(
    app: object, office_day: Programme, output: Output
):
    measure = windows_measure()
    for item in office_day.items:
        title = (item.title,)
        heading = Heading("Hội nghị", "", "06/12/2023", "07:05")
        timer = Timer("05:00", "Còn lại", 0.5, Phase.NORMAL)
        announced = Announcement("Next", "07:45", title, "")
        shown = ItemContent(heading, "Now", title, "", timer, announced)

        for block in texts(lay_out(shown, output, measure)):
            lines = block.text.lines if block.text else ()
            for line, following in pairwise(line.replace(TIE, " ") for line in lines):
                assert (line.split()[-1], following.split()[0]) not in BROKEN_NAMES
            assert len(lines) < 2 or len(lines[-1].replace(TIE, " ").split()) > 1


NEXT = "Thực hiện việc lấy phiếu tín nhiệm và công bố kết quả kiểm phiếu"
RUNNING = ["Thảo luận tổ", "Báo cáo công tác chuẩn bị, thảo luận tổ và bầu ban kiểm phiếu"]


def sizes(blocks: tuple[HallBlock, ...]) -> dict[HallRole, float]:
    return {block.role: block.text.size for block in blocks if block.text and block.text.lines}


@pytest.mark.parametrize("running", RUNNING)
def test_a_long_title_of_what_comes_next_is_read_well_where_what_runs_leaves_room(running, qapp):
    content = ItemContent(
        Heading("Hội nghị", "", "06/12/2023", "07:39"),
        "Đang diễn ra",
        (running,),
        "Ban Tổ chức Tỉnh ủy",
        Timer("12:00", "Còn lại", 0.2, Phase.NORMAL),
        Announcement("Tiếp theo", "07:51", (NEXT,), "Ban kiểm phiếu", note="dự kiến"),
    )
    output = Output(1920, 1080)

    size = sizes(lay_out(content, output, windows_measure()))

    assert size[HallRole.NEXT_TITLE] >= output.target
    assert size[HallRole.TITLE] >= 1.2 * output.target
    assert size[HallRole.TITLE] > size[HallRole.NEXT_TITLE]
    assert size[HallRole.FIGURES] >= 0.11 * output.height


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("status", list(Phase))
@pytest.mark.parametrize("progress", [None, 0.0, 0.4, 1.0])
@pytest.mark.usefixtures("qapp")
def test_a_time_that_goes_on_is_set_as_if_nothing_had_stood_there_before(
    large: bool, status: Phase, progress: float | None
):
    heading = Heading("Hội nghị", "", "06/12/2023", "08:00")
    announced = Announcement("Tiếp theo", "09:00", ("Thảo luận tổ",), "", "30 phút", "dự kiến")
    output, measure = Output(1920, 1080, large_clock=large), windows_measure()
    for figures in ("00:00", "11:11", "48:05", "+12:34", "1:02:03", "10:02:03", "sau 5 phút"):
        timer = Timer(figures, "Còn lại", progress, status)
        shown = ItemContent(heading, "Nội dung", ("Báo cáo",), "", timer, announced)

        assert lay_out_again(shown, output, measure) == lay_out(shown, output, measure)


def test_a_list_of_what_is_left_without_hours_stands_in_line_with_its_head(app: object):
    ahead = tuple(Ahead("", (title,)) for title in ("Báo cáo", "Thảo luận"))
    head = Heading("Hội nghị", "", "06/12/2023", "10:15")
    shown = PlainContent(head, "Break", ("Nghỉ giải lao",), "", "00:00", None, ahead=ahead)

    blocks = lay_out(shown, Output(1024, 768), windows_measure())

    rows = [block for block in blocks if block.role in {HallRole.NEXT_LABEL, HallRole.NEXT_TITLE}]
    assert len(rows) == 3
    assert len({block.box.x for block in rows}) == 1
    assert not [block for block in blocks if block.role is HallRole.NEXT_TIME]
