"""What lies in mail, archives, folders and workbooks, and which of it is the programme."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import time, timedelta
from difflib import SequenceMatcher
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from timekeeper.core.programme import Programme
from timekeeper.core.text import bared
from timekeeper.files.importers.draft.draft import (
    Doubt,
    Draft,
    Extract,
    SeveralProgrammes,
    UnreadableProgramme,
)
from timekeeper.files.importers.formats.mail import mime
from timekeeper.files.importers.formats.mail.heads import above_page, above_text
from timekeeper.files.importers.original import TooLarge
from timekeeper.files.importers.sniffing import (
    LARGEST,
    Format,
    damaged,
    format_of,
    parsing,
    protected,
    read_content,
    too_much,
)
from timekeeper.files.job import Job
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import short_date

BUNDLES = (Format.MAIL, Format.OUTLOOK, Format.ZIP)
MOST_FILES = 60
# How far files are opened that lie in one another: an archive in a mail in an archive.
DEEPEST = 3
# So many times the items of another make it certain which of two is the programme.
FAR_MORE = 3
FEWEST_ITEMS = 3
# Where the links of a page lead.
_NOT_SAID = re.compile(rb"<[^<>\s]*>|https?://\S+")
ALIKE = 0.8
_ENCRYPTED, _UNICODE = 0x1, 0x800
_DAY = re.compile(r"(?:ngày|thứ|chủ nhật|buổi|sáng|chiều|day)\b|[0-9]", re.IGNORECASE)
# Words that tell no event from another.
_OF_ANY = re.compile(
    r"\b(?:chương trình|lịch trình|kịch bản|kế hoạch|hội nghị|hội thảo|đại hội|cuộc họp|phiên họp"
    r"|buổi|lễ|họp|ngày|thứ|sáng|chiều|tối|day)\b|[0-9/.-]+"
)
_NAMING = re.compile(r"[^\W\d_]{2,}")
# The days and sittings of one event have numbers too.
_COUNTED_DAY = re.compile(
    r"(?:ngày|day|thứ|buổi|phiên|phần|session)\s*[0-9]+|[0-9]+\s*tháng\s*[0-9]+(?:\s*năm\s*[0-9]+)?"
    r"|(?<!tháng )(?<![0-9])[0-9]+(?:\s*[./-]\s*[0-9]+)+|[0-9]+\s*(?:h|g|:|giờ)\s*[0-9]*",
    re.IGNORECASE,
)
# Sheets so named, with numbers that differ, are held each by itself.
_SERIES = re.compile(r"\W*(?:tháng|tuần|quý|đợt|khóa|lớp|month|week|course|class)\b", re.IGNORECASE)
# What days and sittings are called, also without marks, and what a program calls a sheet.
_DAYS = re.compile(
    r"\W*(?:day|ngay|thu|chu nhat|buoi|sang|trua|chieu|toi|phan|phien|session|part"
    r"|(?:[a-z]{1,2} ?)?[0-9])"
)
_UNTOLD = re.compile(r"\W*(?:sheet|trang|page|[a-z]{0,2}(?![a-z]))")
_OPENS, _CLOSES = (
    re.compile(words, re.IGNORECASE) for words in ("khai mạc|chào cờ|opening", "bế mạc|closing")
)
# Days between two events: no conference rests so long.
FAR_APART = timedelta(days=14)

# What may be the programme though it cannot be read, by its name or by what it begins with.
_DOCUMENT = re.compile(
    r"\.(?:doc[xm]?|xls[xmb]?|pptx?|od[ts]|rtf|pdf|zip|rar|7z|gz|eml|msg)$", re.IGNORECASE
)
_DOCUMENT_MARKS = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x78\x9f\x3e\x22")

# Its name, its bytes and its format, or why it cannot be read.
File = tuple[str, bytes, Format | UnreadableProgramme]
_Held = Iterator[tuple[str, bytes | UnreadableProgramme]]


def is_folder(path: Path) -> bool:
    """Return whether a path is that of a folder."""
    try:
        return path.is_dir()
    except OSError:
        return False


def in_folder(folder: Path, job: Job) -> Iterator[File]:
    """Return the files in a folder that may hold a programme, as ``enclosed`` does."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        message = _("{name} cannot be opened: check that you may read it.")
        raise UnreadableProgramme(message.format(name=folder.name)) from error
    paths = [path for path in paths if not path.name.startswith((".", "~"))]
    _check_count(len(paths), folder.name)
    return _opened(((path.name, _or_error(partial(read_content, path))) for path in paths), job)


def _or_error(read: Callable[[], bytes]) -> bytes | UnreadableProgramme:
    try:
        return read()
    except UnreadableProgramme as error:
        return error


def enclosed(content: bytes, name: str, form: Format, job: Job) -> Iterator[File]:
    """Return the files in mail or in an archive that may hold a programme, the mail's text first.

    Raises UnreadableProgramme for what cannot be opened, or unpacks to too much all together,
    TooLarge for what does so by itself, Cancelled when the job is cancelled.
    """
    return _opened(_opener(form)(content, name), job)


def _opened(files: _Held, job: Job) -> Iterator[File]:
    """Return files, and in place of one that holds others those; why one of them cannot be read."""
    inside, size = [files], 0
    while inside:
        for inner, held in inside[-1]:
            job.go_on(0.0)
            if isinstance(held, UnreadableProgramme):
                yield inner, b"", held
                continue
            # What lies deep is counted each time that it comes out of something.
            size += len(held) if inside[1:] else 0
            if size > DEEPEST * LARGEST:
                raise too_much(inner)
            form = _form_of(held, inner)
            if form in BUNDLES and len(inside) < DEEPEST:
                inside.append(_within(held, inner, form))
                break
            if form is not None:
                yield inner, held, form
        else:
            inside.pop()


def _form_of(content: bytes, name: str) -> Format | UnreadableProgramme | None:
    """Return a file's format, or why it cannot be read; None for what is surely no programme."""
    try:
        return format_of(content, name)
    except UnreadableProgramme as error:
        document = _DOCUMENT.search(name) or content.startswith(_DOCUMENT_MARKS)
        return error if document else None


def _within(content: bytes, name: str, form: Format) -> _Held:
    """Return what a file among others holds, and why it cannot be read where that is so."""
    try:
        with parsing(name, form):
            yield from _opener(form)(content, name)
    except UnreadableProgramme as error:
        yield name, error


def _opener(form: Format) -> Callable[[bytes, str], _Held]:
    return {Format.MAIL: _in_mail, Format.OUTLOOK: _in_outlook, Format.ZIP: _in_archive}[form]


def _in_mail(content: bytes, _name: str) -> _Held:
    for number, message in enumerate(mime.messages(content)):
        subject = mime.subject(message) if number else ""
        page, text = mime.page_of(message), mime.mail_text(message)
        yield from _text(subject, mime.heads(message), page, text)
        yield from mime.attached(message)


def _in_outlook(content: bytes, _name: str) -> _Held:
    # Its library is loaded by the first such mail.
    from timekeeper.files.importers.formats.mail import outlook  # noqa: PLC0415

    for number, message in enumerate(outlook.messages(content)):
        page, text = outlook.message_page(message), outlook.message_text(message)
        subject = message.subject if number else ""
        yield from _text(subject, outlook.heads(message), page, text)
        yield from outlook.message_files(message)


def _text(
    subject: str, heads: list[str], page: bytes | None, text: bytes | None
) -> Iterator[tuple[str, bytes]]:
    """Return a mail's text below its heads; of one within another, the subject says which it is."""
    name = _("the text of the mail")
    if subject.strip():
        name = _("the text of the mail “{subject}”").format(subject=subject.strip())
    if page is not None and not (text and _says_less(page, text)):
        yield name, above_page(heads, page)
    elif text is not None:
        yield name, above_text(heads, text) if _form_of(text, name) is Format.TEXT else text


def _says_less(page: bytes, text: bytes) -> bool:
    """Return whether a page says next to nothing of what stands in the plain text beside it."""
    # Its library is loaded by the first mail with both.
    from timekeeper.files.importers.formats import markup  # noqa: PLC0415

    plain = len(_NOT_SAID.sub(b"", text).split())
    try:
        rows = markup.read(page, "", Job()).rows
    except Exception:  # noqa: BLE001  # an empty page, or one that its reader trips over
        return True
    return FAR_MORE * sum(len(cell.split()) for row in rows for cell in row.cells) < plain


def _in_archive(content: bytes, name: str) -> _Held:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if _is_file(entry)]
            _check_count(len(entries), name)
            if entries and all(entry.flag_bits & _ENCRYPTED for entry in entries):
                raise protected(name)
            # No more is ever unpacked than an entry promises here.
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise TooLarge
            for entry in entries:
                inner = _name(entry)
                locked = entry.flag_bits & _ENCRYPTED
                yield inner, protected(inner) if locked else archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        raise damaged(name, Format.ZIP.value) from error


def _is_file(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    hidden = path.name.startswith((".", "~")) or path.parts[:1] == ("__MACOSX",)
    return not entry.is_dir() and not hidden


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; archives made under Windows often leave unsaid that it is UTF-8."""
    name = PurePosixPath(entry.filename).name
    if entry.flag_bits & _UNICODE:
        return name
    try:
        return name.encode("cp437").decode()
    except UnicodeError:
        return name


def _check_count(files: int, name: str) -> None:
    if files > MOST_FILES:
        message = _("{name} holds more than {count} files: choose the programme’s own file.")
        raise UnreadableProgramme(message.format(name=name, count=MOST_FILES))


def chosen_draft(name: str, drafts: Sequence[tuple[str, Draft]], which: str | None) -> Draft:
    """Return the one of a file's programmes that is named, or is the programme for certain.

    A doubt tells what was not chosen. Raises SeveralProgrammes where nobody but a person can say,
    UnreadableProgramme where there is none, or none of that name.
    """
    if which is not None:
        for inner, draft in drafts:
            if inner.casefold() == which.casefold():
                return draft
        message = _("{name} holds no programme “{which}”, but: {names}.")
        names = ", ".join(f"“{inner}”" for inner, _draft in drafts)
        raise UnreadableProgramme(message.format(name=name, which=which, names=names))
    ranked = sorted(drafts, key=lambda pair: -_count(pair[1]))
    first, best = ranked[0]
    others = [pair for pair in ranked[1:] if not _same(pair, ranked[0])]
    rivals = [draft for _inner, draft in others if _count(draft) >= FEWEST_ITEMS]
    if any(_count(draft) * FAR_MORE > _count(best) for draft in rivals):
        raise several(name, [ranked[0], *others])
    if not ranked[1:]:
        return best
    message = _("“{first}” was read; {name} also holds: {others}.")
    rest = ", ".join(f"“{inner}”" for inner, _draft in ranked[1:])
    doubt = Doubt(None, "chosen", message.format(first=first, name=name, others=rest))
    return replace(best, doubts=(doubt, *best.doubts))


def several(name: str, drafts: Sequence[tuple[str, Draft]]) -> SeveralProgrammes:
    """Return the error that asks which of a file's programmes is meant, told by what each says."""
    return SeveralProgrammes(name, {inner: _told(draft.programme) for inner, draft in drafts})


def _told(programme: Programme) -> str:
    """Return what tells a programme from others: its title, its day and how much it holds."""
    count = sum(item.timed for item in programme.items)
    said = [programme.title, short_date(programme.date) if programme.date else ""]
    items = ngettext("{count} item", "{count} items", count).format(count=count)
    return ", ".join(filter(None, [*said, items]))


def with_unread(draft: Draft, errors: Sequence[UnreadableProgramme]) -> Draft:
    """Return a draft that tells why files beside it could not be read: they may hold the rest."""
    message = _("A file beside it could not be read: {reason}")
    told = (Doubt(None, "included", message.format(reason=error)) for error in errors)
    return replace(draft, doubts=(*told, *draft.doubts))


def sheets_of(extract: Extract) -> list[tuple[str, Extract]]:
    """Return what each sheet of a workbook holds, by its name."""
    found = []
    for sheet in dict.fromkeys(row.place.sheet for row in extract.rows):
        if sheet is None:
            continue
        lines = [n for n, row in enumerate(extract.rows, 1) if row.place.sheet == sheet]
        numbers = {line: number for number, line in enumerate(lines, 1)}
        doubts = tuple(
            replace(doubt, line=numbers[doubt.line] if doubt.line else None)
            for doubt in extract.doubts
            if doubt.line is None or doubt.line in numbers
        )
        found.append((sheet, Extract(tuple(extract.rows[n - 1] for n in lines), doubts)))
    return found


def are_several(drafts: Sequence[tuple[str, Draft]]) -> bool:
    """Return whether the sheets of a workbook are programmes of their own, not one's days."""
    titles = [
        draft.programme.title.casefold()
        for _name, draft in drafts
        if _count(draft) >= FEWEST_ITEMS and not _DAY.match(draft.programme.title)
    ]
    if any(title and titles[0] and _apart(titles[0], title) for title in titles[1:]):
        return True
    held = [(name, draft.programme) for name, draft in drafts if _count(draft) >= FEWEST_ITEMS]
    return any(_are_two(*one, *other) for one, other in pairwise(held))


def _are_two(name: str, one: Programme, beside: str, other: Programme) -> bool:
    """Return whether two sheets whose titles do not say so are two programmes, by their names.

    They are held far from each other, or each opens and closes, or at the same hours, where their
    names tell them apart or both say the same; the days of one are named so.
    """
    if _SERIES.match(name) and _SERIES.match(beside) and _apart(name, beside):
        return True
    days = [
        [day for day in map(held.session_date, range(len(held.sessions))) if day]
        for held in (one, other)
    ]
    if all(days):
        return min(abs(day - later) for day in days[0] for later in days[1]) > FAR_APART
    bare = [bared(text.casefold()) for text in (name, beside)]
    if all(map(_DAYS.match, bare)):
        return False
    if all(map(_opens_and_closes, (one, other))):
        return True
    begun = [sorted(i.start for i in held.items if i.start) for held in (one, other)]
    if not all(begun) or begun[0][0] > begun[1][-1] or begun[1][0] > begun[0][-1]:
        return False
    told = not any(map(_UNTOLD.match, bare)) and _apart(*bare)
    return told or _starts(one) == _starts(other)


def _opens_and_closes(programme: Programme) -> bool:
    titles = [item.title for item in programme.items]
    return any(map(_OPENS.search, titles)) and any(map(_CLOSES.search, titles))


def _apart(title: str, other: str) -> bool:
    """Return whether two titles name two events: "hội nghị sơ kết" and "hội nghị thi đua".

    So do numbers: "đại hội chi bộ 1" and "đại hội chi bộ 2".
    """
    numbers = [re.findall("[0-9]+", _COUNTED_DAY.sub(" ", text)) for text in (title, other)]
    if all(numbers) and numbers[0] != numbers[1]:
        return True
    names = [set(_NAMING.findall(_OF_ANY.sub(" ", text))) for text in (title, other)]
    apart = all(names) and 2 * len(names[0] & names[1]) < max(map(len, names))
    return apart or SequenceMatcher(None, title, other).ratio() < ALIKE


def _count(draft: Draft) -> int:
    return sum(item.timed for item in draft.programme.items)


def _starts(programme: Programme) -> set[tuple[time | None, str]]:
    return {(item.start, item.title.casefold()) for item in programme.items}


def _same(one: tuple[str, Draft], other: tuple[str, Draft]) -> bool:
    """Return whether two drafts, by their names, are the same programme.

    They say the same, or nearly so under one name, as Word and as PDF: a newer version says nearly
    the same too, and only a person knows which of the two holds.
    """
    mine, others = (_starts(draft.programme) for _name, draft in (one, other))
    alike = len(mine & others) >= ALIKE * max(len(mine), len(others))
    stems = {PurePosixPath(name.casefold()).stem for name, _draft in (one, other)}
    return mine == others or (alike and len(stems) == 1)
