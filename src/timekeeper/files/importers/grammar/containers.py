"""Whether a line heads the lines below it, or is an item with remarks."""

from __future__ import annotations

from datetime import timedelta

from timekeeper.core.programme import Kind, span
from timekeeper.files.importers.grammar.kinds import kind_of
from timekeeper.files.importers.grammar.lines import Style
from timekeeper.files.importers.grammar.outline import OUTER, Node
from timekeeper.files.importers.grammar.presenters import read_heading, trailing_time


def is_container(node: Node) -> bool:
    """A heading for timed lines is a part; so is an untimed one for numbered lines."""
    if node.holds_times:
        return not _is_filled_otherwise(node)
    if _heads_items(node):
        return True
    untimed = not node.line.timed and kind_of(node.line.text) is not Kind.STUDY
    counted = (child.line.numbered or child.line.style is Style.ROW for child in node.entries)
    return untimed and any(counted)


def _heads_items(node: Node) -> bool:
    """A chapter with its own range heads items when it is called a part or they have people."""
    counted = [child.line for child in node.children if child.line.numbered]
    if node.line.style not in OUTER or not node.line.timed or len(counted) < 2:  # noqa: PLR2004
        return False
    named = any(read_heading(line.text).presenter for line in counted)
    return named or node.line.text.lower().startswith("phần ")


def _is_filled_otherwise(node: Node) -> bool:
    """Lengths alone below a timed line make a part of it only if they fill its time."""
    when = node.line.when or trailing_time(node.line.text)
    times_below = [c.line.when or trailing_time(c.line.text) for c in node.children]
    below = [found for found in times_below if found is not None]
    granted = when.length or span(when.start, when.end) if when else None
    if granted is None or not below or any(found.start for found in below):
        return False
    return sum((found.length or timedelta() for found in below), timedelta()) != granted
