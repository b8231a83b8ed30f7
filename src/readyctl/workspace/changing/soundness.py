"""Refusing an edit that would break an entry, before anything is written."""

from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.reading import read_handoff
from readyctl.core.entry.document import Problem
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.reading import read_feature
from readyctl.errors import UsageError
from readyctl.rules.catalogue import may_be_ignored


def ensure_sound(where: EntryPath, before: bytes, after: bytes) -> None:
    """Raise `UsageError` for an edit that brings in an error: a date that is none, a level without its needs.

    `before` is the entry's file as it was, empty for a new one; errors that it had already may stay.
    """
    known = {problem.message for problem in _problems(where, before)} if before else set()
    fresh = [problem for problem in _problems(where, after) if problem.message not in known]
    if fresh:
        others = "".join(f"; {problem.message}" for problem in fresh[1:])
        raise UsageError(
            f"the entry would not be valid: {fresh[0].message}{others}",
            help=fresh[0].help or "give another value",
        )


def _problems(where: EntryPath, data: bytes) -> tuple[Problem, ...]:
    document = read(data)
    if where.kind is EntryKind.HANDOFF:
        return read_handoff(where, document, may_be_ignored).problems
    return read_feature(where, document, may_be_ignored).problems
