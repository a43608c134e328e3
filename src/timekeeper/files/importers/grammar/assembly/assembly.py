"""From the tree of lines to the programme: what is a session, a part, an item, a remark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date as Day
from datetime import timedelta

from msgspec.structs import replace

from timekeeper.core.checks import confidential
from timekeeper.core.programme import Kind, Presenter
from timekeeper.files.importers.draft.draft import Doubt
from timekeeper.files.importers.grammar.assembly.internal_marks import InternalMarks
from timekeeper.files.importers.grammar.assembly.item_doubts import doubts_of_time
from timekeeper.files.importers.grammar.assembly.item_reading import CLOSING, FOOT, read_item
from timekeeper.files.importers.grammar.assembly.open_sessions import (
    OpenPart,
    OpenSession,
    people_of,
    venue_of,
    words_of,
)
from timekeeper.files.importers.grammar.dates import damaged, dates, day_lines, lunar, weekdays
from timekeeper.files.importers.grammar.kinds import opens_as_act
from timekeeper.files.importers.grammar.lines.labels import REMARK, announces_only
from timekeeper.files.importers.grammar.lines.line import (
    LONGEST,
    CounterStyle,
    Label,
    ProgrammeLine,
)
from timekeeper.files.importers.grammar.names import names_somebody, presenter_from
from timekeeper.files.importers.grammar.outline import (
    CONTINUED,
    OUTER,
    Node,
    Rank,
    is_container,
    rank,
)
from timekeeper.files.importers.grammar.paper.event_date import day_doubt, maybe_lunar
from timekeeper.files.importers.grammar.presenters.titles import read_title
from timekeeper.files.importers.grammar.rows import ALL_ROWS
from timekeeper.files.importers.grammar.times import heading_times
from timekeeper.files.importers.grammar.times.when import When
from timekeeper.files.job import Job
from timekeeper.words.language import _

LONGEST_QUOTE = 80
_LISTS = ("nội dung", "chương trình", "chi tiết", "cụ thể")
FIRST_AND_LAST = 2


class Assembly:
    """Reads the tree once, top to bottom, and keeps the session and the part that are open."""

    def __init__(
        self,
        job: Job,
        first_day: Day | None,
        opening: When | None = None,
        internal: ProgrammeLine | None = None,
        onward: Sequence[ProgrammeLine] = (),
        *,
        since: Day | None = None,
    ) -> None:
        self._job = job
        self.date = first_day
        self._given = since
        self.sessions: list[OpenSession] = []
        self.notes: list[str] = []
        self.left_out: list[int] = []  # the numbers of the lines that are no more than notes
        self.doubts: list[Doubt] = []
        # The headings that are but a day, in the end those below which no session lies.
        self.empty_days: list[tuple[ProgrammeLine, Day]] = []
        self._day: Day | None = None
        self._day_name = ""
        self._day_line: ProgrammeLine | None = None
        self._new_day = False
        self._opening = opening
        # What is said above all sessions holds for each of them, and so for those of a day.
        self._above = OpenSession()
        self._of_days: dict[Day, OpenSession] = {}
        self.internal = InternalMarks(self.doubts, internal, onward)
        self._presenter: Presenter | None = None

    def read(self, root: Node, details: list[ProgrammeLine]) -> None:
        """Read the head's details and every node below the root."""
        people: list[str] | None = None
        for line in details:
            people = self._detail(Node(line), people, None)
        self._children(root, None)
        self._leave_day()
        self._settle()

    def _settle(self) -> None:
        """Drop the sessions that stayed empty; let what is said above all hold for each."""
        for session in self.sessions:
            if not session.parts and session.line is not None:
                self._keep(session.line, None)
            if not session.parts:
                self.notes += [*map(words_of, session.venues), *session.attendees]
                self.notes += [session.closing] if session.closing else []
        self.sessions = [session for session in self.sessions if session.parts]
        held = {session.date or self.date for session in self.sessions}
        self.empty_days = [(line, day) for line, day in self.empty_days if day not in held]
        for line, _day in self.empty_days:
            self.left_out += line.numbers
            self.notes.append(line.original)
        sessions = self.sessions
        # "Thời gian: 8h00, ngày ..." opens a first session whose own lines give no start.
        if sessions and self._opening is not None and not sessions[0].starts:
            opening = self._opening
            sessions[0].when = opening if len(sessions) == 1 else When(opening.start)
        # What one day alone is told holds for those after it.
        # What is said below a later day is none of the first.
        several = len(self._of_days) > 1 or self.date not in self._of_days
        of_days = [(day if several else None, said) for day, said in self._of_days.items()]
        for day, above in (*of_days, (None, self._above)):
            own = [one for one in sessions if day in (None, one.date or self.date)]
            if all(session.venues for session in own):
                self.notes += map(words_of, above.venues)
            if all(session.attendees for session in own):
                self.notes += above.attendees
            for session in own:
                session.venues = session.venues or list(above.venues)
                session.attendees = session.attendees or list(above.attendees)

    def _children(self, node: Node, part: OpenPart | None) -> None:
        outer = self.internal.heading
        if confidential.marking(node.line.original):
            self.internal.heading = node.line
        self._read(node, part)
        self.internal.heading = outer

    def _read(self, node: Node, part: OpenPart | None) -> None:
        people: list[str] | None = None
        timed = Counter(child.line.key for child in node.children if child.line.timed)
        bullets = Counter(child.line.key for child in node.children)
        acting = Counter(
            child.line.key
            for child in node.children
            if not child.line.timed and opens_as_act(child.line.text)
        )
        # "- 9h00: Văn nghệ", the acts after it, and "- 11h30: Kết thúc".
        last = len(node.children) - 1
        ends = Counter(child.line.key for child in node.children[:: last or 1] if child.line.timed)
        for child in node.children:
            self._job.go_on(ALL_ROWS)
            key = child.line.key
            remark = rank(child.line) in (Rank.TEXT, Rank.DETAIL)
            remark = remark and child.line.label in (None, Label.NOTE)
            if remark and confidential.is_marking(child.line.text):
                self.internal.heading = child.line
            among_items = (
                people is None
                and child.line.style is CounterStyle.BULLET
                and child.line.label is None
                and key in timed
            )
            # Of as many with a time as without, what names nobody and says of nothing what it is.
            even = not (
                ":" in child.line.text
                or REMARK.match(child.line.text)
                or names_somebody(child.line.text)
            )
            if rank(child.line) in (Rank.DAY, Rank.SESSION):
                self.notes += [*child.line.columns, *child.line.asides]
            match rank(child.line):
                case Rank.DAY:
                    self._open_day(child)
                    part = None
                case Rank.SESSION:
                    self._open_session(child)
                    part = None
                case Rank.ENTRY if child.line.label is None:
                    part = self._entry(child, part)
                case Rank.DETAIL if among_items and (
                    2 * timed[key] + even > bullets[key]
                    or ends[key] == timed[key] == FIRST_AND_LAST
                    or (ends[key] == FIRST_AND_LAST and 2 * acting[key] > bullets[key] - timed[key])
                    or child.line.asides
                ):
                    # One of a list of timed bullets, whose time the author left out.
                    part = self._entry(child, part)
                case _:
                    people = self._detail(child, people, part)

    @property
    def _since(self) -> Day | None:
        return self._day or self.date or self._given

    def _open_day(self, node: Node) -> None:
        day = dates.find_after(node.line.text, self._since)
        count = day_lines.nth_day(node.line.text)
        if day is None and count is not None and self.date is not None:
            day = self.date + timedelta(days=count - 1)
        elif day is None:
            day = weekdays.next_weekday(node.line.text, self._day or self.date)
        if day is None:
            year = self._since.year if self._since else None
            day = damaged.damaged_day(node.line.text, year, self._day or self.date)
            message = _("“{text}” was read as {date}: compare it with the original.") if day else ""
            self.doubts.append(day_doubt(node.line, day, message))
        elif weekdays.other_weekday(node.line.text, day):
            self.doubts.append(day_doubt(node.line, day))
        elif lunar.is_of_the_moon(node.line.text):
            self.doubts.append(day_doubt(node.line, day, maybe_lunar()))
        name = node.line.text.strip(" :.")
        said = [day_lines.without_date(text).lower() for text in (name, self._day_name)]
        # A table may say its day on every row, and not always in the same way.
        again = day is not None and day == self._day and said[0] == said[1]
        # "13h30, ngày 12/10/2026" below "8h00, ngày 12/10/2026" heads that day's second sitting.
        before = self._day_line.when if self._day_line else None
        again = again and not (before and node.line.when and before != node.line.when)
        if not again:
            self._leave_day()
            self.date = self.date or day
            if day is not None and day_lines.is_day_only(name):
                self.empty_days.append((node.line, day))
            self._day, self._day_name, self._new_day = day, name, True
            self._day_line = node.line
        elif node.line.when:
            self.notes.append(node.line.original)
        self.internal.day = node.line if node.line.marking else None
        self._children(node, None)

    def _leave_day(self) -> None:
        """Keep what a day's heading says besides the day, unless it has named a session."""
        if self._new_day and self._day_line and self._day_line.when:
            self.notes.append(self._day_line.original)
        elif self._new_day and (self._day is None or not day_lines.is_day_only(self._day_name)):
            self.notes.append(self._day_name)
        self._new_day = False

    def _open_session(self, node: Node) -> None:
        new_day = self._new_day
        self._leave_day()
        text = CONTINUED.sub("", node.line.text)
        written = dates.find_after(text, self._since)
        if written is not None:
            self.date, self._day = self.date or written, written
        name, when = heading_times.heading_time(day_lines.without_date(text))
        name = name.strip(" :.,–-")
        # "BUỔI SÁNG" is a common noun in capitals; other names may hold proper names.
        if name.isupper() and name.lower().startswith("buổi"):
            name = name.capitalize()
        date = self._day if self._day != self.date else None
        name = node.line.marked(name)
        last = self.sessions[-1] if self.sessions and not new_day else None
        if last and (last.name, last.date) == (name, date) and when in (None, last.when):
            # Said again on the next slide or page.
            self._children(node, None)
            return
        self.sessions.append(OpenSession(name, node.line, date, when or When()))
        self._doubt_time(when or When(), node.line.number)
        self._children(node, None)

    def _session(self) -> OpenSession:
        if not self.sessions or self._new_day:
            date = self._day if self._day != self.date else None
            when = self._day_line.when if self._day_line and self._new_day else None
            session = OpenSession(self._day_name, self._day_line, date, when or When())
            self.sessions.append(session)
            self._new_day = False
        return self.sessions[-1]

    def _entry(self, node: Node, part: OpenPart | None) -> OpenPart | None:
        """Read a node that is a part or an item; return the part what follows belongs to."""
        if is_container(node) and not node.line.text and node.line.columns:
            # A row that only says when and who: what stands in its time is his.
            outer, self._presenter = self._presenter, presenter_from(node.line.columns[0])
            self._children(node, part)
            self._presenter = outer
            return part
        if is_container(node):
            self._open_part(node)
            # What follows a part within a part stands after it, not before.
            return self._session().parts[-1] if part is not None and part.own else None
        session = self._session()
        if part is None:
            part = session.parts[-1] if session.parts and not session.parts[-1].own else None
        if part is None:
            part = OpenPart(own=False)
            session.parts.append(part)
        lone = node.lone_act
        if lone and lone.line.number == node.line.number and lone.line.ends_with_time:
            # "- Chấm điểm (từ 10h00)" in the act's own cell tells of it.
            lone = None
        own = Node(node.line, [c for c in node.children if c is not lone])
        reading = read_item(own, self._day or self.date)
        if reading.item.presenter is None and reading.item.kind is not Kind.BREAK:
            reading.item = replace(reading.item, presenter=self._presenter)
        above = part.items[-1].item.title if part.items else part.title
        if not node.line.text and node.line.columns and above:
            # A title that goes over several rows is written once.
            reading.item = replace(reading.item, title=above)
        self.internal.mark(reading)
        part.items.append(reading)
        for other in reading.others:
            self._detail(other, None, part)
        return self._entry(lone, part) if lone else part

    def _open_part(self, node: Node) -> None:
        line = node.line
        heading = read_title(line.text, line.when, named=True)
        title = line.marked(heading.title.rstrip(" .:")) or None
        part = OpenPart(True, line.number, line.counter, title)
        part.when = (line.when or When()).joined(heading.when)
        part.notes += [*line.columns, *line.asides]
        if any(rank(child.line) in (Rank.DAY, Rank.SESSION) for child in node.children):
            self._open_part_over_days(node, part)
            return
        session = self._session()
        session.parts.append(part)
        self._children(node, part)
        if not part.items:
            session.parts.remove(part)
            self._keep(node.line, None)
            self.notes += part.notes
            self._above.venues += part.venues
            self._above.attendees += part.attendees
        else:
            self._doubt_time(part.when, line.number)

    def _doubt_time(self, when: When, number: int) -> None:
        """Doubt the time of a heading, which no item holds."""
        doubts = doubts_of_time(when, number)
        self.doubts += [replace(doubt, suggestion=None) for doubt in doubts]

    def _open_part_over_days(self, node: Node, part: OpenPart) -> None:
        """Read a chapter that goes over days or halves of them: it is a part on each of them."""
        known = sum(len(session.parts) for session in self.sessions)
        self._children(node, None)
        self._leave_day()
        parts = [own for session in self.sessions for own in session.parts]
        unnamed = [own for own in parts[known:] if not own.own]
        for own in unnamed:
            own.own, own.line, own.number, own.title = True, part.line, part.number, part.title
        if not unnamed:
            self._keep(node.line, None)
        self.notes += part.notes

    def _detail(
        self, node: Node, people: list[str] | None, part: OpenPart | None
    ) -> list[str] | None:
        """Read a line that is no item; return the list of people its bullets go on with."""
        line = node.line
        if people is not None and line.label is None and line.style is CounterStyle.BULLET:
            people += people_of(node)
            return people
        self.internal.doubt(line)
        session = self.sessions[-1] if self.sessions and not self._new_day else None
        own = part if part is not None and part.own else None
        day = self._day if self._new_day else None
        above = self._of_days.setdefault(day, OpenSession()) if day else self._above
        holder = own or session or above
        if line.label in (Label.ATTENDEES, Label.VENUE, Label.POINT):
            self.notes += [*line.columns, *line.asides]
        if line.label is Label.ATTENDEES:
            found = list(people_of(node))
            holder.attendees += found
            return None if found else holder.attendees
        if line.label in (Label.VENUE, Label.POINT):
            holder.venues += [venue_of(line)] if line.text else []
        else:
            self._remark(node, session, own)
        if line.label is not Label.NOTE:
            self._children(node, part if line.label else own)
        return None

    def _remark(self, node: Node, session: OpenSession | None, part: OpenPart | None) -> None:
        """Keep a line that says when, what, who presents, or nothing that is understood."""
        line = node.line
        match line.label:
            case Label.CONTENTS if announces_only(line.label_text) and (
                # "III. Thời gian và địa điểm" is a chapter of the paper.
                line.style not in OUTER or line.label_text.lower().startswith(_LISTS)
            ):
                self.notes += [*line.columns, *line.asides]
            case Label.CONTENTS:
                self.notes.append(line.original)
            case Label.TIME:
                self._time(line, session)
            case Label.NOTE | Label.MAIL:
                for kept in _lines(node):
                    # It may be an act all the same, or hold some.
                    if (kept.timed and kept.label is None) or len(kept.original) > LONGEST:
                        self._keep(kept, part)
                    else:
                        self.left_out += kept.numbers
                        (part.notes if part else self.notes).append(kept.original)
            case Label.PRESENTER:
                (part.notes if part else self.notes).append(line.original)
            case _ if session and session.closing is None and CLOSING.fullmatch(line.original):
                session.closing = line.original
            case _:
                self._keep(line, part)

    def _time(self, line: ProgrammeLine, session: OpenSession | None) -> None:
        """Keep when it begins, or when the sitting does that the line stands below."""
        if not day_lines.tells_other_day(line.text):
            self.date = self.date or dates.find_date(line.text)
        opening = day_lines.opening_time(line.text)
        if session and opening and not (session.parts or session.when.start):
            self._day = dates.find_after(line.text, self._since) or self._day
            session.date = self._day if self._day != self.date else None
            session.when = opening
        elif self._opening and opening and opening.start != self._opening.start:
            # Which of them the acts are held at is not told.
            self._keep(line, None)
            return
        self._opening = self._opening or opening
        self.notes.append(line.original)

    def _keep(self, line: ProgrammeLine, part: OpenPart | None) -> None:
        """Keep a line as a note, and say so unless it is what stands at the foot of a paper."""
        self.left_out += line.numbers
        (part.notes if part else self.notes).append(line.original)
        if not FOOT.fullmatch(line.text):
            text = line.original
            shown = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"
            message = _("This line was not understood and is kept as a note: “{text}”")
            message = message.format(text=shown)
            self.doubts.append(Doubt(line.number, "not_understood", message, read=text))


def _lines(node: Node) -> Iterator[ProgrammeLine]:
    yield node.line
    for child in node.children:
        yield from _lines(child)
