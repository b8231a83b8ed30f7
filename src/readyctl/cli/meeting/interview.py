"""The questions of `sync record` on a terminal: what is still open, what the agenda found, what else."""

import datetime as dt
from collections.abc import Iterator

import typer

from readyctl.cli import output
from readyctl.core.entry.document import Node
from readyctl.core.meeting.agenda import Agenda


def interview(agenda: Agenda) -> dict[str, Node]:
    """The answers, as a file of answers would hold them. An empty answer leaves something out."""
    attendees = [name.strip() for name in _ask("Who is here (addresses, with commas)").split(",")]
    mismatches: list[Node] = [*_still_open(agenda), *_found(agenda), *_more()]
    return {
        "attendees": [name for name in attendees if name],
        "mismatches": mismatches,
        "notes": _ask("Notes") or None,
    }


def _ask(question: str) -> str:
    output.say_without_end(f"{question}: ")
    return str(typer.prompt("", default="", show_default=False, prompt_suffix="", err=True)).strip()


def _day(question: str) -> str | None:
    while text := _ask(f"{question} (2026-11-22, empty for none)"):
        try:
            return dt.date.fromisoformat(text).isoformat()
        except ValueError:
            output.say(f"'{text}' is not a day; write it as 2026-11-22")
    return None


def _still_open(agenda: Agenda) -> Iterator[Node]:
    for item in agenda.items:
        for open_one in item.undecided:
            output.say(
                f"{item.view.name}, still open: {open_one.found} ({open_one.decision or 'no decision'})"
            )
            if done := _day("Done on"):
                kept = {"feature": open_one.feature, "found": open_one.found, "done": done}
                by = open_one.by.isoformat() if open_one.by else None
                yield {**kept, **_filled({"decision": open_one.decision, "owner": open_one.owner, "by": by})}


def _found(agenda: Agenda) -> Iterator[Node]:
    for item in agenda.items:
        for found in item.mismatches:
            output.say(f"{item.view.name}: {found}")
            if decision := _ask("Decision"):
                yield {"feature": item.view.id, "found": found, **_seen_to(decision)}


def _more() -> Iterator[Node]:
    while feature := _ask("Another mismatch: the feature's id (empty to end)"):
        found = _ask("What does not match")
        if found:
            yield {"feature": feature, "found": found, **_seen_to(_ask("Decision"))}


def _seen_to(decision: str) -> dict[str, Node]:
    return _filled({"decision": decision, "owner": _ask("Who sees to it"), "by": _day("By when")})


def _filled(values: dict[str, str | None]) -> dict[str, Node]:
    return {key: value for key, value in values.items() if value}
