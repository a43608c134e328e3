"""The fields of what an office prints: its report, its name plates."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QFormLayout

from timekeeper.desktop.figures import NumberField
from timekeeper.desktop.operator.dialogs.form_dialog import add_field
from timekeeper.desktop.welcome.fields import (
    choice_field,
    field_lines,
    field_text,
    line_field,
    lines_field,
)
from timekeeper.live.settings import PlateForm, PlateKind, ReportForm
from timekeeper.words.language import _


class ReportFields:
    """How the office files its report, but for the office's name."""

    def __init__(self, form: QFormLayout, report: ReportForm) -> None:
        shipped = ((_("Party"), "party"), (_("Government"), "government"), (_("Plain"), "plain"))
        self.form = choice_field(shipped, report.form)
        self.symbol = line_field(report.symbol, _("such as BC/VPTU"))
        self.authority = line_field(report.authority)
        self.signer_title = line_field(report.signer_title)
        self.signer_name = line_field(report.signer_name)
        self.recipients = lines_field(report.recipients, 72)
        spellings = ((_("as it is written"), ""), ("ủy", "ủy"), ("uỷ", "uỷ"))
        self.spelling = choice_field(spellings, report.spelling)
        add_field(form, _("Form of the report"), self.form)
        add_field(form, _("Symbol after the number"), self.symbol)
        add_field(form, _("Signs by order of"), self.authority)
        add_field(form, _("Post of the signer"), self.signer_title)
        add_field(form, _("Name of the signer"), self.signer_name)
        add_field(form, _("Recipients, one to a line"), self.recipients)
        add_field(form, _("Spelling of ủy"), self.spelling)

    def of(self, report: ReportForm) -> ReportForm:
        """Return the report's form as it is chosen."""
        return replace(
            report,
            form=self.form.currentData(),
            symbol=field_text(self.symbol),
            authority=field_text(self.authority),
            signer_title=field_text(self.signer_title),
            signer_name=field_text(self.signer_name),
            recipients=field_lines(self.recipients),
            spelling=self.spelling.currentData(),
        )


class PlateFields:
    """How name plates look; what has no room on A4 is told where they are made."""

    def __init__(self, form: QFormLayout, plates: PlateForm) -> None:
        kinds = ((_("Folded, to be read from both sides"), "tent"), (_("Flat"), "flat"))
        shrinks = ((_("Each for itself"), "each"), (_("All alike"), "all"))
        self.kind = choice_field(kinds, plates.kind)
        self.width = _number(plates.width, (50, 297), _(" mm"))
        self.height = _number(plates.height, (25, 210), _(" mm"))
        self.name_size = _number(plates.name_size, (14, 150), _(" pt"))
        self.office_size = _number(plates.office_size, (8, 80), _(" pt"))
        self.shrink = choice_field(shrinks, plates.shrink)
        self.capitals = QCheckBox(_("Names in capitals"))
        self.capitals.setChecked(plates.capitals)
        add_field(form, _("Kind of plate"), self.kind)
        add_field(form, _("Width of a face"), self.width)
        add_field(form, _("Height of a face"), self.height)
        add_field(form, _("Letters of the name, at most"), self.name_size)
        add_field(form, _("Letters of the office, at most"), self.office_size)
        add_field(form, _("Long names are set smaller"), self.shrink)
        form.addRow("", self.capitals)

    def of(self, plates: PlateForm) -> PlateForm:
        """Return the plates as they are chosen."""
        return replace(
            plates,
            kind=PlateKind(self.kind.currentData()),
            width=self.width.value(),
            height=self.height.value(),
            name_size=self.name_size.value(),
            office_size=self.office_size.value(),
            shrink=self.shrink.currentData(),
            capitals=self.capitals.isChecked(),
        )


def _number(value: int, limits: tuple[int, int], unit: str) -> NumberField:
    field = NumberField()
    field.setRange(*limits)
    field.setSuffix(unit)
    field.setValue(value)
    return field
