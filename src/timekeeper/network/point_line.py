"""The live line of a linked point: the points' protocol over the hall's own WebSocket."""

from __future__ import annotations

import asyncio
import contextlib

from timekeeper.network.door import Connection
from timekeeper.network.line import House, Line, Made
from timekeeper.network.links import Link
from timekeeper.network.point_protocol import Answered, Hello, NotUnderstood, Standing
from timekeeper.network.reception import Reception


class PointLine(Line):
    """Tells a point what is new and hears it; its link says which point it is."""

    def __init__(
        self, house: House, link: Link, connection: Connection, reception: Reception
    ) -> None:
        super().__init__(house, link, connection)
        self._reception = reception
        self._loop = asyncio.get_running_loop()
        self._answers: list[Answered] = []
        self._told: tuple[Made | None, Standing | None] = None, None

    async def tell_news(self) -> bool:
        """Send what is new of answers, standing and view, and return whether it was taken."""
        answers, self._answers = self._answers, []
        standing = self._house.desk.standing(self.link.point)
        made_before, standing_before = self._told
        made = await self._house.views.newest(self.link.role.view)
        messages = [answer.encoded() for answer in answers]
        if standing is not None and standing != standing_before:
            messages.append(standing.encoded())
        if made is not made_before:
            messages.append(made.message)
        self._told = made, standing
        for message in messages:
            if not await self.sent(message):
                return False
        return True

    async def heard(self, text: str) -> bool:
        """Do what a point says; False for what is no message of the protocol."""
        try:
            told = self._reception.heard(self.link.point, text, self._answer)
        except NotUnderstood:
            return False
        if isinstance(told, Hello):
            self._told = None, None
            self.news.set()
            return True
        return told is None or await self.sent(told.encoded())

    def _answer(self, answer: Answered) -> None:
        """Answer from the window's thread."""

        def take() -> None:
            self._answers.append(answer)
            self.news.set()

        with contextlib.suppress(RuntimeError):  # closed meanwhile
            self._loop.call_soon_threadsafe(take)
