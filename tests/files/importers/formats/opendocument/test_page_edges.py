"""The heads and feet that pages of OpenDocument show stand beside the text."""

import pytest

from tests.files.importers.documents import odf_p, opendocument
from timekeeper.files.importers.original import Beside
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import Format


def page(name, *edges, following=""):
    more = f' style:next-style-name="{following}"' if following else ""
    return f'<style:master-page style:name="{name}"{more}>{"".join(edges)}</style:master-page>'


def edge(kind, text, attributes=""):
    inner = text if text.startswith("<") else odf_p(text)
    return f"<style:{kind} {attributes}>{inner}</style:{kind}>"


def begins(name, page_name):
    return (
        f'<style:style style:name="{name}" style:family="paragraph" '
        f'style:master-page-name="{page_name}"/>'
    )


def beside(body, pages, styles=""):
    content = opendocument("text", body, styles, pages=pages)
    return [(row.place.beside, row.cells[0]) for row in extracted(content, "a", Format.ODT).rows]


def test_the_head_of_the_pages_stands_above_the_text_and_their_foot_below_it():
    pages = page("Standard", edge("header", "Sở Y tế"), edge("footer", "Văn phòng"))

    assert beside(odf_p("A"), pages) == [
        (Beside.HEAD, "Sở Y tế"), (None, "A"), (Beside.EDGE, "Văn phòng"),
    ]  # fmt: skip


def test_pages_that_the_text_does_not_have_and_heads_that_are_off_are_not_read():
    off = edge("header-first", "Không hiện", 'style:display="false"')
    pages = page("Standard", off) + page("Index", edge("header", "Mục lục"))

    assert beside(odf_p("A"), pages) == [(None, "A")]


def test_the_first_paragraph_names_the_first_pages_and_they_those_that_follow():
    body = '<text:p text:style-name="P1">A</text:p><text:p text:style-name="P2">B</text:p>'
    pages = page("Standard", edge("header", "Sai"))
    pages += page("First", edge("header", "Bìa"), following="Rest")
    pages += page("Rest", edge("header", "Tiếp")) + page("Wide", edge("header", "Phụ lục"))

    assert beside(body, pages, begins("P2", "Wide") + begins("P1", "First")) == [
        (Beside.HEAD, "Bìa"), (Beside.HEAD, "Tiếp"), (None, "A"), (None, "B"),
        (Beside.EDGE, "Phụ lục"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "field", ["<text:date>1/8/2026</text:date>", "<text:page-number>3</text:page-number>"]
)
def test_what_the_program_fills_in_says_nothing(field):
    assert beside(odf_p("A"), page("Standard", edge("header", f"<text:p>{field}</text:p>"))) == [
        (None, "A")
    ]
