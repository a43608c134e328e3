"""What the program and the process that draws its pages say to each other, strict and bounded.

A request is a line of JSON; an answer is a head of fixed size, and the pixels that it announces.
"""

from __future__ import annotations

import json
import struct

from msgspec import Struct
from msgspec.structs import asdict

from timekeeper.files.materials.lack import Lack

LONGEST_REQUEST = 8_192  # bytes
LARGEST_SIDE = 8_192  # pixels
MOST_PAGES = 100_000
BYTES_TO_A_PIXEL = 4
_HEAD = struct.Struct("!4sIBIII")
_MARK = b"page"
_LACKS = tuple(Lack)
HEAD_LENGTH = _HEAD.size


class NotUnderstood(ValueError):
    """What the other process said is none of what may be said."""


class PageRequest(Struct, frozen=True):
    """A page to be drawn as large as fits into ``width`` times ``height`` pixels.

    ``page`` counts from 1 within the pages ``first`` to ``last`` that are to be shown.
    """

    number: int
    folder: str
    path: str
    first: int | None
    last: int | None
    page: int
    width: int
    height: int


class PageAnswer(Struct, frozen=True):
    """The page of a request, in rows of 32 bits to a pixel without gaps, or why there is none."""

    number: int
    lack: Lack | None
    pages: int
    width: int
    height: int

    @property
    def length(self) -> int:
        """Return how many bytes of pixels follow."""
        return self.width * self.height * BYTES_TO_A_PIXEL


def write_request(request: PageRequest) -> bytes:
    """Return the line that asks for a page."""
    return json.dumps(asdict(request)).encode() + b"\n"


def read_request(line: bytes) -> PageRequest:
    """Return what a line asks for. Raises NotUnderstood."""
    try:
        if len(line) > LONGEST_REQUEST:
            raise NotUnderstood(len(line))
        given = json.loads(line)
        request = PageRequest(**given)
    except (ValueError, TypeError) as error:
        raise NotUnderstood(str(error)) from error
    texts = {"folder", "path"}
    for name in PageRequest.__struct_fields__:
        value = getattr(request, name)
        may_lack = name in {"first", "last"} and value is None
        right = type(value) is (str if name in texts else int)
        if not (right or may_lack):
            raise NotUnderstood(name)
    sides = request.width, request.height
    if not all(0 < side <= LARGEST_SIDE for side in sides) or request.page < 1:
        raise NotUnderstood(str(sides))
    return request


def write_answer(answer: PageAnswer) -> bytes:
    """Return the head of an answer."""
    lack = _LACKS.index(answer.lack) + 1 if answer.lack is not None else 0
    size = answer.pages, answer.width, answer.height
    return _HEAD.pack(_MARK, answer.number, lack, *size)


def read_answer(head: bytes, request: PageRequest) -> PageAnswer:
    """Return the answer to this request that a head announces. Raises NotUnderstood."""
    mark, number, lack, pages, width, height = _HEAD.unpack(head)
    if mark != _MARK or number != request.number or lack > len(_LACKS):
        raise NotUnderstood(repr(head))
    answer = PageAnswer(number, _LACKS[lack - 1] if lack else None, pages, width, height)
    drawn = request.page <= pages <= MOST_PAGES
    fits = 0 < width <= request.width and 0 < height <= request.height
    if not (answer.length == 0 if lack else drawn and fits):
        raise NotUnderstood(repr(head))
    return answer
