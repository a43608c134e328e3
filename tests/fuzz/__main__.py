"""Gives changed files to every reader for so many minutes: `make fuzz MINUTES=10`.

    python -m tests.fuzz MINUTES [FIRST_SEED [SUFFIX]]

Each seed gives the same file again, changed in a few places. What fails is kept in `findings` and
told with its seed; a fault is told once, by its last line of ours.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import make_seeds
from tests.fuzz.trial import fault_of

FINDINGS = Path(__file__).with_name("findings")
_OURS = re.compile(r'File "[^"]*/timekeeper/([^"]+)", line (\d+)')


def main() -> None:
    minutes, first, *suffix = [*sys.argv[1:], "10"][:1] + (sys.argv[2:] or ["1"])
    end = time.perf_counter() + 60 * float(minutes)
    known: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["TIMEKEEPER_HOME"] = str(home / "own")
        seeds = [path for path in make_seeds(home) if not suffix or path.suffix == suffix[0]]
        tried = 0
        for seed in itertools.count(int(first)):
            if time.perf_counter() > end:
                break
            tried += 1
            _try(seed, seeds, home, known)
    print(f"{tried} changed files, {len(known)} faults")
    sys.exit(bool(known))


def _try(seed: int, seeds: list[Path], home: Path, known: set[str]) -> None:
    chance = Random(seed)
    path = chance.choice(seeds)
    place = home / "own"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    changed = home / f"changed{path.suffix}"
    mutated(path, changed, chance)
    fault = fault_of(changed, place)
    if not fault:
        return
    ours = _OURS.findall(fault)
    lines = fault.strip().splitlines()
    what = f"{path.suffix} {':'.join(ours[-1]) if ours else ''} {lines[-1][:150]}"
    kind = f"{path.suffix} {ours[-1] if ours else lines[-1][:60]}"
    if kind not in known:
        known.add(kind)
        FINDINGS.mkdir(exist_ok=True)
        kept = FINDINGS / f"{seed}{path.suffix}"
        shutil.copy(changed, kept)
        print(f"seed {seed}: {kept.name}: {what}", flush=True)


if __name__ == "__main__":
    main()
