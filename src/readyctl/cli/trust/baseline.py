"""`readyctl baseline`: what was there when the registry was taken up, and may stand until a day."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.dates import day
from readyctl.cli.findings_options import newer_codes
from readyctl.cli.options import Here, OptionGroup, Reading, Writing, command_line, group, required
from readyctl.core.text.counting import counted
from readyctl.core.trust.baseline import WHY
from readyctl.errors import UsageError
from readyctl.render.painting import paint

if TYPE_CHECKING:
    from readyctl.core.trust.baseline import Baseline, UnderBaseline
    from readyctl.workspace.changing.plan import Plan
    from readyctl.workspace.reading.opening import Workspace

app = group("What was there when the registry was taken up.")
Until = Annotated[
    dt.date | None,
    typer.Option("--until", metavar="DATE", parser=day, help="The last day, 180 days ahead at most."),
]
Owner = Annotated[str | None, typer.Option("--owner", metavar="NAME", help="Who sees to it.")]


@app.command("take")
@command_line(
    "readyctl baseline take --until 2027-03-31 --owner ada@example.com",
    "readyctl baseline take --new-rules 0.1.0 --until 2027-03-31 --owner ada@example.com",
)
def take(
    *,
    until: Until = None,
    owner: Owner = None,
    reason: Annotated[str, typer.Option(help="Why it may stand for now.")] = WHY,
    new_rules: Annotated[
        str | None,
        typer.Option(
            metavar="VERSION", help="Add only what rules find that this version of readyctl did not have."
        ),
    ] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Let what fails today stand until a day: `check` passes, and fails for whatever is new.

    It raises no level, opens no gate, and counts once a lead commits it.
    """
    take_all(here, until, owner, writing, reason, newer_codes(new_rules) if new_rules else None)


@dataclass(frozen=True)
class Taking(OptionGroup):
    """A baseline, taken by the command that starts a registry."""

    baseline: Annotated[
        bool, typer.Option("--baseline", help="Let what fails in a registry that is there stand until a day.")
    ] = False
    until: Until = None
    owner: Owner = None

    @property
    def asked(self) -> bool:
        """Whether anything of it was given."""
        return self.baseline or self.until is not None or self.owner is not None

    def take(self, here: Here, writing: Writing, *, alone: bool) -> None:
        """Take it. Raises `UsageError` where something else was asked for beside it."""
        if not alone:
            raise UsageError(
                "--baseline is for a registry that is there, and by itself",
                help="run the rest first, and commit; a new registry has nothing that fails",
            )
        take_all(here, self.until, self.owner, writing)


def take_all(
    here: Here,
    until: dt.date | None,
    owner: str | None,
    writing: Writing,
    reason: str = WHY,
    newer: frozenset[str] | None = None,
) -> None:
    """Let what fails stand; of these codes only, where `newer` names them.

    Raises `UsageError` where nobody says until when, or who sees to it.
    """
    from readyctl.workspace.changing.baselines import Terms, taken

    if until is None:
        raise UsageError("nothing says until when", help="add --until DATE")
    who = required(owner, "--owner", "Who sees to it", writing)
    workspace = here.workspace()
    _carry_out(workspace, taken(workspace, Terms(until, who, reason), newer), writing)


@app.command("list")
@command_line("readyctl baseline list")
def list_(*, reading: Reading) -> None:
    """List what stands under the baseline, and what of it is settled."""
    from readyctl.workspace.reading import checking

    workspace = reading.workspace()
    baseline = workspace.settings.baseline
    found = checking.check(workspace).under
    if baseline is None or found is None:
        output.say("there is no baseline")
        return
    gone = {known.name for known in found.settled}
    rows = [
        [
            known.code,
            known.file,
            known.key or "-",
            "settled" if known.name in gone else f"stands ({known.times})",
        ]
        for known in baseline.findings
    ]
    output.emit_table([[paint(word, "dim") for word in ("CODE", "FILE", "KEY", "")], *rows], "nwpp")
    tell_baseline(found, baseline)


@app.command("drop")
@command_line("readyctl baseline drop")
def drop(*, here: Here, writing: Writing) -> None:
    """Take out what is settled, and the whole baseline once nothing is left of it."""
    from readyctl.workspace.changing.baselines import dropped

    workspace = here.workspace()
    plan = dropped(workspace)
    if plan is None:
        output.say("there is no baseline")
        return
    _carry_out(workspace, plan, writing)


def tell_baseline(found: "UnderBaseline", baseline: "Baseline | None") -> None:
    """Say what stands under the baseline, and what nobody finds any more."""
    if baseline is None:
        return
    if found.standing:
        what = counted(found.standing, "finding stands", "findings stand")
        output.say(f"{what} until {baseline.until}, in the baseline of {baseline.owner}")
    if found.settled:
        what = counted(len(found.settled), "finding of the baseline is", "findings of the baseline are")
        output.say(f"{what} settled; see `readyctl baseline drop`")


def _carry_out(workspace: "Workspace", plan: "Plan", writing: Writing) -> None:
    from readyctl.workspace.changing.roster import who_counts

    counting = who_counts(workspace)
    if counting is not None:
        who = " or ".join(counting) or "an engineer"
        output.say(paint("this will not count: ", "yellow"), f"only {who} may change the settings")
    carry_out(plan, writing, within=workspace, commit=writing.commits(default=True))
