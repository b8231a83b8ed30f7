"""What a level needs, asked of a person one thing at a time, or named where nobody can be asked."""

from collections.abc import Callable, Iterable
from typing import Final

from readyctl.cli import output
from readyctl.cli.options import Writing, prompt
from readyctl.core.entry.days import written_due
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.proposals import DATE, LISTS, objections
from readyctl.core.level.table import Level
from readyctl.errors import UsageError
from readyctl.rules.catalogue import may_be_ignored

QUESTIONS: Final[dict[KeyPath, str]] = {
    DATE: "delivery date, such as 2027-06-30 or 2027-Q2",
    ("delivery", "scope"): "what will be delivered by then",
    ("delivery", "capacity"): "who builds it, and when",
    ("caveats",): "what has to be said with it",
    ("evidence", "production"): "where it runs in production",
    ("evidence", "tests"): "where its tests are",
    ("evidence", "docs"): "where it is documented",
    ("evidence", "support"): "who supports it, and how",
}
"""For each key that a level may need, the question that asks for it."""

Refusal = Callable[[KeyPath, str], str | None]
"""Why an answer will not do; None where it will."""


def asked_for(
    missing: Iterable[KeyPath], what: str, option: Callable[[KeyPath], str], refuse: Refusal, writing: Writing
) -> dict[KeyPath, str]:
    """The answers of a person, each asked for until it will do; `what` is what needs them.

    Raises `UsageError` naming each `option` where there is nobody to ask.
    """
    paths = list(missing)
    if paths and not writing.may_ask:
        raise UsageError(
            f"{what} needs {', '.join(map(dotted, paths))}", help=f"add {' '.join(map(option, paths))}"
        )
    return {path: _answer(path, refuse) for path in paths}


def _answer(path: KeyPath, refuse: Refusal) -> str:
    question = QUESTIONS.get(path, dotted(path))
    while True:
        answer = prompt(f"{question[0].upper()}{question[1:]}").strip()
        answer = written_due(answer) if path == DATE else answer
        why = refuse(path, answer)
        if why is None:
            return answer
        output.say(why)


def by_the_entry(status: FeatureStatus, level: Level) -> Refusal:
    """Refuses what the entry could not carry at that level."""

    def refuse(path: KeyPath, answer: str) -> str | None:
        value: Node = [answer] if path in LISTS else answer
        found = objections(status, ({("level",): level.value, path: value}, []), may_be_ignored)
        wrong = (one for one in found if one.key[: len(path)] == path)
        return next((one.message for one in wrong), None)

    return refuse


def by_set(path: KeyPath) -> str:
    """The option of `propose` that gives a key."""
    return f"--set {dotted(path)}=TEXT"
