"""What the commit hook does. It runs at every commit, so it is called without what reads command lines."""

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.gate import FindingsFormat, report, staged
from readyctl.errors import NoRegistry

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace
    from readyctl.workspace.reading.passing_by import Making
    from readyctl.workspace.reading.staged_report import StagedReport

_CALLS = (["hooks", "run", "pre-commit"], ["hooks", "run", "pre-merge-commit"])
_REGISTRY, _ROOT = "--registry", "--trust-root"


def directly(args: Sequence[str], making: "Making | None" = None) -> int | None:
    """Carry out a command line as hooks call it; None for every other one, and nothing is done then.

    `making` is what was seen already of the commit that it is about.
    """
    told = _told(list(args[3:])) if list(args[:3]) in _CALLS else None
    if told is None:
        return None
    text = os.environ.get("READYCTL_TODAY")
    try:
        today = dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None
    if today is not None and today.isoformat() != text:  # 20261122, or a week's day: no day to the option
        return None
    from readyctl.workspace.reading.opening import Workspace

    registry = Path(told[_REGISTRY]) if _REGISTRY in told else None
    try:
        return judged(
            Workspace.open(
                Path.cwd(),
                registry=registry,
                at="index",
                as_of=today,
                trust_root=told.get(_ROOT),
                hook=True,
                making=making,
            )
        )
    except NoRegistry:
        return 0


def _told(rest: list[str]) -> dict[str, str] | None:
    """The options with their values; None where something else stands there."""
    if rest[-1:] == ["--"]:
        rest = rest[:-1]
    told = dict(zip(rest[::2], rest[1::2], strict=False))
    whole = len(rest) == 2 * len(told) and told.keys() <= {_REGISTRY, _ROOT}
    return told if whole and not any(value.startswith("-") for value in told.values()) else None


def judged(workspace: "Workspace") -> int:
    """Judge the commit that the index would become, say what is to be said, and give the exit code."""
    from readyctl.workspace.reading.staged import nothing_to_judge

    if not workspace.is_there():
        return 0
    if nothing_to_judge(workspace):
        output.say(
            "nothing of the registry is staged here; CI uses the hook readyctl-check, or `readyctl check`"
        )
        return 0
    gate = staged(workspace)
    code = report(gate.report, FindingsFormat.TEXT)
    if code:
        _say_the_way_out(gate)
    return code


def _say_the_way_out(gate: "StagedReport") -> None:
    output.say("the commit was not made; a claim above planned is for engineering to commit")
    if gate.to_configure:
        for line in gate.to_configure:
            output.say(f"to let git sign it: {line}")
    elif gate.only_amended:
        output.say("Amended, HEAD counts as engineering's no more: leave it, and commit without --amend.")
    else:
        from readyctl.cli.feature.asking import instead_of

        for unmade in gate.unmade:
            for line in instead_of(unmade).lines():
                output.say(line)
