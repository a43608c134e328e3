"""The actions file of a rehearsal: what to do at which time of the day."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from timekeeper.core import acts, events
from timekeeper.core.acts import Act
from timekeeper.core.changes.replanning import Measure
from timekeeper.core.checks.confidential import as_marked
from timekeeper.core.programme import Item, Presenter, Programme, Speaker
from timekeeper.files.agenda.agenda_file import MEGABYTE, AgendaError
from timekeeper.files.agenda.yaml_text import Document, read_yaml
from timekeeper.files.script_fields import ActionFields, ScriptError
from timekeeper.live.rehearsal import ScriptedAct
from timekeeper.words.language import _

LARGEST = 5 * MEGABYTE
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


def read_script(path: Path, programme: Programme) -> tuple[ScriptedAct, ...]:
    """Return the acts of the file; times are meant in the programme's time zone and date."""
    try:
        document = read_yaml(_text(path), str(path))
    except AgendaError as error:
        raise ScriptError(str(error)) from error
    if document.problems:
        raise ScriptError(str(document.problems[0]))
    scripted: list[ScriptedAct] = []
    for index, action in enumerate(_actions(document)):
        line = document.line(("actions", index)) or 1
        before = scripted[-1].at if scripted else None
        try:
            fields = ActionFields(action, programme, _ALL_KEYS)
            at = fields.at(before)
            scripted.append(ScriptedAct(at, _act(fields, at), line))
        except ScriptError as error:
            raise ScriptError(f"{path}:{line}: {error}") from error
        if before is not None and at < before:
            raise ScriptError(
                _("{file}:{line}: the time lies before that of the action above.").format(
                    file=path, line=line
                )
            )
    return tuple(scripted)


def act_of(action: object, programme: Programme, now: datetime) -> Act:
    """Return the act that a mapping asks for now, in the words of an actions file, without "at".

    ScriptError says what is wrong with it.
    """
    if isinstance(action, dict) and "at" in action:
        raise ScriptError(_("“{key}” is not known here").format(key="at"))
    return _act(ActionFields(action, programme, _ALL_KEYS), now)


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


def _act(fields: ActionFields, now: datetime) -> Act:
    word = fields.word
    known = [*_BARE, *_NEEDS, *_FACT_KEYS]
    if word not in known:
        message = _("“{found}” is no action; one of {known} was expected")
        raise ScriptError(message.format(found=word, known=", ".join(known)))
    return _act_of_a_fact(fields, word) if word in _FACT_KEYS else _plain_act(fields, word, now)


def _plain_act(fields: ActionFields, word: str, now: datetime) -> Act:  # noqa: C901, PLR0911  # a case to a word
    # What is wrong is told also where the word has no use for it.
    item, text = fields.text("item") or None, fields.text("text")
    amount, level = fields.minutes(), fields.level()
    to = fields.true_instant("to", now)
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
        case "note" if "text" in fields.keys:
            return acts.AddNote(text, item)
    if word in _NEEDS:
        raise _refusal(word, _NEEDS[word])
    return _BARE[word]


def _act_of_a_fact(fields: ActionFields, word: str) -> Act:  # noqa: C901, PLR0911  # a case to a word
    keys, own = _FACT_KEYS[word], fields.keys - {"at", "do", "date"}
    for key in sorted(own - keys):
        raise ScriptError(_("“{key}” is not known here").format(key=key))
    for key in sorted(keys - own - _OPTIONAL):
        raise _refusal(word, key)
    item = fields.text("item")
    match word:
        case "replan":
            return acts.ReplanBy(fields.one_of("measure", Measure))
        case "explain":
            cause = fields.one_of("cause", events.Cause)
            return acts.Explain(events.OverrunExplained(item, cause, fields.text("text")))
        case "queue" | "call" | "extend" | "end_speech":
            return acts.Discuss(_speech(fields, word, item))
        case "hall":
            return acts.Show(events.HallSwitched(fields.one_of("picture", events.HallPicture)))
        case "message":
            audience = fields.one_of("audience", events.Audience)
            return acts.Show(events.MessageShown(audience, fields.text("text")))
        case "take_down":
            audience = fields.one_of("audience", events.Audience)
            return acts.Show(events.MessageTakenDown(audience))
        case "attendance":
            counted = events.AttendanceCounted(fields.count("session"), fields.groups())
            return acts.Count(counted)
        case "ballots":
            figures = fields.figures(BALLOTS)
            subject, result = fields.text("subject"), fields.text("result")
            return acts.Count(
                events.BallotsCounted(item, **figures, subject=subject, result=result)
            )
    return acts.Edit(_edit(fields, word, item))


def _edit(fields: ActionFields, word: str, item: str) -> events.ProgrammeEdit:
    match word:
        case "substitute":
            stands_in_for = fields.text("stands_in_for") or None
            presenter = Presenter(fields.text("presenter"), stands_in_for=stands_in_for)
            return events.PresenterSubstituted(item, presenter)
        case "insert":
            new = Item(item, fields.text("title"), length=fields.minutes())
            return events.ItemInserted(as_marked(new), *fields.place())
        case "move":
            return events.ItemMoved(item, *fields.place())
        case "remove":
            return events.ItemRemoved(item)
    return events.ConditionConfirmed(item)


def _speech(fields: ActionFields, word: str, item: str) -> events.DiscussionFact:
    name = fields.text("speaker")
    speech, time_given = f"{item}/{name}", fields.minutes()
    match word:
        case "queue":
            body, topic = fields.text("body") or None, fields.text("topic") or None
            queued = events.QueuedSpeech(speech, Speaker(name, body, topic), time_given)
            return events.SpeakersQueued(item, (queued,))
        case "call":
            return events.SpeakerCalled(item, speech)
        case "extend":
            return events.SpeechExtended(item, speech, time_given or timedelta())
    return events.SpeechEnded(item, speech)


def _refusal(word: str, key: str) -> ScriptError:
    return ScriptError(_("“{do}” needs “{key}”").format(do=word, key=key))
