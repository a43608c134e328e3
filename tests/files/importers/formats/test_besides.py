"""What stands beside a paper's text is put above or below it, sheet by sheet."""

from timekeeper.files.importers.formats.besides import arranged
from timekeeper.files.importers.original import Beside, Place, Row


def test_each_sheet_has_a_head_and_a_foot_of_its_own():
    def row(text, sheet, which=None):
        return Row((text,), Place(sheet=sheet, beside=which))

    rows = [row("A", "1"), row("Sở Y tế", "1", Beside.HEAD), row("B", "2")]
    rows += [row("Ghi chú", "2", Beside.EDGE), row("Sở Y tế", "2", Beside.HEAD)]

    assert [one.cells[0] for one in arranged(rows)] == [
        "Sở Y tế", "A", "Sở Y tế", "B", "Ghi chú",
    ]  # fmt: skip
