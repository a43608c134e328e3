"""The RTF in which Outlook keeps a mail: unpacked, and made the page that it shows.

Sources: [MS-OXRTFCP] for the packing, [MS-OXRTFEX] for a page kept within RTF.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from copy import copy
from html import escape

from msgspec import Struct

from timekeeper.files.importers.original import TooLarge
from timekeeper.files.importers.sniffing import LARGEST_TEXT

_PACKED, _AS_IT_IS = 0x75465A4C, 0x414C454D
_HEAD, _WINDOW = 16, 4096
# What every packed text may refer back to.
BEFORE = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)

_TOKEN = re.compile(
    rb"\\bin(?P<bytes>[0-9]{1,8}) ?|\\(?P<word>[a-z]+)(?P<number>-?[0-9]{1,9})? ?"
    rb"|(?P<codes>(?:\\'[0-9a-f]{2}(?:\r?\n)*)+)|\\(?P<sign>[^a-z])|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN = (
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"nonesttables", b"fldinst",
    b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl", b"footerr", b"footerf",
    b"footnote",
)  # fmt: skip
_HEX = re.compile(rb"[^0-9a-f]", re.IGNORECASE)
# Letters by the number that a typeface states for them.
_CHARSETS = {
    0: "cp1252", 2: "cp1252", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
_SIGNS = {
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"endash": "–",
    b"emdash": "—", b"bullet": "•", b"tab": "\t", b"~": "\u00a0", b"_": "-", b"\\": "\\",
    b"{": "{", b"}": "}",
}  # fmt: skip
_BREAKS = (b"par", b"line", b"sect", b"page", b"nestcell", b"nestrow", b"\n", b"\r")
# Each row is a table of its own until all is written.
_ROW, _CELL, _ROW_END = "<table><tr><td>", "</td><td>", "</td></tr></table>"
_PAGE_STARTS_WITHIN = 1_000
UTF_8 = 65001


def decompressed(content: bytes) -> bytes:
    """Return the RTF; ValueError where it is damaged, TooLarge where it is more than a mail."""
    try:
        size, full, kind, check = struct.unpack_from("<IIII", content)
    except struct.error as error:
        raise ValueError("too short") from error
    packed = content[_HEAD : size + 4]
    if full > 2 * LARGEST_TEXT:
        raise TooLarge
    if kind == _AS_IT_IS and len(packed) >= full:
        return packed[:full]
    # Their sum differs from the usual one in how it begins and ends.
    if kind != _PACKED or zlib.crc32(packed, 0xFFFFFFFF) ^ 0xFFFFFFFF != check:
        raise ValueError("not as it was packed")
    return _unpacked(packed, full)


def _unpacked(packed: bytes, full: int) -> bytes:
    whole, at = bytearray(BEFORE), 0
    while len(whole) < len(BEFORE) + full and at < len(packed):
        flags, at = packed[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                whole += packed[at : at + 1]
                at += 1
                continue
            place, length = divmod(int.from_bytes(packed[at : at + 2]), 16)
            at += 2
            back = (len(whole) - place) % _WINDOW
            if not back or at > len(packed):
                return bytes(whole[len(BEFORE) :][:full])
            if back > len(whole):
                raise ValueError("refers to what is not there")
            for _turn in range(length + 2):  # it may reach into what it writes
                whole.append(whole[-back])
    return bytes(whole[len(BEFORE) :][:full])


def is_laid_out(rich: bytes) -> bool:
    """Return whether RTF holds a page, or a table: more than a plain text can say."""
    return _holds_page(rich) or b"\\row" in rich


def _holds_page(rich: bytes) -> bool:
    return b"\\fromhtml1" in rich[:_PAGE_STARTS_WITHIN]


def html_of(rich: bytes) -> str:
    """Return the page that was put into RTF; of other RTF its text and tables as a page."""
    written = "".join(_Walk(rich).written())
    # Letters beyond the first 65,536 are written as two halves.
    whole = written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("</table><table>", "").replace("<td></td></tr>", "</tr>")


class _State(Struct):
    """What holds until the brace that closes."""

    hidden: bool = False
    only_rich: bool = False  # what other programs show in place of the page
    font: int | None = None
    stand_ins: int = 1


class _Walk:
    """Reads RTF from its start to its end."""

    def __init__(self, rich: bytes) -> None:
        self._rich = rich
        self._page = _holds_page(rich)
        self._usual = "cp1252"
        self._charsets: dict[int | None, str] = {}
        self._state = _State()
        self._around: list[_State] = []
        self._starred = self._in_row = False
        # Letters yet to come that stand in for one that older programs do not know.
        self._stand_ins = 0

    def written(self) -> Iterator[str]:
        """Return the page, piece by piece."""
        at = 0
        while token := _TOKEN.search(self._rich, at):
            at = token.end() + int(token["bytes"] or 0)
            if token["codes"]:
                yield self._letters(bytes.fromhex(_HEX.sub(b"", token["codes"]).decode()))
            elif token["text"]:
                yield self._letters(token["text"])
            elif token["brace"]:
                self._cross(token["brace"])
            elif sign := token["word"] or token["sign"]:
                number = int(token["number"]) if token["number"] else None
                yield self._control(sign.lower(), number)

    def _cross(self, brace: bytes) -> None:
        self._starred, self._stand_ins = False, 0
        if brace == b"{":
            self._around.append(copy(self._state))
        elif self._around:
            self._state = self._around.pop()

    def _letters(self, content: bytes) -> str:
        shown, self._stand_ins = content[self._stand_ins :], max(0, self._stand_ins - len(content))
        if self._state.hidden:  # in whatever letters
            return ""
        return self._shown(shown.decode(self._charsets.get(self._state.font, self._usual)))

    def _shown(self, text: str) -> str:
        if self._state.hidden or self._state.only_rich:
            return ""
        return text if self._page else escape(text)

    def _control(self, word: bytes, number: int | None) -> str:
        starred, self._starred = self._starred, word == b"*"
        self._stand_ins = 0
        state = self._state
        match word:
            case b"u" if number is not None:
                self._stand_ins = state.stand_ins
                return self._shown(chr(number % 0x10000))
            case b"uc":
                state.stand_ins = number or 0
            case b"f":
                state.font = number
            case b"fcharset" if number is not None:
                self._charsets[state.font] = _CHARSETS.get(number, self._usual)
            case b"ansicpg":
                self._usual = "utf-8" if number == UTF_8 else f"cp{number}"
            case b"htmlrtf":
                state.only_rich = number != 0
            case b"htmltag" if self._page:
                state.only_rich = False
            case _ if starred or word in _HIDDEN:
                state.hidden = True
            case _:
                return self._sign(word)
        return ""

    def _sign(self, word: bytes) -> str:
        if word in _SIGNS:
            return self._shown(_SIGNS[word])
        if self._page:
            return self._shown("\n" if word in _BREAKS else "")
        return "" if self._state.hidden else self._layout(word)

    def _layout(self, word: bytes) -> str:
        if word in (b"trowd", b"row") and self._in_row != (word == b"trowd"):
            self._in_row = word == b"trowd"
            return _ROW if self._in_row else _ROW_END
        if word == b"cell":
            return _CELL if self._in_row else "\t"
        return "<br>" if word in _BREAKS else ""
