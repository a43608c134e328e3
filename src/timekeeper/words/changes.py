"""What was changed on the day and why, in sentences for the timing report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from timekeeper.core import events
from timekeeper.core.events import Event, OverrunExplained, WitnessedFact
from timekeeper.core.report.rows import Report
from timekeeper.words.language import _
from timekeeper.words.values import act_names, cause_name, minutes, numbered, witnessed_name

Titles = Callable[[str | None], str]


def titles(report: Report) -> Titles:
    """Return a function from an item's id to its numbered title; "" for one never planned."""
    came = (e.event.item for e in report.changes if isinstance(e.event, events.ItemInserted))
    known = {item.id: item for item in (*came, *report.original.items, *report.programme.items)}

    def title(identity: str | None) -> str:
        return numbered(known[identity]) if identity in known else ""

    return title


def change_sentence(event: Event, report: Report, title: Titles) -> str:
    """Return a change of the programme in words; ``title`` names items as the report does."""
    item = title(events.item_of(event))
    match event:
        case events.TimeAdded(_item, amount):
            template = (
                _("Cut {minutes}: {item}") if amount < timedelta() else _("Add {minutes}: {item}")
            )
            return template.format(minutes=minutes(amount), item=item)
        case events.PresenterSubstituted(identity, _presenter):
            return _substitution(identity, item, report)
        case events.Replanned():
            return _replanning(event, title)
        case _ if isinstance(event, WitnessedFact):
            return witnessed_name(event)
        case _:
            return act_names()[type(event)].format(item=item).removesuffix(": ")


def cause_sentence(explained: OverrunExplained | None) -> str:
    """Return why an item overran: the kind of reason and what was written about it."""
    if explained is None or explained.cause is None:
        return ""
    kind = cause_name(explained.cause)
    return f"{kind}: {explained.text}" if explained.text else kind


def _substitution(identity: str, item: str, report: Report) -> str:
    now, before = (
        next((i.presenter.text for i in p.items if i.id == identity and i.presenter), "")
        for p in (report.programme, report.original)
    )
    if not now:  # a confidential item keeps to itself who presents it
        return _("Another presenter: {item}").format(item=item)
    if not before:
        return _("{item}: presented by {presenter}").format(item=item, presenter=now)
    return _("{item}: {presenter} in place of {before}").format(
        item=item, presenter=now, before=before
    )


def _replanning(event: events.Replanned, title: Titles) -> str:
    measures = [
        _("{item} cut by {minutes}").format(item=title(item), minutes=minutes(amount))
        for item, amount in event.cuts
    ]
    measures += [_("{item} left out").format(item=title(item)) for item in event.dropped]
    measures += [_("{item} moved").format(item=title(move.item)) for move in event.moves]
    planned = _("Plan the rest of the session anew")
    if not measures:
        return _("{planned}: the delay is accepted").format(planned=planned)
    return f"{planned}: {'; '.join(measures)}"
