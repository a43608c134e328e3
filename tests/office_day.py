"""The office's day as it may go: a late start, more time, a pause, a correction, a substitution,
a re-planning, three speeches, a skipped item and a note."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

from msgspec.structs import replace

from tests.commands import AGENDA
from timekeeper.core import events
from timekeeper.core.events import Cause, Entry, Event, NewPlan, QueuedSpeech
from timekeeper.core.programme import Presenter, Programme, Speaker
from timekeeper.files.exporters import file_report
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.journal.journal_file import Integrity
from timekeeper.files.programme_files import read_programme
from timekeeper.live.settings import ReportForm

DAY = date(2023, 12, 6)
INTEGRITY = Integrity(39, "ab" * 32, True, 1, "2023-12-06T00:00:00.000+00:00")
FORM = ReportForm(
    symbol="BC/VPTU",
    authority="T/L Ban Thường vụ",
    signer_title="Chánh Văn phòng",
    signer_name="Nguyễn Văn Ánh",
    recipients=("Thường trực Tỉnh ủy", "Lưu Văn phòng"),
)


def at(clock: str) -> datetime:
    """Return a wall-clock time of the day, such as 07:33:40."""
    hour, minute, second = (int(part) for part in f"{clock}:0".split(":")[:3])
    return datetime(2023, 12, 6, hour, minute, second, tzinfo=UTC) - timedelta(hours=7)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@cache
def programme() -> Programme:
    return read_programme(AGENDA).programme


def happened() -> Iterator[tuple[str, Event]]:
    """Yield what happened, in order."""
    i = [item.id for item in programme().items]
    start = events.ItemStarted
    yield "07:33:40", start(i[0])
    yield "07:39:00", start(i[1])
    yield "07:52:55", start(i[2])
    yield "08:11:30", start(i[3])
    yield "08:13:00", events.TimeAdded(i[3], minutes(3))
    yield "08:16:00", events.Paused()
    yield "08:18:10", events.Resumed()
    yield "08:34:40", start(i[4])
    yield "08:35:10", events.OverrunExplained(i[3], Cause.TECHNICAL, "Micro bị rè.")
    yield "09:04:00", events.ItemFinished(i[4])
    stand_in = Presenter("đồng chí Phó Chánh Văn phòng", body="Văn phòng Tỉnh ủy")
    yield "09:05:00", events.PresenterSubstituted(i[5], stand_in)
    yield "09:10:10", start(i[5])
    yield "09:13:00", events.StartCorrected(i[5], at("09:08:00"))
    yield "09:15:00", start(i[6])
    yield "09:34:00", start(i[7])
    yield "09:39:30", start(i[8])
    plan = NewPlan(i[9], at("09:55"), at("10:20"), minutes(25))
    yield (
        "09:54:00",
        events.Replanned(0, cuts=((i[9], minutes(5)),), dropped=(i[10],), plans=(plan,)),
    )
    yield "09:54:05", start(i[9])
    yield "10:20:00", start(i[12])
    yield from _discussion(i[12])
    yield "10:52:30", events.SessionClosed(0)
    yield "13:31:00", start(i[13])
    yield "14:29:00", start(i[14])
    yield "14:39:00", events.ItemSkipped(i[15])
    yield "14:39:10", start(i[16])
    yield "14:45:00", start(i[17])
    yield "15:28:00", events.ItemFinished(i[17])
    yield "15:29:00", events.Noted("Bế mạc đúng giờ.")


def _discussion(item: str) -> Iterator[tuple[str, Event]]:
    names = ("đồng chí Trần Thị Bình", "đồng chí Lê Văn Cường", "đồng chí Võ Thị Diễm")
    queued = tuple(
        QueuedSpeech(f"q{n}", Speaker(name, "Tỉnh ủy"), minutes(5)) for n, name in enumerate(names)
    )
    yield "10:21:00", events.SpeakersQueued(item, queued)
    for n, (begun, ended) in enumerate(
        (("10:22:00", "10:28:30"), ("10:29:00", "10:33:00"), ("10:34:00", "10:42:00"))
    ):
        yield begun, events.SpeakerCalled(item, f"q{n}")
        yield ended, events.SpeechEnded(item, f"q{n}")


def entries(until: str = "23:59") -> tuple[Entry, ...]:
    """Return the record up to a time of the day."""
    told = [(clock, event) for clock, event in happened() if clock <= until]
    return tuple(Entry(n, at(clock), event) for n, (clock, event) in enumerate(told, start=1))


def filed(until: str = "23:59", form: str = "party", *, public: bool = False) -> FiledReport:
    """Return the report of the day as it can be filed at a time of it."""
    return file_report(
        programme(),
        entries(until),
        INTEGRITY,
        min(at(until), at("16:00")),
        form=replace(FORM, form=form),
        public=public,
    )
