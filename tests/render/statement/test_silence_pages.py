"""The pages on what claims nothing: one for each reason, with every example."""

from readyctl.core.statement.silences import SILENCES
from readyctl.render.statement.silence_pages import index, page


def test_each_reason_has_a_page_with_its_examples_on_both_sides() -> None:
    for silence in SILENCES:
        text = page(silence)
        assert f"({silence.name}.md)" in index()
        for passage in (*silence.silent, *silence.speaking):
            assert f"- {passage.text}" in text
