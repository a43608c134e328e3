"""The actions file of a rehearsal, read; what is wrong in it is told with its line."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from timekeeper.core import events
from timekeeper.core.acts import (
    AddNote,
    AddTime,
    ChangeCourtesy,
    CloseSession,
    CorrectEnd,
    CorrectStart,
    Count,
    CutTime,
    Finish,
    Jump,
    Next,
    Pause,
    Previous,
    Redo,
    ReplanBy,
    Restore,
    Resume,
    Skip,
    Start,
    Undo,
)
from timekeeper.core.changes.replanning import Measure
from timekeeper.core.programme import Courtesy, Item, Part, Presenter, Programme, Session, Speaker
from timekeeper.files.script import act_of, read_script
from timekeeper.files.script_fields import ScriptError

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def programme():
    items = (Item("a", "Báo cáo", start=time(8), end=time(8, 10)),)
    return Programme(
        "Giao ban", VIETNAM, (Session("Sáng", (Part(items),)),), date=date(2023, 12, 6)
    )


@pytest.fixture
def read(tmp_path, programme):
    def reading(text, of=programme):
        path = tmp_path / "actions.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_script(path, of)

    return reading


@pytest.fixture
def error(read):
    def reading(text):
        with pytest.raises(ScriptError) as caught:
            read(text)
        assert "\n" not in str(caught.value)
        return str(caught.value)

    return reading


def utc(hour, minute, second=0, day=6):
    return datetime(2023, 12, day, hour, minute, second, tzinfo=UTC)


def test_times_are_meant_where_and_when_the_conference_is_held(read):
    scripted = read('actions:\n  - {at: "08:00", do: start}\n  - {at: 08:05:30, do: next}\n')

    assert [act.at for act in scripted] == [utc(1, 0), utc(1, 5, 30)]
    assert [act.line for act in scripted] == [2, 3]


def test_another_date_is_another_day(read):
    (scripted,) = read("actions:\n- {date: 2023-12-07, at: 00:30, do: correct, to: 00:10}\n")

    assert scripted.at == utc(17, 30)
    assert scripted.act.start == utc(17, 10)


@pytest.mark.parametrize(
    ("word", "act"),
    [
        ("start", Start()),
        ("next", Next()),
        ("previous", Previous()),
        ("pause", Pause()),
        ("resume", Resume()),
        ("finish", Finish()),
        ("close", CloseSession()),
        ("undo", Undo()),
        ("redo", Redo()),
        ("skip", Skip()),
        ("skip, item: a", Skip("a")),
        ("jump, item: a", Jump("a")),
        ("restore, item: a", Restore("a")),
        ("add, minutes: 0", AddTime(timedelta())),
        ("cut, item: a, minutes: 1", CutTime(timedelta(minutes=1), "a")),
        ("correct, to: 08:00", CorrectStart(utc(1, 0))),
        ("correct_end, item: a, to: 08:00", CorrectEnd(utc(1, 0), "a")),
        ("courtesy, level: hidden", ChangeCourtesy(Courtesy.HIDDEN)),
        ("note, item: a, to: 08:00, text: x", AddNote("x", "a")),
    ],
)
def test_every_action_can_be_asked_for(read, word, act):
    (scripted,) = read(f"actions: [{{at: 08:00, do: {word}}}]")

    assert scripted.act == act


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("jump", "item"),
        ("restore", "item"),
        ("add", "minutes"),
        ("cut", "minutes"),
        ("correct", "to"),
        ("correct_end", "to"),
        ("courtesy", "level"),
        ("note", "text"),
        ("explain, item: a", "cause"),
        ("replan", "measure"),
    ],
)
def test_what_an_action_lacks_is_told(error, tmp_path, word, key):
    do = word.partition(",")[0]

    sentence = error(f"actions:\n- {{at: 08:00, do: {word}}}")

    assert sentence == f"{tmp_path / 'actions.yaml'}:2: “{do}” needs “{key}”"


@pytest.mark.parametrize(
    ("day", "at", "to", "then"),
    [
        (7, "00:05", "23:45:30", utc(16, 45, 30)),
        (7, "00:05", "00:01", utc(17, 1)),
        (7, "06:00", "17:30", utc(10, 30)),
        (6, "20:00", "07:30", utc(0, 30)),
        (6, "08:00", "08:00", utc(1, 0)),
    ],
)
@pytest.mark.parametrize("word", ["correct", "correct_end"])
def test_a_true_time_is_never_to_come(read, word, day, at, to, then):  # noqa: PLR0917
    (scripted,) = read(
        f'actions: [{{date: 2023-12-0{day}, at: "{at}", do: {word}, item: a, to: "{to}"}}]'
    )

    assert scripted.act.start == then if word == "correct" else scripted.act.end == then


def test_an_action_carries_what_it_needs(read):
    add, correct, note = (
        scripted.act
        for scripted in read(
            """
actions:
  - {at: 08:00, do: add, item: a, minutes: 2.5}
  - {at: 08:00, do: correct, item: "a", to: "07:59:30"}
  - at: "08:00"
    do: note
    text: "Đại biểu: đến muộn"
"""
        )
    )

    assert add == AddTime(timedelta(seconds=150), "a")
    assert correct == CorrectStart(utc(0, 59, 30), "a")
    assert note == AddNote("Đại biểu: đến muộn")


def test_keys_that_are_left_empty_say_nothing(read):
    (scripted,) = read("actions: [{at: 08:00, do: start, item: , minutes: , to: , text: }]")

    assert scripted.act == Start()


def test_an_id_of_figures_is_an_id(read):
    (scripted,) = read("actions: [{at: 08:00, do: jump, item: 3}]")

    assert scripted.act.item == "3"


def test_an_id_that_yaml_would_round_is_refused(error):
    assert error("actions: [{at: 08:00, do: jump, item: 1.10}]").endswith(
        "actions.yaml:1: “item” is text; put it in quotes"
    )


def test_a_byte_order_mark_is_no_part_of_the_text(read):
    assert len(read(b"\xef\xbb\xbfactions: [{at: 08:00, do: start}]")) == 1


SPEECH = "a/Nguyễn Văn An"
FACTS = [
    (
        "do: queue, item: a, speaker: Nguyễn Văn An, body: Sở Y tế, topic: y tế, minutes: 5",
        events.SpeakersQueued(
            "a",
            (
                events.QueuedSpeech(
                    SPEECH, Speaker("Nguyễn Văn An", "Sở Y tế", "y tế"), timedelta(minutes=5)
                ),
            ),
        ),
    ),
    ("do: call, item: a, speaker: Nguyễn Văn An", events.SpeakerCalled("a", SPEECH)),
    (
        "do: extend, item: a, speaker: Nguyễn Văn An, minutes: -1",
        events.SpeechExtended("a", SPEECH, timedelta(minutes=-1)),
    ),
    ("do: end_speech, item: a, speaker: Nguyễn Văn An", events.SpeechEnded("a", SPEECH)),
    (
        "do: substitute, item: a, presenter: Đồng chí B, stands_in_for: Đồng chí A",
        events.PresenterSubstituted("a", Presenter("Đồng chí B", stands_in_for="Đồng chí A")),
    ),
    (
        "do: insert, item: x, title: Chào cờ, minutes: 5, before: a",
        events.ItemInserted(Item("x", "Chào cờ", length=timedelta(minutes=5)), 0, 0, "a"),
    ),
    (
        "do: insert, item: x, title: Kỷ luật (nội bộ), before: a",
        events.ItemInserted(Item("x", "Kỷ luật (nội bộ)", confidential=True), 0, 0, "a"),
    ),
    ("do: move, item: a, session: 2, part: 1", events.ItemMoved("a", 1, 0)),
    ("do: move, item: a, before: x", events.ItemMoved("a", 0, 0, "x")),
    ("do: remove, item: a", events.ItemRemoved("a")),
    ("do: confirm, item: a", events.ConditionConfirmed("a")),
    (
        "do: explain, item: a, cause: chair, text: kết luận thêm",
        events.OverrunExplained("a", events.Cause.CHAIR, "kết luận thêm"),
    ),
    (
        "do: message, audience: hall, text: Giải lao",
        events.MessageShown(events.Audience.HALL, "Giải lao"),
    ),
    ("do: take_down, audience: staff", events.MessageTakenDown(events.Audience.STAFF)),
    ("do: hall, picture: dark", events.HallSwitched(events.HallPicture.DARK)),
    ("do: hall, picture: given_way", events.HallSwitched(events.HallPicture.GIVEN_WAY)),
]


@pytest.mark.parametrize(("text", "fact"), FACTS)
def test_a_word_says_what_shall_become_true(read, text, fact):
    (scripted,) = read(f"actions: [{{at: 08:00, {text}}}]")

    assert scripted.act.fact == fact


def test_a_level_is_one_of_the_known(read, error):
    (scripted,) = read("actions: [{at: 08:00, do: courtesy, item: a, level: hidden}]")

    assert scripted.act.level is Courtesy.HIDDEN
    assert "“level” is one of shown" in error("actions: [{at: 08:00, do: courtesy, level: loud}]")


def test_a_re_planning_is_named_by_its_measure(read):
    (scripted,) = read("actions: [{at: 08:00, do: replan, measure: shorten}]")

    assert scripted.act == ReplanBy(Measure("shorten"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("do: call, item: a", "“call” needs “speaker”"),
        ("do: call, item: a, speaker: An, level: shown", "“level” is not known here"),
        ("do: replan, measure: pray", "“measure” is one of shorten, drop, break"),
        ("do: explain, item: a, cause: rain", "“cause” is one of speaker, chair"),
        ("do: hall, picture: bright", "“picture” is one of programme, standby, dark"),
        ("do: message, audience: all, text: x", "“audience” is one of hall, rostrum, staff"),
        ("do: move, item: a, session: first", "“session” is a number counted from 1"),
        ("do: fly", "correct_end, courtesy"),
        ("do: fly", "queue, call, extend"),
    ],
)
def test_what_is_wrong_with_a_word_is_told(error, text, said):
    assert said in error(f"actions: [{{at: 08:00, {text}}}]")


def test_no_actions_are_a_script_too(read):
    assert read("actions: []") == ()


def test_a_programme_without_a_date_needs_one_with_each_action(read, programme):
    undated = Programme(programme.title, VIETNAM, programme.sessions)

    assert len(read("actions: [{date: 2023-12-06, at: 08:00, do: start}]", undated)) == 1
    with pytest.raises(ScriptError, match="the programme has no date"):
        read("actions: [{at: 08:00, do: start}]", undated)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("actions: [{at: 08:00, do: fly}]", 1, "“fly” is no action; one of start, next"),
        ("actions: [{at: 08:00, do: [start]}]", 1, "is no action"),
        ("actions:\n\n  - {at: 08:00, do: start, colour: red}", 3, "“colour” is not known here"),
        ("actions: [{do: start}]", 1, "an action needs “at” and “do”"),
        ("actions: [{at: 08:00}]", 1, "an action needs “at” and “do”"),
        ("actions: [start]", 1, "an action such as"),
        ("actions:\n- [at, do]", 2, "an action such as"),
        ("actions: [{at: 24:00, do: start}]", 1, "“at” is a time such as"),
        ("actions: [{at: 8, do: start}]", 1, "“at” is a time such as"),
        ("actions: [{at: soon, do: start}]", 1, "“at” is a time such as"),
        ("actions: [{at: 08:00:00:00, do: start}]", 1, "“at” is a time such as"),
        ("actions: [{at: {a: b}, do: start}]", 1, "“at” is text"),
        ("actions: [{at: 08:00, do: correct, to: never}]", 1, "“to” is a time such as"),
        ("actions: [{at: 08:00, do: start, date: 6/12}]", 1, "“date” such as 2023-12-06"),
        ("actions: [{at: 08:00, do: start, date: 0001-01-01}]", 1, "“date” such as 2023-12-06"),
        ("actions: [{at: 08:00, do: start, date: 9999-12-31}]", 1, "“date” such as 2023-12-06"),
        ("actions: [{at: 08:00, do: start, date: 20231206}]", 1, "“date” such as 2023-12-06"),
        ("actions: [{at: 08:00, do: add, minutes: five}]", 1, "“minutes” is a number"),
        ("actions: [{at: 08:00, do: add, minutes: [5]}]", 1, "“minutes” is a number"),
        ("actions: [{at: 08:00, do: add, minutes: nan}]", 1, "“minutes” is a number"),
        ("actions: [{at: 08:00, do: add, minutes: 1e10}]", 1, "“minutes” is a number"),
        ("actions: [{at: 08:00, do: add, minutes: 1441}]", 1, "at most 1440"),
        ("actions: [{at: 08:00, do: note, text: [a]}]", 1, "“text” is text"),
        ("actions: [{at: 08:00, do: start, do: next}]", 1, "a second time"),
        ("actions:\n- {at: 08:00, do: start}\n- {at: 07:59:59, do: next}", 3, "lies before"),
        ("actions:\n- {at: 08:00, do: start\n- {at: 08:01, do: next}\n", 3, "not YAML"),
        ("actions: [{? [a] : b}]", 1, "as a key"),
        ("actions: &a [*a]", 1, "the alias"),
        ("actions: !!python/object:os.system x", 1, "the tag"),
        ("--- {}\n--- {}", 2, "a second document"),
        ("actions: " + "[" * 3000, 1, "levels of nesting"),
        ('actions: [{at: 08:00, do: note, text: "\\ud800"}]', 1, "not YAML"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(error, tmp_path, text, line, said):
    sentence = error(text)

    assert sentence.startswith(f"{tmp_path / 'actions.yaml'}:{line}: ")
    assert said in sentence


@pytest.mark.parametrize("text", ["", "actions:", "actions: start", "- {at: 08:00}", "only text"])
def test_a_file_without_a_list_of_actions_is_told(error, text):
    assert error(text).endswith("actions.yaml: a list under “actions:” was expected.")


@pytest.mark.parametrize("content", [b"actions: \xff", "actions: []".encode("utf-16")])
def test_a_file_that_is_not_utf_8_is_told(error, content):
    assert error(content).endswith("actions.yaml cannot be read as UTF-8 text.")


def test_a_file_that_is_too_large_is_not_even_read_through(error):
    assert error(b"#" * 6_000_000).endswith("is too large for a list of actions.")


@pytest.mark.parametrize("name", [".", "missing.yaml", "x" * 300])
def test_what_is_no_file_is_told(tmp_path, programme, name):
    with pytest.raises(ScriptError, match=r"cannot be read"):
        read_script(tmp_path / name, programme)


def test_an_act_of_now_is_written_without_a_time(programme):
    now = utc(1, 20)

    assert act_of({"do": "add", "minutes": 2}, programme, now) == AddTime(timedelta(minutes=2))
    assert act_of({"do": "correct", "to": "08:07"}, programme, now) == CorrectStart(utc(1, 7))


@pytest.mark.parametrize(
    "action",
    [
        {},
        [],
        {"do": "next", "at": "08:00"},
        {"do": "add", "minutes": 10**400},
        {"do": "correct", "to": "9" * 30 + ":00"},
        {"do": "move", "item": "a", "session": "9" * 5_000},
    ],
    ids=["nothing", "list", "time", "minutes", "hour", "session"],
)
def test_what_is_no_act_of_now_is_told_without_a_place(programme, action):
    with pytest.raises(ScriptError) as caught:
        act_of(action, programme, utc(1, 20))

    assert not str(caught.value).startswith(("None", ":"))


COUNTED = [
    (
        "{do: attendance, groups: [{group: Khối Đảng, summoned: 9, present: 8, excused: 1}]}",
        events.AttendanceCounted(0, (events.GroupCount(9, 8, 1, 0, "Khối Đảng"),)),
    ),
    (
        "{do: ballots, item: a, given_out: 8, returned: 7, valid: 6, void: 1, result: 6/8}",
        events.BallotsCounted("a", 8, 7, 6, 1, result="6/8"),
    ),
]


@pytest.mark.parametrize(("action", "fact"), COUNTED)
def test_what_was_counted_is_told_as_figures(read, action, fact):
    (scripted,) = read("actions:\n- " + action.replace("{", '{at: "08:00", ', 1))

    assert scripted.act == Count(fact)


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("{do: attendance}", "“groups”"),
        ("{do: attendance, groups: many}", "“groups” is a list"),
        ("{do: attendance, groups: [{present: 8}, {on_leave: 1}]}", "“on_leave” is not known here"),
        ("{do: attendance, groups: [{1: 8}]}", "“1” is not known here"),
        ("{do: attendance, groups: [{present: 8, groups: []}]}", "“groups” is not known here"),
        ("{do: attendance, groups: [{summoned: many}]}", "“summoned” is a whole number"),
        ("{do: attendance, groups: [{summoned: -1}]}", "“summoned” is a whole number"),
        ("{do: ballots, item: a, given_out: 8, returned: 7, valid: 6}", "“void”"),
        ("{do: ballots, item: a, given_out: 8.5, returned: 7, valid: 6, void: 1}", "whole number"),
    ],
)
def test_what_is_no_count_is_told(error, action, told):
    assert told in error("actions:\n- " + action.replace("{", '{at: "08:00", ', 1))


def test_an_act_below_another_is_in_the_second_of_an_hour_that_comes_twice(read, programme):
    autumn = replace(programme, timezone=ZoneInfo("Europe/Berlin"), date=date(2023, 10, 29))

    acts = read(
        "actions:\n- {at: 02:20, do: start}\n- {at: 02:40, do: pause}\n- {at: 02:10, do: resume}"
        "\n- {at: 02:30, do: next}",
        autumn,
    )

    minutes = [(act.at - acts[0].at) / timedelta(minutes=1) for act in acts]
    assert minutes == [0, 20, 50, 70]
