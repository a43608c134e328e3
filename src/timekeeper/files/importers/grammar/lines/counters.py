"""The counter or the sign that a line begins with."""

from __future__ import annotations

import re

from msgspec.structs import replace

from timekeeper.files.importers.grammar.lines.line import CounterStyle, ProgrammeLine
from timekeeper.files.importers.grammar.names import CAPITAL
from timekeeper.files.importers.grammar.times import times

# A long list goes on to 100; a number of people or of money has no mark and a word behind it.
_NUMBER = (
    r"(?:[0-9]{1,2}|0[0-9]{2}(?=[.)/])"
    r"|[1-9][0-9]{2}(?=\s*[.)/–-]\s*(?:[^\W\d_]|[0-9]{1,2}\s?(?:h|g|giờ|:))))"
)
NESTED = r"[0-9]{1,3}(?:\.[0-9]{1,2}){1,3}"
_COUNTERS = (
    # "I.1. 7h30"
    (CounterStyle.NESTED, re.compile(r"([IVX]{1,5}\.[0-9]{1,2})[.)/:]?\s+(?=\S)")),
    # "A1. Vệ sinh tay" of "PHIÊN A"
    (CounterStyle.NESTED, re.compile(rf"([A-HĐ][0-9]{{1,2}})[.)]\s+(?={CAPITAL}\w)")),
    # "V/v mở lớp" says what a paper is about.
    (
        CounterStyle.ROMAN,
        re.compile(r"(?!V\s?/\s?[Vv]\b)([IVX]{1,5})\s*(?:[.)/:]\s*|[-–]\s+)(?=\S)"),
    ),
    (
        CounterStyle.NESTED,
        re.compile(
            # "1.1/ 7h30", "2.1.7h30"
            rf"({NESTED})(?:[.)](?=[^\W\d_]{{2}})|(?:[/:]\s*|[.)])(?=[0-9]{{1,2}}\s?(?:h|g|giờ|:[0-5]))"
            # "2.2- Thời gian"; "7.30- Khai mạc" begins with a clock.
            r"|(?<=\.[1-9])[-–]\s*(?=[^\W\d_]|[0-9]{1,2}\s?(?:h|g|giờ|:[0-5]))"
            r"|[.)]?\s+(?=\D|[0-9]{1,2}(?:\s?[hg:]|\.[0-5][0-9](?!\.?[0-9]))))"
        ),
    ),
    (
        CounterStyle.DECIMAL,
        # "1,- Chào cờ", "2, Khai mạc", "03/. Bế mạc", "7/14g00"
        re.compile(
            rf"({_NUMBER})\s*(?:[.)]\s*|/(?:\.?\s+|(?=[0-9]{{1,2}}\s?(?:h|g|giờ)))"
            rf"|,?[-–]\s+(?=\D)|,\s+(?={CAPITAL}\w))(?=\S)"
        ),
    ),
    (CounterStyle.BRACKETED, re.compile(r"(\([0-9]{1,3}\))\s*[.:-]?\s*(?=\S)")),
    (CounterStyle.LETTER, re.compile(r"(\(?[a-zđ]\)|[a-zđ][./](?=\s))\s*(?=\S)")),
    (
        CounterStyle.CAPITAL,
        re.compile(rf"([A-HĐ])(?:[.)/]\s+(?=\S)|\s?[-–]\s+(?={CAPITAL}{{2}}|.+:$))"),
    ),
)
PART = re.compile(
    r"phần\s+(?:thứ\s+)?([0-9]{1,2}|[ivx]{1,4}|nhất|một|hai|ba|bốn|tư|năm|sáu)\b\s*[:.–—-]*\s*",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"([=>]>|[\u2713-\u2775\u2794-\u27be-–—+*•·»‣⁃\u2190-\u21ff\u25a0-\u25ff♦☐☑✅❌👉🔹🔸🔶🔷⭐🌟★☆📌\uf0b7\uf0fc]\ufe0f?[\U0001f3fb-\U0001f3ff]?)\s*(?=\S)|(o|\.)\s+(?=[^\W\d_]|[0-9]{1,2}\s?[hg:])"
)
_FULL_DATE = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[12][0-9]{3}\b")


def with_counter(line: ProgrammeLine) -> ProgrammeLine:
    """Return the line with its counter, or its bullet, taken off."""
    if _FULL_DATE.match(line.text):
        return line
    if counted := _counted(line):
        return counted
    if found := PART.match(line.text):
        text = line.text[found.end() :] or line.text
        return replace(
            line, text=text, style=CounterStyle.PART, key=CounterStyle.PART.value, counter=found[1]
        )
    if found := _BULLET.match(line.text):
        # "- + 8h00: Khai mạc" has one bullet too many.
        while second := _BULLET.match(line.text, found.end()):
            found = second
        key, style = CounterStyle.BULLET.value + (found[1] or found[2]), CounterStyle.BULLET
        line = replace(line, text=line.text[found.end() :], style=style, key=key)
        # "- 2.1. 7h30: Khai mạc" has a number too; "- 7.30 - 8.00" has none.
        counted = None if times.leading(line.text) else _counted(line)
        clock = times.leading(counted.text) if counted else None
        if counted and clock and clock[0].start:
            return replace(counted, style=style, key=key)
    return line


def _counted(line: ProgrammeLine) -> ProgrammeLine | None:
    for style, pattern in _COUNTERS:
        if found := pattern.match(line.text):
            counter = found[1].rstrip(".")
            text = line.text[found.end() :]
            # "1. ✅ 8h00: Khai mạc"
            if (sign := _BULLET.match(text)) and times.leading(text[sign.end() :]):
                text = text[sign.end() :]
            return replace(line, text=text, style=style, key=style.value, counter=counter)
    return None


def counter_style(counter: str) -> CounterStyle | None:
    """Return the sort of a counter that stands by itself, as in a column of numbers."""
    counter = counter.strip().rstrip(".)")
    if counter.isdecimal():
        return CounterStyle.DECIMAL
    found = with_counter(ProgrammeLine(0, f"{counter}. x", ""))
    return found.style if found.text == "x" else None
