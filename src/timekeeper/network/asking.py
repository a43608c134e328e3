"""Acts on their way to the desk and back: each press acts once, however often it is sent."""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Callable

from timekeeper.network.acts_from_afar import Answer
from timekeeper.words.language import _

REMEMBERED = 2_000  # presses
PATIENCE = 10.0  # seconds

HandOver = Callable[[Callable[[Answer], None]], None]


class Asking:
    """Hands acts to the desk, and the desk's answers back to the server's loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._waiting: dict[str, asyncio.Future[Answer]] = {}

    async def ask(self, press: str, hand_over: HandOver) -> Answer:
        """Return what the desk says; the same press again is told the same and acts no more."""
        if press in self._answers:
            return self._answers[press]
        future = self._waiting.get(press)
        if future is None:
            future = self._waiting[press] = self._loop.create_future()
            hand_over(lambda answer: self._answered(press, answer))
        try:
            async with asyncio.timeout(PATIENCE):
                return await asyncio.shield(future)
        except TimeoutError:
            return Answer(
                False, _("The desk does not answer; look at the hall before you try again.")
            )

    def _answered(self, press: str, answer: Answer) -> None:
        """Take the desk's answer over from its thread."""

        def take() -> None:
            self._answers[press] = answer
            if len(self._answers) > REMEMBERED:
                self._answers.popitem(last=False)
            future = self._waiting.pop(press, None)
            if future is not None and not future.done():
                future.set_result(answer)

        with contextlib.suppress(RuntimeError):  # closed meanwhile
            self._loop.call_soon_threadsafe(take)
