"""The actions file of a rehearsal: what to do at which time of the day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from timekeeper.core import acts, events
from timekeeper.core.acts import Act
from timekeeper.core.changes.replanning import Measure
from timekeeper.core.checks.confidential import as_marked
from timekeeper.core.intervals import YEARS, local_instant, true_time
from timekeeper.core.programme import Courtesy, Item, Presenter, Programme, Speaker
from timekeeper.core.rules import MOST_COUNTED
from timekeeper.files.agenda.agenda_file import MEGABYTE, AgendaError
from timekeeper.files.agenda.yaml_text import Document, read_yaml
from timekeeper.live.rehearsal import ScriptedAct
from timekeeper.words.language import _

Known = TypeVar("Known", bound=StrEnum)

LARGEST = 5 * MEGABYTE
MOST_MINUTES = 24 * 60
LONGEST_COUNT = 4  # figures
_TO_THE_SECOND = 3
_KEYS = {"at", "do", "item", "minutes", "to", "text", "level", "date"}
# The words that say all; of the keys above they may say any, to no effect.
_BARE: dict[str, Act] = {
    "start": acts.Start(),
    "next": acts.Next(),
    "previous": acts.Previous(),
    "pause": acts.Pause(),
    "resume": acts.Resume(),
    "finish": acts.Finish(),
    "close": acts.CloseSession(),
    "undo": acts.Undo(),
    "redo": acts.Redo(),
}
# The words of one item or of a note, and what each has to say.
_NEEDS = {
    "jump": "item",
    "add": "minutes",
    "cut": "minutes",
    "skip": "",
    "restore": "item",
    "correct": "to",
    "correct_end": "to",
    "courtesy": "level",
    "note": "text",
}
BALLOTS = ("given_out", "returned", "valid", "void")
ATTENDANCE = ("summoned", "present", "excused", "unexcused")
# The words of what shall become true, and all that each can say.
_FACT_KEYS = {
    "queue": {"item", "speaker", "body", "topic", "minutes"},
    "call": {"item", "speaker"},
    "extend": {"item", "speaker", "minutes"},
    "end_speech": {"item", "speaker"},
    "substitute": {"item", "presenter", "stands_in_for"},
    "insert": {"item", "title", "minutes", "session", "part", "before"},
    "move": {"item", "session", "part", "before"},
    "remove": {"item"},
    "confirm": {"item"},
    "explain": {"item", "cause", "text"},
    "message": {"audience", "text"},
    "take_down": {"audience"},
    "hall": {"picture"},
    "replan": {"measure"},
    "attendance": {"session", "groups"},
    "ballots": {"item", "subject", *BALLOTS, "result"},
}
_OPTIONAL = {
    "body",
    "topic",
    "minutes",
    "text",
    "stands_in_for",
    "session",
    "part",
    "before",
    "subject",
    "result",
}
_ALL_KEYS = _KEYS.union(*_FACT_KEYS.values())


class ScriptError(Exception):
    """An actions file that cannot be used; the text names file, line and what was expected."""


def read_script(path: Path, programme: Programme) -> tuple[ScriptedAct, ...]:
    """Return the acts of the file; times are meant in the programme's time zone and date."""
    try:
        document = read_yaml(_text(path), str(path))
    except AgendaError as error:
        raise ScriptError(str(error)) from error
    if document.problems:
        raise ScriptError(str(document.problems[0]))
    acts: list[ScriptedAct] = []
    for index, action in enumerate(_actions(document)):
        line = document.line(("actions", index)) or 1
        try:
            scripted = _Action(action, programme).scripted(line, acts[-1].at if acts else None)
        except ScriptError as error:
            raise ScriptError(f"{path}:{line}: {error}") from error
        if acts and scripted.at < acts[-1].at:
            raise ScriptError(
                _("{file}:{line}: the time lies before that of the action above.").format(
                    file=path, line=line
                )
            )
        acts.append(scripted)
    return tuple(acts)


def act_of(action: object, programme: Programme, now: datetime) -> Act:
    """Return the act that a mapping asks for now, in the words of an actions file, without "at".

    ScriptError says what is wrong with it.
    """
    if isinstance(action, dict) and "at" in action:
        raise ScriptError(_("“{key}” is not known here").format(key="at"))
    return _Action(action, programme).act(now)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) <= LARGEST:
            return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(_("{file} cannot be read as UTF-8 text.").format(file=path)) from error
    raise ScriptError(_("{file} is too large for a list of actions.").format(file=path))


def _actions(document: Document) -> list[Any]:
    actions = document.data.get("actions") if isinstance(document.data, dict) else None
    if isinstance(actions, list):
        return actions
    raise ScriptError(_("{file}: a list under “actions:” was expected.").format(file=document.file))


class _Action:
    """One action, as it is written."""

    def __init__(self, action: object, programme: Programme) -> None:
        self._programme = programme
        if not isinstance(action, dict):
            raise ScriptError(_('an action such as {at: "07:30", do: start} was expected'))
        self._values = {key: value for key, value in action.items() if value is not None}
        for key in action.keys() - _ALL_KEYS:
            raise ScriptError(_("“{key}” is not known here").format(key=key))

    def scripted(self, line: int, before: datetime | None) -> ScriptedAct:
        if not self._values.keys() >= {"at", "do"}:
            raise ScriptError(_("an action needs “at” and “do”"))
        at = self._instant("at", before)
        return ScriptedAct(at, self.act(at), line)

    def act(self, now: datetime) -> Act:
        word = self._values.get("do")
        known = [*_BARE, *_NEEDS, *_FACT_KEYS]
        if word not in known:
            message = _("“{found}” is no action; one of {known} was expected")
            raise ScriptError(message.format(found=word, known=", ".join(known)))
        return self._act_of_a_fact(word) if word in _FACT_KEYS else self._plain_act(word, now)

    def _plain_act(self, word: str, now: datetime) -> Act:  # noqa: C901, PLR0911  # a case to a word
        # What is wrong is told also where the word has no use for it.
        item, text = self._written("item") or None, self._written("text")
        amount, level = self._minutes(), self._level()
        to = None
        if "to" in self._values:
            self._instant("to")  # says what is amiss with it
            to = true_time(self._time("to"), self._programme.timezone, now, now)
        match word:
            case "jump" if item:
                return acts.Jump(item)
            case "add" if amount is not None:
                return acts.AddTime(amount, item)
            case "cut" if amount is not None:
                return acts.CutTime(amount, item)
            case "skip":
                return acts.Skip(item)
            case "restore" if item:
                return acts.Restore(item)
            case "correct" if to:
                return acts.CorrectStart(to, item)
            case "correct_end" if to:
                return acts.CorrectEnd(to, item)
            case "courtesy" if level:
                return acts.ChangeCourtesy(level, item)
            case "note" if "text" in self._values:
                return acts.AddNote(text, item)
        if word in _NEEDS:
            raise self._needs(word, _NEEDS[word])
        return _BARE[word]

    def _act_of_a_fact(self, word: str) -> Act:
        keys, own = _FACT_KEYS[word], self._values.keys() - {"at", "do", "date"}
        for key in sorted(own - keys):
            raise ScriptError(_("“{key}” is not known here").format(key=key))
        for key in sorted(keys - own - _OPTIONAL):
            raise self._needs(word, key)
        item = self._written("item")
        match word:
            case "replan":
                return acts.ReplanBy(self._one_of("measure", Measure))
            case "explain":
                cause = self._one_of("cause", events.Cause)
                return acts.Explain(events.OverrunExplained(item, cause, self._written("text")))
            case "queue" | "call" | "extend" | "end_speech":
                return acts.Discuss(self._speech(word, item))
            case "message" | "take_down" | "hall":
                return acts.Show(self._display(word))
            case "attendance" | "ballots":
                return acts.Count(self._counted(word, item))
        return acts.Edit(self._programme_edit(word, item))

    def _programme_edit(self, word: str, item: str) -> events.ProgrammeEdit:
        match word:
            case "substitute":
                stands_in_for = self._written("stands_in_for") or None
                presenter = Presenter(self._written("presenter"), stands_in_for=stands_in_for)
                return events.PresenterSubstituted(item, presenter)
            case "insert":
                new = Item(item, self._written("title"), length=self._minutes())
                return events.ItemInserted(as_marked(new), *self._place())
            case "move":
                return events.ItemMoved(item, *self._place())
            case "remove":
                return events.ItemRemoved(item)
        return events.ConditionConfirmed(item)

    def _display(self, word: str) -> events.DisplayFact:
        if word == "hall":
            return events.HallSwitched(self._one_of("picture", events.HallPicture))
        audience = self._one_of("audience", events.Audience)
        if word == "message":
            return events.MessageShown(audience, self._written("text"))
        return events.MessageTakenDown(audience)

    def _speech(self, word: str, item: str) -> events.DiscussionFact:
        name = self._written("speaker")
        speech, time_given = f"{item}/{name}", self._minutes()
        match word:
            case "queue":
                body, topic = self._written("body") or None, self._written("topic") or None
                queued = events.QueuedSpeech(speech, Speaker(name, body, topic), time_given)
                return events.SpeakersQueued(item, (queued,))
            case "call":
                return events.SpeakerCalled(item, speech)
            case "extend":
                return events.SpeechExtended(item, speech, time_given or timedelta())
        return events.SpeechEnded(item, speech)

    def _place(self) -> tuple[int, int, str | None]:
        """Return session and part, counted from 1 in the file, and the item that comes after."""
        before = self._written("before") or None
        session, part = self._count("session"), self._count("part")
        if before in self._programme.positions and not self._values.keys() & {"session", "part"}:
            slot = self._programme.slot(before)
            return slot.session, slot.part, before
        return session, part, before

    def _counted(self, word: str, item: str) -> events.CountFact:
        if word == "attendance":
            return events.AttendanceCounted(self._count("session"), self._groups())
        figures = {key: _figure(self._values[key], key) for key in BALLOTS}
        subject, result = self._written("subject"), self._written("result")
        return events.BallotsCounted(item, **figures, subject=subject, result=result)

    def _groups(self) -> tuple[events.GroupCount, ...]:
        written = self._values["groups"]
        if not isinstance(written, list) or not all(isinstance(g, dict) for g in written):
            raise ScriptError(_("“{key}” is a list").format(key="groups"))
        return tuple(
            events.GroupCount(
                **{key: _figure(group.get(key, 0), key) for key in ATTENDANCE},
                group=str(group.get("group") or ""),
            )
            for group in written
        )

    def _count(self, key: str) -> int:
        written = self._written(key) or "1"
        if not written.isdecimal() or len(written) > LONGEST_COUNT:
            raise ScriptError(_("“{key}” is a number counted from 1").format(key=key))
        return int(written) - 1

    def _one_of(self, key: str, known: type[Known]) -> Known:
        written = self._written(key)
        if written not in list(known):
            message = _("“{key}” is one of {known}")
            raise ScriptError(message.format(key=key, known=", ".join(known)))
        return known(written)

    def _written(self, key: str) -> str:
        value = self._values.get(key, "")
        if isinstance(value, str) or type(value) is int:
            return str(value)
        # A bare 1.10 has become 1.1 here, and might be another item.
        raise ScriptError(_("“{key}” is text; put it in quotes").format(key=key))

    def _level(self) -> Courtesy | None:
        written = self._written("level")
        if not written:
            return None
        if written not in list(Courtesy):
            levels = ", ".join(Courtesy)
            raise ScriptError(_("“level” is one of {levels}").format(levels=levels))
        return Courtesy(written)

    def _minutes(self) -> timedelta | None:
        if "minutes" not in self._values:
            return None
        try:
            minutes = float(self._values["minutes"])
        except (ValueError, TypeError, OverflowError):
            minutes = MOST_MINUTES + 1
        if not -MOST_MINUTES <= minutes <= MOST_MINUTES:
            message = _("“minutes” is a number, at most {most}")
            raise ScriptError(message.format(most=MOST_MINUTES))
        return timedelta(minutes=minutes)

    def _instant(self, key: str, since: datetime | None = None) -> datetime:
        try:
            day, at = self._day(), self._time(key)
        except (ValueError, TypeError, OverflowError):
            message = _(
                '“{key}” is a time such as "07:36" or "07:36:10", “date” such as 2023-12-06'
            )
            raise ScriptError(message.format(key=key)) from None
        if day is None:
            raise ScriptError(_("the programme has no date; say “date” with each action"))
        return local_instant(datetime.combine(day, at), self._programme.timezone, since)

    def _day(self) -> date | None:
        if "date" not in self._values:
            return self._programme.session_date(0)
        day = date.fromisoformat(self._values["date"])
        if day.year not in YEARS:
            raise ValueError(day)
        return day

    def _time(self, key: str) -> time:
        figures = [int(figure) for figure in self._written(key).split(":")]
        hour, minute, second = figures if len(figures) == _TO_THE_SECOND else (*figures, 0)
        return time(hour, minute, second)

    def _needs(self, word: str, key: str) -> ScriptError:
        return ScriptError(_("“{do}” needs “{key}”").format(do=word, key=key))


def _figure(value: object, key: str) -> int:
    if isinstance(value, int) and 0 <= value <= MOST_COUNTED:
        return value
    raise ScriptError(_("“{key}” is a whole number").format(key=key))
