"""An editor with the published schemas refuses what readyctl refuses, but for what docs/editors.md lists."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import pytest

from readyctl.core.entry.document import Problem
from support.agreement import problems, refusals
from support.damage import Damaged, damaged
from support.noted import Noted

_SAMPLE = 61
_LEAST = 0.99
_NUMBERS = re.compile(r"\+?[0-9.]+([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+|\.nan|TRUE")
"""Spellings that reach a schema as a number or a boolean, and readyctl as the text that stands there."""


_KINDS: Mapping[str, Callable[[Damaged, Problem], bool]] = {
    "a word that says nothing": lambda _, wrong: wrong.rule == "empty-evidence",
    "a code that may not be silenced": lambda _, wrong: (
        wrong.rule == "forbidden-ignore" or "no waiver lets" in wrong.message
    ),
    "a ceiling without a number and a unit": lambda one, _: one.kind == "settings" and ".at_" in one.what,
    "one address, key or person twice": lambda _, wrong: (
        "is listed for both" in wrong.message or "stands here twice" in wrong.message
    ),
    "a quotation without a word": lambda _, wrong: "has no word in it" in wrong.message,
    "a damaged key": lambda one, _: ".keys" in one.what or "revoked" in one.what,
    "a file without content": lambda _, wrong: wrong.rule == "empty-file",
}
"""What a schema cannot say, as docs/editors.md lists it."""


def apart(one: Damaged, found: Sequence[Problem], said: Sequence[str]) -> str | None:
    """The kind of a difference; empty where there is none, None where nothing lists it."""
    if bool(found) is bool(said):
        return ""
    if found and (kind := next((kind for kind, fits in _KINDS.items() if fits(one, found[0])), None)):
        return kind
    spelling = one.what.rpartition(": ")[2].removeprefix("with ")
    return "a number in another spelling" if _NUMBERS.fullmatch(spelling) else None


def differences(some: Sequence[Damaged]) -> Counter[str]:
    """How many of each kind, with those that no page lists by what was done."""
    kinds: Counter[str] = Counter()
    for one in some:
        found, said = problems(one), refusals(one)
        kind = apart(one, found, said)
        assert kind is not None, f"{one.what}: {[problem.message for problem in found]} {said}"
        kinds[kind] += 1
    return kinds


def test_whole_entries_are_right_to_both() -> None:
    for one in (one for one in damaged() if one.what == "nothing"):
        assert (problems(one), refusals(one)) == ((), []), one.text


def test_a_sample_of_damaged_entries_is_refused_by_both_or_neither() -> None:
    some = list(damaged())[::_SAMPLE]
    assert differences(some)[""] >= _LEAST * len(some)


@pytest.mark.slow
def test_every_damaged_entry_is_refused_by_both_or_neither(record_property: Noted) -> None:
    some = list(damaged())
    record_property("entries", len(some))
    kinds = differences(some)
    assert kinds[""] >= _LEAST * len(some)
