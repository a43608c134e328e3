"""A draft under review: which doubts are open after each correction."""

from __future__ import annotations

from datetime import time

import pytest
from msgspec.structs import replace

from tests.fakes import minutes
from timekeeper.core.changes.revision import headed, merged, removed, split, unheaded
from timekeeper.core.changes.sessions import joined, session_from, without
from timekeeper.files.importers.draft.draft import Doubt, Draft
from timekeeper.files.importers.draft.draft_json import draft_to_json
from timekeeper.files.importers.formats.plain_text import rows_of
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.rows import lines_of
from timekeeper.files.importers.review.correcting import Target, revised
from timekeeper.files.importers.review.review import Review

HEAD = "CHƯƠNG TRÌNH\nHội nghị tổng kết\n(Ngày 06/12/2023)\n"
TEXT = HEAD + "8h - 8h30 (20p): A (Sở Y tế)\n8h30 - 9h: B (Sở Y tế)\n"


def review(text: str = TEXT) -> Review:
    return Review.of(draft_from(lines_of(rows_of(text))))


def kinds(reviewed: Review) -> list[str]:
    return [doubt.kind for doubt in reviewed.doubts]


def test_a_draft_just_read_has_the_doubts_of_its_reader():
    reviewed = review()

    assert reviewed.doubts == reviewed.draft.doubts
    assert kinds(reviewed) == ["length_disagrees"]


def test_an_accepted_suggestion_settles_its_doubt():
    reviewed = review()

    after = reviewed.accepted(reviewed.doubts[0])

    assert kinds(after) == []
    assert after.programme != reviewed.programme


def test_a_dismissed_doubt_leaves_the_programme_as_read():
    reviewed = review()

    after = reviewed.dismiss(reviewed.doubts[0])

    assert kinds(after) == []
    assert after.programme == reviewed.programme


def test_a_dismissed_mistake_is_told_again_once_it_is_another():
    reviewed = review()
    after = reviewed.dismiss(reviewed.doubts[0])

    changed = after.revised(revised(after.programme, Target(item="s1.i1"), "minutes", 25))

    assert kinds(changed) == ["length_disagrees"]


def test_a_dismissed_mistake_stays_so_whatever_its_item_is_called_since():
    reviewed = review()
    after = reviewed.dismiss(*reviewed.doubts)

    changed = after.revised(revised(after.programme, Target(item="s1.i1"), "title", "Khác hẳn"))

    assert kinds(changed) == []


def test_a_correction_that_makes_a_mistake_is_told_at_the_line_of_its_item():
    reviewed = review()

    programme = revised(reviewed.programme, Target(item="s1.i2"), "start", None)
    programme = revised(programme, Target(item="s1.i2"), "end", None)
    after = reviewed.revised(programme)

    assert [(d.kind, d.line) for d in after.doubts if d.item == "s1.i2"] == [("no_length", 5)]


def test_a_readers_doubt_is_settled_when_its_field_is_corrected_or_its_item_is_gone():
    base = review(HEAD + "8h - 8h30: A\n8h30 - 9h: B\n").draft
    unsure = Doubt(5, "presenter", "Who?", item="s1.i2")
    reviewed = Review.of(Draft(base.programme, (unsure,), base.original, base.lines))

    named = revised(reviewed.programme, Target(item="s1.i2"), "presenter", "Sở Y tế")
    retitled = revised(reviewed.programme, Target(item="s1.i2"), "title", "C")
    (first, *_rest) = reviewed.programme.sessions[0].parts[0].items
    alone = review(HEAD + "8h - 8h30: A\n").programme

    assert kinds(reviewed) == ["presenter"]
    assert kinds(reviewed.revised(named)) == []
    assert kinds(reviewed.revised(retitled)) == ["presenter"]
    assert first == alone.items[0]
    assert kinds(reviewed.revised(alone)) == []


def test_headings_know_their_lines():
    reviewed = review(HEAD + "I. BUỔI SÁNG\n8h - 8h30: A\nII. BUỔI CHIỀU\n14h - 15h: B\n")

    assert [reviewed.heading_line(0), reviewed.heading_line(1)] == [4, 6]
    assert reviewed.heading_line(0, 3) is None
    assert reviewed.lines("s2.i1") == (7,)


TIMES_APART = HEAD + "8h00\nĐón tiếp\nBUỔI SÁNG\n8h30\nBáo cáo\nNgười trình bày: Sở Y tế\n9h: B\n"


def test_an_item_knows_all_rows_it_was_read_from():
    reviewed = review(TIMES_APART)
    first, second, third = (i.id for i in reviewed.programme.items)

    assert [set(reviewed.lines(i)) for i in (first, second, third)] == [{4, 5}, {7, 8, 9}, {10}]
    own = draft_to_json(reviewed.draft)["lines"]
    assert list(own.items()) == [(i, reviewed.lines(i)[0]) for i in (first, second, third)]


def test_merged_and_split_items_keep_the_rows_they_were_read_from():
    reviewed = review(TEXT)

    whole = reviewed.revised(merged(reviewed.programme, "s1.i1"))
    halves = whole.revised(split(whole.programme, "s1.i1", minutes(10)))
    gone = reviewed.revised(removed(reviewed.programme, "s1.i2", ripple=False))

    assert whole.lines("s1.i1") == (4, 5)
    assert [halves.lines(i.id) for i in halves.programme.items] == [(4, 5), (4, 5)]
    assert whole.left_out == halves.left_out == frozenset()
    assert gone.left_out == {5}


def test_an_item_that_becomes_a_heading_and_one_again_keeps_the_rows_it_was_read_from():
    reviewed = review(TIMES_APART)
    first = reviewed.programme.items[1].id

    part = reviewed.revised(headed(reviewed.programme, first))
    back = part.revised(unheaded(part.programme, 1, 0))
    gone = part.revised(without(part.programme, 1, 0, ripple=False))

    assert [part.heading_line(1, 0), part.left_out] == [7, frozenset()]
    assert back.lines(back.programme.items[1].id) == (7, 8, 9)
    assert back.left_out == frozenset()
    assert gone.left_out >= {7, 8, 9, 10}


def test_a_heading_that_becomes_an_item_keeps_its_row():
    reviewed = review(HEAD + "I. Phần mở đầu\n8h: A\n9h: B\nII. Phần nghị sự\n10h: C\n11h: D\n")
    own = [line for _session, part, line in reviewed.draft.headings if part == 1]

    item = reviewed.revised(unheaded(reviewed.programme, 0, 1))

    assert own == [7]
    assert item.lines(item.programme.items[2].id) == (7,)
    assert item.left_out == reviewed.left_out == frozenset()


def test_a_row_is_taken_in_where_it_stood_and_no_longer_a_note():
    duties = "PHÂN CÔNG NHIỆM VỤ\n1. Văn phòng chuẩn bị hội trường.\n2. Ban Tổ chức mời đại biểu.\n"
    timed = [f"{n}. Từ {n + 7}h00 đến {n + 7}h30 (30p): {n} (Sở Y tế)\n" for n in (1, 2, 3, 4)]
    text = f"{HEAD}{timed[0]}{timed[1]}Văn nghệ chào mừng\n{timed[2]}{timed[3]}{duties}"
    reviewed = review(text)
    reviewed = replace(reviewed, draft=replace(reviewed.draft, original=rows_of(text)))
    assert "not_understood" in kinds(reviewed)

    found = reviewed.taken_in(6)
    assert found is not None
    after, name = found

    assert [i.title for i in after.programme.items] == ["1", "2", "Văn nghệ chào mừng", "3", "4"]
    assert after.programme.slot("s1.i2").item.notes == ()
    assert "not_understood" not in kinds(after)
    assert (after.lines(name), after.taken_in(6)) == ((6,), None)
    assert after.left_out == {9, 10, 11}
    again = after.revised(removed(after.programme, name, ripple=False))
    assert again.taken_in(6) is not None


@pytest.mark.parametrize("mark", ["- ", "+ ", "• ", "* "])
def test_a_row_is_taken_in_without_its_bullet(mark):
    text = f"{TEXT}LƯU Ý\n{mark}Đại biểu để xe ở sân sau.\n"
    reviewed = review(text)
    reviewed = replace(reviewed, draft=replace(reviewed.draft, original=rows_of(text)))

    found = reviewed.taken_in(7)

    assert found is not None
    assert found[0].programme.slot(found[1]).item.title == "Đại biểu để xe ở sân sau."


@pytest.mark.parametrize("line", [7, 8, 9])
def test_any_row_of_an_item_that_was_removed_brings_it_back_as_it_was_read(line):
    reviewed = review(TIMES_APART)
    reviewed = replace(reviewed, draft=replace(reviewed.draft, original=rows_of(TIMES_APART)))
    second = reviewed.programme.items[1].id
    gone = reviewed.revised(removed(reviewed.programme, second, ripple=False))

    found = gone.taken_in(line)

    assert found is not None
    assert (found[0].programme, found[1]) == (reviewed.programme, second)
    assert found[0].left_out == frozenset()


@pytest.mark.parametrize("line", [1, 5])
def test_a_row_whose_words_an_item_or_the_head_has_is_not_written_twice(line):
    text = "Họp tổng kết\nNgày 6/12/2023\nTại hội trường\n8h00: Báo cáo công tác\nxây dựng Đảng\n"
    reviewed = review(text)
    reviewed = replace(reviewed, draft=replace(reviewed.draft, original=rows_of(text)))

    assert reviewed.programme.items[0].title == "Báo cáo công tác xây dựng Đảng"
    assert reviewed.taken_in(line) is None


def test_a_heading_keeps_its_line_where_sessions_and_parts_come_and_go():
    text = HEAD + "BUỔI SÁNG\n8h: A\n9h: B\nBUỔI CHIỀU\n14h: C\n15h: D\n"
    reviewed = review(text)
    assert [reviewed.heading_line(s) for s in (0, 1)] == [4, 7]

    cut = reviewed.revised(session_from(reviewed.programme, "s1.i2", "new"))
    first_gone = cut.revised(without(cut.programme, 0, None, ripple=False))
    joined_up = cut.revised(joined(joined(cut.programme, 0, None), 0, None))

    assert [cut.heading_line(s) for s in range(3)] == [4, None, 7]
    assert [first_gone.heading_line(s) for s in (0, 1)] == [4, 7]
    assert joined_up.heading_line(0) == 4


@pytest.mark.parametrize("acts", ["1. 8h - 9h: A\n2. 9h - 10h: B\n", "1. Chào cờ\n2. Khai mạc\n"])
@pytest.mark.parametrize(
    "chapter",
    [
        "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng in tài liệu.\n- Tổ 1 đón khách.\nCác tổ phối hợp.\n",
        "III. LƯU Ý\nMang theo tài liệu.\n",
        "",
    ],
)
def test_other_chapters_remarks_and_the_foot_are_left_out_and_can_be_taken_in(acts, chapter):
    foot = "Nơi nhận:\n- Như trên;\n- Lưu VT.\nTM. BAN TỔ CHỨC\n"
    text = f"{HEAD}I. NGHI LỄ\n{acts}{chapter}{foot}"
    reviewed = review(text)
    reviewed = replace(reviewed, draft=replace(reviewed.draft, original=rows_of(text)))

    below = range(7, 7 + chapter.count("\n") + 4)
    assert reviewed.left_out == {*below}
    for line in below:
        found = reviewed.taken_in(line)
        assert found is not None
        assert line not in found[0].left_out


def test_what_is_kept_of_earlier_doubts_says_what_would_be_said_anew():
    clocks = "".join(f"{7 + n // 6}h{n % 6}0 - {7 + n // 6}h{n % 6}5 (3p): A\n" for n in range(9))
    reviewed = review(f"{HEAD}I. BUỔI SÁNG: Từ 7h đến 8h\n{clocks}")
    edits = [
        ("s1.i2", "title", "Khác hẳn"),
        ("s1.i2", "start", time(7, 2)),
        ("s1.i3", "end", time(9)),
        ("s1.i3", "end", None),
        ("s1.i1", "minutes", 5),
    ]

    for item, field, value in edits:
        changed = revised(reviewed.programme, Target(item=item), field, value)
        reviewed = reviewed.revised(changed)
        anew = replace(reviewed, told={})
        assert reviewed.doubts == anew.doubts != ()
        for doubt in reviewed.doubts:
            assert reviewed.raised_by(doubt) == anew.raised_by(doubt)
