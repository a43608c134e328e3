"""Which program shows a file, and how it is told the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from timekeeper.files.materials import foreign
from timekeeper.files.materials.foreign import Handover, can_show, show_by_verb, show_of


def has(monkeypatch: pytest.MonkeyPatch, *programs: str) -> None:
    monkeypatch.setattr(foreign.shutil, "which", lambda name: name if name in programs else None)


def test_slides_are_shown_by_libreoffice_on_the_screen_in_a_profile_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    has(monkeypatch, "soffice")

    show = show_of(Path("/day/talk.pptx"), 1, tmp_path)

    assert show is not None
    assert show.command[0] == "soffice"
    assert show.command[-2:] == ("--show", "/day/talk.pptx")
    assert f"-env:UserInstallation={tmp_path.as_uri()}" in show.command
    profile = (tmp_path / "user/registrymodifications.xcu").read_text(encoding="utf-8")
    assert '"Display" oor:op="fuse"><value>2<' in profile
    assert '"EnablePresenterScreen" oor:op="fuse"><value>false<' in profile
    assert "DisableMacrosExecution" in profile


@pytest.mark.parametrize("program", ["mpv", "vlc"])
def test_films_are_shown_full_screen_on_the_screen(program: str, tmp_path: Path, monkeypatch):
    has(monkeypatch, program)

    show = show_of(Path("/day/opening.mp4"), 1, tmp_path)

    assert show is not None
    assert show.command[0] == program
    assert any(word.endswith("=1") for word in show.command)
    assert show.command[-1] == "/day/opening.mp4"
    assert can_show(".mp4")
    assert not can_show(".pptx")


def test_where_nothing_can_show_it_there_is_no_way(tmp_path: Path, monkeypatch) -> None:
    has(monkeypatch)

    for name in ("talk.pptx", "old.ppt", "opening.mp4", "sheet.xlsx"):
        assert show_of(tmp_path / name, 1, tmp_path) is None
        assert not can_show(Path(name).suffix)


def test_on_windows_slides_go_to_the_program_that_their_own_verb_names(tmp_path, monkeypatch):
    monkeypatch.setattr(foreign, "has_show_verb", lambda ending: ending == ".pptx")

    assert show_of(Path("talk.pptx"), 1, tmp_path) == Handover(Path("talk.pptx"))
    assert can_show(".pptx")


def test_elsewhere_there_is_no_such_verb(tmp_path: Path) -> None:
    assert not foreign.has_show_verb(".pptx")
    with pytest.raises(OSError, match="talk"):
        show_by_verb(tmp_path / "talk.pptx")
