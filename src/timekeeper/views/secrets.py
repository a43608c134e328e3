"""What is said of confidential items alone: their titles, their papers, who has to do with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from timekeeper.core.checks.confidential import peeled
from timekeeper.core.programme import Item, Kind, Part, Presenter, Programme, Session, Speaker
from timekeeper.core.record.course import Mention
from timekeeper.views.sayings import Sayings, same_words
from timekeeper.words.values import kind_name

# What every conference has or does: said elsewhere, it tells nothing of an item that is called so.
_EVERYWHERE = frozenset(
    map(
        same_words,
        (
            *("Báo cáo", "Thảo luận", "Trao đổi", "Phát biểu", "Tham luận", "Kết luận", "Ý kiến"),
            *("Khai mạc", "Bế mạc", "Chào cờ", "Giải lao", "Nghỉ giải lao", "Giới thiệu đại biểu"),
            *("Biểu quyết", "Bầu cử", "Thông qua", "Công bố", "Tổng kết", "Nghị quyết", "Tờ trình"),
            *("Hội nghị", "Đại hội", "Chương trình", "Nội dung", "Tài liệu", "Công tác", "Khác"),
            *("Report", "Discussion", "Speech", "Vote", "Opening", "Closing", "Break", "Other"),
            *(
                "Đại biểu",
                "Chủ tọa",
                "Chủ trì",
                "Đoàn Chủ tịch",
                "Thư ký",
                "Đoàn Thư ký",
                "Đồng chí",
            ),
            *("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy", "Chi ủy", "Đảng bộ", "Đảng bộ tỉnh"),
            *("Ban Thường vụ", "Ban Chấp hành", "Thường trực Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
            *("Chair", "The chair", "Secretary", "Delegates"),
        ),
    )
)


def said_of_secrets(
    programme: Programme,
    items: Collection[Item],
    mentions: Iterable[Mention],
    secret: Collection[str],
) -> set[str]:
    """Return what is said of the ``secret`` items, and not of any of ``items`` openly.

    ``mentions``: whoever was named for an item meanwhile.
    """
    people = [(item.id, who) for item in items for who in (item.presenter, *item.speakers) if who]
    people += [(item, who) for item, who in mentions if not isinstance(who, Item)]
    spoken = (who for item, who in people if item in secret and isinstance(who, Speaker))
    names = {name for item, who in people if item in secret for name in _names_of(who)}
    borne = Sayings(names)
    openly = [name for item, who in people if item not in secret for name in _names_of(who)]
    openly += _attending(programme)
    open_names = {words for text in openly for words in borne.in_text(text)}
    names = {name for name in names if same_words(name) not in open_names}
    topics = {who.topic for who in spoken if who.topic}
    said = names | topics | _titles(items, secret) | _papers(items, secret)
    return {words for words in said if same_words(words) not in _EVERYWHERE}


def _titles(items: Iterable[Item], secret: Collection[str]) -> set[str]:
    openly = {same_words(kind_name(kind)) for kind in Kind}
    said: set[str] = set()
    for item in items:
        titles = {item.title, peeled(item.title)[0]}
        if item.id in secret:
            said |= titles | {item.short_title or ""}
        else:
            openly |= set(map(same_words, titles))
    return {title for title in said if same_words(title) not in openly}


def _papers(items: Collection[Item], secret: Collection[str]) -> set[str]:
    """Return what is said only of secret items in papers and remarks."""
    papers = [
        (item.id in secret, paper)
        for item in items
        for paper in (*item.documents, *item.notes, *(m.label for m in item.materials if m.label))
    ]
    openly = {paper for hidden, paper in papers if not hidden}
    return {paper for hidden, paper in papers if hidden} - openly


def _names_of(who: Presenter | Speaker) -> Iterator[str]:
    if isinstance(who, Speaker):
        yield from filter(None, (who.name, who.body))
    else:
        yield from filter(None, (who.text, who.body, who.person, who.stands_in_for))


def _attending(programme: Programme) -> Iterator[str]:
    """Yield who is said to convene the conference or to attend it."""
    office = programme.organisation
    yield from filter(None, (office.superior, office.issuer, programme.convener))
    groups: list[Session | Part] = [*programme.sessions]
    groups += (part for session in programme.sessions for part in session.parts)
    for group in groups:
        yield from group.attendees
        yield from (who for venue in group.venues for who in venue.attendees)
