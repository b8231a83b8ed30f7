"""A decision hangs on a value, never on the words that this program wrote about it."""

import ast
from collections.abc import Iterator

import pytest

from architecture.source import Source, faults

PROSE = frozenset({"message", "why", "help", "question", "words", "reason", "sentence", "disclaimer"})
"""Attributes that hold sentences for a person."""

LOCAL = frozenset({"message", "why", "help", "help_text", "hint"})
"""Variables that hold such a sentence, mostly because a pattern took it from there."""

READING = frozenset({"startswith", "endswith", "find", "index", "count", "replace"}) | {
    "removeprefix",
    "removesuffix",
    "partition",
}
"""Methods of a text that look into it."""

MATCHING = frozenset({"match", "search", "fullmatch", "findall", "finditer", "sub", "split"})
"""Methods of a pattern that look into what they are given."""

ARGUED = {
    "adapters.git.headers": "a commit's message, in which git has its lines about co-authors",
}
"""Where a word of these holds what somebody else wrote, and why that is so."""


def readings(source: Source) -> Iterator[str]:
    """Every place that looks into such an attribute, as written."""
    for node in source.nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=value, attr=name), args=args):
                looked = (name in READING and _is_prose(value)) or (
                    name in MATCHING and any(map(_is_prose, args))
                )
            case ast.Compare(left=left, ops=ops, comparators=right):
                within_it = any(
                    isinstance(op, ast.In | ast.NotIn) and _is_prose(side)
                    for op, side in zip(ops, right, strict=True)
                )
                sides = (left, *right)
                same = any(map(_is_prose, sides)) and any(isinstance(side, ast.Constant) for side in sides)
                same = same and any(isinstance(op, ast.Eq | ast.NotEq) for op in ops)
                looked = within_it or same
            case _:
                continue
        if looked:
            yield ast.unparse(node)


def _is_prose(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(attr=name):
            return name in PROSE
        case ast.Name(id=name):
            return name in LOCAL
        case _:
            return False


def test_no_decision_hangs_on_words_that_this_program_wrote_and_every_exception_is_needed() -> None:
    assert faults(readings).keys() == ARGUED.keys(), faults(readings)


@pytest.mark.parametrize(
    "text",
    [
        "if verdict.why.startswith('not while'): pass",
        "x = PENDING in diagnostic.message",
        "x = 'a' not in gap.question",
        "x = hint.help.replace('feature', 'handoff')",
        "x = re.search('a', problem.message)",
        "x = _PATTERN.match(change.words)",
        "match x:\n    case Unsigned(why=why):\n        y = address not in why",
        "x = amount.why == 'without a date'",
    ],
)
def test_a_look_into_prose_is_noticed(text: str) -> None:
    assert list(readings(Source("cli.check", text)))
