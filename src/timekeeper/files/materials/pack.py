"""An agenda with its materials in one file for the stick, and what comes out of one again."""

from __future__ import annotations

import os
import shutil
import stat
from errno import ENOSPC
from pathlib import Path, PurePath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from timekeeper.core.programme import Programme
from timekeeper.files.agenda.agenda_file import LARGEST, parse_agenda
from timekeeper.files.agenda.below import lies_below
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.job import Job
from timekeeper.files.machine import refuse_to_leave
from timekeeper.files.materials.lack import Lack
from timekeeper.files.materials.showable import unshowable
from timekeeper.files.programme_files import is_agenda
from timekeeper.files.writing import DocumentNotWritten, private, refuse_protected, written_beside
from timekeeper.words.language import _

LARGEST_PACK = 8_000_000_000  # what is unpacked of it; films are long
MOST_FILES = 1_000
LEFT_FREE = 500_000_000  # bytes on the disk: the record goes on beside what is unpacked
# What nobody packs: so many bytes, so much larger than it was packed.
BOMB_SIZE, BOMB_RATIO = 100_000_000, 200
PIECE = 1 << 20
LOGO = "office-logo"
LOGOS = tuple(f"{LOGO}{ending}" for ending in (".png", ".jpg", ".jpeg", ".svg"))
_ENCRYPTED = 0x1
_DENSE = (
    ".pdf",
    ".pptx",
    ".ppsx",
    ".odp",
    ".png",
    ".jpg",
    ".jpeg",
    ".mp4",
    ".mkv",
    ".mov",
    ".webm",
)


def pack(
    agenda: Path,
    programme: Programme,
    to: Path,
    job: Job | None = None,
    text: str | None = None,
    *,
    logo: Path | None = None,
) -> None:
    """Put the agenda and what its items show into one file, replaced wholly or not at all.

    ``text`` is packed as the agenda, else what its file holds; ``logo`` is the office's, left out
    where no such file is. Raises DocumentNotWritten, also where a material is missing or would be
    replaced by the pack, and Cancelled.
    """
    refuse_to_leave(programme, to)
    paths = _named(programme)
    sources = [agenda, *(agenda.parent / path for path in paths), *([logo] if logo else [])]
    for missing in unshowable(programme, agenda.parent):
        if missing.lack in {Lack.MISSING, Lack.OUTSIDE}:
            raise DocumentNotWritten(missing.sentence())
    job = job or Job()
    try:
        if to.exists() and any(one.exists() and to.samefile(one) for one in sources):
            raise DocumentNotWritten(
                _("{path} is to be packed itself; name another file.").format(path=to)
            )
        refuse_protected(to)
        with written_beside(to) as begun, ZipFile(begun, "x", ZIP_DEFLATED) as packed:
            packed.writestr(agenda.name, agenda.read_bytes() if text is None else text)
            for number, path in enumerate(paths):
                job.go_on(number / len(paths))
                dense = Path(path).suffix.lower() in _DENSE
                packed.write(agenda.parent / path, path, ZIP_STORED if dense else ZIP_DEFLATED)
            beside = f"{LOGO}{logo.suffix.lower()}" if logo is not None else ""
            if logo is not None and logo.is_file() and beside in LOGOS and beside not in paths:
                packed.write(logo, beside)
            job.stand_by()
    except OSError as error:
        raise DocumentNotWritten(
            _("{path} cannot be written: {reason}. Choose another place.").format(
                path=to, reason=error.strerror or error
            )
        ) from error


def is_pack(path: Path) -> bool:
    """Return whether the file is one that ``pack`` made: a ZIP with an agenda at its root."""
    try:
        with ZipFile(path) as packed:
            return _agenda_of(packed) is not None
    except (BadZipFile, OSError, ValueError):
        return False


def unpack(path: Path, into: Path, job: Job | None = None) -> Path:
    """Write agenda and materials into a new folder below ``into``; return the agenda's path.

    Only the agenda, what it names and the office's logo is written, each below the folder, nothing
    through a link. Raises UnreadableProgramme, AgendaError for a wrong agenda, OSError and
    Cancelled; then nothing stays.
    """
    job = job or Job()
    try:
        with ZipFile(path) as packed:
            agenda = _agenda_of(packed)
            if agenda is None:
                raise UnreadableProgramme(
                    _("{file} holds no agenda: choose a file that was packed here.").format(
                        file=path.name
                    )
                )
            content = packed.read(agenda)
            programme = parse_agenda(content.decode("utf-8-sig"), path.name)
            entries = {entry.filename: entry for entry in packed.infolist()}
            logo = [name for name in LOGOS if name in entries][:1]
            names = dict.fromkeys((*_named(programme), *logo))
            wanted = [entries[name] for name in names if name in entries]
            _check(wanted, path.name)
            folder = _folder(into, path.stem)
            try:
                _write(packed, [agenda, *wanted], folder, job)
            except BaseException:
                shutil.rmtree(folder)
                raise
            return folder / agenda.filename
    except (BadZipFile, NotImplementedError, RuntimeError, UnicodeDecodeError, EOFError) as error:
        raise UnreadableProgramme(
            _("{file} is damaged: copy it to the stick once more.").format(file=path.name)
        ) from error


def packed_logo(agenda: Path) -> Path | None:
    """Return the logo that was unpacked with this agenda, None where there was none."""
    beside = (agenda.parent / name for name in LOGOS)
    return next((path for path in beside if path.is_file()), None)


def _named(programme: Programme) -> list[str]:
    """Return the paths of all materials that lie below an agenda, each once."""
    paths = (material.path for item in programme.items for material in item.materials)
    return [path for path in dict.fromkeys(paths) if lies_below(path)]


def _agenda_of(packed: ZipFile) -> ZipInfo | None:
    """Return the only agenda at the root, if it is one that can be read."""
    found = [
        entry
        for entry in packed.infolist()
        if "/" not in entry.filename and is_agenda(PurePath(entry.filename))
    ]
    if len(found) != 1 or not lies_below(found[0].filename):
        return None
    return found[0] if _is_file(found[0]) and found[0].file_size <= LARGEST else None


def _is_file(entry: ZipInfo) -> bool:
    """Return whether the entry is a file that can be read, no link, no device and no bomb."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    bomb = entry.file_size > max(BOMB_SIZE, BOMB_RATIO * entry.compress_size)
    plain = kind in {0, stat.S_IFREG} and not entry.is_dir() and not entry.flag_bits & _ENCRYPTED
    return plain and not bomb


def _check(wanted: list[ZipInfo], name: str) -> None:
    size = sum(entry.file_size for entry in wanted)
    if len(wanted) > MOST_FILES or size > LARGEST_PACK or not all(map(_is_file, wanted)):
        raise UnreadableProgramme(
            _("{file} holds more than a programme, or links: pack the agenda anew.").format(
                file=name
            )
        )


def _folder(into: Path, stem: str) -> Path:
    """Return a new folder of this name, with a number where there is one already."""
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    plain = stem.strip(". ") if lies_below(f"{stem}.x") else "agenda"
    for name in (plain, *(f"{plain} {number}" for number in range(2, MOST_FILES))):
        try:
            (into / name).mkdir(mode=0o700)
        except FileExistsError:
            continue
        return into / name
    raise FileExistsError(str(into / stem))


def _write(packed: ZipFile, entries: list[ZipInfo], folder: Path, job: Job) -> None:
    total = sum(entry.file_size for entry in entries) or 1
    if total > shutil.disk_usage(folder).free - LEFT_FREE:
        raise OSError(ENOSPC, os.strerror(ENOSPC), str(folder))
    done = 0
    for entry in entries:
        target = folder / entry.filename
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        left = entry.file_size  # more is not written, whatever comes out
        with packed.open(entry) as source, open(target, "xb", opener=private) as file:
            while left and (piece := source.read(min(PIECE, left))):
                file.write(piece)
                left -= len(piece)
                done += len(piece)
                job.go_on(done / total)
