"""The log says what went wrong, and nothing of what is confidential."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from timekeeper.core.programme import Programme

MASK = "***"


class DiscreetFormatter(logging.Formatter):
    """Masks every confidential title of the programmes, in messages and in what errors carry."""

    def __init__(self, layout: str, programmes: Callable[[], Iterable[Programme]]) -> None:
        super().__init__(layout)
        self._programmes = programmes

    def format(self, record: logging.LogRecord) -> str:
        """Return the line with its traceback, without the confidential titles."""
        text = super().format(record)
        for title in sorted(self._titles(), key=len, reverse=True):
            # As it stands, and as an error's repr or a record's JSON writes it.
            for written in (title, repr(title)[1:-1], title.encode("unicode_escape").decode()):
                text = text.replace(written, MASK)
        return text

    def _titles(self) -> Iterable[str]:
        for programme in self._programmes():
            for item in programme.items:
                if item.confidential:
                    yield from filter(None, (item.title, item.short_title))
