"""What an earlier version wrote is read as it was meant: ``kept`` holds files of 27/11/2026.

The journal has one fact of each kind that there was, the settings a value of its own in each field.
Both were written by that version, before its values became Structs and its rooms were moved.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.fakes import minutes
from timekeeper.core import events
from timekeeper.core.events import Event
from timekeeper.core.programme import Courtesy, Item, Presenter, Programme, Speaker
from timekeeper.files.journal.journal_file import JournalFile
from timekeeper.files.journal.salvage import open_whatever_happened, take_over
from timekeeper.files.settings import keep_setting, read_settings
from timekeeper.live.settings import (
    DeskHabits,
    HallLook,
    ReportForm,
    ScreenIdentity,
    Settings,
    Style,
)

KEPT = Path(__file__).parent / "kept"
BEGUN = datetime(2023, 12, 6, 0, 30, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A copy of the kept files: opening them may change them."""
    return Path(shutil.copytree(KEPT, tmp_path / "kept"))


def facts(programme: Programme) -> list[Event]:
    """Return what was recorded, as that version was asked for it."""
    a0, a1, a2, a3, a4, a5 = (item.id for item in programme.items[:6])
    fourth: Item = programme.items[3]
    speaker = Speaker("Nguyễn Văn Bình", "Bí thư", "Huyện ủy", minutes(5))
    first, second = BEGUN + minutes(30), BEGUN + minutes(31)
    return [
        events.ItemStarted(a0),
        events.TimeAdded(a0, minutes(5)),
        events.Paused(),
        events.Resumed(),
        events.ItemFinished(a0),
        events.ItemStarted(a1),
        events.CourtesyChanged(a1, Courtesy.DISCREET),
        events.StartCorrected(a1, BEGUN + minutes(6)),
        events.ItemSkipped(a2),
        events.ItemRestored(a2),
        events.ItemFinished(a1),
        events.EndCorrected(a1, BEGUN + minutes(9)),
        events.OverrunExplained(a1, events.Cause.SPEAKER, "vì thảo luận"),
        events.ItemInserted(replace(fourth, id="x1", title="Mục thêm"), 0, 0, a3),
        events.ItemEdited(replace(fourth, title="Tên khác")),
        events.ItemMoved("x1", 0, 0, a4),
        events.ItemRemoved("x1", "Mục thêm"),
        events.PresenterSubstituted(a3, Presenter("Trần Thị Hoa")),
        events.Replanned(
            0,
            ((a4, -minutes(1)),),
            (a5,),
            (),
            (events.NewPlan(a4, BEGUN + minutes(50), BEGUN + minutes(60), minutes(10)),),
        ),
        events.SpeakersQueued(
            a3,
            (
                events.QueuedSpeech("q1", speaker, minutes(5)),
                events.QueuedSpeech("q2", speaker, None),
            ),
        ),
        events.SpeakersReordered(a3, ("q2", "q1")),
        events.SpeakerWithdrawn(a3, "q1"),
        events.ItemStarted(a3),
        events.SpeakerCalled(a3, "q2"),
        events.SpeechExtended(a3, "q2", minutes(1)),
        events.SpeechEnded(a3, "q2"),
        events.MessageShown(events.Audience.HALL, "Xin mời vào"),
        events.MessageTakenDown(events.Audience.HALL),
        events.HallSwitched(events.HallPicture.STANDBY),
        events.HallSwitched(events.HallPicture.PROGRAMME),
        events.ClockStepped(timedelta(seconds=3)),
        events.ZoneChanged(timedelta(hours=7), timedelta(hours=8)),
        events.GapNoticed(first, second),
        events.Recovered(first, second, events.Recovery.GO_ON),
        events.Noted("Ghi chú", a3),
        events.Noted("Ghi"),
        events.Undone(36),
        events.ItemFinished(a3),
        events.SessionClosed(0),
        events.ConditionConfirmed(a4),
        events.ItemResumed(a3),
    ]


def test_every_fact_of_an_earlier_journal_is_read_and_its_hashes_hold(kept: Path):
    file, salvaged = open_whatever_happened(kept / "journal.db", BEGUN)
    with file:
        newest = file.newest()
        assert newest is not None
        entries, intact = newest.entries(), newest.integrity().intact

    assert salvaged is None
    assert intact
    assert [entry.event for entry in entries] == facts(newest_programme(kept))
    assert [entry.at - BEGUN for entry in entries] == [
        n * minutes(1) + timedelta(milliseconds=7 * n) for n in range(len(entries))
    ]


def newest_programme(kept: Path) -> Programme:
    with JournalFile.open_to_read(kept / "journal.db") as file:
        newest = file.newest()
        assert newest is not None
        return newest.programme()


def test_an_earlier_record_goes_on_here(kept: Path, tmp_path: Path):
    own = tmp_path / "journal.db"

    assert take_over(kept / "journal.db", own) is None

    with JournalFile.create_or_open(own) as file:
        newest = file.newest()
        assert newest is not None
        newest.append(events.Noted("Hôm nay"), BEGUN + minutes(90))
        assert newest.integrity().intact
        assert [entry.event for entry in newest.entries()][:-1] == facts(newest.programme())


def test_every_setting_of_an_earlier_version_holds(kept: Path):
    screen = ScreenIdentity("Dell", "U2", "4711", "DP-1", 1920, 1080)
    form = ReportForm(
        "government",
        "TỈNH ỦY",
        "VĂN PHÒNG",
        "12",
        "BC/VPTU",
        "Hà Nội",
        "T/L",
        "CHÁNH VĂN PHÒNG",
        "Nguyễn A",
        ("Thường trực",),
        "uỷ",
    )
    meant = Settings(
        language="en",
        farthest_seat=22.5,
        image_height=3.1,
        hall_screen=(screen,),
        rostrum_screen=(screen, screen),
        longest_gap=12,
        desk=DeskHabits(
            keys={"next": ("F5", "Space")},
            recent=("/a.yaml",),
            messages=("Mời vào",),
            table_share=700,
        ),
        hall_look=HallLook(
            style=Style.DARK,
            fades=False,
            logo="logo.png",
            own_colours=False,
            background="#7A1014",
            accent="#FFD75E",
            text="#FFFFFF",
        ),
        copy_to="/media/stick",
        report=form,
    )

    assert read_settings(kept / "settings.yaml") == meant

    keep_setting(kept / "settings.yaml", longest_gap=15)
    assert read_settings(kept / "settings.yaml") == replace(meant, longest_gap=15)
