"""A conference of which nothing may leave the computer (hội nghị mật), and what that forbids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from timekeeper.core.changes.editing import edited
from timekeeper.core.events import Entry
from timekeeper.core.programme import Programme
from timekeeper.core.record.history import replay
from timekeeper.words.language import _

# As a stamp stands, or as a conference is called; "bảo mật" and "bí mật" are everyday words.
_SAYS_SO = re.compile(
    r"^\W*(?:(?:tài liệu|văn bản|hồ sơ) )?(?:tuyệt |tối )?mật\W*$"
    r"|\((?:tuyệt |tối )?mật\)|\bđộ mật\s*:"
    r"|\b(?:hội nghị|cuộc họp|phiên họp) (?:tuyệt |tối )?mật\b(?! (?:độ|ong)\b)",
    re.IGNORECASE | re.MULTILINE,
)


def secret_refusal(programme: Programme) -> str:
    """Return why nothing may be shared of the conference, in a sentence; "" where it may be.

    Whatever would open a server, a link, a spare computer or a copy on the network asks this first.
    """
    if not programme.secret:
        return ""
    return _("Nothing of this conference may leave the computer; its programme says so.")


def is_secret(programme: Programme, entries: Sequence[Entry]) -> bool:
    """Return whether nothing of a recorded conference may leave, as it was opened or became."""
    return bool(secret_refusal(edited(programme, replay(entries).edits)))


def suggested(programme: Programme) -> tuple[str, ...]:
    """Return what of the programme's own words says so; () where it is switched on already."""
    if programme.secret:
        return ()
    # Of the whole conference: single items have a switch of their own.
    texts = [programme.title, programme.subtitle, programme.hall_title, programme.convener]
    texts += programme.notes
    for session in programme.sessions:
        texts += [session.name, *session.attendees]
    told = (unicodedata.normalize("NFC", text) for text in texts if text)
    return tuple(text for text in told if _SAYS_SO.search(text))
