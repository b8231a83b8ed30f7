"""Reviewing a note: what changed since, whether one's word counts, and the edit that records it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from readyctl.core.deal.note import Review, Verdict
from readyctl.core.deal.review import Outdated, Reviewed, ReviewState
from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Set
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.snapshot import RawEntry
from readyctl.core.text.counting import counted
from readyctl.core.trust.roster import signers
from readyctl.core.trust.signing import confirmation_text
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing.identity import signer_here
from readyctl.workspace.changing.notes import edited_note
from readyctl.workspace.changing.plan import Change, diff
from readyctl.workspace.changing.standing import standing
from readyctl.workspace.reading.reviews import Reviews


def since_last_review(reviews: Reviews, raw: RawEntry, state: ReviewState) -> Iterator[str]:
    """The lines that changed since engineering last read the note, and who changed them."""
    workspace = reviews.workspace
    now = standing(workspace.top, raw.where.path)
    if not isinstance(state, Reviewed | Outdated):
        yield "nobody of engineering has read it; with a verdict you stand behind all of it:"
        yield from (f"  {line}" for line in now.decode("utf-8", "replace").splitlines())
        return
    for change in reviews.late_changes(raw.where, state.act):
        yield f"changed since the review: {change.words}"
    histories = workspace.histories
    node = histories.at(raw.where.path, state.act.commit) if histories else None
    if node is None or node.obj is None:
        return
    lines = diff(Change(raw.where.path, workspace.repository.git.run("cat-file", "blob", node.obj), now))
    yield from (f"  {line}" for line in lines)
    if not lines:
        yield "the note has not changed since"


def ensure_entitled(reviews: Reviews, raw: RawEntry) -> None:
    """Raise `Refused` where this person's review would not count, or the note is not committed as it is."""
    note = raw.where.id
    workspace = reviews.workspace
    me = signer_here(workspace, None)
    if me.refusal is not None:
        raise Refused(
            f"your review of {note} would not count: {me.refusal}",
            help=f"ask {signers(workspace.roster, None)} to run `readyctl handoff review {note}`",
        )
    head = workspace.histories.heads.get(raw.where.path) if workspace.histories else None
    committed = head is not None and head.obj is not None
    if not committed or _differs(reviews, raw, head.obj if head else None):
        raise Refused(
            f"{note} has changes that are not committed, and a review stands on what is committed",
            help=f"commit {raw.where.path} first, then run this again",
        )


class Word(Struct, frozen=True):
    """What an engineer says to a note; `despite` is why she approves it with errors in it."""

    verdict: Verdict
    remarks: str | None = None
    despite: str | None = None


def ensure_no_errors(note_id: str, word: Word, found: Sequence[Diagnostic]) -> None:
    """Raise `UsageError`, naming the errors, where a note is approved in spite of them without a reason."""
    errors = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
    if errors and word.verdict is Verdict.APPROVED and not word.despite:
        named = "; ".join(f"{error.code} {error.message}" for error in errors)
        raise UsageError(
            f"{note_id} has {counted(len(errors), 'error')}: {named}",
            help="have them mended, or say why it is approved all the same: "
            f"readyctl handoff review {note_id} --verdict approved --despite REASON",
        )


def reviewed(reviews: Reviews, raw: RawEntry, before: Review | None, word: Word) -> Change:
    """The change that records a verdict of now; `before` is the review that the note has already."""
    workspace = reviews.workspace
    now = signer_here(workspace, None).moment or workspace.asked.now
    values = _values(before, word, confirmation_text(before.as_of if before else None, now))
    return edited_note(workspace, raw.where, [Set(path, value) for path, value in values.items()])


def _differs(reviews: Reviews, raw: RawEntry, obj: str | None) -> bool:
    stored = reviews.workspace.version_reader(raw.where.kind)
    return obj is None or stored(obj).claim != raw.version.claim


def _values(before: Review | None, word: Word, as_of: str) -> dict[KeyPath, Node]:
    """What the commit writes: key by key where a review is there, so that nothing else moves."""
    if before is None:
        review: dict[str, Node] = {"as_of": as_of, "verdict": word.verdict.value}
        said = {"remarks": word.remarks, "despite": word.despite}
        return {("review",): review | {key: text for key, text in said.items() if text}}
    values: dict[KeyPath, Node] = {("review", "as_of"): as_of, ("review", "verdict"): word.verdict.value}
    if word.remarks or before.remarks:
        values["review", "remarks"] = word.remarks
    if word.despite or before.despite:
        values["review", "despite"] = word.despite
    return values
