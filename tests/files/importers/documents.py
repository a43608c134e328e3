"""Documents as office programs write them, built from their parts for the tests."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMESPACES = f'xmlns:fo="{_ODF}xsl-fo-compatible:1.0" xmlns:svg="{_ODF}svg-compatible:1.0" '
_ODF_NAMESPACES += (
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" '
)
_ODF_NAMESPACES += (
    " ".join(
        f'xmlns:{name}="{_ODF}{name}:1.0"'
        for name in ("office", "text", "table", "style", "drawing", "datastyle")
    )
    .replace("xmlns:drawing=", "xmlns:draw=")
    .replace("xmlns:datastyle=", "xmlns:number=")
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def word(
    *body: str,
    numbering: str = "",
    styles: str = "",
    included: tuple[str, str | bytes] | None = None,
    **beside: str,
) -> bytes:
    """Return a .docx with these elements in its body; a name and a part to include as "chunk".

    What stands ``beside`` the body are parts named for their kind and a number: "header1".
    """
    kinds = {name: name.rstrip("0123456789") for name in beside}
    links = _relationships(numbering="numbering.xml", styles="/word/styles.xml").replace(
        "</Relationships>",
        "".join(
            f'<Relationship Id="{name}" Type="{_RELATIONSHIP}/{kind}" Target="{name}.xml"/>'
            for name, kind in kinds.items()
        )
        + "</Relationships>",
    )
    if included is not None:
        chunk = f'<Relationship Id="chunk" Type="{_RELATIONSHIP}/aFChunk" Target="{included[0]}"/>'
        links = links.replace("</Relationships>", f"{chunk}</Relationships>")
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relationships(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": links,
            **{
                f"word/{name}.xml": f"<w:{kinds[name]} {_NAMESPACES}>{part}</w:{kinds[name]}>"
                for name, part in beside.items()
            },
            "word/document.xml": (
                f"<w:document {_NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"
            ),
            "word/numbering.xml": f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>",
            "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
            **({f"word/{included[0]}": included[1]} if included else {}),
        }
    )


def _relationships(**targets: str) -> str:
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONSHIP}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{listed}</Relationships>'


def r(text: str, properties: str = "") -> str:
    """Return a run; tabs and line breaks are those of Word."""
    inner = escape(text).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    return f'<w:r>{properties}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def p(content: str = "", properties: str = "") -> str:
    """Return a paragraph of a text or of runs."""
    runs = content if content.startswith("<") else r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def numbered(content: str, num: int, level: int = 0) -> str:
    return p(content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def tc(content: str, properties: str = "") -> str:
    """Return a cell of a text or of blocks; each line of a text is a paragraph."""
    blocks = content if content.startswith("<") else "".join(map(p, content.split("\n")))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inner = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def levels(*formats: tuple[str, str], start: int = 1) -> str:
    """Return the levels of a list, each a format and a pattern."""
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(formats)
    )


def abstract(key: int, inner: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>'


def num(key: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def excel(**sheets: list[tuple[object, ...]]) -> bytes:
    """Return a workbook of sheets, each its rows of values."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def with_parts(content: bytes, parts: dict[str, str]) -> bytes:
    """Return a document with these parts added to it."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | parts)


def opendocument(
    kind: str, body: str, styles: str = "", *, outside: str = "", pages: str = ""
) -> bytes:
    """Return an .odt ("text") or .ods ("spreadsheet").

    ``outside`` are styles of styles.xml, ``pages`` its master pages.
    """
    head = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": (
                f"<office:document-content {_ODF_NAMESPACES}>{head}<office:body>"
                f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
            ),
            "styles.xml": (
                f"<office:document-styles {_ODF_NAMESPACES}>"
                f"<office:styles>{outside}</office:styles>"
                f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
            ),
        }
    )


def odf_p(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def odf_table(rows: list[tuple[str, ...]], name: str = "Sheet1") -> str:
    """Return a table; each line of a cell is a paragraph."""
    listed = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell>{''.join(map(odf_p, cell.split(chr(10))))}</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return f'<table:table table:name="{name}">{listed}</table:table>'


def pdf(html: str, size: int = 12) -> bytes:
    """Return an A4 PDF of a page of HTML; needs a Qt application."""
    from PySide6.QtCore import QBuffer, QMarginsF
    from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(30, 20, 20, 20), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(QFont("Be Vietnam Pro", size))
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def blank(inner: bytes = b"", more: bytes = b"") -> bytes:
    """Return a PDF of one page written by hand, which PDFium mends where its table is missing."""
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%b\nendstream endobj\n"
        b"5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream endobj\n"
        b"trailer<</Root 1 0 R%b>>\n" % (len(inner), inner, more)
    )


def with_font(content: bytes) -> bytes:
    """Return a PDF of ``blank`` whose text has a font, F."""
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    return content.replace(b"/Resources<<", b"/Resources<<" + font)
