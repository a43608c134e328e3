"""The same words are found however two texts write them."""

from __future__ import annotations

import pytest

from tests.growth import LIMIT, growth
from timekeeper.views.sayings import Sayings, run_together, same_words

SECRET = Sayings(["Nhân sự khóa mới", "Nhân sự", "TEN-MAT", "An"], least=4)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Phần II: nhân sự khóa mới", "Phần II: X"),
        ("NHÂN  SỰ\u00a0KHOÁ\nMỚI và nghỉ", "X và nghỉ"),
        ("“Nhân sự - khóa mới”; sau đó họp", "“X”; sau đó họp"),
        ("Nhân sự, rồi nhân\u200b sự", "X, rồi X"),
        ("Nha\u0302n sư\u0323 kho\u0301a mơ\u0301i", "X"),
        ("Ten_Mat/ten mat", "X/X"),
        ("an", "X"),
        ("(Nhân sự khóa mới)", "(X)"),
        ("[Nhân (sự) ] và", "[X ] và"),
        ("Nhân (sự), (nghỉ)", "X, (nghỉ)"),
    ],
)
def test_case_spaces_punctuation_hidden_characters_and_the_tone_s_place_make_no_difference(
    text, shown
):
    assert SECRET.replaced(text, "X") == shown


@pytest.mark.parametrize("text", ["TEN-MATS", "Nhân khóa mới", "Nhà văn An Bình", "", "—", "sự"])
def test_part_of_a_word_other_words_and_a_short_phrase_by_chance_are_left_as_they_are(text):
    assert SECRET.replaced(text, "X") is text


def test_what_is_said_is_told_in_the_form_in_which_it_is_compared():
    assert SECRET.in_text("Về nhân sự khoá mới") == {
        same_words("Nhân sự"),
        same_words("NHÂN SỰ KHÓA MỚI"),
    }


def test_phrases_without_words_are_nothing():
    assert Sayings(["", "–", "()"]).replaced("– ()", "X") == "– ()"


def test_ten_times_the_sayings_and_texts_take_about_ten_times_as_long():
    def work(count):
        texts = [f"Nội dung {n} về công tác" for n in range(count)]
        known = Sayings(texts)
        return lambda: [known.replaced(text, "X") for text in texts]

    assert growth(work, 200) < LIMIT


@pytest.mark.parametrize("text", ["Điều động", "dieu-dong", "DieuDong_", "ĐIỀU ĐỘNG", "Điều  động"])
def test_words_that_are_typed_without_marks_and_spaces_are_the_same_run_of_letters(text):
    assert run_together(text) == "dieudong"
