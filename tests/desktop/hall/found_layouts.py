"""Pictures of the hall that once broke its law of legibility; each run tries them again."""

from __future__ import annotations

from msgspec.structs import replace

from timekeeper.core.timeline import Phase
from timekeeper.desktop.hall.blocks import Output
from timekeeper.views.hall import (
    Announcement,
    HallContent,
    Heading,
    ItemContent,
    PlainContent,
    SpeechContent,
    Timer,
)

OLD_PROJECTOR = Output(1024, 768)
FARTHEST = Output(1024, 768, seat_in_heights=12)
FAR = Output(1024, 768, seat_in_heights=10)
UNBROKEN = "Mm" * 60
HEADING = Heading("Hội nghị", "", "06/12/2023", "07:05")
PAUSED_LATE = Timer("+12:02:03", "Quá giờ · tạm dừng", None, Phase.OVERRUN)
LEFT = Timer("04:05", "Còn lại", 0.5, Phase.NORMAL)
NEXT = Announcement("Next", "07:45", ("Hội",), "")
ITEM = ItemContent(HEADING, "Now", ("Hội",), "", LEFT, NEXT)
SPEECH = SpeechContent(HEADING, ("Hội",), PAUSED_LATE, ("Hội",), "Hội", "", LEFT, NEXT)
BREAK = PlainContent(HEADING, "Now", ("Hội",), "Hội " * 5 + "Hội", "12:30", NEXT)
SOLEMN = PlainContent(
    HEADING, "Hội " * 7 + "Hội", ("",), BREAK.line, "12:30", None, "Hội", solemn=True
)

FOUND: list[tuple[HallContent, Output]] = [
    # A name that is kept together, wider than what the item's own time leaves beside it.
    (replace(SPEECH, item_forms=("Thường Thường Thường Thường vụ",)), OLD_PROJECTOR),
    # A word wider than its room.
    (replace(ITEM, heading=replace(HEADING, event=UNBROKEN)), OLD_PROJECTOR),
    (replace(ITEM, heading=replace(HEADING, kind=UNBROKEN)), OLD_PROJECTOR),
    (replace(ITEM, title_forms=(UNBROKEN,)), OLD_PROJECTOR),
    (replace(ITEM, presenter=UNBROKEN), OLD_PROJECTOR),
    (replace(ITEM, next=replace(NEXT, title_forms=(UNBROKEN,))), OLD_PROJECTOR),
    (replace(ITEM, next=replace(NEXT, presenter=UNBROKEN)), OLD_PROJECTOR),
    (replace(ITEM, next=replace(NEXT, label=UNBROKEN, length="05 phút")), OLD_PROJECTOR),
    (replace(SPEECH, item_forms=(UNBROKEN,)), OLD_PROJECTOR),
    (replace(SPEECH, title_forms=(UNBROKEN,), body=UNBROKEN, topic=UNBROKEN), OLD_PROJECTOR),
    (replace(BREAK, label=UNBROKEN, line=UNBROKEN), OLD_PROJECTOR),
    # Seats so far away that letters at the floor need more height than there is.
    (replace(ITEM, title_forms=("x" * 40,)), FAR),
    (replace(ITEM, presenter="Hội " * 8 + "Hội"), FAR),
    (replace(ITEM, presenter="Hội"), FARTHEST),
    (replace(ITEM, presenter="Hội " * 3 + "x" * 40, timer=None), Output(2560, 1080, 12)),
    (replace(ITEM, presenter="x" * 40), replace(FAR, seat_in_heights=9)),
    (replace(ITEM, next=replace(NEXT, label="x" * 40, length="1200 minutes")), FAR),
    (SPEECH, FARTHEST),
    (replace(SPEECH, timer=PAUSED_LATE), FARTHEST),
    (BREAK, FARTHEST),
    (replace(BREAK, label=""), FARTHEST),
    (replace(BREAK, next=replace(NEXT, title_forms=("Hội Hội 2020 - 2025",))), FARTHEST),
    (SOLEMN, FARTHEST),
    # A presenter of two lines, for whom the time's field would have taken all of the room.
    (
        replace(ITEM, title_forms=("“ Thường", "vụ Tỉnh nghị"), presenter="Thường vụ – " * 6),
        Output(1920, 1200, 10),
    ),
]
