"""Builds wheel, sdist and the Debian package: ``python -m building.linux LIBRARY...``.

The arguments are Debian's packages that Qt needs.
"""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from string import Template

from building import bill, parts
from building.project import (
    BUILD,
    DIST,
    ICON,
    LOCK,
    PACKAGING,
    PUBLISHER,
    ROOT,
    BuildFailed,
    find_tools,
    fresh,
    run,
    sha256,
    size,
    version,
)

HERE = PACKAGING / "linux"
TREE = BUILD / "linux" / "tree"
SITE = TREE / "usr" / "lib" / "timekeeper"
ICON_SIZES = (16, 32, 48, 128, 256)
TOOLS = ("dpkg-deb", "rsvg-convert")


def main(libraries: list[str]) -> int:
    """Build all three."""
    try:
        find_tools(TOOLS)
        products = [*make_wheel_and_sdist(), make_debian_package(libraries)]
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    lines = [f"{sha256(product)}  {product.name}\n" for product in products]
    (DIST / f"timekeeper-{version()}-linux.sha256").write_text("".join(lines), encoding="utf-8")
    for product in products:
        print(f"{product.relative_to(ROOT)}  {product.stat().st_size / 1e6:.1f} MB")
    print(f"installed  {size(TREE) / 1e6:.1f} MB")
    return 0


def make_wheel_and_sdist() -> list[Path]:
    """Build what pipx and pip install."""
    made = fresh(BUILD / "linux" / "python")
    run(sys.executable, "-m", "hatchling", "build", "-d", made, "-t", "sdist", "-t", "wheel")
    DIST.mkdir(exist_ok=True)
    return [Path(shutil.copy(path, DIST)) for path in sorted(made.iterdir())]


def make_debian_package(libraries: list[str]) -> Path:
    """Build the package for this Debian: its modules are compiled for this Python."""
    fresh(TREE)
    wheels = BUILD / "linux" / "wheels"
    parts.install_wheels(LOCK / "run.txt", wheels, SITE)
    (own,) = DIST.glob(f"timekeeper-{version()}-*.whl")
    parts.install_program(own, SITE)
    parts.trim(SITE)
    found = [part for part in bill.parts_of(SITE, wheels) if part.name != "timekeeper"]
    documents = TREE / "usr" / "share" / "doc" / "timekeeper"
    bill.ship_licences(SITE, found, documents / "licences")
    text = bill.bill_of_materials("timekeeper", version(), found)
    (documents / "bill-of-materials.cdx.json").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "LICENSE", documents / "copyright")
    _add_commands()
    _add_to_desktop()
    return _pack(libraries)


def _add_commands() -> None:
    template = Template((HERE / "launcher.in").read_text(encoding="utf-8"))
    for name, entry in (("timekeeper", "main"), ("timekeeper-window", "main_in_window")):
        _write("usr/bin", name, template.substitute(entry=entry)).chmod(0o755)


def _add_to_desktop() -> None:
    for name, folder in (
        ("timekeeper.desktop", "usr/share/applications"),
        ("timekeeper-mime.xml", "usr/share/mime/packages"),
    ):
        _write(folder, name.replace("-mime", ""), (HERE / name).read_text(encoding="utf-8"))
    template = Template((HERE / "timekeeper.metainfo.xml.in").read_text(encoding="utf-8"))
    day = datetime.fromtimestamp((ROOT / "CHANGELOG.md").stat().st_mtime, UTC).date()
    about = template.substitute(version=version(), date=day, publisher=PUBLISHER)
    _write("usr/share/metainfo", "timekeeper.metainfo.xml", about)
    icons = TREE / "usr" / "share" / "icons" / "hicolor"
    for width in ICON_SIZES:
        pictures = icons / f"{width}x{width}" / "apps"
        pictures.mkdir(parents=True)
        picture = pictures / "timekeeper.png"
        run("rsvg-convert", "-w", str(width), "-h", str(width), ICON, "-o", picture)
    (icons / "scalable" / "apps").mkdir(parents=True)
    shutil.copy(ICON, icons / "scalable" / "apps")


def _pack(libraries: list[str]) -> Path:
    architecture = run("dpkg", "--print-architecture").strip()
    major, minor = sys.version_info[:2]
    python = f"python3 (>= {major}.{minor}~), python3 (<< {major}.{minor + 1}~)"
    control = Template((HERE / "control.in").read_text(encoding="utf-8")).substitute(
        version=version(),
        architecture=architecture,
        publisher=PUBLISHER,
        kilobytes=size(TREE) // 1024,
        depends=", ".join(("libc6", python, *libraries)),
    )
    _write("DEBIAN", "control", control)
    for path in (TREE, *TREE.rglob("*")):
        executable = path.is_dir() or path.parent.name == "bin"
        path.chmod(0o755 if executable else 0o644)
    product = DIST / f"timekeeper_{version()}_{architecture}.deb"
    run("dpkg-deb", "-Zxz", "--root-owner-group", "--build", TREE, product)
    return product


def _write(folder: str, name: str, text: str) -> Path:
    target = TREE / folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
