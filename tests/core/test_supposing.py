"""A look ahead: the course as it would be if something happened."""

from __future__ import annotations

from tests.fakes import at, journal
from timekeeper.core.events import (
    Audience,
    Entry,
    HallPicture,
    HallSwitched,
    ItemFinished,
    ItemStarted,
    MessageShown,
)
from timekeeper.core.record.course import Course
from timekeeper.core.record.history import replay, supposing


def test_the_first_act_would_be_number_one():
    assert supposing(Course(), ItemStarted("opening"), at(0)).standing == (
        Entry(1, at(0), ItemStarted("opening")),
    )


def test_what_is_supposed_comes_after_what_stands():
    course = replay(journal((0, ItemStarted("opening"))))

    ahead = supposing(course, ItemFinished("opening"), at(10))

    assert ahead.standing == (*course.standing, Entry(2, at(10), ItemFinished("opening")))


def test_the_displays_go_on_showing_what_they_show():
    course = replay(
        journal((0, HallSwitched(HallPicture.STANDBY)), (1, MessageShown(Audience.HALL, "Mời vào")))
    )

    ahead = supposing(course, ItemStarted("opening"), at(2))

    assert ahead.picture_since == at(0)
    assert (ahead.picture, ahead.messages) == (HallPicture.STANDBY, {Audience.HALL: "Mời vào"})
