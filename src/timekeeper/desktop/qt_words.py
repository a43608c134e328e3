"""What Qt's own dialogs and menus say, in the operator's words: Qt has no Vietnamese of its own."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from timekeeper.words.language import _, marked

# Names of keys are read back as keys, those of paper are the trade's.
UNTOUCHED = ("QShortcut", "QPageSize", "QGuiApplication")

BUTTONS = (
    *(marked("OK"), marked("Cancel"), marked("Close"), marked("&Yes"), marked("&No")),
    *(marked("Yes to &All"), marked("N&o to All"), marked("Save"), marked("Save All")),
    *(marked("Open"), marked("Discard"), marked("Apply"), marked("Reset"), marked("Help")),
    *(marked("Restore Defaults"), marked("Retry"), marked("Ignore"), marked("Abort")),
    *(marked("Show Details..."), marked("Hide Details..."), marked("Press shortcut")),
)
FIELDS = (
    *(marked("&Undo"), marked("&Redo"), marked("Cu&t"), marked("&Copy"), marked("&Paste")),
    *(marked("Delete"), marked("Select All"), marked("&Select All"), marked("&Step up")),
    *(marked("Step &down"), marked("Copy &Link Location"), marked("Enter a value:")),
    *(marked("Scroll here"), marked("Top"), marked("Bottom"), marked("Page up")),
    *(marked("Page down"), marked("Scroll up"), marked("Scroll down"), marked("Left edge")),
    *(marked("Right edge"), marked("Page left"), marked("Page right"), marked("Scroll left")),
    *(marked("Scroll right"), marked("Scroll Left"), marked("Scroll Right")),
)
FILES = (
    *(marked("&Look in:"), marked("Back"), marked("Go back"), marked("Forward")),
    *(marked("Go forward"), marked("Parent Directory"), marked("Go to the parent directory")),
    *(marked("Create New Folder"), marked("Create a New Folder"), marked("List View")),
    *(marked("Change to list view mode"), marked("Detail View"), marked("Sidebar")),
    *(marked("Change to detail view mode"), marked("List of places and bookmarks")),
    *(marked("Files"), marked("Files of &type:"), marked("Computer"), marked("Drive")),
    *(marked("Folder"), marked("File"), marked("%1 File"), marked("Name"), marked("Size")),
    *(marked("Type"), marked("Date Modified"), marked("File &name:"), marked("&Open")),
    *(marked("&Save"), marked("Save As"), marked("All Files (*)"), marked("Show ")),
    *(marked("&Rename"), marked("&Delete"), marked("Show &hidden files")),
    *(marked("&New Folder"), marked("New Folder"), marked("Remove"), marked("Recent Places")),
    *(marked("Find Directory"), marked("Directories"), marked("Directory:"), marked("&Choose")),
    marked("%1 already exists.\nDo you want to replace it?"),
    marked("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    marked("%1\nFile not found.\nPlease verify the correct file name was given."),
    marked("'%1' is write protected.\nDo you want to delete it anyway?"),
    marked("Are you sure you want to delete '%1'?"),
    marked("Could not delete directory."),
)
PRINTING = (
    *(marked("Next page"), marked("Previous page"), marked("First page"), marked("Last page")),
    *(marked("Fit width"), marked("Fit page"), marked("Zoom in"), marked("Zoom out")),
    *(marked("Portrait"), marked("Landscape"), marked("Show single page")),
    *(marked("Show facing pages"), marked("Show overview of all pages"), marked("Print")),
    *(marked("Page setup"), marked("Page Setup"), marked("Print Preview"), marked("Printer")),
    *(marked("&Name:"), marked("P&roperties"), marked("Location:"), marked("Preview")),
    *(marked("Type:"), marked("Output &file:"), marked("Print range"), marked("Print all")),
    *(marked("Pages from"), marked("to"), marked("Pages"), marked("Current Page")),
    *(marked("Selection"), marked("Page &Set:"), marked("Output Settings"), marked("Copies:")),
    *(marked("Collate"), marked("Reverse"), marked("Copies"), marked("Color Mode")),
    *(marked("Color"), marked("Grayscale"), marked("Double Sided Printing"), marked("Off")),
    *(marked("Long side binding"), marked("Short side binding"), marked("Options")),
    *(marked("All Pages"), marked("Odd Pages"), marked("Even Pages"), marked("&Options >>")),
    *(marked("&Options <<"), marked("&Print"), marked("Print to File (PDF)")),
    *(marked("Local file"), marked("Write PDF file"), marked("Paper"), marked("Page size:")),
    *(marked("Width:"), marked("Height:"), marked("Paper source:"), marked("Orientation")),
    *(marked("Reverse landscape"), marked("Reverse portrait"), marked("Margins")),
    *(marked("top margin"), marked("left margin"), marked("right margin")),
    *(marked("bottom margin"), marked("Page Layout"), marked("Page &order:")),
    *(marked("Pages &per sheet:"), marked("Millimeters (mm)"), marked("Inches (in)")),
    *(marked("Points (pt)"), marked("Custom"), marked("%1 is a directory.")),
    marked(
        "Specify pages or ranges separated by commas. Ranges are specified by two numbers "
        "separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."
    ),
)
KNOWN = frozenset((*BUTTONS, *FIELDS, *FILES, *PRINTING))


class QtWords(QTranslator):
    """Answers Qt with our catalogue's words, in the language in use when it asks."""

    def isEmpty(self) -> bool:
        """Return that there is something to ask for, without which Qt asks nothing."""
        return False

    def translate(
        self, context: str, text: str, _meaning: str | None = None, _count: int = -1
    ) -> str | None:
        """Return what Qt should say, None for its own words."""
        if text not in KNOWN or context in UNTOUCHED:
            return None
        said = _(text)
        return said if said != text else None


def speak_through(application: QApplication) -> None:
    """Let Qt say in this application what is ours in the language in use."""
    if application.findChild(QtWords) is None:
        application.installTranslator(QtWords(application))
