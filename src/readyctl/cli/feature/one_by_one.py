"""Going through entries at a terminal, each with a yes of its own: keep, change, lower or skip."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from readyctl.cli import output
from readyctl.cli.feature.needs import asked_for, by_set, by_the_entry
from readyctl.cli.options import Writing, prompt, required
from readyctl.core.entry.keypath import dotted
from readyctl.core.feature.freshness import why_stale
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import asked_values, lacking, obstacles, with_values
from readyctl.core.level.table import Level
from readyctl.errors import UsageError
from readyctl.render.painting import Command, paint
from readyctl.rules.catalogue import may_be_ignored

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace

_QUESTION = "Is it still true? [k]eep, [c]hange, [l]ower, [s]kip, [q]uit: "
_ANSWERS = {word[:length]: word for word in ("keep", "change", "lower", "skip", "quit") for length in (1, 9)}

Told = Callable[[FeatureStatus], Iterable[str]]
"""What a person is shown of an entry before she answers."""


class Answers(Struct):
    """What a person said of the entries that she was shown: those she stands behind, in their order, and what
    she changes of them first, by path.
    """

    signed: list[FeatureStatus] = field(default_factory=list)
    own: dict[str, Proposal] = field(default_factory=dict)


def one_by_one(
    workspace: "Workspace", chosen: Sequence[FeatureStatus], told: Told, writing: Writing
) -> Answers:
    """Ask about each entry. Who quits, or has no more to say, is asked about none of the rest."""
    answers = Answers()
    for number, status in enumerate(chosen, start=1):
        output.say(
            paint(f"{number} of {len(chosen)}: {status.name}", "bold"),
            f" ({status.id}, {status.declared or 'unreadable'}{_age(status)})",
        )
        for line in told(status):
            output.say(line)
        answer = _answer()
        if answer == "quit":
            break
        own = _own(workspace, status, answer, writing)
        if own is not None and answer != "skip":
            answers.own |= {status.entry.where.path: own} if own != Proposal() else {}
            answers.signed.append(status)
    return answers


def _age(status: FeatureStatus) -> str:
    return f", {why_stale(status)}" if status.signed else ", not signed"


def _answer() -> str:
    while True:
        output.say_without_end(_QUESTION)
        try:
            answer = _ANSWERS.get(input().strip().lower())
        except EOFError:
            output.say("")
            return "quit"
        if answer is not None:
            return answer
        output.say(
            "answer with k, c, l, s or q; to read more of it: ",
            Command("readyctl explain"),
            ", in another terminal",
        )


def _own(workspace: "Workspace", status: FeatureStatus, answer: str, writing: Writing) -> Proposal | None:
    """What she changes; nothing of an entry that she keeps, None where she leaves it after all."""
    match answer:
        case "change":
            return _changed(status)
        case "lower":
            return _lowered(workspace, status, writing)
        case _:
            return Proposal()


def _changed(status: FeatureStatus) -> Proposal | None:
    """The values that she gives, until she gives no more; None where that is none at all."""
    output.say("write KEY=TEXT, such as delivery.scope=EUR only; an empty line ends it")
    pairs: list[str] = []
    while pair := _line("KEY=TEXT"):
        try:
            asked = Proposal(set=asked_values([*pairs, pair]))
        except UsageError as error:
            output.say(f"{error.message}; {error.help}")
            continue
        if wrong := obstacles(status, asked, may_be_ignored):
            output.say("; ".join(wrong))
        else:
            pairs.append(pair)
    if not pairs:
        output.say("nothing was changed, so it is skipped")
        return None
    return Proposal(set=asked_values(pairs))


def _lowered(workspace: "Workspace", status: FeatureStatus, writing: Writing) -> Proposal | None:
    """The weaker level, with what that needs and why; None where there is none."""
    from readyctl.workspace.changing.lowering import impact_of, summary_of

    weaker = [level for level in Level if status.declared and level.rank < status.declared.rank]
    if not weaker:
        output.say("there is no lower level, so it is skipped")
        return None
    level = _level(weaker)
    if level is None:
        output.say("it is skipped")
        return None
    for line in summary_of(impact_of(workspace, status, level, None)):
        output.say(line)
    asked = Proposal(level=level)
    answers = asked_for(lacking(status, asked), level.value, by_set, by_the_entry(status, level), writing)
    why = required(None, "--reason", "Why (it goes into the commit)", writing)
    filled = with_values(asked, {dotted(path): text for path, text in answers.items()})
    return filled.model_copy(update={"reason": why})


def _level(weaker: Sequence[Level]) -> Level | None:
    """One of these; None for an empty line."""
    names = ", ".join(weaker)
    while text := _line(f"To which level ({names})"):
        level = Level.named(text)
        if level in weaker:
            return level
        output.say(f"'{text}' is not one of {names}; an empty line leaves it")
    return None


def _line(question: str) -> str:
    return prompt(question, "").strip()
