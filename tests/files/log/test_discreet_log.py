"""The log holds no confidential title, whatever an error carries."""

from __future__ import annotations

import json
import logging

import pytest

from tests.fakes import item, programme, session
from timekeeper.core.programme import Item
from timekeeper.files.log.error_log import MASK, DiscreetFormatter

CONFIDENTIAL = "Công tác cán bộ: \"nhân sự\" và 'quy hoạch'"
OPEN = Item("open", "Báo cáo")
HELD = programme(
    session(item("a"), Item("b", CONFIDENTIAL, short_title="Nhân sự mật", confidential=True), OPEN)
)


@pytest.fixture
def logged():
    formatter = DiscreetFormatter("%(levelname)s %(message)s", lambda: [HELD])

    def log(message, error=None):
        info = (type(error), error, error.__traceback__) if error else None
        record = logging.LogRecord("x", logging.ERROR, "x", 1, message, (), info)
        return formatter.format(record)

    return log


@pytest.mark.parametrize(
    "error",
    [
        ValueError(CONFIDENTIAL),
        KeyError(CONFIDENTIAL),
        ValueError(HELD),
        RuntimeError(repr(HELD.items[1])),
        ValueError(CONFIDENTIAL.encode("unicode_escape").decode()),
    ],
)
def test_an_error_that_carries_a_confidential_title_is_logged_without_it(logged, error):
    try:
        raise error
    except type(error) as raised:
        text = logged(f"About {CONFIDENTIAL}", raised)

    for word in ("cán bộ", "nhân sự", "Nhân sự mật", "c\\xe1n b"):
        assert word not in text
    assert MASK in text
    assert "Traceback" in text


def test_what_is_not_confidential_is_said(logged):
    assert logged("Báo cáo") == "ERROR Báo cáo"
    assert json.dumps(CONFIDENTIAL) not in logged(json.dumps(CONFIDENTIAL, ensure_ascii=False))
