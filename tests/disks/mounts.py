"""Small disks of their own, which a trial can fill, protect against writing and pull out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

SIZE = 1 << 20
IMAGE = 16 << 20
# Blocks smaller than a page of memory, as ext4 has them below 512 MB: what is mapped from a file
# there may have no place on the disk.
SMALL_BLOCKS = "ext4 of 1 KB"
MAKING = {
    "ext4": ("-q", "-b", "4096", "-e", "remount-ro"),
    SMALL_BLOCKS: ("-q", "-b", "1024", "-e", "remount-ro"),
}


class Unavailable(Exception):
    """Such a disk cannot be had here; the text says why."""


class Disk:
    """A disk mounted at ``path``: ``system`` is tmpfs, or what mkfs makes in the file ``image``."""

    def __init__(self, system: str, path: Path, image: Path) -> None:
        self.system, self.path = system.split(maxsplit=1)[0], path
        self._source, self._options = str(image), "loop"
        path.mkdir(parents=True, exist_ok=True)
        if system == "tmpfs":
            self._source, self._options = "tmpfs", f"size={SIZE}"
        elif shutil.which(f"mkfs.{self.system}") is None:
            raise Unavailable(f"mkfs.{self.system} is not installed")
        else:
            image.write_bytes(bytes(IMAGE))
            run(f"mkfs.{self.system}", *MAKING.get(system, ()), str(image))
        self.put_in()

    def put_in(self) -> None:
        """Mount the disk; a tmpfs comes back empty."""
        run("mount", "-t", self.system, "-o", self._options, self._source, str(self.path))

    def pull_out(self) -> None:
        """Take its name away at once, whatever is open on it."""
        run("umount", "-l", str(self.path))

    def protect(self) -> None:
        """Let it only be read from now on, as a kernel does that found an error on it."""
        if self.system == "ext4":
            device = run("findmnt", "-no", "SOURCE", str(self.path)).strip()
            Path("/sys/fs/ext4", Path(device).name, "trigger_fs_error").write_text("1")
        else:
            run("mount", "-o", "remount,ro", str(self.path))

    def release(self) -> None:
        """Let it be written again."""
        if self.system == "ext4":
            self.pull_out()
            self.put_in()
        else:
            run("mount", "-o", "remount,rw", str(self.path))

    def fill(self, leaving: int = 0) -> Path:
        """Fill it with one file, to the last byte or but for so many, and return that."""
        filling, kept = self.path / "filling", self.path / "kept"
        kept.write_bytes(bytes(leaving))
        os.sync()  # what is only in memory takes no place yet
        with filling.open("ab", buffering=0) as file:
            for size in (4096, 1):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    continue
        os.sync()
        kept.unlink()
        return filling


def run(*command: str) -> str:
    """Run a command of the system and return what it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise Unavailable(said[0] if said else f"{command[0]} failed")
    return done.stdout
