"""Mail as Outlook saves it: a compound file, small enough to be written by hand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from timekeeper.files.importers.formats.mail.rich_text import BEFORE

Tree = Mapping[str, "bytes | Tree"]
Value = str | bytes | int | datetime | None

SECTOR, SMALL, LEAST = 512, 64, 4096
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BINARY, _TEXT, _NUMBER, _TIME = 0x0102, 0x001F, 0x0003, 0x0040
_BODY, _HTML, _CODEPAGE, _LONG_NAME, _DATA = 0x1000, 0x1013, 0x3FDE, 0x3707, 0x3701
_SUBJECT, _RICH = 0x0037, 0x1009
_SENDER, _SENT, _NAME, _ADDRESS = 0x0042, 0x0039, 0x3001, 0x39FE
_FIRST_DAY = datetime(1601, 1, 1, tzinfo=UTC)
_WITHIN = "__substg1.0_3701000D"


def outlook_mail(
    body: str | None = "Kính gửi các đồng chí",
    html: bytes | None = None,
    codepage: int | None = 65001,
    rich: bytes | None = None,
    within: Sequence[Tree] = (),
    **files: bytes,
) -> bytes:
    """Return a mail; each file's name has a line below for its dot."""
    tree = mail_tree(body, html=html, codepage=codepage, rich=rich, head=32)
    for number, (name, content) in enumerate(files.items()):
        about = _properties(8, {_LONG_NAME: name.replace("_", "."), _DATA: content})
        tree[f"__attach_version1.0_#{number:08X}"] = about
    for number, inner in enumerate(within, len(files)):
        tree[f"__attach_version1.0_#{number:08X}"] = {**_properties(8, {}), _WITHIN: inner}
    return compound_file(tree)


def mail_tree(
    body: str | None,
    subject: str | None = None,
    *,
    html: bytes | None = None,
    codepage: int | None = 65001,
    rich: bytes | None = None,
    within: Tree | None = None,
    head: int = 24,
) -> dict[str, bytes | Tree]:
    """Return what a mail holds; ``within`` is one attached to it."""
    values = {_SUBJECT: subject, _BODY: body, _HTML: html, _RICH: rich, _CODEPAGE: codepage}
    tree = _properties(head, values)
    if within is not None:
        tree["__attach_version1.0_#00000000"] = {**_properties(8, {}), _WITHIN: within}
    return tree


def with_heads(
    tree: Mapping[str, bytes | Tree], sender: str, sent: datetime, **to: str
) -> dict[str, bytes | Tree]:
    """Return a mail that says who sent it, when, and to whom: addresses by their names."""
    said = _properties(0, {_SENDER: sender, _SENT: sent})
    listed = "__properties_version1.0"
    whole = {**tree, **said, listed: tree[listed] + said[listed]}
    for number, (name, address) in enumerate(to.items()):
        about = _properties(8, {_NAME: name, _ADDRESS: address})
        whole[f"__recip_version1.0_#{number:08X}"] = about
    return whole


def packed(rich: bytes) -> bytes:
    """Return RTF as Outlook packs it, with what stands three letters back or more not repeated."""
    written, done = b"", 0
    while done < len(rich):
        flags, run = 0, b""
        for bit in range(8):
            whole = BEFORE + rich[:done]
            known, length = _known(whole, rich[done:])
            if length >= 3:
                flags |= 1 << bit
                run += struct.pack(">H", known % 4096 << 4 | length - 2)
            else:
                length = 1
                run += rich[done : done + 1]
            done += length
        written += bytes([flags]) + run
    return with_head(written, len(rich))


def with_head(content: bytes, full: int, kind: int = 0x75465A4C) -> bytes:
    """Return packed RTF with its lengths and its sum."""
    check = zlib.crc32(content, 0xFFFFFFFF) ^ 0xFFFFFFFF
    return struct.pack("<IIII", len(content) + 12, full, kind, check) + content


def _known(whole: bytes, rest: bytes) -> tuple[int, int]:
    """Return where the longest beginning of the rest stands in the last 4,000 letters."""
    start = max(0, len(whole) - 4_000)
    for length in range(min(17, len(rest)), 2, -1):
        if (place := whole.find(rest[:length], start)) >= 0:
            return place, length
    return 0, 0


def _properties(head: int, values: Mapping[int, Value]) -> dict[str, bytes | Tree]:
    listed, found = bytes(head), dict[str, bytes | Tree]()
    for number, value in values.items():
        if value is None:
            continue
        if isinstance(value, int):
            listed += struct.pack("<HHIII", _NUMBER, number, 6, value, 0)
            continue
        if isinstance(value, datetime):
            ticks = round((value - _FIRST_DAY).total_seconds()) * 10_000_000
            listed += struct.pack("<HHIQ", _TIME, number, 6, ticks)
            continue
        kind = _TEXT if isinstance(value, str) else _BINARY
        content = value.encode("utf-16-le") if isinstance(value, str) else value
        listed += struct.pack("<HHIII", kind, number, 6, len(content), 0)
        found[f"__substg1.0_{number:04X}{kind:04X}"] = content
    return {"__properties_version1.0": listed, **found}


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    after: int = _NONE
    inner: int = _NONE
    start: int = _END


@dataclass
class _Chains:
    """Sectors of one size, each with the number of the one after it."""

    size: int
    content: bytes = b""
    after: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        count = -(-len(content) // self.size)
        if not count:
            return _END
        first = len(self.after)
        self.after += [*range(first + 1, first + count), _END]
        self.content += content.ljust(count * self.size, b"\0")
        return first


def compound_file(tree: Tree) -> bytes:
    """Return a compound file with these streams and storages."""
    entries = [_Entry("Root Entry", _ROOT)]
    _list(tree, 0, entries)
    large, small = _Chains(SECTOR), _Chains(SMALL)
    for entry in entries[1:]:
        chains = small if len(entry.content) < LEAST else large
        entry.start = chains.add(entry.content)
    root = entries[0]
    root.content, root.start = small.content, large.add(small.content)
    directory = large.add(b"".join(map(_packed, entries)))
    small_table = large.add(_numbers(small.after))
    tables = 1
    while tables * SECTOR // 4 < len(large.after) + tables:
        tables += 1
    first = len(large.after)
    table = _numbers([*large.after, *[_FAT] * tables])
    head = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, tables, directory, 0, LEAST, small_table, -(-len(small.after) * 4 // SECTOR), _END, 0,
    )  # fmt: skip
    places = [*range(first, first + tables), *[_FREE] * (109 - tables)]
    return head + struct.pack("<109I", *places) + large.content + table


def _numbers(numbers: list[int]) -> bytes:
    count = -(-len(numbers) * 4 // SECTOR) * SECTOR // 4
    return struct.pack(f"<{count}I", *numbers, *[_FREE] * (count - len(numbers)))


def _list(tree: Tree, parent: int, entries: list[_Entry]) -> None:
    before: int | None = None
    for name, content in tree.items():
        number = len(entries)
        if before is None:
            entries[parent].inner = number
        else:
            entries[before].after = number
        before = number
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entries.append(_Entry(name, _STORAGE))
            _list(content, number, entries)


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16x4x16xIII", name, len(name) + 2, entry.kind, 1,
        _NONE, entry.after, entry.inner, entry.start, len(entry.content), 0,
    )  # fmt: skip
