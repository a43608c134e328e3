"""A picture of the report as SVG, which pages, documents and the typesetter take alike."""

from __future__ import annotations

from xml.sax.saxutils import escape

from timekeeper.core.report.picture import (
    Ink,
    Picture,
    Polyline,
    Rectangle,
    Shape,
    Text,
    Triangle,
)
from timekeeper.files.exporters.tables.columns import OVER_COLOUR, USED_COLOUR

FONT = "'Times New Roman','Liberation Serif',serif"

_FILLS = {
    Ink.PLANNED: 'fill="#D9DEE6" stroke="#6B7687" stroke-width=".25"',
    Ink.ACTUAL: f'fill="{USED_COLOUR}"',
    Ink.PAUSED: (
        f'fill="#FFFFFF" stroke="{USED_COLOUR}" stroke-width=".25" stroke-dasharray=".8 .5"'
    ),
    Ink.OVER: f'fill="{OVER_COLOUR}"',
    Ink.BREAK: 'fill="#F3ECD9"',
}
_STROKES = {
    Ink.AXIS: 'stroke="#333333" stroke-width=".3"',
    Ink.GRID: 'stroke="#C9CCD2" stroke-width=".18"',
    Ink.STRIPE: 'stroke="#FFFFFF" stroke-width=".35"',
    Ink.DRIFT: 'stroke="#7A3E00" stroke-width=".6" stroke-linejoin="round"',
}
_LETTERS = {
    Ink.LABEL: 'font-size="2.9" fill="#000000"',
    Ink.FIGURE: 'font-size="2.7" fill="#333333"',
    Ink.OVER_FIGURE: f'font-size="2.9" font-weight="bold" fill="{OVER_COLOUR}"',
}


def picture_as_svg(picture: Picture) -> str:
    """Return the picture as an SVG whose unit is the millimetre."""
    size = f"{picture.width:g} {picture.height:g}"
    width, height = f"{picture.width:g}mm", f"{picture.height:g}mm"
    shapes = "\n".join(_drawn(shape) for shape in picture.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {size}" font-family="{FONT}">\n{shapes}\n</svg>'
    )


def _drawn(shape: Shape) -> str:
    match shape:
        case Rectangle(x, y, width, height, role):
            box = f'x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
            return f"<rect {box} {_FILLS[role]}/>"
        case Polyline(points, role):
            path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
            return f'<polyline points="{path}" fill="none" {_STROKES[role]}/>'
        case Triangle(x, y, size, role):
            corners = f"{x:.2f},{y:.2f} {x - size / 2:.2f},{y - size:.2f} {x + size / 2:.2f}"
            return f'<polygon points="{corners},{y - size:.2f}" {_FILLS[role]}/>'
        case Text(x, y, words, role, anchor):
            place = f'x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}"'
            return f"<text {place} {_LETTERS[role]}>{escape(words)}</text>"
