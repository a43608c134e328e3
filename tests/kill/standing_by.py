"""A standby to be killed: it says with each line how many acts it has acknowledged.

python -m tests.kill.standing_by FOLDER ADDRESS
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from timekeeper.files.afar.standby_record import StandbyPlace
from timekeeper.live.clock import SystemClock
from timekeeper.network.standby.carrier import StandbyCarrier
from timekeeper.network.standby.receiver import Receiver


def main(folder: Path, address: str) -> None:
    clock = SystemClock()
    receiver = Receiver(StandbyPlace(folder / "standby.db", clock.now), clock)
    StandbyCarrier(address, receiver).open()
    said = None
    while True:
        acts = receiver.stand.acts
        if acts != said:
            said = acts
            sys.stdout.write(f"{acts}\n")
            sys.stdout.flush()
        time.sleep(0.002)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
