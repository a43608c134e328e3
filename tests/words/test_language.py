import ast
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from string import Formatter
from typing import get_args

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from tests.paths import ROOT
from timekeeper.desktop.qt_words import KNOWN
from timekeeper.words.language import (
    Language,
    _,
    language_in_use,
    ngettext,
    pgettext,
    use_language,
)

SOURCE = ROOT / "src" / "timekeeper"
LOCALE = ROOT / "resources" / "locale"
VIETNAMESE = LOCALE / "vi" / "LC_MESSAGES" / "timekeeper.po"
LOOKUPS = {"_": None, "marked": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}

with VIETNAMESE.open("rb") as file:
    CATALOGUE = read_po(file, locale="vi")
Forms = tuple[str, ...]
Message = tuple[str | None, Forms]  # with its context, which tells meanings apart


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    use_language("en", LOCALE)


def forms(words: str | list[str] | tuple[str, ...]) -> Forms:
    """Return a message's singular and plural, or the only form it has."""
    return (words,) if isinstance(words, str) else tuple(words)


def translations(catalogue=CATALOGUE) -> dict[Message, Forms]:
    return {(m.context, forms(m.id)): forms(m.string) for m in catalogue if m.id}


def messages_of_the_source() -> set[Message]:
    found = extract_from_dir(SOURCE, keywords=LOOKUPS)
    return {(context, forms(words)) for _file, _line, words, _comments, context in found}


def placeholders(texts: Forms) -> set[str]:
    return {field for text in texts for _, field, *_ in Formatter().parse(text) if field}


# One thing has one word, wherever it is read: here what is not said, beside what is.
NOT_SAID = {
    "bàn điều hành": "bàn điều khiển: điều hành is what the chair does",
    "bộ nhớ tạm": "bảng tạm",
    "trình đơn": "menu",
    "thực đơn": "menu",
    "dấu cách": "phím cách",
    "công nghệ thông tin": "cán bộ phụ trách mạng",
    "biểu trưng": "logo",
    "bản ghi": "nhật ký",
    "hồ sơ": "nhật ký",
    "không tổ chức": "không tiến hành, of an item",
    "tạm nghỉ": "giải lao",
    "tên ngắn": "tiêu đề ngắn",
    "tên rút gọn": "tiêu đề ngắn",
    "trang trình chiếu": "trang chiếu",
    "bố trí lại": "sắp xếp lại, of a session",
    "giao diện": "kiểu hiển thị, of the hall",
    "gập đôi": "gấp, of a plate",
    "nhấn phím": "bấm phím",
    "nhấn f8": "bấm F8",
    "ấn enter": "bấm Enter",
    "!": "never an exclamation mark",
}
SAID = {
    "the window": "\n".join(text for texts in translations().values() for text in texts),
    "the guide": "\n".join(
        page.read_text(encoding="utf-8").replace("![", "[")  # a picture
        for page in (ROOT / "docs" / "guide" / "vi").glob("*.md")
    ),
    "the pages": "\n".join(
        text
        for page in (ROOT / "resources" / "pages").iterdir()
        for text in re.findall(r'"([^"]*[^\x00-\x7f][^"]*)"', page.read_text(encoding="utf-8"))
    ),
}


@pytest.mark.parametrize("where", SAID)
def test_one_thing_has_one_word(where: str):
    words = SAID[where].lower()

    assert len(words) > 1000
    assert {word: said for word, said in NOT_SAID.items() if word in words} == {}


def test_the_record_is_called_so_in_english_too():
    guide = (ROOT / "docs" / "guide" / "en").glob("*.md")
    english = [text for _context, texts in translations() for text in texts]
    english += [page.read_text(encoding="utf-8") for page in guide]
    other = re.compile(r"\b(?:journal|(?<!timekeeper )history)\b", re.IGNORECASE)

    assert [text for text in english if other.search(text)] == []


# Who is told what to do is told by its plain verb, or by "cần" where the verb alone could be read
# of the program: nobody is begged, and nobody is addressed who knows that he is meant.
POLITE = re.compile(r"\b(?:hãy|xin|vui lòng|đề nghị|mời|đồng chí)\b", re.IGNORECASE)
MEANT_SO = (
    r"^Đề nghị (?:đồng chí|đại biểu) |^Mời\b|^Đồng chí còn|các đồng chí đại biểu",  # in the hall
    r"lấy từ lời mời:",  # it is the paper that invites
    r"mời phát biểu|để mời \{following\}",  # the floor is given
    r"đề nghị của chủ trì|^Đã gửi đề nghị|\{who\} đề nghị|diễn ra để đề nghị",  # is asked for
    r"xin ý kiến chủ trì|^Đề nghị cho phép kết nối",  # of the chair; of the officer of the network
    r"^Chào mừng đồng chí$|Đồng chí có cho phép không\?$|đến khi đồng chí cho biết",
)


def test_the_operator_is_told_what_to_do_by_its_plain_verb():
    meant = re.compile("|".join(MEANT_SO))
    said = {text for texts in translations().values() for text in texts if POLITE.search(text)}

    assert {text for text in said if not meant.search(text)} == set()
    assert all(any(re.search(one, text) for text in said) for one in MEANT_SO)


def test_only_the_hall_is_asked_to_please():
    asking = {text for _context, texts in translations() for text in texts if "lease " in text}

    # Qt's own words, which it says in English as they are.
    assert {text for text in asking if not text.startswith("Please ")} <= KNOWN


@pytest.mark.parametrize("where", ["the guide", "the pages"])
def test_nobody_is_begged_in_the_guide_and_on_the_pages(where: str):
    begging = re.compile(
        r"[^\n]*(?:\b(?:hãy|xin|vui lòng)\b|[;:.] đồng chí (?!khác|chủ trì))[^\n]*", re.IGNORECASE
    )

    assert begging.findall(SAID[where]) == []


def test_every_message_of_the_source_has_a_vietnamese_translation_that_does_not_outlive_it():
    said = messages_of_the_source()
    translated = {message for message, words in translations().items() if all(words)}

    assert said - translated == set()
    assert translations().keys() - said == set()
    assert not CATALOGUE.obsolete


def test_no_message_is_looked_up_where_the_extractor_cannot_see_it():
    # Only where a bracket that may be an f-string's has a lookup in it is it worth parsing.
    suspicious = re.compile(rf"\\{{[^{{}}]*\b(?:{'|'.join(LOOKUPS)})\(")
    sources = {path.name: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    hidden = [
        f"{name}:{call.lineno}"
        for name, source in sources.items()
        if suspicious.search(source)
        for text in ast.walk(ast.parse(source))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in LOOKUPS
    ]

    assert hidden == []


def test_no_translation_is_a_guess():
    assert [message.id for message in CATALOGUE if message.id and message.fuzzy] == []


def test_translations_have_the_placeholders_of_their_message():
    wrong = {
        message: words
        for (_context, message), words in translations().items()
        if any(placeholders((form,)) != placeholders(message) for form in words)
    }

    assert wrong == {}


def test_an_apostrophe_is_written_in_one_way():
    # Qt’s own messages set what they name in straight quotation marks, which are no apostrophes.
    written = ["\n".join(message) for _context, message in translations()]

    assert [words for words in written if re.search(r"[A-Za-z}]'", words)] == []


def test_a_count_of_one_has_a_sentence_of_its_own():
    several = re.compile(r"(?<!than )(?<!most )\{count(:02)?\} ([a-z]+ )?[a-z]+s\b")
    alone = [message[0] for _context, message in translations() if len(message) == 1]
    always_several = "{name} has {count} names, and {most} plates are made at most: divide it."

    assert {message for message in alone if several.search(message)} == {always_several}


def test_no_translation_has_an_exclamation_mark():
    assert [words for words in translations().values() if "!" in "".join(words)] == []


def test_the_keys_of_the_menus_are_unique_and_can_be_typed_in_any_keyboard_mode():
    menus = [
        words[0]
        for (_, message), words in translations().items()
        if "&" in message[0] and message[0] not in KNOWN  # Qt's menus have keys of their own
    ]
    keys = Counter(menu[menu.index("&") + 1].lower() for menu in menus)

    assert menus
    assert [key for key, count in keys.items() if count > 1] == []
    assert all(key.isascii() for key in keys)


def test_the_compiled_catalogue_is_current():
    with VIETNAMESE.with_suffix(".mo").open("rb") as compiled:
        shipped = translations(read_mo(compiled))
    anew = BytesIO()
    write_mo(anew, CATALOGUE)
    anew.seek(0)

    assert shipped == translations(read_mo(anew))


def test_the_interface_speaks_the_language_in_use():
    use_language("vi", LOCALE)
    vietnamese = _("Pause"), ngettext("{minutes} minute", "{minutes} minutes", 5)

    use_language("en", LOCALE)
    english = _("Pause"), ngettext("{minutes} minute", "{minutes} minutes", 5)

    assert vietnamese == ("Tạm dừng", "{minutes:02} phút")
    assert english == ("Pause", "{minutes} minutes")


@pytest.mark.parametrize("language", get_args(Language))
def test_the_language_in_use_can_be_asked_for(language):
    use_language(language, LOCALE)

    assert language_in_use() == language


@pytest.mark.parametrize("language", get_args(Language))
def test_a_message_without_translation_is_spoken_in_english(language):
    use_language(language, LOCALE)

    assert _("Nobody wrote this sentence.") == "Nobody wrote this sentence."


def test_one_english_word_of_two_meanings_has_two_translations():
    use_language("vi", LOCALE)

    assert (pgettext("time", "From"), pgettext("time", "To")) == ("Từ", "Đến")
    assert _("To") == "Gửi tới"
    assert pgettext("day", "Date") == "Ngày"
    assert _("Date") == "Thời gian"


def test_a_context_is_not_spoken_in_english():
    use_language("en", LOCALE)

    assert pgettext("time", "To") == "To"
