"""Cells that stand side by side without rulings are recognised one by one where lines mix."""

from io import BytesIO

import pytest
import typst

from timekeeper.files.importers.formats.pdf.scanning import page_images
from timekeeper.files.importers.reading import extracted
from timekeeper.files.importers.sniffing import format_of

Image = pytest.importorskip("PIL.Image", reason="what recognises pictures is an optional part")
pytest.importorskip("tesserocr", reason="what recognises pictures is an optional part")

ROWS = [
    ("8h00", "Phát biểu khai mạc hội nghị và giới thiệu đại biểu", "Đ/c Phạm Quốc Hưng, Giám đốc"),
    ("8h15", "Báo cáo kết quả công tác năm", "Đ/c Lê Minh Tuấn, Trưởng ban Pháp chế Tỉnh ủy"),
    ("8h50", "Thảo luận về chuyển đổi số tại các xã", "Đ/c Bùi Văn Nam, Sở Nội vụ"),
    ("9h30", "Nhận xét, bế mạc hội nghị", "Đồng chí Hoàng Thị Mai, Bí thư Huyện ủy Đông Sơn"),
]
SOURCE = """#set page(width: 150mm, height: 110mm, margin: (x: 10mm, y: 8mm))
#set text(font: "Libertinus Serif", size: 13pt)
CHƯƠNG TRÌNH HỘI NGHỊ

#table(columns: (20mm, 50mm, 40mm), stroke: none, align: horizon, inset: 5pt, CELLS)
""".replace("CELLS", ", ".join(f"[{cell}]" for row in ROWS for cell in row))


def test_cells_at_the_middle_of_their_rows_do_not_mix_though_their_lines_stand_between_others(
    monkeypatch,
):
    monkeypatch.setattr(page_images, "LONGER_SIDE", 150 / 25.4)
    drawn = Image.open(BytesIO(typst.compile(SOURCE.encode(), format="png", ppi=200)))
    turned = drawn.convert("RGB").rotate(-0.5, Image.Resampling.BICUBIC, fillcolor="white")
    content = BytesIO()
    turned.save(content, "PNG")

    found = extracted(content.getvalue(), "a.png", format_of(content.getvalue(), "a.png"))

    cells = [tuple(cell.lower() for cell in row.cells) for row in found.rows[1:]]
    assert cells == [tuple(map(str.lower, row)) for row in ROWS]
