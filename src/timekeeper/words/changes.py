"""What was changed on the day and why, in sentences for the timing report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace

from timekeeper.core import events
from timekeeper.core.events import Entry, Event, OverrunExplained, WitnessedFact
from timekeeper.core.intervals import ZERO
from timekeeper.core.report.rows import Report
from timekeeper.words.language import _
from timekeeper.words.values import (
    act_form,
    cause_name,
    minutes,
    numbered,
    secrecy_words,
    witnessed_name,
)

IN_A_ROW = timedelta(minutes=2)  # longer apart, the item has gone on in between

Titles = Callable[[str | None], str]


def titles(report: Report) -> Titles:
    """Return a function from an item's id to its numbered title; "" for one never planned."""
    came = (e.event.item for e in report.changes if isinstance(e.event, events.ItemInserted))
    known = {item.id: item for item in (*came, *report.original.items, *report.programme.items)}

    def title(identity: str | None) -> str:
        return numbered(known[identity]) if identity in known else ""

    return title


def told_changes(report: Report) -> tuple[Entry, ...]:
    """Return the changes as a reader counts them: a key pressed several times in a row is one.

    It stands where it was pressed first.
    """
    runs: list[list[Entry]] = []
    for entry in report.changes:
        if runs and _pressed_again(runs[-1][-1], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    told = []
    for first, *others in runs:
        event = first.event
        if isinstance(event, events.TimeAdded):
            more = (e.event.amount for e in others if isinstance(e.event, events.TimeAdded))
            event = replace(event, amount=sum(more, event.amount))
        told.append(replace(first, event=event))
    return tuple(told)


def _pressed_again(before: Entry, entry: Entry) -> bool:
    match before.event, entry.event:
        case events.TimeAdded(item, amount), events.TimeAdded(same, more) if item == same:
            alike = (amount > ZERO) == (more > ZERO) and before.by == entry.by
            return alike and entry.at - before.at <= IN_A_ROW
    return False


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
        case events.SecrecySet(secret):
            return secrecy_words(secret=secret)
        case _ if isinstance(event, WitnessedFact):
            return witnessed_name(event)
        case _:
            return act_form(type(event)).format(item=item).removesuffix(": ")


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
