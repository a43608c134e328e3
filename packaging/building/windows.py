"""Builds the Windows installer and the portable folder: ``python -m building.windows``."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from pathlib import Path
from string import Template

from PySide6.QtGui import QImage

from building import bill, ocr_package, parts, python_archive
from building.project import (
    BUILD,
    DIST,
    ICON,
    LOCK,
    PACKAGING,
    PUBLISHER,
    ROOT,
    SUMMARY,
    BuildFailed,
    find_tools,
    fresh,
    run,
    sha256,
    size,
    version,
)
from building.wine import Wine

TOOLS = ("makensis", "x86_64-w64-mingw32-gcc", "osslsigncode", "rsvg-convert", "icotool", "wine")
HERE = PACKAGING / "windows"
PROGRAM = BUILD / "windows" / "timekeeper"
MEGABYTE = 1_000_000
INSTALLER_AT_MOST, INSTALLED_AT_MOST = 60 * MEGABYTE, 180 * MEGABYTE
OCR_AT_MOST = 70 * MEGABYTE
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
PLATFORM = ("--platform", "win_amd64", "--implementation", "cp", "--abi", "abi3", "--abi", "none")


def main() -> int:
    """Build them and the package for scans, and print what they weigh."""
    try:
        find_tools(TOOLS)
        DIST.mkdir(exist_ok=True)
        assemble()
        products = [make_installer(), make_portable(), make_ocr_package()]
        weigh(products[0])
        write_sums(products)
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    for product in products:
        print(f"{product.relative_to(ROOT)}  {product.stat().st_size / MEGABYTE:.1f} MB")
    print(f"installed  {size(PROGRAM) / MEGABYTE:.1f} MB")
    print(f"package for scans, unpacked  {size(ocr_package.PACKAGE) / MEGABYTE:.1f} MB")
    return 0


def assemble() -> None:
    """Put the whole program into one folder."""
    fresh(PROGRAM)
    runtime = PROGRAM / "runtime"
    runtime.mkdir()
    python = python_archive.unpack(runtime)
    site = runtime / "Lib" / "site-packages"
    wheels = BUILD / "windows" / "wheels"
    platform = (*PLATFORM, "--abi", _abi(python), "--python-version", python)
    parts.install_wheels(LOCK / "windows.txt", wheels, site, platform)
    parts.install_program(build_wheel(), site)
    parts.trim(site)
    for name in python_archive.RUNTIME:
        shutil.copy(site / "PySide6" / name, runtime / name)
    for pth in runtime.glob("*._pth"):
        zipped = f"python{python.replace('.', '')}.zip"
        pth.write_text(f"{zipped}\n.\nLib\\site-packages\n", encoding="utf-8", newline="\r\n")
    document(site, wheels, python)
    ocr_package.unpack(platform)
    compile_modules(runtime, site)
    ocr_package.seal(site, python)
    make_launchers(python)


def _product(ending: str) -> Path:
    return DIST / f"timekeeper-{version()}-{ending}"


def _abi(python: str) -> str:
    return f"cp{python.replace('.', '')}"


def build_wheel() -> Path:
    """Build the program's own wheel."""
    folder = fresh(BUILD / "wheel")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, "-t", "wheel")
    return next(folder.glob("*.whl"))


def document(site: Path, wheels: Path, python: str) -> None:
    """Put licences and the bill of materials beside the program."""
    found = [part for part in bill.parts_of(site, wheels) if part.name != "timekeeper"]
    dll = PROGRAM / "runtime" / f"python{python.replace('.', '')}.dll"
    exact = python_archive.exact_version(dll)
    found.append(bill.Part("cpython", exact, "PSF-2.0", python_package=False))
    found.append(bill.Part("be-vietnam-pro", "1.002", "OFL-1.1", python_package=False))
    licences = PROGRAM / "licences"
    bill.ship_licences(site, found, licences)
    shutil.move(PROGRAM / "runtime" / "LICENSE.txt", licences / "Python.txt")
    text = bill.bill_of_materials("timekeeper", version(), found)
    for place in (licences / "bill-of-materials.cdx.json", _product("windows.cdx.json")):
        place.write_text(text, encoding="utf-8")


def compile_modules(runtime: Path, site: Path) -> None:
    """Compile the modules, so that a start from a stick need not, and nothing is written there.

    Only the Python that will load them can do it. The program keeps its sources, which the error
    log quotes; the other packages go without theirs.
    """
    python = runtime / "python.exe"
    options = ("-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash")
    beside = ("-b", "-x", r"site-packages.timekeeper\b")
    packages = ((site, beside), (site / "timekeeper", ()), (ocr_package.PACKAGE, beside))
    with Wine(BUILD / "wine-build") as wine:
        for folder, where in packages:
            below = os.path.relpath(folder, runtime).replace("/", "\\")
            wine.run(python, *options, *where, below, folder=runtime)
            parts.leave_sources_out(folder)
    python.unlink()
    if not list(site.glob("timekeeper/__pycache__/*.pyc")):
        raise BuildFailed("The modules could not be compiled under Wine.")


def make_launchers(python: str) -> None:
    """Build timekeeper.exe for the desktop and timekeeper-cli.exe for terminals."""
    icon = make_icon()
    dll = f"python{python.replace('.', '')}.dll"
    for name, entry, option in (
        ("timekeeper", "main_in_window", "-mwindows"),
        ("timekeeper-cli", "main", "-DCONSOLE"),
    ):
        resource = _resource(name, icon)
        target = PROGRAM / f"{name}.exe"
        compiler = (
            "x86_64-w64-mingw32-gcc",
            "-municode",
            "-Os",
            "-s",
            "-Wall",
            "-Wextra",
            "-Werror",
        )
        names = (f'-DENTRY=L"{entry}"', f'-DPYTHON_DLL=L"{dll}"')
        run(*compiler, *names, option, HERE / "launcher.c", resource, "-o", target)
        sign(target)


def _resource(name: str, icon: Path) -> Path:
    """Compile icon, version and publisher of a launcher."""
    source, resource = (BUILD / "windows" / f"{name}.{ending}" for ending in ("rc", "res"))
    template = Template((HERE / "launcher.rc.in").read_text(encoding="utf-8"))
    text = template.substitute(
        name=name,
        icon=icon,
        manifest=HERE / "launcher.manifest",
        numbers=_four_numbers().replace(".", ","),
        publisher=PUBLISHER,
        summary=SUMMARY,
        version=version(),
    )
    source.write_text(text, encoding="utf-8")
    run("x86_64-w64-mingw32-windres", "-O", "coff", source, resource)
    return resource


def _four_numbers() -> str:
    """Return the version as Windows wants it."""
    return ".".join((*version().split("."), "0", "0", "0")[:4])


def make_icon() -> Path:
    """Draw the icon in all sizes Windows asks for."""
    folder = fresh(BUILD / "windows" / "icon")
    pictures = []
    for width in ICON_SIZES:
        picture = folder / f"{width}.png"
        run("rsvg-convert", "-w", str(width), "-h", str(width), ICON, "-o", picture)
        pictures.append(picture)
    icon = folder / "timekeeper.ico"
    run("icotool", "-c", "-o", icon, *pictures)
    return icon


def make_side() -> Path:
    """Draw the side of the installer's first and last page, twice as large for fine screens."""
    drawn, side = (BUILD / "windows" / f"welcome.{kind}" for kind in ("png", "bmp"))
    run("rsvg-convert", "-z", "2", HERE / "welcome.svg", "-o", drawn)
    if not QImage(str(drawn)).convertToFormat(QImage.Format.Format_RGB32).save(str(side)):
        raise BuildFailed(f"{side} could not be written")
    return side


def sign(product: Path) -> None:
    """Sign with SIGN_CERTIFICATE (PKCS #12), where there is one."""
    certificate = os.environ.get("SIGN_CERTIFICATE")
    if not certificate:
        print(f"{product.name} is not signed: SIGN_CERTIFICATE names no certificate.")
        return
    options = ["-pkcs12", certificate, "-h", "sha256", "-n", "timekeeper"]
    if password := os.environ.get("SIGN_PASSWORD_FILE"):
        options += ["-readpass", password]
    if stamping := os.environ.get("SIGN_TIMESTAMP_URL"):
        options += ["-ts", stamping]
    signed = product.with_suffix(".signed")
    run("osslsigncode", "sign", *options, "-in", product, "-out", signed)
    signed.replace(product)


def make_installer() -> Path:
    """Build the installer."""
    product = _product("setup.exe")
    run(
        "makensis",
        "-V2",
        "-WX",
        f"-DVERSION={version()}",
        f"-DNUMBERS={_four_numbers()}",
        f"-DPUBLISHER={PUBLISHER}",
        f"-DPROGRAM={PROGRAM}",
        f"-DICON={BUILD / 'windows' / 'icon' / 'timekeeper.ico'}",
        f"-DSIDE={make_side()}",
        f"-DKILOBYTES={size(PROGRAM) // 1024}",
        f"-DPRODUCT={product}",
        HERE / "installer.nsi",
    )
    sign(product)
    return product


def make_portable() -> Path:
    """Zip the program with the mark that lets it keep its records beside itself."""
    product = _product("portable.zip")
    top = f"timekeeper-{version()}"
    _zip(PROGRAM, product, top)
    with zipfile.ZipFile(product, "a") as archive:
        archive.write(HERE / "portable.txt", f"{top}/portable.txt")
    return product


def make_ocr_package() -> Path:
    """Zip what recognises scans, to be unpacked beside the program."""
    product = _product("ocr.zip")
    _zip(ocr_package.PACKAGE, product, ocr_package.PACKAGE.name)
    return product


def _zip(folder: Path, product: Path, top: str) -> None:
    with zipfile.ZipFile(product, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"{top}/{path.relative_to(folder).as_posix()}")


def weigh(installer: Path) -> None:
    """Raise BuildFailed when a product has grown beyond what fits."""
    weights = (
        ("The installer", installer.stat().st_size, INSTALLER_AT_MOST),
        ("The installed program", size(PROGRAM), INSTALLED_AT_MOST),
        ("The package for scans", size(ocr_package.PACKAGE), OCR_AT_MOST),
    )
    for what, weight, most in weights:
        if weight > most:
            raise BuildFailed(
                f"{what} weighs {weight / MEGABYTE:.0f} MB, more than {most // MEGABYTE} MB: see "
                "what packaging/building/parts.py could leave out."
            )


def write_sums(products: list[Path]) -> None:
    """Write the SHA-256 sums beside the products."""
    lines = [f"{sha256(product)}  {product.name}\n" for product in products]
    _product("windows.sha256").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
