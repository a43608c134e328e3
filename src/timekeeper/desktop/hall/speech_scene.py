"""The scene of a discussion: the item small, and large who has the floor with his own time."""

from __future__ import annotations

from dataclasses import dataclass

from timekeeper.desktop.display.blocks import Box
from timekeeper.desktop.display.typesetting import Typeset, Weight
from timekeeper.desktop.hall.blocks import HallBlock, HallRole
from timekeeper.desktop.hall.scene import Scene
from timekeeper.views.hall import SpeechContent, Timer

LOWEST_WITH_TOPIC = 17  # of the timer, in hundredths of the picture's height


@dataclass(frozen=True, slots=True)
class _Speaker:
    """The lines about the speaker; a line that is not there is None."""

    name: Typeset
    body: Typeset | None
    topic: Typeset | None

    def lines(self) -> list[tuple[HallRole, Typeset, Weight]]:
        """Return the lines from the top down, each as it is painted."""
        lines = [(HallRole.TITLE, self.name, Weight.BOLD)]
        if self.body is not None:
            lines.append((HallRole.PRESENTER, self.body, Weight.SEMIBOLD))
        if self.topic is not None:
            lines.append((HallRole.QUIET, self.topic, Weight.REGULAR))
        return lines


class SpeechScene(Scene):
    """Sets a speech; the topic stands where it leaves the name large and the time readable."""

    def blocks(self, content: SpeechContent) -> tuple[HallBlock, ...]:
        """Return the blocks of the whole picture."""
        least = self._least(content)
        head, announced = self.frame(content.heading, content.next, least)
        bottom = self.above(announced)
        spare = bottom - head[-1].box.bottom - least - self._name_height(content) + self.line
        item = self._item(content, head[-1].box.bottom + 2 * self.u, spare)
        top = max(block.box.bottom for block in item) + self.u
        timer, speaker = self._shares(content, bottom - top)
        room = Box(self.left, top, self.width, bottom - top - timer - 1.5 * self.u)
        blocks = [*head, *item, *self._placed(speaker, room)]
        if content.timer is not None:
            blocks += self.timer(content.timer, bottom, timer)
        return (*blocks, *announced)

    def _least(self, content: SpeechContent) -> float:
        """Return the height of item, name and body in a line each, and of the time."""
        lines, gaps = (3, 5.5) if content.body else (2, 4.5)
        timer = self.timer_heights()[-1] if content.timer else 0.0
        return lines * self.line + gaps * self.u + timer

    def _name_height(self, content: SpeechContent) -> float:
        """Return the least height of the name: of one line, of two where it needs them."""
        name = self.fit(content.title_forms, self.width, 2 * self.line, weight=Weight.BOLD)
        return max(self.line, name.height)

    def _item(self, content: SpeechContent, top: float, spare: float) -> list[HallBlock]:
        """Return the item's title, and at the right how its own time stands.

        A title too long for one line has a second where the name needs none of it.
        """
        weight = Weight.SEMIBOLD
        time = self._item_time(content.item_timer, top) if content.item_timer else []
        right = time[-1].box.x - 3 * self.u if time else self.left + self.width
        wide = right - self.left
        title = self.fit(content.item_forms, wide, self.line, weight=weight)
        if title.cut and spare >= self.line:
            title = self.fit(content.item_forms, wide, 2 * self.line, weight=weight)
        place = Box(self.left, top, wide, max(title.height, self.line))
        return [HallBlock(HallRole.LABEL, place, title, weight), *time]

    def _item_time(self, timer: Timer, top: float) -> list[HallBlock]:
        """Return the figures, apart from their caption so that they stand still, and that.

        Where the caption finds no room, the sign of the figures alone says that it is an overrun.
        """
        right, blocks = self.left + self.width, []
        for text in (timer.figures, timer.caption):
            words = self.fit_whole(text, self.width / 3, self.line)
            if words.cut:
                break
            wide = self.widest(words, Weight.REGULAR)
            box = Box(right - wide, top, wide, words.height)
            blocks.append(HallBlock(HallRole.QUIET, box, words))
            right = box.x - self.u
        return blocks

    def _shares(self, content: SpeechContent, height: float) -> tuple[float, _Speaker]:
        """Return the height of the timer, and the speaker as he is set in what it leaves."""
        heights = self.timer_heights() if content.timer else [0.0]
        for topic in (True, False) if content.topic else (False,):
            for timer in heights:
                if topic and 0 < timer < LOWEST_WITH_TOPIC * self.u:
                    continue
                speaker = self._set(content, height - timer - 1.5 * self.u, topic=topic)
                cut = any(text.cut for _role, text, _weight in speaker.lines())
                if not cut and speaker.name.size >= self.out.target:
                    return timer, speaker
        return heights[-1], self._set(content, height - heights[-1] - 1.5 * self.u, topic=False)

    def _set(self, content: SpeechContent, height: float, *, topic: bool) -> _Speaker:
        wide, body, about = self.width, None, None
        if content.body:
            left = height - self._name_height(content) - self.u
            most = max(self.line, min(2.2 * self.line, left))
            body = self.fit((content.body,), wide, most, self.out.target, Weight.SEMIBOLD)
        if topic:
            about = self.fit((content.topic,), wide, 2.1 * self.line)
        below = sum(text.height + self.u for text in (body, about) if text)
        name = self.fit(content.title_forms, wide, height - below, 9 * self.u, Weight.BOLD)
        return _Speaker(name, body, about)

    def _placed(self, speaker: _Speaker, room: Box) -> list[HallBlock]:
        lines = speaker.lines()
        used = sum(text.height for _role, text, _weight in lines) + (len(lines) - 1) * self.u
        y = room.y + max(0.0, room.height - used) * 0.4
        blocks = []
        for role, text, weight in lines:
            blocks.append(HallBlock(role, room.row(y, text.height), text, weight))
            y += text.height + self.u
        return blocks
