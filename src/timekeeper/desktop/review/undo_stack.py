"""What can be undone within the window: the review as it was before each step."""

from __future__ import annotations

from timekeeper.files.importers.review.review import Review


class UndoStack:
    """The steps taken so far, and those taken back."""

    def __init__(self, review: Review) -> None:
        self.now = review
        self._before: list[Review] = []
        self._after: list[Review] = []

    def take(self, review: Review) -> bool:
        """Take a step; return whether it changes anything."""
        if review == self.now:
            return False
        self._before.append(self.now)
        self._after.clear()
        self.now = review
        return True

    def undo(self) -> bool:
        """Go back a step; return whether there was one."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Take the step again that was undone last; return whether there was one."""
        return self._step(self._after, self._before)

    @property
    def can_undo(self) -> bool:
        """Return whether a step was taken."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Return whether a step was undone."""
        return bool(self._after)

    def _step(self, source: list[Review], other: list[Review]) -> bool:
        if not source:
            return False
        other.append(self.now)
        self.now = source.pop()
        return True
