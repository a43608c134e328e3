"""What exploring a law finds is printed so that it can be kept."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
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
    assert law(10, gate=2).max_examples == 2
    assert law(10, gate=0, phases=[Phase.generate]).phases == (Phase.explicit,)


def tried() -> list[int]:
    """Return what a law on numbers is given."""
    given_to_it: list[int] = []

    @settings(max_examples=100)
    @given(number=st.integers())
    def any_number(number: int) -> None:
        given_to_it.append(number)

    any_number()
    return given_to_it


def test_in_the_gate_a_law_is_given_the_same_whatever_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before = tried()
    path = tmp_path / "loaded_before.py"
    path.write_text(f"NUMBERS = {list(range(1_000, 2_000))}")
    spec = importlib.util.spec_from_file_location("loaded_before", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, "loaded_before", module)

    assert tried() == before
