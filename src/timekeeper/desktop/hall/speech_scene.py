"""The scene of a discussion: the item small, and large who has the floor with his own time."""

from __future__ import annotations

from dataclasses import dataclass

from timekeeper.desktop.boxes import Box
from timekeeper.desktop.hall.blocks import Block, Role
from timekeeper.desktop.hall.content import SpeechContent, Timer
from timekeeper.desktop.hall.item_scene import ItemScene
from timekeeper.desktop.hall.scene import Scene
from timekeeper.desktop.typesetting import Fit, Typeset, Weight

TIMER_HEIGHTS = (25, 21, 17, 14, 11)  # in hundredths of the picture's height
LOWEST_WITH_TOPIC = 17


@dataclass(frozen=True, slots=True)
class _Speaker:
    """The lines about the speaker; a line that is not there is None."""

    name: Typeset
    body: Typeset | None
    topic: Typeset | None

    def lines(self) -> list[tuple[Role, Typeset, Weight]]:
        """Return the lines from the top down, each as it is painted."""
        lines = [(Role.TITLE, self.name, Weight.BOLD)]
        if self.body is not None:
            lines.append((Role.PRESENTER, self.body, Weight.SEMIBOLD))
        if self.topic is not None:
            lines.append((Role.QUIET, self.topic, Weight.REGULAR))
        return lines


class SpeechScene(Scene):
    """Sets a speech; the topic stands where it leaves the name large and the time readable."""

    def blocks(self, content: SpeechContent) -> tuple[Block, ...]:
        """Return the blocks of the whole picture."""
        head = self.heading(content.heading)
        announced = self.announcement(content.next) if content.next else []
        bottom = announced[0].box.y if announced else self.out.height - 4 * self.out.u
        item = self._item(content, head[-1].box.bottom + 2 * self.out.u)
        top = max(block.box.bottom for block in item) + self.out.u
        timer, speaker = self._shares(content, bottom - top)
        room = Box(self.left, top, self.width, bottom - top - timer - 1.5 * self.out.u)
        blocks = [*head, *item, *self._speaker(speaker, room)]
        if content.timer is not None:
            field = Box(self.left, bottom - timer, self.width, timer - 2.5 * self.out.u)
            blocks += ItemScene(self.out, self.measure).timer(content.timer, field)
        return (*blocks, *announced)

    def _item(self, content: SpeechContent, top: float) -> list[Block]:
        """Return the item's title, and at the right how its own time stands."""
        floor, weight = self.out.floor, Weight.SEMIBOLD
        time = self._item_time(content.item_timer, top) if content.item_timer else []
        right = time[-1].box.x - 3 * self.out.u if time else self.left + self.width
        wide = right - self.left
        title = self.fit(content.item_forms, Fit(wide, self.line, floor, floor, weight))
        if title.cut:
            title = self.fit(content.item_forms, Fit(wide, 2 * self.line, floor, floor, weight))
        place = Box(self.left, top, wide, max(title.height, self.line))
        return [Block(Role.LABEL, place, title, weight), *time]

    def _item_time(self, timer: Timer, top: float) -> list[Block]:
        """Return the figures, apart from their caption so that they stand still, and that."""
        right, floor, blocks = self.left + self.width, self.out.floor, []
        for text in (timer.figures, timer.caption):
            words = self.fit((text,), Fit(self.width / 3, self.line, floor, floor))
            wide = self.widest(words, Weight.REGULAR)
            box = Box(right - wide, top, wide, words.height)
            blocks.append(Block(Role.QUIET, box, words))
            right = box.x - self.out.u
        return blocks

    def _shares(self, content: SpeechContent, height: float) -> tuple[float, _Speaker]:
        """Return the height of the timer, and the speaker as he is set in what it leaves."""
        heights = [factor * self.out.u for factor in TIMER_HEIGHTS] if content.timer else [0.0]
        for topic in (True, False) if content.topic else (False,):
            for timer in heights:
                if topic and 0 < timer < LOWEST_WITH_TOPIC * self.out.u:
                    continue
                speaker = self._set(content, height - timer - 1.5 * self.out.u, topic=topic)
                cut = any(text.cut for _role, text, _weight in speaker.lines())
                if not cut and speaker.name.size >= self.out.target:
                    return timer, speaker
        return heights[-1], self._set(content, height - heights[-1] - 1.5 * self.out.u, topic=False)

    def _set(self, content: SpeechContent, height: float, *, topic: bool) -> _Speaker:
        out, wide = self.out, self.width
        body = about = None
        if content.body:
            room = Fit(wide, 2.2 * self.line, out.target, out.floor, Weight.SEMIBOLD)
            body = self.fit((content.body,), room)
        if topic:
            about = self.fit((content.topic,), Fit(wide, 2.1 * self.line, out.floor, out.floor))
        below = sum(text.height + out.u for text in (body, about) if text)
        room = Fit(wide, height - below, 9 * out.u, out.floor, Weight.BOLD)
        return _Speaker(self.fit(content.title_forms, room), body, about)

    def _speaker(self, speaker: _Speaker, room: Box) -> list[Block]:
        lines = speaker.lines()
        used = sum(text.height for _role, text, _weight in lines) + (len(lines) - 1) * self.out.u
        y = room.y + max(0.0, room.height - used) * 0.4
        blocks = []
        for role, text, weight in lines:
            blocks.append(Block(role, room.row(y, text.height), text, weight))
            y += text.height + self.out.u
        return blocks
