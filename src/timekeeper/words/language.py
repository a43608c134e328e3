"""The language of the interface: Vietnamese first, English second, through gettext."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import Literal

DOMAIN = "timekeeper"
Language = Literal["vi", "en"]

_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(language: str, locale_folder: Path) -> None:
    """Speak ``language`` ("vi" or "en") from now on; English is the language of the source."""
    global _language, _translations  # noqa: PLW0603  # one interface, one language at a time
    _language = language
    _translations = gettext.translation(DOMAIN, locale_folder, [language], fallback=True)


def language_in_use() -> str:
    """Return the language that is spoken now, "vi" or "en"."""
    return _language


def _(message: str) -> str:
    """Return the message in the language in use."""
    return _translations.gettext(message)


def marked(message: str) -> str:
    """Return the message as it is: the catalogue has it, and it is looked up where it is shown."""
    return message


def pgettext(context: str, message: str) -> str:
    """Return a message of several meanings in the language in use; ``context`` tells which."""
    return _translations.pgettext(context, message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the message for a count in the language in use."""
    return _translations.ngettext(singular, plural, count)
