"""What a page of a PDF shows: letters nobody sees, letters crossed out, figures set high."""

from math import isinf

import pytest
import typst

from tests.files.importers.documents import blank, with_font
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.formats.pdf import document, looks, rulings
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format
from timekeeper.files.job import Job

BEFORE, AFTER = b"(7h30 - 7h45: Khai mac)", b"(8h00 - 8h15: Be mac)"
SECOND = "7h45 - 8h00: Bao cao"


def line(shown, y, state=b""):
    return b"q %b BT /F 12 Tf 1 0 0 1 60 %d Tm %b Tj ET Q " % (state, y, shown)


def page(before=b"", state=b"", after=b"", more=b""):
    """Return a page of three lines; the second is drawn between two things, in a state."""
    second = before + line(b"(%b)" % SECOND.encode(), 676, state) + after
    return with_font(blank(line(BEFORE, 700) + second + line(AFTER, 652), more))


def extract(content):
    return extracted(content, "a.pdf", Format.PDF)


def read(content):
    found = extract(content)
    told = {doubt.kind: doubt.read for doubt in found.doubts}
    return [row.cells[0] for row in found.rows], told


def box(colour, height=14):
    return b"q %b rg 55 672 200 %d re f Q " % (colour, height)


@pytest.mark.parametrize(
    "content",
    [
        page(state=b"1 g"),
        page(state=b"0.99 0.98 1 rg"),
        page(box(b"0 0 0.5"), b"0 0 0.5 rg"),
        page(box(b"0.8 0 0", 11), b"0.8 0 0 rg"),
        page(state=b"3 Tr"),
        page(after=box(b"1 1 1")),
        page(after=box(b"0 0 0", 11)),
        page(state=b"/T gs").replace(b"/Resources<<", b"/Resources<</ExtGState<</T<</ca 0>>>>"),
        page(state=b"0.05 0 0 0.05 57 642.2 cm"),
    ],
    ids=(
        "white", "nearly white", "as its ground", "as a low ground", "unseen by its mode",
        "under white", "under black", "clear", "tiny",
    ),
)  # fmt: skip
def test_letters_that_do_not_stand_out_are_left_out_and_told(content):
    lines, told = read(content)

    assert lines == [BEFORE.decode()[1:-1], AFTER.decode()[1:-1]]
    assert "".join(told["hidden"].split()) == "".join(SECOND.split())


@pytest.mark.parametrize(
    "content",
    [
        page(box(b"0 0 0.5"), b"1 g"),
        page(box(b"1 1 0.4")),
        page(state=b"0.75 g"),
        page(state=b"1 Tr 0 G"),
        page(b"q 200 0 0 14 55 672 cm /I Do Q ", b"3 Tr"),
        page(after=b"q 1 0 0 rg 300 672 90 14 re f Q "),
        page(box(b"1 1 1"), after=b"q 0 G 55 670 m 255 670 l S Q "),
    ],
    ids=("white on blue", "marked", "grey", "outlined", "scanned", "beside", "underlined"),
)
def test_letters_that_stand_out_are_read_whatever_lies_around_them(content):
    lines, told = read(content)

    assert SECOND in lines
    assert not told


def test_a_word_that_is_covered_leaves_the_rest_of_its_line():
    lines, told = read(page(after=b"q 0 g 157 672 27 14 re f Q "))

    assert lines[1] == "7h45 - 8h00: Bao"
    assert told == {"hidden": "cao"}


CROSS = b"q 0.6 w 60 %d m %d %d l S Q "


@pytest.mark.parametrize(
    "after",
    [
        CROSS % (680, 178, 680),
        CROSS % (679, 178, 679) + CROSS % (681, 178, 681),
        b"q 60 679.4 118 0.7 re f Q ",
    ],
    ids=("a line", "two lines", "a thin bar"),
)
def test_a_line_through_the_text_crosses_it_out(after):
    lines, told = read(page(after=after))

    assert lines == [BEFORE.decode()[1:-1], AFTER.decode()[1:-1]]
    assert told == {"struck": SECOND}


def test_a_mark_that_a_reader_strikes_text_out_with_counts_as_well():
    mark = (
        b"/Annots[<</Type/Annot/Subtype/StrikeOut/Rect[60 672 178 688]"
        b"/QuadPoints[60 687 178 687 60 673 178 673]>>]"
    )

    lines, told = read(page().replace(b"/MediaBox", mark + b"/MediaBox"))

    assert len(lines) == 2
    assert told == {"struck": SECOND}


@pytest.mark.parametrize(
    "after",
    [CROSS % (674, 178, 674), CROSS % (687, 178, 687), CROSS % (680, 500, 680)],
    ids=("below", "above", "far longer"),
)
def test_other_lines_cross_nothing_out(after):
    lines, told = read(page(after=after))

    assert SECOND in lines
    assert not told


def test_a_row_of_a_table_that_is_crossed_out_is_no_item():
    rows = "[7h30], [Khai mạc], [#strike[8h00]], [#strike[Báo cáo]], [8h30], [Bế mạc]"

    draft = draft_of(extract(typst.compile(f"#table(columns: 2, {rows})".encode())), "a.pdf")

    assert [item.title for item in draft.programme.items] == ["Khai mạc", "Bế mạc"]
    assert "struck" in {doubt.kind for doubt in draft.doubts}


@pytest.mark.parametrize(
    "written",
    [
        "7#super[30] - 7#super[45]: Khai mạc#super[1]",
        "7#super(typographic: false)[30] - 7h#super(typographic: false)[45]: Khai mạc",
        "7#text(size: 7pt, baseline: -4pt)[30]-7#text(size: 7pt, baseline: -4pt)[45]: Khai mạc",
        "7#text(baseline: -4pt)[30] - 7#text(baseline: -4pt)[45]: Khai mạc",
        "#table(columns: 2)[7#super[30] - 7#super[45]][Khai mạc]",
    ],
    ids=("drawn small", "set small", "small by hand", "as large", "in a table"),
)
def test_raised_minutes_are_minutes(written):
    source = f'#set text(font: "Libertinus Serif")\nCHƯƠNG TRÌNH\n\n{written}\n\n8h00: Bế mạc'

    item, _last = draft_of(extract(typst.compile(source.encode())), "a.pdf").programme.items

    assert (f"{item.start:%H:%M}", f"{item.end:%H:%M}") == ("07:30", "07:45")
    assert item.title == "Khai mạc"


def slanted(*angles):
    shown = "".join(
        f"#rotate({angle}deg)[7h30: Khai mạc {n}]\n\n" for n, angle in enumerate(angles)
    )
    return typst.compile(f"{shown}".encode())


@pytest.mark.parametrize("angles", [(30, 30), (45,), (-20, -20, -20)])
def test_text_at_a_slant_is_told_in_one_sentence(angles):
    with pytest.raises(UnreadableProgramme) as refused:
        extract(slanted(*angles))

    assert "slant" in str(refused.value)


def test_a_slanted_page_among_others_is_told_and_a_stamp_is_one_word():
    source = "#page[7h30: Khai mạc\n\n8h00: Bế mạc #place(rotate(30deg)[MAT])]"
    source += "#page(rotate(30deg)[9h00: Tham luận])"

    found = extract(typst.compile(source.encode()))

    assert [row.cells[0] for row in found.rows][:2] == ["7h30: Khai mạc", "8h00: Bế mạc"]
    assert "MAT" in " ".join(row.cells[0] for row in found.rows)
    (told,) = found.doubts
    assert "page 2" in told.message


def test_pages_that_nobody_has_time_to_look_at_are_read_and_told():
    found = document.read(page(state=b"1 g"), "a.pdf", Job(), looks.AllowedTime(0))

    assert len(found.rows) == 3
    assert [(doubt.kind, "from page 1 on" in doubt.message) for doubt in found.doubts] == [
        ("hidden", True)
    ]


@pytest.mark.parametrize(("most", "many"), [("MOST_PAINTED", 2), ("MOST_COVERED", 0)])
def test_a_page_that_draws_too_much_to_be_looked_at_is_told(monkeypatch, most, many):
    monkeypatch.setattr(looks, most, many)

    assert len(extract(page()).doubts) == 0
    assert len(extract(page(state=b"1 g")).doubts) == 1


def test_a_page_that_is_painted_over_and_over_is_read_without_being_looked_at():
    found = extract(page(state=b"1 g " + b"0 0 595 842 re f " * 200))

    assert len(found.rows) == 3
    assert [doubt.kind for doubt in found.doubts] == ["hidden"]


def test_painting_ends_when_its_time_is_over(monkeypatch):
    times = iter([0.0, 0.0, 0.0, *[99.0] * 1_000])
    monkeypatch.setattr(looks, "thread_time", lambda: next(times))

    assert [doubt.kind for doubt in extract(page(state=b"1 g")).doubts] == ["hidden"]


@pytest.mark.parametrize(
    ("emblem", "looked_at"),
    [(b"0 0 m 90 90 l " * 20 + b"f ", True), (b"0 0 m 90 90 l " * 60 + b"f ", False)],
)
def test_an_emblem_of_very_many_lines_leaves_a_table_its_own_and_is_told(
    monkeypatch, emblem, looked_at
):
    monkeypatch.setattr(rulings, "MOST_SEGMENTS", 100)
    table = b"55 640 300 80 re S 55 664 300 24 re S 300 640 m 300 720 l S "

    found = extract(page(emblem + table))

    assert {row.place.table for row in found.rows} == {1}
    assert [doubt.kind for doubt in found.doubts] == ([] if looked_at else ["hidden"])


def test_what_pdfium_does_without_asking_is_told_before_and_after():
    told = []

    allowed = looks.AllowedTime(told=lambda doing, longest: told.append((doing, isinf(longest))))
    document.read(page(state=b"1 g"), "a.pdf", Job(), allowed)

    opening, painting = [("working", False), ("working", True)], [("painting", False)]
    assert told == [*opening, *painting, ("painting", True)]
