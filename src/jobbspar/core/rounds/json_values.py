"""Frozen values ↔ JSON, with a JSON Schema from the same classes; a bad file is told by field and reason."""

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

T = TypeVar("T")


class NotJson(Refusal):
    message = N_("The file is not JSON: line %(line)s, column %(column)s: %(why)s")
    mend = N_("Correct that line, or export the file again.")


class BadField(Refusal):
    message = N_("%(at)s: %(why)s")
    mend = N_("The form of the file is described by the JSON Schema in docs/reference.")


def from_json(kind: type[T], text: str) -> T:
    """The value that the text describes, or a refusal that names the field."""
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as wrong:
        raise NotJson(line=wrong.lineno, column=wrong.colno, why=wrong.msg) from wrong
    except (ValueError, RecursionError) as wrong:  # A number of thousands of digits, or lists in lists without end.
        raise BadField(at="file", why="holds a number too long or lists too deep to be read") from wrong
    value: T = _read(kind, raw, at="file")
    return value


def to_json(value: object) -> str:
    """The value as JSON text that `from_json` reads back to an equal value."""
    return json.dumps(_write(value), ensure_ascii=False, indent=1) + "\n"


def schema_of(kind: type, *, title: str) -> str:
    """The JSON Schema of the files that `from_json` accepts."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **_schema(kind)}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _read(kind: Any, raw: Any, *, at: str) -> Any:
    if get_origin(kind) in (Union, UnionType):
        inner = next(one for one in get_args(kind) if one is not NoneType)
        return None if raw is None else _read(inner, raw, at=at)
    if get_origin(kind) is tuple:
        if not isinstance(raw, list):
            raise BadField(at=at, why="must be a list")
        return tuple(_read(get_args(kind)[0], one, at=f"{at}[{number}]") for number, one in enumerate(raw))
    if is_dataclass(kind):
        return _read_object(kind, raw, at=at)
    if kind is date or issubclass(kind, Enum):
        return _read_word(kind, raw, at=at)
    fits = isinstance(raw, kind) and (kind is bool or not isinstance(raw, bool))
    if not fits:
        raise BadField(at=at, why=f"must be {_NAMES[kind]}, not {json.dumps(raw, ensure_ascii=False)[:40]}")
    return raw


def _read_object(kind: Any, raw: Any, *, at: str) -> Any:
    if not isinstance(raw, dict):
        raise BadField(at=at, why="must be an object")
    hints = get_type_hints(kind)
    for name in raw.keys() - hints.keys() - {"$schema"}:
        raise BadField(at=f"{at}.{name}", why="no such field")
    for one in fields(kind):
        if one.name not in raw and _is_required(one):
            raise BadField(at=f"{at}.{one.name}", why="is missing")
    values = {name: _read(hints[name], raw[name], at=f"{at}.{name}") for name in hints if name in raw}
    try:
        return kind(**values)
    except ValueError as wrong:
        raise BadField(at=at, why=str(wrong)) from wrong


def _read_word(kind: Any, raw: Any, *, at: str) -> Any:
    try:
        return date.fromisoformat(raw) if kind is date else kind(raw)
    except (ValueError, TypeError) as wrong:
        allowed = "a day as 2026-11-23" if kind is date else "one of " + ", ".join(one.value for one in kind)
        raise BadField(at=at, why=f"must be {allowed}, not {json.dumps(raw, ensure_ascii=False)[:40]}") from wrong


def _is_required(one: Any) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _write(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _write(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list):
        return [_write(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


_NAMES = {int: "a whole number", str: "a text", bool: "true or false", float: "a number"}
_TYPES = {int: "integer", str: "string", bool: "boolean", float: "number"}


def _schema(kind: Any) -> dict[str, Any]:
    if get_origin(kind) in (Union, UnionType):
        return {"anyOf": [_schema(one) if one is not NoneType else {"type": "null"} for one in get_args(kind)]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0])}
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return {
            "type": "object",
            "description": (kind.__doc__ or "").strip(),
            "properties": {name: _schema(hint) for name, hint in hints.items()},
            "required": [one.name for one in fields(kind) if _is_required(one)],
            "additionalProperties": False,
        }
    if kind is date:
        return {"type": "string", "format": "date"}
    if issubclass(kind, Enum):
        return {"enum": [one.value for one in kind]}
    return {"type": _TYPES[kind]}
