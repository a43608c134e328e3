"""Text wraps first, then shrinks to the floor, then takes its short form, then is cut."""

from __future__ import annotations

from tests.desktop.measures import MonospaceMeasure
from timekeeper.desktop.typesetting import TIE, Fit, fit_text, kept_together

MEASURE = MonospaceMeasure()
FOUR_WORDS = "mở đầu rất hay"


def test_text_that_fits_keeps_its_largest_size():
    typeset = fit_text(("ngắn",), Fit(400, 100, 40, 20), MEASURE)

    assert typeset.lines == ("ngắn",)
    assert typeset.size == 40


def test_text_wraps_before_it_shrinks():
    typeset = fit_text((FOUR_WORDS,), Fit(200, 100, 40, 20), MEASURE)

    assert len(typeset.lines) == 2
    assert typeset.size == 40


def test_text_shrinks_to_the_floor_and_not_below():
    typeset = fit_text((FOUR_WORDS,), Fit(145, 26, 40, 20), MEASURE)

    assert 20 <= typeset.size < 21
    assert typeset.lines == (FOUR_WORDS,)
    assert not typeset.cut


def test_the_short_form_comes_before_cutting():
    typeset = fit_text((FOUR_WORDS, "mở đầu"), Fit(80, 26, 40, 20), MEASURE)

    assert typeset.lines == ("mở đầu",)
    assert not typeset.cut


def test_what_never_fits_is_cut_at_a_word_at_the_floor():
    typeset = fit_text((FOUR_WORDS,), Fit(80, 26, 40, 20), MEASURE)

    assert typeset.lines == ("mở đầu…",)
    assert typeset.size == 20
    assert typeset.cut


def test_lines_are_of_about_the_same_length():
    typeset = fit_text(("một hai ba bốn năm",), Fit(150, 60, 20, 20), MEASURE)

    lengths = [len(line) for line in typeset.lines]
    assert len(lengths) == 2
    assert max(lengths) - min(lengths) <= 4


def test_names_of_institutions_are_not_broken():
    text = kept_together("Báo cáo của Ban Thường vụ Tỉnh ủy")

    assert f"Ban{TIE}Thường{TIE}vụ" in text
    assert f"Tỉnh{TIE}ủy" in text


def test_no_text_takes_no_room():
    typeset = fit_text(("",), Fit(100, 100, 40, 20), MEASURE)

    assert typeset.lines == ()
    assert typeset.height == 0
