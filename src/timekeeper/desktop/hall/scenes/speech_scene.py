"""The scene of a discussion: the item small, and large who has the floor with his own time."""

from __future__ import annotations

from timekeeper.desktop.display.blocks import Box
from timekeeper.desktop.hall.blocks import HallBlock, HallRole, cut_roles
from timekeeper.desktop.hall.scenes.scene import Scene
from timekeeper.files.typesetting import Weight
from timekeeper.views.hall import SpeechContent, Timer

LOWEST_WITH_TOPIC = 17  # of the timer, in hundredths of the picture's height


class SpeechScene(Scene):
    """Sets a speech; the topic stands where it leaves the name large and the time readable."""

    def blocks(self, content: SpeechContent) -> tuple[HallBlock, ...]:
        """Return the blocks of the whole picture."""
        lines, gaps = (3, 5.5) if content.body else (2, 4.5)  # item and name in one each
        least = lines * self.line + gaps * self.u + self.timer_heights(content.timer)[-1]
        head, announced = self.frame(content.heading, content.next, least)
        bottom = self.above(announced)
        spare = bottom - head[-1].box.bottom - least - self._name_height(content) + self.line
        item = self._item(content, head[-1].box.bottom + 2 * self.u, spare)
        top = max(block.box.bottom for block in item) + self.u
        timer, speaker = self._shares(content, bottom - top)
        used = sum(block.box.height for block in speaker) + (len(speaker) - 1) * self.u
        spare = max(0.0, bottom - top - timer - 1.5 * self.u - used)
        blocks = [*head, *item, *self.stacked(speaker, top + spare * 0.4, self.u)]
        if content.timer is not None:
            blocks += self.timer(content.timer, bottom, timer)
        return (*blocks, *announced)

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

    def _shares(self, content: SpeechContent, height: float) -> tuple[float, list[HallBlock]]:
        """Return the height of the timer, and the speaker as he is set in what it leaves."""
        heights = self.timer_heights(content.timer)
        for topic in (True, False) if content.topic else (False,):
            for timer in heights:
                if topic and 0 < timer < LOWEST_WITH_TOPIC * self.u:
                    continue
                speaker = self._set(content, height - timer - 1.5 * self.u, topic=topic)
                name = speaker[0].text
                large = name is not None and name.size >= self.out.target
                if large and not cut_roles(speaker):
                    return timer, speaker
        return heights[-1], self._set(content, height - heights[-1] - 1.5 * self.u, topic=False)

    def _set(self, content: SpeechContent, height: float, *, topic: bool) -> list[HallBlock]:
        """Return the lines about the speaker, his name first, not placed yet."""
        below, weight = [], Weight.SEMIBOLD
        if content.body:
            left = height - self._name_height(content) - self.u
            most = max(self.line, min(2.2 * self.line, left))
            body = self.fit((content.body,), self.width, most, self.out.target, weight)
            below.append((HallRole.PRESENTER, body, weight))
        if topic:
            about = self.fit((content.topic,), self.width, 2.1 * self.line)
            below.append((HallRole.QUIET, about, Weight.REGULAR))
        left = height - sum(text.height + self.u for _role, text, _weight in below)
        name = self.fit(content.title_forms, self.width, left, 9 * self.u, Weight.BOLD)
        return [
            HallBlock(role, Box(self.left, 0, self.width, text.height), text, weight)
            for role, text, weight in ((HallRole.TITLE, name, Weight.BOLD), *below)
        ]
