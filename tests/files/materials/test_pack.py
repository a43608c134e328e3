"""An agenda and its materials go into one file and come out of it, and nothing else does."""

from __future__ import annotations

import stat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from tests.fakes import item, programme, session
from timekeeper.core.programme import Material, Programme
from timekeeper.files.agenda.agenda_file import dump_agenda, read_agenda, write_agenda
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.job import Cancelled, Job
from timekeeper.files.materials.pack import is_pack, pack, packed_logo, unpack
from timekeeper.files.writing import DocumentNotWritten

NAMES = ("slides/báo cáo.pdf", "opening.mp4")


@pytest.fixture
def day() -> Programme:
    materials = tuple(map(Material, NAMES))
    return programme(session(item("report", length=20, materials=(*materials, materials[0]))))


@pytest.fixture
def agenda(folder: Path, day: Programme) -> Path:
    write_agenda(day, folder / "day.yaml")
    return folder / "day.yaml"


@pytest.fixture
def packed(agenda: Path, day: Programme, tmp_path: Path) -> Path:
    pack(agenda, day, tmp_path / "stick.zip")
    return tmp_path / "stick.zip"


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}


def rogue(tmp_path: Path, day: Programme, entry: ZipInfo, content: bytes = b"x") -> Path:
    path = tmp_path / "rogue.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("day.yaml", dump_agenda(day))
        archive.writestr(entry, content)
    return path


def test_what_was_packed_comes_out_as_it_was(packed: Path, folder: Path, day, tmp_path: Path):
    opened = unpack(packed, tmp_path / "programmes")

    assert is_pack(packed)
    assert read_agenda(opened) == day
    assert files(opened.parent) == {"day.yaml", *NAMES}
    assert all((opened.parent / n).read_bytes() == (folder / n).read_bytes() for n in NAMES)


@pytest.mark.parametrize("name", ["huy hiệu.PNG", "logo.svg", "ảnh.jpeg"])
def test_the_offices_logo_travels_along(agenda: Path, day: Programme, tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"a logo")

    pack(agenda, day, tmp_path / "stick.zip", logo=tmp_path / name)
    logo = packed_logo(unpack(tmp_path / "stick.zip", tmp_path / "programmes"))

    assert logo is not None
    assert logo.read_bytes() == b"a logo"
    assert logo.suffix == Path(name).suffix.lower()


@pytest.mark.parametrize("name", ["", "gone.png", "logo.exe"])
def test_what_is_no_logo_is_left_out(agenda: Path, day: Programme, tmp_path: Path, name: str):
    (tmp_path / "logo.exe").write_bytes(b"a program")

    pack(agenda, day, tmp_path / "stick.zip", logo=tmp_path / name)

    opened = unpack(tmp_path / "stick.zip", tmp_path / "programmes")
    assert packed_logo(opened) is None
    assert files(opened.parent) == {"day.yaml", *NAMES}


def test_a_logo_that_is_shown_with_an_item_is_packed_once(folder: Path, tmp_path: Path):
    (folder / "office-logo.png").write_bytes(b"shown")
    (tmp_path / "worn.png").write_bytes(b"worn")
    day = programme(session(item("report", length=20, materials=(Material("office-logo.png"),))))
    write_agenda(day, folder / "day.yaml")

    pack(folder / "day.yaml", day, tmp_path / "stick.zip", logo=tmp_path / "worn.png")

    opened = unpack(tmp_path / "stick.zip", tmp_path / "programmes")
    assert (opened.parent / "office-logo.png").read_bytes() == b"shown"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR])
def test_a_logo_that_is_a_link_or_device_is_refused(tmp_path: Path, day: Programme, kind: int):
    entry = ZipInfo("office-logo.png")
    entry.external_attr = kind << 16

    with pytest.raises(UnreadableProgramme):
        unpack(rogue(tmp_path, day, entry), tmp_path / "programmes")


def test_unpacked_twice_there_are_two_folders_each_its_users_alone(packed: Path, tmp_path: Path):
    one, other = (unpack(packed, tmp_path / "programmes") for _turn in range(2))

    assert [one.parent.name, other.parent.name] == ["stick", "stick 2"]
    assert stat.S_IMODE(one.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("name", ["../out.txt", "/abs.txt", "a/../../out", "other.txt", "day.py"])
def test_nothing_that_the_agenda_does_not_name_is_written(tmp_path: Path, day, name: str):
    path = rogue(tmp_path, day, ZipInfo(name))

    opened = unpack(path, tmp_path / "programmes")

    assert files(opened.parent) == {"day.yaml"}
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO])
def test_links_and_devices_are_refused(tmp_path: Path, day, kind: int):
    entry = ZipInfo("opening.mp4")
    entry.external_attr = (kind | 0o777) << 16

    with pytest.raises(UnreadableProgramme, match="links"):
        unpack(rogue(tmp_path, day, entry, b"/etc/passwd"), tmp_path / "programmes")

    assert not (tmp_path / "programmes").exists() or not files(tmp_path / "programmes")


def test_a_bomb_is_refused_before_anything_of_it_is_written(
    tmp_path: Path, day, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("timekeeper.files.materials.pack.BOMB_SIZE", 100_000)
    entry = ZipInfo("opening.mp4")
    entry.compress_type = ZIP_DEFLATED
    path = rogue(tmp_path, day, entry, bytes(1_000_000))

    with pytest.raises(UnreadableProgramme, match="more than a programme"):
        unpack(path, tmp_path / "programmes")

    assert not (tmp_path / "programmes").exists()


def test_what_would_fill_the_disk_is_not_written(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("timekeeper.files.materials.pack.LEFT_FREE", 1 << 62)

    with pytest.raises(OSError, match="No space"):
        unpack(packed, tmp_path / "programmes")

    assert not files(tmp_path / "programmes")


def test_a_file_cut_short_is_told_and_leaves_nothing(packed: Path, tmp_path: Path):
    whole = packed.read_bytes()
    broken = tmp_path / "broken.zip"
    at = whole.index(b"a film")
    broken.write_bytes(whole[:at] + b"X" + whole[at + 1 :])

    with pytest.raises(UnreadableProgramme, match="damaged"):
        unpack(broken, tmp_path / "programmes")

    assert files(tmp_path / "programmes") == set()


def test_cancelled_it_leaves_nothing(packed: Path, tmp_path: Path):
    job = Job()
    job.cancel()

    with pytest.raises(Cancelled):
        unpack(packed, tmp_path / "programmes", job)

    assert files(tmp_path / "programmes") == set()


def test_a_write_protected_file_is_not_replaced(agenda: Path, day, packed: Path, tmp_path: Path):
    packed.write_bytes(b"of another day")
    packed.chmod(0o444)

    with pytest.raises(DocumentNotWritten, match="the file is write-protected"):
        pack(agenda, day, packed)

    assert packed.read_bytes() == b"of another day"
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("name", ["day.yaml", *NAMES, "office.png", "link.zip", "./day.yaml"])
def test_nothing_that_is_packed_is_replaced_by_the_pack(agenda, day, folder, name: str):
    (folder / "office.png").write_bytes(b"a logo")
    (folder / "link.zip").hardlink_to(folder / NAMES[0])
    held = {path: path.read_bytes() for path in map(folder.joinpath, sorted(files(folder)))}

    with pytest.raises(DocumentNotWritten, match="is to be packed itself; name another file"):
        pack(agenda, day, folder / name, logo=folder / "office.png")

    assert {path: path.read_bytes() for path in held} == held


def test_a_missing_material_is_told_and_nothing_is_packed(agenda, day, folder, tmp_path: Path):
    (folder / "opening.mp4").unlink()

    with pytest.raises(DocumentNotWritten, match=r"opening\.mp4 is missing"):
        pack(agenda, day, tmp_path / "stick.zip")

    assert not (tmp_path / "stick.zip").exists()


@pytest.mark.parametrize("names", [(), ("a.yaml", "b.yaml"), ("below/a.yaml",)])
def test_a_file_without_one_agenda_at_its_root_is_no_pack(tmp_path: Path, names):
    with ZipFile(tmp_path / "other.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "title: x")

    assert not is_pack(tmp_path / "other.zip")
    with pytest.raises(UnreadableProgramme, match="no agenda"):
        unpack(tmp_path / "other.zip", tmp_path / "programmes")
