"""What the product is made of: licences to read, and a bill of materials (CycloneDX) to check."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePath

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from building.project import ROOT, BuildFailed, sha256

# Debian has these texts on every machine; the wheels of Qt do not carry theirs.
COMMON = Path("/usr/share/common-licenses")
QT = ("pyside6-essentials", "shiboken6")
QT_LICENCE = "LGPL-3.0-only"
QT_NOTE = """\
Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They lie as
libraries of their own in the folder PySide6 and may be replaced there by other builds of the same
version. Their sources are published by The Qt Company and by the Qt Project; whoever received this
program may ask its publisher for a copy.
"""
# Packages without a text of their own, and Debian's text for their licence.
_TEXTS = {"docxtpl": "LGPL-2.1"}
# What a package says of its licence in words of its own, or only in a classifier.
_SPDX = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "BSD": "BSD-2-Clause",  # olefile
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part that ships: name, version, licence (SPDX), SHA-256 of its archive."""

    name: str
    version: str
    licence: str
    digest: str = ""
    python_package: bool = True


def parts_of(site: Path, wheels: Path) -> list[Part]:
    """Return the packages that lie in a folder, by name, with the sums of the wheels they are from.

    BuildFailed when one does not tell its licence.
    """
    sums = {_of_wheel(path): sha256(path) for path in wheels.glob("*.whl")}
    found = []
    for package in distributions(path=[str(site)]):
        name = normal_name(package.name)
        found.append(Part(name, package.version, licence_of(package), sums.get(name, "")))
    return sorted(found, key=lambda part: part.name)


def licence_of(package: Distribution) -> str:
    """Return the licence as an SPDX expression."""
    if normal_name(package.name) in QT:
        return QT_LICENCE
    about = package.metadata
    told: str = about["License-Expression"] or about["License"] or ""
    if not told or "\n" in told:
        classifiers = about.get_all("Classifier") or []
        names = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License")]
        told = names[0] if names else ""
    if not told:
        raise BuildFailed(f"{package.name} does not tell its licence; look, and add it here.")
    return _SPDX.get(told, told)


def normal_name(name: str) -> str:
    """Return a package's name as lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _of_wheel(path: Path) -> str:
    return normal_name(path.name.partition("-")[0])


def bill_of_materials(program: str, version: str, parts: list[Part]) -> str:
    """Return the bill in CycloneDX 1.6 as JSON."""
    bill = Bom()
    licences = LicenseFactory()
    product = Component(
        name=program,
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=program,
        licenses=[licences.make_from_string("MIT")],
    )
    bill.metadata.component = product
    components = []
    for part in parts:
        kind = "pypi" if part.python_package else "generic"
        digests = [part.digest] if part.digest else []
        components.append(
            Component(
                name=part.name,
                version=part.version,
                type=ComponentType.LIBRARY,
                bom_ref=f"{part.name}@{part.version}",
                licenses=[licences.make_from_string(part.licence)],
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in digests],
                purl=PackageURL(kind, None, part.name, part.version),
            )
        )
    bill.components.update(components)
    bill.register_dependency(product, components)
    return JsonV1Dot6(bill).output_as_string(indent=2)


def ship_licences(site: Path, parts: list[Part], target: Path) -> None:
    """Put every licence text into a folder, and a list of all parts beside them."""
    target.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", target / "timekeeper.txt")
    shutil.copy(ROOT / "resources" / "fonts" / "OFL.txt", target / "Be Vietnam Pro.txt")
    for package in distributions(path=[str(site)]):
        name = normal_name(package.name)
        if name in QT or name == "timekeeper":
            continue
        texts = [file for file in package.files or () if _is_licence(file)]
        if not texts and name in _TEXTS:
            shutil.copy(COMMON / _TEXTS[name], target / f"{name} {_TEXTS[name]}.txt")
        elif not texts:
            raise BuildFailed(f"{package.name} ships no licence text; add one by hand.")
        for text in texts:
            # pip keeps them in a folder of that name, some packages with folders below it.
            place = target / name / Path(*text.parts[1:])
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(text.locate()), place)
    for name in ("LGPL-3", "GPL-3"):
        shutil.copy(COMMON / name, target / f"Qt {name}.txt")
    (target / "Qt.txt").write_text(QT_NOTE, encoding="utf-8")
    listed = "\n".join(f"{p.name:24} {p.version:16} {p.licence}" for p in parts)
    (target / "PARTS.txt").write_text(f"{listed}\n", encoding="utf-8", newline="\r\n")


def _is_licence(file: PurePath) -> bool:
    named = re.match(r"(licen[cs]e|copying|notice)", file.name, re.IGNORECASE) is not None
    about = file.parts[0].endswith(".dist-info")
    return about and (named or "licenses" in file.parts)
