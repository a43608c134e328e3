"""Paths that an agenda may name: files beside it or below its folder, on every system."""

from __future__ import annotations

import re

LONGEST = 240  # letters; Windows allows 260 with the folder
# Windows also takes raised figures, and a space before the ending.
_DEVICES = re.compile(
    r"(?:con|conin\$|conout\$|prn|aux|nul|(?:com|lpt)[\d¹²³]) *(?:\..*)?", re.IGNORECASE
)
_REFUSED = re.compile(r'[\x00-\x1f<>:"|?*\\]')  # by Windows


def lies_below(path: str) -> bool:
    """Return whether a path with slashes names a file beside an agenda or below its folder.

    Nothing else is ever read or written for an agenda: no place of the computer by its whole
    path, nothing above the folder, no device, nothing that one of the systems cannot name.
    """
    short = len(path) <= LONGEST
    # Windows leaves a dot or a space at the end out, so that another file would be meant.
    return (
        short
        and not _REFUSED.search(path)
        and all(
            part and part[-1] not in ". " and not _DEVICES.fullmatch(part)
            for part in path.split("/")
        )
    )
