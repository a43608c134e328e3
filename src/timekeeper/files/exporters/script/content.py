"""What the documents of the script are filled with, and the templates its lines are made from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from timekeeper.core.programme import Programme
from timekeeper.core.text import cleaned
from timekeeper.files.agenda.agenda_file import AgendaError
from timekeeper.files.agenda.yaml_text import read_yaml_file
from timekeeper.files.exporters.documents.forms import form_file
from timekeeper.files.exporters.programme.page import printed_programme
from timekeeper.files.places import settings_path
from timekeeper.files.settings import usable_settings
from timekeeper.files.writing import DocumentNotWritten
from timekeeper.views.script import KEYS, WORDS, heads, script_of, unknown_words
from timekeeper.words.language import _

FORM = "script"
LONGEST = 1_000  # letters of a line that somebody is to say


def script_content(programme: Programme, *, short: bool = False) -> dict[str, Any]:
    """Return all that the script says; DocumentNotWritten where its templates cannot be used."""
    page = printed_programme(programme)
    rules = usable_settings(settings_path()).protocol.rules
    rows = script_of(programme, templates_in_use(), rules)
    return {
        "title": _("SCRIPT"),
        "below": list(page.below),
        "day": page.day,
        "office": list(page.office),
        "state": list(page.state),
        "place": page.place,
        "rows": to_builtins(rows),
        "heads": heads(),
        "short": short,
    }


def templates_in_use() -> dict[str, str]:
    """Return the office's templates, or those that ship; see ``read``."""
    return read(form_file(FORM, ".yaml"))


def read(path: Path) -> dict[str, str]:
    """Return the templates of a file by their keys; what it lacks is taken from those that ship.

    DocumentNotWritten, with one sentence, for a file that cannot be used.
    """
    shipped: dict[str, str] = read_yaml_file(form_file(FORM, ".yaml", own=False)).data
    try:
        document = read_yaml_file(path)
    except (OSError, UnicodeDecodeError, AgendaError) as error:
        raise _unusable(path, _("it cannot be read")) from error
    if document.problems or not isinstance(document.data, dict):
        raise _unusable(path, _("a line such as “break: …” was expected"))
    for key, template in document.data.items():
        if key not in KEYS:
            known = ", ".join(KEYS)
            raise _unusable(path, _("“{key}” is not one of {known}").format(key=key, known=known))
        if not isinstance(template, str) or len(template) > LONGEST:
            reason = _("“{key}” is no text of at most {count} letters")
            raise _unusable(path, reason.format(key=key, count=LONGEST))
        if strange := unknown_words(template):
            known = ", ".join(WORDS)
            raise _unusable(
                path,
                _("the word “{word}” in “{key}” is not one of {known}").format(
                    word=strange[0], key=key, known=known
                ),
            )
    return shipped | {key: cleaned(template) for key, template in document.data.items()}


@cache
def _unusable(path: Path, reason: str) -> DocumentNotWritten:
    return DocumentNotWritten(
        _("The templates {path} cannot be used: {reason}. Fix the file or remove it.").format(
            path=path, reason=reason
        )
    )
