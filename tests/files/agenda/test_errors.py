"""What a person is told about an agenda that cannot be read: all of it, each with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import law
from timekeeper.files.agenda.agenda_file import (
    AgendaError,
    AgendaProblem,
    parse_agenda,
    programme_from_mapping,
    read_agenda,
)

HEAD = "format: timekeeper-agenda/1\ntitle: Hội nghị\n"
GOOD = f"{HEAD}sessions:\n  - items:\n      - title: Báo cáo\n"


def problems(text: str) -> tuple[AgendaProblem, ...]:
    with pytest.raises(AgendaError) as caught:
        parse_agenda(text, "a.yaml")
    return caught.value.problems


def problem(text: str) -> str:
    (only,) = problems(text)
    return str(only)


def item_problem(line: str) -> str:
    """Return what is said of an item with this key, without its place."""
    place = "a.yaml:6: sessions[0].items[0]."
    said = problem(f"{GOOD}        {line}\n")
    assert said.startswith(place)
    return said.removeprefix(place)


def test_everything_wrong_is_told_at_once_in_the_file_s_order():
    text = """\
format: timekeeper-agenda/1
timezone: Asia/Ho_Chi_Min
date: 06/12/2023
sessions:
  - name: Buổi sáng
    strat: "07:30"
    parts:
      - title: Phần một
        items:
          - title: Báo cáo
            start: "25:00"
            minutes: "20"
          - id: x
            title: 2024
            conditional: có
  - items:
      - {id: x, title: " ", kind: break time}
      - number: 3
    items: []
"""

    with pytest.raises(AgendaError) as caught:
        parse_agenda(text, "a.yaml")

    assert str(caught.value).splitlines() == [
        "a.yaml:1: title: found nothing, expected text",
        (
            'a.yaml:2: timezone: found "Asia/Ho_Chi_Min", expected a time zone such as'
            ' "Asia/Ho_Chi_Minh" (did you mean "Asia/Ho_Chi_Minh"?)'
        ),
        'a.yaml:3: date: found "06/12/2023", expected a date such as 2023-12-06 (write 2023-12-06)',
        (
            "a.yaml:6: sessions[0].strat: found an unknown key, expected one of name, date, start,"
            ' end, closing, venues, attendees, parts, items (did you mean "start"?)'
        ),
        (
            'a.yaml:11: sessions[0].parts[0].items[0].start: found "25:00", expected a time of day'
            ' such as "07:30" or "7h30"'
        ),
        (
            'a.yaml:12: sessions[0].parts[0].items[0].minutes: found "20", expected a number of'
            " minutes above 0, at most 1440, to the whole second (write 20 without quotes)"
        ),
        (
            "a.yaml:14: sessions[0].parts[0].items[1].title: found 2024, expected text"
            " (put it in quotes)"
        ),
        'a.yaml:15: sessions[0].parts[0].items[1].conditional: found "có", expected true or false',
        (
            "a.yaml:19: sessions[1].items: found the key a second time, after line 16,"
            " expected every key once"
        ),
    ]


@pytest.mark.parametrize(
    "time", ["25:00", "7:60", "450", "7:5", "07:30:15", "24:00", "sáng", "7.5", "true", "[7, 30]"]
)
def test_what_is_no_time_of_day_is_refused(time):
    assert 'expected a time of day such as "07:30" or "7h30"' in item_problem(f"start: {time}")


def test_seconds_have_no_place_in_an_agenda():
    assert item_problem("start: 07:30:15").endswith("(leave the seconds out)")


@pytest.mark.parametrize("minutes", ["0", "-5", "0.33", "1441", "1.0e400", ".nan", '"20"', "yes"])
def test_what_is_no_length_is_refused(minutes):
    assert "expected a number of minutes above 0" in item_problem(f"minutes: {minutes}")


def test_true_is_not_one_minute():
    assert item_problem("minutes: true").startswith("minutes: found true, expected a number")


@pytest.mark.parametrize(
    "date", ["2023-13-01", "2023-12-6", "20231206", "hôm nay", "31/02/2023", "9999-12-31"]
)
def test_what_is_no_date_is_refused_without_a_guess(date):
    said = problem(f"{HEAD}date: {date}\nsessions: [{{items: [{{title: A}}]}}]\n")

    assert said.endswith("expected a date such as 2023-12-06")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "kind: discusion",
            (
                'found "discusion", expected one of ceremony, presentation, discussion,'
                ' vote, award, speech, break, study (did you mean "discussion"?)'
            ),
        ),
        ("courtesy: never", 'found "never", expected one of shown, discreet, hidden'),
        ("documents: Báo cáo", 'found "Báo cáo", expected a list'),
        ("presenter: [An]", "found a list, expected text or a mapping of keys"),
        ("presenter: {}", "found a mapping of keys, expected a text, body, person or title"),
        (
            "presenter: {stands_in_for: An}",
            "found a mapping of keys, expected a text, body, person or title",
        ),
        ("id: ''", 'found "", expected text that is not blank'),
        ("documents:", "found nothing, expected a list"),
    ],
)
def test_a_value_of_the_wrong_sort_is_told_what_was_expected(line, said):
    assert item_problem(line) == f"{line.partition(':')[0]}: {said}"


def test_a_problem_inside_a_presenter_is_told_with_its_place():
    said = item_problem("presenter: {bdy: Ban Tổ chức, text: An}")

    assert said.startswith("presenter.bdy: found an unknown key, expected one of text, body,")
    assert said.endswith('(did you mean "body"?)')


def test_a_problem_inside_a_speaker_is_told_with_its_place():
    said = item_problem("speakers: [{name: An}, {name: Bình, minute: 5}]")

    assert said.startswith("speakers[1].minute: found an unknown key, expected one of name, body,")
    assert said.endswith('(did you mean "minutes"?)')


def test_a_key_that_no_material_has_is_told_with_those_it_may_have():
    said = problem(f"{GOOD}        materials: [{{path: a.pdf, page: 3}}]\n")

    assert said == (
        "a.yaml:6: sessions[0].items[0].materials[0].page: found an unknown key,"
        " expected one of path, label, first, last"
    )


@pytest.mark.parametrize("page", ["0", "-3", "100001", "2.5", '"3"', "true", "[3]"])
def test_what_is_no_page_is_told_which_pages_there_are(page):
    said = problem(f"{GOOD}        materials: [{{path: a.pdf, first: {page}}}]\n")

    assert said.endswith("expected a page’s number, from 1")


def test_a_long_text_is_quoted_in_part():
    said = item_problem(f"minutes: {'rất dài ' * 100}")

    assert len(said) < 200
    assert "…" in said


def test_an_optional_key_may_be_left_empty():
    programme = parse_agenda(f"{GOOD}        presenter:\n        start:\n", "a.yaml")

    assert programme.items[0].presenter is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.yaml: found an empty file, expected an agenda"),
        ("# chỉ có ghi chú\n\n", "a.yaml: found an empty file, expected an agenda"),
        (
            "- a\n- b\n",
            (
                "a.yaml:1: found a list, expected an agenda that begins with"
                ' "format: timekeeper-agenda/1"'
            ),
        ),
        (
            "Chương trình hội nghị",
            (
                'a.yaml:1: found "Chương trình hội nghị", expected an agenda that'
                ' begins with "format: timekeeper-agenda/1"'
            ),
        ),
        (
            "title: A\nsessions: [{items: [{title: A}]}]\n",
            'a.yaml:1: format: found nothing, expected "timekeeper-agenda/1"',
        ),
        (
            "format: docx\nother: 1\n",
            'a.yaml:1: format: found "docx", expected "timekeeper-agenda/1"',
        ),
        (
            "a: 1\nformat: timekeeper-agenda/2\nnew: 1\n",
            (
                'a.yaml:2: format: found "timekeeper-agenda/2", expected "timekeeper-agenda/1"'
                " (a newer timekeeper made the file: update this one)"
            ),
        ),
        (HEAD, "a.yaml:1: sessions: found no item, expected at least one item"),
        (
            f"{HEAD}sessions:\n  - name: Sáng\n    parts: [{{title: A}}]\n",
            "a.yaml:3: sessions: found no item, expected at least one item",
        ),
        (f"{HEAD}sessions: 5\n", "a.yaml:3: sessions: found 5, expected a list"),
        (
            f"{HEAD}sessions:\n  - Buổi sáng\n",
            'a.yaml:4: sessions[0]: found "Buổi sáng", expected a mapping of keys',
        ),
        (
            f"{HEAD}sessions:\n  - parts: []\n    items: [{{title: A}}]\n",
            (
                "a.yaml:5: sessions[0].items: found parts and items side by side,"
                " expected one of the two"
            ),
        ),
        (
            f"{GOOD}        id: x\n      - title: B\n        id: x\n",
            (
                'a.yaml:8: sessions[0].items[1].id: found "x", the id of sessions[0].items[0] as'
                " well, expected an id of its own"
            ),
        ),
        (
            "title: a: b\n",
            (
                "a.yaml:1: found text that is not YAML (mapping values are not allowed in"
                ' this context), expected lines of the form "key: value"'
            ),
        ),
        (
            "title: A\nterm: @\n",
            (
                "a.yaml:2: found text that is not YAML (found character that cannot start"
                ' any token), expected lines of the form "key: value"'
            ),
        ),
        (
            f"{HEAD}notes: &a [x]\nsessions: *a\n",
            'a.yaml:4: found the alias "*a", expected the text itself, written out',
        ),
        (
            f"{HEAD}term: !!python/name:os.system\n",
            (
                'a.yaml:3: found the tag "tag:yaml.org,2002:python/name:os.system",'
                " expected a value without a tag; text may stand in quotes"
            ),
        ),
        (
            f"{HEAD}---\n{HEAD}",
            ('a.yaml:3: found a second document ("---"), expected one agenda in a file'),
        ),
        ("? [a]\n: b\n", "a.yaml:1: found a list or a mapping as a key, expected text as a key"),
        (
            f"{HEAD}notes: {'[' * 200_000}",
            ("a.yaml:3: found more than 20 levels of nesting, expected the levels of an agenda"),
        ),
    ],
)
def test_what_is_no_agenda_is_refused_in_one_sentence(text, said):
    assert problem(text) == said


def test_a_thousandfold_alias_is_refused_before_it_unfolds():
    layers = "".join(f"x{n + 1}: &x{n + 1} [{', '.join([f'*x{n}'] * 9)}]\n" for n in range(30))

    assert "found the alias" in problem(f"{HEAD}x0: &x0 [a]\n{layers}")


@pytest.mark.parametrize("dirt", ["\x01", "\ud800", "\u202e", "\ue000", "\ufeff"])
def test_what_nobody_sees_is_cleaned_and_not_refused(dirt):
    assert parse_agenda(f"{GOOD}term: X{dirt}\n", "a.yaml").term == "X"


def test_a_title_of_what_nobody_sees_is_a_blank_one():
    assert "title" in problem(GOOD.replace("Báo cáo", '"\\u202e"'))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"title: A\nterm: \xe0\xe1\n",
            (":2: found text that is not UTF-8, expected a file saved as UTF-8"),
        ),
        (GOOD.encode("utf-16"), ":1: found text that is not UTF-8, expected a file saved as UTF-8"),
        (b"PK\x03\x04\x00\x00", ": found binary data, expected a text file"),
        (b"", ": found an empty file, expected an agenda"),
        (b"#" * (5 * 1024 * 1024 + 1), ": found a larger file, expected at most 5 MB"),
    ],
)
def test_a_file_that_holds_no_agenda_is_refused_in_one_sentence(content, said, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(content)

    with pytest.raises(AgendaError) as caught:
        read_agenda(path)

    assert str(caught.value) == f"{path}{said}"


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(AgendaError, match=r"none.yaml: there is no such file; check the name and"):
        read_agenda(tmp_path / "none.yaml")
    with pytest.raises(AgendaError, match="found a folder, expected an agenda file"):
        read_agenda(tmp_path)


def test_data_that_came_from_no_file_is_told_by_its_place_alone():
    with pytest.raises(AgendaError) as caught:
        programme_from_mapping({"format": "timekeeper-agenda/1", "title": "A", "sessions": [5]})

    assert str(caught.value) == "session 1: found 5, expected a mapping of keys"


@law(300)
@given(st.text(max_size=40), st.integers(0, len(GOOD)), st.integers(0, 20))
def test_no_text_brings_anything_but_a_programme_or_an_agenda_error(insert, at, length):
    for text in (insert, GOOD[:at] + insert + GOOD[at + length :]):
        try:
            programme = parse_agenda(text, "a.yaml")
        except AgendaError as error:
            assert error.problems  # noqa: PT017  # either outcome is right
        else:
            assert programme.items


TWO_PARTS = {"parts": [{"items": [{"title": "A"}]}, {"items": [{"title": "A"}, {"title": "B"}]}]}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": ""}, "title: found nothing, expected text that is not blank (write "),
        ({"date": "x"}, 'date: found "x", expected a date such as 2023-12-06'),
        ({"sessions": [TWO_PARTS | {"start": "7"}]}, 'session 1, start: found "7", expected '),
        (
            {"sessions": [{"items": [{"title": "A"}, {"title": "\x00", "short_title": 5}]}]},
            "session 1, item 2, title: found nothing, expected text",
        ),
        (
            {"sessions": [{"items": [{"title": "A", "speakers": [{"name": " "}]}]}]},
            "session 1, item 1, speaker 1, name: found nothing, expected text",
        ),
        (
            {"sessions": [{"items": [{"title": "A", "materials": [{"path": "a", "first": 0}]}]}]},
            "session 1, item 1, file 1, first page: found 0, expected a page’s number, from 1",
        ),
        ({"sessions": []}, "sessions: found no item, expected at least one item"),
    ],
)
def test_a_programme_that_is_in_no_file_is_told_of_without_the_files_keys(changed, told):
    whole = {"format": "timekeeper-agenda/1", "title": "Hội nghị"} | changed
    whole = {"sessions": [{"items": [{"title": "A"}]}]} | whole
    with pytest.raises(AgendaError) as caught:
        programme_from_mapping(whole)

    assert str(caught.value.problems[0]).startswith(told)
