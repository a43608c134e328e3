"""Refuses a release whose changelog is silent: ``python -m building.release``."""

from __future__ import annotations

import sys

from building.project import ROOT, BuildFailed, changelog_entry, version


def main() -> int:
    """Print what the changelog says of this version; status 1 when it says nothing."""
    try:
        print(changelog_entry((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version()))
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
