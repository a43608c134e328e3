"""What sort of meeting a programme is of, by the words of its title."""

from __future__ import annotations

from timekeeper.core.programme import Programme
from timekeeper.core.text import composed

SORTS = (
    *("Đại hội", "Hội nghị", "Hội thảo", "Tọa đàm", "Kỳ họp", "Phiên họp", "Họp giao ban"),
    *("Giao ban", "Lễ", "Họp"),
)


def sort_of(programme: Programme) -> str:
    """Return what a conference is called in its title: the first of the usual words, else ""."""
    title = composed(programme.title)
    places = {sort: title.find(composed(sort)) for sort in SORTS}
    said = [sort for sort in SORTS if places[sort] >= 0]
    return min(said, key=lambda sort: (places[sort], -len(sort)), default="")
