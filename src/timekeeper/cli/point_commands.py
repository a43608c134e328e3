"""The commands of linked points: init."""

from __future__ import annotations

import argparse

from timekeeper.cli.errors import CommandFailed
from timekeeper.files.places import data_folder
from timekeeper.words.language import _, ngettext


def init_points(arguments: argparse.Namespace) -> int:
    """Make accounts, the broker's configuration and a sheet for each point of a list."""
    # ruff: noqa: PLC0415  # Typst and the readers of lists are loaded by what needs them
    from timekeeper.files.broker.folder import write_broker
    from timekeeper.files.importers.points import listed_points
    from timekeeper.files.points_file import keep_points_file, read_points_file

    host, port = arguments.address
    kept = data_folder() / "points.json"
    points = read_points_file(kept).listing(listed_points(arguments.list))
    try:
        keep_points_file(kept, points)  # first: what is given out must be known here
    except OSError as error:
        message = _("The points cannot be kept in {path}; check that it can be written to.")
        raise CommandFailed(message.format(path=kept)) from error
    write_broker(points, arguments.to, host, port)
    count = len(points.points)
    told = ngettext("{count} point has its account.", "{count} points have their accounts.", count)
    print(told.format(count=count))
    print(_("Next: read {path}.").format(path=arguments.to / "README.txt"))
    return 0
