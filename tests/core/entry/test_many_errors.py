"""Of an entry with as many errors as fit into a file the first hundred of each part are told, and that there
are more: one file of thousands takes nobody's time.
"""

import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import MANY
from readyctl.core.entry.schema import validate
from readyctl.core.feature.model import Feature

HEAD = "id: fx\nname: FX\nsummary: s\nlevel: planned\n"
ERRORS = 16_000
"""Where each error is compared with each other one, this takes minutes."""


@pytest.mark.parametrize(
    "text",
    [
        f"tags: [{','.join(['~'] * ERRORS)}]\n",
        f"aliases: [{','.join(['{}'] * ERRORS)}]\n",
        f"limits: [{','.join(['{}'] * ERRORS)}]\n",
        f"evidence: {{{','.join(f'k{i}: x' for i in range(ERRORS // 4))}}}\n",
        "".join(f"k{i}: x\n" for i in range(ERRORS // 4)),
    ],
    ids=["nulls", "mappings for texts", "empty limits", "unknown keys", "unknown keys at the top"],
)
def test_a_hundred_errors_are_told_and_that_there_are_more(text: str) -> None:
    model, problems = validate(Feature, read((HEAD + text).encode()))
    assert model is None
    assert MANY // 4 <= len(problems) <= MANY + 1  # what a union says of one value is told once
    assert "more is wrong" in problems[-1].message
    assert not any("more is wrong" in problem.message for problem in problems[:-1])
    places = [(p.position.line, p.position.column) for p in problems if p.position]
    assert places == sorted(places)


def test_an_error_elsewhere_is_told_beside_thousands() -> None:
    text = HEAD + f"tags: [{','.join(['~'] * ERRORS)}]\nstale_after: never\nnobody_knows: x\n"
    told = {problem.key[0] for problem in validate(Feature, read(text.encode()))[1]}
    assert told >= {"tags", "nobody_knows"}


def test_a_hundred_errors_are_all_told() -> None:
    text = HEAD + f"tags: [{','.join(['~'] * MANY)}]\n"
    problems = validate(Feature, read(text.encode()))[1]
    assert [problem.key for problem in problems] == [("tags", index) for index in range(MANY)]
