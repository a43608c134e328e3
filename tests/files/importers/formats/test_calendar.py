"""A calendar's events are the rows of a table."""

import pytest

from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.formats.calendar import HEAD
from timekeeper.files.importers.reading import draft_of, extracted
from timekeeper.files.importers.sniffing import Format, format_of


def calendar(*events, more=""):
    inner = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{more}{inner}END:VCALENDAR\r\n".encode()


def event(start, end="", title="Khai mạc", more=""):
    return f"DTSTART{start}\r\n" + (f"{end}\r\n" if end else "") + f"SUMMARY:{title}{more}"


def read(content):
    assert format_of(content, "a.ics") is Format.CALENDAR
    return extracted(content, "a.ics", Format.CALENDAR)


def rows(*events, more=""):
    return [row.cells for row in read(calendar(*events, more=more)).rows]


@pytest.mark.parametrize(
    ("start", "end", "clock"),
    [
        (":20260815T073000", "DTEND:20260815T080000", "07:30 - 08:00"),
        (";TZID=Asia/Ho_Chi_Minh:20260815T073000", "DURATION:PT1H30M", "07:30 - 09:00"),
        (":20260815T003000Z", "DTEND:20260815T010000Z", "07:30 - 08:00"),
        (";TZID=Asia/Tokyo:20260815T093000", "", "07:30"),
        (";TZID=SE Asia Standard Time:20260815T073000", "DURATION:PT0S", "07:30"),
        (";VALUE=DATE:20260815", "DTEND;VALUE=DATE:20260816", ""),
    ],
)
def test_an_event_s_time_is_that_of_the_clocks_here(start, end, clock):
    assert rows(event(start, end))[1][:3] == ("15/08/2026", clock, "Khai mạc")


def test_events_come_by_their_time_with_their_days_and_places():
    found = rows(
        event(":20260816T080000", title="B"),
        event(":20260815T080000", title="A\\, của\r\n  Sở", more="\r\nLOCATION:Hội trường A"),
        event(":20260816T090000", title="C", more='\r\nORGANIZER;CN="Đ/c Bí thư":mailto:a@b'),
        more="X-WR-CALNAME:Hội nghị\r\n",
    )

    assert found == [
        ("Hội nghị",),
        HEAD,
        ("15/08/2026", "08:00", "A, của Sở", "", "Hội trường A"),
        ("16/08/2026", "08:00", "B", "", ""),
        ("", "09:00", "C", "Đ/c Bí thư", ""),
    ]


def test_each_event_is_an_item_on_its_day():
    content = calendar(
        event(":20260815T080000", "DTEND:20260815T090000", "A"),
        event(":20260816T080000", "DTEND:20260816T093000", "B"),
    )

    programme = draft_of(read(content), "a.ics").programme

    assert [item.title for item in programme.items] == ["A", "B"]
    assert [str(programme.session_date(n)) for n in range(2)] == ["2026-08-15", "2026-08-16"]


def test_what_an_event_among_others_describes_is_a_remark_of_its_item():
    content = calendar(
        event(":20260815T080000", title="A", more="\r\nDESCRIPTION:Mang hồ sơ\\nMặc đồng phục"),
        event(":20260815T090000", title="B"),
    )

    items = draft_of(read(content), "a.ics").programme.items

    assert [item.notes for item in items] == [("Ghi chú: Mang hồ sơ Mặc đồng phục",), ()]


def test_the_programme_in_an_invitation_s_text_is_read():
    text = "Kính mời\\n7h30 - 8h00: Đón tiếp\\n8h00 - 9h00: Báo cáo"

    programme = draft_of(
        read(calendar(event(":20260815T073000", title="Hội nghị", more=f"\r\nDESCRIPTION:{text}"))),
        "a.ics",
    ).programme

    assert [item.title for item in programme.items] == ["Đón tiếp", "Báo cáo"]
    assert str(programme.date) == "2026-08-15"


def test_what_repeats_is_read_once_and_told():
    found = read(calendar(event(":20260815T080000", more="\r\nRRULE:FREQ=DAILY")))

    assert len(found.rows) == 2
    assert [doubt.kind for doubt in found.doubts] == ["repeated"]


@pytest.mark.parametrize("start", [":99999999T999999", ":x", ";TZID=../../etc:20260815T080000", ""])
def test_an_event_without_a_time_that_can_be_is_left_and_told(start):
    found = read(calendar(event(start, title="Đón tiếp"), event(":20260815T080000")))
    left = [doubt.message for doubt in found.doubts if doubt.kind == "left_out"]

    assert len(found.rows) + len(left) == 3
    assert all("Đón tiếp" in message for message in left)
    assert left or "../../etc" in start


@pytest.mark.parametrize(
    ("start", "end", "clock", "until"),
    [
        (":20260815T080000", "DTEND:20260816T170000", "08:00", "17:00 16/08/2026"),
        (":20260815T133000", "DTEND:20260816T113000", "13:30", "11:30 16/08/2026"),
        (":20260815T080000", "DURATION:P2DT1H", "08:00", "09:00 17/08/2026"),
        (";VALUE=DATE:20260815", "DTEND;VALUE=DATE:20260817", "", "until 16/08/2026:"),
        (":20260815T220000", "DTEND:20260816T010000", "22:00 - 01:00", None),
        (":20260815T070000", "DTEND:20260815T220000", "07:00 - 22:00", None),
        (";VALUE=DATE:20260815", "DTEND;VALUE=DATE:20260816", "", None),
    ],
)
def test_an_event_of_days_is_not_read_as_the_hours_of_one(start, end, clock, until):
    found = read(calendar(event(start, end)))

    assert found.rows[1].cells[:2] == ("15/08/2026", clock)
    assert [until in doubt.message for doubt in found.doubts] == [True] * bool(until)


@pytest.mark.parametrize("title", ["SUMMARY:", "X:1"])
def test_the_hours_of_an_event_without_a_title_are_its_own(title):
    nameless = f"DTSTART:20260815T090000\r\nDTEND:20260815T100000\r\n{title}"
    found = draft_of(read(calendar(event(":20260815T080000"), nameless,
                                   event(":20260815T100000", title="Bế mạc"))), "a")  # fmt: skip

    items = [(f"{item.start:%H:%M}", item.title) for item in found.programme.items]
    assert items == [
        ("08:00", "Khai mạc"), ("09:00", "An event without a title"), ("10:00", "Bế mạc"),
    ]  # fmt: skip


def test_an_alarm_says_nothing_of_its_event():
    alarm = (
        "\r\nBEGIN:VALARM\r\nDURATION:PT5M\r\nDESCRIPTION:Reminder\r\nEND:VALARM"
        "\r\nLOCATION:Hội trường A"
    )

    assert rows(event(":20260815T080000", more=alarm))[1:] == [
        ("15/08/2026", "08:00", "Khai mạc", "", "Hội trường A")
    ]


def test_a_line_may_be_folded_within_a_letter():
    content = calendar(event(":20260815T080000", title="Tổng kết"))
    within = content.index("ổ".encode()) + 1

    found = read(content[:within] + b"\r\n " + content[within:])

    assert found.rows[1].cells[2] == "Tổng kết"


def test_events_of_whole_days_are_items_of_their_own():
    whole_day = ";VALUE=DATE:20260815"
    found = draft_of(
        read(calendar(event(whole_day, title="Tham quan"), event(whole_day, title="Hội thao"))), "a"
    )

    assert [item.title for item in found.programme.items] == ["Tham quan", "Hội thao"]


@pytest.mark.parametrize(
    ("more", "kind", "titles"),
    [
        ("RDATE:20260816T080000", "repeated", ["Khai mạc", "Bế mạc"]),
        ("STATUS:CANCELLED", "left_out", ["Bế mạc"]),
    ],
)
def test_what_is_not_read_of_an_event_is_told(more, kind, titles):
    found = read(
        calendar(
            event(":20260815T080000", more=f"\r\n{more}"),
            event(":20260815T090000", title="Bế mạc"),
        )
    )

    assert [row.cells[2] for row in found.rows[1:]] == titles
    assert [doubt.kind for doubt in found.doubts] == [kind]


@pytest.mark.parametrize("zone", ["Pacific Standard Time", "../Tokyo"])
def test_hours_of_a_zone_that_is_not_known_are_doubted(zone):
    found = read(calendar(event(f";TZID={zone}:20260815T080000")))

    assert found.rows[1].cells[1] == "08:00"
    assert zone in found.doubts[0].message


def test_a_calendar_that_lost_letters_is_refused():
    titles = ("Đón tiếp đại biểu", "Khai mạc", "Báo cáo")
    events = (event(f":2026081{day}T073000", title=title) for day, title in enumerate(titles, 5))
    lost = calendar(*events).decode().encode("cp1258", "ignore")

    with pytest.raises(UnreadableProgramme, match="were lost when it was saved"):
        read(lost)
