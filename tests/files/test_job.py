"""A job: told how much of it is done, and cancelled as long as nothing has been changed."""

from __future__ import annotations

import pytest

from timekeeper.files.job import Cancelled, Job


def test_work_that_is_wanted_goes_on_and_tells_its_share():
    told = []
    job = Job(told=told.append)

    job.go_on(0.5)
    job.stand_by()
    job.go_on(1.0)

    assert told == [0.5, 1.0]
    assert not job.cancelled


def test_cancelled_work_neither_goes_on_nor_changes_anything():
    job = Job()

    assert job.cancel()

    with pytest.raises(Cancelled):
        job.go_on(0.5)
    with pytest.raises(Cancelled):
        job.stand_by()


def test_work_that_changes_something_is_not_cancelled_any_more():
    job = Job()
    job.stand_by()

    assert not job.cancel()

    job.go_on(1.0)
    assert not job.cancelled


def test_whoever_hears_of_the_share_may_cancel_the_rest():
    job = Job(told=lambda _share: job.cancel())

    with pytest.raises(Cancelled):
        job.go_on(0.1)
