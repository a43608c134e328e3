"""The script says who introduces what in which words, and leaves what nobody said dotted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.fakes import item, part, programme, session, study
from timekeeper.core.courtesy import HallRules
from timekeeper.core.programme import Address, ItemScript, Kind, Presenter, Programme
from timekeeper.files.exporters.documents.forms import form_file
from timekeeper.files.exporters.script.content import read as read_templates
from timekeeper.views.script import (
    DOTTED,
    KEYS,
    WORDS,
    RowLevel,
    ScriptRow,
    script_of,
    unknown_words,
)

PLAIN = {key: f"{key}: {{presenter}} / {{item}} / {{resumes}}" for key in KEYS}


def rows(planned: Programme, templates: dict[str, str] = PLAIN) -> list[ScriptRow]:
    found = script_of(planned, templates)
    return [row for row in found if row.level is RowLevel.ITEM]


def day(*items, **more) -> Programme:
    return replace(programme(session(*items, start="8:00")), **more)


def test_a_line_is_made_of_the_template_of_its_kind():
    planned = day(
        item("Chào cờ", "8:00", "8:05", kind=Kind.CEREMONY),
        item("Báo cáo.", "8:05", "8:15", presenter=Presenter("Sở Y tế")),
        item("Giải lao", "8:15", "8:30", kind=Kind.BREAK),
        item("Thảo luận", "8:30", "9:00", kind=Kind.DISCUSSION),
    )

    assert [row.line for row in rows(planned)] == [
        f"salute: {DOTTED} / Chào cờ / 8:05",
        "presentation: Sở Y tế / Báo cáo / 8:15",
        f"break: {DOTTED} / Giải lao / 8:30",
        f"discussion: {DOTTED} / Thảo luận / {DOTTED}",
    ]


def test_nobody_is_asked_to_stand_up_before_an_address_that_ends_in_the_salute():
    closing = item("Diễn văn bế mạc và chào cờ", "8:00", "8:15", kind=Kind.CEREMONY)

    assert [row.line for row in rows(day(closing))] == [
        f"ceremony: {DOTTED} / Diễn văn bế mạc và chào cờ / {DOTTED}",
    ]


def test_a_leader_is_invited_with_honours_and_groups_are_sent_to_their_rooms():
    leader = Presenter("đồng chí Trưởng ấp")
    planned = day(
        item("Quán triệt", "8:00", "8:05", presenter=Presenter("đồng chí Bí thư Tỉnh ủy")),
        item("Báo cáo", "8:05", "8:15", presenter=leader),
        item("Thảo luận tổ", "8:15", "8:30", kind=Kind.DISCUSSION),
        item("Thảo luận tại các tổ", "8:30", "9:00", kind=Kind.DISCUSSION),
        item("Tổ chức thảo luận", "9:00", "9:10", kind=Kind.DISCUSSION),
    )
    talk = item("Thảo luận văn kiện", "9:00", "9:10", kind=Kind.DISCUSSION)
    (in_part,) = rows(programme(session(part(talk, title="Thảo luận tại tổ"))))
    own = script_of(planned, PLAIN, HallRules(ranks=("Trưởng ấp",)))

    assert [row.line.partition(":")[0] for row in rows(planned)] == [
        *("leader", "presentation", "groups", "groups", "discussion")
    ]
    assert in_part.line.startswith("groups: ")
    led = [row.line.partition(":")[0] for row in own if row.level is RowLevel.ITEM]
    assert led[:2] == ["presentation", "leader"]


def test_whoever_is_called_up_is_not_called_if_any():
    guest = item("Khách mời phát biểu (nếu có)", "8:00", "8:05", conditional=True)

    (row,) = rows(day(guest))

    assert row.text == "Khách mời phát biểu (nếu có)"
    assert row.line == f"presentation: {DOTTED} / Khách mời phát biểu / {DOTTED}"


def test_an_item_s_own_line_goes_before_the_template():
    own = item("report", script=ItemScript(line="Xin mời {presenter} lên bục."))

    assert rows(day(own))[0].line == "Xin mời {presenter} lên bục."


def test_who_introduces_goes_on_in_the_session_until_another_is_named():
    names = (None, "đồng chí A", None, "đồng chí B")
    items = [item(f"i{n}", script=ItemScript(introduced_by=name)) for n, name in enumerate(names)]
    planned = programme(session(*items), session(item("later")))

    found = [row.introduced_by for row in rows(planned)]

    assert found == [DOTTED, "Đồng chí A", "Đồng chí A", "Đồng chí B", DOTTED]


@pytest.mark.parametrize(
    ("address", "called"),
    [
        (Address.WRITTEN, "đồng chí Nguyễn Văn A"),
        (Address.CIVIL, "ông/bà Nguyễn Văn A"),
        (Address.TITLE, "Nguyễn Văn A"),
    ],
)
def test_people_are_called_as_the_programme_says_also_within_a_line(address, called):
    who = "đồng chí Nguyễn Văn A"
    report = item("report", presenter=Presenter(who), script=ItemScript(introduced_by=who))
    planned = day(report, address=address)

    (row,) = rows(planned, PLAIN | {"presentation": "mời {presenter} lên"})

    assert row.line == f"mời {called} lên"
    # At the head of a line, as the rostrum and the staff page show it before what is spoken.
    assert row.introduced_by == row.presenter == called[0].upper() + called[1:]


@pytest.mark.parametrize(
    ("presenter", "called"),
    [
        (Presenter("Sở Y tế", body="Sở Y tế"), "the representative of Sở Y tế"),
        (Presenter("Đại diện Sở Y tế", body="Đại diện Sở Y tế"), "đại diện Sở Y tế"),
        (Presenter("đồng chí A, Sở Y tế", body="Sở Y tế", person="A"), "đồng chí A, Sở Y tế"),
        (
            Presenter("Sở Y tế", body="Sở Y tế", stands_in_for="Sở Nội vụ"),
            "Sở Y tế (in place of Sở Nội vụ)",
        ),
        (Presenter("Nguyễn Văn A"), "Nguyễn Văn A"),
        (None, DOTTED),
    ],
)
def test_a_body_comes_up_by_its_representative_where_the_template_says_so(presenter, called):
    planned = day(item("report", presenter=presenter))

    (row,) = rows(planned, PLAIN | {"presentation": "mời {representative} lên"})

    assert row.line == f"mời {called} lên"


def test_the_templates_that_ship_call_no_body_up_to_do_a_thing():
    shipped = read_templates(form_file("script", ".yaml", own=False))
    office = Presenter("Văn phòng", body="Văn phòng")
    kinds = (Kind.CEREMONY, Kind.PRESENTATION, Kind.AWARD, Kind.SPEECH, Kind.VOTE)
    planned = day(*(item(f"Phần {kind}", kind=kind, presenter=office) for kind in kinds))

    lines = [row.line for row in rows(planned, shipped)]

    assert lines[0] == "Sau đây là phần: Phần ceremony, do Văn phòng thực hiện."
    assert all("mời the representative of Văn phòng lên" in line for line in lines[1:4])
    assert lines[4].endswith("Xin mời Văn phòng lên làm việc.")


def test_what_nobody_said_is_dotted_and_what_was_said_stands():
    said = ItemScript(cue="Nhạc nền", needed="hoa", ready="Văn phòng")
    told = item("report", documents=("Tờ trình;", "Dự thảo"), script=said)

    first, second = rows(day(told, item("debate")))

    assert (first.cue, first.needed, first.ready) == (
        "Nhạc nền",
        "Tờ trình; Dự thảo; hoa",
        "Văn phòng",
    )
    assert {second.time, second.cue, second.needed, second.ready, second.presenter} == {DOTTED}


def test_papers_for_study_are_not_introduced_and_headings_stand():
    planned = programme(session(part(item("a"), study(), title="Phần một"), name="Sáng"))

    assert [(row.level.value, row.text) for row in script_of(planned, PLAIN)] == [
        ("session", "Sáng"),
        ("part", "Phần một"),
        ("item", "a"),
    ]


def test_a_confidential_item_keeps_to_itself_what_it_is_also_in_the_script():
    secret = item(
        "Công tác cán bộ",
        confidential=True,
        presenter=Presenter("đồng chí A"),
        script=ItemScript("B", "Xin mời đồng chí A", "nhạc", "hồ sơ", "C"),
    )

    (row,) = rows(day(secret))

    told = f"{row.text} {row.brief} {row.line} {row.cue} {row.needed} {row.ready}"
    assert not [word for word in ("cán bộ", "đồng chí A", "nhạc", "hồ sơ", "C") if word in told]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("A", "B", None, None), ["A", DOTTED, DOTTED, DOTTED]),
        (("A", None, None, "C"), ["A", DOTTED, "A", "C"]),
        ((None, "B", "C", None), [DOTTED, DOTTED, "C", "C"]),
    ],
)
def test_who_introduces_from_a_confidential_item_on_is_not_told_nor_taken_for_another(names, told):
    items = [
        item(f"i{n}", confidential=n == 1, script=ItemScript(introduced_by=name))
        for n, name in enumerate(names)
    ]

    assert [row.introduced_by for row in rows(day(*items))] == told


def test_the_templates_that_ship_have_a_line_for_each_kind_and_no_unknown_word():
    templates = read_templates(form_file("script", ".yaml", own=False))

    assert templates.keys() == set(KEYS)
    assert not [word for template in templates.values() for word in unknown_words(template)]
    assert "!" not in "".join(templates.values())


@pytest.mark.parametrize("word", ["presenter.text", "0", "", "item!r", "presenter:>9", "Item"])
def test_a_word_in_braces_that_is_none_of_them_is_unknown(word):
    assert word not in WORDS
    assert unknown_words(f"mời {{{word}}} lên") == (word,)


@pytest.mark.parametrize(
    ("template", "stray"), [("mời {", "{"), ("}{item", "}{"), ("{{item}}", "{}"), ("{item}}", "}")]
)
def test_a_brace_that_encloses_no_word_is_told(template: str, stray: str):
    assert "".join(unknown_words(template)) == stray


def test_a_break_goes_on_with_what_is_held():
    rest, after = item("b", "8:00", "8:10", kind=Kind.BREAK), item("c", "8:10", "8:20")
    templates = {**PLAIN, "break": "{gathering} lúc {resumes}"}
    planned = replace(programme(session(rest, after)), title="Kỳ họp thứ 15")

    assert rows(planned, templates)[0].line.startswith("The session lúc 8:10")
