"""The report as a Word document: a form made in Word, filled."""

from __future__ import annotations

import io
from functools import lru_cache
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from timekeeper.core.report.picture import WIDTH
from timekeeper.files.exporters.documents.form_content import form_content
from timekeeper.files.exporters.documents.forms import form_file, unusable
from timekeeper.files.exporters.documents.typeset import drawn
from timekeeper.files.exporters.filed import FiledReport
from timekeeper.files.exporters.word_file import word_file

_SHARP = 220  # dots per inch of the pictures: crisp on an office's printer
_MANY, _LEAN = 10, 130  # with more pictures than that, a document that can still be mailed


def write(filed: FiledReport) -> bytes:
    """Return the report as a document, in the form chosen."""
    form = form_file(filed.form.form, ".docx")
    told = form_content(filed)
    pictures = told["pictures"]
    images = drawn(pictures, _SHARP if len(pictures) <= _MANY else _LEAN, form)
    try:
        document = _Form(str(form))
        for picture, image in zip(told["pictures"], images, strict=True):
            picture["image"] = InlineImage(document, io.BytesIO(image), width=Mm(WIDTH))
        document.render(told, jinja_env=_FORMS, autoescape=True)
        title = f"{told['w']['report']}: {told['title']}"
        return word_file(document.docx, title, filed.office, filed.stamp)
    except (BadZipFile, KeyError, PackageNotFoundError, TemplateError, ValueError) as error:
        raise unusable(form, error) from error


class _Form(DocxTemplate):  # type: ignore[misc]
    """A form; how it is made ready to be filled is kept, for it is another quarter of the time."""

    @staticmethod
    @lru_cache(maxsize=32)
    def patch_xml(source: str) -> str:
        ready: str = DocxTemplate.patch_xml(None, source)
        return ready


class _Forms(SandboxedEnvironment):
    """What fills forms; it keeps what it compiled, which is a quarter of a report's time."""

    @lru_cache(maxsize=32)  # noqa: B019  # there is one
    def from_string(self, source: str) -> Template:  # type: ignore[override]
        return super().from_string(source)


# A form comes from outside: it may name what the report says, and nothing else.
_FORMS = _Forms(autoescape=True)
