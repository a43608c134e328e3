"""The program knows its package for scans by a list that the builder makes of it."""

from building import ocr_package, parts
from building.project import version
from timekeeper.files.importers.formats.pdf.scanning.ocr_package import FOLDER, LIST


def test_program_and_package_carry_the_same_list_of_all_files(tmp_path, monkeypatch):
    package, site = tmp_path / FOLDER, tmp_path / "site"
    held = site / "timekeeper" / "resources" / FOLDER
    held.mkdir(parents=True)
    (package / "PIL").mkdir(parents=True)
    (package / "PIL" / "Image.py").write_text("", encoding="utf-8")
    (package / "bill.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(ocr_package, "PACKAGE", package)

    ocr_package.seal(site, "3.13")

    text = (held / LIST).read_text(encoding="utf-8")
    assert text == (package / LIST).read_text(encoding="utf-8")
    first, *others = text.splitlines()
    assert first == f"# timekeeper {version()}, cpython-313, win-amd64"
    assert [line.split("  ")[1] for line in others] == ["PIL/Image.py", "bill.json"]


def test_what_only_other_pictures_need_is_left_out(tmp_path):
    (tmp_path / "PIL").mkdir()
    for name in ("_imaging", "_avif", "_imagingft"):
        (tmp_path / "PIL" / f"{name}.cp313-win_amd64.pyd").touch()

    parts.trim(tmp_path)

    assert [path.name.split(".")[0] for path in (tmp_path / "PIL").iterdir()] == ["_imaging"]
