"""Both processes say little, and each believes nothing that does not fit."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from timekeeper.desktop.pages.protocol import (
    HEAD_LENGTH,
    LONGEST_REQUEST,
    NotUnderstood,
    PageAnswer,
    PageRequest,
    read_answer,
    read_request,
    write_answer,
    write_request,
)
from timekeeper.files.materials.lack import Lack

ASKED = PageRequest(7, "/tổ chức", "báo cáo.pdf", None, 9, 3, 1920, 970)
PAGE = PageAnswer(7, None, 30, 1293, 970)


def test_a_request_comes_as_it_was_sent():
    assert read_request(write_request(ASKED)) == ASKED


@pytest.mark.parametrize("answer", [PAGE, *(PageAnswer(7, lack, 0, 0, 0) for lack in Lack)])
def test_an_answer_comes_as_it_was_sent(answer: PageAnswer):
    head = write_answer(answer)

    assert len(head) == HEAD_LENGTH
    assert read_answer(head, ASKED) == answer


@pytest.mark.parametrize(
    "changed",
    [
        {"page": 0},
        {"page": True},
        {"page": "3"},
        {"width": 0},
        {"height": 100_000},
        {"first": 1.5},
        {"folder": None},
        {"more": 1},
        {"path": "x" * LONGEST_REQUEST},
    ],
)
def test_a_request_that_says_anything_else_is_refused(changed: dict[str, object]):
    line = json.dumps({**json.loads(write_request(ASKED)), **changed}).encode()

    with pytest.raises(NotUnderstood):
        read_request(line)


@pytest.mark.parametrize("line", [b"", b"\n", b"[]", b"{}", b"\xff\xfe", b"7", b'{"number": 7}'])
def test_a_line_that_is_no_request_is_refused(line: bytes):
    with pytest.raises(NotUnderstood):
        read_request(line)


@pytest.mark.parametrize(
    "answer",
    [
        replace(PAGE, number=8),
        replace(PAGE, width=1921),
        replace(PAGE, height=971),
        replace(PAGE, width=0),
        replace(PAGE, pages=2),
        replace(PAGE, pages=4_000_000_000),
        replace(PAGE, lack=Lack.BROKEN),
    ],
)
def test_an_answer_that_does_not_fit_what_was_asked_is_refused(answer: PageAnswer):
    with pytest.raises(NotUnderstood):
        read_answer(write_answer(answer), ASKED)


@pytest.mark.parametrize("head", [b"PAGE" + write_answer(PAGE)[4:], b"\xff" * HEAD_LENGTH])
def test_a_head_of_another_kind_is_refused(head: bytes):
    with pytest.raises(NotUnderstood):
        read_answer(head, ASKED)
