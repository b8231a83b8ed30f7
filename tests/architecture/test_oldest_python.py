"""What the oldest Python that is supported gets wrong, and nothing here may lean on."""

import re

import pytest

from architecture.source import Source, faults

_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")


def possessive(source: Source) -> list[str]:
    return _POSSESSIVE_GROUP.findall(source.text)


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python 3.11.0 to 3.11.4 (Debian 12 has 3.11.2) lets such a group match what it did not match."""
    assert faults(possessive) == {}


@pytest.mark.parametrize("pattern", ["(a)?+", "(?:a|b)*+", "(ab)++", "(a){2,3}+"])
def test_such_a_pattern_would_be_noticed(pattern: str) -> None:
    assert possessive(Source("core.text.words", pattern))
