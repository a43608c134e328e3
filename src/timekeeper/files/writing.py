"""How files are written: replaced wholly or not at all, and the program's own for no other eyes."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timekeeper.words.language import _

# A virus scanner or a synchroniser on Windows holds a file for a moment; then it lets go.
PAUSES = (0.05, 0.1, 0.2)
_ANY_WRITES = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class WriteProtected(PermissionError):
    """A file that its owner has protected from writing; ``strerror`` says so to the operator."""


class DocumentNotWritten(Exception):
    """A document to be printed that could not be made or written; the text says what to do."""


def ending_of(path: Path, endings: Collection[str], refusal: str) -> str:
    """Return by which of the endings a document is to be written.

    DocumentNotWritten for any other; the refusal names {endings} and {path}.
    """
    ending = path.suffix.lower()
    if ending not in endings:
        raise DocumentNotWritten(refusal.format(endings=", ".join(endings), path=path))
    return ending


def private(path: str, flags: int) -> int:
    """Be the ``opener`` of ``open``: a new file is its user's alone, and no link is followed.

    On Windows the folder of the profile sees to it.
    """
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


@contextmanager
def born_private() -> Iterator[None]:
    """Let what is made meanwhile, folders and what libraries write as well, be its user's alone."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """Give a path for a new file in the target's folder; it takes the target's place at the end.

    Where anything goes wrong it is removed, and the target is what it was.
    """
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        yield beside
        _move(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def replace_file(path: Path, content: bytes, *, is_private: bool = False) -> None:
    """Make ``content`` the whole content of the file; on OSError the old file is untouched.

    A link is followed, and an existing file keeps its permissions; a private one becomes its
    user's alone, and takes the place of a link. WriteProtected for one that nobody may write to,
    or not this user: a name can be replaced in its folder all the same.
    """
    # Of a link to itself pathlib makes no OSError.
    folder = Path(os.path.realpath(path.parent))
    target = folder / path.name if is_private else Path(os.path.realpath(path))
    refuse_protected(target)
    with written_beside(target) as beside:
        with open(beside, "xb", opener=private if is_private else None) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not is_private:
            with suppress(OSError):
                shutil.copymode(target, beside)
    _keep_name(target.parent)


def replace_document(path: Path, content: bytes) -> None:
    """Make ``content`` the file, in one step; DocumentNotWritten where that cannot be."""
    try:
        replace_file(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DocumentNotWritten(
            _("{path} cannot be written: {reason}. Choose another place.").format(
                path=path, reason=reason
            )
        ) from error


def refuse_protected(target: Path) -> None:
    """Raise WriteProtected for a file that nobody may write to, or not this user."""
    try:
        mode = target.lstat().st_mode
    except OSError:
        return
    if stat.S_ISLNK(mode):
        return  # whatever it leads to is not written to
    # To an administrator every file can be written to, whatever its mode says.
    if not mode & _ANY_WRITES or not os.access(target, os.W_OK):
        raise WriteProtected(errno.EACCES, _("the file is write-protected"), str(target))


def _move(source: Path, target: Path) -> None:
    for pause in PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _keep_name(folder: Path) -> None:
    # The new name is on disk only when its folder is; Windows opens no folders and needs no such
    # care, and some network drives refuse it.
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
