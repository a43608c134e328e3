"""The folder that is handed to the province's server, and the sheets that go to the points."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from timekeeper.files.afar.points_file import TOKEN_BYTES, PointsFile
from timekeeper.files.broker.access import HALL, Access, NoAccess
from timekeeper.files.broker.page import point_page
from timekeeper.files.broker.sheets import point_sheets
from timekeeper.files.places import resources
from timekeeper.files.writing import DocumentNotWritten, replace_file
from timekeeper.words.language import _, ngettext

ON_THE_SERVER = "/etc/mosquitto/timekeeper"


def write_broker(
    points: PointsFile, folder: Path, host: str, port: int, place: str = ON_THE_SERVER
) -> tuple[Access, str]:
    """Write what the broker of these points needs, and return the hall's account on it.

    With it comes a sentence on what the sheets cannot show, "" for nothing.

    ``place``: where the files will lie on the server ``host``; browsers come by the port after
    ``port``. A hall's account that the folder keeps stays. DocumentNotWritten where the folder
    cannot be written: it says what to do.
    """
    accounts = [
        Access(host=host, port=port, account=point.id, password=points.tokens[point.id])
        for point in points.points
    ]
    sheets, remark = point_sheets(points, accounts)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        hall = _hall(folder / "hall.json", host, port)
        lines = [access.password_line() for access in (hall, *accounts)]
        _write(folder / "passwords", "\n".join([*lines, ""]))
        numbered = re.fullmatch(r"\d+(\.\d+){3}", host) is not None
        told = {"HOST": host, "PORT": port, "BROWSERS": port + 1, "PLACE": place}
        told |= {"SUBJECT": ("IP:" if numbered else "DNS:") + host}
        for form in sorted((resources() / "broker").iterdir()):
            text = form.read_text(encoding="utf-8")
            for word, value in told.items():
                text = text.replace(f"@{word}@", str(value))
            _write(folder / form.name, text)
        pages = {f"{access.account}.html": access for access in accounts}
        (folder / "browser").mkdir(mode=0o700, exist_ok=True)
        for page in (folder / "browser").glob("p*.html"):
            if page.name not in pages:
                page.unlink()  # of a point that was taken off the list: it would be given out
        for name, access in pages.items():
            _write(folder / "browser" / name, point_page(access))
        replace_file(folder / "sheets.pdf", sheets, is_private=True)
    except OSError as error:
        raise DocumentNotWritten(
            _("{path} cannot be written: {reason}. Choose another place.").format(
                path=folder, reason=error.strerror or error
            )
        ) from error
    return hall, remark


def accounts_sentence(points: PointsFile) -> str:
    """Return how many points have their accounts."""
    count = len(points.points)
    told = ngettext("{count} point has its account.", "{count} points have their accounts.", count)
    return told.format(count=count)


def _hall(path: Path, host: str, port: int) -> Access:
    try:
        password = Access.read(path).password
    except NoAccess:
        password = secrets.token_hex(TOKEN_BYTES)
    hall = Access(host=host, port=port, account=HALL, password=password)
    hall.keep(path)
    return hall


def _write(path: Path, text: str) -> None:
    # Bytes, since they are read on the server, whatever system wrote them.
    replace_file(path, text.encode(), is_private=True)
