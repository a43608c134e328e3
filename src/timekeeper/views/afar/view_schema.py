"""The published form of views.

``python -m timekeeper.views.afar.view_schema > resources/view.schema.json`` makes the JSON Schema.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from msgspec.json import schema

from timekeeper.views.afar.published import FORMAT, KINDS, View

_INSTANT = {"type": "integer", "description": "Milliseconds since 1970, UTC."}
_KNOTS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "array",
        "prefixItems": [_INSTANT, {"type": "integer"}, {"enum": [0, 1]}, {"type": "string"}],
        "items": False,
        "minItems": 3,
    },
    "description": "From an instant on a value stands (0) or goes with the time (1).",
}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_READING = {
    "oneOf": [
        _object({"clock": {"oneOf": [{"const": "now"}, _KNOTS]}}),
        _object({"date": {"const": "now"}}),
        _object({"prose": _KNOTS}),
        _object({"left": _INSTANT}),
        _object({"gone": _INSTANT}),
        _object({"deviation": _KNOTS}),
    ]
}
_TEXT = {
    "oneOf": [
        {"type": "string"},
        {
            "type": "array",
            "minItems": 1,
            "contains": {"$ref": "#/$defs/Reading"},
            "items": {"oneOf": [{"type": "string"}, {"$ref": "#/$defs/Reading"}]},
        },
    ],
    "description": "A text, or its pieces with readings in their places.",
}
_SHARE = {
    "oneOf": [
        {"type": "number", "minimum": 0, "maximum": 1},
        {
            "type": "object",
            "properties": {"since": _INSTANT, "of": {"type": "integer", "exclusiveMinimum": 0}},
            "required": ["since", "of"],
            "additionalProperties": False,
        },
    ],
    "description": "The part of a time that is used; the second form goes on with the time.",
}
_WORDS = (
    *("hour", "hour_and_minute", "on_time", "late", "early"),
    *("minutes", "hours", "hours_and_minutes"),
)


def published_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of published views."""
    defs: dict[str, Any] = {"Text": _TEXT, "Reading": _READING, "Share": _SHARE}
    for content, kind in KINDS.items():
        parts = {name: _as_sent(each) for name, each in schema(content)["$defs"].items()}
        picture = parts.pop(content.__name__)
        defs |= parts
        picture["properties"] = {"kind": {"const": kind}, **picture["properties"]}
        picture["required"] = list(picture["properties"])
        defs[kind] = picture
    zone = {"type": "integer", "description": "Seconds ahead of UTC."}
    since = {"type": "array", "prefixItems": [_INSTANT, zone], "items": False, "minItems": 2}
    pictures = [{"$ref": f"#/$defs/{kind}"} for kind in KINDS.values()]
    segment = _object({"from": _INSTANT, "picture": {"oneOf": pictures}})
    fields = {
        "format": {"const": FORMAT},
        "conference": {"type": "string"},
        "epoch": {"type": "integer", "minimum": 0},
        "seq": {"type": "integer", "minimum": 0},
        "audience": {"enum": [view.value for view in View]},
        "at": _INSTANT,
        "language": {"type": "string"},
        "zone": {"type": "array", "minItems": 1, "items": since},
        "words": _object({name: {"type": "string"} for name in _WORDS}),
        "segments": {"type": "array", "minItems": 1, "items": segment},
    }
    form = _object(fields)
    form["properties"]["backdrops"] = {
        "type": "string",
        "description": "From the hall's own server: which pictures of the office it has now.",
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "description": "What one audience reads from an instant on, in words and instants.",
        **form,
        "$defs": defs,
    }


def _as_sent(made: Any) -> Any:
    """Return a content's schema with what a text and a share may be in a view."""
    match made:
        case {"type": "string"} if "enum" not in made:
            return {"$ref": "#/$defs/Text"}
        case {"type": "number"}:
            return {"$ref": "#/$defs/Share"}
        case {"type": "object"}:
            properties = made.get("properties", {})
            return _object({name: _as_sent(each) for name, each in properties.items()})
        case dict():
            kept = ("$ref", "anyOf", "enum", "type", "items")
            return {name: _as_sent(each) for name, each in made.items() if name in kept}
        case list():
            return [_as_sent(each) for each in made]
        case _:
            return made


if __name__ == "__main__":
    sys.stdout.write(json.dumps(published_schema(), indent=2) + "\n")
