"""The one door for whatever the office hands over: a file or a clipboard in, a draft out."""

from __future__ import annotations

import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.text import cleaned
from timekeeper.files.importers import bundles
from timekeeper.files.importers.apart import drafted
from timekeeper.files.importers.draft.draft import (
    Doubt,
    Draft,
    Extract,
    NoItem,
    UnreadableProgramme,
)
from timekeeper.files.importers.formats import legacy_encodings
from timekeeper.files.importers.grammar.grammar import draft_from
from timekeeper.files.importers.grammar.rows import lines_of
from timekeeper.files.importers.original import Row, level
from timekeeper.files.importers.sniffing import (
    MOST_LINES,
    Format,
    format_of,
    parsing,
    read_content,
    too_long,
    too_slow,
)
from timekeeper.files.job import Job
from timekeeper.words.language import _

# Seconds. A converter of older formats is waited for less than that.
LONGEST = 30
PAUSE = 0.05  # until somebody who cancels is heard
# A page that is a picture takes some seconds.
LONGEST_SCAN = 200
# What a sheet is named that may go on with the programme without any clock.
_PART = re.compile(
    r"\W*(?:ngày|thứ(?! tự)|chủ nhật|buổi|sáng|trưa|chiều|tối|phần|phiên|day|session|part)\b",
    re.IGNORECASE,
)
# What a workbook's cover says of the programme on another sheet.
_COVERS = re.compile(r"\W*(?:thời gian|địa điểm|date|venue)\b", re.IGNORECASE)
# The columns of what is bought or done for it.
_OF_LIST = re.compile(
    r"\W*(?:đơn giá|thành tiền|số tiền|kinh phí|(?:thời )?hạn(?: hoàn thành)?|ngày hoàn thành)\b"
    r"[^:]{0,20}",
    re.IGNORECASE,
)
_SCANNED = (Format.PDF, Format.PICTURE)

Reader = Callable[[bytes, str, Job], Extract]


def reader_of(form: Format, *, own_process: bool = False) -> Reader:
    """Return the reader of a format: from a file's bytes and name to its rows, as a job."""
    # The window opens without the libraries of the documents: each is loaded by its first file.
    # ruff: noqa: PLC0415
    read: Reader
    match form:
        case Format.PDF | Format.PICTURE if own_process:
            from timekeeper.files.importers.formats.pdf.own_process import read
        case Format.PDF | Format.PICTURE:
            from timekeeper.files.importers.formats.pdf.document import read
        case Format.DOCX:
            from timekeeper.files.importers.formats.docx.document import read
        case Format.XLSX:
            from timekeeper.files.importers.formats.xlsx.document import read
        case Format.PPTX:
            from timekeeper.files.importers.formats.slides import read
        case Format.ODT:
            from timekeeper.files.importers.formats.opendocument.text import read
        case Format.ODS:
            from timekeeper.files.importers.formats.opendocument.spreadsheet import read
        case Format.DOC | Format.XLS | Format.RTF:
            from timekeeper.files.importers.formats.legacy import Legacy, installed

            return Legacy(form, installed).read
        case _:
            return _reader_of_text(form)
    return read


def _reader_of_text(form: Format) -> Reader:
    read: Reader
    match form:
        case Format.TABLE:
            from timekeeper.files.importers.formats.delimited import read
        case Format.HTML:
            from timekeeper.files.importers.formats.markup import read
        case Format.CALENDAR:
            from timekeeper.files.importers.formats.calendar import read
        case Format.MAIL | Format.OUTLOOK | Format.ZIP:
            return _refuse
        case _:
            from timekeeper.files.importers.formats.plain_text import read
    return read


def read_file(path: Path, job: Job | None = None, which: str | None = None) -> Draft:
    """Return the programme in the file with every doubt about it, and the original beside it.

    A mail, an archive, a folder or a workbook may hold several: ``which`` names one of them.
    Raises UnreadableProgramme for a file that holds none, SeveralProgrammes for one whose
    programme has to be chosen, Cancelled when the job is cancelled, and nothing else.
    """
    name, bounded = path.name, _bounded(job or Job(), path.name, LONGEST_SCAN)
    if bundles.is_folder(path):
        return _chosen(bundles.in_folder(path, bounded), name, bounded, which)
    content = read_content(path)
    form = format_of(content, name)
    if form in bundles.BUNDLES:
        with parsing(name, form):
            files = bundles.enclosed(content, name, form, bounded)
            return _chosen(files, name, bounded, which)
    extract = extracted(content, name, form, bounded, own_process=True)
    if which is not None and len(sheets := bundles.sheets_of(extract)) > 1:
        return bundles.chosen_draft(name, _of_sheets(sheets, name, bounded), which)
    drafts = _programmes_of(extract, name, bounded)
    if len(drafts) > 1:
        raise bundles.several(name, drafts)
    return drafts[0][1]


def _programmes_of(extract: Extract, name: str, job: Job) -> list[tuple[str, Draft]]:
    """Return the programme that a file holds; of a workbook with several those of its sheets."""
    sheets = bundles.sheets_of(extract)
    drafts = _of_sheets(sheets, name, job)
    besides = _besides(sheets, drafts)
    drafts = [(sheet, draft) for sheet, draft in drafts if sheet not in besides]
    if bundles.are_several(drafts):
        return drafts
    return [(name, draft_of(extract, name, job, besides))]


def _of_sheets(
    sheets: Sequence[tuple[str, Extract]], name: str, job: Job
) -> list[tuple[str, Draft]]:
    """Return the programmes that single sheets of a workbook hold; of one sheet none is asked."""

    def held(sheet: str, own: Extract) -> list[tuple[str, Draft]]:
        return [(sheet, draft_of(own, name, job))]

    of_each = (partial(held, *one) for one in sheets)
    return _drafts(of_each)[0] if len(sheets) > 1 else []


def _besides(
    sheets: Sequence[tuple[str, Extract]], drafts: Sequence[tuple[str, Draft]]
) -> list[str]:
    """Return the sheets that are none of the programme: lists, costs, tasks.

    The programme's own must say what it is called and when, or the others neither where nor when;
    one named after a day or a part stays, and one that may call the others secret.
    """
    own = [draft.programme for _sheet, draft in drafts]
    if not any(programme.title for programme in own):
        return []
    dated = any(programme.date for programme in own)
    clocked = {sheet for sheet, draft in drafts if any(i.start for i in draft.programme.items)}
    besides = []
    for sheet, extract in sheets:
        cells = [cell for row in extract.rows for cell in row.cells]
        # What it costs, with neither an hour nor anything else that tells an act.
        listed = clocked and sheet not in clocked and any(map(_OF_LIST.fullmatch, cells))
        if not (
            (sheet in dict(drafts) and not listed)
            or _PART.match(sheet)
            or any(map(confidential.marking, cells))
            or (not dated and any(map(_COVERS.match, cells)))
        ):
            besides.append(sheet)
    return besides


def _chosen(files: Iterable[bundles.File], name: str, job: Job, which: str | None) -> Draft:
    """Return the programme among the files; where only one could hold it, raise its own error."""
    unread: list[UnreadableProgramme] = []

    def held(
        inner: str, content: bytes, form: Format | UnreadableProgramme
    ) -> list[tuple[str, Draft]]:
        try:
            if isinstance(form, UnreadableProgramme):
                raise form
            extract = extracted(content, inner, form, job, own_process=True)
            found = _programmes_of(extract, inner, job)
            return [(f"{inner}: {sheet}", draft) for sheet, draft in found] if found[1:] else found
        except NoItem:
            raise
        except UnreadableProgramme as error:
            # A mail's pictures are signatures for the most part.
            if form is not Format.PICTURE:
                unread.append(error)
            raise

    drafts, errors = _drafts(partial(held, *file) for file in files)
    if drafts:
        return bundles.with_unread(bundles.chosen_draft(name, drafts, which), unread)
    for certain in (unread, errors):
        if len(certain) == 1:
            raise certain[0]
    message = _("{name} holds no programme that can be read: choose the programme’s own file.")
    raise UnreadableProgramme(message.format(name=name))


def _drafts(
    readings: Iterable[Callable[[], list[tuple[str, Draft]]]],
) -> tuple[list[tuple[str, Draft]], list[UnreadableProgramme]]:
    """Return the programmes that can be read, by their names, and why the others cannot.

    One named like another, as files in two folders of an archive are, is given a number.
    """
    drafts, errors, names = [], [], Counter[str]()
    for read in readings:
        try:
            for name, draft in read():
                names[name.casefold()] += 1
                number = names[name.casefold()]
                drafts.append((f"{name} ({number})" if number > 1 else name, draft))
        except UnreadableProgramme as error:
            errors.append(error)
    return drafts, errors


def extracted(
    content: bytes,
    name: str,
    form: Format,
    job: Job | None = None,
    *,
    own_process: bool = False,
) -> Extract:
    """Return what the reader of a format finds; all it can raise is what ``read_file`` does.

    With ``own_process`` a format whose library may hold up its process, or end it, is given one.
    """
    with parsing(name, form):
        longest = LONGEST_SCAN if form in _SCANNED else LONGEST
        read = reader_of(form, own_process=own_process)
        return read(content, name, _bounded(job or Job(), name, longest))


def _refuse(_content: bytes, name: str, _job: Job) -> Extract:
    message = _("{name} holds other files: open it, and choose the one that is meant.")
    raise UnreadableProgramme(message.format(name=name))


def _bounded(job: Job, name: str, longest: float) -> Job:
    """Return the job as the reader gets it: it ends when the file takes too long as well."""
    deadline = time.perf_counter() + longest
    last, again = -1.0, 0.0

    def told(share: float) -> None:
        nonlocal last, again
        now = time.perf_counter()
        # A reader that knows no share asks at every cell whether it may go on. Whether a job
        # within another is cancelled, only asking tells.
        if share != last or job.cancelled or now >= again:
            last, again = share, now + PAUSE
            job.go_on(share)
        if now > deadline:
            raise too_slow(name)

    return Job(job.name, told)


def legible_rows(extract: Extract, name: str) -> tuple[Row, ...]:
    """Return the rows with clean, level text; UnreadableProgramme for too many, or no Unicode."""
    # What reaches down over many rows is one text: it is not to become many.
    legible = cache(lambda text: cleaned(level(unicodedata.normalize("NFC", text))))
    rows = tuple(
        replace(
            row,
            cells=tuple(map(legible, row.cells)),
            reaching=tuple(map(legible, row.reaching)),
        )
        for row in extract.rows
    )
    # What was recognised is in no other encoding, whatever signs a bad copy has.
    written = (row for row in rows if row.place.page not in extract.pictures)
    text = "\n".join(cell for row in written for cell in row.cells)
    legacy_encodings.refuse(text, name)
    legacy_encodings.refuse_lossy(text, name)
    if sum(any(row.cells) for row in rows) > MOST_LINES:
        raise too_long(name)
    return rows


def draft_of(
    extract: Extract, name: str, job: Job | None = None, besides: Sequence[str] = ()
) -> Draft:
    """Return the rows read as a programme; raise UnreadableProgramme when they hold no item.

    The sheets ``besides`` it are kept as notes. All it can raise besides is Cancelled.
    """
    bounded = _bounded(job or Job(), name, LONGEST)
    rows = legible_rows(extract, name)
    draft = drafted(rows, besides, lambda own: draft_from(lines_of(own, bounded), bounded))
    if not any(item.timed for item in draft.programme.items):
        message = _("No item was found in {name}: give each item a line with its time or number.")
        unseen = (doubt.message for doubt in extract.doubts if doubt.kind == "hidden")
        raise NoItem(" ".join((message.format(name=name), *unseen)))
    # What is not sure in an item's own rows is asked of the item.
    items = {line: item for item, line in draft.lines}
    told = (replace(d, item=d.item or items.get(d.line or 0)) for d in extract.doubts)
    names = {item.id: item.presenter.text for item in draft.programme.items if item.presenter}
    asked = [asked for doubt in told for asked in _with_name(doubt, names.get(doubt.item or ""))]
    doubts = (*asked, *draft.doubts)
    return replace(draft, doubts=doubts, original=rows, pictures=extract.pictures)


def _with_name(doubt: Doubt, presenter: str | None) -> Iterator[Doubt]:
    """Yield a doubt of words that are not sure, one for those of its item's presenter before it."""
    words = set(map(_letters, (presenter or "").split())) - {""}
    texts = (doubt.read or "").split(", ") if doubt.kind == "unsure" else []
    pairs = list(zip(texts, doubt.areas, strict=False))
    named = tuple(area for text, area in pairs if _letters(text) in words)
    if named:
        message = _("Not read for certain in the picture: the presenter “{name}”.")
        told = message.format(name=presenter)
        yield replace(doubt, kind="presenter", message=told, read=presenter, areas=named)
    if not named or len(named) < len(pairs):
        yield doubt


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word))
