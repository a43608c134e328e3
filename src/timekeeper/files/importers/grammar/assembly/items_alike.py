"""Who presents an item, where most of the others say it in one way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timekeeper.core.programme import Kind
from timekeeper.files.importers.draft.draft import Doubt, Sureness
from timekeeper.files.importers.grammar.assembly.item_doubts import maybe_presenter
from timekeeper.files.importers.grammar.assembly.item_reading import ItemReading
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.names import VISIT, bare, names_somebody, presenter_from
from timekeeper.files.importers.grammar.presenters.named_lines import are_names, is_plain_name
from timekeeper.files.importers.grammar.presenters.titles import read_title
from timekeeper.files.importers.grammar.presenters.works import MEAL
from timekeeper.files.importers.grammar.times.when import When
from timekeeper.words.language import _

FEWEST_ALIKE, FEWEST_KNOWN = 3, 2
BEFORE, BELOW = "before", "below"
MARKS = {
    ":": re.compile(r"(?P<title>[^:]*(?:[^\W\d]|\))): +(?P<who>.+)"),
    "-–—": re.compile(r"(?P<title>.{2,}?)(?: [-–—] |(?<=\w)[–—])(?P<who>(?:(?! [-–—] ).)+)"),
    ";": re.compile(r"(?P<title>.{2,}?); +(?P<who>[^;]+)"),
    "/": re.compile(r"(?P<title>.{2,}?) / (?P<who>(?:(?! / ).)+)"),
    "(": re.compile(r"(?P<title>.{2,}?) *\((?P<who>[^()]+)\)"),
    BEFORE: re.compile(r"(?P<who>[^:]{2,60}): +(?P<title>(?![0-9]).+)"),
}
_GRADE = re.compile(
    r"(?:các )?khối(?: lớp)? [0-9]{1,2}(?:\W+(?:(?:và|khối) )*[0-9]{1,2})*\W*", re.IGNORECASE
)


def named_as_others(readings: Sequence[ItemReading]) -> None:
    """Take what stands where most of the items name who presents: at a mark, or below.

    Its words alone would not tell: "Hỏi đáp - tất cả" among lines "Báo cáo - đ/c An".
    """
    acting = [one for one in readings if one.item.kind is not Kind.BREAK]
    acting = _without_matches(acting)
    # "Đọc sách (khối 6)" above "Đọc sách (khối 7)" may as well tell for whom each is.
    graded = [
        (one, by.text) for one in acting if (by := one.item.presenter) and _GRADE.fullmatch(by.text)
    ]
    titles = [one.item.title for one, _text in graded]
    for one, text in graded:
        if titles.count(title := one.item.title) > 1:
            one.item = replace(one.item, title=f"{title} ({text})", presenter=None)
            one.doubts.append(maybe_presenter(one.lines[0], text))
    # Given names in brackets, some of them again and again: "Chào cờ (Sơn)", "Văn nghệ (Liên)".
    given = [(n, who) for n, one in enumerate(acting) if (who := _given_name(one))]
    names = {who for _n, who in given}
    within = 2 * len(given) > given[-1][0] - given[0][0] + 1 if given else False
    # "Ăn trưa (Huế)" tells that it is a place.
    places = any(
        MEAL.match(acting[n].item.title) or VISIT.match(acting[n].item.title) for n, _ in given
    )
    if within and not places and 1 < len(names) < len(given) and len(given) >= FEWEST_ALIKE:
        for n, who in given:
            _set_presenter(acting[n], "(", who)
    for mark in (*MARKS, BELOW):
        known = [one for one in acting if _stands_at(one, mark)]
        found = [(one, who) for one in acting if (who := _behind(one, mark))]
        count = len(known) + len(found)
        if count < max(FEWEST_ALIKE, len(acting) / 2):
            continue
        known += [one for one, who in found if names_somebody(who)]
        if known and (mark == BELOW or all(are_names(who) for _one, who in found)):
            # Alone they may be the titles in English: "Panel Discussion".
            known += [one for one, who in found if are_names(who)]
        if len(known) < max(FEWEST_KNOWN, count / 3):
            continue
        for one, who in found:
            _set_presenter(one, mark, who)


def _without_matches(acting: Sequence[ItemReading]) -> list[ItemReading]:
    """Return the items that are no matches, which nobody presents: "Trận 3: Khối 6 - Khối 7".

    There are such where of two names at a dash one stands first in another item.
    """
    found = [(one, MARKS["-–—"].fullmatch(bare(one.text))) for one in acting]
    pairs = [
        (one, pair["title"].rpartition(":")[2].strip(), pair["who"])
        for one, pair in found
        if pair and not opens_as_act(pair["title"])
    ]
    firsts, behind = [first for _one, first, _who in pairs], {who for _one, _first, who in pairs}
    if len(pairs) < FEWEST_ALIKE or behind.isdisjoint(firsts):
        return [*acting]
    matches = []
    for one, first, who in pairs:
        if first in behind or who in firsts or firsts.count(first) > 1:
            one.item = replace(one.item, title=bare(one.text), presenter=None)
            one.doubts = [doubt for doubt in one.doubts if doubt.kind != "presenter"]
            matches.append(one)
    return [one for one in acting if one not in matches]


def _stands_at(reading: ItemReading, mark: str) -> bool:
    """Return whether the item's presenter was found behind this mark."""
    presenter = reading.item.presenter
    if presenter is None:
        return False
    if mark == BELOW:
        return presenter.text == bare(reading.below)
    if mark == BEFORE:
        return reading.text.startswith(f"{presenter.text}:")
    before = reading.text.rpartition(presenter.text)[0].removeprefix(reading.item.title)
    return bool(before.strip()) and before.rstrip()[-1] in mark


def _behind(reading: ItemReading, mark: str) -> str | None:
    """Return who may stand at this mark in an item that nobody was found to present."""
    if reading.item.presenter is not None:
        return None
    if mark == BELOW:
        who, title = reading.below, reading.item.title
    elif found := MARKS[mark].fullmatch(bare(reading.text)):
        who, title = found["who"], found["title"]
    else:
        return None
    if mark == BEFORE and (names_somebody(title) or not names_somebody(who)):
        # "Thư ký: đồng chí An" elects, "Chuyên đề: Chuyển đổi số" names nobody.
        return None
    return who if who and is_plain_name(who, title) else None


def _given_name(one: ItemReading) -> str | None:
    """Return the given name in an item's last bracket that may name who presents it."""
    found = MARKS["("].fullmatch(bare(one.text))
    who = bare(found["who"]).strip() if found else ""
    doubted = any(doubt.kind == "presenter" and doubt.read == who for doubt in one.doubts)
    return who if doubted and who.istitle() and who.isalpha() else None


def _set_presenter(one: ItemReading, mark: str, who: str) -> None:
    """Set who presents an item, and doubt it."""
    message = _("“{text}” was taken for who presents, as in the other lines: check it.")
    told, line = message.format(text=who), one.lines[0]
    one.item = replace(one.item, presenter=presenter_from(who))
    if mark == BELOW:
        line = one.lines[-1]
        notes = tuple(note for note in one.item.notes if not note.endswith(who))
        one.item = replace(one.item, notes=notes)
        one.doubts = [doubt for doubt in one.doubts if doubt.line != line]
    elif found := MARKS[mark].fullmatch(bare(one.text)):
        heading, item = read_title(found["title"], named=True), one.item
        when = When(item.start, item.end, item.length).joined(heading.when)
        item = replace(item, start=when.start, end=when.reached_end, length=when.length)
        one.item = replace(item, title=heading.title)
    one.doubts = [doubt for doubt in one.doubts if doubt.kind != "presenter"]
    one.doubts.append(Doubt(line, "presenter", told, who, sure=Sureness.LOW))
