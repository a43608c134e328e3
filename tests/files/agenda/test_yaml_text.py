"""The YAML that agendas are written in, with either of the library's parsers."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest
import yaml

from tests.growth import LIMIT, growth, traced
from timekeeper.core.programme import Programme
from timekeeper.files.agenda import yaml_text
from timekeeper.files.agenda.agenda_file import AgendaError, parse_agenda, read_agenda
from timekeeper.files.agenda.yaml_text import read_yaml, write_yaml
from timekeeper.files.places import sample_agendas


@pytest.fixture(params=["compiled", "plain"])
def parser(request, monkeypatch):
    """Read with the parser in C, where there is one, and with the one in Python."""
    if request.param == "plain":
        monkeypatch.setattr(yaml_text, "_PARSER", yaml.SafeLoader)


@pytest.mark.parametrize(
    ("plain", "meant"),
    [
        ("12", 12), ("-5", -5), ("1.5", 1.5), ("true", True), ("FALSE", False), ("~", None),
        ("null", None), ("", None), ("13:30", "13:30"), ("190:20:30.15", "190:20:30.15"),
        ("010", "010"), ("0x1F", "0x1F"), ("1_000", "1_000"), ("1e3", "1e3"), (".inf", ".inf"),
        ("yes", "yes"), ("No", "No"), ("2023-12-06", "2023-12-06"), ("9" * 5000, "9" * 5000),
        ("2023-12-06 07:30:00", "2023-12-06 07:30:00"), ("=", "="), ('"12"', "12"), ("''", ""),
    ],
)  # fmt: skip
def test_only_decimal_numbers_true_false_and_null_are_not_text(plain, meant, parser):
    data = read_yaml(f"key: {plain}\n", "a.yaml").data

    assert data == {"key": meant}
    assert type(data["key"]) is type(meant)


def test_every_key_and_entry_knows_its_line(parser):
    document = read_yaml("a: 1\nb:\n  - c\n  - d:\n      1\n", "a.yaml")

    assert document.line(("b", 1, "none", 3)) == 4
    assert document.lines == {
        (): 1, ("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 1): 4, ("b", 1, "d"): 4,
    }  # fmt: skip


def test_a_key_given_twice_tells_the_line_of_the_first(parser):
    document = read_yaml("a: 1\nb: 2\na: 3\nb: 4\na: 5\n", "a.yaml")

    assert [problem.line for problem in document.problems] == [3, 4, 5]
    assert [problem.found[-1] for problem in document.problems] == ["1", "2", "1"]


def test_a_merge_key_is_a_key_like_any_other(parser):
    assert read_yaml("<<: {a: 1}\n", "a.yaml").data == {"<<": {"a": 1}}


@pytest.mark.parametrize("text", ["a: [", "a: \x01", "a: b: c", "a: @", "\ta: 1", "a: 'x", "a: *b"])
def test_bad_yaml_is_refused_with_its_line_by_either_parser(text, parser):
    with pytest.raises(AgendaError) as caught:
        read_yaml(f"x: y\n{text}\n", "a.yaml")

    assert caught.value.problems[0].line in {2, 3}


def test_deep_nesting_is_refused_by_either_parser(parser):
    with pytest.raises(AgendaError, match="levels of nesting"):
        read_yaml("[" * 3000, "a.yaml")


def test_shipped_agendas_mean_the_same_to_either_parser(monkeypatch):
    paths = sorted(sample_agendas().glob("*.yaml"))
    compiled = [read_agenda(path) for path in paths]

    monkeypatch.setattr(yaml_text, "_PARSER", yaml.SafeLoader)

    assert [read_agenda(path) for path in paths] == compiled


@pytest.mark.parametrize(
    "text",
    ["no", "07:30", "1e3", ": #", "a: b", "- a", "  a", "a\nb", "😀", "\x85", "a\ufeff", "(a)"],
)
def test_other_readers_of_yaml_understand_what_is_written_alike(text):
    data = {"a": text, "b": [text, {"c": [text], "d": 1.5, "e": True}], "f": [], "g": [{}]}

    assert yaml.safe_load(write_yaml(data)) == data


def reading(count: int) -> Callable[[], Programme]:
    """Return what reads an agenda of so many items."""
    items = "".join(
        f'      - {{id: x{n}, number: "({n})", title: Báo cáo số {n}, start: 07:30, end: 9h,'
        " minutes: 20, presenter: {body: Ban Tổ chức}, documents: [a, b]}\n"
        for n in range(count)
    )
    text = f"format: timekeeper-agenda/1\ntitle: A\nsessions:\n  - items:\n{items}"
    return lambda: parse_agenda(text, "a.yaml")


def test_an_agenda_is_read_in_proportion_to_its_items():
    assert growth(reading, 100) < LIMIT


def test_an_agenda_is_read_with_little_more_than_stays_of_it():
    read = reading(1000)
    read()  # what is made but once
    with traced():
        programme = read()
        stays, most = tracemalloc.get_traced_memory()

    assert len(programme.items) == 1000
    assert most < 2.7 * stays


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"A \ud83d\ude00", "A \U0001f600"),
        (r"\uD83D\uDE00\ud83d\ude01", "\U0001f600\U0001f601"),
        (r"\\\ud83d\ude00", "\\\U0001f600"),
        (r"\\ud83d\\ude00", r"\ud83d\ude00"),
        (r"\u1ea3", "ả"),
    ],
)
def test_two_escapes_of_json_are_one_character(written, meant, parser):
    assert read_yaml(f'{{"title": "{written}"}}', "a.json").data == {"title": meant}


@pytest.mark.parametrize("written", [r"\ud83d", r"\ude00\ud83d", r"\ud83d\u0041"])
def test_half_a_pair_is_refused(written):
    with pytest.raises(AgendaError):
        read_yaml(f'{{"title": "{written}"}}', "a.json")


def test_outside_json_escapes_in_plain_text_stay():
    assert read_yaml(r"title: A \ud83d\ude00", "a.yaml").data == {"title": r"A \ud83d\ude00"}
