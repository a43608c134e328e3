"""The commands of other places: points init, follow at a linked point, and a standby desk."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from timekeeper.cli.errors import CommandFailed, say_remark
from timekeeper.files.lock import is_held
from timekeeper.files.places import (
    data_folder,
    followed_path,
    journal_path,
    points_path,
    settings_path,
)
from timekeeper.files.settings import usable_settings
from timekeeper.words.language import _

TAKEN_OVER = 99  # how the standby's own windows end


def init_points(arguments: argparse.Namespace) -> int:
    """Make accounts, the broker's configuration and a sheet for each point of a list.

    Without a list they are those that the desk has.
    """
    # ruff: noqa: PLC0415  # Typst and the readers of lists are loaded by what needs them
    from timekeeper.files.afar.points_file import PointsFile
    from timekeeper.files.broker.folder import accounts_sentence, write_broker
    from timekeeper.files.importers.points import listed_points

    host, port = arguments.address
    kept = points_path()
    if is_held(kept.parent):
        raise CommandFailed(
            _("A timekeeper is open, and holds the list of points; close it first.")
        )
    points = PointsFile.read(kept)
    if arguments.list is not None:
        points = points.listing(listed_points(arguments.list, apart=True))
    if not points.points:
        raise CommandFailed(_("There is no list of points yet: name a file that holds one."))
    try:
        points.keep(kept)  # first: what is given out must be known here
    except OSError as error:
        message = _("The points cannot be kept in {path}; check that it can be written to.")
        raise CommandFailed(message.format(path=kept)) from error
    _account, remark = write_broker(points, arguments.to, host, port)
    print(accounts_sentence(points))
    print(_("Next: read {path}.").format(path=arguments.to / "README.txt"))
    say_remark(remark)
    return 0


def follow(arguments: argparse.Namespace) -> int:
    """Show the hall at a linked point; without an address the one that was followed last."""
    # ruff: noqa: PLC0415  # Qt and what opens sockets are loaded only here
    from timekeeper.desktop.application import end_on_signals, has_display, make_application
    from timekeeper.files.afar.followed import Followed
    from timekeeper.network.following.carriers import carrier_to

    followed = Followed.read(followed_path())
    if arguments.address is not None:
        own = "" if arguments.certificate is None else str(arguments.certificate.absolute())
        followed = Followed(address=arguments.address, certificate=own)
    if not followed.address:
        raise CommandFailed(
            _("Say which hall: timekeeper follow ADDRESS, as on the point’s sheet.")
        )
    certificate = Path(followed.certificate) if followed.certificate else None
    connect = partial(carrier_to, followed.address, certificate)
    connect(lambda _said: None)  # NoAccess before there is a window
    if not has_display():
        raise CommandFailed(_("There is no display here."))
    settings = usable_settings(settings_path())
    application = make_application(settings.desk_colours)
    from timekeeper.desktop.following.windows import PointWindows
    from timekeeper.desktop.hall.look_and_logo import look_of

    with suppress(OSError):
        followed.keep(followed_path())
    look = look_of(settings.hall_look, data_folder())
    windows = PointWindows(connect, settings.seat_in_heights, look=look)
    windows.closed.connect(application.quit)
    end_on_signals(application)
    windows.begin()
    status: int = application.exec()
    windows.close()
    return status


def stand_by(arguments: argparse.Namespace) -> int:
    """Receive the hall's record, and go on with the day when a person takes over."""
    # ruff: noqa: PLC0415  # Qt and what opens sockets are loaded only here
    from timekeeper.app import start
    from timekeeper.desktop.application import end_on_signals, has_display, make_application
    from timekeeper.desktop.following.standby import StandbyWindow
    from timekeeper.files.afar.standby_record import StandbyPlace, succeed, succession
    from timekeeper.files.broker.entrusted import take_up
    from timekeeper.live.clock import SystemClock
    from timekeeper.network.standby.carrier import StandbyCarrier
    from timekeeper.network.standby.receiver import Receiver

    folder = data_folder()
    if is_held(folder):
        raise CommandFailed(_("A timekeeper is open here; close it, then let this one stand by."))
    clock = SystemClock()
    place = StandbyPlace(folder / "standby.db", clock.now)
    receiver = Receiver(place, clock)
    carrier = StandbyCarrier(arguments.address, receiver)
    if not has_display():
        raise CommandFailed(_("There is no display here."))
    application = make_application()
    window = StandbyWindow(receiver, lambda: carrier.why_not)
    window.taking_over.connect(lambda: application.exit(TAKEN_OVER))
    window.closed.connect(application.quit)
    end_on_signals(application)
    carrier.open()
    window.begin()
    status: int = application.exec()
    window.end()
    carrier.close()
    if status != TAKEN_OVER:
        return status
    stand, epoch = receiver.stand, succession(receiver.stand.epoch, clock.now())
    receiver.take_over(epoch)
    heard, stepped = stand.heard or clock.now(), clock.step()
    succeed(
        place.path,
        journal_path(),
        folder / "sharing.json",
        heard=heard + stepped,
        ahead=stand.ahead + stepped,
        epoch=epoch,
    )
    try:
        take_up(folder, points_path(), settings_path())
    except OSError as error:
        message = _("The points cannot be kept in {path}; check that it can be written to.")
        print(message.format(path=folder), error, file=sys.stderr)  # the day goes on all the same
    herald = StandbyCarrier(arguments.address, receiver)  # tells the old desk, whenever it is met
    herald.open()
    status = start(None)
    herald.close()
    return status
