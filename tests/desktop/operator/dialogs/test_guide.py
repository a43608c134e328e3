"""The guide opens offline, its links lead somewhere, and it names the menus as they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from tests.desktop.conftest import take_down
from tests.paths import ROOT
from timekeeper.desktop.operator.dialogs.guide import SIZE, Guide
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.places import guide, resources
from timekeeper.live.settings import Settings
from timekeeper.words.language import Language, _, use_language

LANGUAGES = get_args(Language)
PAGES = sorted(path for language in LANGUAGES for path in guide(language).glob("*.md"))
MENU = re.compile(r"\*\*([^*›]+) › ([^*›]+)\*\*")


@pytest.fixture(autouse=True)
def language_as_before():
    yield
    use_language("en", resources() / "locale")


@pytest.fixture
def desk(qtbot, app):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def open_guide(desk: QWidget, language: str) -> Guide:
    use_language(language, resources() / "locale")
    opened = Guide(desk)
    opened.show()
    return opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_opens_in_the_language_of_the_desk(desk, language):
    shown = open_guide(desk, language)

    title = {"vi": "Hướng dẫn sử dụng timekeeper", "en": "timekeeper: the operator’s guide"}
    assert shown.pages.toPlainText().startswith(title[language])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_link_and_picture_is_there(page: Path):
    links = re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).is_file()] == []


def test_both_languages_have_the_same_pages():
    names = [{path.name for path in guide(language).glob("*.md")} for language in LANGUAGES]

    assert names[0] == names[1]


def test_every_page_can_be_reached_from_the_first():
    for language in LANGUAGES:
        first = (guide(language) / "index.md").read_text(encoding="utf-8")
        others = {path.name for path in guide(language).glob("*.md")} - {"index.md"}

        assert set(re.findall(r"\]\(([^)]+)\)", first)) == others


def test_pictures_fit_into_the_window(desk):
    shown = open_guide(desk, "vi")
    page = QUrl.fromLocalFile(str(guide("vi") / "day.md"))
    shown.pages.setSource(page, QTextDocument.ResourceType.MarkdownResource)

    picture = shown.pages.loadResource(
        QTextDocument.ResourceType.ImageResource.value, QUrl("../pictures/desk-item.png")
    )

    assert 0 < picture.width() < SIZE[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_menus_is_told_of(language, app, conference, qtbot):
    use_language(language, resources() / "locale")
    shown = Windows(conference, Settings())
    pages = (path.read_text(encoding="utf-8") for path in guide(language).glob("*.md"))
    told = " ".join(" ".join(pages).split()).casefold()

    commands = [command.words for command in shown.operator.commands.all()]
    shown.operator.table.selectRow(3)
    of_an_item = shown.operator.menuBar().actions()[3].menu()
    of_an_item.aboutToShow.emit()
    entries = [entry.text().replace("&", "") for entry in of_an_item.actions() if entry.text()]
    take_down(shown)

    assert len(commands) > 30
    assert len(entries) > 10
    assert [words for words in commands + entries if words.casefold() not in told] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_are_named_as_the_desk_names_them(language):
    use_language(language, resources() / "locale")
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "timekeeper" / "desktop").rglob("*.py")
    )
    messages = re.findall(r'_\(\s*"([^"]+)"', source)
    known = {_(message).replace("&", "") for message in messages}
    text = "\n".join(path.read_text(encoding="utf-8") for path in guide(language).glob("*.md"))

    named = {" ".join(words.split()) for pair in MENU.findall(text) for words in pair}

    assert named
    assert named - known == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_of_the_guide_is_done_on_a_command_line(page: Path):
    told = page.read_text(encoding="utf-8")

    assert re.findall(r"`timekeeper [a-z]\w+|`[^`]* --\w+", told) == []
