"""`readyctl handoff check`."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from readyctl.cli import output
from readyctl.cli.deal.finding import the_entry, the_note
from readyctl.cli.findings_options import Findings
from readyctl.cli.options import Reading, command_line
from readyctl.core.deal.reading import HandoffEntry, HandoffStatus
from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.subject import Subject
from readyctl.core.text.counting import counted
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.rules.facts import Facts


class Gate(StrEnum):
    """What a note must be good enough for."""

    ESTIMATE = "estimate"
    PROPOSAL = "proposal"


class _Wanted(Struct, frozen=True):
    subjects: list[Subject]
    gone: list[Subject]
    """The promises that left these notes without a word."""
    facts: "Facts"
    revision: str | None


@command_line(
    "readyctl handoff check acme-2026-11",
    "readyctl handoff check --gate estimate acme-2026-11",
    "readyctl handoff check note.yaml --format json",
)
def command(
    *,
    notes: Annotated[
        list[str] | None, typer.Argument(metavar="ID|FILE...", help="Default: all of open deals.")
    ] = None,
    gate: Annotated[Gate | None, typer.Option(help="Exit by this gate alone.")] = None,
    findings: Findings,
    reading: Reading,
) -> int:
    """Say, line by line, what engineering would have to guess; with --gate, whether that is too much."""
    wanted = _wanted(reading, notes or [])
    # What judges notes was loaded while git walked the history.
    from readyctl.rules import engine
    from readyctl.rules.catalogue import ON_ENTRIES, rules
    from readyctl.workspace.reading.claims import claims_found
    from readyctl.workspace.reading.report import Report

    found = engine.together(
        engine.run(rules(*ON_ENTRIES), [*wanted.subjects, *wanted.gone], wanted.facts),
        claims_found(wanted.subjects, wanted.facts, proposed=gate is Gate.PROPOSAL),
    )
    docs = wanted.facts.settings.docs
    looked_at = Report(wanted.facts.today, wanted.revision, len(wanted.subjects), tuple(found), docs=docs)
    code = findings.report(looked_at)
    return code if gate is None else _judged(wanted, gate, found)


def _wanted(reading: Reading, names: list[str]) -> _Wanted:
    if names and all(name.endswith((".yaml", ".yml")) for name in names):
        files = [the_note(reading, name) for name in names]
        return _Wanted([found.subject for found in files], [], files[0].facts, None)
    from readyctl.workspace.reading.checking import facts_of, load_while_walking
    from readyctl.workspace.reading.reviews import Reviews

    workspace = reading.workspace()
    load_while_walking(workspace)
    reviews = Reviews(workspace)
    if names:
        entries = [the_entry(reviews, name) for name in names]
    else:
        entries = [(raw, entry) for raw, entry in reviews.entries.values() if not _closed(entry)]
    subjects = [reviews.subject(raw, entry) for raw, entry in entries]
    from readyctl.workspace.reading.checking_deals import vanished_subjects

    paths = {subject.path for subject in subjects}
    gone = [*vanished_subjects(workspace, of=paths)]
    return _Wanted(subjects, gone, facts_of(workspace), workspace.revision)


def _closed(entry: HandoffEntry) -> bool:
    return entry.model is not None and entry.model.stage.closed


def _judged(wanted: _Wanted, gate: Gate, found: Sequence[Diagnostic]) -> int:
    """Show the arithmetic on stderr; 1 where any note does not pass."""
    from readyctl.core.deal.gate import count
    from readyctl.core.deal.gate_text import arithmetic
    from readyctl.core.deal.review import review_word

    passed = bool(wanted.subjects)
    if not passed:
        raise UsageError("there is no note to judge", help="write one with `readyctl handoff new`")
    for subject in wanted.subjects:
        status = subject.value
        if not isinstance(status, HandoffStatus):
            output.say(f"{subject.id}: it cannot be read, so nothing can be estimated")
            passed = False
            continue
        weighed = count(status.note, wanted.facts.settings.estimate_gate)
        for line in arithmetic(subject.id, weighed):
            output.say(line)
        passed &= weighed.passes
        if gate is Gate.PROPOSAL:
            review = review_word(status.review)
            passed &= review == "valid"
            output.say(f"{subject.id}: engineering's review is {_review_words(review, subject.id)}")
            untrue = [d for d in found if d.path == subject.path and d.severity is Severity.ERROR]
            passed &= not untrue
            if untrue:
                many = counted(len(untrue), "error")
                output.say(f"{subject.id}: {many} above: settle that before it goes into a proposal")
    return 0 if passed else 1


def _review_words(review: str, note_id: str) -> str:
    words = {
        "none": f"missing: an engineer runs `readyctl handoff review {note_id} --verdict approved`",
        "valid": "valid",
        "changes_requested": "there, and it asks for changes",
        "outdated": f"outdated: see what changed with `readyctl handoff review {note_id}`",
    }
    return words[review]
