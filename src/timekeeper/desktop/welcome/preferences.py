"""Asks what an office sets, at the first start and later; wears it at once, has it kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from timekeeper.desktop.jobs import Workshop
from timekeeper.desktop.sound.desk_chime import DeskChime
from timekeeper.desktop.theme import choose_colours
from timekeeper.desktop.windows.windows import Windows
from timekeeper.files.places import data_folder, settings_path
from timekeeper.files.settings import usable_settings
from timekeeper.files.writing import replace_file
from timekeeper.live.settings import ChimeHabits, DeskColours, Settings
from timekeeper.words.language import _

if TYPE_CHECKING:
    from timekeeper.core.hall_order import Occasion
    from timekeeper.desktop.hall.look_and_logo import Fitted
    from timekeeper.desktop.welcome.dialogs import SettingsDialog, WelcomeDialog
    from timekeeper.desktop.welcome.picture_field import PictureField, Sort


class Preferences(QObject):
    """Opens the welcome and the settings.

    ``changed`` carries all Settings and a mapping of those to be kept, ``sample_asked`` asks for
    a rehearsal of the sample conference.
    """

    changed = Signal(object, object)
    sample_asked = Signal()

    def __init__(self, windows: Windows, workshop: Workshop, chime: DeskChime) -> None:
        super().__init__(windows.operator)
        self._windows = windows
        self._workshop = workshop
        self._chime = chime

    def welcome(self) -> None:
        """Open the welcome; it does not come again, whatever is answered."""
        from timekeeper.desktop.welcome.dialogs import WelcomeDialog  # noqa: PLC0415  # when it is opened

        before = self._settings()
        dialog = WelcomeDialog(self._windows, before, self._field)
        dialog.accepted.connect(partial(self._take, before, dialog))
        dialog.rejected.connect(lambda: self.changed.emit(before, {"language": before.language}))
        dialog.sample_asked.connect(self.sample_asked)
        dialog.open()

    def ask(self) -> None:
        """Open the settings."""
        from timekeeper.desktop.welcome.dialogs import SettingsDialog  # noqa: PLC0415  # when they are opened

        before = self._settings()
        dialog = SettingsDialog(self._windows, before, self._field, self._chime)
        dialog.accepted.connect(partial(self._take, before, dialog))
        dialog.open()

    def wear(self, colours: DeskColours) -> None:
        """Let the desk wear these colours from now on."""
        after = replace(self._settings(), desk_colours=colours)
        self._dress(colours)
        self.changed.emit(after, {"desk_colours": colours})

    def _dress(self, colours: DeskColours) -> None:
        self._windows.operator.preparation.show_colours(colours)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            choose_colours(application, colours)

    def _settings(self) -> Settings:
        return replace(usable_settings(settings_path()), hall_look=self._windows.looks.look)

    def _field(self, sort: Sort, name: str) -> PictureField:
        from timekeeper.desktop.welcome.picture_field import PictureField  # noqa: PLC0415  # when it is shown

        return PictureField(sort, name, data_folder(), self._workshop)

    def _picture(self, field: PictureField, before: str) -> str:
        try:
            return field.take_in()
        except OSError:
            self._windows.operator.say(_("The picture could not be copied; choose it again."))
            return before

    def _take(self, before: Settings, dialog: WelcomeDialog | SettingsDialog) -> None:
        look, after = before.hall_look, dialog.chosen()
        logo = self._picture(dialog.logo, look.logo)
        names: dict[Occasion | None, str] = {None: look.backdrop, **dict(look.backdrops.items())}
        read: dict[str, Fitted] = {}
        for occasion, field in dialog.backdrops.items():
            name = names[occasion] = self._picture(field, names.get(occasion, ""))
            if field.picture is not None:
                read[name] = field.picture
        own = {each: name for each, name in names.items() if each and name}
        pictures = {"logo": logo, "backdrop": names[None], "backdrops": own}
        after = replace(after, hall_look=replace(after.hall_look, **pictures))
        after = replace(after, chime=self._take_in(before.chime, after.chime))
        picked = any(field.picked for field in (dialog.logo, *dialog.backdrops.values()))
        if picked or after.hall_look != look:
            self._windows.looks.choose(after.hall_look, dialog.logo.picture, read)
        self._windows.name_office(after.report)
        self._windows.desk.keep_to(after.protocol.rules)
        self._chime.take(after.chime)
        if after.desk_colours != before.desk_colours:
            self._dress(after.desk_colours)
        if after.seat_in_heights != before.seat_in_heights:
            self._windows.sit(after.seat_in_heights)
        kept = {
            name: getattr(after, name)
            for name in after.__struct_fields__
            if getattr(after, name) != getattr(before, name)
        }
        self.changed.emit(after, kept or {"language": after.language})

    def _take_in(self, before: ChimeHabits, after: ChimeHabits) -> ChimeHabits:
        """Copy a sound that was picked into the folder of the settings, as the logo is."""
        if after.file in {"", before.file}:
            return after
        source = Path(after.file)
        kept = data_folder() / f"chime{source.suffix.lower()}"
        try:
            replace_file(kept, source.read_bytes(), is_private=True)
        except OSError:
            text = _("The sound of the chime could not be copied; choose it again.")
            self._windows.operator.say(text)
            return replace(after, file=before.file)
        return replace(after, file=kept.name)
