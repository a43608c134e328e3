"""An agenda file: what it means, and that what is written is what was meant."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from timekeeper.core.programme import (
    Courtesy,
    Item,
    ItemScript,
    Kind,
    Material,
    Organisation,
    Part,
    Presenter,
    Programme,
    Session,
    Speaker,
    Venue,
)
from timekeeper.files.agenda.agenda_file import (
    AgendaError,
    dump_agenda,
    parse_agenda,
    programme_from_mapping,
    programme_to_mapping,
    read_agenda,
    write_agenda,
)

HEAD = "format: timekeeper-agenda/1\ntitle: Hội nghị\n"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def agenda(*lines: str) -> Programme:
    """Read an agenda whose only session has one item with these keys."""
    keys = "".join(f"        {line}\n" for line in lines)
    return parse_agenda(f"{HEAD}sessions:\n  - items:\n      - title: Báo cáo\n{keys}", "a.yaml")


def meeting(*items: Item) -> Programme:
    session = Session("Buổi sáng", (Part(items),))
    return Programme(title="Hội nghị", timezone=HANOI, sessions=(session,))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"13:30"', time(13, 30)),
        ("13:30", time(13, 30)),
        ("7:30", time(7, 30)),
        ("07:30", time(7, 30)),
        ("7h30", time(7, 30)),
        ("7H30", time(7, 30)),
        ("7h", time(7)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_means_the_same_quoted_or_not_and_in_the_office_s_way(written, meant):
    item = agenda(f"start: {written}").items[0]

    assert item.start == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("20", timedelta(minutes=20)), ("1.5", timedelta(seconds=90)), ("1440", timedelta(days=1))],
)
def test_minutes_may_have_a_fraction_of_whole_seconds(written, meant):
    item = agenda(f"minutes: {written}").items[0]

    assert item.length == meant


def test_words_that_yaml_takes_for_truth_and_dates_are_text():
    programme = parse_agenda(
        f"{HEAD}subtitle: no\nterm: 2020-01-01\nsessions:\n  - items: [{{title: On}}]\n", "a.yaml"
    )

    assert (programme.subtitle, programme.term) == ("no", "2020-01-01")
    assert programme.items[0].title == "On"


def test_a_number_need_not_be_quoted():
    assert agenda("number: 2").items[0].number == "2"


def test_a_plain_presenter_is_the_presenter_as_written():
    item = agenda("presenter: đồng chí Bí thư Tỉnh ủy").items[0]

    assert item.presenter == Presenter("đồng chí Bí thư Tỉnh ủy")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("{body: Ban Tổ chức}", "Ban Tổ chức"),
        ("{title: Bí thư, person: Lê An}", "Bí thư Lê An"),
        ("{title: Bí thư, person: Lê An, body: Tỉnh ủy}", "Bí thư Lê An, Tỉnh ủy"),
        ("{text: đ/c An, person: Lê An}", "đ/c An"),
    ],
)
def test_a_presenter_in_pieces_gets_its_text_from_them(written, text):
    item = agenda(f"presenter: {written}").items[0]

    assert item.presenter is not None
    assert item.presenter.text == text


def test_a_presenter_s_text_is_written_only_when_its_pieces_do_not_give_it():
    derived = Item("a", "A", presenter=Presenter("Bí thư An, Tỉnh ủy", "Tỉnh ủy", "An", "Bí thư"))
    own = Item("b", "B", presenter=Presenter("đ/c An", person="An"))
    plain = Item("c", "C", presenter=Presenter("Văn phòng"))

    items = programme_to_mapping(meeting(derived, own, plain))["sessions"][0]["items"]

    assert [item["presenter"] for item in items] == [
        {"body": "Tỉnh ủy", "person": "An", "title": "Bí thư"},
        {"text": "đ/c An", "person": "An"},
        "Văn phòng",
    ]


def test_items_without_an_id_get_one_from_their_place():
    text = (
        f"{HEAD}sessions:\n"
        "  - parts: [{items: [{title: A}]}, {items: [{title: B}, {title: C}]}]\n"
        "  - items: [{title: D}, {title: E, id: own}]\n"
    )

    first, second = parse_agenda(text, "a.yaml"), parse_agenda(text, "a.yaml")

    assert [item.id for item in first.items] == ["s1.p1.i1", "s1.p2.i1", "s1.p2.i2", "s2.i1", "own"]
    assert first == second


def test_a_made_id_keeps_clear_of_the_ids_the_file_gives():
    text = (
        f"{HEAD}sessions:\n"
        "  - items: [{title: A}, {title: B, id: s1.i1}, {title: C, id: s1.i1-2}, {title: D}]\n"
    )

    items = parse_agenda(text, "a.yaml").items

    assert [item.id for item in items] == ["s1.i1-3", "s1.i1", "s1.i1-2", "s1.i4"]


def test_a_session_without_parts_has_one_untitled_part():
    sessions = agenda().sessions

    assert sessions[0].parts == (Part(items=(Item("s1.i1", "Báo cáo"),)),)


def test_the_time_zone_is_ho_chi_minh_s_unless_the_file_says_otherwise():
    elsewhere = parse_agenda(
        f"{HEAD}timezone: Asia/Tokyo\nsessions: [{{items: [{{title: A}}]}}]", ""
    )

    assert agenda().timezone == HANOI
    assert elsewhere.timezone == ZoneInfo("Asia/Tokyo")


FULL = Programme(
    title="Hội nghị",
    subtitle="chuyên đề",
    term="nhiệm kỳ 2020 - 2025",
    date=date(2023, 12, 6),
    timezone=ZoneInfo("Asia/Tokyo"),
    organisation=Organisation("TỈNH ỦY", "VĂN PHÒNG", "Hậu Giang"),
    notes=("Ghi chú",),
    sessions=(
        Session(
            name="Buổi sáng",
            date=date(2023, 12, 7),
            start=time(7, 30),
            end=time(11),
            closing="Mời đại biểu nghỉ trưa.",
            venues=(Venue("Hội trường", "Điểm cầu", ("Đại biểu",)),),
            attendees=("Khách mời",),
            parts=(
                Part(
                    number="1",
                    title="Phần một",
                    start=time(7, 30),
                    end=time(9),
                    length=timedelta(minutes=90),
                    fixed_start=True,
                    venues=(Venue("Phòng họp"),),
                    attendees=("Ủy viên",),
                    notes=("Trực tuyến",),
                    items=(
                        Item(
                            id="s2",
                            number="(2)",
                            title="Báo cáo tổng kết",
                            short_title="Tổng kết",
                            presenter=Presenter("đ/c An", "Ban", "An", "Trưởng ban", "đ/c Bình"),
                            start=time(7, 30),
                            end=time(7, 50),
                            length=timedelta(minutes=20),
                            kind=Kind.SPEECH,
                            conditional=True,
                            documents=("Báo cáo",),
                            confidential=True,
                            courtesy=Courtesy.DISCREET,
                            minimum=timedelta(seconds=90),
                            protected=True,
                            slides=True,
                            materials=(
                                Material("trinh-chieu/bao-cao.pdf", "Trình chiếu", 2, 30),
                                Material("phim.mp4"),
                            ),
                            chime=False,
                            quorum="2/3",
                            script=ItemScript(
                                "đ/c Em", "Xin mời đ/c An lên bục.", "Nhạc nền", "Hoa", "Văn phòng"
                            ),
                            speakers=(
                                Speaker("đ/c Cúc", "Sở Y tế", "Y tế cơ sở", timedelta(minutes=7)),
                                Speaker("đ/c Dũng"),
                            ),
                            notes=("Có hình ảnh",),
                        ),
                    ),
                ),
            ),
        ),
    ),
)


def test_a_written_agenda_reads_like_one_made_by_hand():
    assert dump_agenda(FULL) == (Path(__file__).parent / "agenda_full.yaml").read_text("utf-8")


def test_every_field_of_a_programme_has_its_key():
    mapping = programme_to_mapping(FULL)

    session = mapping["sessions"][0]
    part = session["parts"][0]
    assert len(mapping) == 9
    assert len(session) == 8
    assert len(part) == 10
    assert len(part["items"][0]) == 22
    assert programme_from_mapping(mapping) == FULL


def test_what_is_default_or_absent_is_not_written():
    programme = meeting(Item("a", "Báo cáo"))

    mapping = programme_to_mapping(programme)

    assert mapping == {
        "format": "timekeeper-agenda/1",
        "title": "Hội nghị",
        "sessions": [{"name": "Buổi sáng", "items": [{"id": "a", "title": "Báo cáo"}]}],
    }


@pytest.mark.parametrize(
    "programme",
    [
        meeting(),
        meeting(Item("a", " ")),
        meeting(Item("a", "A"), Item("a", "B")),
        meeting(Item("a", "A", start=time(7, 30, 15))),
        meeting(Item("a", "A", length=timedelta(0))),
        meeting(Item("a", "A", length=timedelta(milliseconds=1500))),
        meeting(Item("a\ud800", "A")),
    ],
)
def test_a_programme_that_could_not_be_read_back_is_not_written(programme, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")

    with pytest.raises(AgendaError):
        write_agenda(programme, path)

    assert path.read_text(encoding="utf-8") == "old"


def test_a_file_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "chương trình.yaml"

    write_agenda(FULL, path)

    assert read_agenda(path) == FULL
    assert path.read_bytes() == dump_agenda(FULL).encode()


def test_a_file_from_notepad_with_its_mark_and_line_ends_is_read(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + dump_agenda(FULL).replace("\n", "\r\n").encode())

    assert read_agenda(path) == FULL


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    path = tmp_path / "none" / "a.yaml"

    with pytest.raises(AgendaError, match="a place where the agenda can be saved") as caught:
        write_agenda(FULL, path)

    assert caught.value.problems[0].file == str(path)
