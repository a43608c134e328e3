"""Clocks are set right by those around them, and only where no other can stand."""

import pytest

from timekeeper.files.importers.formats.pdf.scanning.page_clocks import (
    clocks_that_follow,
    hours_of_the_night,
    minutes_in_brackets,
)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("7g30 - 8g15: A §g15 - 9g00: B", "8g15"),
        ("8g15 - 9g00: A 9800 - 9g35: B", "9g00"),
        ("8h00 - 8h15: A 8n15 - 9h00: B", "8h15"),
        ("12h00 - 13h00: A 18h30 – 13h45: B", "13h30"),
        ("8 giờ 00 - 8 giờ 45: A § giờ 45 - 9 giờ 10: B", "8"),
        ("8 giờ 00 đến 8 giờ 45: A § giờ 45 đến 9 giờ 10: B", "8"),
    ],
)
def test_a_range_begins_where_the_one_before_it_ends_if_it_cannot_be_read(text, start):
    words = text.split()

    assert list(clocks_that_follow(words).values()) == [start]


@pytest.mark.parametrize(
    "text",
    [
        "8h00 - 8h15: A 8h20 - 9h00: B",
        "8h00 - 8h15: A x 14h00 - 9h00: B",
        "22h00 - 23h00: A 23h00 - 26h30: B",
        "8h00 - 9h15: A từ - 9h00: B",
        "tầng 2-3h00",
    ],
)
def test_a_range_that_can_be_read_or_cannot_be_told_stays(text):
    assert clocks_that_follow(text.split()) == {}


@pytest.mark.parametrize(
    ("text", "doubtful", "meant"),
    [
        ("14g15 - 14g35: A 11g35 - 14g55: B", {4}, {4: "14g35"}),
        ("14g15 - 14g39: A 14g35 - 14g55: B", {2}, {2: "14g35:"}),
        ("**9h00 - 9h30:** A **0h30 - 9h45:** B", {4}, {4: "**9h30"}),
        ("8 giờ 55 đến 9 giờ 00: A 0 giờ 00 đến 9 giờ 30: B", {6, 8}, {8: "9"}),
        ("9 giờ 25 đến 9 giờ 55: A 00 giờ 55 đến 10 giờ 00: B", {8}, {8: "9"}),
        ("17h30 - 18h00: A 8h00 - 19h00: B", {4}, {4: "18h00"}),
        ("14g15 - 14g35: A 11g35 - 14g55: B", set(), {}),
        ("14g15 - 14g35: A 11g35 - 14g55: B", {2, 4}, {}),
        ("8h00 - 9h00: A 8h15 - 9h30: B", {4}, {}),
        ("8h00 - 8h30: A 8h40 - 9h30: B", {4}, {}),
    ],
)
def test_of_two_ranges_that_overlap_the_clock_that_is_not_sure_is_the_other_one(
    text, doubtful, meant
):
    assert clocks_that_follow(text.split(), doubtful) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Hát (10 phút) Chào (5’) | Lễ (5) - MC", {6: "(5’)"}),
        ("Hát (10p) Chào (5') | Lễ (5). | Bế mạc", {5: "(5’)."}),
        ("Hát (10 phút) Chào (5’) | (5) - Bế mạc", {}),
        ("Hát (10 phút) Chào (5’) | Trao (5) suất", {}),
        ("Hát (10 phút) | Lễ (5) - MC", {}),
    ],
)
def test_a_number_in_brackets_is_a_length_where_more_are(text, meant):
    words = text.replace("| ", "|").split()
    begins = {at for at, word in enumerate(words) if word.startswith("|")}

    assert minutes_in_brackets([word.strip("|") for word in words], {0, *begins}) == meant


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("3 giờ 00 - 8 giờ 20 Tham luận", [0]),
        ("03:00 - 08:20 Tham luận", [0]),
        ("13 giờ 00 - 14 giờ 20 Tham luận", []),
        ("Thảo luận trong 3 giờ tại tổ", []),
        ("ngày 3 tháng 4 năm 2025", []),
    ],
)
def test_an_hour_of_the_night_is_doubted_for_an_eight_seen_as_a_three(text, at):
    assert list(hours_of_the_night(text.split())) == at
