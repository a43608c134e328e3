"""The report as one page that a browser shows and prints; pictures and style are inside."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from timekeeper.files.exporters.documents.form_content import form_content
from timekeeper.files.exporters.documents.forms import form_file, own_forms, shipped_forms, unusable
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.words.language import language_in_use


def write(filed: FiledReport) -> bytes:
    """Return the report as a page, in the form chosen."""
    form = form_file(filed.form.form, ".html")
    try:
        page = (
            _forms((form.parent, own_forms(), shipped_forms()))
            .get_template(form.name)
            .render(form_content(filed), language=language_in_use())
        )
    except TemplateError as error:
        raise unusable(form, error.message or type(error).__name__) from error
    return page.encode()


@cache
def _forms(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    """Return what fills the forms of these folders: it keeps each until its file changes."""
    return SandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
