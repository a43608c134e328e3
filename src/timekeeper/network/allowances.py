"""How much somebody may say: so much at once, and so much each second after it."""

from __future__ import annotations

from collections import OrderedDict

REMEMBERED = 3_000  # addresses or points


class Allowance:
    """What one may still say."""

    def __init__(self, burst: float, rate: float, now: float) -> None:
        self._burst, self._rate = burst, rate
        self._left, self._at = float(burst), now

    def takes(self, cost: float, now: float) -> bool:
        """Return whether this much is still allowed, and count it where it is."""
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if cost > self._left:
            return False
        self._left -= cost
        return True


class Allowances:
    """An allowance for each address, or point; those heard of longest ago are forgotten."""

    def __init__(self, burst: float, rate: float) -> None:
        self._burst, self._rate = burst, rate
        self._known: OrderedDict[str, Allowance] = OrderedDict()

    def takes(self, address: str, cost: float, now: float) -> bool:
        """Return whether an address is still allowed this much, and count it where it is."""
        if address not in self._known:
            self._known[address] = Allowance(self._burst, self._rate, now)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        self._known.move_to_end(address)
        return self._known[address].takes(cost, now)
