"""The hooks of a repository that is pushed to: what they are given, and what they tell whoever pushes."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.gate import FindingsFormat, report
from readyctl.cli.options import Told

if TYPE_CHECKING:
    from readyctl.workspace.reading.receiving import Refusal, Update

_FIELDS = 3
"""What a pre-receive hook reads in a line, and an update hook is given in another order."""


def before_receiving(told: Told, kept: Sequence[str]) -> int:
    """Judge all references of a push together: one that is refused refuses them all."""
    from readyctl.workspace.reading.receiving import Update

    # Names of references are bytes to git, and what a line ends with is no matter of the console's.
    said = sys.stdin.buffer.read().decode("utf-8", "surrogateescape").split("\n")
    lines = (line.split(" ", _FIELDS - 1) for line in said if line)
    return _received([Update(ref, old, new) for old, new, ref in lines], told, kept)


def before_updating(given: Sequence[str], told: Told, kept: Sequence[str]) -> int:
    """Judge the one reference that an update hook is called for."""
    from readyctl.errors import UsageError
    from readyctl.workspace.reading.receiving import Update

    if len(given) != _FIELDS:
        raise UsageError(
            f"an update hook is given {_FIELDS} arguments, not {len(given)}",
            help="call it as git does: readyctl hooks run update -- REF OLD NEW",
        )
    return _received([Update(*given)], told, kept)


def _received(updates: "Sequence[Update]", told: Told, kept: Sequence[str]) -> int:
    from readyctl.workspace.reading.location import Location
    from readyctl.workspace.reading.receiving import Receiving

    location = Location.seen_from(Path.cwd(), told.registry)
    receiving = Receiving.at(location, trust_root=told.trust_root, as_of=told.as_of, kept=kept)
    codes = []
    for update, found in receiving.judge(updates):
        code = _told(found)
        if code:
            output.say(f"{update.ref} was refused")
        codes.append(code)
    return max(codes, default=0)


def _told(found: "Refusal") -> int:
    from readyctl.workspace.reading.pushing import RegistryGone
    from readyctl.workspace.reading.receiving import Rewritten

    match found:
        case RegistryGone():
            output.say("what is pushed has no registry any more, and what it changes has one")
        case Rewritten(None):
            output.say("the branch would go, and it has the registry that others go by")
        case Rewritten(commit):
            output.say(
                f"the push takes away {(commit or '')[:12]}, which changed the registry; merge instead"
            )
        case _:
            return report(found, FindingsFormat.TEXT)
    output.say("where that is meant, whoever runs the server does it there")
    return 1
