"""The list of the half hour before: ticked by the program, or by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from timekeeper.live.findings import Finding, Light, light_name
from timekeeper.words.language import _


class Step(Struct, frozen=True):
    """One thing to be seen to; ``light`` as the program found it, None: a person sees to it."""

    text: str
    light: Light | None = None

    @property
    def in_order(self) -> bool | None:
        """Return whether the program found it in order."""
        return None if self.light is None else self.light is Light.GREEN

    @property
    def found(self) -> str:
        """Return what the program says of it, "" where a person sees to it."""
        if self.light is None:
            return ""
        return _("seen by the program") if self.in_order else light_name(self.light)


def steps(found: Sequence[Finding], counts: bool | None = None) -> tuple[Step, ...]:
    """Return the list, in the order of the half hour; ``counts``: whether they add up, if known."""
    lights: dict[str, Light] = {}
    for finding in found:
        lights[finding.subject] = max(finding.light, lights.get(finding.subject, Light.GREEN))

    def own(text: str, *subjects: str) -> Step:
        return Step(text, max(lights.get(each, Light.AMBER) for each in subjects))

    counted = None if counts is None else Light.GREEN if counts else Light.AMBER

    return (
        Step(_("The line to the linked points: picture and sound both ways")),
        Step(_("Sound: microphones of rostrum and hall, and a spare one")),
        own(_("Screens: the hall’s picture is where it belongs"), _("Screens")),
        own(_("Titles can be read in the last row"), _("Text in the hall")),
        Step(_("Backdrop picture (ma-két): approved, and right letter by letter")),
        Step(_("Flags, flowers, name plates and seats")),
        Step(_("Materials are handed out")),
        Step(_("Counts: summoned, present, absent"), counted),
        Step(_("The printed programme is the one on the desk")),
        own(_("Clock and programme agree"), _("Clock"), _("Programme")),
        own(_("Power, sleep and disk of this computer"), _("Power"), _("Sleep"), _("Disk")),
        own(_("The record can be written"), _("Record")),
    )


def as_list(listed: Sequence[Step], by_hand: Collection[str]) -> str:
    """Return the list as plain text, to be printed; ``by_hand``: what a person has ticked."""
    lines = [
        f"[{'x' if step.in_order or step.text in by_hand else ' '}] "
        + "  ·  ".join(filter(None, (step.text, step.found)))
        for step in listed
    ]
    return "\n".join((_("In the half hour before"), *lines)) + "\n"
