"""The fields of an agenda as people write them: read, or refused with what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Day
from datetime import time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, available_timezones

from timekeeper.core.house.counts import share_of
from timekeeper.files.agenda.below import lies_below
from timekeeper.files.agenda.errors import did_you_mean
from timekeeper.files.checked import Refused
from timekeeper.words.language import _

HOME_ZONE = "Asia/Ho_Chi_Minh"
MOST_MINUTES = 24 * 60
ROUNDING = 1e-6  # a third of a minute is no exact fraction

TIME = re.compile(r"([01]?[0-9]|2[0-3])(?:[:hH]([0-5][0-9])|[hH])")
# Instants near the ends of the calendar cannot be reckoned, and are slips of the hand anyway.
DATE = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_OFFICE_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def read_time(value: object) -> time:
    """Return a time of day; Refused for what is none."""
    match = TIME.fullmatch(value) if isinstance(value, str) else None
    if match:
        return time(int(match[1]), int(match[2] or 0))
    without_seconds = TIME.match(value) if isinstance(value, str) else None
    seconds = without_seconds and re.fullmatch(r":[0-9.]+", str(value)[without_seconds.end() :])
    suggestion = _("leave the seconds out") if seconds else ""
    raise Refused(_('a time of day such as "07:30" or "7h30"'), suggestion)


def read_date(value: object) -> Day:
    """Return a date; Refused for what is none."""
    text = value if isinstance(value, str) else ""
    office = _OFFICE_DATE.fullmatch(text)
    iso = f"{office[3]}-{office[2]:0>2}-{office[1]:0>2}" if office else text
    try:
        day = Day.fromisoformat(iso) if DATE.fullmatch(iso) else None
    except ValueError:
        day = None
    if day is None or office:
        suggestion = _("write {date}").format(date=iso) if day else ""
        raise Refused(_("a date such as 2023-12-06"), suggestion)
    return day


def read_minutes(value: object) -> timedelta:
    """Return a length in minutes, to the whole second; Refused for what is none."""
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else 0
    if 0 < number <= MOST_MINUTES:
        seconds = round(number * 60)
        if seconds and abs(seconds - number * 60) < ROUNDING:
            return timedelta(seconds=seconds)
    quoted = isinstance(value, str) and re.fullmatch(r"[0-9.]+", value)
    raise Refused(
        _("a number of minutes above 0, at most {most}, to the whole second").format(
            most=MOST_MINUTES
        ),
        _("write {number} without quotes").format(number=value) if quoted else "",
    )


def read_quorum(value: object) -> str:
    """Return the share of a quorum, as it is written; Refused for what is none."""
    if isinstance(value, str) and share_of(value) is not None:
        return value
    raise Refused(_('a share such as "2/3" or "75%"'))


def read_zone(value: object) -> object:
    """Return a time zone as it is written; Refused for a text that names none."""
    if not isinstance(value, str):
        return value
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        expected = _('a time zone such as "{zone}"').format(zone=HOME_ZONE)
        raise Refused(expected, did_you_mean(value, available_timezones())) from None
    return value


def read_path(value: object) -> object:
    """Return a path beside the agenda or below its folder; Refused for any other text."""
    if not isinstance(value, str) or lies_below(value):
        return value
    raise Refused(_('a file beside the agenda or below its folder, such as "slides/report.pdf"'))


def word_reader(choices: type[StrEnum]) -> Callable[[object], StrEnum]:
    """Return what reads one of these words; Refused for any other."""

    def read(value: object) -> StrEnum:
        if isinstance(value, str) and value in set(choices):
            return choices(value)
        expected = _("one of {words}").format(words=", ".join(choices))
        raise Refused(expected, did_you_mean(value, choices))

    return read
