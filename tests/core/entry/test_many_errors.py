"""An entry with as many errors as fit into a file costs as much time as it has errors, and all are told."""

import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.schema import validate
from readyctl.core.feature.model import Feature

HEAD = "id: fx\nname: FX\nsummary: s\nlevel: planned\n"
MANY = 16_000
"""Where each error is compared with each other one, this takes minutes."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"tags: [{','.join(['~'] * MANY)}]\n", MANY),
        (f"aliases: [{','.join(['{}'] * MANY)}]\n", MANY),
        (f"limits: [{','.join(['{}'] * MANY)}]\n", MANY),
        (f"evidence: {{{','.join(f'k{i}: x' for i in range(MANY // 4))}}}\n", MANY // 4),
    ],
    ids=["nulls", "mappings for texts", "empty limits", "unknown keys"],
)
def test_every_error_is_told_once(text: str, expected: int) -> None:
    model, problems = validate(Feature, read((HEAD + text).encode()))
    assert model is None
    assert len(problems) >= expected
    places = [(p.position.line, p.position.column) for p in problems if p.position]
    assert places == sorted(places)
