"""Files brought beside an agenda, so that its items can name them as their materials."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from errno import ENOENT
from itertools import chain, count
from pathlib import Path

from msgspec.structs import replace

from timekeeper.core.programme import Item, Material
from timekeeper.core.text import cleaned
from timekeeper.files.agenda.below import lies_below
from timekeeper.files.job import Job
from timekeeper.files.materials.as_pdf import FindConverters, make_pdf, slide_converters
from timekeeper.files.materials.kinds import PDF
from timekeeper.files.writing import DocumentNotWritten, written_beside
from timekeeper.words.language import _

FOLDER = "materials"  # below the agenda's, for files that lie elsewhere
PIECE = 1 << 20
LONGEST_STEM = 80  # letters
_REFUSED = re.compile(r'[\x00-\x1f<>:"|?*\\/]+')


def named_from(path: Path, folder: Path | None) -> Material:
    """Return the file as a material: by its place below the folder, else by its whole path."""
    if folder is not None:
        try:
            below = path.resolve().relative_to(folder.resolve()).as_posix()
        except ValueError:
            below = ""
        if lies_below(below) and Material(below).path == below:
            return Material(below)
    return Material(str(path.absolute()))


def is_elsewhere(material: Material) -> bool:
    """Return whether the material still lies elsewhere than below its agenda's folder."""
    return Path(material.path).is_absolute()


def brought(
    item: Item,
    folder: Path,
    job: Job,
    to_pdf: Collection[str] = (),
    find: FindConverters = slide_converters,
) -> Item:
    """Return the item with all its materials below the folder; those elsewhere are copied there.

    Of those with a path in ``to_pdf`` a PDF takes the place. Nothing that is there is written over.
    Raises DocumentNotWritten and Cancelled, with no half of a file left.
    """

    def path_of(material: Material) -> str:
        source = folder / material.path  # a whole path stays what it is
        if material.path in to_pdf:
            path = free_path(folder, source.stem, PDF)
            make_pdf(source, folder / path, job, find)
            return path
        return _copied(source, folder, job) if is_elsewhere(material) else material.path

    materials = tuple(replace(each, path=path_of(each)) for each in item.materials)
    return replace(item, materials=materials)


def free_path(folder: Path, stem: str, ending: str) -> str:
    """Return a path below the folder, for a file of about this name, that nothing has yet."""
    plain = _REFUSED.sub(" ", cleaned(stem)).strip(". ")[:LONGEST_STEM] or FOLDER
    names = chain([plain], (f"{plain} {number}" for number in count(2)))
    paths = (f"{FOLDER}/{name}{ending}" for name in names)
    # The name of a device is none with a number behind it.
    return next(path for path in paths if lies_below(path) and not os.path.lexists(folder / path))


def _copied(source: Path, folder: Path, job: Job) -> str:
    path = free_path(folder, source.stem, source.suffix.lower())
    target = folder / path
    try:
        if not source.is_file():  # a pipe would never end
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT))
        target.parent.mkdir(exist_ok=True)
        with (
            source.open("rb") as taken,
            written_beside(target) as beside,
            beside.open("xb") as given,
        ):
            size, done = os.fstat(taken.fileno()).st_size or 1, 0
            while piece := taken.read(PIECE):
                job.go_on(min(1.0, done / size))
                given.write(piece)
                done += len(piece)
    except OSError as error:
        raise DocumentNotWritten(
            _("{path} cannot be copied beside the agenda: {reason}.").format(
                path=source, reason=error.strerror or error
            )
        ) from error
    return path
