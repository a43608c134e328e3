"""A draft under review: which doubts are open after each correction."""

from __future__ import annotations

from timekeeper.core.changes.sessions import joined, session_from, without
from timekeeper.files.importers.draft.draft import Doubt, Draft
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
    assert reviewed.line("s2.i1") == 7


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
