"""What is left out of a line, and the marks around it that then divide nothing."""

from __future__ import annotations

import re

GAP = "\ufdd2"  # where a reader left something out; a noncharacter, which no text has
# Of so few spaces and marks that the time does not grow with their square.
_SEVERAL = re.compile(rf"{GAP}(?: {{0,8}}{GAP})+")
_GAP = rf" {{0,8}}{GAP} {{0,8}}"
_BEGINS, _ENDS = r"(?:\A|(?<=[\n\v\t]))", r"(?=[\n\v\t]|\Z)"
_BRACKETS = re.compile(rf"\({_GAP}\)|\[{_GAP}\]|“{_GAP}”|\"{_GAP}\"")
_BETWEEN = re.compile(rf"( ?[-–—,;:/|·]){_GAP}([-–—,;:/|·])")
_FIRST = re.compile(rf"{_BEGINS}{_GAP}(?:[-–—,;:/|·]{{1,3}} )?")
_LAST = re.compile(rf"(?: [-–—/|·]{{1,3}}|[,;])?{_GAP}([.;,]{{0,3}}){_ENDS}")


def closed(text: str) -> str:
    """Return the text without its gaps: no mark divides nothing from what stands beside it."""
    if GAP not in text:
        return text
    text = _BRACKETS.sub(GAP, _SEVERAL.sub(GAP, text))
    text = _BETWEEN.sub(lambda at: ":" if at[2] == ":" else at[1], text)
    return _LAST.sub(r"\1", _FIRST.sub("", text)).replace(GAP, "")
