"""Banners share one line: the most important is read, the others wait their turn."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from timekeeper.desktop.windows.windows import Windows


def reaches(windows: Windows, qtbot, wanted: tuple[bool, bool]) -> None:
    """Wait until so many of the two banners are seen, and until the line is one banner high."""
    operator = windows.operator
    banners = operator.record_banner, operator.banner

    def seen() -> bool:
        heights = [b.height() if b.isVisible() else 0 for b in banners]
        return [h > 0 for h in heights] == [*wanted] and max(heights) < 70

    qtbot.waitUntil(seen, timeout=5000)


def test_of_two_banners_the_more_important_has_the_line(windows: Windows, qtbot):
    operator = windows.operator

    operator.banner.offer("The second.", "Do it", lambda: None)
    reaches(windows, qtbot, (False, True))
    operator.record_banner.offer("The first.", "Do it", lambda: None)
    reaches(windows, qtbot, (True, False))
    operator.record_banner.hide()
    reaches(windows, qtbot, (False, True))


def test_no_key_of_a_banner_that_waits_for_the_line_is_reached(windows: Windows, qtbot):
    operator = windows.operator

    operator.banner.offer("The second.", "Do it", lambda: None)
    operator.record_banner.offer("The first.", "Do it", lambda: None)

    assert not any(key.isVisible() for key in operator.banner.findChildren(QPushButton))
    assert all(key.isVisible() for key in operator.record_banner.findChildren(QPushButton))


def test_a_key_does_what_it_said_though_the_next_is_offered_as_soon_as_it_is_answered(
    windows: Windows,
):
    banner, done = windows.operator.requests, list[str]()
    banner.answered.connect(lambda: banner.offer("Then", "Do it", lambda: done.append("second")))
    banner.offer("First", "Do it", lambda: done.append("first"))

    banner.accept()
    assert done == ["first"]
    banner.accept()
    assert done == ["first", "second"]
