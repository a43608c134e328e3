"""Late starts, overruns, pauses and slips, with figures reckoned by hand."""

from __future__ import annotations


def local(time):
    return f"2023-12-06T{time}+07:00"


def clock(picture):
    current = picture["current"]
    return (
        current["id"],
        current["allotted_s"],
        current["elapsed_s"],
        current["remaining_s"],
        current["overrun_s"],
    )


def expected_start(picture, item):
    return picture["items"][item]["expected_start"]


# A late start and the ten minutes between the two parts


def test_the_gap_before_a_fixed_start_absorbs_a_late_start(played):
    picture = played("07:36 start").at("07:36:00")

    assert clock(picture) == ("s1.p1.i1", 300, 0, 300, 0)
    assert expected_start(picture, "s1.p1.i2") == local("07:41:00")
    assert picture["items"]["s1.p1.i5"]["expected_end"] == local("08:56:00")
    assert expected_start(picture, "s1.p2.i1") == local("09:00:00")
    assert (picture["deviation_s"], picture["session_expected_end"]) == (0, local("11:00:00"))


def test_what_the_gap_cannot_absorb_moves_the_end_of_the_session(played):
    picture = played("07:44 start").at("07:44:00")

    assert picture["items"]["s1.p1.i5"]["expected_end"] == local("09:04:00")
    assert expected_start(picture, "s1.p2.i1") == local("09:04:00")
    assert (picture["deviation_s"], picture["session_expected_end"]) == (240, local("11:04:00"))
    assert expected_start(picture, "s2.i1") == local("13:30:00")


def test_a_hall_that_still_waits_falls_behind_by_the_minute(played):
    picture = played("07:55 start").at("07:50:00")

    assert picture["stage"] == "waiting"
    assert picture["next"]["expected_start"] == local("07:50:00")
    assert (picture["deviation_s"], picture["session_expected_end"]) == (600, local("11:10:00"))


def test_a_part_that_ends_within_the_gap_leaves_the_next_on_time(played):
    day = played(
        "07:36 start",
        *(f"{at} next" for at in ("07:41", "07:51", "08:11", "08:26")),
        "08:56 finish",
    )

    picture = day.at("08:56:30")

    assert picture["next"]["expected_start"] == local("09:00:00")
    assert picture["deviation_s"] == 0
    assert day.report["items"]["s1.p1.i1"]["actual_start"] == local("07:36:00")
    assert day.report["items"]["s1.p1.i1"]["overrun_s"] == 0


# An overrun and an extension

OVERRUN = (
    "07:30 start",
    "07:35 next",
    "07:45 next",
    "08:04 add minutes: 5",
    "08:12 next",
)


def test_an_extension_gives_the_running_item_its_time(played):
    day = played(*OVERRUN)

    assert clock(day.at("08:03:00")) == ("s1.p1.i3", 1200, 1080, 120, 0)
    assert clock(day.at("08:04:30")) == ("s1.p1.i3", 1500, 1170, 330, 0)


def test_an_extension_is_not_known_before_it_was_given(played):
    picture = played(*OVERRUN).at("08:03:59")

    assert picture["current"]["allotted_s"] == 1200


def test_past_its_extension_the_item_overruns_and_remaining_goes_below_zero(played):
    picture = played(*OVERRUN).at("08:11:00")

    assert clock(picture) == ("s1.p1.i3", 1500, 1560, -60, 60)
    assert picture["next"]["expected_start"] == local("08:11:00")
    assert picture["items"]["s1.p1.i5"]["expected_end"] == local("08:56:00")
    assert picture["deviation_s"] == 0


def test_the_report_holds_the_extension_apart_from_the_overrun(played):
    item = played(*OVERRUN).report["items"]["s1.p1.i3"]

    assert (item["allotted_s"], item["added_s"]) == (1200, 300)
    assert (item["used_s"], item["overrun_s"]) == (1620, 120)
    assert item["actual_end"] == local("08:12:00")


def test_an_item_that_runs_has_no_end_and_no_used_time_in_the_report(played):
    item = played(*OVERRUN).report["items"]["s1.p1.i4"]

    assert item["state"] == "running"
    assert item["actual_start"] == local("08:12:00")
    assert {item["actual_end"], item["used_s"], item["overrun_s"]} == {None}


def test_an_overrun_without_a_gap_ahead_is_a_deviation(played):
    day = played(
        "07:30 start",
        *(f"{at} next" for at in ("07:35", "07:45", "08:05", "08:20")),
        "08:50 finish",
        "09:00 start",
        "09:05 next",
    )

    picture = day.at("09:30:00")

    assert clock(picture) == ("s1.p2.i2", 1200, 1500, -300, 300)
    assert expected_start(picture, "s1.p2.i8") == local("10:35:00")
    assert (picture["deviation_s"], picture["session_expected_end"]) == (300, local("11:05:00"))
    assert expected_start(picture, "s2.i1") == local("13:30:00")


def test_a_cut_takes_time_from_the_running_item(played):
    day = played("07:30 start", "07:31 cut minutes: 2", "07:33 next")

    assert clock(day.at("07:32:00")) == ("s1.p1.i1", 180, 120, 60, 0)
    assert day.report["items"]["s1.p1.i1"]["added_s"] == -120
    assert day.report["items"]["s1.p1.i1"]["overrun_s"] == 0


def test_time_left_over_is_a_negative_overrun_in_the_report(played):
    report = played("07:30 start", "07:34:15 next", "07:44:15 finish").report

    assert report["items"]["s1.p1.i1"]["overrun_s"] == -45
    assert report["items"]["s1.p1.i2"]["overrun_s"] == 0
    assert report["bodies"]["Văn phòng Tỉnh ủy"]["overrun_s"] == -45


# A wrong Next

SLIP = ("07:30 start", "07:33:20 next", "07:33:27 undo", "07:35 next")


def test_undoing_a_wrong_next_gives_the_item_its_whole_time_back(played):
    day = played(*SLIP)

    assert clock(day.at("07:33:25")) == ("s1.p1.i2", 600, 5, 595, 0)
    picture = day.at("07:34:00")
    assert clock(picture) == ("s1.p1.i1", 300, 240, 60, 0)
    assert picture["items"]["s1.p1.i2"]["state"] == "pending"
    assert expected_start(picture, "s1.p1.i2") == local("07:35:00")


def test_the_report_does_not_know_of_a_slip_that_was_undone(played):
    report = played(*SLIP).report

    assert report["items"]["s1.p1.i1"]["used_s"] == 300
    assert report["items"]["s1.p1.i2"]["actual_start"] == local("07:35:00")
    assert report["integrity"]["entries"] == 4


def test_what_was_undone_by_mistake_is_done_again_at_its_own_time(played):
    day = played("07:30 start", "07:34 next", "07:34:10 undo", "07:34:20 redo")

    assert clock(day.at("07:34:15"))[:3] == ("s1.p1.i1", 300, 255)
    assert clock(day.at("07:34:50")) == ("s1.p1.i2", 600, 50, 550, 0)
    assert day.report["items"]["s1.p1.i1"]["actual_end"] == local("07:34:00")


# A pause

PAUSE = ("07:30 start", "07:35 next", "07:38 pause", "07:40:30 resume", "07:48 next")


def test_the_clock_stands_still_while_paused(played):
    picture = played(*PAUSE).at("07:39:00")

    assert picture["stage"] == "paused"
    assert clock(picture) == ("s1.p1.i2", 600, 180, 420, 0)
    assert picture["items"]["s1.p1.i2"]["state"] == "paused"
    assert picture["items"]["s1.p1.i2"]["expected_end"] == local("07:46:00")


def test_after_the_pause_the_clock_goes_on_where_it_stood(played):
    assert clock(played(*PAUSE).at("07:41:00")) == ("s1.p1.i2", 600, 210, 390, 0)


def test_the_report_takes_pauses_from_the_used_time(played):
    item = played(*PAUSE).report["items"]["s1.p1.i2"]

    assert (item["actual_start"], item["actual_end"]) == (local("07:35:00"), local("07:48:00"))
    assert (item["paused_s"], item["used_s"], item["overrun_s"]) == (150, 630, 30)


# An item that takes place only if there is one

SKIP = ("13:30 jump item: s2.i1", "13:45 skip item: s2.i3", "14:00 restore item: s2.i3")


def test_skipping_an_item_brings_the_rest_forward(played):
    picture = played(*SKIP).at("13:50:00")

    assert picture["items"]["s2.i3"]["state"] == "skipped"
    assert expected_start(picture, "s2.i2") == local("14:30:00")
    assert expected_start(picture, "s2.i4") == local("14:40:00")
    assert expected_start(picture, "s2.i5") == local("14:45:00")
    assert (picture["deviation_s"], picture["session_expected_end"]) == (-900, None)


def test_bringing_it_back_gives_the_programme_its_times_back(played):
    picture = played(*SKIP).at("14:00:00")

    assert expected_start(picture, "s2.i4") == local("14:55:00")
    assert picture["deviation_s"] == 0


def test_next_passes_over_a_skipped_item(played):
    day = played("13:30 jump item: s2.i2", "13:35 skip item: s2.i3", "13:40 next")

    assert day.at("13:41:00")["current"]["id"] == "s2.i4"
    skipped = day.report["items"]["s2.i3"]
    assert skipped["state"] == "skipped"
    assert {skipped["actual_start"], skipped["used_s"], skipped["overrun_s"]} == {None}


# A correction

CORRECTION = ("07:30 start", "07:36:10 next", '07:37 correct to: "07:35"', "07:45 next")


def test_a_correction_moves_the_start_and_the_end_before_it(played):
    day = played(*CORRECTION)

    assert clock(day.at("07:36:30")) == ("s1.p1.i2", 600, 20, 580, 0)
    picture = day.at("07:37:30")
    assert clock(picture) == ("s1.p1.i2", 600, 150, 450, 0)
    assert picture["items"]["s1.p1.i1"]["expected_end"] == local("07:35:00")


def test_the_report_has_the_corrected_times(played):
    items = played(*CORRECTION).report["items"]

    assert (items["s1.p1.i1"]["actual_end"], items["s1.p1.i1"]["used_s"]) == (
        local("07:35:00"),
        300,
    )
    assert (items["s1.p1.i2"]["actual_start"], items["s1.p1.i2"]["used_s"]) == (
        local("07:35:00"),
        600,
    )


def test_a_correction_that_cannot_be_true_stops_the_day_at_its_line(played):
    answer = played("07:30 start", "07:36 next", '07:37 correct to: "07:29"').answer

    assert answer.status == 1
    assert "actions.yaml:4: " in answer.err
    assert "07:30:00" in answer.err


# Going back


def test_previous_counts_both_runs_of_the_item_and_not_what_came_between(played):
    day = played("07:30 start", "07:32 next", "07:32:40 previous", "07:35 next")

    assert clock(day.at("07:33:40")) == ("s1.p1.i1", 300, 180, 120, 0)
    item = day.report["items"]["s1.p1.i1"]
    assert (item["used_s"], item["paused_s"], item["overrun_s"]) == (260, 40, -40)


def test_a_note_changes_no_time(played):
    day = played("07:30 start", '07:32 note text: "Đại biểu đến muộn"', "07:35 next")

    assert day.report["items"]["s1.p1.i1"]["used_s"] == 300
    assert day.report["integrity"]["entries"] == 3
