"""One assessment as a JSON file: written for another machine, read back without trusting it.

The file holds the pinned texts and every event but those of sealed sources, and says that those are left
out. Reading gives the assessment or problems and never raises: size, depth, doubled keys, numbers that JSON
does not know and characters that no database keeps are refused here; what the events mean is judged by
`workflow.exchange`. `docs/assessment-json.md` is normative, `docs/assessment.schema.json` its JSON Schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, NoReturn

from dd_toolkit.core.assessment.events import (
    BODY_OF_KIND,
    Event,
    EventKind,
    Subject,
    decode_body,
    encode_body,
)
from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import STRICT, Document, Node, adapter_of, parse_as
from dd_toolkit.workflow.exchange import Exported

FORMAT: Final = "ddq-assessment"
VERSION: Final = 1
"""The version that this program writes, and the newest that it reads."""
LEFT_OUT: Final = "Sealed sources and everything they said are never part of this file."
MAX_CHARACTERS: Final = 20_000_000
MAX_EVENTS: Final = 200_000
MAX_DEPTH: Final = 30
BLANK: Final = "{}"


@dataclass(frozen=True, slots=True)
class SubjectEntry:
    """What an event is about."""

    __pydantic_config__: ClassVar[Any] = STRICT

    kind: EventKind
    question: str = ""
    row: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event of the log."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    kind: EventKind
    subject: SubjectEntry
    body: dict[str, Any]
    """Its shape follows from the kind; empty where it was erased."""
    author: str
    at: str
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssessmentFile:
    """A whole file."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: str
    version: int
    assessment: str
    pins: Mapping[str, str]
    events: tuple[EventEntry, ...]
    made_by: str = ""
    left_out: str = field(default=LEFT_OUT)
    """For people: what the file never holds."""


def write_assessment(exported: Exported, made_by: str) -> str:
    """Return the text of a file; equal assessments give equal text."""
    tree = {
        "format": FORMAT,
        "version": VERSION,
        "made_by": made_by,
        "left_out": LEFT_OUT,
        "assessment": exported.assessment,
        "pins": dict(sorted(exported.pins.items())),
        "events": [_entry(event) for event in exported.events],
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def read_assessment(text: str, file: str) -> Exported | tuple[Problem, ...]:
    """Read a file's text; give the assessment or every problem of its form. Never raises."""
    root = _parse(text, file)
    if isinstance(root, Problem):
        return (root,)
    document = Document(file, root)
    head = _head_problem(document)
    if head is not None:
        return (head,)
    parsed = parse_as(document, AssessmentFile)
    if isinstance(parsed, tuple):
        return parsed
    if len(parsed.events) > MAX_EVENTS:
        return (_syntax(file, f"more than {MAX_EVENTS} events"),)
    read = [_event(entry, parsed.assessment, file) for entry in parsed.events]
    problems = tuple(each for each in read if isinstance(each, Problem))
    events = tuple(each for each in read if isinstance(each, Event))
    return problems or Exported(parsed.assessment, parsed.pins, events)


def assessment_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a file, made from the same dataclasses that read it."""
    schema: dict[str, Any] = adapter_of(AssessmentFile).json_schema()
    definitions: dict[str, Any] = schema["$defs"]
    alternatives = []
    for kind in EventKind:
        shape = BODY_OF_KIND[kind]
        body = adapter_of(shape).json_schema(ref_template="#/$defs/{model}")
        definitions.update(body.pop("$defs", {}))
        definitions[shape.__name__] = body
        choice = {"anyOf": [{"$ref": f"#/$defs/{shape.__name__}"}, {"$ref": "#/$defs/Empty"}]}
        alternatives.append({"properties": {"kind": {"const": kind.value}, "body": choice}})
    definitions["EventEntry"]["oneOf"] = alternatives
    schema["properties"]["format"] = {"const": FORMAT}
    schema["properties"]["version"] = {"const": VERSION}
    schema["properties"]["events"]["maxItems"] = MAX_EVENTS
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "dd-toolkit assessment",
        "$defs": dict(sorted(definitions.items())),
    }


def _entry(event: Event) -> dict[str, Any]:
    subject = {key: value for key, value in event.subject._asdict().items() if value}
    return {
        "id": event.id,
        "kind": event.kind.value,
        "subject": {**subject, "kind": event.subject.kind.value},
        "body": json.loads(encode_body(event.body)),
        "author": event.author,
        "at": event.at,
        "replaces": sorted(event.replaces),
    }


def _event(entry: EventEntry, assessment: str, file: str) -> Event | Problem:
    """Return the event of an entry; an empty body is taken as it is, since erasing leaves one."""
    text = json.dumps(entry.body)
    kind = EventKind.ERASE if text == BLANK else entry.kind
    body = decode_body(kind, text)
    if isinstance(body, Problem):
        return Problem(
            body.code, Place(file, path=("events", entry.id[:60])), {**body.details, "event": entry.id[:60]}
        )
    told = entry.subject
    subject = Subject(told.kind, told.question, told.row, told.source)
    replaces = frozenset(entry.replaces)
    return Event(entry.id, assessment, entry.kind, subject, body, entry.author, entry.at, replaces)


def _parse(text: str, file: str) -> Node | Problem:
    """Return the plain values of JSON text, or why it is not such text."""
    if len(text) > MAX_CHARACTERS:
        return _syntax(file, f"longer than {MAX_CHARACTERS} characters")
    try:
        root: Node = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
        json.dumps(root, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        return _syntax(file, error.msg, error.lineno)
    except UnicodeEncodeError:
        return _syntax(file, "half of a character (a lone surrogate)")
    except (ValueError, RecursionError) as error:
        return _syntax(file, "nested too deeply" if isinstance(error, RecursionError) else str(error)[:200])
    return _syntax(file, "nested too deeply") if _is_deep(root) else root


def _once(pairs: list[tuple[str, Node]]) -> dict[str, Node]:
    """Return an object; a key that stands twice would hide one of its values."""
    tree = dict(pairs)
    if len(tree) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return tree


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")


def _is_deep(root: Node) -> bool:
    level: list[Node] = [root]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _children(node: Node) -> Iterator[Node]:
    if isinstance(node, dict):
        yield from node.values()
    elif isinstance(node, list):
        yield from node


def _head_problem(document: Document) -> Problem | None:
    """Return why this is not a file of ours, or one of a newer version."""
    found, version = document.node(("format",)), document.node(("version",))
    if found != FORMAT:
        details = {"found": str(found)[:60], "known": FORMAT}
        return Problem(ProblemCode.FORMAT_UNKNOWN, document.place(("format",)), details)
    if version != VERSION or isinstance(version, bool):
        details = {"found": f"{FORMAT} {str(version)[:20]}", "known": f"{FORMAT} {VERSION}"}
        return Problem(ProblemCode.FORMAT_UNKNOWN, document.place(("version",)), details)
    return None


def _syntax(file: str, detail: str, line: int | None = None) -> Problem:
    return Problem(ProblemCode.JSON_SYNTAX, Place(file, line), {"detail": detail})
