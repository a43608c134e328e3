"""What a program without a terminal does with errors: it shows them in a window of their own."""

from __future__ import annotations

import traceback
from types import TracebackType

from timekeeper.files.places import make_data_folder
from timekeeper.files.writing import private
from timekeeper.words.language import _


def tell_in_window(error: object) -> None:
    """Show what went wrong and wait until it is read."""
    from timekeeper.desktop.application import show_sentence  # noqa: PLC0415  # needs Qt

    show_sentence(str(error))


def log_and_tell(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Write to the log what nobody expected before the windows were there, and say so."""
    try:
        log = make_data_folder() / "timekeeper.log"
        with open(log, "a", encoding="utf-8", opener=private) as file:
            traceback.print_exception(kind, error, trace, file=file)
    except OSError:
        tell_in_window(_("timekeeper could not start: {error}").format(error=error))
        return
    tell_in_window(
        _("timekeeper could not start; what happened was written to {path}.").format(path=log)
    )
