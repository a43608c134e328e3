"""What exploring a law finds is printed so that it can be kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import examples_to_keep, law


def report_of(error: BaseException) -> str:
    """Return what pytest prints of a failed law."""
    lines = [str(error), *getattr(error, "__notes__", ())]
    return "\n".join(f"E       {line}" for note in lines for line in note.splitlines())


def test_what_a_law_found_is_told_as_the_example_to_keep():
    @given(number=st.integers(), text=st.text(max_size=0))
    def broken(number: int, text: str) -> None:
        assert number < 1000

    with pytest.raises(AssertionError) as found:
        broken()

    kept = examples_to_keep([report_of(found.value)])
    assert kept == ["@example(number=1000, text='')"]


def test_a_failure_that_is_no_law_s_gives_no_example():
    assert examples_to_keep(["E       assert 1 == 2"]) == []


def test_in_the_gate_laws_have_a_fixed_seed_and_a_twentieth_of_their_examples():
    assert settings().derandomize
    assert law(1000).max_examples == 50
    assert law(10).max_examples == 10
