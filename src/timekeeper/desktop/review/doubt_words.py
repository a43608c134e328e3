"""What a doubt is called in the list: by its kind, and by what it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from timekeeper.core.programme import Programme
from timekeeper.desktop.review.review_model import ReviewColumn, column_name, target_of
from timekeeper.files.importers.draft.draft import Doubt, Draft, Suggestion
from timekeeper.words.language import _, ngettext
from timekeeper.words.values import MINUTE, hours_and_minutes, shortened

# The field that settles a doubt of a kind; where there is no such field, it is only looked at.
_FIELDS = {
    "start": ReviewColumn.START,
    "end": ReviewColumn.END,
    "minutes": ReviewColumn.MINUTES,
    "presenter": ReviewColumn.PRESENTER,
    "title": ReviewColumn.TITLE,
    "date": ReviewColumn.PRESENTER,  # a heading's date stands there
}
_SETTLED_IN = {
    "no_date": "date",
    "date": "date",
    "backwards": "start",
    "overlap": "start",
    "gap": "start",
    "outside_part": "start",
    "outside_session": "start",
    "impossible_time": "start",
    "afternoon": "start",
    "sum_disagrees": "end",
    "length_disagrees": "minutes",
    "no_length": "minutes",
    "length": "minutes",
    "several_times": "start",
    "no_presenter": "presenter",
    "presenter": "presenter",
    "no_title": "title",
}
_NOT_TAKEN = ("left_out", "not_understood")
# Functions, so that each is looked up in the language in use, and no other with it.
_TITLES: dict[str, Callable[[], str]] = {
    "no_item": lambda: _("Nothing to time"),
    "empty": lambda: _("Without an item"),
    "no_date": lambda: _("No date"),
    "backwards": lambda: _("The clock runs backwards"),
    "overlap": lambda: _("Times overlap"),
    "gap": lambda: _("Nothing planned"),
    "sum_disagrees": lambda: _("The sum disagrees"),
    "length_disagrees": lambda: _("The length disagrees"),
    "outside_part": lambda: _("Outside the part’s time"),
    "outside_session": lambda: _("Outside the session’s time"),
    "no_length": lambda: _("No time given"),
    "no_presenter": lambda: _("No presenter"),
    "after_midnight": lambda: _("After midnight"),
    "repeated_hour": lambda: _("Clocks are set"),
    "missing_hour": lambda: _("Clocks are set"),
    "not_confidential": lambda: _("Said to be internal"),
    "confidential": lambda: _("Said to be internal"),
    "no_lunch": lambda: _("No lunch"),
    "not_understood": lambda: _("Not understood"),
    "left_out": lambda: _("Left out"),
    "presenter": lambda: _("Presenter not sure"),
    "date": lambda: _("Date not sure"),
    "no_title": lambda: _("No title"),
    "impossible_time": lambda: _("No such time"),
    "length": lambda: _("Length not sure"),
    "several_times": lambda: _("Several times in one item"),
    "afternoon": lambda: _("Read as the afternoon’s"),
    "duplicate": lambda: _("Written twice"),
    "rows": lambda: _("Rows not sure"),
    "unsure": lambda: _("Picture not sure"),
    "unread": lambda: _("Picture not read"),
}


def kind_title(kind: str) -> str:
    """Return what doubts of a kind are called together; "" for those of the file as a whole."""
    return _TITLES[kind]() if kind in _TITLES else ""


def matter(doubt: Doubt, draft: Draft, programme: Programme) -> str:
    """Return what a doubt is about: an item, a heading, or the words that stand there."""
    target = target_of(doubt)
    is_of_line = doubt.kind in _NOT_TAKEN
    if target.item in programme.positions and target.item is not None and not is_of_line:
        return programme.slot(target.item).item.title
    if target.session is not None and target.session < len(programme.sessions):
        session = programme.sessions[target.session]
        if target.part is None:
            return session.name or doubt.message
        part = session.parts[target.part] if target.part < len(session.parts) else None
        if part is not None:
            return " ".join(filter(None, (part.number, part.title))) or doubt.message
    words = draft.original[doubt.line - 1].cells if draft.place(doubt) and doubt.line else ()
    whole = "   ".join(filter(None, words))
    return (whole or doubt.read if kind_title(doubt.kind) else "") or doubt.message


def field_of(doubt: Doubt) -> ReviewColumn | None:
    """Return the column in which a doubt is settled in its row: by its suggestion, or its kind."""
    meant = doubt.suggestion
    here = meant is not None and meant.item == doubt.item
    return _FIELDS.get(meant.field if meant and here else _SETTLED_IN.get(doubt.kind, ""))


def is_about(doubt: Doubt, column: ReviewColumn) -> bool:
    """Return whether a doubt is about what stands in a column of its row; all are at the mark.

    What was not taken from the original is about nothing in the row that it would follow.
    """
    if column is ReviewColumn.MARK:
        return True
    return doubt.kind not in _NOT_TAKEN and field_of(doubt) in (None, column)


def what_to_do(doubt: Doubt) -> str:
    """Return what to do about a doubt that suggests nothing; "" where its message says it."""
    if doubt.kind in _NOT_TAKEN:
        return left_out()
    name = _SETTLED_IN.get(doubt.kind)
    if name is None:
        return ""
    field = _("Date of the conference") if name == "date" else column_name(_FIELDS[name])
    return _("Enter corrects “{field}”, or leave it as it is.").format(field=field)


def left_out() -> str:
    """Return what is said of a row that is not in the programme."""
    return _("Left out; Ctrl+T takes it in as an item.")


def suggestion_words(meant: Suggestion, doubt: Doubt, programme: Programme) -> str:
    """Return what a suggestion would set, in words, and where that is not in the doubt's row."""
    words = _field_words(meant)
    if doubt.item is None or meant.item == doubt.item:
        return words
    if meant.item is not None:
        title = programme.slot(meant.item).item.title
    else:
        title = programme.sessions[meant.session or 0].name or _("Session without a name")
    return _("“{title}”: {meant}").format(title=shortened(title), meant=words)


def _field_words(meant: Suggestion) -> str:
    if meant.field == "item":
        return _("remove this item") if meant.item is not None else _("remove this heading")
    template = {
        "start": _("start {value}"),
        "end": _("end {value}"),
        "minutes": ngettext("{value} minute", "{value} minutes", 1 if meant.value == 1 else 2),
        "presenter": _("presenter: {value}"),
        "title": _("title: {value}"),
        "date": _("date {value}"),
    }[meant.field]
    value = meant.value
    if meant.field == "minutes" and isinstance(value, int) and value >= MINUTE:
        return hours_and_minutes(timedelta(minutes=value))
    if meant.field == "date" and isinstance(value, str):
        value = "/".join(reversed(value.split("-")))
    return template.format(value=value if value is not None else "–")
