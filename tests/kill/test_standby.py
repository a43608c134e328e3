"""Hall and standby, killed in turn, have the same record; what was acknowledged is there."""

from __future__ import annotations

import signal

import pytest

from tests.kill.standby import killed_often

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")


def test_whichever_of_the_two_is_killed_the_records_are_the_same_at_the_end(tmp_path):
    assert killed_often(tmp_path, 1) > 1
