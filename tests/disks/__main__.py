"""Keeps records on real disks that fill up, refuse and disappear: `make disks`, as root."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.disks.cases import CASES, tried
from tests.disks.mounts import SMALL_BLOCKS, Unavailable

SYSTEMS = ("tmpfs", "ext4", SMALL_BLOCKS, "vfat")


def main() -> None:
    for system in sys.argv[1:] or SYSTEMS:
        for case in CASES:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    tried(case, system, Path(folder))
                except Unavailable as reason:
                    outcome = f"not tried: {reason}"
                else:
                    outcome = "every act there, none twice"
            print(f"{system}: {case.__doc__}: {outcome}", flush=True)


if __name__ == "__main__":
    main()
