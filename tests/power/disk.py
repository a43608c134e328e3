"""A disk that remembers every write and flush of SQLite, and what a power cut may leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import apsw

SECTOR = 512


@dataclass(frozen=True)
class Step:
    """One thing that was asked of the disk: write, truncate, sync, delete, or mark."""

    what: str
    file: str = ""
    offset: int = 0
    data: bytes = b""


class RecordingDisk(apsw.VFS):
    """Passes everything on to the real disk and notes it in ``steps``."""

    def __init__(self, name: str) -> None:
        self.steps: list[Step] = []
        super().__init__(name, "")
        self._name = name

    def mark(self, said: str) -> None:
        """Note that something was acknowledged."""
        self.steps.append(Step("mark", said))

    def xOpen(self, name, flags):  # noqa: N802
        return _RecordedFile(self.steps, name, flags)

    def xDelete(self, name, sync):  # noqa: N802
        super().xDelete(name, sync)
        self.steps.append(Step("delete", Path(name).name))
        if sync:
            self.steps.append(Step("sync", Path(name).name))


class _RecordedFile(apsw.VFSFile):
    def __init__(self, steps, name, flags) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._steps, self._file = steps, Path(path).name
        super().__init__("", name, flags)

    def xWrite(self, data, offset):  # noqa: N802
        super().xWrite(data, offset)
        self._steps.append(Step("write", self._file, offset, bytes(data)))

    def xTruncate(self, size):  # noqa: N802
        super().xTruncate(size)
        self._steps.append(Step("truncate", self._file, size))

    def xSync(self, flags):  # noqa: N802
        super().xSync(flags)
        self._steps.append(Step("sync", self._file))


@dataclass
class Cut:
    """What a disk may hold when the power fails after some steps.

    What was flushed is there. Of what was not, each sector of each write may be there or not, in
    any order; a deletion may not have happened yet.
    """

    durable: dict[str, bytearray] = field(default_factory=dict)
    loose: dict[str, list[Step]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Let the disk be asked for one thing more."""
        if step.what == "sync":
            content = self._with(step.file, self.loose.pop(step.file, []))
            self.durable.pop(step.file, None)
            if content is not None:
                self.durable[step.file] = content
        elif step.what != "mark":
            self.loose.setdefault(step.file, []).append(step)

    def states(self, chance: Random, count: int) -> Iterator[dict[str, bytes]]:
        """Yield what may be left: nothing loose, all of it, and so many mixtures."""
        yield {name: bytes(content) for name, content in self.durable.items()}
        if any(self.loose.values()):
            yield self._mixed(lambda: True)
            for _time in range(count):
                share = chance.choice((0.2, 0.5, 0.8, 0.95))
                yield self._mixed(lambda share=share: chance.random() < share)

    def _mixed(self, arrives) -> dict[str, bytes]:
        left = {}
        for name in {*self.durable, *self.loose}:
            steps = [part for step in self.loose.get(name, []) for part in _torn(step) if arrives()]
            content = self._with(name, steps)
            if content is not None:
                left[name] = bytes(content)
        return left

    def _with(self, name: str, steps: list[Step]) -> bytearray | None:
        before = self.durable.get(name)
        content = bytearray(before) if before is not None else None
        for step in steps:
            if step.what == "delete":
                content = None
                continue
            content = bytearray() if content is None else content
            if step.what == "truncate":
                del content[step.offset :]
            else:
                end = step.offset + len(step.data)
                content.extend(bytes(max(0, end - len(content))))
                content[step.offset : end] = step.data
        return content


def _torn(step: Step) -> Iterator[Step]:
    """Yield the parts of a write that arrive or not, each in one sector of the file."""
    if step.what != "write":
        yield step
        return
    begin, end = step.offset, step.offset + len(step.data)
    while begin < end:
        stop = min(end, (begin // SECTOR + 1) * SECTOR)
        yield Step("write", step.file, begin, step.data[begin - step.offset : stop - step.offset])
        begin = stop
