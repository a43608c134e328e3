"""The rostrum's display is legible by construction: large figures, no text outside or over."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desktop.measures import MonospaceMeasure
from tests.laws import law
from timekeeper.desktop.display.fonts import QtMeasure
from timekeeper.desktop.rostrum.scene import RostrumBlock, RostrumRole, RostrumScene
from timekeeper.files.typesetting import TextMeasure
from timekeeper.views.rostrum import Band, RostrumContent

SIZES = [(1024, 768), (1280, 800), (1920, 1080), (800, 480)]
ANY_SIZE = st.sampled_from(
    [*SIZES, (800, 600), (1366, 768), (1280, 1024), (2560, 1080), (768, 1024), (640, 400)]
)
UNBROKEN = "Mm" * 60
SYLLABLES = st.sampled_from([
    "Hội", "nghị", "Ban", "Thường", "vụ", "Tỉnh", "ủy", "báo", "cáo", "NGHĨA", "ỦY", "2024;",
    "số 38-KL/TW,", "https://tinhuy.example.vn/tai-lieu/2023", UNBROKEN,
])  # fmt: skip
SENTENCES = st.lists(SYLLABLES, min_size=1, max_size=60).map(" ".join)
CAPTIONS = {
    Band.AMPLE: "Còn thời gian",
    Band.NEARLY_OVER: "Sắp hết giờ",
    Band.OVERRUN: "Quá giờ · tạm dừng",
    Band.PAUSED: "Tạm dừng",
    Band.OPEN: "Đã qua",
    Band.IDLE: "Hội nghị đã kết thúc",
}
CONTENTS = st.builds(
    lambda band, figures, **rest: RostrumContent(
        band, CAPTIONS[band], "" if band is Band.IDLE else figures, **rest
    ),
    band=st.sampled_from(Band),
    figures=st.sampled_from(["04:05", "+00:15", "1:02:03", "+12:02:03", "+123:02:03"]),
    share=st.none() | st.floats(0, 1),
    title_forms=SENTENCES.map(lambda title: (title,)),
    presenter=st.just("") | SENTENCES,
    clock=st.just("07:05"),
    message=st.just("") | SENTENCES,
    item_figures=st.sampled_from(["", "17:45", "+1:02:03", "+123:02:03"]),
    item_words=SENTENCES,
    introduced_by=st.just("") | SENTENCES,
    line=st.just("") | SENTENCES,
)
PLAIN = RostrumContent(
    Band.AMPLE,
    CAPTIONS[Band.AMPLE],
    "12:34",
    0.5,
    ("Tuyên bố lý do, giới thiệu đại biểu",),
    "Văn phòng Tỉnh ủy",
    "07:35",
)

# Words wider than their room, each in a picture that once showed it so.
FOUND = [
    replace(PLAIN, title_forms=(UNBROKEN,)),
    replace(PLAIN, presenter=UNBROKEN),
    replace(PLAIN, message=UNBROKEN),
    replace(PLAIN, item_figures="+123:02:03", item_words=UNBROKEN),
    replace(PLAIN, item_figures="+123:02:03", item_words="x" * 40 + " NGHĨA"),
]


def texts(blocks: tuple[RostrumBlock, ...]) -> list[RostrumBlock]:
    return [block for block in blocks if block.text is not None and block.text.lines]


def only(blocks: tuple[RostrumBlock, ...], role: RostrumRole) -> RostrumBlock:
    (block,) = [block for block in blocks if block.role is role]
    return block


def overlap(one: RostrumBlock, other: RostrumBlock) -> bool:
    a, b = one.box, other.box
    return (
        a.x < b.right - 0.5 and b.x < a.right - 0.5
        and a.y < b.bottom - 0.5 and b.y < a.bottom - 0.5
    )  # fmt: skip


def assert_legible(content: RostrumContent, size: tuple[int, int], measure: TextMeasure) -> None:
    blocks = RostrumScene(content, *size, measure).blocks()

    width, height = size
    for block in texts(blocks):
        assert block.text is not None
        assert block.box.x >= 0
        assert block.box.y >= 0
        assert block.box.right <= width
        assert block.box.bottom <= height
        assert block.text.height <= block.box.height + 0.5
        assert block.text.size >= 4 * min(height, width * 0.75) / 100 - 1e-6
        for line in block.text.lines:
            assert measure.width(line, block.text.size, block.weight) <= block.box.width + 1
    for block in blocks:
        assert block.text is None or block.text.lines or not block.text.cut, block.role
    drawn = [block for block in blocks if block.role in (RostrumRole.SIGN, RostrumRole.BAR)]
    for one, other in combinations([*texts(blocks), *drawn], 2):
        assert not overlap(one, other), (one, other)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_who_introduces_reads_his_words_while_no_time_is_counted(
    app: object, size: tuple[int, int]
):
    said = {"introduced_by": "Văn phòng", "line": "Xin mời đồng chí Bí thư lên phát biểu."}
    waiting = replace(PLAIN, band=Band.IDLE, figures="", share=None, **said)

    line = only(RostrumScene(waiting, *size, QtMeasure()).blocks(), RostrumRole.LINE)
    running = RostrumScene(replace(PLAIN, **said), *size, QtMeasure()).blocks()

    assert line.text is not None
    assert (
        " ".join(" ".join(line.text.lines).split())
        == "Văn phòng: Xin mời đồng chí Bí thư lên phát biểu."
    )
    assert [block for block in running if block.role is RostrumRole.LINE] == []


def with_what_was_found(test: Callable[..., None]) -> Callable[..., None]:
    for content, size in product(FOUND, SIZES):
        test = example(content=content, size=size)(test)
    return test


@law(1_000)
@given(content=CONTENTS, size=ANY_SIZE)
@with_what_was_found
def test_no_text_lies_outside_its_box_or_over_another(
    content: RostrumContent, size: tuple[int, int]
):
    assert_legible(content, size, MonospaceMeasure())


@law(300)
@given(content=CONTENTS, size=ANY_SIZE)
@with_what_was_found
def test_the_same_holds_for_the_real_typeface(
    app: object, content: RostrumContent, size: tuple[int, int]
):
    assert_legible(content, size, QtMeasure())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_figures_take_a_third_of_the_height_or_all_of_the_width(
    app: object, size: tuple[int, int]
):
    blocks = RostrumScene(PLAIN, *size, QtMeasure()).blocks()

    figures = only(blocks, RostrumRole.FIGURES).box
    assert figures.height >= size[1] / 3 or figures.width >= 0.9 * size[0]
    assert figures.height >= 0.3 * size[1]


@law(100)
@given(CONTENTS.filter(lambda content: content.figures), st.sampled_from(SIZES))
def test_the_figures_are_the_largest_text_unless_a_message_stands(
    content: RostrumContent, size: tuple[int, int]
):
    blocks = RostrumScene(replace(content, message=""), *size, MonospaceMeasure()).blocks()

    sizes = {block.role: block.text.size for block in blocks if block.text is not None}
    assert max(sizes, key=lambda role: sizes[role]) is RostrumRole.FIGURES


def test_a_message_stands_above_the_time():
    blocks = RostrumScene(
        replace(PLAIN, message="Mời đồng chí kết thúc"), 1920, 1080, MonospaceMeasure()
    ).blocks()

    message, figures = only(blocks, RostrumRole.MESSAGE), only(blocks, RostrumRole.FIGURES)
    assert message.box.bottom < figures.box.y
    assert message.text is not None
    assert message.text.size > 80


def test_an_overrun_fills_the_display_from_edge_to_edge():
    over = replace(PLAIN, band=Band.OVERRUN, figures="+00:01", share=1.0)

    field = only(RostrumScene(over, 1920, 1080, MonospaceMeasure()).blocks(), RostrumRole.FIELD).box

    assert (field.x, field.y, field.width) == (0, 0, 1920)


def test_the_next_second_changes_the_figures_and_the_bar_alone():
    before = RostrumScene(PLAIN, 1920, 1080, MonospaceMeasure()).blocks()
    after = RostrumScene(
        replace(PLAIN, figures="12:33", share=0.505), 1920, 1080, MonospaceMeasure()
    ).blocks()

    changed = {block.role for block in set(before) ^ set(after)}
    assert changed == {RostrumRole.FIGURES, RostrumRole.BAR}
