"""The programme on paper: its pages, the hall's pictures, the script and the name plates."""

from __future__ import annotations

from pathlib import Path

from timekeeper.desktop.office.operator_jobs import DeskAnswers
from timekeeper.files.places import data_folder, settings_path
from timekeeper.files.settings import usable_settings
from timekeeper.live.rehearsal import dated
from timekeeper.words.language import _


class DeskPapers(DeskAnswers):
    """Answers what the file menu asks of papers."""

    def print(self) -> None:
        """Show the programme's pages, from which they are printed."""
        from timekeeper.desktop.office.printing import preview  # noqa: PLC0415  # loads Qt's printing

        preview(self._desk.conference.programme, self._operator)

    def write_pictures(self, path: Path) -> None:
        """Write every picture that the hall will see, for approval."""
        from timekeeper.desktop.hall.booklet import write_booklet  # noqa: PLC0415  # loads the check

        programme = dated(self._desk.conference.programme, self._desk.conference.now())
        if not any(item.timed for item in programme.items):
            self._operator.say(_("Open a programme first; then its pictures can be written."))
            return
        settings = usable_settings(settings_path())
        self._work.write(
            lambda job: write_booklet(programme, settings, data_folder(), path, job), path
        )

    def hand_out(self) -> None:
        """Show the programme's pages for delegates, from which they are written."""
        from timekeeper.desktop.reporting.paper import HandOutWindow, show_paper  # noqa: PLC0415  # loads Typst

        programme = self._desk.conference.programme
        show_paper(HandOutWindow(self._operator, self._work.writing(), programme))

    def show_script(self) -> None:
        """Show the script's pages, from which they are written."""
        from timekeeper.desktop.reporting.paper import ScriptWindow, show_paper  # noqa: PLC0415  # loads Typst

        programme = self._desk.conference.programme
        show_paper(ScriptWindow(self._operator, self._work.writing(), programme))

    def make_plates(self) -> None:
        """Show the name plates of whom the programme names, or of a list."""
        from timekeeper.desktop.reporting.paper import PlatesWindow, show_paper  # noqa: PLC0415  # loads Typst

        usual = usable_settings(settings_path()).plates
        programme = self._desk.conference.programme
        show_paper(PlatesWindow(self._operator, self._work.writing(), programme, usual))
