"""The scene of a discussion: the item small, and large who has the floor with his own time."""

from __future__ import annotations

from dataclasses import dataclass

from timekeeper.desktop.display.boxes import Box
from timekeeper.desktop.display.typesetting import Fit, Typeset, Weight
from timekeeper.desktop.hall.blocks import Block, Role
from timekeeper.desktop.hall.item_scene import ItemScene
from timekeeper.desktop.hall.scene import BELOW_TIMER, Scene
from timekeeper.views.hall import SpeechContent, Timer

LOWEST_WITH_TOPIC = 17  # of the timer, in hundredths of the picture's height


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
        least = self._least(content)
        head, announced = self.frame(content.heading, content.next, least)
        bottom = announced[0].box.y if announced else self.out.height - 4 * self.out.u
        spare = bottom - head[-1].box.bottom - least - self._name_height(content) + self.line
        item = self._item(content, head[-1].box.bottom + 2 * self.out.u, spare)
        top = max(block.box.bottom for block in item) + self.out.u
        timer, speaker = self._shares(content, bottom - top)
        room = Box(self.left, top, self.width, bottom - top - timer - 1.5 * self.out.u)
        blocks = [*head, *item, *self._speaker(speaker, room)]
        if content.timer is not None:
            below = BELOW_TIMER * self.out.u
            field = Box(self.left, bottom - timer, self.width, timer - below)
            blocks += ItemScene(self.out, self.measure).timer(content.timer, field)
        return (*blocks, *announced)

    def _least(self, content: SpeechContent) -> float:
        """Return the height of item, name and body in a line each, and of the time."""
        lines, gaps = (3, 5.5) if content.body else (2, 4.5)
        timer = self.timer_heights()[-1] if content.timer else 0.0
        return lines * self.line + gaps * self.out.u + timer

    def _name_height(self, content: SpeechContent) -> float:
        """Return the least height of the name: of one line, of two where it needs them."""
        room = Fit(self.width, 2 * self.line, self.out.floor, self.out.floor, Weight.BOLD)
        return max(self.line, self.fit(content.title_forms, room).height)

    def _item(self, content: SpeechContent, top: float, spare: float) -> list[Block]:
        """Return the item's title, and at the right how its own time stands.

        A title too long for one line has a second where the name needs none of it.
        """
        floor, weight = self.out.floor, Weight.SEMIBOLD
        time = self._item_time(content.item_timer, top) if content.item_timer else []
        right = time[-1].box.x - 3 * self.out.u if time else self.left + self.width
        wide = right - self.left
        title = self.fit(content.item_forms, Fit(wide, self.line, floor, floor, weight))
        if title.cut and spare >= self.line:
            title = self.fit(content.item_forms, Fit(wide, 2 * self.line, floor, floor, weight))
        place = Box(self.left, top, wide, max(title.height, self.line))
        return [Block(Role.LABEL, place, title, weight), *time]

    def _item_time(self, timer: Timer, top: float) -> list[Block]:
        """Return the figures, apart from their caption so that they stand still, and that.

        Where the caption finds no room, the sign of the figures alone says that it is an overrun.
        """
        right, floor, blocks = self.left + self.width, self.out.floor, []
        for text in (timer.figures, timer.caption):
            words = self.whole(text, Fit(self.width / 3, self.line, floor, floor))
            if words.cut:
                break
            wide = self.widest(words, Weight.REGULAR)
            box = Box(right - wide, top, wide, words.height)
            blocks.append(Block(Role.QUIET, box, words))
            right = box.x - self.out.u
        return blocks

    def _shares(self, content: SpeechContent, height: float) -> tuple[float, _Speaker]:
        """Return the height of the timer, and the speaker as he is set in what it leaves."""
        heights = self.timer_heights() if content.timer else [0.0]
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
            left = height - self._name_height(content) - out.u
            most = max(self.line, min(2.2 * self.line, left))
            room = Fit(wide, most, out.target, out.floor, Weight.SEMIBOLD)
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
