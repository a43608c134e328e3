"""The tables of the history say what the programme and its dialogs say, in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from timekeeper.core.programme import Kind
from timekeeper.core.report.comparison import BodyComparison
from timekeeper.files.exporters.tables.history_tables import compared_bodies
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
