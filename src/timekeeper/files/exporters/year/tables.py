"""What is told of the conferences of a year: by sort and by body, and what the house wants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date as Day

from msgspec import Struct

from timekeeper.core.house.limits import Limit, Measured
from timekeeper.core.house.sorts import sort_of
from timekeeper.core.programme import Programme
from timekeeper.core.report.rows import Report
from timekeeper.core.report.year import YearRow, begun, body_of, sums, year_rows
from timekeeper.files.exporters.tables.columns import ReportColumn as Column
from timekeeper.files.exporters.tables.columns import ReportTable, ValueKind
from timekeeper.words.language import _, pgettext
from timekeeper.words.values import short_date

TEXT, COUNT, LENGTH = ValueKind.TEXT, ValueKind.COUNT, ValueKind.LENGTH


class Year(Struct, frozen=True):
    """An office's year: tables by sort and by body, each ending with all; sentences on limits.

    ``listed``: each conference of which these are the sums, in the order of their days.
    """

    number: int
    tables: tuple[ReportTable[YearRow], ...]
    listed: ReportTable[Report]
    remarks: tuple[str, ...] = ()
    office: str = ""


def year_of(number: int, reports: Iterable[Report], limits: Sequence[Limit] = ()) -> Year:
    """Return a year of these reports, which are those of its conferences."""
    held = begun(reports)
    whole = sums(_("All"), held) if held else None
    tables = (
        _table("sorts", _("By kind of conference"), held, sort_of, whole),
        _table("bodies", _("By body"), held, body_of, whole),
    )
    remark = _("Held online: {share}%; the least is {percent}%: {source}.")
    remarks = (
        remark.format(share=whole.share, percent=limit.percent, source=limit.source)
        for limit in limits
        if limit.what is Measured.YEAR_ONLINE and whole and whole.share < limit.percent
    )
    issuers = [report.programme.organisation.issuer for report in held]
    office = next(filter(None, reversed(issuers)), "")
    return Year(number, tables, _listed(sorted(held, key=_day)), tuple(remarks), office)


def _listed(held: Sequence[Report]) -> ReportTable[Report]:
    return ReportTable(
        "listed",
        _("The conferences"),
        held,
        (
            Column("date", pgettext("day", "Date"), TEXT, lambda one: short_date(_day(one))),
            Column("title", _("Conference"), TEXT, lambda one: one.programme.title),
            Column("sort", _("Kind"), TEXT, lambda one: sort_of(one.programme) or _("not said")),
            Column("body", _("Body"), TEXT, lambda one: body_of(one.programme) or _("not said")),
            Column("online", _("Online"), COUNT, lambda one: sums("", [one]).online),
            Column("held", _("Time held"), LENGTH, lambda one: sums("", [one]).held),
            Column("over", _("Over time in all"), LENGTH, lambda one: sums("", [one]).over),
        ),
    )


def _day(report: Report) -> Day:
    """Return the day on which a conference began."""
    begun = min(row.actual_start for row in report.sessions if row.actual_start)
    return begun.astimezone(report.programme.timezone).date()


def _table(
    key: str,
    name: str,
    reports: Sequence[Report],
    called: Callable[[Programme], str],
    whole: YearRow | None,
) -> ReportTable[YearRow]:
    rows = (*year_rows(reports, called), *((whole,) if whole else ()))
    return ReportTable(
        key,
        name,
        rows,
        (
            Column("name", name, TEXT, lambda row: row.name or _("not said")),
            Column("conferences", _("Conferences"), COUNT, lambda row: row.conferences),
            Column("online", _("Online"), COUNT, lambda row: row.online),
            Column("share", _("Online, %"), COUNT, lambda row: row.share),
            Column("held", _("Time held"), LENGTH, lambda row: row.held),
            Column("over", _("Over time in all"), LENGTH, lambda row: row.over),
        ),
    )
