"""Limits as they are written in files."""

from readyctl.core.entry.written_limit import Limit


def test_a_limit_is_held_against_texts_as_it_is_written_readable_or_not() -> None:
    assert Limit(metric="uptime", at_most="99.9 %").text == ("uptime", None, "99.9 %")
    assert Limit(metric="speed", at_least="very fast").text == ("speed", "very fast", None)
