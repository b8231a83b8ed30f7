"""`readyctl feature set-level`: declares a level with exactly what it needs."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import ask_yes, carry_out
from readyctl.cli.feature.asking import Instead
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.feature.needs import asked_for, by_the_entry
from readyctl.cli.feature.propose import leave
from readyctl.cli.options import Here, Writing, command_line, required
from readyctl.core.entry.days import written_due
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.feature import proposals
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import LISTS, changes_asked_for
from readyctl.core.feature.reading import at
from readyctl.core.level.table import UNSIGNED, Level
from readyctl.core.meeting.impact import Impact
from readyctl.core.trust.roster import signers
from readyctl.core.trust.signoff import Unsigned
from readyctl.errors import UsageError
from readyctl.render.painting import Command, paint
from readyctl.workspace.changing.plan import Plan, about

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace

Values = dict[KeyPath, Node]
_OPTIONS: dict[KeyPath, str] = {
    ("delivery", "date"): "--date",
    ("delivery", "scope"): "--scope",
    ("delivery", "capacity"): "--capacity",
    ("caveats",): "--caveat",
    ("evidence", "production"): "--evidence production=…",
    ("evidence", "tests"): "--evidence tests=…",
    ("evidence", "docs"): "--evidence docs=…",
    ("evidence", "support"): "--evidence support=…",
}
"""For each key that a level may need, the option that gives it."""


@command_line(
    "readyctl feature set-level fx committed --date 2027-Q2 --scope '12 currencies' --capacity '2 people'",
    'readyctl feature set-level fx beta --caveat "EUR and USD only"',
    "readyctl feature set-level fx shipped --evidence docs=https://docs.example.com/fx",
)
def command(
    *,
    feature: Annotated[str, typer.Argument(metavar="ID")],
    level: Annotated[Level, typer.Argument(metavar="LEVEL")],
    date: Annotated[
        str | None, typer.Option(help="Delivery date: a day, or a quarter such as 2027-Q2.")
    ] = None,
    scope: Annotated[str | None, typer.Option(help="What will be delivered by then.")] = None,
    capacity: Annotated[str | None, typer.Option(help="Who builds it, and when.")] = None,
    caveat: Annotated[list[str] | None, typer.Option(help="What has to be said with it; repeatable.")] = None,
    evidence: Annotated[
        list[str] | None, typer.Option(metavar="KEY=TEXT", help="production, tests, docs or support.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option(help="Why it goes down or back; it goes into the commit.")
    ] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Declare a level, asking for what that level needs and for nothing else."""
    from readyctl.workspace.changing.editing import edited
    from readyctl.workspace.changing.lowering import impact_of, summary_of
    from readyctl.workspace.changing.proposing import granted_by

    workspace = here.workspace()
    status = the_feature(workspace.inventory(), feature)
    data = status.entry.document.data or {}
    delivery = {"date": date and written_due(date), "scope": scope, "capacity": capacity}
    given: Values = {("delivery", key): text for key, text in delivery.items() if text}
    given |= _evidence(evidence or []) | _caveats(data, caveat or [])
    values = given | _asked(status, level, given, writing)
    if _rather_asks(workspace, status, level, writing):
        leave(workspace, status, _request(status, level, values, reason, writing), writing)
        return
    edits: proposals.Edits = {("level",): level.value, **values}, _contradictions(level, data)
    granted = granted_by(workspace, status, edits)
    change = edited(workspace.top, status.entry.where, edits[0], [*edits[1], *granted])
    untrue = impact_of(workspace, status, level, delivery["date"])
    words = [*_words(status, level, edits, granted), *summary_of(untrue)]
    why = _reason_for(untrue, reason, writing)
    message = about(status.id, f"declare {level.value}") + (f"\n\n{why}" if why else "")
    plan = Plan(workspace.top, words, [change], message)
    commit = writing.commits(default=False)
    if (written := carry_out(plan, writing, within=workspace, commit=commit)) or writing.dry_run:
        _say_who_signs(workspace, status, _request(status, level, values, why), committed=written and commit)


def _words(
    status: FeatureStatus, level: Level, edits: proposals.Edits, granted: list[KeyPath]
) -> Iterator[str]:
    before = status.declared.value if status.declared else "unreadable"
    yield f"{status.id}: {before} → {level.value}"
    yield from (f"set {dotted(path)}" for path in edits[0] if path != ("level",))
    yield from (f"remove {dotted(path)}: a {level.value} entry carries no date" for path in edits[1])
    yield from (f"remove {dotted(path)}: that is what it asks for" for path in granted)


def _caveats(data: Mapping[str, Node], more: list[str]) -> Values:
    kept = data.get("caveats")
    return {("caveats",): [*(kept if isinstance(kept, list) else []), *more]} if more else {}


def _evidence(pairs: list[str]) -> Values:
    values: Values = {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals or not text or ("evidence", key) not in _OPTIONS:
            raise UsageError(
                f"'{pair}' is no evidence",
                help="write --evidence docs=TEXT, with production, tests, docs or support",
            )
        values["evidence", key] = text
    return values


def _asked(status: FeatureStatus, level: Level, given: Values, writing: Writing) -> Values:
    """What the level needs and neither the entry nor the call says."""
    data = status.entry.document.data or {}
    missing = [path for path in level.row.needs if path not in given and not at(data, path)]
    answers = asked_for(missing, level.value, _OPTIONS.__getitem__, by_the_entry(status, level), writing)
    return {path: [answer] if path in LISTS else answer for path, answer in answers.items()}


def _rather_asks(workspace: "Workspace", status: FeatureStatus, level: Level, writing: Writing) -> bool:
    """Whether somebody whose word does not count would rather leave a request than write what is refused."""
    from readyctl.workspace.changing.identity import signer_here

    if not level.needs_signature or writing.yes or writing.dry_run or not writing.may_ask:
        return False
    me = signer_here(workspace, status.area)
    if me.refusal is None:
        return False
    output.say(paint("this would not be signed: ", "yellow"), f"{me.refusal}.")
    return ask_yes("Make it a proposal to engineering instead?", enter=True)


def _request(
    status: FeatureStatus, level: Level, values: Values, reason: str | None, writing: Writing | None = None
) -> Proposal:
    """The same as a proposal; where a person can be asked, with a reason."""
    data = status.entry.document.data or {}
    changed = changes_asked_for(data, proposals.edited(data, (values, []))) or {}
    why = required(reason, "--reason", "the reason", writing) if writing else reason
    return Proposal(level=level, set=changed, reason=why)


def _contradictions(level: Level, data: Mapping[str, Node]) -> list[KeyPath]:
    """A date on a planned or exploratory entry is an error, so it goes with the level that it came with."""
    path: KeyPath = ("delivery", "date")
    return [path] if not level.needs_signature and at(dict(data), path) else []


def _reason_for(found: Impact | None, reason: str | None, writing: Writing) -> str | None:
    """The reason for the commit: asked of a person; where nobody can be asked, needed if a promise breaks."""
    if found is None or reason or writing.dry_run:
        return reason
    if writing.may_ask or found.untrue:
        return required(None, "--reason", "Reason (it goes into the commit)", writing)
    return None


def _say_who_signs(
    workspace: "Workspace", status: FeatureStatus, asked: Proposal, *, committed: bool
) -> None:
    from readyctl.workspace.changing.identity import signer_here

    level = asked.level
    if level is None or not level.needs_signature:
        return
    me = signer_here(workspace, status.area)
    if me.refusal is None:
        if not committed:
            output.say("your commit of this file signs it: ", Command(f"readyctl feature sign {status.id}"))
        return
    output.say(paint("this is not signed: ", "yellow"), f"{me.refusal}.")
    gate = (
        "No hook refused the commit; the check of the range will"
        if committed
        else "The commit hook will refuse it"
    )
    output.say(f"{gate}, and everybody else will see at most {UNSIGNED} until an engineer signs.")
    path = status.entry.where.path
    new = isinstance(status.signoff, Unsigned) and status.signoff.commit is None
    instead = Instead(
        status.id, path, signers(workspace.roster, status.area), asked, new=new, committed=committed
    )
    for line in instead.lines():
        output.say(line)
