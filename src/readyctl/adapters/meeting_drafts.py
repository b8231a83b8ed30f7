"""Drafts of meetings as JSON."""

import json

from readyctl.core.meeting.draft import MeetingDraft

SCHEMA = "readyctl.meeting-draft/1"


def decoded(blob: bytes) -> MeetingDraft | None:
    """The draft in a file's bytes; None where it is none."""
    try:
        data = json.loads(blob)
        given = {str(question): str(answer) for question, answer in data["answers"].items()}
        return MeetingDraft(str(data["date"]), str(data["revision"]), given)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def encoded(draft: MeetingDraft) -> bytes:
    """The file's bytes for a draft."""
    data = {
        "schema": SCHEMA,
        "date": draft.date,
        "revision": draft.revision,
        "answers": dict(draft.answers),
    }
    return json.dumps(data, indent=1, ensure_ascii=False).encode() + b"\n"
