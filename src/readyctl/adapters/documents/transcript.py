"""Transcripts of calls (.vtt, .srt): what was said, joined to sentences, with the time at which it was."""

import re
from typing import BinaryIO

from readyctl.adapters.documents.plain_text import decoded
from readyctl.core.statement.passages import DocumentText, Passage

_TIME = re.compile(r"\s*((?:\d{1,3}:)?\d{1,2}:\d{1,2})(?:[.,]\d{1,3})?\s*-->", re.ASCII)
_SPEAKER = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"</?[^<>]*>")
_ENDED = re.compile(r"[.!?][\"'\u201d\u2019)]*\s*$")
_LONGEST = 2_000


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read a .vtt or .srt file. Raises Unreadable as `plain_text.decoded` does."""
    passages: list[Passage] = []
    parts: list[str] = []
    opened: tuple[str, str, int] | None = None
    cues = 0

    def close() -> None:
        nonlocal opened
        if opened and "".join(parts).strip():
            passages.append(Passage("\n".join(parts), opened[0], line=opened[2]))
        parts.clear()
        opened = None

    lines = decoded(source, name).split("\n")
    for number, line in enumerate(lines):
        time = _TIME.match(line)
        if time is None:
            continue
        cues += 1
        said, last = [], number + 1
        while last < len(lines) and lines[last].strip():
            said.append(lines[last])
            last += 1
        speaker = next((found[1] for text in said if (found := _SPEAKER.search(text))), "")
        if opened and (opened[1] != speaker or _ENDED.search(parts[-1]) or sum(map(len, parts)) > _LONGEST):
            close()
        if said:
            # A line stands for each of the file's, so that a place inside has its line.
            if opened is None:
                opened = (time[1], speaker, number + 2)
            else:
                parts += [""] * (number + 1 - (opened[2] - 1) - len(parts))
            parts += [_TAG.sub("", text).strip() for text in said]
    close()
    return DocumentText(tuple(passages), counts=(("cue", cues),))
