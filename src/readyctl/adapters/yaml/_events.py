"""The parser behind the reader: libyaml's events, or PyYAML's own where libyaml is missing.

Events, not nodes: composing nodes recurses in C, so that a deeply nested file could end the process;
the event parser keeps its own stack. Events also show anchors, aliases and tags as they are written.
"""

from collections.abc import Callable
from typing import Any

from yaml import events as _events
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

Event = Any
"""One of PyYAML's events; its marks have `index`, `line` and `column`, counted in characters from 0."""

Events = Callable[[], Event]
"""Gives the next event at each call; raises `yaml.YAMLError` where the text is no YAML."""

Scalar = _events.ScalarEvent
MappingStart = _events.MappingStartEvent
MappingEnd = _events.MappingEndEvent
SequenceStart = _events.SequenceStartEvent
SequenceEnd = _events.SequenceEndEvent
Alias = _events.AliasEvent
DocumentStart = _events.DocumentStartEvent
DocumentEnd = _events.DocumentEndEvent
StreamEnd = _events.StreamEndEvent
CollectionStart = _events.CollectionStartEvent
CollectionEnd = _events.CollectionEndEvent


class _PurePython(Reader, Scanner, Parser):
    """PyYAML's parser without libyaml, without the constructor and the resolver that go with it."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)


def pure_events(source: bytes | str) -> Events:
    """The events of a text, without libyaml: some twenty times slower."""
    text = source if isinstance(source, str) else source.decode()
    next_event: Events = _PurePython(text).get_event
    return next_event


def _c_events() -> Callable[[bytes | str], Events] | None:
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 - a PyYAML built without libyaml does not have it
    except ImportError:
        return None
    return lambda source: CParser(source).get_event


c_events = _c_events()
"""The events of a text, from libyaml; None where PyYAML was built without it."""

events_of: Callable[[bytes | str], Events] = c_events or pure_events
"""The events of valid UTF-8 (bytes, or decoded) without byte order mark and forbidden characters."""
