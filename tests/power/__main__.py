"""Cuts the power at every step of some days and prints how much was tried: `make power`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.power.harness import cut_everywhere, recorded_day

DAYS, ACTS, MIXTURES = 5, 40, 12


def main() -> None:
    days = int(sys.argv[1]) if len(sys.argv) > 1 else DAYS
    for seed in range(days):
        for mode in ("WAL", "DELETE"):
            with tempfile.TemporaryDirectory() as day, tempfile.TemporaryDirectory() as after:
                steps = recorded_day(Path(day), mode, ACTS, seed)
                tally = cut_everywhere(steps, Path(after), MIXTURES, seed)
            print(f"{mode}: {tally.cuts} cuts, {tally.states} states, every act there", flush=True)


if __name__ == "__main__":
    main()
