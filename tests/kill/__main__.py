"""Kills the real program many times and prints what came of it: `make kills`."""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.kill.days import Day

KILLS = 300


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    with tempfile.TemporaryDirectory() as home:
        day = Day(Path(home))
        for seed in range(kills):
            how = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)[seed % 4]
            status = day.live_and_end(seed, how)
            assert status == (-how if how is signal.SIGKILL else 0), status
            if not (seed + 1) % 20:
                print(f"{seed + 1} ends, {len(day.acts)} acts, all there", flush=True)
        times = sorted(day.shown_after)
        print(f"acts: {len(day.acts)}, none lost, none twice, each picture right to the second")
        print(f"start to a right hall: median {median(times):.2f} s, at most {times[-1]:.2f} s")


if __name__ == "__main__":
    main()
