"""The facts of a computer and a programme with which all is well, and what is found of others."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from tests.fakes import VIETNAM, meeting
from timekeeper.live.equipment import MEGABYTE, MachineFacts, ScreenFacts
from timekeeper.live.findings import Finding, Light
from timekeeper.live.readiness import Facts, findings

GREEN, AMBER, RED = Light.GREEN, Light.AMBER, Light.RED
NOW = datetime(2026, 3, 5, 0, 20, tzinfo=UTC)
PLANNED = replace(meeting(10, 10), date=date(2026, 3, 5))
PROJECTOR = ScreenFacts(2, hall=(1920, 1080))
HEALTHY = MachineFacts(NOW.astimezone(VIETNAM), 40_000 * MEGABYTE, 90.0, on_mains=True)
ALL_WELL = Facts(PLANNED, NOW, PROJECTOR, HEALTHY)


def of(subject: str, facts: Facts) -> list[Finding]:
    return [finding for finding in findings(facts) if finding.subject == subject]


def lights(subject: str, facts: Facts) -> list[Light]:
    return [finding.light for finding in of(subject, facts)]


def machine(**changed: Any) -> Facts:
    return replace(ALL_WELL, machine=replace(HEALTHY, **changed))
