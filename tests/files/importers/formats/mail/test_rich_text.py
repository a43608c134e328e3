"""The RTF of Outlook's mail: unpacked as it was packed, and shown as it was written."""

from __future__ import annotations

import struct
from contextlib import suppress
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.importers.outlook_mail import packed, with_head
from tests.laws import law
from timekeeper.files.importers.formats.mail.rich_text import decompressed, html_of
from timekeeper.files.importers.original import TooLarge

AS_IT_IS = 0x414C454D


@pytest.mark.parametrize(
    ("written", "rich"),
    [  # the examples of [MS-OXRTFCP]
        (
            """2D0000002B0000004C5A4675F1C5C7A703000A007263706731323542320AF3206865
            6C090020627705B06C647D0A800FA0""",
            b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
        ),
        (
            "1A0000001C0000004C5A4675E2D44B51410004205758595A0D6E7D010EB0",
            b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}",
        ),
    ],
)
def test_what_outlook_packed_is_unpacked(written, rich):
    assert decompressed(bytes.fromhex(written)) == rich


@given(st.lists(st.sampled_from([b"{\\rtf1", b"\\par", b"8h00", b"a", b"\0"]), max_size=60))
@law(500)
def test_unpacking_gives_what_was_packed(pieces):
    rich = b"".join(pieces)

    assert decompressed(packed(rich)) == rich
    assert decompressed(with_head(rich, len(rich), AS_IT_IS)) == rich


@given(st.binary(max_size=200))
@law(500)
def test_whatever_is_packed_unpacking_ends(content):
    with suppress(ValueError):
        assert len(decompressed(with_head(content, 5_000))) <= 5_000


WHOLE = packed(b"{\\rtf1 8h00: Khai m\\u7841?c}")


@pytest.mark.parametrize(
    "content",
    [
        WHOLE[:10],
        WHOLE[:-4],
        WHOLE[:20] + b"!" + WHOLE[21:],
        with_head(b"a", 1, 7),
        with_head(b"a", 2, AS_IT_IS),
        with_head(b"\1\x7f\xff", 20),
    ],
    ids=["head", "cut off", "changed", "unknown", "short", "nowhere"],
)
def test_what_is_damaged_is_not_read_in_part(content):
    with pytest.raises(ValueError, match=r"."):
        decompressed(content)


def test_what_unpacks_to_far_more_than_a_mail_is_refused():
    with pytest.raises(TooLarge):
        decompressed(with_head(b"", 40_000_000))


PAGE = (
    rb"{\rtf1\ansi\ansicpg1258\fromhtml1 \deff0{\fonttbl{\f0\fswiss\fcharset163 Arial;}"
    rb"{\f1\fcharset0 Times;}}{\colortbl;\red0\green0\blue0;}"
    b"\r\n"
    rb"{\*\htmltag19 <html>}{\*\htmltag64}\htmlrtf {\htmlrtf0 {\*\htmltag148 <td title=\{\}>}"
    rb"\htmlrtf \cell\htmlrtf0 Ho\'e0 Bi\'ecnh{\*\htmltag84 &nbsp;}{\*\mhtmltag84 none}"
    rb"\u7841?\u-10179?\u-8704?{\uc2 \u7871 \'e2\'ec\u7879 ab}{\f1 \'e9}\par"
    rb"{\*\htmltag27 </html>}}}"
)


def test_the_page_in_rtf_is_given_back_as_it_was():
    assert html_of(PAGE) == "<html><td title={}>Hoà Bi\u0301nh&nbsp;ạ😀ếệé\n</html>"


def test_rtf_of_outlook_itself_is_a_page_with_its_tables():
    rich = (
        rb"{\rtf1\ansi\ansicpg1252{\stylesheet{\s1 heading;}}{\*\generator Word;}{\pict\bin3 }}{"
        rb"}\pard a < b\par{\listtext 1.\tab}\u272?i\'eau\line\trowd\cellx9\pard\intbl 8h00\cell "
        rb"M\par{\b N}\cell\trowd\cellx9\row\trowd 9h00\cell\cell\row\pard"
        rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt xem}}\cell\}"
    )

    assert html_of(rich) == (
        "a &lt; b<br>1.\tĐiêu<br><table><tr><td>8h00</td><td>M<br>N</td></tr>"
        "<tr><td>9h00</td><td></td></tr></table>xem\t}"
    )


@given(st.text("aĐạế😀<&{}\\ ", max_size=30), st.integers(0, 3))
@law(500)
def test_each_letter_of_a_text_is_shown_once(text, stand_ins):
    numbers = struct.unpack(f"<{len(text.encode('utf-16-le')) // 2}h", text.encode("utf-16-le"))
    letters = (f"\\u{number} {'?' * stand_ins}" for number in numbers)
    rich = f"{{\\rtf1\\uc{stand_ins} {{\\*\\x \\'81 no}}{{{''.join(letters)}}}}}"

    assert unescape(html_of(rich.encode())) == text
