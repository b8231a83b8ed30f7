"""`readyctl ask`."""

import datetime as dt
import sys
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.dates import due
from readyctl.cli.elsewhere import Asking
from readyctl.cli.options import Json, command_line, prompt
from readyctl.core.feature.ask import AnsweredQuestion, Inquiry, NoFeature, ask, ask_about, is_name
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.level.kind import Kind
from readyctl.errors import UsageError


@command_line(
    "readyctl ask multi-currency",
    "readyctl ask can I tell them we do nightly syncs to NetSuite",
    'readyctl ask "FX matching" --kind contract --by 2027-Q3',
    "readyctl ask fx-matching --kind demo --at 2026-11-03 --json",
    "readyctl ask fx-matching --registry ../product",
)
def command(
    *,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="The feature, or the question, in anybody's words."),
    ],
    kind: Annotated[Kind | None, typer.Option(help="One kind of promise; without it, all of them.")] = None,
    by: Annotated[
        dt.date | None, typer.Option(metavar="DATE", parser=due, help="The date that would be promised.")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing at all.")] = False,
    asking: Asking,
    as_json: Json = False,
) -> int:
    """May I say this to a customer? Exits 0 for yes, 1 for no and for what nobody knows.

    In a repository without a registry, name a clone of the one that has it, or the features.json that it
    published, with --registry or in .readyctl.yaml.

    Several things in one question, and several days, are answered one by one; the worst answer decides.
    Without --kind the answer in one word is the one for mentioning it. Where more than one feature may be
    meant, each is shown with its verdict; at a terminal, pick one by its number.
    """
    question = Inquiry(" ".join(words).strip(), kind, by)
    if not question.words:
        raise UsageError("the question is empty", help="name a feature, such as: readyctl ask multi-currency")
    known = asking.answering().known
    answer = _asked(question, known)
    if as_json:
        from readyctl.render.statement.asked_json import render as render_json

        output.emit_exactly(render_json(answer, known))
        return 0 if answer.answer.fine else 1
    _show(answer, known)
    may_ask = not no_input and sys.stdin.isatty() and sys.stdout.isatty()
    (reply, *more) = answer.replies
    if may_ask and not more and isinstance(reply, NoFeature) and (picked := _picked(reply)):
        answer = AnsweredQuestion(question, (ask_about(picked, reply.question, known),))
        _show(answer, known)
    return 0 if answer.answer.fine else 1


def _asked(question: Inquiry, known: Knowledge) -> AnsweredQuestion:
    if is_name(question, known):
        return AnsweredQuestion(question, (ask(question, known),))
    # What takes questions apart costs more than the answer to a name.
    from readyctl.core.statement.asked import asked

    return asked(question, known)


def _show(answer: AnsweredQuestion, known: Knowledge) -> None:
    from readyctl.render.statement.asked import lines

    output.emit_lines(lines(answer, known.as_of))


def _picked(reply: NoFeature) -> str | None:
    """The id of the candidate whose number is typed; None for anything else, and where there is none."""
    if not reply.candidates:
        return None
    question = "Which one? Its number, or Enter for none"
    said = prompt(question, "")
    numbers = {str(number): id_ for number, id_ in enumerate(reply.suggestions, 1)}
    return numbers.get(said.strip().rstrip("."))
