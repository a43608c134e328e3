"""The forms of the report: templates that an office can change, its own before those that ship."""

from __future__ import annotations

from pathlib import Path

from timekeeper.files.places import data_folder, resources
from timekeeper.files.writing import DocumentNotWritten, born_private
from timekeeper.words.language import _

FOUNDATIONS = {"report", "minutes"}  # what the forms are built on, and what is no report
ENDINGS = (".docx", ".html", ".typ", ".yaml")


def own_forms() -> Path:
    """Return the folder in which the office keeps forms of its own."""
    return data_folder() / "forms"


def shipped_forms() -> Path:
    """Return the folder of the forms that ship."""
    return resources() / "forms"


def sheet_form(name: str) -> Path:
    """Return the form of what is no report: it is not the office's to change."""
    return shipped_forms() / "sheets" / f"{name}.typ"


def form_file(name: str, ending: str, *, own: bool = True) -> Path:
    """Return the template of a form: the office's own where there is one, unless not ``own``."""
    for folder in (own_forms(), shipped_forms())[not own :]:
        path = folder / f"{name}{ending}"
        if path.is_file():
            return path
    known = sorted({path.stem for path in shipped_forms().glob(f"*{ending}")} - FOUNDATIONS)
    raise DocumentNotWritten(
        _("There is no form “{name}” for {ending} files; known are: {known}.").format(
            name=name, ending=ending, known=", ".join(known)
        )
    )


def unusable(path: Path, reason: object) -> DocumentNotWritten:
    """Return the error to raise for a form that cannot be filled."""
    first = (str(reason).strip().splitlines() or [""])[0]
    return DocumentNotWritten(
        _("The form {path} cannot be filled: {reason}. Fix it or remove it.").format(
            path=path, reason=first.rstrip(".")
        )
    )


def copy_forms() -> list[Path]:
    """Copy the forms that ship to the office's own folder; return what was not there before."""
    own = own_forms()
    copied = []
    with born_private():
        own.mkdir(parents=True, exist_ok=True)
        for path in sorted(shipped_forms().iterdir()):
            if path.suffix in ENDINGS and not (own / path.name).exists():
                (own / path.name).write_bytes(path.read_bytes())
                copied.append(own / path.name)
    return copied
