"""A presentation is read slide by slide: its texts and tables as they are shown."""

from xml.sax.saxutils import escape

import pytest

from tests.files.importers.documents import zipped
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.original import Beside
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format, format_of

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:a="{_A}" xmlns:p="{_P}" xmlns:r="{_R}"'
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def links(kind, targets):
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{kind}" Target="{target}"/>'
        for n, target in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_LINKS}">{listed}</Relationships>'


def presentation(*slides, times=1, **more):
    """Return a .pptx; each slide is the XML of its shapes, or that with its attributes.

    They are all shown so many times; more are parts of it, in XML, that the first slide links to.
    """
    pairs = [slide if isinstance(slide, tuple) else (slide, "") for slide in slides]
    listed = "".join(f'<p:sldId r:id="r{n}"/>' for n in range(1, len(pairs) + 1))
    parts = {
        f"ppt/slides/slide{n}.xml": (
            f"<p:sld {_NAMES}{said}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
        )
        for n, (shapes, said) in enumerate(pairs, 1)
    }
    main = f"<p:presentation {_NAMES}><p:sldIdLst>{listed * times}</p:sldIdLst></p:presentation>"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": links("officeDocument", ["ppt/presentation.xml"]),
            "ppt/presentation.xml": main,
            "ppt/_rels/presentation.xml.rels": links(
                "slide", [f"slides/slide{n}.xml" for n in range(1, len(pairs) + 1)]
            ),
            **parts,
            **{f"ppt/slides/{kind}.xml": part for kind, part in more.items()},
            "ppt/slides/_rels/slide1.xml.rels": "".join(
                links(kind, [f"{kind}.xml"]) for kind in more
            )
            or links("none", []),
        }
    )


def para(text, said="", run=""):
    lines = "<a:br/>".join(
        f"<a:r>{run}<a:t>{escape(line)}</a:t></a:r>" for line in text.split("\n")
    )
    return f"<a:p><a:pPr>{said}</a:pPr>{lines}</a:p>"


def shape(*paragraphs, y=None, kind=""):
    place = f'<p:spPr><a:xfrm><a:off x="0" y="{y}"/></a:xfrm></p:spPr>' if y is not None else ""
    held = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>' if kind else ""
    inner = "".join(one if one.startswith("<") else para(one) for one in paragraphs)
    return f"<p:sp>{held}{place}<p:txBody>{inner}</p:txBody></p:sp>"


def table(*rows, y=0):
    inner = "".join(
        "<a:tr>"
        + "".join(
            cell if cell.startswith("<") else f"<a:tc><a:txBody>{para(cell)}</a:txBody></a:tc>"
            for cell in row
        )
        + "</a:tr>"
        for row in rows
    )
    place = f'<p:xfrm><a:off x="0" y="{y}"/></p:xfrm>'
    return f"<p:graphicFrame>{place}<a:graphic><a:tbl>{inner}</a:tbl></a:graphic></p:graphicFrame>"


def rows(content):
    assert format_of(content, "a.pptx") is Format.PPTX
    return extracted(content, "a.pptx", Format.PPTX).rows


def cells(*slides):
    return [row.cells for row in rows(presentation(*slides))]


def test_shapes_are_read_from_top_to_bottom_and_what_has_no_place_first():
    first = shape("8h00 Khai mạc", y=900) + shape("Hội nghị", kind="title")

    assert cells(first + shape("7h30 Đón tiếp", y=100)) == [
        ("Hội nghị",), ("7h30 Đón tiếp",), ("8h00 Khai mạc",),
    ]  # fmt: skip


def test_a_table_s_rows_are_rows_with_the_slide_they_are_on():
    merged = '<a:tc vMerge="1"><a:txBody><a:p/></a:txBody></a:tc>'
    head, first = ("Thời gian", "Nội dung"), ("7h30\n- 8h00", "Đón tiếp")

    found = rows(presentation(shape("Bìa"), table(head, first, (merged, "Văn nghệ"))))

    assert [row.cells for row in found[1:]] == [head, first, ("", "Văn nghệ")]
    assert [row.reaching for row in found[2:]] == [(), ("7h30\n- 8h00", "")]
    assert str(found[-1].place) == "page 2, table 1, row 3"


def test_numbers_and_bullets_are_those_that_are_shown():
    number = '<a:buAutoNum type="romanUcPeriod" startAt="2"/>'
    paragraphs = [
        para("A", number),
        para("B", number),
        para("C", '<a:buChar char="-"/>'),
        para("D"),
    ]

    assert cells(shape(*paragraphs)) == [("II. A",), ("III. B",), ("- C",), ("D",)]


def test_what_is_hidden_struck_or_in_the_margin_is_no_text():
    struck = para("8h00 Bỏ", run='<a:rPr strike="sngStrike"/>')
    raised = para("30", run='<a:rPr baseline="30000"/>').replace(
        "<a:r>", "<a:r><a:t>7</a:t></a:r><a:r>", 1
    )

    found = extracted(
        presentation(
            shape(struck, raised) + shape("3", kind="sldNum"), (shape("9h00 Ẩn"), ' show="0"')
        ),
        "a.pptx",
        Format.PPTX,
    )

    assert [row.cells for row in found.rows] == [("7³⁰",)]
    assert [doubt.kind for doubt in found.doubts] == ["struck"]


def beside(*slides, **more):
    found = rows(presentation(*slides, **more))
    return [(row.place.beside, row.place.page, row.cells[0]) for row in found]


def test_what_every_slide_has_at_its_edge_is_told_once_below_their_texts():
    edges = shape("Văn phòng", kind="ftr") + shape("15/8/2026", kind="dt")
    edges += shape('<a:p><a:fld type="datetime1"><a:t>1/8/2026</a:t></a:fld></a:p>', kind="dt")

    assert beside(shape("A") + edges, shape("B") + edges) == [
        (None, 1, "A"), (None, 2, "B"), (Beside.EDGE, 1, "Văn phòng"),
        (Beside.EDGE, 1, "15/8/2026"),
    ]  # fmt: skip


def test_a_slide_s_notes_and_comments_are_told_once_below_all_texts():
    picture, number = shape("x", kind="sldImg"), shape("1", kind="sldNum")
    notes = f"<p:notes {_NAMES}>{picture}{shape('Mời đứng dậy', kind='body')}{number}</p:notes>"
    comments = f"<p:cmLst {_NAMES}><p:cm><p:text>Sửa giờ</p:text></p:cm></p:cmLst>"

    assert beside(shape("A"), shape("B"), notesSlide=notes) == [
        (None, 1, "A"), (None, 2, "B"), (Beside.NOTE, 1, "Mời đứng dậy"),
    ]  # fmt: skip
    assert beside(shape("A"), times=2, comments=comments)[2:] == [(Beside.COMMENT, 1, "Sửa giờ")]


def test_groups_are_opened():
    inner = f"<p:grpSp>{shape('7h30 A', y=5)}<p:grpSp>{shape('8h00 B', y=6)}</p:grpSp></p:grpSp>"

    assert cells(inner) == [("7h30 A",), ("8h00 B",)]


@pytest.mark.parametrize("empty", ["Fallback", "Choice", None])
def test_of_several_forms_of_a_shape_one_that_has_text_is_read(empty):
    forms = "".join(
        f"<mc:{form}>{shape('' if form == empty else '8h00 B', y=5)}</mc:{form}>"
        for form in ("Choice", "Fallback")
    )
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    either = f'<mc:AlternateContent xmlns:mc="{compatibility}">{forms}</mc:AlternateContent>'
    around = shape("7h30 A", y=1) + either + shape("9h00 C", y=9)

    for inner in (around, f"<p:grpSp>{around}</p:grpSp>"):
        assert cells(inner) == [("7h30 A",), ("8h00 B",), ("9h00 C",)]


_D = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DIAGRAM = (
    '<p:graphicFrame><p:xfrm><a:off x="0" y="5"/></p:xfrm><a:graphic>'
    f'<dgm:relIds xmlns:dgm="{_D}" r:dm="r1"/></a:graphic></p:graphicFrame>'
)


def diagram(points, links):
    """Return a diagram's data: its texts by their names, and which hangs on which."""
    texts = "".join(
        f'<dgm:pt modelId="{name}"><dgm:t>{para(text)}</dgm:t></dgm:pt>'
        for name, text in points.items()
    )
    hung = "".join(
        f'<dgm:cxn srcId="{on}" destId="{name}" srcOrd="{at}"/>' for on, name, at in links
    )
    return f'<dgm:m xmlns:dgm="{_D}" {_NAMES}><dgm:pt modelId="0" type="doc"/>{texts}{hung}</dgm:m>'


def test_a_diagram_s_texts_are_read_each_before_what_hangs_on_it():
    data = diagram(
        {"b": "8h00 B", "c": "do Sở A", "a": "7h30 A", "d": "9h00 D"},
        [("0", "b", 1), ("0", "a", 0), ("b", "c", 0), ("c", "b", 0)],
    )
    content = presentation(shape("Bìa", y=1) + DIAGRAM + shape("10h00 E", y=9), diagramData=data)

    assert [row.cells[0] for row in rows(content)] == [
        "Bìa", "7h30 A", "8h00 B", "do Sở A", "9h00 D", "10h00 E",
    ]  # fmt: skip


def test_a_diagram_whose_texts_are_missing_is_told():
    found = extracted(presentation(shape("Bìa") + DIAGRAM), "a.pptx", Format.PPTX)

    assert ["slide 1" in doubt.message for doubt in found.doubts] == [True]


def test_a_long_slide_that_is_shown_very_often_does_not_multiply():
    content = presentation(shape("7h30 " + "A" * 100_000), times=300)

    with pytest.raises(UnreadableProgramme, match="unpacks to far more"):
        rows(content)


HEAD, FIRST = ("Thời gian", "Nội dung", "Thực hiện"), ("7h30", "Đón tiếp", "Hùng")
SECOND = ("8h00", "Khai mạc", "Lan")


@pytest.mark.parametrize("again", [(HEAD, SECOND), (SECOND,)])
@pytest.mark.parametrize(
    ("name", "more", "sessions"),
    [
        ("CHƯƠNG TRÌNH", "CHƯƠNG TRÌNH (tiếp theo)", [""]),
        ("CHƯƠNG TRÌNH", "CHƯƠNG TRÌNH", [""]),
        ("Nội dung chương trình", "Nội dung chương trình (tt)", [""]),
        ("Buổi sáng", "Buổi sáng (tiếp)", ["Buổi sáng"]),
        ("Buổi sáng", "Buổi sáng", ["Buổi sáng"]),
        ("Buổi sáng", "Buổi chiều", ["Buổi sáng", "Buổi chiều"]),
    ],
)
def test_a_table_goes_on_on_the_next_slide(name, more, sessions, again):
    title = shape("ĐẠI HỘI CHI BỘ\nNgày 15/8/2026", kind="title")
    slides = (shape(name, kind="title") + table(HEAD, FIRST, y=9),)
    slides += (shape(more, kind="title") + table(*again, y=9),)
    content = presentation(title, *slides)
    draft = draft_of(extracted(content, "a.pptx", Format.PPTX), "a.pptx")

    items = [(item.title, item.presenter.text) for item in draft.programme.items]
    assert items == [("Đón tiếp", "Hùng"), ("Khai mạc", "Lan")]
    assert [session.name for session in draft.programme.sessions] == sessions
    assert not [part.title for s in draft.programme.sessions for part in s.parts if part.title]


def test_what_is_held_live_goes_on_with_nothing():
    slides = [
        shape(name, kind="title") + table(HEAD, row, y=9)
        for name, row in (("Buổi sáng", FIRST), ("Buổi sáng (trực tiếp)", SECOND))
    ]
    draft = draft_of(extracted(presentation(*slides), "a.pptx", Format.PPTX), "a.pptx")

    assert "Buổi sáng (trực tiếp)" in repr(draft.programme)


def test_a_part_of_each_day_may_be_called_alike():
    name, row = "CHƯƠNG TRÌNH VĂN NGHỆ", ("19h00", "Hát", "Lan")
    slides = [
        shape(f"Ngày {day}/8/2026", kind="title") + shape(name, y=5) + table(HEAD, row, y=9)
        for day in (15, 16)
    ]
    content = presentation(shape("ĐẠI HỘI CHI BỘ", kind="title"), *slides)
    draft = draft_of(extracted(content, "a.pptx", Format.PPTX), "a.pptx")

    assert [[part.title for part in s.parts] for s in draft.programme.sessions] == [[name], [name]]
