"""The tables of the history say what the programme and its dialogs say, in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from timekeeper.core.events import ItemFinished, ItemStarted
from timekeeper.core.programme import Kind, Programme
from timekeeper.core.report.comparison import BodyComparison
from timekeeper.files.exporters.tables.history_tables import (
    compared_bodies,
    conferences,
    past_conferences,
)
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.places import resources
from timekeeper.words.language import use_language
from timekeeper.words.values import kind_name


@pytest.fixture(params=["en", "vi"])
def language(request) -> Iterator[str]:
    use_language(request.param, resources() / "locale")
    yield request.param
    use_language("en", resources() / "locale")


def kinds(*compared: Kind | None) -> list[object]:
    """Return what the table of the bodies says of the kinds."""
    none = timedelta()
    rows = [BodyComparison("Sở Y tế", kind, 1, 1, 0, none, none, none) for kind in compared]
    return [row[1] for row in compared_bodies(rows).rows]


def test_a_kind_of_item_has_the_same_words_in_the_comparison_as_in_the_programme(language):
    assert kinds(*Kind) == [kind_name(kind) for kind in Kind]


def test_an_item_for_study_is_named_as_the_hall_names_it(language):
    words = {"en": "For study, not presented", "vi": "Gửi nghiên cứu, không trình bày"}

    assert kinds(Kind.STUDY) == [words[language]]


def test_a_record_is_there_from_the_first_act_on_and_then_never_waits_to_start(
    tmp_path, office_day: Programme
):
    began = datetime(2023, 12, 6, 0, 30, tzinfo=UTC)
    with JournalFile.create_or_open(tmp_path / "journal.db") as file:
        file.begin(office_day, began)
        held = file.begin(office_day, began)
        held.append(ItemStarted("s1.p1.i1"), began)
        held.append(ItemFinished("s1.p1.i1"), began + timedelta(minutes=5))
        file.begin(office_day, began)

        (row,) = conferences(past_conferences(file)).texts()

    assert "Not finished yet" in row
